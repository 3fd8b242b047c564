"""What a malformed number may have been: its readings with their odds, from its shape and the evidence of the article.

Evidence is of the article, not of a field, and a number that is settled is evidence for the others, as it will be when
it is mended. So the answer's own repairs tell a second run nothing new.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from service.engine.document import Document
from service.engine.edit import Field, Reading
from service.language.locales import NumberMarks
from service.language.word_lists import read_list

_MALFORMED = re.compile(
    r"""
    (?<![\w.,/:\-–])
    (?P<currency> [$£€¥₹][ ]? )?
    (?P<head> [1-9][0-9]{0,2} (?:,[0-9]{3}){0,4} ),
    (?: (?P<short> 00 ) | (?P<long> [0-9]000 ) )
    (?! \w | [ ]?[%°] | [.,/:\-–]\w )
    """,
    re.VERBOSE,
)

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_GROUPED = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![\w,]|\.[0-9]*,)")
_GROUPED_MONEY = re.compile(r"[$£€¥₹] ?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![\w,])")
_DECIMAL_COMMA = re.compile(r"(?<![\w.,])[0-9]{1,3},(?:[0-9]|[0-9][1-9])(?![\w,/:\-–]|\.[0-9])")
_LAKH = re.compile(r"(?<![\w.,])[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?![\w,])")

_NEXT_WORD = re.compile(r" ?([^\W\d_]+(?:[.'’][^\W\d_]+)?)")
_WORDS = re.compile(r" ([^\W\d_][\w-]*)(?: ([^\W\d_][\w-]*))?")
_NO_ADJECTIVES = frozenset(
    [
        "and",
        "or",
        "in",
        "on",
        "at",
        "of",
        "to",
        "the",
        "for",
        "from",
        "with",
        "by",
        "as",
        "than",
        "is",
        "was",
        "were",
        "are",
    ]
)
_HEDGE = re.compile(
    r"\b(?:some|over|about|nearly|almost|roughly|around|approximately|estimated|least|than|including|another|up to) \Z"
)
_TIME_BEFORE = re.compile(r"\b(?:at|by|until|till|from|before|after|since|around) \Z", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"\b(?:[A-Z]{3}|R|Rs\.?|kr) ?\Z")
_CODE = re.compile("[A-Z]{3}")
_PEOPLE = re.compile("[A-Z][a-z]+ans")
_INCLUDING = re.compile(
    r"(?<![\w.,])(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)[^.,;\d]{0,40},"
    r" (?:including|among them|of (?:whom|which|them)) (?:\w+ )?\Z"
)
_MEASURES = frozenset(read_list(__package__, "measures.txt"))
_PERSONS = frozenset(read_list(__package__, "persons.txt"))
_YEARS_GLUED = ("1000", "2000")
_LOOK_AROUND = 80

LOST_ZERO, SHIFTED_COMMA = 0.90, 0.03
"""The odds of the shape `,00`: of the 41 read 37 had lost a zero; a comma one digit astray was not among them."""

DECIMAL = MappingProxyType({1: 6.0, 2: 1.2, 3: 0.3})
"""The odds of a decimal comma, by the digits before it. Four of the 41 read were decimals, all of one digit; prices,
times, scores and measures with a comma are common in texts that nobody read for typos: without evidence nothing is
sure."""

DECIMAL_BEHIND_GROUP = 0.01
DECIMAL_BEHIND_GROUP_OF_MONEY = 0.5
"""`2,046,00` cannot be a decimal; `$1,500,00` may be a price."""

LAKH = 0.5
"""The odds of two lost zeros where the article groups as Indian English does: as many as make the others uncertain."""

EXTRA_ZERO, EXTRA_DIGIT = 0.75, 0.2
"""For a group one digit long: of 21 read, 15 had one zero too many; the others have no one reading."""

SURE, SURE_OF_DECIMAL = 0.99, 0.8
"""No reading of a damaged number is certain; of decimals with a comma too few were read to apply any."""

SETTLED, ROUNDS = 0.85, 3
"""How sure a reading has to be to count as evidence for others, and how often they are looked at again for it."""

TWICE = 20
"""How much likelier a reading is that stands elsewhere in the article: the same quantity is often told twice."""


class Place(NamedTuple):
    """A malformed number of a field, with what stands around it."""

    field: Field
    match: re.Match[str]
    before: str
    behind: str

    @property
    def currency(self) -> str:
        """The currency sign before the number, with its blank, or nothing."""
        return self.match["currency"] or ""

    @property
    def whole(self) -> int | None:
        """The number of which this one is said to be a part (`110,000 civilians, including …`)."""
        including = _INCLUDING.search(self.before)
        return _amount(including["whole"]) if including else None


class Usage(NamedTuple):
    """What the article's own well-formed numbers and its locale say of its marks."""

    has_groups: bool
    has_decimal_commas: bool
    has_lakhs: bool


