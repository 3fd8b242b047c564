"""The numbers of a clean text: what kind each is, what it is worth, in which unit or currency.

Thin as yet: numerals with their sign, percent sign, currency sign, magnitude, ordinal ending or unit name. What is
joined to something larger (dates, times, scores, ranges) and what stands in a name is left out rather than guessed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from service.engine.edit import Span
from service.language.locales import babel_locale, number_marks
from service.language.numerals import Numeral, is_joined, numerals, value
from service.language.units import unit_names, unit_pattern
from service.language.word_lists import read_list

Kind = Literal["cardinal", "percent", "money", "ordinal", "year"]

_CURRENCIES: Mapping[str, str] = MappingProxyType({
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR",
})  # fmt: skip
_SIGN_BEFORE = re.compile(r"(?:(?<![^\W\d_])([A-Z]{1,2}\$)|(?<![^\W\d_])([$€£¥₹]))[ \u00a0]?\Z")
_SIGN_BEHIND = re.compile(r"[ \u00a0]?([€£])(?!\w)")
_MINUS_BEFORE = re.compile(r"(?:^|[\s(])([-−])\Z")
_PERCENT = re.compile(r"[ \u00a0\u202f]?%|[ \u00a0](?:per ?cent|pct)\b")
_WORD_BEHIND = re.compile(r"[ \u00a0-]([^\W\d_]+)")
_LETTER_BEHIND = re.compile(r"(?:bn|[mbk])(?!\w)", re.IGNORECASE)
_LETTERS: Mapping[str, int] = MappingProxyType({"k": 3, "m": 6, "b": 9, "bn": 9})
_MAGNITUDES: Mapping[tuple[str, str], int] = MappingProxyType(
    {
        (language, word): int(zeros)
        for language, word, zeros in (entry.split() for entry in read_list(__package__, "magnitudes.txt"))
    }
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_COUNTED = re.compile(r" (?:[a-z]{2,}s|people|children|women|men)\b")
_TIME_BEHIND = re.compile(r"[ \u00a0]?(?:[ap]\.?m\b|Uhr\b|o.clock\b)", re.IGNORECASE)
_YEARS = range(1500, 2101)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|by|from|during|of|before|after|early|late|mid|and|to|year) \Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text: `value` is a decimal string (`None`: cannot be read), offsets are code points, half-open."""

    kind: Kind
    text: str
    value: str | None
    unit: str | None
    currency: str | None
    start: int
    end: int


def quantities(text: str, language: str | None) -> Iterator[Quantity]:
    """All numbers of `text`, written as the locale of the BCP 47 tag `language` writes them, in order."""
    if not any(digit in text for digit in "0123456789"):
        return
    marks = number_marks(language)
    base = language.split("-")[0].lower() if language else ""
    for numeral in numerals(text, marks):
        amount = value(numeral.text, marks)
        if _is_name(numeral, amount) or _TIME_BEHIND.match(text, numeral.end):
            continue
        if is_joined(text, numeral) or _is_of_date(text, numeral, base):
            continue
        quantity = _quantity(text, numeral, amount, base)
        if quantity:
            yield quantity


def _is_name(numeral: Numeral, amount: Decimal | None) -> bool:
    """Whether a numeral that cannot be read is a version, an address, a list or a date."""
    return amount is None and sum(numeral.text.count(mark) for mark in ".,’'") > 1


def _quantity(text: str, numeral: Numeral, amount: Decimal | None, language: str) -> Quantity | None:
    """What a numeral and the signs around it amount to, or `None` where a letter makes it something else."""
    start, end = numeral.start, numeral.end
    sign = _SIGN_BEFORE.search(text, max(start - 4, 0), start)
    magnitude = _magnitude(text, end, language, is_money=bool(sign))
    if magnitude:
        end = magnitude.end
        amount = None if amount is None else amount.scaleb(magnitude.zeros)
    if sign:
        return _made(text, "money", amount, sign.start(), end, currency=_CURRENCIES.get(sign[1] or sign[2]))
    if minus := _MINUS_BEFORE.search(text, max(start - 2, 0), start):
        start, amount = minus.start(1), None if amount is None else -amount
    return _unsigned(text, numeral, Span(start, end), amount, language)


