"""Dates as datelines write them: `March 3`, `3 мая`, `22. November 2022`, `3 MAR`, `28.12.2015`."""

import re
from functools import lru_cache
from typing import NamedTuple

from service.language.word_lists import read_words_by_language

_MONTH = r"[^\W\d_]{3,12}"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_DATE = re.compile(
    rf"""(?:\A|(?<=\s))(?P<date>
        \d{{1,2}}{_ORDINAL}\s(?:de\s)?(?P<behind>{_MONTH})\.?(?:,?\s(?:de\s|del\s)?\d{{4}})?(?:\s[гр]\.?|\s(?:года?|року))?
      | (?P<before>{_MONTH})\.?\s\d{{1,2}}{_ORDINAL}(?:,?\s\d{{4}})?
      | \d{{1,2}}[./]\s?\d{{1,2}}[./]\s?(?:\d{{4}}|\d\d)
      | \d{{4}}-\d\d-\d\d
      | (?<=,\s)\d{{1,2}}
    )[.,]?\Z""",
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")


class Dated(NamedTuple):
    """What stands before a date, and the date; without one, the whole and `None`."""

    before: str
    date: str | None


def cut_date(phrase: str) -> Dated:
    """A phrase, and the date that it ends with."""
    match = _DATE.search(phrase) if _DIGIT.search(phrase) else None
    if not match:
        return Dated(phrase.strip(), None)
    month = match["behind"] or match["before"]
    if month and month.casefold() not in _months():
        return Dated(phrase.strip(), None)
    return Dated(phrase[: match.start()].rstrip(" ,.;–-"), match["date"].rstrip("."))


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset().union(*read_words_by_language(__package__, "months.txt").values())
