"""What an article says of its malformed numbers: how it writes the others, and what these tell.

Evidence is of the article, not of a field. A number that is settled is evidence for the others, as it will be when it
is mended; so the answer's own repairs tell a second run nothing new.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from service.engine.document import Document
from service.engine.edit import Field
from service.language.numbers.conventions import Convention
from service.rules.numbers.places import Place, malformed, places_of
from service.rules.numbers.readings import Guess, guesses
from service.rules.numbers.shapes import runs, worth
from service.rules.numbers.siblings import Siblings, Style, Told

_NOUN = re.compile(r"[ \u00a0-]([^\W\d_][\w'’-]*)")


class Evidence(NamedTuple):
    """An article's malformed numbers, and what all its other numbers say of them."""

    marks: Convention
    places: tuple[Place, ...]
    siblings: Siblings
    usage: Mapping[str, int]
    """How many numbers are `grouped`, `decimal`, `foreign decimal` (by the grouping mark) or `three decimals`."""

    three_decimals: Sequence[tuple[Field, int]] = ()
    """Where there are three digits behind a decimal mark that are not settled, in order."""

    settled: Mapping[tuple[Field, int], Style] = {}
    """The style of the places that are settled, so that none is evidence for itself."""

    @classmethod
    def of(cls, document: Document, marks: Convention) -> "Evidence":
        """Read a document that writes numbers with `marks`."""
        numbers = places_of(document, marks)
        places = malformed(numbers, marks)
        told = list(_well_formed(numbers, marks)) if places else []
        return cls(marks, places, Siblings(told), _usage(places, told), _three_decimals(places))

    def informed(self, settled: Iterable[tuple[Place, str]]) -> "Evidence":
        """The evidence with places settled: they tell what they will tell once they are mended."""
        mended = {_key(place): _mended(place, after, self.marks) for place, after in settled}
        told = [*self.siblings.told, *mended.values()]
        left = [place for place in self.places if _key(place) not in mended]
        styles = {key: one.style for key, one in mended.items()}
        return self._replace(
            siblings=Siblings(told), usage=_usage(left, told), three_decimals=_three_decimals(left), settled=styles
        )

    def guesses(self, place: Place) -> list[Guess]:
        """The readings of a malformed number of the article."""
        return guesses(place.numeral, place.shape, self.marks) if place.shape else []

    def others(self, place: Place, what: str) -> int:
        """How many numbers but this one are used in a way."""
        return self.usage.get(what, 0) - (self.way_of(place) == what)

    def way_of(self, place: Place) -> str:
        """The way in which a malformed number of the article is used, or would be if nothing were wrong with it."""
        return self.settled.get(_key(place)) or _way(place)

    def has_three_decimals(self, place: Place, start: int, end: int) -> bool:
        """Whether another number with three digits behind a decimal mark begins in `[start, end)` of the field."""
        low = bisect_left(self.three_decimals, (place.field, start))
        return any(key != _key(place) and key < (place.field, end) for key in self.three_decimals[low : low + 2])

    def worth(self, numeral: str | None) -> Decimal | None:
        """What a number is worth, or `None` where it is not well-formed."""
        return worth(numeral, self.marks) if numeral else None


def style(numeral: str, marks: Convention) -> Style:
    """How a well-formed number is written."""
    if marks.decimal in numeral:
        return "decimal"
    return "plain" if numeral.isdecimal() else "grouped"


def noun(place: Place) -> str:
    """The word behind a number in lower case, or nothing."""
    match = _NOUN.match(place.text, place.end)
    return match[1].lower() if match else ""


def _key(place: Place) -> tuple[Field, int]:
    return place.field, place.start


def _with(place: Place, numeral: str) -> Place:
    """A place as it will be with another number in it, in what is read around it."""
    start = len(place.before)
    return place._replace(
        text=f"{place.before}{numeral}{place.behind}", start=start, end=start + len(numeral), shape=None
    )


def _well_formed(numbers: Iterable[Place], marks: Convention) -> Iterator[Told]:
    """What those of an article's numbers tell that are well-formed."""
    for place in numbers:
        if place.shape is None and (told := worth(place.numeral, marks)) is not None:
            yield _told(place, told, marks)


def _mended(place: Place, after: str, marks: Convention) -> Told:
    """What a place will tell where it stands, once `after` is in it."""
    mended = _with(place, after)
    return _told(mended, worth(after, marks) or Decimal(0), marks)._replace(start=place.start)


def _told(place: Place, told: Decimal, marks: Convention) -> Told:
    return Told(place.field, place.start, told, style(place.numeral, marks), place.currency, noun(place))


def _usage(places: Iterable[Place], told: Iterable[Told]) -> Mapping[str, int]:
    return Counter([*(one.style for one in told), *(_way(place) for place in places)])


def _three_decimals(places: Iterable[Place]) -> Sequence[tuple[Field, int]]:
    return sorted(_key(place) for place in places if place.shape == "decimal")


def _way(place: Place) -> str:
    """What a malformed number would be an instance of if nothing were wrong with it."""
    if place.shape == "decimal":
        return "three decimals"
    digits = runs(place.numeral)
    return "foreign decimal" if place.shape == "short" and len(digits) == 2 and digits[1][-1] != "0" else ""
