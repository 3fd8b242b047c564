"""The letters of languages, by CLDR.

CLDR (through Babel) names territories, languages, scripts and currencies in every language. That is some ten thousand
letters of each, enough to know which letters it has and how frequent they are.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from service.language.locales import babel_locale

_MIXED = ("fr", "es", "pt", "de", "sv", "da", "it", "pl", "cs", "hu", "ro", "tr", "hr")
"""Languages whose names of persons and places stand in texts of any other that is written in Latin letters."""

_PAIRED = 0.7
"""What the pairs of letters in the names count for; the rest is for pairs that happen not to be there."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The combining marks of Vietnamese tones."""

_CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")

_UNNAMED: Mapping[str, str] = MappingProxyType(
    {
        "cy": "ŷ",
        "fa": "ظ",
        "fr": "àæùûœêëôâ",
        "he": "ך",
        "it": "àèéìòù",
        "lt": "ąęį",
        "mk": "ѓѕќ",
        "nl": "èéëö",
        "pl": "ćź",
        "pt": "àõ",
        "ro": "âî",
        "ru": "ёъ",
        "sk": "ĺôŕť",
        "cs": "ďť",
    }
)
"""Letters of a language that CLDR's names lack or nearly lack: they are in endings of verbs and cases, or in small
words."""

_UNNAMED_SHARE = 1e-3
"""The share that such a letter has at least: about that of the rarer letters of the alphabets."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How frequent each letter and combining mark of a language is, and each behind another (or behind a blank)."""

    shares: Mapping[str, float]
    counts: Mapping[str, int]
    pairs: Mapping[str, int]

    def share(self, letter: str, before: str) -> float:
        """The share of a letter among those behind `before`."""
        alone, known = self.shares.get(letter, 0.0), self.counts.get(before, 0)
        return _PAIRED * self.pairs.get(before + letter, 0) / known + (1 - _PAIRED) * alone if known else alone


@lru_cache(maxsize=64)  # tags come from callers, so the cache is bounded
def letters_of(language: str) -> Letters:
    """The letters of a language, by CLDR's names; none where CLDR does not know it."""
    locale = babel_locale(language)
    tables = (locale.territories, locale.languages, locale.scripts, locale.currencies) if locale else ()
    text = " ".join(name.lower() for table in tables for name in table.values())
    if language == "vi":  # windows-1258 writes tones as marks of their own
        text += "".join(map(_with_tone_apart, text))
    if language == "ro":  # every charset but one has Turkish letters with cedillas for those with commas
        text += text.translate(_CEDILLAS)
    counts = Counter(character if is_letter(character) else " " for character in text)
    total = sum(counts.values()) - counts[" "]
    shares = {letter: number / total for letter, number in counts.items() if letter != " "}
    pairs = Counter(f"{one if is_letter(one) else ' '}{other}" for one, other in pairwise(text) if is_letter(other))
    unnamed = {letter: max(shares.get(letter, 0.0), _UNNAMED_SHARE) for letter in _UNNAMED.get(language, "")}
    return Letters(shares | unnamed, counts, pairs)


def _with_tone_apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    base = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", base) + "".join(part for part in parts if part in _TONES)


def is_letter(character: str) -> bool:
    """Whether a character is a letter or a mark that goes with one."""
    return unicodedata.category(character)[0] in "LM"


@lru_cache(maxsize=1)
def foreign_letters() -> Mapping[str, float]:
    """The shares of letters in names that stand in any language of Latin letters."""
    total: dict[str, float] = {}
    for language in _MIXED:
        for letter, share in letters_of(language).shares.items():
            total[letter] = total.get(letter, 0) + share / len(_MIXED)
    return MappingProxyType(total)
