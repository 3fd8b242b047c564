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
_UNSURE = "?"
_SHORTEST_ABBREVIATION = 2
"""Of two letters (`mi`, `mn`, `md`) an abbreviation may be a word of a language that is not known."""

_SHORTEST_OF_OTHERS = 5
"""Letters of a magnitude in another language: shorter ones (`bin`, `mill`) are often words of the text's own."""

_VOWELS = frozenset("aeiouyáéíóúýäöüаеиоуыэюяіїєεηιουα")
"""What hardly a word does without: an abbreviation without them (`mrd`) is no word of any other language."""

_SHORTEST_CURRENCY = 4
"""Letters of the name of a currency in a text of unknown language: shorter ones may be words of it."""

_SHORTEST_LABEL = 4
"""Letters of a label in a text of unknown language, for the same reason."""

_NAME_BEHIND = re.compile(rf"(?:[{BLANKS}-]|\n(?=[^\W\d_]{{2}}))?(°?[^\W\d_]+)")
_COUNTS = (1, 2, 5, 100)
"""Numbers that between them take every plural form of the languages CLDR knows well."""


class Entry(NamedTuple):
    """What a word behind a number means."""

    meaning: Meaning
    rest: str
    """What of the phrase follows its first word, with its blank."""

    zeros: int | None = 0
    """How many of them a magnitude stands for; `None` where its scale is not sure."""

    symbol: str | None = None
    """A unit's symbol, or a currency's ISO 4217 code (`None`: the word alone does not tell it)."""


Entries = Mapping[str, tuple[Entry, ...]]
"""Entries by their first word, the longest phrase first."""

_NO_ENTRIES: Entries = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of a language."""

    names: Entries
    """Magnitudes, percent and names of units, in lower case: compared without regard to case."""

    symbols: Entries
    """Currencies and symbols of units, compared as they are, and the names that begin with the same word."""

    first_words: frozenset[str]
    """Those that a name or a symbol begins with, in lower case: no other word is a measure."""

    labels: frozenset[str]
    """Words before the number of a page, a route, a version; in lower case."""

    openers: frozenset[str]
    """Words that begin sentences and may stand before a count; in lower case."""


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of a language (a primary subtag such as `en`), or of none."""
    base = language or ""
    names = _entries(_names(base))
    symbols = _entries(_symbols(base), names)
    return Lexicon(
        names,
        symbols,
        frozenset(names) | frozenset(word.lower() for word in symbols),
        labels(base),
        frozenset(_listed("openers.txt", base)),
    )


@lru_cache(maxsize=64)  # as above
def labels(language: str) -> frozenset[str]:
    """`Lexicon.labels`, without the rest: names of units take a twentieth of the service's start."""
    return frozenset(word.lower() for word in _labels(language))


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
    for word in (*_percents(language), *_phrases("percent_phrases.txt", language)):
        yield word, Entry("percent", "", symbol="%")
    for name, symbol in unit_names(language):
        yield name.lower(), Entry("unit", "", symbol=symbol)
    for word in _magnitudes_of_others(language):
        yield word, Entry("magnitude", "", None)


def _percents(language: str) -> Iterator[str]:
    """Those of the language, of an unknown one all: they mean nothing else anywhere."""
    for of, *words in (entry.split() for entry in read_list(__package__, "percents.txt")):
        if of == language or not language:
            yield from words


def _magnitudes(language: str) -> Iterator[tuple[str, int | None]]:
    """Those of the language; of an unknown one those of all, with a value where they mean the same everywhere."""
    meanings: dict[str, set[int | None]] = {}
    for of, zeros, *words in (entry.split() for entry in read_list(__package__, "magnitudes.txt")):
        for word in words if of == language or not language else ():
            meanings.setdefault(word, set()).add(None if zeros == _UNSURE else int(zeros))
    for word, all_zeros in meanings.items():
        if language or len(word) > _SHORTEST_ABBREVIATION:
            yield word, all_zeros.pop() if len(all_zeros) == 1 else None


def _magnitudes_of_others(language: str) -> Iterator[str]:
    """Words for magnitudes in other languages, and misspelt ones: no number is worth its digits behind one of them."""
    for of, _, *words in (entry.split() for entry in read_list(__package__, "magnitudes.txt")):
        if of != language:
            yield from (word for word in words if word.isalpha() and _is_like_no_other(word))
        else:
            yield from (
                word[:at] + word[at + 1 :] for word in words for at in range(1, len(word) - 1) if _is_long(word)
            )


def _is_like_no_other(word: str) -> bool:
    """Whether a magnitude is a word of its own language only: a long one, or an abbreviation without vowels (`mrd`)."""
    return len(word) >= _SHORTEST_OF_OTHERS or (len(word) > _SHORTEST_ABBREVIATION and not _VOWELS.intersection(word))


def _is_long(word: str) -> bool:
    """Whether a magnitude that lost a letter is still like no other word."""
    return len(word) > _SHORTEST_OF_OTHERS


