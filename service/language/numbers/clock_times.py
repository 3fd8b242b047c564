"""Times of day: `7:30`, `7.30 pm`, `um 21.45`, `14h30`, `5 p.m.`."""

import re
from functools import lru_cache

from service.language.numbers.words import BLANKS, REACH, word_before, word_behind
from service.language.word_lists import read_list

_EDGES = ".,;:!?()[]{}«»“”„‘’'\"…*|"
_COLON_TIME = re.compile(r"~?[0-2]?[0-9](?::[0-5][0-9]){1,2}(?:[.,][0-9]+)?(?:[ap]\.?m\.?|h|Z)?", re.IGNORECASE)
_LETTER_TIME = re.compile(r"[0-2]?[0-9](?:h(?:[0-5][0-9])?(?:min)?|[ap]\.?m\.?)", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])(?:[.,:]?[0-5][0-9])?")
_OF_THE_DAY = (
    r"d(?:e|a|u|el|i) (?:la )?(?:mañana|tarde|noche|madrugada|manhã|noite|matin|soir|mattino|mattina|sera|pomeriggio)\b"
)
_BEHIND = re.compile(
    rf"(?:(?: (?:to|and|or|bis) |[-–])[0-9.:]+)?[{BLANKS}]?"
    rf"(?:([ap]\.?[{BLANKS}]?m\b|o.clock\b|ч\.|{_OF_THE_DAY})|([^\W\d_]+)\b)",
    re.IGNORECASE,
)
_WORD = 2
_AHEAD = 24
_LONGEST, _LONGEST_HOUR = 5, 2
_MAY_BEGIN = frozenset(BLANKS + "-–")


@lru_cache(maxsize=4)
def _words(use: str) -> frozenset[str]:
    entries = (entry.split() for entry in read_list(__package__, "clock_words.txt"))
    return frozenset(word for _, what, *words in entries if what == use for word in words)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return _words("behind") | {"a", "p", "am", "pm", "o", "ч", "to", "and", "or", "bis", "de", "da", "du", "del", "di"}


def is_in_time(text: str, start: int, end: int) -> bool:
    """Whether it is a time of day, or a part of one."""
    stretch = _stretch(text, start, end).strip(_EDGES)
    if _COLON_TIME.fullmatch(stretch) or _LETTER_TIME.fullmatch(stretch):
        return True
    return is_clock(text, start, end)


def _stretch(text: str, start: int, end: int) -> str:
    """What stands around `[start, end)` without a blank, at most `REACH` characters to either side."""
    left, right = text[max(start - REACH, 0) : start], text[end : end + REACH]
    before, behind = left.rsplit(maxsplit=1)[-1:] if left[-1:].strip() else [], right.split(maxsplit=1)[:1]
    return "".join(before) + text[start:end] + ("".join(behind) if right[:1].strip() else "")


def is_clock(text: str, start: int, end: int) -> bool:
    """Whether digits that could be a time of day have a word such as `p.m.`, `Uhr` or `EST` behind, or `at` before."""
    if end - start > _LONGEST or not _CLOCK.fullmatch(text, start, end):
        return False
    clock = _BEHIND.match(text, end, end + _AHEAD)
    if clock and (clock.lastindex != _WORD or clock[_WORD].lower() in _words("behind")):
        return True
    return "." in text[start:end] and word_before(text, start).lower() in _words("before")


def is_hour(text: str, ending: int) -> bool:
    """Whether the word behind an ordinal that ends there says that it is the hour of a time (`ob 18. uri`)."""
    return word_behind(text, ending).lower() in _words("ordinal")


def may_be_clock(text: str, start: int, end: int, behind: str) -> bool:
    """Whether `is_clock` need be asked, by the word behind (in lower case) or the character, or the point within."""
    if end - start > _LONGEST:
        return False
    if behind in _first_words() or (not behind and text[end : end + 1] in _MAY_BEGIN):
        return True
    return end - start > _LONGEST_HOUR and "." in text[start:end]
