"""Blanks beside the marks of numbers: two runs of digits with a mark between them, and what stands around."""

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from service.language.months import month_pattern
from service.language.word_lists import read_list

LONGEST_BEFORE, LONGEST_BEHIND = 40, 48
"""Characters looked at around a number: a few words."""

MARKS = MappingProxyType({mark: re.compile(rf"{re.escape(mark)}(?= *[0-9]{{1,3}}(?![0-9]))") for mark in ",."})
LOWER_BEFORE = re.compile(r"(?:\A|[\s(.,;:!?])(?P<word>[^\W\d_A-Z]+) \Z")
CODES = frozenset(read_list(__package__, "words_before_codes.txt"))
_MONEY_BEFORE = re.compile(r"[$£€¥₹] ?\Z")


class Locale(NamedTuple):
    """The mark that is looked at, the decimal mark and the language of the text, and its pattern of a date."""

    mark: str
    decimal: str
    language: str
    date: re.Pattern[str]

    @property
    def groups(self) -> bool:
        """Whether the mark groups digits rather than parting decimals."""
        return self.mark != self.decimal


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def date_before(language: str | None) -> re.Pattern[str]:
    """A month before a day, and what else stands before one."""
    return re.compile(rf"(?:(?<!\w)(?:{month_pattern(language)})\.?|\bdia|\bage of|\baged?|\bamo) \Z")


@dataclass(frozen=True, slots=True)
class Gap:
    """Two runs of digits with a mark and at least one blank between them, and what stands around."""

    start: int
    end: int
    head: str
    tail: str
    gap: str
    before: str
    behind: str
    """What follows; a line break stands for the end of the text, so that the end of what is read is none."""

    @property
    def is_money(self) -> bool:
        """Whether a sign of money stands before it."""
        return bool(_MONEY_BEFORE.search(self.before))

    @property
    def digits(self) -> str:
        """The digits of both sides."""
        return re.sub(r"[^0-9]", "", f"{self.head}{self.tail}")


def gap_at(value: str, place: int, locale: Locale) -> Gap | None:
    """The gap at the mark at `place`, if digits such as numbers have stand on both sides.

    A comma that stands twice there is one: a later rule would make it so.
    """
    start, end = _blanks_before(value, place), place + 1
    if locale.mark == "," and value[start - 1 : start] == ",":
        start = _blanks_before(value, start - 1)
    while value[end] == " ":
        end += 1
    group = re.escape("," if locale.decimal == "." else ".")
    head = _head(group).search(value, max(start - 16, 0), start)
    tail = _tail(group).match(value, end)
    if head is None or tail is None:
        return None
    if not locale.groups and (longer := _spaced_head(group).search(value, max(start - 16, 0), start)):
        before = value[max(longer.start() - 3, 0) : longer.start()]
        head = longer if _MONEY_BEFORE.search(before) else head  # R$ 86. 578, 73
    before = value[max(head.start() - LONGEST_BEFORE, 0) : head.start()]
    behind = value[tail.end() : tail.end() + LONGEST_BEHIND]
    behind = behind if len(behind) == LONGEST_BEHIND else f"{behind}\n"
    return Gap(start, end, head[0], tail[0], value[start:end], before, behind)


def _blanks_before(value: str, place: int) -> int:
    while value[place - 1 : place] == " ":
        place -= 1
    return place


@lru_cache(maxsize=4)
def _head(group: str) -> re.Pattern[str]:
    indian = r"|(?<![0-9,])[1-9][0-9]?(?:,[0-9]{2})+\Z" if group == "," else ""
    return re.compile(rf"(?<![0-9{group}])[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})*\Z|(?<![0-9.,])0\Z{indian}")


@lru_cache(maxsize=4)
def _spaced_head(group: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9.,])[1-9][0-9]{{0,2}}(?:{group} ?[0-9]{{3}})+\Z")


@lru_cache(maxsize=4)
def _tail(group: str) -> re.Pattern[str]:
    indian = r"|[0-9]{2}(?:,[0-9]{2})*,[0-9]{3}(?![0-9])" if group == "," else ""
    return re.compile(rf"[0-9]{{3}}(?:{group}[0-9]{{3}})+(?![0-9]){indian}|[0-9]{{1,3}}(?![0-9])")