def _symbols(language: str) -> Iterator[tuple[str, Entry]]:
    if language == "de":  # a noun has a capital: in small letters it is the English one, a thousandth of it
        yield "billion", Entry("magnitude", "", None)
    if language == "en":  # a thousand; with a capital it is a part of a name (3 Grand Slams)
        yield "grand", Entry("magnitude", "", None)
    for word, symbol in _currency_words(language):
        yield word, Entry("currency", "", symbol=symbol)
    for entry in read_list(__package__, "money_words.txt"):
        of, zeros, code, *words = entry.split()
        if of in (_ANY, language):
            yield from ((word, Entry("currency", "", int(zeros), _coded(code))) for word in words)
    for code in currency_codes():
        yield code, Entry("currency", "", symbol=code)
        yield from _currency_names(language, code)
    for entry in read_list(__package__, "unit_words.txt"):
        of, symbol, *words = entry.split()
        if of in (_ANY, language):
            yield from ((_spaced(word), Entry("unit", "", symbol=_spaced(symbol))) for word in words)
    for name, symbol in unit_symbols(language):
        yield name, Entry("unit", "", symbol=symbol)


def _currency_words(language: str) -> Iterator[tuple[str, str | None]]:
    """Those of the language; of an unknown one the longer ones, with their code where it is the same everywhere."""
    codes: dict[str, set[str | None]] = {}
    for of, code, *words in (entry.split() for entry in read_list(__package__, "currency_words.txt")):
        for word in words if of == language or not language else ():
            codes.setdefault(_spaced(word), set()).add(_coded(code))
    for word, all_codes in codes.items():
        if language or len(word) >= _SHORTEST_CURRENCY:
            yield word, all_codes.pop() if len(all_codes) == 1 else None


def _coded(code: str) -> str | None:
    return None if code == _UNKNOWN else code


def _spaced(phrase: str) -> str:
    """A phrase of a list in which a low line stands for a blank."""
    return phrase.replace("_", " ")


def _currency_names(language: str, code: str) -> Iterator[tuple[str, Entry]]:
    """CLDR's names of a currency in all their plural forms, those of several parts only: single words are listed."""
    locale = babel_locale(language) if language else None
    for count in _COUNTS if locale else ():
        name = get_currency_name(code, count, locale)
        if " " in name or "-" in name:
            yield name, Entry("currency", "", symbol=code)


def _entries(phrases: Iterator[tuple[str, Entry]], others: Entries = _NO_ENTRIES) -> Entries:
    """Phrases by their first word, the longest of each first; to each those of the others that begin with it."""
    found: dict[str, dict[str, Entry]] = {}
    for phrase, entry in phrases:
        if first := _FIRST_WORD.match(phrase):
            rest = phrase[first.end() :]
            found.setdefault(first[0], {}).setdefault(rest, entry._replace(rest=rest))
    for word, of in found.items():
        for entry in others.get(word.lower(), ()):
            of.setdefault(entry.rest, entry)
    return MappingProxyType(
        {first: tuple(sorted(of.values(), key=lambda entry: -len(entry.rest))) for first, of in found.items()}
    )


def _listed(name: str, language: str) -> Iterator[str]:
    for of, *words in (entry.split() for entry in read_list(__package__, name)):
        if of in (_ANY, language):
            yield from words


def _labels(language: str) -> Iterator[str]:
    """Those of the language; of an unknown one the longer ones of all."""
    yield from _listed("labels.txt", language)
    for _, *words in (entry.split() for entry in read_list(__package__, "labels.txt") if not language):
        yield from (word for word in words if len(word) >= _SHORTEST_LABEL)


def _phrases(name: str, language: str) -> Iterator[str]:
    for of, _, phrase in (entry.partition(" ") for entry in read_list(__package__, name)):
        if of == language:
            yield phrase


@lru_cache(maxsize=1)
def dollar_owners() -> Mapping[str, str]:
    """Whose dollars they are, by what stands behind a sum (`$1,000 Canadian`)."""
    entries = (entry.split() for entry in read_list(__package__, "dollar_owners.txt"))
    return MappingProxyType({_spaced(owner): code for code, *owners in entries for owner in owners})


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def minus_words(language: str) -> Mapping[str, bool]:
    """The words for the sign of a negative number, and whether each is always one (`menos` is also less)."""
    entries = (entry.split() for entry in read_list(__package__, "minus_words.txt"))
    return MappingProxyType({word: use == "sign" for of, use, word in entries if of == language})


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes that stand beside sums in news."""
    return frozenset(" ".join(read_list(__package__, "currency_codes.txt")).split())


@lru_cache(maxsize=1)
def currency_signs() -> Mapping[str, str | None]:
    """Signs of currencies with their codes; `None` where the sign alone does not tell the country."""
    return MappingProxyType(
        {
            sign: _coded(code)
            for code, *signs in (entry.split() for entry in read_list(__package__, "currency_signs.txt"))
            for sign in signs
        }
    )
