"""The words of a language that stand beside numbers: magnitudes, percent, currencies, units, labels, openers.

From CLDR (through Babel) as far as it goes, and from the lists beside this module.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from babel.numbers import get_currency_name

from service.language.locales import babel_locale
from service.language.numbers.units import unit_names, unit_symbols
from service.language.numbers.words import BLANKS, REACH
from service.language.word_lists import read_list

Meaning = Literal["magnitude", "percent", "currency", "unit"]

_ANY = "*"
_UNKNOWN = "-"
_FIRST_WORD = re.compile(r"°?[^\W\d_]+")
_SHORTEST_ABBREVIATION = 2
"""Of two letters (`mi`, `mn`, `md`) an abbreviation may be a word of a language that is not known."""

_NAME_BEHIND = re.compile(rf"(?:[{BLANKS}-]|\n(?=[^\W\d_]{{2}}))?(°?[^\W\d_]+)")
_COUNTS = (1, 2, 5, 100)
"""Numbers that between them take every plural form of the languages CLDR knows well."""


class Entry(NamedTuple):
    """What a word behind a number means."""

    meaning: Meaning
    rest: str
    """What of the phrase follows its first word, with its blank."""

    zeros: int = 0
    """Of a magnitude, how many it stands for."""

    symbol: str | None = None
    """A unit's symbol, or a currency's ISO 4217 code (`None`: the word alone does not tell it)."""


Entries = Mapping[str, tuple[Entry, ...]]
"""Entries by their first word, the longest phrase first."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of a language."""

    names: Entries
    """Magnitudes, percent and names of units, in lower case: compared without regard to case."""

    symbols: Entries
    """Currencies and symbols of units, compared as they are."""

    labels: frozenset[str]
    """Words before the number of a page, a route, a version; in lower case."""

    openers: frozenset[str]
    """Words that begin sentences and may stand before a count; in lower case."""


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of a language (a primary subtag such as `en`), or of none."""
    base = language or ""
    return Lexicon(
        _entries(_names(base)),
        _entries(_symbols(base)),
        frozenset(word.lower() for word in _listed("labels.txt", base)),
        frozenset(_listed("openers.txt", base)),
    )


def entry_behind(text: str, end: int, language: str | None) -> tuple[Entry, int] | None:
    """What the word behind a number means where the lexicon knows it, and where its phrase ends."""
    word = _NAME_BEHIND.match(text, end, end + REACH)
    return meaning_of(text, word[1], word.end(), lexicon(language)) if word else None


def meaning_of(text: str, word: str, end: int, known: Lexicon) -> tuple[Entry, int] | None:
    """What the word that ends at `end` means behind a number, and where its phrase ends."""
    for entry in known.symbols.get(word) or known.names.get(word.lower()) or ():
        until = end + len(entry.rest)
        if text[end:until].lower() == entry.rest.lower() and not text[until : until + 1].isalnum():
            return entry, until
    return None


def _names(language: str) -> Iterator[tuple[str, Entry]]:
    for word, zeros in _magnitudes(language):
        yield word, Entry("magnitude", "", zeros)
    for word in (*_listed("percents.txt", language), *_phrases("percent_phrases.txt", language)):
        yield word, Entry("percent", "", symbol="%")
    for name, symbol in unit_names(language):
        yield name.lower(), Entry("unit", "", symbol=symbol)


def _magnitudes(language: str) -> Iterator[tuple[str, int]]:
    """Those of the language; of an unknown one those that mean the same everywhere."""
    meanings: dict[str, set[int]] = {}
    for of, zeros, *words in (entry.split() for entry in read_list(__package__, "magnitudes.txt")):
        for word in words if of == language or not language else ():
            meanings.setdefault(word, set()).add(int(zeros))
    for word, all_zeros in meanings.items():
        if len(all_zeros) == 1 and (language or len(word) > _SHORTEST_ABBREVIATION):
            yield word, all_zeros.pop()


def _symbols(language: str) -> Iterator[tuple[str, Entry]]:
    for entry in read_list(__package__, "currency_words.txt"):
        of, code, *words = entry.split()
        if of == language:
            symbol = None if code == _UNKNOWN else code
            yield from ((word.replace("_", " "), Entry("currency", "", symbol=symbol)) for word in words)
    for code in currency_codes():
        yield code, Entry("currency", "", symbol=code)
        yield from _currency_names(language, code)
    for name, symbol in unit_symbols(language):
        yield name, Entry("unit", "", symbol=symbol)


def _currency_names(language: str, code: str) -> Iterator[tuple[str, Entry]]:
    """CLDR's names of a currency in all their plural forms, those of several words only: single ones are listed."""
    locale = babel_locale(language) if language else None
    for count in _COUNTS if locale else ():
        name = get_currency_name(code, count, locale)
        if " " in name:
            yield name, Entry("currency", "", symbol=code)


def _entries(phrases: Iterator[tuple[str, Entry]]) -> Entries:
    """Phrases by their first word, the longest of each first."""
    found: dict[str, dict[str, Entry]] = {}
    for phrase, entry in phrases:
        if first := _FIRST_WORD.match(phrase):
            rest = phrase[first.end() :]
            found.setdefault(first[0], {}).setdefault(rest, entry._replace(rest=rest))
    return MappingProxyType(
        {first: tuple(sorted(of.values(), key=lambda entry: -len(entry.rest))) for first, of in found.items()}
    )


def _listed(name: str, language: str) -> Iterator[str]:
    for of, *words in (entry.split() for entry in read_list(__package__, name)):
        if of in (_ANY, language):
            yield from words


def _phrases(name: str, language: str) -> Iterator[str]:
    for of, _, phrase in (entry.partition(" ") for entry in read_list(__package__, name)):
        if of == language:
            yield phrase


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes that stand beside sums in news."""
    return frozenset(" ".join(read_list(__package__, "currency_codes.txt")).split())


@lru_cache(maxsize=1)
def currency_signs() -> Mapping[str, str | None]:
    """Signs of currencies with their codes; `None` where the sign alone does not tell the country."""
    return MappingProxyType(
        {
            sign: None if code == _UNKNOWN else code
            for code, *signs in (entry.split() for entry in read_list(__package__, "currency_signs.txt"))
            for sign in signs
        }
    )