class Article(NamedTuple):
    """The malformed numbers of both fields, and what all its other numbers say."""

    places: tuple[Place, ...]
    usage: Usage
    told: frozenset[str]
    """The numbers of the article, without their currency."""

    @classmethod
    def of(cls, document: Document, marks: NumberMarks) -> "Article":
        """Read a document whose locale writes numbers with `marks`."""
        title = document.title or ""
        places = [*_places("title", title), *_places("text", document.text)]
        both = f"{title}\n{document.text}" if places else ""
        usage = Usage(
            has_groups=bool(_GROUPED.search(both)),
            has_decimal_commas=bool(_DECIMAL_COMMA.search(both)),
            has_lakhs=marks.is_indian or bool(_LAKH.search(both)),
        )
        told = frozenset(_NUMBER.findall(both))
        return cls(tuple(place for place in places if not _is_something_else(place, usage)), usage, told)


def _places(field: Field, value: str) -> Iterator[Place]:
    if ",00" in value or "000" in value:
        for match in _MALFORMED.finditer(value):
            start, end = match.span()
            yield Place(field, match, value[max(start - _LOOK_AROUND, 0) : start], value[end : end + _LOOK_AROUND])


def _is_something_else(place: Place, usage: Usage) -> bool:
    """Whether it is a decimal as the article writes them, or a day and a year without a blank between."""
    head = place.match["head"]
    if place.match["short"]:
        return "," not in head and usage.has_decimal_commas
    return place.match["long"] in _YEARS_GLUED and "," not in head and int(head) <= 31


def ranked_readings(article: Article) -> list[list[Reading]]:
    """For each place of the article its readings, likeliest first, with their probabilities."""
    ranked = [_ranked(_odds(place, article, _Others(Counter(), None))) for place in article.places]
    for _ in range(ROUNDS):
        settled = [_bare(readings[0].after) if readings[0].confidence >= SETTLED else None for readings in ranked]
        counts = Counter(reading for reading in settled if reading)
        others = [_Others(counts, own) for own in settled]
        ranked = [_ranked(_odds(place, article, of)) for place, of in zip(article.places, others, strict=True)]
    return ranked


class _Others(NamedTuple):
    """How often each reading is settled, seen from a place whose own settled reading does not count."""

    counts: Counter[str]
    own: str | None

    @property
    def exist(self) -> bool:
        return len(self.counts) > 1 or any(self.have(reading) for reading in self.counts)

    def have(self, reading: str) -> bool:
        return self.counts[reading] > (reading == self.own)


def _odds(place: Place, article: Article, others: _Others) -> dict[str, float]:
    """The readings of a place with their odds, given the numbers told elsewhere and the other settled ones."""
    usage = article.usage._replace(has_groups=article.usage.has_groups or others.exist)
    odds = _odds_short(place, usage) if place.match["short"] else _odds_long(place)
    return {
        reading: share * (TWICE if _bare(reading) in article.told or others.have(_bare(reading)) else 1)
        for reading, share in odds.items()
    }


