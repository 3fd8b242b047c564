"""Malformed numbers and what the article says of them. Evidence is of the article, not of a field."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.engine.document import Document
from service.engine.edit import Field
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

_TOLD = re.compile(r"([$£€¥₹]?) ?([0-9]+(?:[.,][0-9]+)*)(?: ([^\W\d_]+))?")
_GROUPED = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?!\w|,[0-9]|\.[0-9]*,)")
_SUM = re.compile(r"([$£€¥₹]) ?([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?!\w|,[0-9])")
_CONVERTED = re.compile(r" \([$£€¥₹] ?[1-9][0-9]{0,2}(?:,[0-9]{3})+\)")
_DECIMAL_COMMA = re.compile(r"(?<![\w.,])[0-9]{1,3},(?:[0-9]|[0-9][1-9])(?![\w,/:\-–]|\.[0-9])")
_LAKH = re.compile(r"(?<![\w.,])[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?!\w|,[0-9])")

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


class Quantity(NamedTuple):
    """A number with its currency sign or with those whom it counts; one of the two is empty."""

    currency: str
    number: str
    noun: str


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

    def is_in_series(self, amount_read: int) -> bool:
        """Whether sums of the same currency and size stand around it, or its worth in another currency behind it."""
        if _CONVERTED.match(self.behind):
            return True
        sums = [
            amount(told) for sign, told in _SUM.findall(f"{self.before}|{self.behind}") if sign == self.currency[:1]
        ]
        return sum(amount_read <= 10 * told and told <= 10 * amount_read for told in sums) > 1

    def quantity(self, number: str) -> "Quantity | None":
        """What a reading would say: so many of whom, or so much money; `None` where it is a bare number."""
        noun = counted(self)
        if not (noun or self.currency):
            return None
        return Quantity(self.currency[:1], number.lstrip("$£€¥₹ "), (noun or "").lower())

    @property
    def is_hedged(self) -> bool:
        """Whether a word such as `some` or `nearly` stands before it."""
        return bool(_HEDGE.search(self.before))

    @property
    def is_money(self) -> bool:
        """Whether a currency sign or code stands before it."""
        return bool(self.currency or _CODE_BEFORE.search(self.before))

    @property
    def whole(self) -> int | None:
        """The number of which this one is said to be a part (`110,000 civilians, including …`)."""
        including = _INCLUDING.search(self.before)
        return amount(including["whole"]) if including else None


class Usage(NamedTuple):
    """What the article's own well-formed numbers and its locale say of its marks."""

    has_groups: bool
    has_decimal_commas: bool
    has_lakhs: bool


class Article(NamedTuple):
    """The malformed numbers of both fields, and what all its other numbers say."""

    places: tuple[Place, ...]
    usage: Usage
    told: frozenset[Quantity]
    """The sums of money and the numbers of persons that the article tells."""

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
        told = frozenset(
            Quantity(sign, number, "" if sign else noun.lower()) for sign, number, noun in _TOLD.findall(both)
        )
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


def counted(place: Place) -> str | None:
    """Those whom the number counts: a noun of the list `persons.txt`, or a people (`Americans`)."""
    match = _WORDS.match(place.behind)
    if match is None or is_measured(place) or may_be_a_time(place):
        return None
    first, second = match[1], match[2] or ""
    if _is_plural_of_persons(first):
        return first
    return second if first not in _NO_ADJECTIVES and _is_plural_of_persons(second) else None


def _is_plural_of_persons(word: str) -> bool:
    return word.lower() in _PERSONS or bool(_PEOPLE.fullmatch(word))


def is_measured(place: Place) -> bool:
    """Whether the next word tells a measure, a time, a rate or money, a code of three capitals among them."""
    word = _NEXT_WORD.match(place.behind)
    return word is not None and (word[1].lower() in _MEASURES or bool(_CODE.fullmatch(word[1])))


def may_be_a_time(place: Place) -> bool:
    """Whether the number stands where a time of day does (`at 15,00`)."""
    head = place.match["head"]
    return len(head) <= 2 and int(head) <= 24 and bool(_TIME_BEFORE.search(place.before))


def amount(grouped: str) -> int:
    """What a number grouped by commas is worth."""
    return int(grouped.replace(",", ""))
