"""Where an article has numbers: the malformed ones to be read, and the well-formed ones that tell how to read them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from service.engine.document import Document
from service.engine.edit import Field
from service.language.identification import identify
from service.language.locales import number_marks
from service.language.numbers.conventions import APOSTROPHES, Convention
from service.language.numbers.currencies import currency_before, currency_behind
from service.language.numbers.labels import is_in_citation
from service.language.numbers.lexicon import entry_behind, lexicon
from service.language.numbers.measures import percent_behind
from service.language.numbers.numerals import Numeral, tokens
from service.language.numbers.words import word_before
from service.language.word_lists import read_list
from service.rules.numbers.counting import counted
from service.rules.numbers.joining import joined_at_blanks, lakhs_joined
from service.rules.numbers.shapes import Shape, is_lakh, runs, separators, shape

BLANKS = " \u00a0\u202f\u2009"
LOOK_AROUND = 120
"""Characters read before and behind a number: a sentence of the news."""

MOST = 500
"""Malformed numbers of an article; more of them are a table in a manner of its own. The most in an article of the
sample are 26."""

_WORD = re.compile(r"[^\W\d_]+")
_WORDS_BEHIND = re.compile(r"(?:[ \u00a0][^\W\d_]+){1,4}")
_PLURAL = re.compile(r"[a-z]{3,}s")
_LEVELS = frozenset(["levels", "marks", "handles", "highs", "lows", "points"])
"""English plurals that may follow a rate."""

_SHORTEST = 3
"""Letters of a noun; shorter words are of other kinds."""

NEARBY = 30
"""Characters in which a word before a number may say that it is to be called."""

_BEFORE_PHONES = tuple(read_list(__package__, "words_before_phones.txt"))
_LETTER_BEHIND = re.compile(r"(?:bn|tn|mn|[mbk])(?!\w)", re.IGNORECASE)
_JOINED_BEHIND = re.compile(r"[\w#]|[:/–-]\w|[.,’']\w|[.,]?\*| ,\d")
_JOINED_BEFORE = frozenset("_/:#§.,’'^=*\\+&?@~")
_DIGIT_BEFORE, _DIGIT_BEHIND = re.compile(r"\d[^\S\n]\Z"), re.compile(r"[^\S\n](?:\d|BC|AD)")
_RUPEES = ("Rs", "₹", "INR")
_DASHES = frozenset("-–−")


class Place(NamedTuple):
    """A number of a field; `shape` is `None` where it is well-formed."""

    field: Field
    text: str
    """All of the field."""

    start: int
    end: int
    shape: Shape | None
    language: str | None
    """The primary subtag of the article's language."""

    @property
    def numeral(self) -> str:
        """The digits and the marks between them."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands before it in its line, as far as it is read."""
        return self.text[max(self.start - LOOK_AROUND, 0) : self.start].rpartition("\n")[2]

    @property
    def behind(self) -> str:
        """What stands behind it in its line, as far as it is read."""
        return self.text[self.end : self.end + LOOK_AROUND].partition("\n")[0]

    @property
    def currency(self) -> str:
        """The currency sign or code before the number, without blanks, or nothing."""
        found = currency_before(self.text, self.start, self.language)
        return self.text[found.start : found.end].strip(BLANKS) if found else ""


def has_shapes(document: Document, marks: Convention) -> bool:
    """Whether a number of either field may be malformed where `marks` hold: cheap, and mostly not so.

    Where apostrophes group, in Switzerland, others hold.
    """
    is_well_formed = _well_formed(marks.group, marks.decimal).fullmatch
    title, text = document.title, document.text
    if _are_plain(text, document.read("text", tokens), is_well_formed) and (
        not title or _are_plain(title, document.read("title", tokens), is_well_formed)
    ):
        return False
    return any(
        _shape(numeral, marks) or any(mark in numeral for mark in APOSTROPHES)
        for _, _, (_, numeral) in _numerals(document, marks)
    )


def _are_plain(text: str, found: Iterable[Numeral], is_well_formed: Callable[[str], object]) -> bool:
    """Whether the tokens of a text are bare or well-formed, and none is parted from the next by a blank alone."""
    end = -2
    for start, digits in found:
        if start == end + 1 and text[end] == " ":
            return False
        if not (digits.isdecimal() or is_well_formed(digits)):
            return False
        end = start + len(digits)
    return True


@lru_cache(maxsize=16)
def _well_formed(group: str, decimal: str) -> re.Pattern[str]:
    """What has no shape where digits are grouped and decimals parted so, by the simplest looks."""
    mark = f"[{re.escape(usual)}]" if (usual := group.strip(APOSTROPHES)) else "(?!)"
    return re.compile(
        rf"[0-9]+{re.escape(decimal)}(?:[0-9]{{1,2}}|[0-9]{{4,}})"
        rf"|[1-9][0-9]{{0,2}}(?P<mark>{mark})[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})?"
    )


def places_of(document: Document, marks: Convention) -> list[Place]:
    """The numbers of both fields."""
    language = document.context.language.base
    return [
        Place(name, text, numeral.start, numeral.end, _shape(numeral.text, marks), language)
        for name, text, numeral in _numerals(document, marks)
        if not _is_joined(text, numeral)
    ]


def malformed(places: Iterable[Place], marks: Convention) -> tuple[Place, ...]:
    """Those of the numbers of an article that are malformed and may be read; none where there are more than `MOST`."""
    shaped = [place for place in places if place.shape]
    if len(shaped) > MOST:
        return ()
    return tuple([place for place in shaped if not (_is_something_else(place, marks) or _is_quoted(place, marks))])


