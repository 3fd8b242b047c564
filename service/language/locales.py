"""How a locale writes numbers: its grouping and decimal marks, from CLDR (through Babel)."""

from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

SPACES = " \u00a0\u202f\u2009"
"""The blanks that group digits; where CLDR names one of them, texts use all."""


_UNDETERMINED = "und"

TWO_DECIMAL_MARKS = frozenset(["de", "en", "es", "it"])
"""Languages of the news whose regions differ in their decimal mark, by CLDR: as do Switzerland and Latin America."""


COMMA_GROUPS_SOMEWHERE = frozenset(["es"])
"""Of the languages with a decimal comma, those of which a region groups by it: Mexico, by CLDR."""


@dataclass(frozen=True, slots=True)
class NumberMarks:
    """The grouping marks (any of the characters), the decimal mark, and whether groups but the last are of two."""

    group: str
    decimal: str
    is_indian: bool = False


@lru_cache(maxsize=256)  # tags come from callers, so the cache is bounded
def babel_locale(tag: str) -> Locale | None:
    """Babel's locale for a BCP 47 tag, or for its language alone; `None` where CLDR knows neither."""
    if tag.partition("-")[0] == _UNDETERMINED:  # which Babel takes for American English
        return None
    for name in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@lru_cache(maxsize=256)
def number_marks(tag: str | None) -> NumberMarks | None:
    """How numbers in Latin digits are written in the locale of a BCP 47 tag, or `None` where that is unknown."""
    locale = babel_locale(_of_english(tag)) if tag else None
    if locale is None:
        return None
    symbols = locale.number_symbols.get("latn", {})
    group, decimal = symbols.get("group", ","), symbols.get("decimal", ".")
    pattern = locale.decimal_formats[None].pattern
    return NumberMarks(SPACES if group in SPACES else group, decimal, is_indian="#,##,##0" in pattern)


def _of_english(tag: str) -> str:
    """English is written as English in every region but India, whatever CLDR has for the others' own languages."""
    language, *parts = tag.split("-")
    return "en" if language == "en" and "IN" not in map(str.upper, parts) else tag


def language_name(tag: str | None) -> str:
    """What the language of a BCP 47 tag is called in English, for explanations."""
    locale = babel_locale(tag) if tag else None
    return (locale.get_language_name("en") if locale else None) or "this language"
