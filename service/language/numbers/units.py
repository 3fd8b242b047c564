"""Names of measurement units as running text has them, and their symbols, from CLDR (through Babel)."""

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale
from babel.units import format_unit

from service.language.locales import babel_locale

_UNITS = (
    "area-square-kilometer",
    "area-hectare",
    "area-square-meter",
    "area-square-centimeter",
    "area-square-mile",
    "area-acre",
    "area-square-foot",
    "length-kilometer",
    "length-meter",
    "length-centimeter",
    "length-millimeter",
    "length-micrometer",
    "length-nanometer",
    "length-mile",
    "length-yard",
    "length-foot",
    "length-inch",
    "length-nautical-mile",
    "length-light-year",
    "mass-tonne",
    "mass-kilogram",
    "mass-gram",
    "mass-milligram",
    "mass-microgram",
    "mass-ounce",
    "volume-liter",
    "volume-milliliter",
    "volume-centiliter",
    "volume-deciliter",
    "volume-hectoliter",
    "volume-cubic-meter",
    "volume-cubic-centimeter",
    "volume-cubic-kilometer",
    "volume-cubic-foot",
    "volume-gallon",
    "volume-barrel",
    "speed-kilometer-per-hour",
    "speed-mile-per-hour",
    "speed-meter-per-second",
    "temperature-celsius",
    "temperature-fahrenheit",
    "power-watt",
    "power-kilowatt",
    "power-megawatt",
    "power-gigawatt",
    "power-horsepower",
    "energy-kilowatt-hour",
    "energy-kilocalorie",
    "energy-kilojoule",
    "electric-volt",
    "frequency-hertz",
    "frequency-kilohertz",
    "frequency-megahertz",
    "frequency-gigahertz",
    "digital-kilobyte",
    "digital-megabyte",
    "digital-gigabyte",
    "digital-terabyte",
)
"""Units of measure that news use. Not pounds, which are as often money, and not times, which news count in words."""

_NO_SYMBOLS = frozenset([
    "length-inch", "length-foot", "length-yard", "length-mile", "area-acre", "volume-barrel", "mass-ounce",
    "power-horsepower", "length-light-year", "volume-gallon", "energy-kilocalorie",
])  # fmt: skip
"""Units whose short form is another word in some language (`in`, `bar`, `hp`), so that only their names are read."""

_ALSO = {"en": ("en", "en-GB")}.get
"""Where one language spells units in two ways, the locales to ask."""

_COUNTS = (1, 2, 5, 100)
"""Numbers that between them take every plural form of the languages CLDR knows well."""


def unit_names(language: str) -> Iterator[tuple[str, str]]:
    """The long names of units in a language (all plural forms), each with the unit's symbol."""
    for tag in _ALSO(language) or (language,):
        locale = babel_locale(tag)
        for unit in _UNITS if locale else ():
            for name in _written(unit, "long", locale):
                yield name, _symbol(unit)


def unit_symbols(language: str) -> Iterator[tuple[str, str]]:
    """The short forms that a language has for units, case as written, each with the unit's symbol."""
    locale = babel_locale(language)
    for unit in _UNITS:
        if unit in _NO_SYMBOLS:
            continue
        for name in (_symbol(unit), *(_written(unit, "short", locale) if locale else ())):
            if (
                len(name) > 1
            ):  # one letter may be something else: `5 m` are millions in English, `2 W` in Polish says in
                yield name, _symbol(unit)


@lru_cache(maxsize=128)  # there are fewer units
def _symbol(unit: str) -> str:
    return format_unit(1, unit, "short", format="0", locale="en").removeprefix("1").strip()


def _written(unit: str, length: str, locale: Locale | None) -> Iterator[str]:
    for count in _COUNTS:
        written = format_unit(count, unit, length, format="0", locale=locale)  # type: ignore[arg-type] # a literal
        if written.startswith(str(count)):
            yield written.removeprefix(str(count)).strip("\u00a0 ")