def _numerals(document: Document, marks: Convention) -> Iterator[tuple[Field, str, Numeral]]:
    """The numbers of both fields, each with its field and the text of that."""
    for name, text in _fields(document):
        joined = joined_at_blanks(text, document.read(name, tokens), marks)
        for numeral in lakhs_joined(text, joined) if marks.is_indian else joined:
            yield name, text, numeral


def _fields(document: Document) -> tuple[tuple[Field, str], ...]:
    return ("title", document.title or ""), ("text", document.text)


def _shape(numeral: str, marks: Convention) -> Shape | None:
    is_plain = numeral.isdecimal() or _well_formed(marks.group, marks.decimal).fullmatch(numeral)
    return None if is_plain else shape(numeral, marks)


def _is_joined(text: str, numeral: Numeral) -> bool:
    """Whether a number is part of something larger: a name, a date, a score, a time, a range, a row of digits."""
    before, behind = text[max(numeral.start - 2, 0) : numeral.start], text[numeral.end : numeral.end + 4]
    if before[-1:].isalnum() or before[-1:] in _JOINED_BEFORE or (before[-1:] in BLANKS and before[:1].isdecimal()):
        return bool(before)
    if before[-1:] in _DASHES and not before[:1].isspace():
        return True
    return bool(_JOINED_BEHIND.match(behind)) and not _LETTER_BEHIND.match(behind)


def _is_something_else(place: Place, marks: Convention) -> bool:
    """Whether it may be well-formed all the same: a date, a time, two numbers side by side, a sum of another region."""
    match place.shape:
        case "decimal" | "foreign":  # as Latin America writes it: $ 14.000
            return bool(place.currency) and place.before[-1:] in BLANKS
        case "stripped":
            return "," not in marks.group or _are_two(place)
        case "uneven":
            return is_lakh(place.numeral) and place.currency.startswith(_RUPEES)
    if place.shape in ("short", "long") and separators(place.numeral)[0] in BLANKS:
        return _may_be_code(place)
    if place.shape == "long":
        may_follow_month = word_before(place.text, place.start)[:1].isupper()
        return _is_day_and_year(place) and (may_follow_month or not (place.currency or counts_things(place)))
    return place.shape == "short" and separators(place.numeral)[0] == "." != marks.decimal and _is_day_or_time(place)


def _may_be_code(place: Place) -> bool:
    """`110 00 Praha`, `18 00`, `22 123 45 00`, `30 1000`: a code, an hour, a number to call, two numbers.

    None of them is followed by what is counted, but for those with two zeros behind a group.
    """
    *heads, tail = runs(place.numeral)
    is_hour = len(heads) == 1 and int(heads[0]) <= 24 and place.shape == "short"
    if is_hour or _is_day_and_year(place) or is_in_citation(place.text, place.start, place.end, place.language):
        return True
    if place.currency or currency_behind(place.text, place.end, place.language):
        return False
    if any(word.lower().startswith(_BEFORE_PHONES) for word in _WORD.findall(place.before[-NEARBY:])):
        return True
    return not (tail.endswith("00") and counts_things(place))


def counts_things(place: Place) -> bool:
    """Whether the next words may be of what a number counts: no preposition, no currency, and in English a plural."""
    if counted(place.text, place.end):
        return True
    words = _WORDS_BEHIND.match(place.text, place.end)
    if words is None or currency_behind(place.text, place.end, place.language):
        return False
    openers = lexicon(place.language).openers
    own = list(takewhile(lambda word: word.lower() not in openers, words[0].split()))
    if place.language == "en":
        return any(_PLURAL.fullmatch(word) and word not in _LEVELS for word in own)
    return bool(own) and len(own[0]) >= _SHORTEST and (own[0][0].islower() or place.language == "de")


def _are_two(place: Place) -> bool:
    """Whether digits that a blank parts may be two numbers, or a part of a row of them."""
    is_part = bool(_DIGIT_BEFORE.search(place.before) or _DIGIT_BEHIND.match(place.behind))
    return is_part or not (place.currency or runs(place.numeral)[-1] == "000")


def _is_day_and_year(place: Place) -> bool:
    """`7,1941`."""
    day, *others = map(int, runs(place.numeral))
    return day <= 31 and len(others) == 1 and 1500 <= others[0] <= 2100


def _is_day_or_time(place: Place) -> bool:
    """`29.8`, `20.15`, a version or a station (`2.0`, `88.6`), where a point groups and nothing is measured."""
    digits = runs(place.numeral)
    if len(digits) != 2 or place.currency or _is_measured(place):
        return False
    return digits[1] != "00" or int(digits[0]) <= 24


def _is_measured(place: Place) -> bool:
    """Whether a percent sign, a magnitude, a currency or a unit stands behind it."""
    around = (place.text, place.end, place.language)
    return bool(percent_behind(*around) or entry_behind(*around) or currency_behind(*around))


def _is_quoted(place: Place, marks: Convention) -> bool:
    """Whether its line is in another language, which writes numbers in another way: a quotation, a name."""
    language = identify(f"{place.before} {place.behind}").code
    return language is not None and language != place.language and _decimal_mark(language) != marks.decimal


def _decimal_mark(language: str) -> str | None:
    marks = number_marks(language)
    return marks.decimal if marks else None