def _unsigned(text: str, numeral: Numeral, span: Span, amount: Decimal | None, language: str) -> Quantity | None:
    """A quantity by what stands behind it."""
    start, end = span
    if percent := _PERCENT.match(text, end):
        return _made(text, "percent", amount, start, percent.end(), unit="%")
    if sign := _SIGN_BEHIND.match(text, end):
        return _made(text, "money", amount, start, sign.end(), currency=_CURRENCIES[sign[1]])
    if language == "en" and (ending := _ORDINAL.match(text, end)):
        return _made(text, "ordinal", amount, start, ending.end())
    if text[end : end + 1].isalpha():
        return None
    if language and (unit := unit_pattern(language).match(text, end)):
        return _made(text, "cardinal", amount, start, unit.end(), unit=unit_names(language)[unit["unit"].lower()])
    return _made(text, "year" if _is_year(text, numeral) else "cardinal", amount, start, end)


class _Magnitude(NamedTuple):
    """How many zeros a word behind a number stands for, and where it ends."""

    zeros: int
    end: int


def _magnitude(text: str, start: int, language: str, *, is_money: bool) -> _Magnitude | None:
    word = _WORD_BEHIND.match(text, start)
    if word and (zeros := _MAGNITUDES.get((language, word[1].lower()))):
        return _Magnitude(zeros, word.end(1))
    letter = _LETTER_BEHIND.match(text, start) if is_money and language == "en" else None
    return _Magnitude(_LETTERS[letter[0].lower()], letter.end()) if letter else None


def _made(
    text: str,
    kind: Kind,
    amount: Decimal | None,
    start: int,
    end: int,
    unit: str | None = None,
    currency: str | None = None,
) -> Quantity:
    told = None if amount is None else f"{amount:f}"
    return Quantity(kind, text[start:end], told, unit, currency, start, end)


def _is_year(text: str, numeral: Numeral) -> bool:
    """Whether four bare digits follow a word that years follow and count nothing, or stand in brackets."""
    if len(numeral.text) != 4 or not numeral.text.isdigit() or int(numeral.text) not in _YEARS:
        return False
    before = text[max(numeral.start - 8, 0) : numeral.start]
    bracketed = before.endswith("(") and text[numeral.end : numeral.end + 1] == ")"
    counts = _COUNTED.match(text, numeral.end)
    return bracketed or (bool(_YEAR_BEFORE.search(before)) and not counts)


def _is_of_date(text: str, numeral: Numeral, language: str) -> bool:
    """Whether a numeral may be a day or a year and the name of a month stands beside it."""
    if not (numeral.text.isdigit() and len(numeral.text) in (1, 2, 4)):
        return False
    months = _months(language)
    before = text[max(numeral.start - 24, 0) : numeral.start]
    behind = text[numeral.end : numeral.end + 24]
    return bool(months and (months.before.search(before) or months.behind.match(behind)))


@dataclass(frozen=True, slots=True)
class _Months:
    """Patterns of a month's name before a numeral (at the end of the text) and behind one (at the beginning)."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _months(language: str) -> _Months | None:
    locale = babel_locale(language) if language else None
    if locale is None:
        return None
    forms = {
        name.rstrip(".")
        for use in locale.months.values()
        for width in ("wide", "abbreviated")
        for name in use[width].values()
    }
    names = "|".join(
        sorted((re.escape(form) for form in forms | {"Sept"} if not form.isdigit()), key=len, reverse=True)
    )
    return _Months(
        re.compile(rf"\b(?:{names})\.?,? (?:[0-9]{{1,2}}(?:st|nd|rd|th)?,? )?\Z"),
        re.compile(rf"(?:st|nd|rd|th|\.)?,? (?:of )?(?:{names})\b"),
    )
