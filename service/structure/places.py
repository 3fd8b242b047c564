"""Places as datelines name them: towns, with a region or a country behind them, or several with a stroke between."""

import re
from functools import lru_cache
from typing import NamedTuple

from service.language.locales import babel_locale
from service.language.word_lists import read_list
from service.structure.gazetteer import Gazetteer

MOST_WORDS = 7
"""`WEST PALM BEACH, Fla./NEW YORK` has seven; sentences in capitals have more."""

SHORTEST_REGION = 4
"""Shorter ones (`AP`, `Ala.`) are no places by themselves; `Iran`, `Cuba` and `Iowa` are."""

_STROKES = re.compile(r"\s?[/;]\s?|\s(?:and|und|et|y|e|and|i|a|и)\s")
_WORDS = re.compile(r"[\s/,;-]+")
_NAME = re.compile(r"[^\W\d_](?:[.’' -]*[^\W\d_])*\.?")


class Evidence(NamedTuple):
    """What is known of a phrase that may be a place."""

    is_shaped: bool = False
    is_upper: bool = False
    is_known: bool = False
    """Whether its first town is in the lists, or has a region or country behind it."""
    is_city: bool = False
    """Whether every town of it is a big one, or one of those with a stroke between (`Hallwang/Salzburg`)."""
    words: int = 0


NO_EVIDENCE = Evidence()


def weigh(phrase: str, language: str | None) -> Evidence:
    """What speaks for a phrase being a place."""
    words = [word for word in _WORDS.split(phrase) if word]
    if not words or len(words) > MOST_WORDS or not phrase[0].isupper():
        return NO_EVIDENCE
    small = _small_words()
    if not all(word[0].isupper() or word in small or word[:2] in small for word in words):
        return NO_EVIDENCE
    towns = _STROKES.split(phrase)
    pairs = [town.partition(",") for town in towns]
    if not all(_NAME.fullmatch(part.strip()) for town, _, region in pairs for part in (town, region) if part):
        return NO_EVIDENCE
    first, _, region = pairs[0]
    cities = [is_city(town) for town, _, _ in pairs]
    is_beside_city = "/" in phrase and any(cities)
    return Evidence(
        is_shaped=True,
        is_upper=all(town.isupper() for town, _, _ in pairs),
        is_known=is_town(first)
        or is_beside_city
        or is_region(region.strip(), language)
        or (len(first) >= SHORTEST_REGION and is_region(first, language)),
        is_city=is_beside_city or all(cities),
        words=len(words),
    )


def is_city(name: str) -> bool:
    """Whether a name is that of a capital or another big city, in whatever language."""
    return name in _cities()


def is_town(name: str) -> bool:
    """Whether a name is that of any town in the lists."""
    return name in _cities() or name in _towns()


def is_region(name: str, language: str | None) -> bool:
    """Whether a name is that of a region or country, in English or in the language of the text."""
    folded = name.casefold()
    return name in _regions() or folded in _countries("en") or folded in _countries(language)


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    return frozenset(read_list(__package__, "small_words_of_places.txt"))


@lru_cache(maxsize=1)
def _cities() -> Gazetteer:
    return Gazetteer(name for row in read_list(__package__, "cities.txt") for name in row.split(", "))


@lru_cache(maxsize=1)
def _towns() -> Gazetteer:
    return Gazetteer(read_list(__package__, "towns.txt"))


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    names = {name for row in read_list(__package__, "regions.txt") for name in row.split(", ")}
    return frozenset(names | {name.upper() for name in names})


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _countries(language: str | None) -> frozenset[str]:
    locale = babel_locale(language) if language else None
    return (
        frozenset(name.casefold() for code, name in locale.territories.items() if code.isalpha())
        if locale
        else frozenset()
    )
