"""Which charsets the texts of a language are usually in."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from service.language.word_lists import read_list

LESS_USUAL = -1.5
"""How much less likely, as a logarithm, each further charset of a language is than the one before it in the list."""

WESTERN = -3.0
"""How likely the charsets of Western Europe are in a language that has its own."""

UNUSUAL = -8.0
"""How likely any other charset is."""

_TRADITIONAL = ("hant", "tw", "hk", "mo")
"""Subtags of Chinese in traditional characters."""


def language_name(tag: str | None) -> str | None:
    """The language of a BCP 47 tag, as CLD2 calls it: it knows two kinds of Chinese by their characters."""
    if not tag:
        return None
    base, *others = tag.lower().split("-")
    return "zh-Hant" if base == "zh" and not set(others).isdisjoint(_TRADITIONAL) else base


@cache
def _charsets() -> Mapping[str, tuple[str, ...]]:
    entries = (entry.partition(":") for entry in read_list(__package__, "usual_charsets.txt"))
    return MappingProxyType(
        {language: tuple(charsets.split()) for languages, _, charsets in entries for language in languages.split()}
    )


def usual_charsets(language: str | None) -> tuple[str, ...]:
    """The charsets of a language, the commonest first; those of Western Europe where it has none of its own."""
    return _charsets().get(language or "*", _charsets()["*"])


@cache
def all_charsets() -> tuple[str, ...]:
    """Every charset that some language is usually in."""
    return tuple(dict.fromkeys(charset for charsets in _charsets().values() for charset in charsets))


@cache
def languages_in(charset: str) -> tuple[str | None, ...]:
    """The languages that are usually in a charset; `None` for those that have no charsets of their own."""
    found = (language for language, charsets in _charsets().items() if charset in charsets)
    return tuple(None if language == "*" else language for language in found) or (None,)


@cache
def related_charsets(charset: str) -> tuple[str, ...]:
    """The charsets of every language, but those of Western Europe, that is written in this one: its script's."""
    lines = {charsets for language, charsets in _charsets().items() if charset in charsets and language != "*"}
    return tuple(sorted({related for line in lines for related in line if charset not in usual_charsets(None)}))


def usual_odds(charset: str, language: str | None) -> float:
    """The logarithm of how likely a text of the language is in a charset, beside its commonest."""
    own, western = usual_charsets(language), usual_charsets(None)
    if charset in own:
        return LESS_USUAL * own.index(charset)
    return WESTERN - western.index(charset) if charset in western else UNUSUAL