def _odds_short(place: Place, usage: Usage) -> dict[str, float]:
    """The readings of a number that ends in `,00`."""
    currency, head = place.currency, place.match["head"]
    whole = place.whole
    is_too_large = whole is not None and whole < _amount(head) * 1000  # a part is not larger than its whole
    return {
        f"{currency}{head},000": LOST_ZERO * (0.02 if is_too_large else 1),
        f"{currency}{_amount(head) * 100:,}": SHIFTED_COMMA,
        f"{currency}{head}.00": _odds_decimal(place, usage),
        f"{currency}{head},00,000": LAKH if usage.has_lakhs and "," not in head else 0,
    }


def _odds_decimal(place: Place, usage: Usage) -> float:
    """The odds of a decimal comma: those of the shape times what the surroundings say."""
    head = place.match["head"]
    if "," in head:
        return DECIMAL_BEHIND_GROUP_OF_MONEY if place.currency else DECIMAL_BEHIND_GROUP
    evidence: tuple[tuple[Callable[[], object], float], ...] = (
        (lambda: _is_measured(place), 20),
        (lambda: _may_be_a_time(place), 20),
        (lambda: place.currency or _CODE_BEFORE.search(place.before), 3),
        (lambda: counted(place), 0.03),  # who is counted is whole
        (lambda: _HEDGE.search(place.before), 0.5),
        (lambda: usage.has_groups, 0.5),
        (lambda: place.currency and _GROUPED_MONEY.search(f"{place.before}|{place.behind}"), 0.05),
    )
    odds = DECIMAL[len(head)]
    for holds, weight in evidence:
        if holds():
            odds *= weight
    return odds


def _odds_long(place: Place) -> dict[str, float]:
    """The readings of a number whose last group has four digits that end in three zeros."""
    currency, head, tail = place.currency, place.match["head"], place.match["long"]
    return {
        f"{currency}{head},{tail[:3]}": EXTRA_ZERO,
        f"{currency}{_amount(head + tail):,}": EXTRA_DIGIT,
    }


def counted(place: Place) -> str | None:
    """Those whom the number counts: a noun of the list `persons.txt`, or a people (`Americans`)."""
    match = _WORDS.match(place.behind)
    if match is None or _is_measured(place) or _may_be_a_time(place):
        return None
    first, second = match[1], match[2] or ""
    if _is_plural_of_persons(first):
        return first
    return second if first not in _NO_ADJECTIVES and _is_plural_of_persons(second) else None


def _is_plural_of_persons(word: str) -> bool:
    return word.lower() in _PERSONS or bool(_PEOPLE.fullmatch(word))


def _is_measured(place: Place) -> bool:
    """Whether the next word tells a measure, a time, a rate or money, a code of three capitals among them."""
    word = _NEXT_WORD.match(place.behind)
    return word is not None and (word[1].lower() in _MEASURES or bool(_CODE.fullmatch(word[1])))


def _may_be_a_time(place: Place) -> bool:
    """Whether the number stands where a time of day does (`at 15,00`)."""
    head = place.match["head"]
    return len(head) <= 2 and int(head) <= 24 and bool(_TIME_BEFORE.search(place.before))


def _ranked(odds: dict[str, float]) -> list[Reading]:
    """The readings likeliest first, with their odds made probabilities; those under one in a hundred are left out."""
    total = sum(odds.values())
    ranked = sorted(odds.items(), key=lambda item: -item[1])
    likely = [(reading, share / total) for reading, share in ranked if share / total >= 0.01]
    return [
        Reading(reading, min(round(share, 2), SURE_OF_DECIMAL if reading.endswith(".00") else SURE))
        for reading, share in likely
    ]


def _bare(number: str) -> str:
    """A number without its currency sign."""
    return number.lstrip("$£€¥₹ ")


def _amount(grouped: str) -> int:
    return int(grouped.replace(",", ""))
