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
from service.language.numbers.measures import percent_behind
from service.language.numbers.words import word_before
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
    start_of_run,
    with_groups,
)
from service.rules.numbers.whole_numbers import HEDGES, RECENT, is_beside_month, word_behind_line
from service.rules.punctuation.program_text import has_code

_GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:['’][0-9]{3})+"
    r"|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"
)
_NUMBER = re.compile(r"[1-9][0-9]*(?:[.,][0-9]{1,2})?|0[.,][0-9]{1,2}")
_LITRES = re.compile("[0-9]l")
_DEGREES_BESIDE = re.compile(r"(?<!\w)[0-9]{1,2}[oº°](?!\w)")
IN_NAMES = 0.7
"""What may be a name, a measure or a number is only suggested: nobody has counted which it is."""

_ORDINALS_IN = frozenset(("pt", "es", "it", "fr", "ca", "gl", "la", "ro", "el"))
_ARTICLES = frozenset(("o", "e", "do", "no", "ao", "el", "del", "al", "il", "le", "du", "au"))


@rule(
    "numbers.letter-for-digit",
    summary="Replace the letters O, o, l and I by the digit that they stand for in a number.",
    needs=("0123456789", ZEROS + ONES),
    examples={"In l982 some 3OO,OOO people came.": "In 1982 some 300,000 people came."},
    leaves=("the A380", "H2O and CO2", "10l of milk", "1,4-Dioxane", "7-Eleven", "the O2 arena", "a 5I form"),
)
def letter_for_digit(text: Text) -> Iterator[Edit]:
    """Yield an edit for each number with letters in it."""
    value, last = text.value, 0
    for digit in BESIDE_LETTER.finditer(value):
        if digit.start() < last:
            continue
        match = CONFUSED.match(value, start_of_run(value, digit.start(), last))
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
    value, (start, end) = text.value, span
    word, language = value[start:end], text.document.context.language.base or ""
    number = word.translate(DIGITS)
    if word == number:
        return 0
    if _GROUPED.fullmatch(number) or GROUPED_BY_BLANKS.fullmatch(number):
        return SURE_OF_GROUPED
    is_number = _NUMBER.fullmatch(number) and not (word[0] in ZEROS and number.isdigit())
    if not is_number or _is_ordinal(value, span, language, word_before(value, start)):
        return 0
    if _is_measured(value, span, language):
        return SURE_OF_MEASURE
    sure = of_bare(value, span, language)
    return min(sure, IN_NAMES) if _may_be_name(value, span) else sure


def _may_be_name(value: str, span: Span) -> bool:
    """Whether it may be a road or a form (`I95`), degrees (`30o to 35o`) or litres (`3l`): no year is."""
    word, number = value[span.start : span.end], value[span.start : span.end].translate(DIGITS)
    if len(number) == len("2020") and number.isdigit() and int(number) in RECENT:
        return False
    if word[0] == "I" or _LITRES.fullmatch(word):
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
