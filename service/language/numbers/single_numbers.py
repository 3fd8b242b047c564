"""One number that stands alone: a sum of money, something measured, an ordinal, a year, a fraction or a bare count."""

import re

from service.language.numbers.bare import counts_members, is_closed, is_in_a_row, is_something_else, sign_of
from service.language.numbers.currencies import LAST_LOWER, Currency, currency_before
from service.language.numbers.fractions import fraction_at
from service.language.numbers.measures import WORD, Measure, measure_behind, measure_of, sign_or_word
from service.language.numbers.ordinals import has_right_ending, may_end_in_a_dot, ordinal_ending
from service.language.numbers.quantity import Kind, Quantity, Source
from service.language.numbers.values import scaled, value_of
from service.language.numbers.words import word_before
from service.language.numbers.years import year_or_count

LONGEST_COUNT = 8
"""Longer runs of bare digits are keys, telephone numbers and dates."""

LONGEST_ALONE = 4
"""With no word behind them to be counted, longer runs of bare digits are numbers of registers and postal codes."""

_JOINS = frozenset("-\n")
_APOSTROPHES = frozenset("'’")
_GOES_ON_AS_MONEY = re.compile(r"[-/][^\W\d_]|['’]s\b")
_BEFORE_NO_ENDING = frozenset(["", " ", ",", ")", "\n"])
_MAY_BE_NO_NUMBER = re.compile(
    r"(?:[01]?[0-9]|2[0-4])[.,][0-5][0-9]|[0-3]?[0-9]\.[01]?[0-9]|[^.,'’]*(?:[.,'’][^.,'’]*){2,}"
)


def single_number(source: Source, start: int, end: int) -> Quantity | None:
    """The quantity whose digits are `[start, end)`, or `None` where they are none."""
    text = source.text
    currency, sign = None, 1
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].islower() or text[start - 2] in LAST_LOWER:
        currency = currency_before(text, start, source.language)
        told = sign_of(text, currency.start if currency else start)
        if told is None:
            return None
        sign = told
    behind = sign_or_word(text, end)
    measure = measure_of(behind, source.language, is_money=currency is not None) if behind else None
    if currency:
        return _money(source, start, end, sign, currency, measure)
    if measure:
        return _measured(source, start, end, sign, measure)
    return _bare(source, start, end, sign, _word(behind) if behind else "")


def _word(behind: re.Match[str]) -> str:
    """The word that stands one blank behind, in lower case."""
    text, end = behind.string, behind.end()
    is_joined = text[behind.start()] in _JOINS or (
        text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2].isalpha()
    )
    return "" if is_joined else behind[WORD].lower()


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


def _money(
    source: Source, start: int, end: int, sign: int, currency: Currency, measure: Measure | None
) -> Quantity | None:
    if measure is None:
        if not (is_closed(source.text, end) or _GOES_ON_AS_MONEY.match(source.text, end)):
            return None
        if currency.code == "ZAR" and source.text[start:end].isdigit():  # R5 may be a road or a rule
            return None
    code = currency.code or (measure.symbol if measure else None)
    value = _worth(source, start, end, sign, measure.zeros if measure else 0)
    return source.quantity("money", currency.start - (sign < 0), measure.end if measure else end, value, None, code)


def _measured(source: Source, start: int, end: int, sign: int, measure: Measure) -> Quantity:
    value = _worth(source, start, end, sign, measure.zeros)
    first = start - (sign < 0)
    if measure.kind == "money":
        return source.quantity("money", first, measure.end, value, None, measure.symbol)
    kind: Kind = "percent" if measure.kind == "percent" else "cardinal"
    return source.quantity(kind, first, measure.end, value, measure.symbol)


def _worth(source: Source, start: int, end: int, sign: int, zeros: int) -> str | None:
    """What the digits are worth with their magnitude and their sign."""
    value = value_of(source.text[start:end], source.convention, is_measured=True)
    return None if value is None else _signed(scaled(value, zeros), sign)


def _signed(value: str, sign: int) -> str:
    return value if sign > 0 else f"-{value}"


def _bare(source: Source, start: int, end: int, sign: int, behind: str) -> Quantity | None:
    """A number with nothing beside it that tells what it measures; `behind` is the word there, in lower case."""
    text, language, _ = source
    is_digits = text[start:end].isdigit()
    if is_digits and text[end : end + 1] not in _BEFORE_NO_ENDING:
        ending = ordinal_ending(text, start, end, language)
        if ending is not None:
            return _ordinal(source, start, end, ending, behind)
    if not (is_closed(text, end) or counts_members(text, end, language)):
        return None
    if is_digits and (end - start > LONGEST_COUNT or may_end_in_a_dot(text, start, end, language)):
        return None
    return _count(source, start, end, sign, behind)


def _count(source: Source, start: int, end: int, sign: int, behind: str) -> Quantity | None:
    """A number of which nothing but the words around it can tell whether it counts."""
    text, language, marks = source
    digits = text[start:end]
    if not behind and end - start > LONGEST_ALONE and digits.isdigit():
        return None
    before = word_before(text, start)
    kind: Kind | None = "cardinal"
    if end - start == 4 and digits.isdigit():
        kind = year_or_count(text, start, end, before.lower(), behind)
    if kind is None or is_in_a_row(text, start, end):
        return None
    if is_something_else(text, start, end, language, before, behind, is_year=kind == "year"):
        return None
    value = value_of(digits, marks)
    if value is not None:
        return source.quantity(kind, start - (sign < 0), end, _signed(value, sign))
    if digits.isdigit() or _MAY_BE_NO_NUMBER.fullmatch(digits):  # it may be a key, a version, a list or a time
        return None
    return source.quantity(kind, start - (sign < 0), end, None)


def _ordinal(source: Source, start: int, end: int, ending: int, behind: str) -> Quantity | None:
    before = word_before(source.text, start)
    if is_something_else(source.text, start, end, source.language, before, behind, is_year=False):
        return None
    value = value_of(source.text[start:end], None)
    is_right = value is not None and has_right_ending(int(value), source.text[end:ending], source.language)
    return source.quantity("ordinal", start, ending, value if is_right else None)
