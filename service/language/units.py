"""Names of measurement units as running text has them, and their symbols, from CLDR (through Babel)."""

import re
from functools import lru_cache
from types import MappingProxyType

from babel.units import format_unit

from service.language.locales import babel_locale

_UNITS = (
    "area-square-kilometer",
    "area-hectare",
    "area-square-meter",
    "area-square-mile",
    "area-acre",
    "area-square-foot",
    "length-kilometer",
    "length-meter",
    "length-centimeter",
    "length-millimeter",
    "length-mile",
    "length-yard",
    "length-foot",
    "length-inch",
    "length-nautical-mile",
    "mass-tonne",
    "mass-kilogram",
    "mass-gram",
    "mass-ounce",
    "volume-liter",
    "volume-milliliter",
    "volume-cubic-meter",
    "volume-gallon",
    "volume-barrel",
    "speed-kilometer-per-hour",
    "speed-mile-per-hour",
    "temperature-celsius",
    "temperature-fahrenheit",
    "power-megawatt",
    "power-kilowatt",
    "power-gigawatt",
    "energy-kilowatt-hour",
)
"""Units of measure that news use. Not pounds, which are as often money."""

_ALSO = MappingProxyType({"en": ("en", "en-GB")})
"""Where one language spells units in two ways, the locales to ask."""

_COUNTS = (1, 2, 5, 100)
"""Numbers that between them take every plural form of the languages CLDR knows well."""


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def unit_names(language: str) -> MappingProxyType[str, str]:
    """The long names of units in a language (all plural forms, lower case), each with the unit's symbol."""
    names: dict[str, str] = {}
    for tag in _ALSO.get(language, (language,)):
        locale = babel_locale(tag)
        for unit in _UNITS if locale else ():
            symbol = format_unit(1, unit, "short", format="0", locale="en").removeprefix("1").strip()
            for count in _COUNTS:
                written = format_unit(count, unit, "long", format="0", locale=locale)
                if written.startswith(str(count)):
                    names[written.removeprefix(str(count)).strip().lower()] = symbol
    return MappingProxyType(names)


@lru_cache(maxsize=64)
def unit_pattern(language: str) -> re.Pattern[str]:
    """A pattern of the blank or hyphen and the unit's name (group `unit`, any case) that follow a number."""
    longest_first = sorted(unit_names(language), key=len, reverse=True)
    return re.compile(rf"[ \u00a0-](?P<unit>{'|'.join(map(re.escape, longest_first)) or '(?!)'})\b", re.IGNORECASE)
