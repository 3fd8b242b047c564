"""Days and years beside the name of a month, and days behind that of a weekday."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

from service.language.locales import babel_locale
from service.language.numbers.words import REACH


class _Calendar(NamedTuple):
    """The names of months: patterns of one before a numeral (at the end) and behind one, and how names begin."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    months: frozenset[str]
    """The first three letters of every name: what has none of them beside it needs no pattern."""

    weekdays: frozenset[str]

    right_before: frozenset[str]
    """The full names of weekdays, where a day stands right behind."""

    near: frozenset[str]
    """Those of both, and of the words that stand between a name and a numeral."""


_LENGTHS = (1, 2, 4)
_INFLECTED = frozenset(["sl", "hr", "sk", "sr", "bs", "fi", "hu", "tr", "et", "lv", "lt"])
"""Languages that inflect the names of months in ways that CLDR does not tell; their stems are looked for."""

_ALL = (
    "en",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "ru",
    "uk",
    "bg",
    "pl",
    "cs",
    "sk",
    "sl",
    "hr",
    "ro",
    "nl",
    "sv",
    "da",
    "nb",
    "fi",
)
"""Languages whose months are looked for where that of the text is unknown."""

_WEEKDAY_BEFORE = re.compile(r"[^\W\d_](?:, (?:den |dem |the )?| \()\Z")
_NO_COMMA = frozenset(["es", "pt", "fr", "it", "ca", "ro"])
"""Languages in which a day stands right behind its weekday (`el domingo 24`)."""

_QUOTES_OTHERS = frozenset(["uk"])
"""Languages whose articles often have dates in another."""

_DAYS_IN_BRACKETS = frozenset(["pt", ""])
"""Languages in which news put the day of the month in brackets behind any word for a day (`ontem (18)`)."""

_DATE_OF_ANY_LANGUAGE = re.compile(r"\.? (?:de |of )?[^\W\d_]{3,}\.? (?:de |del )?(?:19|20)[0-9]{2}(?!\w)")
_BETWEEN = frozenset(["de", "del", "den", "dem", "the", "to", "and", "through"])
_LONGEST_BETWEEN = 3
"""Letters of the longest word between a day and its month."""

_GOES_ON = frozenset(" .,-–º")
"""What may stand behind a day, before its month."""

_AHEAD = 24
"""How far behind a day the name of its month begins at most: another day may stand between (`25 and 26 July`)."""


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _calendar(language: str | None) -> _Calendar | None:
    locales = [locale for tag in ([language] if language else _ALL) if (locale := babel_locale(tag))]
    if not locales:
        return None
    months = {name for locale in locales for name in _months(locale)}
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day = r"(?:[0-9]{1,2}(?:st|nd|rd|th|\.|º)?,? (?:(?:\w{1,3}|through) )?)?"  # `July 13 to 15`
    more = r"(?:(?: ?[-–] ?|(?:\w{1,3} ){1,2}|, )?[0-9]{1,2}(?:st|nd|rd|th|\.|º)? ?){0,2}"  # `25 and 26 July`
    beginnings = frozenset(name[:3].lower() for name in months)
    weekdays = frozenset(name[:3].lower() for locale in locales for name in _names_of(locale.days))
    return _Calendar(
        re.compile(rf"(?<!\w)(?:{names})(?:\.|\w{{0,4}}),? (?:de |del )?{day}\Z", re.IGNORECASE),
        re.compile(
            rf"(?:st|nd|rd|th|\.|º|er|-?го|-[мей])?,? ?{more}(?:of |de |d[’'])?(?:{names})(?!\w{{4}})", re.IGNORECASE
        ),
        beginnings,
        weekdays,
        frozenset(
            day for locale in locales if locale.language in _NO_COMMA for day in locale.days["format"]["wide"].values()
        ),
        beginnings | weekdays | _BETWEEN,
    )


def _months(locale: Locale) -> set[str]:
    months = _names_of(locale.months) | {"Sept", "setiembre"}
    if locale.language in _INFLECTED:
        months |= {name[:-2] for name in months if len(name) > 5}
    return months


def _names_of(uses: Mapping[str, Mapping[str, Mapping[int, str]]]) -> set[str]:
    return {
        name.rstrip(".")
        for use in uses.values()
        for width in ("wide", "abbreviated")
        for name in use[width].values()
        if not name.isdigit()
    }


def is_beside_month(text: str, start: int, end: int, language: str, before: str, behind: str) -> bool:
    """Whether bare digits may be a day or a year and stand beside the name of a month or behind that of a weekday.

    `before` and `behind` are the words beside them, in lower case.
    """
    if end - start not in _LENGTHS or not text[start:end].isdigit():
        return False
    names = _calendar(language)
    if end - start < 3 and _is_day(text, start, end, language, before, names):
        return True
    if names is None:
        return False
    if (not before.isalpha() or before[:3] in names.near) and _is_behind_month(text, start, end, names):
        return True
    if behind and len(behind) > _LONGEST_BETWEEN and behind[:3] not in names.months:
        return False
    return (behind != "" or text[end : end + 1] in _GOES_ON) and _is_before_month(text, end, names)


def _is_day(text: str, start: int, end: int, language: str, before: str, names: _Calendar | None) -> bool:
    """Whether one or two digits are a day, by other signs than the name of a month in the language."""
    if (names is None or not language or language in _QUOTES_OTHERS) and _DATE_OF_ANY_LANGUAGE.match(text, end):
        return True
    if names is None or language in _QUOTES_OTHERS:
        return False
    if before in names.right_before:
        return True
    return language in _DAYS_IN_BRACKETS and text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _is_behind_month(text: str, start: int, end: int, names: _Calendar) -> bool:
    left = text[max(start - REACH, 0) : start]
    for word in left.rsplit(None, 3)[-3:]:
        beginning = word[:3].lower()
        if beginning in names.months and names.before.search(left, left.rfind(word)):
            return True
        if beginning in names.weekdays and end - start < 3 and _WEEKDAY_BEFORE.search(left, max(len(left) - 8, 0)):
            return True
    return False


def _is_before_month(text: str, end: int, names: _Calendar) -> bool:
    for word in text[end : end + _AHEAD].split(None, 6)[:6]:
        if word.lstrip("-.,")[:3].lower() in names.months:
            return names.behind.match(text, end, end + REACH) is not None
        if len(word) > _LONGEST_BETWEEN and word.isalpha():
            return False
    return False
