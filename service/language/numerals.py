"""Numerals in running text: where digits stand, and what a well-formed group of them is worth in a locale."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from service.language.locales import NumberMarks

_MARKS = ".,'’\u00a0\u202f\u2009"
_NUMERAL = re.compile(rf"[0-9]+(?:[{_MARKS}][0-9]+)*")
_SPACED = re.compile(rf"[0-9]{{1,3}}(?: [0-9]{{3}})+(?![0-9])|[0-9]+(?:[{_MARKS}][0-9]+)*")
_JOINED = "-–/:"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A maximal run of ASCII digits and the marks between them: where it stands, and the text of it."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset behind the last digit."""
        return self.start + len(self.text)


def numerals(text: str, marks: NumberMarks | None = None) -> Iterator[Numeral]:
    """All numerals that are not part of a name (`A380`). Where `marks` group by spaces, a plain space groups too."""
    pattern = _SPACED if marks and " " in marks.group else _NUMERAL
    for match in pattern.finditer(text):
        start, end = match.span()
        if not _is_in_word(text[start - 1 : start]):
            yield Numeral(start, text[start:end])


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def is_joined(text: str, numeral: Numeral) -> bool:
    """Whether a numeral is a part of something larger: a date, a score, a time, a range, a compound."""
    before, behind = text[max(numeral.start - 2, 0) : numeral.start], text[numeral.end : numeral.end + 2]
    if len(behind) == 2 and behind[0] in _JOINED and behind[1].isalnum():
        return True
    if before[-1:] and before[-1] in _JOINED + ".,#":
        return len(before) == 2 and before[0].isalnum()
    return False


def value(numeral: str, marks: NumberMarks | None) -> Decimal | None:
    """What a numeral is worth where `marks` hold, or `None` where it is not well-formed there (or nothing is known)."""
    if numeral.isdigit():
        return Decimal(numeral)
    if marks is None:
        return None
    whole, point, fraction = numeral.partition(marks.decimal)
    if point and not fraction.isdigit():
        return None
    if not whole.isdigit():
        groups = re.split(f"[{re.escape(marks.group)}]", whole)
        if not is_grouped(groups, is_indian=marks.is_indian or marks.group == ","):
            return None
        whole = "".join(groups)
    return Decimal(whole + point.replace(marks.decimal, ".") + fraction)


def is_grouped(groups: list[str], *, is_indian: bool) -> bool:
    """Whether digits are grouped in threes, or (Indian) in twos but for the last three."""
    if not all(group.isdigit() for group in groups) or len(groups[-1]) != 3 or groups[0].startswith("0"):
        return False
    inner = [len(group) for group in groups[1:-1]]
    if len(groups[0]) <= 3 and all(length == 3 for length in inner):
        return True
    return is_indian and len(groups[0]) <= 2 and all(length == 2 for length in inner)
