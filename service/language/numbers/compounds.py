"""Numbers of which magnitudes stand between the parts: `5 mil 300 millones`, `3 Mio. 200 Tsd.`, `2 million and a half`.

They are one number each. Where the parts may as well be two numbers that stand side by side they are told together
without a value, for neither would be right alone.
"""

from collections.abc import Iterable
from decimal import Decimal, localcontext
from functools import lru_cache

from service.language.numbers.currencies import currency_before
from service.language.numbers.forms import form_of
from service.language.numbers.measures import Measure, behind_magnitude, measure_behind
from service.language.numbers.numerals import Numeral
from service.language.numbers.quantity import Kind, Quantity, Source
from service.language.numbers.values import EXACT, value_of
from service.language.numbers.words import BLANKS
from service.language.word_lists import read_list

_NEAR = 2
"""Characters between a magnitude and what goes on: a blank, and the full stop of an abbreviation before it."""

PARTS = 3
"""So many more numbers one has at most: thousands of millions, millions, thousands, the rest."""

_THOUSAND = 3
_YEAR = 4
_GROUP = 1000


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _halves(language: str) -> tuple[str, ...]:
    entries = (entry.partition(" ") for entry in read_list(__package__, "half_phrases.txt"))
    return tuple(f" {phrase}" for of, _, phrase in entries if of == language)


def may_go_on(source: Source, end: int, nearest: Numeral | None) -> bool:
    """Whether the measured number that ends at `end` may go on: a number is near, or words for a half are."""
    if nearest and nearest.start - end <= _NEAR:
        return True
    return source.text.startswith(_halves(source.language), end)


def compound(source: Source, quantity: Quantity, first: Numeral, following: Iterable[Numeral]) -> Quantity | None:
    """The number that `quantity` begins, whose digits are `first`; `None` where it is whole."""
    with localcontext(EXACT):
        return _compound(source, quantity, first, following)


def _compound(source: Source, quantity: Quantity, first: Numeral, following: Iterable[Numeral]) -> Quantity | None:
    text, language, _ = source
    is_money = currency_before(text, first.start, language) is not None
    measure = measure_behind(text, first.end, language, is_money=is_money)
    if measure is None or not measure.zeros or measure.kind or measure.end != quantity.end or quantity.value is None:
        return None
    value: Decimal | None = Decimal(quantity.value)
    zeros, end, last = measure.zeros, quantity.end, None
    for part in following:
        further = _goes_on(source, zeros, end, part, is_money=is_money)
        if further is None:
            break
        value = _sum(source, value, zeros, part, further)
        last, end, zeros = further, further.end, further.zeros or 0
        if not zeros or further.kind:
            break
    if last is None:
        return _and_a_half(source, quantity, measure.zeros)
    kind: Kind = "money" if quantity.kind == "money" or last.kind == "money" else "cardinal"
    unit = last.symbol if last.kind == "unit" and kind != "money" else None
    code = quantity.currency or (last.symbol if last.kind == "money" else None)
    return source.quantity(kind, quantity.start, end, None if value is None else f"{value:f}", unit, code)


def _and_a_half(source: Source, quantity: Quantity, zeros: int) -> Quantity | None:
    text = source.text
    end = quantity.end + next(
        (len(half) for half in _halves(source.language) if text.startswith(half, quantity.end)), 0
    )
    if end == quantity.end or text[end : end + 1].isalnum():
        return None
    worth = f"{Decimal(quantity.value or 0) + Decimal(5).scaleb(zeros - 1):f}"
    measure = behind_magnitude(text, end, source.language)
    if measure is None or measure.kind != "money" or measure.zeros:
        return source.quantity(quantity.kind, quantity.start, end, worth, None, quantity.currency)
    return source.quantity("money", quantity.start, measure.end, worth, None, quantity.currency or measure.symbol)


def _goes_on(source: Source, zeros: int, end: int, part: Numeral, *, is_money: bool) -> Measure | None:
    """What stands behind `part` (where nothing does, a measure that says nothing) if it goes on a number before it."""
    text, language, _ = source
    gap = text[end : part.start]
    if not gap or gap[-1] not in BLANKS or gap[:-1] not in ("", ".") or not _is_whole(part.text):
        return None
    measure = measure_behind(text, part.end, language, is_money=is_money) or Measure(0, None, None, part.end)
    if measure.kind == "percent" or measure.zeros is None or text[part.end : part.end + 1].isalpha():
        return None
    if measure.zeros:
        # A thousand before millions counts those (5 mil 300 millones), but in English.
        return measure if measure.zeros < zeros or (zeros == _THOUSAND and language != "en") else None
    if zeros == _THOUSAND:
        fits = len(part.text) == _THOUSAND if language == "en" else len(part.text) <= _THOUSAND
        return measure if fits and not (language == "en" and len(gap) > 1) else None
    # In English two numbers may meet (`$5 million 30 years ago`), in others a year may follow (`5 Millionen 2016`).
    return None if language == "en" or len(gap) > 1 or (part.text.isdigit() and len(part.text) == _YEAR) else measure


def _is_whole(token: str) -> bool:
    form = form_of(token)
    if form.kind == "digits":
        return token[0] != "0"
    return form.kind == "three" or (form.kind == "grouped" and not form.decimal)


def _sum(source: Source, value: Decimal | None, zeros: int, part: Numeral, further: Measure) -> Decimal | None:
    """What the parts are worth together, or `None` where they may be two numbers or do not fit together."""
    digits = value_of(part.text, source.convention)
    if value is None or digits is None or further.zeros is None:
        return None
    if further.zeros > zeros:  # counted in these
        return (value + Decimal(digits)).scaleb(further.zeros) if Decimal(digits) < _GROUP else None
    more = Decimal(digits).scaleb(further.zeros)
    if more >= Decimal(1).scaleb(zeros) or value % Decimal(1).scaleb(zeros):
        return None
    if not further.zeros and zeros > _THOUSAND and part.text.isdigit():
        return None  # 5 millones 300 may be two numbers
    return value + more
