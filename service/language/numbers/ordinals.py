"""Ordinals written with digits: by their ending (`21st`, `3º`, `5-й`) or, where a language does so, by a full stop."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from service.language.word_lists import read_list

_DOTTED = frozenset(
    ["", "de", "cs", "sk", "sl", "hr", "hu", "fi", "da", "no", "nb", "pl", "tr", "et", "lv", "sr", "bs"]
)
"""Languages that write an ordinal as digits and a full stop; an unknown one may."""

_TEENS = (11, 12, 13)
_ENGLISH: Mapping[int, str] = MappingProxyType({1: "st", 2: "nd", 3: "rd"})
_LONGEST = 3
"""Digits of an ordinal, and letters of a word that joins two of them, at most."""


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _endings(language: str) -> re.Pattern[str]:
    of = [words for entry in read_list(__package__, "ordinals.txt") if (words := entry.split())[0] == language]
    endings = sorted({ending for words in of for ending in words[1:]}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, endings)) or '(?!)'})(?!\w|-\w)")


def ordinal_ending(text: str, start: int, end: int, language: str) -> int | None:
    """Where the ending of an ordinal behind the digits `[start, end)` ends, or `None` where there is none."""
    if ends_in_a_dot(text, start, end, language):
        return end + 1
    ending = _endings(language).match(text, end)
    return ending.end() if ending else None


def has_right_ending(number: int, ending: str, language: str) -> bool:
    """Whether an English ending fits its number (`21st`, not `21th`); of other languages nothing is known."""
    if language != "en":
        return True
    usual = "th" if number % 100 in _TEENS else _ENGLISH.get(number % 10, "th")
    return ending.lower() == usual


def may_end_in_a_dot(text: str, start: int, end: int, language: str) -> bool:
    """Whether the full stop behind a number may make it an ordinal rather than end the sentence."""
    if end - start > _LONGEST or language not in _DOTTED:
        return False
    return text.startswith((".)", ".,"), end) or (
        text.startswith((". ", ".\u00a0"), end) and text[end + 2 : end + 3].isalpha()
    )


def ends_in_a_dot(text: str, start: int, end: int, language: str) -> bool:
    """Whether it does so surely: no sentence begins in lower case. Short words (`5. und 6. Mai`) join two dates."""
    if not language or not may_end_in_a_dot(text, start, end, language) or text[end + 1] in "),":
        return False
    words = text[end + 2 : end + 16].split(maxsplit=1)
    return bool(words) and words[0].islower() and len(words[0]) > _LONGEST
