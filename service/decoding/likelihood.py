"""How likely a character is in a text of a language, and how likely between its neighbours.

Letters are as frequent as in CLDR's names. What stands between letters is much the same in the newspapers of all
languages; its odds are set by hand, in steps of ten.
"""

import math
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from service.decoding.letters import foreign_letters, is_letter, letters_of

IDEOGRAPHIC = ("zh", "zh-Hant", "ja", "ko")
"""Languages whose letters CLDR's names do not exhaust."""

_FOREIGN = 0.03
"""The share of letters that belong to such names."""

_RARE = 2e-6
"""The odds of a letter that neither the language nor a foreign name has."""

_MARKS: Mapping[str, float] = MappingProxyType(
    {
        character: odds
        for characters, odds in (
            ("“”‘’", -5.0),
            ("–—", -5.5),
            ("…\u00a0«»„", -6.0),
            ("€£", -6.5),
            ("•·", -7.0),
            ("°§©®™", -7.5),
            ("´²³½¼¾×±º\u00ad", -8.0),
            ("‚‹›ªµ¿¡", -8.5),
            ("¹‰†", -10.0),
            ("¢¥¶‡¤¦¬¯÷", -11.0),
            ("¨¸ˆ˜", -12.0),
        )
        for character in characters
    }
)
"""The logarithm of how frequent a character that is no letter is in newspapers."""

_OWN_MARKS: Mapping[tuple[str, str], float] = MappingProxyType(
    {(language, mark): -6.0 for language in ("es", "pt", "it", "gl", "ca") for mark in "ªº¿¡"}
)
_APOSTROPHE_LANGUAGES = frozenset(("en", "fr", "it", "ca", "nl", "ga", "gd", "uk", "br", "oc"))
"""Languages that have an apostrophe within words."""

_JOINERS = frozenset("’‘'·\u00ad-–—´\u00a0")
"""What stands between two letters in a proper text; a no-break space parts words as the others do."""

_WORDS_OF_ONE_LETTER = frozenset("àéèóòáíúñêôýěžšaеиоуяквсєійöåæøчъѐѝžжб")

HANGUL_BYTES = 2
"""Bytes of a common Hangul syllable; a rare one is composed of eight."""

_NO_TEXT = -16.0
"""Control, private and unassigned characters, U+FFFD."""

_ODD_SYMBOL = -13.0
"""Box drawing, mathematics, spacing accents."""


@lru_cache(maxsize=65536)
def likelihood(before: str, character: str, behind: str, language: str | None) -> float:
    """The logarithm of how likely a character beyond ASCII is between two others in a text of the language."""
    if character in _MARKS:
        odds = _OWN_MARKS.get((language or "", character), _MARKS[character])
        return odds + _mark_between(before, character, behind, language)
    if not is_letter(character):
        return _other(character, language)
    lower, foreign = character.lower(), foreign_letters().get(character.lower(), 0.0)
    previous = before.lower() if is_letter(before) else " "
    own = letters_of(language).share(lower, previous) if language else foreign
    share = (1 - _FOREIGN) * own + _FOREIGN * foreign + (_beyond_names(character) if language in IDEOGRAPHIC else 0.0)
    capital = 2.0 if character != lower and not _is_capital(before) and not _is_capital(behind) else 0.0
    return math.log(share + _RARE) - capital + _letter_between(before, character, behind)


def _is_capital(character: str) -> bool:
    """Whether a character is a capital in every reading, so that another beside it is no surprise."""
    return "A" <= character <= "Z"


def _other(character: str, language: str | None) -> float:
    if unicodedata.category(character)[0] == "C" or character == "\ufffd":
        return _NO_TEXT
    if "\u3000" <= character < "\u3040" or "\uff00" <= character <= "\uff60":
        return -6.0 if language in IDEOGRAPHIC else -11.0
    return _ODD_SYMBOL


def _beyond_names(character: str) -> float:
    """The odds of an ideographic letter, by whether the national standards count it among the common ones."""
    if "\u4e00" <= character < "\ua000":
        return 0.3 / 3755 if is_common(character) else 0.02 / 3755
    if "\uac00" <= character < "\ud7b0":
        return 0.1 / 2350 if _lead(character, "euc_kr") else _RARE
    return 0.002 if "\u3040" <= character < "\u3100" else 0.0


def is_common(character: str) -> bool:
    """Whether a character is of the first level of GB 2312, Big5 or JIS X 0208, or Hangul of KS X 1001."""
    if "\uac00" <= character < "\ud7b0":
        return len(character.encode("euc_kr", "ignore")) == HANGUL_BYTES
    return (
        0xB0 <= _lead(character, "gb2312") <= 0xD7
        or 0xA4 <= _lead(character, "big5") <= 0xC6
        or 0xB0 <= _lead(character, "euc_jp") <= 0xCF
    )


def _lead(character: str, codec: str) -> int:
    try:
        return character.encode(codec)[0]
    except UnicodeEncodeError:
        return 0


def _mark_between(before: str, mark: str, behind: str, language: str | None) -> float:
    if before.isalpha() and behind.isalpha():
        if mark == "’":
            return 1.0 if language in _APOSTROPHE_LANGUAGES else -3.0
        return 0.0 if mark in _JOINERS else -5.0
    if (mark in "¼½¾¹²³" and behind.isalpha()) or (mark in "¨¸ˆ˜" and (before.isalpha() or behind.isalpha())):
        return -6.0
    if mark in "’”" and before.isspace() and behind.isalpha():
        return -2.0
    if mark in "€£" and before.isalpha():
        return -4.0
    return 1.0 if mark in "€£°" and (before.isdigit() or behind.isdigit()) else 0.0


def _letter_between(before: str, letter: str, behind: str) -> float:
    added = -6.0 if unicodedata.category(letter) == "Mn" and not is_letter(before) else 0.0
    if letter.isupper() and before.islower():
        added -= 5
    if letter.islower() and before.isupper() and behind.isupper():
        added -= 5
    neighbours = [one for one in (before, behind) if one.isalpha()]
    added -= 6 * sum(_script(one) != _script(letter) for one in neighbours)
    if not neighbours and _script(letter) != "other" and letter.lower() not in _WORDS_OF_ONE_LETTER:
        added -= 2
    if before.isdigit() or behind.isdigit():
        added -= 2
    return added


def _script(letter: str) -> str:
    """The script of a letter, as far as charsets of one byte a character know scripts."""
    point = ord(letter)
    for end, script in _SCRIPTS:
        if point < end:
            return script
    return "Latin" if 0x1E00 <= point < 0x1F00 else "other"


_SCRIPTS = (
    (0x2B0, "Latin"),
    (0x370, "mark"),
    (0x400, "Greek"),
    (0x530, "Cyrillic"),
    (0x600, "Hebrew"),
    (0x700, "Arabic"),
)
