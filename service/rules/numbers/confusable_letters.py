"""Letters that look like digits, and where runs of digits have some."""

import re

from service.engine.document import Text
from service.engine.edit import Span
from service.language.locales import SPACES, number_marks

ZEROS, ONES = "OoОоΟο", "lI"
DIGITS = str.maketrans(ZEROS + ONES, "0" * len(ZEROS) + "1" * len(ONES))
_PART = frozenset(f"0123456789.,'’{ZEROS}{ONES}")
_ANY = f"[0-9{ZEROS}{ONES}]"
BESIDE_LETTER = re.compile(
    rf"[0-9](?:(?=[.,'’:]?[{ZEROS}{ONES}])|(?<=[{ZEROS}{ONES}][0-9])|(?<=[{ZEROS}{ONES}][.,'’:][0-9])"
    r"|(?=[ \u00a0\u202f](?:ooo|ооо|OOO)(?!\w)))"
)
CONFUSED = re.compile(
    rf"(?<![\w'’\-–/\\@#.,:;=&+*~%]){_ANY}+(?:[.,'’]{_ANY}+)*"
    r"(?:(?![\w°]|['’\-–/\\@#:=&+*~]\w|[.,]\w)|(?=(?:bn|mn|m|tn|k|km|kg|st|nd|rd|th)(?![\w/]))|(?=[ap]m(?![a-z0-9_/]))|(?=-[a-z]{3,}))"
)
_HOUR = re.compile(rf"(?<![\w'’\-–/\\@#.,:;=&+*~%]){_ANY}{{1,2}}:\Z")
_CLOCK = re.compile(
    rf"(?<![\w'’\-–/\\@#.,:;=&+*~%]){_ANY}{{1,2}}:{_ANY}{{2}}(?:(?![\w°]|['’\-–/\\@#:=&+*~]\w|[.,]\w)|(?=[ap]m(?![a-z0-9_/])))"
)
_HEAD = re.compile(rf"(?<![\w.,'’/-]){_ANY}{{1,3}}(?:[{SPACES}]{_ANY}{{3}})*[{SPACES}]\Z")
_TAIL = re.compile(rf"(?:[{SPACES}](?=[{ZEROS}{ONES}]*[0-9]|ooo|ооо|OOO){_ANY}{{3}}(?![\w'’]|[.,-]\w))+")
GROUPED_BY_BLANKS = re.compile(rf"[1-9][0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+")
DEGREES = re.compile(r"[0-9]+[oOоОοΟ]")

DAY_WITH_LETTERS = "[0-3OolI]?[0-9OolI]"
"""The pattern of a day of the month, of one as well whose digits are letters until a rule has mended them."""

LONGEST = 24
"""The longest number that is looked at."""


def start_of_run(value: str, start: int, last: int) -> int:
    """Where the run of digits, marks and letters like digits begins that holds `start`."""
    first = max(start - LONGEST, last)
    while start > first and value[start - 1] in _PART:
        start -= 1
    while value[start] in ".,'’":
        start += 1
    return start


def clock_time(value: str, start: int) -> re.Match[str] | None:
    """The time of day (`1O:3O`) whose hour or minutes begin at `start`."""
    hour = _HOUR.search(value, max(start - len("12:") - 1, 0), start)
    return _CLOCK.match(value, hour.start() if hour else start)


def with_groups(text: Text, span: Span) -> Span:
    """A number with the groups around it where its locale groups by blanks."""
    marks = number_marks(text.document.context.language.code)
    if marks is not None and " " not in marks.group:
        return span
    value, (start, end) = text.value, span
    if end - start == len("000") and (head := _HEAD.search(value, max(start - LONGEST, 0), start)):
        start = head.start()
    if (end - start <= len("000") or start < span.start) and (tail := _TAIL.match(value, end, end + LONGEST)):
        end = tail.end()
    number = value[start:end].translate(DIGITS)
    return Span(start, end) if GROUPED_BY_BLANKS.fullmatch(number) else span
