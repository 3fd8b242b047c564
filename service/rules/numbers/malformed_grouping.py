"""A number whose last group is a digit short or a digit long (`44,00 children`, `100,0000`) has lost or gained a zero.

Looked at only where the locale groups by a comma and the digits show it: `1,50,000` is well-formed in Indian English,
`44,00` in German is a decimal, and no group of a text in an unknown language is called malformed. Each number gets its
readings with a probability each: the odds of the shape, from 41 such numbers read in English articles (37 had lost a
zero, 4 had a decimal comma), times what the evidence around says for or against. Readings that an editor could not
choose between stay suggestions.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.locales import language_name, number_marks

_MALFORMED = re.compile(
    r"""
    (?<![\w.,/:\-–])
    (?P<currency> [$£€¥₹][ ]? )?
    (?P<head> [1-9][0-9]{0,2} (?:,[0-9]{3})* ),
    (?: (?P<short> 00 ) | (?P<long> [0-9]000 ) )
    (?! [\w%] | [.,/:\-–][0-9] )
    """,
    re.VERBOSE,
)

_NUMBER = re.compile(r"(?:[$£€¥₹] ?)?([0-9]+(?:[.,][0-9]+)*)")
_GROUPED = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![\w,]|\.[0-9]*,)")
_DECIMAL_COMMA = re.compile(r"(?<![\w.,])[0-9]{1,3},(?:[0-9]|[0-9][1-9])(?![\w,/:\-–]|\.[0-9])")
_LAKH = re.compile(r"(?<![\w.,])[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?![\w,])")

_PLURAL = re.compile(r" (?:[a-z]+(?:-[a-z]+)? )?(?P<noun>[A-Z]?[a-z]{2,}s|people|children|women|men|police|troops)\b")
_MONEY_UNIT = re.compile(r" ?(?:euros?|eur|pounds?|francs?|kroner|kr|dollars?|dlrs|usd|cents?)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r" ?(?:%|per ?cent|pct|million|billion|trillion|mln|bln|degrees|points?|hrs?|hours|pm|am|o'clock|h)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:some|over|about|nearly|almost|roughly|around|approximately|estimated|least|than|including|another|up to) \Z"
)
_INCLUDING = re.compile(
    r"(?<![\w.,])(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)[^.,;\d]{0,40},"
    r" (?:including|among them|of (?:whom|which|them)) (?:\w+ )?\Z"
)
_LOOK_AROUND = 80

LOST_ZERO, SHIFTED_COMMA, DECIMAL = 0.90, 0.03, 0.07
"""The odds of the shape `,00` alone: 37 of the 41 read had lost a zero and 4 had a decimal comma; a comma one digit to
the right of its place was not among them and is given less than one in 41."""

LAKH = 0.5
"""The odds of two lost zeros where the article groups as Indian English does: as many as make the others uncertain."""

EXTRA_ZERO, EXTRA_DIGIT = 0.75, 0.2
"""For a group one digit long: of 21 read, 15 had one zero too many; the others have no one reading."""

SURE = 0.99
"""No reading of a damaged number is certain."""

TWICE = 20
"""How much likelier a reading is that stands elsewhere in the article: the same quantity is often told twice."""


class _Place(NamedTuple):
    """A malformed number with what stands around it."""

    match: re.Match[str]
    before: str
    behind: str

    @property
    def currency(self) -> str:
        return self.match["currency"] or ""

    @property
    def whole(self) -> int | None:
        """The number of which this one is said to be a part (`110,000 civilians, including …`)."""
        including = _INCLUDING.search(self.before)
        return _amount(including["whole"]) if including else None


class _Usage(NamedTuple):
    """What the article's own well-formed numbers say of its marks."""

    has_groups: bool
    has_decimal_commas: bool
    has_lakhs: bool


@rule(
    "numbers.malformed-grouping",
    summary="Restore the zero that a number lost, or drop the one that it gained, behind its last comma.",
    needs=(",", "0"),
    examples={
        "Some 52,000 people, 18,00 children among them, left.": "Some 52,000 people, 18,000 children among them, left.",
    },
    leaves=(
        "It cost Rs 1,50,000 then.",
        "He read Matthew 5,12 aloud.",
        "Count 1,2,3 and go.",
        "It was worth $1.375 billion.",
    ),
)
def malformed_grouping(text: Text) -> Iterator[Edit]:
    """Yield an edit for each number with a group of zeros that is short or long by one digit."""
    marks = number_marks(text.document.context.language.code)
    if marks is None or marks.group != "," or marks.decimal != ".":
        return
    value = text.value
    if ",00" not in value and "000" not in value:
        return
    for match in _MALFORMED.finditer(value):
        if match["short"] and "," not in match["head"] and text.once(_usage).has_decimal_commas:
            continue  # the article writes decimals so
        start, end = match.span()
        place = _Place(match, value[max(start - _LOOK_AROUND, 0) : start], value[end : end + _LOOK_AROUND])
        odds = _odds_short(place, text) if match["short"] else _odds_long(place)
        likeliest, *others = _ranked(_favouring_repetition(odds, text))
        why = _explanation(place, likeliest, text.document.context.language.code)
        yield text.edit(start, end, likeliest.after, likeliest.confidence, tuple(others), why)


