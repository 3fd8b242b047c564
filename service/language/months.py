"""Names of months in running text, from CLDR (through Babel)."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from service.language.locales import babel_locale

SHORTEST_NAME = 3
"""Shorter forms (`1`, `J`, Japanese `1月`) are no names that stand beside a number in a sentence."""

DAYS = MappingProxyType({1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31})
"""How many days each month has at most."""

WITH_POINT = frozenset(("de", "da", "no", "nb", "nn", "fi", "et", "lv", "cs", "sk", "sl", "hr", "sr", "bs"))
"""Languages that write a day of the month with a point and a blank before the month."""

COMMON = ("en", "de", "fr", "es", "pt", "it", "pl", "ru", "uk", "bg", "tr")
"""Languages whose months are known where that of an article is not, as it is of many short ones."""

_ALSO = MappingProxyType({"en": {"Sept": 9}})


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def month_names(language: str | None) -> Mapping[str, int]:
    """The months of a language by their names and abbreviations without a point, as CLDR has them and capitalised."""
    locale = babel_locale(language) if language else None
    if locale is None:
        return MappingProxyType({})
    names: dict[str, int] = dict(_ALSO.get(language or "", {}))
    for use in locale.months.values():
        for width in ("wide", "abbreviated"):
            for number, name in use[width].items():
                form = name.rstrip(".")
                if len(form) >= SHORTEST_NAME and form.replace(".", "").isalpha():
                    names[form] = number
                    names[form[0].upper() + form[1:]] = number
    return MappingProxyType(names)


@lru_cache(maxsize=64)
def month_pattern(language: str | None) -> str:
    """The names as the alternatives of a regular expression, longest first; nothing matches where none are known."""
    return "|".join(sorted(map(re.escape, month_names(language)), key=lambda name: (-len(name), name))) or "(?!)"


@lru_cache(maxsize=64)
def full_month_pattern(language: str | None) -> str:
    """The names without their abbreviations, likewise."""
    locale = babel_locale(language) if language else None
    names = {name for use in locale.months.values() for name in use["wide"].values()} if locale else set()
    return "|".join(sorted((re.escape(name) for name in names if len(name) >= SHORTEST_NAME), reverse=True)) or "(?!)"
