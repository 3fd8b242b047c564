"""What joins two numbers that stand close together: a dash or a word for a range, or a word such as `and`."""

import re
from functools import lru_cache
from typing import Literal

from service.language.numbers.words import word_before
from service.language.word_lists import read_list

Link = Literal["dash", "to", "and"]

CLOSE = 8
"""Characters between two numbers that a link and a sign of currency take at most."""

_DASHES = frozenset(["-", "–", "—", " – ", "‑", "--"])
_SIGNS = frozenset("$€£¥₹")
_CURRENCY = re.compile(r"(?:(?<= )[A-Z]{1,3})?[$€£¥₹] ?\Z")


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _words(language: str, use: str) -> frozenset[str]:
    """The words of a language, of an unknown one those of all."""
    entries = (entry.split() for entry in read_list(__package__, "connectors.txt"))
    return frozenset(
        word for of, what, *words in entries if what == use and (of == language or not language) for word in words
    )


def link_between(text: str, end: int, start: int, language: str) -> Link | None:
    """What joins the number that ends at `end` to the one that begins at `start` (behind its currency sign)."""
    between = text[end:start]
    if not _SIGNS.isdisjoint(between[-2:]) and (sign := _CURRENCY.search(between)):
        between = between[: sign.start()]
    if between in _DASHES:
        return "dash"
    if not between or between[0] != " " or (between[-1] != " " and len(between) == start - end):
        return None
    word = between.strip(" ")
    if word in _words(language, "to"):
        return "to"
    return "and" if word in _words(language, "and") else None


def joins_numbers(word: str, language: str, *, parts: bool = False) -> bool:
    """Whether a word joins two numbers: the ends of a range, two values, or a part and its whole (`6 in 10`)."""
    uses = ("to", "and", "part") if parts else ("to", "and")
    return any(word in _words(language, use) for use in uses)


def comes_from(text: str, start: int, language: str) -> bool:
    """Whether a word such as `from` stands before the number at `start`, so that it is the first of two values."""
    return word_before(text, start).lower() in _words(language, "from")
