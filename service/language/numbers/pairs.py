"""Two numbers close together: a range, two values that share what stands behind the second, or one that is torn."""

import re
from decimal import Decimal

from service.language.numbers.bare import sign_of
from service.language.numbers.currencies import currency_before
from service.language.numbers.forms import form_of
from service.language.numbers.links import Link, comes_from
from service.language.numbers.measures import measure_behind
from service.language.numbers.numerals import Numeral
from service.language.numbers.quantity import Quantity, Source
from service.language.numbers.signs import percent_before
from service.language.numbers.values import value_of
from service.language.numbers.years import is_span_of_years

_CHAINED = re.compile(r"[-–/:.,][0-9]")
_MARKS = frozenset(".,")
PARTED = 2
"""Characters between two numbers that may be one: a mark and a stray blank."""

_THOUSANDS = re.compile("(?P<head>[1-9][0-9]{0,2})[.,'’ \u00a0\u202f]000")


def is_torn(source: Source, first: Numeral, following: Numeral) -> bool:
    """Whether a stray blank may part a sum (`R$ 7, 2 mil`): what follows has a magnitude and no currency.

    A sum that has its decimals already goes on nowhere. What follows is `PARTED` characters away.
    """
    start, digits = first
    if source.text[start + len(digits)] not in _MARKS:
        return False
    form = form_of(digits)
    if currency_before(source.text, start, source.language) is None or (form.decimal and form.kind != "three"):
        return False
    measure = measure_behind(source.text, following.end, source.language, is_money=True)
    return measure is not None and measure.is_scaled


def lacks_what_follows(source: Source, first: Numeral, second: Numeral, link: Link) -> bool:
    """Whether what a first number measures stands behind the second only, and the two are no range."""
    if link == "dash":
        return False
    text, language, _ = source
    currency = currency_before(text, first.start, language)
    is_money = currency is not None
    shared = measure_behind(text, second.end, language, is_money=is_money)
    if shared is None and link == "and":
        return _leaves_thousands(first.text, second.text)
    if shared is None or not ((link == "and" and shared.is_scaled) or _ascends(source, first, second)):
        return False
    return link == "and" or comes_from(text, currency.start if currency else first.start, language)


def range_of(source: Source, first: Numeral, second: Numeral, link: Link) -> Quantity | None:
    """The range whose ends two linked numbers are: they share a measure or a currency, or are years."""
    if link == "and" or not _ascends(source, first, second):
        return None
    text, language, _ = source
    currency = currency_before(text, first.start, language)
    start = currency.start if currency else first.start
    percent = percent_before(text, start, language)
    if percent is not None:
        return source.quantity("range", percent, second.end, None, "%")
    if sign_of(text, start) != 1 or _CHAINED.match(text, second.end):
        return None
    # Where the first end is money, the second can only have left zeros to words.
    shared = measure_behind(text, second.end, language, is_money=currency is not None)
    if shared is None:
        is_range = link == "dash" and (currency or is_span_of_years(text, first, second))
        if is_range or _leaves_thousands(first.text, second.text):
            return source.quantity("range", start, second.end, None, None, currency.code if currency else None)
        return None
    code = currency.code if currency else shared.symbol if shared.kind == "money" else None
    unit = shared.symbol if shared.kind in ("percent", "unit") else None
    return source.quantity("range", start, shared.end, None, unit, code)


def _leaves_thousands(first: str, second: str) -> bool:
    """Whether a first end may leave its thousands to the second one (`20-30,000`): the value of neither is sure."""
    thousands = _THOUSANDS.fullmatch(second)
    return thousands is not None and first.isdigit() and int(first) < int(thousands["head"])


def _ascends(source: Source, first: Numeral, second: Numeral) -> bool:
    less = value_of(first.text, source.convention, is_measured=True)
    more = value_of(second.text, source.convention, is_measured=True)
    return less is not None and more is not None and Decimal(less) < Decimal(more)
