"""Fractions: `½`, `2½`, and `3/4` or `2 1/2` where they are surely fractions and no dates or scores."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction as Exact
from functools import lru_cache
from typing import NamedTuple
from unicodedata import numeric

from service.language.word_lists import read_list

VULGAR = "½¼¾⅓⅔⅛⅜⅝⅞"

_BEHIND_WHOLE = re.compile(rf"[ -]?([{VULGAR}])")
_MIXED = re.compile(r"[ -]([1-9])/([2-9]|16)(?![0-9/])")
_SIMPLE = re.compile(r"/([2-9]|16)(?![0-9/])")
_ONE = re.compile(rf"(?<![\w.,/])[{VULGAR}](?![\w/])")
_CLOSE_BEHIND = frozenset("/" + VULGAR)
_BETWEEN = frozenset(" -")
_APART_BEHIND = frozenset("123456789" + VULGAR)


class Fraction(NamedTuple):
    """A fraction, the whole before it included: what it is worth (`None`: no decimal string is), and where it ends."""

    value: str | None
    end: int


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    """What stands behind a fraction and not behind a date."""
    phrases = "|".join(re.escape(phrase.partition(" ")[2]) for phrase in read_list(__package__, "fraction_phrases.txt"))
    return re.compile(rf"[ -](?:{phrases})\b")


def may_be_fraction(text: str, end: int) -> bool:
    """Whether the characters behind digits may make a fraction of them."""
    behind = text[end : end + 1]
    return text[end + 1 : end + 2] in _APART_BEHIND if behind in _BETWEEN else behind in _CLOSE_BEHIND


def fraction_at(text: str, start: int, end: int) -> Fraction | None:
    """The fraction that the digits `[start, end)` belong to, as its whole or as its numerator."""
    digits = text[start:end]
    if not digits.isascii() or not digits.isdigit() or end - start > 3:
        return None
    if part := _BEHIND_WHOLE.match(text, end):
        return Fraction(
            _value(int(digits), *Exact(numeric(part[1])).limit_denominator(8).as_integer_ratio()), part.end()
        )
    if (part := _MIXED.match(text, end)) and int(part[1]) < int(part[2]):
        return Fraction(_value(int(digits), int(part[1]), int(part[2])), part.end())
    if (part := _SIMPLE.match(text, end)) and int(digits) < int(part[1]) and _phrases().match(text, part.end()):
        return Fraction(_value(0, int(digits), int(part[1])), part.end())
    return None


def vulgar_fractions(text: str) -> Iterator[tuple[int, str | None]]:
    """Where a fraction of one character stands alone, and what it is worth."""
    if text.isascii() or not _has_vulgar(text):
        return
    for match in _ONE.finditer(text):
        if not _follows_digits(text, match.start()):
            yield match.start(), _value(0, *Exact(numeric(match[0])).limit_denominator(8).as_integer_ratio())


def _has_vulgar(text: str) -> bool:
    for character in VULGAR:  # noqa: SIM110 a loop, not `any`: it is run for every article
        if character in text:
            return True
    return False


def _follows_digits(text: str, start: int) -> bool:
    return bool(re.search(r"[0-9][ -]?\Z", text[max(start - 2, 0) : start]))


def _value(whole: int, above: int, below: int) -> str | None:
    """The decimal, where one has it in full."""
    return f"{whole + Decimal(above) / Decimal(below):f}" if below in (2, 4, 5, 8, 16) else None