def _odds_short(place: _Place, text: Text) -> dict[str, float]:
    """The readings of a number that ends in `,00`, each with its odds."""
    currency, head = place.currency, place.match["head"]
    usage = text.once(_usage)
    is_indian = usage.has_lakhs or text.document.context.language.code == "en-IN"
    whole = place.whole
    is_too_large = whole is not None and whole < _amount(head) * 1000  # a part is not larger than its whole
    return {
        f"{currency}{head},000": LOST_ZERO * (0.02 if is_too_large else 1),
        f"{currency}{_amount(head) * 100:,}": SHIFTED_COMMA,
        f"{currency}{head}.00": DECIMAL * _decimal_factor(place, usage),
        f"{currency}{head},00,000": LAKH if is_indian and "," not in head else 0,
    }


def _decimal_factor(place: _Place, usage: _Usage) -> float:
    """How much likelier the surroundings make it that the comma is a decimal comma."""
    evidence: tuple[tuple[Callable[[], object], float], ...] = (
        (lambda: "," in place.match["head"], 0.02),  # a decimal comma does not follow a grouping comma
        (lambda: _MONEY_UNIT.match(place.behind), 20),
        (lambda: _MEASURE.match(place.behind), 40),
        (lambda: _counted(place), 0.1),  # what is counted is whole
        (lambda: place.currency.startswith("$"), 3),
        (lambda: place.currency and not place.currency.startswith("$"), 8),
        (lambda: place.currency and len(place.match["head"]) == 3, 0.2),  # prices with cents are mostly small
        (lambda: _HEDGE.search(place.before), 0.3),
        (lambda: usage.has_groups, 0.3),
    )
    factor = 1.0
    for holds, weight in evidence:
        if holds():
            factor *= weight
    return factor


def _counted(place: _Place) -> str | None:
    """The plural noun that the number counts, money and measures aside."""
    noun = _PLURAL.match(place.behind)
    if noun is None or _MONEY_UNIT.match(place.behind) or _MEASURE.match(place.behind):
        return None
    return noun["noun"]


def _odds_long(place: _Place) -> dict[str, float]:
    """The readings of a number whose last group has four digits that end in three zeros."""
    currency, head, tail = place.currency, place.match["head"], place.match["long"]
    return {
        f"{currency}{head},{tail[:3]}": EXTRA_ZERO,
        f"{currency}{_amount(head + tail):,}": EXTRA_DIGIT,
    }


def _favouring_repetition(odds: dict[str, float], text: Text) -> dict[str, float]:
    """The odds, with those readings favoured that stand elsewhere in the article or in its title."""
    told, titled = text.once(_told), _told(text.document.title or "")
    return {reading: share * (TWICE if reading in told or reading in titled else 1) for reading, share in odds.items()}


def _told(value: str) -> frozenset[str]:
    """The numbers of a text, with their currency and without."""
    return frozenset(number for match in _NUMBER.finditer(value) for number in (match[0], match[1]))


def _ranked(odds: dict[str, float]) -> list[Reading]:
    """The readings likeliest first, with their odds made probabilities; those under one in a hundred are left out."""
    total = sum(odds.values())
    ranked = sorted(odds.items(), key=lambda item: -item[1])
    shares = [(reading, share / total) for reading, share in ranked]
    return [Reading(reading, min(round(share, 2), SURE)) for reading, share in shares if share >= 0.01]


def _usage(value: str) -> _Usage:
    return _Usage(
        has_groups=bool(_GROUPED.search(value)),
        has_decimal_commas=bool(_DECIMAL_COMMA.search(value)),
        has_lakhs=bool(_LAKH.search(value)),
    )


def _amount(grouped: str) -> int:
    return int(grouped.replace(",", ""))


def _explanation(place: _Place, likeliest: Reading, tag: str | None) -> str:
    number = place.match[0]
    if likeliest.after.endswith(".00"):
        return f"“{number}” has two digits behind its comma, as a decimal has where a comma is the decimal mark."
    tail = place.match["short"] or place.match["long"]
    happened = "a zero was lost" if place.match["short"] else "there is a zero too many"
    why = f"In {language_name(tag)} a comma groups three digits, but {len(tail)} follow it in “{number}”: {happened}."
    if noun := _counted(place):
        why += f" A decimal it is not, for {noun} are counted whole."
    if place.whole is not None:
        why += f" {likeliest.after} fits the {place.whole:,} of which it is a part."
    return why
