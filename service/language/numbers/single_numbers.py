"""One number that stands alone: a sum of money, something measured, an ordinal, a year, a fraction or a bare count."""

import re

from service.language.numbers.bare import (
    BEFORE_BARE,
    counts_members,
    is_closed,
    is_in_a_row,
    is_something_else,
    sign_of,
)
from service.language.numbers.clock_times import is_hour
from service.language.numbers.currencies import LAST_CHARACTERS, Currency, currency_before, dollars_of
from service.language.numbers.fractions import fraction_at
from service.language.numbers.labels import is_street
from service.language.numbers.lexicon import lexicon
from service.language.numbers.measures import LINKS_WORDS, WORD, Measure, measure_behind, measure_of, sign_or_word
from service.language.numbers.ordinals import has_right_ending, may_end_in_a_dot, ordinal_ending
from service.language.numbers.quantity import Kind, Quantity, Source
from service.language.numbers.signs import LAST_LETTERS, PERCENT_FIRST, UNSURE, minus_before, percent_before
from service.language.numbers.values import scaled, value_of
from service.language.numbers.words import word_before
from service.language.numbers.years import is_early_year, may_be_year, year_or_count

LONGEST_COUNT = 8
"""Longer runs of bare digits are keys, telephone numbers and dates."""

LONGEST_ALONE = 4
"""With no word behind them to be counted, longer runs of bare digits are numbers of registers and postal codes."""

_LONGEST_IN_NAMES = 3
"""Digits behind a code that is a name as well (`COP26`, `PHP 7.4`)."""

_NAMES = frozenset(["COP", "PHP"])
_LETTER_APART = re.compile(r" (?:k|K|m|M|b|B)(?![\w/²³'’-])")
"""A letter behind an English number may stand for thousands, millions, metres or nothing."""

_JOINS = frozenset("-\n")
_APOSTROPHES = frozenset("'’")
MAY_PRECEDE = BEFORE_BARE | LAST_CHARACTERS | {"%", ""}
"""What stands before numbers: no other character does, and none that begins the text."""

_GOES_ON_AS_MONEY = re.compile(r"[-/][^\W\d_]|['’]s\b")
_BEFORE_NO_ENDING = frozenset(["", " ", ",", ")", "\n"])
_MAY_BE_NO_NUMBER = re.compile(
    r"(?:[01]?[0-9]|2[0-4])[.,][0-5][0-9]|[0-3]?[0-9]\.[01]?[0-9]|[^.,'’]*(?:[.,'’][^.,'’]*){2,}"
)


def single_number(source: Source, start: int, end: int) -> Quantity | None:
    """The quantity whose digits are `[start, end)`, or `None` where they are none."""
    text, language = source.text, source.language
    if language in PERCENT_FIRST and (percent := percent_before(text, start, language)) is not None:
        return _percent(source, percent, start, end)
    currency, first, sign = None, start, 1
    if text[start - 1 : start] != " " or text[start - 2 : start - 1] in LAST_CHARACTERS:
        currency = currency_before(text, start, language)
        first = currency.start if currency else start
        told = sign_of(text, first)
        if told is None:
            return None
        first, sign = first - (told < 0), told
    if text[first - 3 : first - 1] in LAST_LETTERS and sign > 0 and (minus := minus_before(text, first, end, language)):
        first, sign = minus
    digits = first, start, end, sign
    behind = sign_or_word(text, end)
    word = behind[WORD].lower() if behind and behind.lastindex == WORD else ""
    measure = None
    if behind and (currency or not word or word in lexicon(language).first_words or language == LINKS_WORDS):
        measure = measure_of(behind, language, is_money=currency is not None)
    if currency:
        return _money(source, digits, currency, measure)
    if measure is None and len(word) == 1 and language == "en" and (letter := _LETTER_APART.match(text, end)):
        measure = Measure(None, None, None, letter.end())
    if measure and not (measure.zeros is None and measure.kind is None and may_be_year(text[start:end])):
        return _measured(source, digits, measure)
    if behind and word and (text[end] in _JOINS or _goes_on(text, behind.end())):
        word = ""
    return _bare(source, digits, word)


_Digits = tuple[int, int, int, int]
"""Where a number begins, sign and currency included, where its digits begin and end, and its sign (or `UNSURE`).

Of all numbers of an article, so that no class is made of it.
"""


def number_in_brackets(source: Source, start: int, end: int) -> Quantity | None:
    """A sum or a number of millions whose digits alone stand in brackets, as a loss does: nobody tells its sign."""
    text = source.text
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return None
    currency = currency_before(text, start - 1, source.language)
    measure = measure_behind(text, end + 1, source.language, is_money=currency is not None)
    if measure and not measure.is_scaled:
        measure = None
    if currency is None and measure is None:
        return None
    last = measure.end if measure else end + 1
    if currency is None:
        return source.quantity("cardinal", start - 1, last, None)
    return source.quantity("money", currency.start, last, None, None, currency.code)


def _goes_on(text: str, end: int) -> bool:
    """Whether the word that ends there goes on behind an apostrophe."""
    return text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2].isalpha()


