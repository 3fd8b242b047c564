"""Whether four bare digits are a year, a count, or may be either."""

from functools import lru_cache
from typing import Literal

from service.language.numbers.numerals import Numeral
from service.language.numbers.words import word_behind
from service.language.word_lists import read_list

_YEARS = range(1500, 2101)
_RECENT = range(1900, 2050)
"""Four bare digits of these are years unless something is counted: news group thousands, or round them."""

_SPANS = range(1000, 2101)
_EARLY = 3
_OWNS = ("'s", "’s")
_LONGEST_HEDGE = 16

Reading = Literal["year", "cardinal"]


@lru_cache(maxsize=8)
def _words(use: str) -> frozenset[str]:
    """The words of one use in all languages together, for an article whose language is unknown has years as well."""
    entries = (entry.split() for entry in read_list(__package__, "year_words.txt"))
    return frozenset(word.replace("_", " ") for _, what, *words in entries if what == use for word in words)


@lru_cache(maxsize=1)
def _hedges() -> tuple[tuple[str, ...], frozenset[str]]:
    """The words before a count, in blanks, and the last word of each."""
    hedges = _words("hedge")
    return tuple(f" {hedge} " for hedge in hedges), frozenset(hedge.split()[-1].rstrip(".") for hedge in hedges)


def year_or_count(text: str, start: int, end: int, before: str, behind: str) -> Reading | None:
    """What a bare number of four digits and no mark is: a year, a cardinal, or `None` where it may be either.

    `before` and `behind` are the words beside it, in lower case.
    """
    number = int(text[start:end])
    if number not in _YEARS or behind in _words("counted"):
        return "cardinal"
    if before in _hedges()[1] and f" {text[max(start - _LONGEST_HEDGE, 0) : start]}".lower().endswith(_hedges()[0]):
        return None if number in _RECENT else "cardinal"  # bis ca. 2031, dreaming about 2012
    if number in _RECENT or before in _words("before") or behind in _words("behind") or text.startswith(_OWNS, end):
        return "year"
    return "year" if text[start - 1 : start] == "(" and text[end : end + 1] == ")" else None


def may_be_year(digits: str) -> bool:
    """Whether digits may be a year before a word that counts what follows (`in 2014 tens of thousands`)."""
    return len(digits) == len("2014") and digits.isdigit() and int(digits) in _YEARS


def is_early_year(digits: str, behind: str) -> bool:
    """Whether three digits are a year, by the word behind them in lower case (`732 roku`)."""
    return len(digits) == _EARLY and behind in _words("always") and digits.isdigit()


def may_precede_year(word: str) -> bool:
    """Whether a word stands before years (`in 1998`), in whatever language."""
    return word.lower() in _words("before")


def is_called_year(text: str, end: int) -> bool:
    """Whether the word behind a number says that it is a year (`1998 году`), or an `'s`."""
    return word_behind(text, end).lower() in _words("behind") or text.startswith(_OWNS, end)


def is_span_of_years(text: str, first: Numeral, second: Numeral) -> bool:
    """Whether two numbers joined by a dash are the years of a time (`1990-1995`)."""
    if not (first.text.isdigit() and second.text.isdigit() and len(first.text) == len(second.text) == 4):
        return False
    return all(int(year.text) in _SPANS for year in (first, second)) and not text[second.end : second.end + 1].isalnum()
