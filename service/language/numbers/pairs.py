"""Two numbers close together: a range, two values that share what stands behind the second, or one that is torn."""

import re
from decimal import Decimal

from service.language.numbers.bare import sign_of
from service.language.numbers.currencies import currency_before
from service.language.numbers.links import Link, comes_from
from service.language.numbers.measures import measure_behind
from service.language.numbers.numerals import Numeral
from service.language.numbers.quantity import Quantity, Source
from service.language.numbers.values import value_of
from service.language.numbers.years import is_span_of_years

_CHAINED = re.compile(r"[-–/:.,][0-9]")
_MARKS = frozenset(".,")


def is_torn(source: Source, end: int, start: int, following: Numeral) -> bool:
    """Whether a stray blank may part a sum (`R$ 7, 2 mil`): what follows has a magnitude and no currency."""
    if following.start - end != 2 or source.text[end] not in _MARKS:
        return False
    if currency_before(source.text, start, source.language) is None:
        return False
    measure = measure_behind(source.text, following.end, source.language, is_money=True)
    return measure is not None and measure.zeros > 0


def lacks_what_follows(source: Source, first: Numeral, second: Numeral, link: Link) -> bool:
    """Whether what a first number measures stands behind the second only, and the two are no range."""
    if link == "dash":
        return False
    text, language, _ = source
    is_money = currency_before(text, first.start, language) is not None
    shared = measure_behind(text, second.end, language, is_money=is_money)
    if shared is None or not ((link == "and" and shared.zeros) or _ascends(source, first, second)):
        return False
    start = first.start - 1 if text[first.start - 1 : first.start] == "$" else first.start
    return link == "and" or comes_from(text, start, language)


def range_of(source: Source, first: Numeral, second: Numeral, link: Link) -> Quantity | None:
    """The range whose ends two linked numbers are: they share a measure or a currency, or are years."""
    if link == "and" or not _ascends(source, first, second):
        return None
    text, language, _ = source
    currency = currency_before(text, first.start, language)
    start = currency.start if currency else first.start
    if sign_of(text, start) != 1 or _CHAINED.match(text, second.end):
        return None
    # Where the first end is money, the second can only have left zeros to words.
    shared = measure_behind(text, second.end, language, is_money=currency is not None)
    if shared is None:
        if link == "dash" and (currency or is_span_of_years(text, first, second)):
            return source.quantity("range", start, second.end, None, None, currency.code if currency else None)
        return None
    code = currency.code if currency else shared.symbol if shared.kind == "money" else None
    unit = shared.symbol if shared.kind in ("percent", "unit") else None
    return source.quantity("range", start, shared.end, None, unit, code)


def _ascends(source: Source, first: Numeral, second: Numeral) -> bool:
    less = value_of(first.text, source.convention, is_measured=True)
    more = value_of(second.text, source.convention, is_measured=True)
    return less is not None and more is not None and Decimal(less) < Decimal(more)