def fraction(source: Source, start: int, end: int) -> Quantity | None:
    """The quantity that digits are the beginning of, where they are a part of a fraction."""
    part = fraction_at(source.text, start, end)
    if part is None or sign_of(source.text, start) != 1:
        return None
    measure = measure_behind(source.text, part.end, source.language, is_money=False)
    if measure is None:
        return source.quantity("fraction", start, part.end, part.value)
    value = None if part.value is None else scaled(part.value, measure.zeros)
    if measure.kind == "money":
        return source.quantity("money", start, measure.end, value, currency=measure.symbol)
    kind: Kind = "percent" if measure.kind == "percent" else "fraction"
    return source.quantity(kind, start, measure.end, value, measure.symbol)


def _percent(source: Source, first: int, start: int, end: int) -> Quantity | None:
    """A number with its percent sign before it."""
    if source.text[end : end + 1].isalnum():
        return None
    return source.quantity("percent", first, end, value_of(source.text[start:end], source.convention), "%")


def _money(source: Source, digits: _Digits, currency: Currency, measure: Measure | None) -> Quantity | None:
    text = source.text
    first, start, end, _ = digits
    if measure is None:
        if not (is_closed(text, end) or _GOES_ON_AS_MONEY.match(text, end)):
            return None
        if currency.code in _NAMES and end - start <= _LONGEST_IN_NAMES:
            return None
        if currency.code == "ZAR" and text[start:end].isdigit():  # R5 may be a road or a rule
            return None
    code = currency.code
    if measure:
        end = measure.end
        if measure.symbol and (code is None or text[currency.start] == "$"):  # $5 CAD
            code = measure.symbol
    if code == "USD" and text[currency.start] == "$":
        code, end = dollars_of(text, end)
    value = _worth(source, digits, measure.zeros if measure else 0)
    return source.quantity("money", first, end, value, None, code)


def _measured(source: Source, digits: _Digits, measure: Measure) -> Quantity:
    if measure.kind == "money":
        code, end = dollars_of(source.text, measure.end) if measure.symbol == "USD" else (measure.symbol, measure.end)
        return source.quantity("money", digits[0], end, _worth(source, digits, measure.zeros), None, code)
    kind: Kind = "percent" if measure.kind == "percent" else "cardinal"
    return source.quantity(kind, digits[0], measure.end, _worth(source, digits, measure.zeros), measure.symbol)


def _worth(source: Source, digits: _Digits, zeros: int | None) -> str | None:
    """What the digits are worth with their magnitude and their sign."""
    _, start, end, sign = digits
    value = value_of(source.text[start:end], source.convention, is_measured=True)
    return _signed(scaled(value, zeros), sign) if value is not None else None


def _signed(value: str | None, sign: int) -> str | None:
    if value is None or sign == UNSURE:
        return None
    return value if sign > 0 else f"-{value}"


def _bare(source: Source, number: _Digits, behind: str) -> Quantity | None:
    """A number with nothing beside it that tells what it measures; `behind` is the word there, in lower case."""
    text, language, _ = source
    _, start, end, _ = number
    is_digits, beside = text[start:end].isdigit(), text[end : end + 1]
    if beside != " ":  # most numbers have a blank behind, which ends them
        if is_digits and beside not in _BEFORE_NO_ENDING:
            ending = ordinal_ending(text, start, end, language)
            if ending is not None:
                return _ordinal(source, start, end, ending, behind)
        if not (is_closed(text, end) or counts_members(text, end, language)):
            return None
        if is_digits and beside == "." and may_end_in_a_dot(text, start, end, language):
            return None
    return None if is_digits and end - start > LONGEST_COUNT else _count(source, number, behind)


def _count(source: Source, number: _Digits, behind: str) -> Quantity | None:
    """A number of which nothing but the words around it can tell whether it counts."""
    text, language, marks = source
    first, start, end, sign = number
    digits = text[start:end]
    is_digits = digits.isdigit()
    if is_digits and not behind and end - start > LONGEST_ALONE:
        return None
    before = word_before(text, start)
    kind: Kind | None = "cardinal"
    if is_digits and end - start > 2:
        if end - start == 4:
            kind = year_or_count(text, start, end, before.lower(), behind)
        elif is_early_year(digits, behind):
            kind = "year"
    if kind is None or is_in_a_row(text, start, end):
        return None
    if is_something_else(text, start, end, language, before, behind, is_year=kind == "year"):
        return None
    value = value_of(digits, marks)
    if value is not None:
        return source.quantity(kind, first, end, value if sign > 0 else _signed(value, sign))
    if is_digits or _MAY_BE_NO_NUMBER.fullmatch(digits):  # it may be a key, a version, a list or a time
        return None
    return source.quantity(kind, first, end, None)


def _ordinal(source: Source, start: int, end: int, ending: int, behind: str) -> Quantity | None:
    before = word_before(source.text, start)
    if is_something_else(source.text, start, end, source.language, before, behind, is_year=False):
        return None
    if is_hour(source.text, ending) or (source.language == "en" and is_street(source.text, end)):
        return None
    value = value_of(source.text[start:end], None)
    is_right = value is not None and has_right_ending(int(value), source.text[end:ending], source.language)
    return source.quantity("ordinal", start, ending, value if is_right else None)
