"""A number whose last group is a digit short or a digit long (`44,00 children`, `100,0000`) has lost or gained a zero.

Looked at only where the locale groups by a comma and the digits show it: `1,50,000` is well-formed in Indian English,
`44,00` in German is a decimal, and no group of a text in an unknown language is called malformed. Each number gets its
readings with a probability each: the odds of the shape, from 41 such numbers read in English articles (37 had lost a
zero, 4 had a decimal comma), times what the evidence around says for or against. Readings that an editor could not
choose between stay suggestions.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.locales import NumberMarks, language_name, number_marks
from service.language.word_lists import read_list

_MALFORMED = re.compile(
    r"""
    (?<![\w.,/:\-–])
    (?P<currency> [$£€¥₹][ ]? )?
    (?P<head> [1-9][0-9]{0,2} (?:,[0-9]{3}){0,4} ),
    (?: (?P<short> 00 ) | (?P<long> [0-9]000 ) )
    (?! \w | [ ]?[%°] | [.,/:\-–][0-9] )
    """,
    re.VERBOSE,
)

_NUMBER = re.compile(r"(?:[$£€¥₹] ?)?([0-9]+(?:[.,][0-9]+)*)")
_GROUPED = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![\w,]|\.[0-9]*,)")
_GROUPED_MONEY = re.compile(r"[$£€¥₹] ?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![\w,])")
_DECIMAL_COMMA = re.compile(r"(?<![\w.,])[0-9]{1,3},(?:[0-9]|[0-9][1-9])(?![\w,/:\-–]|\.[0-9])")
_LAKH = re.compile(r"(?<![\w.,])[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?![\w,])")

_NEXT_WORD = re.compile(r" ?([^\W\d_]+(?:[.'’][^\W\d_]+)?)")
_PLURAL = re.compile(
    r" (?:(?!(?:and|or|but|in|on|at|of|to|the|for|from|with|by|as|is|was|were|are|it|he|she|they|that|which|when)\b)"
    r"[a-z]+(?:-[a-z]+)? )?(?P<noun>[A-Z]?[a-z]{2,}s|people|children|women|men|police|troops)\b"
)
_HEDGE = re.compile(
    r"\b(?:some|over|about|nearly|almost|roughly|around|approximately|estimated|least|than|including|another|up to) \Z"
)
_TIME_BEFORE = re.compile(r"\b(?:at|by|until|till|from|before|after|since|around|Uhr) \Z", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"\b(?:[A-Z]{3}|R|Rs\.?|kr) ?\Z")
_INCLUDING = re.compile(
    r"(?<![\w.,])(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)[^.,;\d]{0,40},"
    r" (?:including|among them|of (?:whom|which|them)) (?:\w+ )?\Z"
)
_MEASURES = frozenset(read_list(__package__, "measures.txt"))
_YEARS_GLUED = ("1000", "2000")
_LOOK_AROUND = 80

LOST_ZERO, SHIFTED_COMMA = 0.90, 0.03
"""The odds of the shape `,00`: of the 41 read 37 had lost a zero; a comma one digit astray was not among them."""

DECIMAL = MappingProxyType({1: 1.5, 2: 0.45, 3: 0.12})
"""The odds of a decimal comma by the digits before it. Four of the 41 read were decimals, all with one digit; prices,
times and measures with a comma are what an editor sees beside them. Without evidence only three digits speak for a
group."""

DECIMAL_BEHIND_GROUP = 0.01
DECIMAL_BEHIND_GROUP_OF_MONEY = 0.5
"""`2,046,00` cannot be a decimal; `$1,500,00` may be a price."""

LAKH = 0.5
"""The odds of two lost zeros where the article groups as Indian English does: as many as make the others uncertain."""

EXTRA_ZERO, EXTRA_DIGIT = 0.75, 0.2
"""For a group one digit long: of 21 read, 15 had one zero too many; the others have no one reading."""

SURE, SURE_OF_DECIMAL = 0.99, 0.8
"""No reading of a damaged number is certain; of decimals with a comma too few were read to apply any."""

SETTLED, ROUNDS = 0.85, 4
"""How sure a reading has to be to count as evidence for others, and how often they are looked at again for it."""

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


class _Others(NamedTuple):
    """How often each reading is settled in the article, seen from a place whose own settled reading does not count."""

    counts: Counter[str]
    own: str | None

    @property
    def exist(self) -> bool:
        return len(self.counts) > 1 or any(self.have(reading) for reading in self.counts)

    def have(self, reading: str) -> bool:
        return self.counts[reading] > (reading == self.own)


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
    tag = text.document.context.language.code
    marks = number_marks(tag)
    if marks is None or marks.group != "," or marks.decimal != ".":
        return
    value = text.value
    if ",00" not in value and "000" not in value:
        return
    places = [place for place in _places(value) if not _is_something_else(place, text)]
    for place, (likeliest, *others) in zip(places, _readings(places, text, marks), strict=True):
        why = _explanation(place, likeliest, tag)
        yield text.edit(*place.match.span(), likeliest.after, likeliest.confidence, tuple(others), why)


def _places(value: str) -> Iterator[_Place]:
    for match in _MALFORMED.finditer(value):
        start, end = match.span()
        yield _Place(match, value[max(start - _LOOK_AROUND, 0) : start], value[end : end + _LOOK_AROUND])


def _readings(places: list[_Place], text: Text, marks: NumberMarks) -> list[list[Reading]]:
    """The ranked readings of each place. A settled number is evidence for the others, as it will be when mended."""
    usage, told = text.once(_usage), text.once(_told) | _told(text.document.title or "")
    settled: list[str | None] = [None] * len(places)
    ranked: list[list[Reading]] = []
    for _ in range(ROUNDS):
        counts = Counter(reading for reading in settled if reading)
        ranked = [
            _ranked(_odds(place, usage, marks, told, _Others(counts, own)))
            for place, own in zip(places, settled, strict=True)
        ]
        now = [readings[0].after if readings[0].confidence >= SETTLED else None for readings in ranked]
        if now == settled:
            break
        settled = now
    return ranked


def _odds(place: _Place, usage: _Usage, marks: NumberMarks, told: frozenset[str], others: _Others) -> dict[str, float]:
    """The readings of a place with their odds, given the numbers told elsewhere and the other settled ones."""
    usage = usage._replace(has_groups=usage.has_groups or others.exist)
    odds = _odds_short(place, usage, marks) if place.match["short"] else _odds_long(place)
    return {
        reading: share * (TWICE if reading in told or others.have(reading) else 1) for reading, share in odds.items()
    }


def _is_something_else(place: _Place, text: Text) -> bool:
    """Whether the number is a decimal as the article writes them, or a day and a year without a blank between."""
    head = place.match["head"]
    if place.match["short"]:
        return "," not in head and text.once(_usage).has_decimal_commas
    return place.match["long"] in _YEARS_GLUED and "," not in head and int(head) <= 31


def _odds_short(place: _Place, usage: _Usage, marks: NumberMarks) -> dict[str, float]:
    """The readings of a number that ends in `,00`, each with its odds."""
    currency, head = place.currency, place.match["head"]
    is_indian = usage.has_lakhs or marks.is_indian
    whole = place.whole
    is_too_large = whole is not None and whole < _amount(head) * 1000  # a part is not larger than its whole
    return {
        f"{currency}{head},000": LOST_ZERO * (0.02 if is_too_large else 1),
        f"{currency}{_amount(head) * 100:,}": SHIFTED_COMMA,
        f"{currency}{head}.00": _decimal_odds(place, usage),
        f"{currency}{head},00,000": LAKH if is_indian and "," not in head else 0,
    }


def _decimal_odds(place: _Place, usage: _Usage) -> float:
    """The odds of a decimal comma: those of the shape times what the surroundings say."""
    head = place.match["head"]
    if "," in head:
        return DECIMAL_BEHIND_GROUP_OF_MONEY if place.currency else DECIMAL_BEHIND_GROUP
    evidence: tuple[tuple[Callable[[], object], float], ...] = (
        (lambda: _is_measured(place), 20),
        (lambda: _may_be_a_time(place), 20),
        (lambda: place.currency or _CODE_BEFORE.search(place.before), 3),
        (lambda: _counted(place), 0.05),  # what is counted is whole
        (lambda: _HEDGE.search(place.before), 0.5),
        (lambda: usage.has_groups, 0.25),
        (lambda: place.currency and _GROUPED_MONEY.search(place.before + "|" + place.behind), 0.2),
    )
    odds = DECIMAL[len(head)]
    for holds, weight in evidence:
        if holds():
            odds *= weight
    return odds


def _may_be_a_time(place: _Place) -> bool:
    """Whether the number stands where a time of day does (`at 15,00`)."""
    head = place.match["head"]
    return len(head) <= 2 and int(head) <= 24 and bool(_TIME_BEFORE.search(place.before))


def _is_measured(place: _Place) -> bool:
    """Whether the next word tells a measure, a time, a rate or money."""
    word = _NEXT_WORD.match(place.behind)
    return word is not None and word[1].lower() in _MEASURES


def _counted(place: _Place) -> str | None:
    """The plural noun that the number counts, measures and money aside."""
    noun = _PLURAL.match(place.behind)
    if noun is None or _is_measured(place) or _may_be_a_time(place) or noun["noun"].lower() in _MEASURES:
        return None
    return noun["noun"]


def _odds_long(place: _Place) -> dict[str, float]:
    """The readings of a number whose last group has four digits that end in three zeros."""
    currency, head, tail = place.currency, place.match["head"], place.match["long"]
    return {
        f"{currency}{head},{tail[:3]}": EXTRA_ZERO,
        f"{currency}{_amount(head + tail):,}": EXTRA_DIGIT,
    }


def _told(value: str) -> frozenset[str]:
    """The numbers of a text, with their currency and without."""
    return frozenset(number for match in _NUMBER.finditer(value) for number in (match[0], match[1]))


def _ranked(odds: dict[str, float]) -> list[Reading]:
    """The readings likeliest first, with their odds made probabilities; those under one in a hundred are left out."""
    total = sum(odds.values())
    ranked = sorted(odds.items(), key=lambda item: -item[1])
    likely = [(reading, share / total) for reading, share in ranked if share / total >= 0.01]
    return [
        Reading(reading, min(round(share, 2), SURE_OF_DECIMAL if reading.endswith(".00") else SURE))
        for reading, share in likely
    ]


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
