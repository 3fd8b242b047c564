"""Shapes of malformed numerals: what is wrong with the marks of one, seen by itself."""

import re
from decimal import Decimal
from typing import Literal

from service.language.locales import SPACES
from service.language.numbers.conventions import Convention

Shape = Literal[
    "short",  # the last group has one or two digits: 44,00
    "long",  # the last group has four or five digits: 35,8000
    "uneven",  # a group before the last has not three digits: 1,84,000
    "decimal",  # three digits behind the decimal mark: 1.024, 2,494.049
    "mixed",  # the decimal mark before groups: 1.090,000
    "foreign",  # groups of three behind decimal marks: 1.024.500
    "doubled",  # two marks in a row: 43,.590
    "stripped",  # spaces between groups where a mark groups: $1 400
]

_RUNS = re.compile(r"\d+")
_MARKS = re.compile(r"\D+")
MOST_RUNS = 5
"""Runs of digits of the longest numeral looked at: more are a table, a version or a name."""


GROUP = 3
"""Digits of a group."""

HEAD = 3
"""Most digits before the first mark of a number that has groups."""

LONG = (4, 5)
"""Digits of a last group that is too long; more are an identifier."""


def runs(numeral: str) -> list[str]:
    """The runs of digits of a numeral."""
    return _RUNS.findall(numeral)


def separators(numeral: str) -> list[str]:
    """What stands between the runs of digits of a numeral."""
    return _MARKS.findall(numeral)


def shape(numeral: str, marks: Convention) -> Shape | None:
    """What is wrong with a numeral where `marks` hold, or `None` where nothing is or nothing can be told."""
    digits, between = runs(numeral), separators(numeral)
    if not between or len(digits) > MOST_RUNS:
        return None
    if any(len(separator) > 1 for separator in between):
        return _of_doubled(digits, between, marks)
    if digits[0].startswith("0"):
        return _of_zero(digits, between, marks)
    if set(between) == {" "} and " " not in marks.group:
        return "stripped"
    if marks.is_indian and len(between) > 1 and _is_lakh(digits):
        return _of_lakhs(between, marks)
    return _of_single(digits, between, marks)


def _of_single(digits: list[str], between: list[str], marks: Convention) -> Shape | None:
    """A numeral with one mark at each place."""
    if between[-1] == marks.decimal:
        return _of_decimal(digits, between, marks)
    if any(separator not in marks.group for separator in between[1:]) or len(set(between[1:])) > 1:
        return None
    if between[0] == marks.decimal:
        return "mixed" if len(digits[0]) <= HEAD and all(len(group) == GROUP for group in digits[1:]) else None
    return _of_groups(digits, marks) if len(set(between)) == 1 and between[0] in marks.group else None


def _of_zero(digits: list[str], between: list[str], marks: Convention) -> Shape | None:
    """`0,7`, `0,8523`: only a decimal begins with a zero."""
    if len(digits) != 2 or digits[0] != "0" or between[0] not in marks.group or between[0] in SPACES:
        return None
    return "short" if len(digits[1]) < GROUP else "long" if len(digits[1]) in LONG else None


def _of_doubled(digits: list[str], between: list[str], marks: Convention) -> Shape | None:
    if min(map(len, digits)) > HEAD or (digits[0].startswith("0") and digits[0] != "0"):
        return None  # the years 1990..2000, the code 00..12
    doubled = [separator for separator in between if len(separator) > 1]
    if len(doubled) > 1:
        return None
    if doubled[0] == "''":  # where apostrophes group; elsewhere they are inches and seconds
        return "doubled" if "'" in marks.group and len(digits[-1]) == GROUP else None
    return "doubled" if set(doubled[0]) <= {".", ","} else None


def _of_lakhs(between: list[str], marks: Convention) -> Shape | None:
    """Digits grouped in twos but for the last three, by commas, points or both: 2,75,000, 2.75.000, 2,75.000."""
    if set(between) == {"."}:
        return "foreign"
    if len(set(between)) > 1 and set(between) <= {".", ","} and "," in marks.group:
        return "decimal" if between[-1] == "." and set(between[:-1]) == {","} else "mixed"
    return None


def _of_decimal(digits: list[str], between: list[str], marks: Convention) -> Shape | None:
    """`1.024`, `2,494.049`, `1.024.500`: every run behind the first has three digits."""
    if len(digits[0]) > HEAD or any(len(group) != GROUP for group in digits[1:]):
        return None
    before = set(between[:-1])
    if before == {marks.decimal}:
        return "foreign"
    return "decimal" if not before or (len(before) == 1 and before <= set(marks.group)) else None


def _of_groups(digits: list[str], marks: Convention) -> Shape | None:
    if is_grouped(digits, is_indian=marks.is_indian) or len(digits[0]) > HEAD:
        return None
    *inner, last = digits[1:]
    if all(len(group) == GROUP for group in inner):
        if len(last) < GROUP:
            return "short"
        return "long" if len(last) in LONG else None
    if marks.is_indian and inner and len(digits[0]) <= 2 and all(len(group) == 2 for group in inner):
        return "short" if len(last) < GROUP else "long" if len(last) in LONG else None
    odd = [group for group in inner if len(group) != GROUP]
    return "uneven" if len(last) == GROUP and len(odd) == 1 and 1 < len(odd[0]) < 5 else None


def is_grouped(groups: list[str], *, is_indian: bool) -> bool:
    """Whether digits are grouped in threes, or (Indian) in twos but for the last three."""
    if len(groups[-1]) != GROUP or groups[0].startswith("0"):
        return False
    inner = [len(group) for group in groups[1:-1]]
    if len(groups[0]) <= HEAD and all(length == GROUP for length in inner):
        return True
    return is_indian and len(groups[0]) <= 2 and all(length == 2 for length in inner)


def is_lakh(numeral: str) -> bool:
    """Whether digits are grouped as Indian English does."""
    return _is_lakh(runs(numeral))


def _is_lakh(groups: list[str]) -> bool:
    return len(groups[0]) <= 2 and len(groups[-1]) == GROUP and all(len(group) == 2 for group in groups[1:-1])


def worth(numeral: str, marks: Convention) -> Decimal | None:
    """What a number is worth where `marks` hold, or `None` where it is not well-formed there."""
    if numeral.isdecimal():
        return Decimal(numeral)
    whole, point, fraction = numeral.partition(marks.decimal)
    groups = runs(whole)
    if not groups or (point and not fraction.isdecimal()):
        return None
    if len(groups) > 1:
        between = set(separators(whole))
        is_one_mark = len(between) == 1 and between <= set(marks.group)
        if not is_one_mark or not is_grouped(groups, is_indian=marks.is_indian or marks.group == ","):
            return None
    return Decimal("".join(groups) + (f".{fraction}" if point else ""))
