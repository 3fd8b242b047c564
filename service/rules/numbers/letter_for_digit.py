"""A letter that stands for a digit (`2o19`, `3OO,OOO`, `l982`) is replaced by the digit that it looks like.

Names have such letters by right: `O121`, `A380`, `H2O`, `B12`, `10l`, the highway `I95`, the form `I9`,
`1,4-Dioxane`, Portuguese `1o` for primeiro, and everything in identifiers. So a whole word must be made of digits and
of letters that look like one, and then be a year, a date, a grouped number, a percentage, a sum of money, or so many of
what stands behind it. Letters between digits (`3O5`), two zeros behind one (`3oo`) and a lower-case `l` before two
(`l63`) are in no name that was ever seen, so that there any words around will do.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Span
from service.engine.rule import rule
from service.language.numbers.currencies import currency_before, currency_behind
from service.language.numbers.lexicon import entry_behind, lexicon
from service.language.numbers.measures import percent_behind, unit_behind
from service.language.numbers.words import word_before
from service.language.word_lists import read_list
from service.rules.numbers.bare_numbers import SURE_OF_GROUPED, SURE_OF_MEASURE, of_bare
from service.rules.numbers.confusable_letters import (
    BESIDE_LETTER,
    CONFUSED,
    DEGREES,
    DIGITS,
    GROUPED_BY_BLANKS,
    LONGEST,
    ONES,
    ZEROS,
    clock_time,
    start_of_run,
    with_groups,
)
from service.rules.numbers.ordinal_suffixes import ordinal_suffix
from service.rules.numbers.prefilters import BEYOND_ASCII
from service.rules.numbers.whole_numbers import (
    HEDGES,
    LITRES,
    RECENT,
    Whole,
    is_beside_month,
    is_surely_counted,
    word_behind_line,
)
from service.rules.punctuation.program_text import has_code

_GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:['’][0-9]{3})+"
    r"|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"
)
_NUMBER = re.compile(r"[1-9][0-9]*(?:[.,][0-9]{1,2})?|0[.,][0-9]{1,2}")
_PREFILTER = rf"[0-9][.,'’:]?[{ZEROS}{ONES}]|[{ZEROS}{ONES}][.,'’:]?[0-9]|[0-9](?: |{BEYOND_ASCII})(?:ooo|ооо|OOO)"
"""What `BESIDE_LETTER` looks for."""

_ROAD = re.compile(r"I[0-9]{1,3}")
_ENDING = re.compile(r"(?:st|nd|rd|th)(?!\w)")
_HALF_DAY = re.compile(r"\s?[ap]\.?m(?![a-z0-9_/])|\s(?:Uhr|GMT|E[SD]?T|P[SD]?T|hrs)(?!\w)")
_BEFORE_TIME = frozenset(read_list(__package__, "words_before_times.txt"))
_BLANKS = re.compile(" +(?=\n)| (?= )")
_SEAM = re.compile(r"(?<=[^\W\d_]{2}[.!?])(?=[^\W\d_])")
AROUND = 200
"""Characters on each side that are looked at: more than any question asks for, even with some repeated blanks."""

LAST_HOUR, LAST_MINUTE = 24, 59
_DEGREES_BESIDE = re.compile(r"(?<!\w)[0-9]{1,2}[oº°](?!\w)")
IN_NAMES = 0.8
"""What may be a name, a measure or a number is only suggested: among the damaged places nearly all are numbers, among
those that a reviewer wrote to mislead nearly none."""

_ORDINALS_IN = frozenset(("pt", "es", "it", "fr", "ca", "gl", "la", "ro", "el"))
_ARTICLES = frozenset(("o", "e", "do", "no", "ao", "el", "del", "al", "il", "le", "du", "au"))


@rule(
    "numbers.letter-for-digit",
    summary="Replace the letters O, o, l and I by the digit that they stand for in a number.",
    needs=("0123456789", ZEROS + ONES),
    prefilter=_PREFILTER,
    examples={"In l982 some 3OO,OOO people came.": "In 1982 some 300,000 people came."},
    leaves=("the A380", "H2O and CO2", "10l of milk", "1,4-Dioxane", "7-Eleven", "the O2 arena", "a 5I form"),
)
def letter_for_digit(text: Text) -> Iterator[Edit]:
    """Yield an edit for each number with letters in it."""
    value, last = text.value, 0
    for digit in BESIDE_LETTER.finditer(value):
        if digit.start() < last:
            continue
        start = start_of_run(value, digit.start(), last)
        match = CONFUSED.match(value, start) or clock_time(value, start)
        if match is None or match.end() <= digit.start():
            continue
        last = match.end()
        if last - match.start() > LONGEST:
            continue
        span = with_groups(text, Span(*match.span()))
        sure = _confidence(text, span)
        if sure and not text.once(has_code):
            yield text.edit(span.start, span.end, value[span.start : span.end].translate(DIGITS), sure)
            last = span.end


def _confidence(text: Text, span: Span) -> float:
    """How sure it is that the letters of a word are digits."""
    value, (start, end) = _around(text.value, span)
    span, language = Span(start, end), text.document.context.language.base or ""
    word = value[start:end]
    number = word.translate(DIGITS)
    if word == number:
        return 0
    if ":" in number or _HALF_DAY.match(value, end):
        return _of_time(value, span, number)
    if ending := _ENDING.match(value, end):
        return _of_ordinal(word, number, ending[0]) if language == "en" else 0
    return _of_number(value, span, language, number)


def _around(value: str, span: Span) -> tuple[str, Span]:
    """What stands around a number as later rules leave it, that they may decide nothing: and where the number is."""
    before = _as_left(value[max(span.start - AROUND, 0) : span.start])
    behind = _as_left(value[span.end : span.end + AROUND])
    word = value[span.start : span.end]
    return before + word + behind, Span(len(before), len(before) + len(word))


def _as_left(side: str) -> str:
    """A stretch of text without repeated blanks, with a blank between its sentences."""
    return _SEAM.sub(" ", _BLANKS.sub("", side))


def _of_number(value: str, span: Span, language: str, number: str) -> float:
    """How sure it is of the letters in a cardinal number, a year or a day."""
    word, start = value[span.start : span.end], span.start
    if _GROUPED.fullmatch(number) or GROUPED_BY_BLANKS.fullmatch(number):
        return SURE_OF_GROUPED
    is_number = _NUMBER.fullmatch(number) and not (word[0] in ZEROS and number.isdigit())
    if not is_number or _is_ordinal(value, span, language, word_before(value, start)):
        return 0
    if _is_measured(value, span, language):
        is_road = _ROAD.fullmatch(word) and unit_behind(value, span.end, language)  # as I80 miles from there
        return IN_NAMES if is_road else SURE_OF_MEASURE
    sure = of_bare(value, span, language)
    return min(sure, IN_NAMES) if _may_be_name(value, span, language) else sure


def _of_ordinal(word: str, number: str, ending: str) -> float:
    """How sure it is of letters in an English ordinal: its ending tells whether the last digit is right."""
    is_right = number.isdigit() and number[0] != "0" and ending == ordinal_suffix(number)
    return SURE_OF_MEASURE if is_right and word[0] != "I" else 0


def _of_time(value: str, span: Span, number: str) -> float:
    """How sure it is of letters in a time of day: of an hour with its minutes, or with its half of the day."""
    hour, _, minutes = number.partition(":")
    if not (hour.isdigit() and int(hour) <= LAST_HOUR and int(minutes or 0) <= LAST_MINUTE and number[:2] != "00"):
        return 0
    word = value[span.start : span.end]
    is_time = _HALF_DAY.match(value, span.end) or word_before(value, span.start).lower() in _BEFORE_TIME
    return SURE_OF_MEASURE if is_time and word[0] != "I" else IN_NAMES


def _may_be_name(value: str, span: Span, language: str) -> bool:
    """Whether it may be a road or a form (`I95`), degrees (`30o to 35o`) or litres (`3l`): no year or day is."""
    word, number = value[span.start : span.end], value[span.start : span.end].translate(DIGITS)
    if len(number) == len("2020") and number.isdigit() and int(number) in RECENT:
        return False
    if number.isdigit() and is_surely_counted(Whole(value, span, language)):
        return False
    if word[0] == "I" or LITRES.fullmatch(word):
        return True
    around = value[max(span.start - LONGEST, 0) : span.start], value[span.end : span.end + LONGEST]
    return word.endswith("o") and any(_DEGREES_BESIDE.search(side) for side in around)


def _is_ordinal(value: str, span: Span, language: str, before: str) -> bool:
    """Whether a word ends in an `o` that says first, second or third, or may do so."""
    word = value[span.start : span.end]
    if not DEGREES.fullmatch(word) or word[-1] in "οΟ":
        return bool(DEGREES.fullmatch(word))
    is_year = len(word) == len("202o") and int(word.translate(DIGITS)) in RECENT
    if language not in _ORDINALS_IN or is_year:
        return False
    if percent_behind(value, span.end, language) or currency_before(value, span.start, language):
        return False
    found, is_many = entry_behind(value, span.end, language), len(word) > len("1o") or word[0] not in "1234"
    if is_many and before not in _ARTICLES and found and found[0].meaning in ("magnitude", "unit"):
        return False
    behind = word_behind_line(value, span.end)
    is_plural = behind.endswith("s") and len(behind) > len("dos")
    if len(word) == len("1o") and word[0] == "1":
        return not (is_plural and before in HEDGES)
    is_named = before in _ARTICLES or before.lower() in lexicon(language).labels
    return is_named or not (is_plural or is_beside_month(value, span, language))


def _is_measured(value: str, span: Span, language: str) -> bool:
    """Whether it is a percentage, money, a magnitude or a measure."""
    start, end = span
    if percent_behind(value, end, language) or currency_before(value, start, language):
        return True
    if currency_behind(value, end, language):
        return True
    found = entry_behind(value, end, language)
    return found is not None and found[0].meaning in ("magnitude", "unit", "currency", "percent")
