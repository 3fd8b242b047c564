"""A line as ftfy is shown it, and the way back to the line as it is.

What ftfy makes of a line depends on characters that later rules change: surplus blanks, soft hyphens, marks of no
width, letters of another width. So it is shown the line as those rules will leave it. A no-break space or a soft hyphen
may be a byte of mojibake instead (`Ã` and U+00AD are `í`); such a one stays.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from service.engine.edit import Span
from service.language.invisible import CONTROL, DIRECTION, ESCAPE, NONCHARACTERS, SOFT_HYPHEN, ZERO_WIDTH

LASTING_BYTES = "\u0080-\u009f\u00a1-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
BYTES = f"{LASTING_BYTES}\u00a0"
"""What the later bytes of a character in UTF-8 look like where they were read as Latin-1 or Windows-1252; the first are
those that no later rule makes a blank."""

_ORPHANS = "\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f¡-§©¬®-³µ¶¹¼-¿€‚ƒ†‡ˆ‰ŠŒŽ˜™šœžŸ"
"""Those of them that do not follow a letter for their own sake, as quotation marks and dashes do."""

_NO_BREAK_SPACE = f"(?<![Â-ßВГРС])(?<![à-ï][{BYTES}])(?:(?<![à-ï])\u00a0|\u00a0(?![{BYTES}]))"
_SOFT_HYPHEN = (
    f"(?<![Â-ïВГРС])(?<![à-ï][{BYTES}])\u00ad"  # nothing before it asks for a byte more
    f"|(?<=[Â-ß])\u00ad(?=[{_ORPHANS}])"  # something does, but finds it behind: here, and in each line below
    f"|(?<=[à-ï])\u00ad(?:(?![{BYTES}])|(?=[{BYTES}][{_ORPHANS}]))"
    f"|(?<=[à-ï][{BYTES}])\u00ad(?=[{_ORPHANS}])"
    f"|(?<=â€)\u00ad(?=[{BYTES}])"
)
_UNSEEN = re.compile(
    f"""
    (?: [ \t\v\f\u2028\u2029\u2000-\u200a\u202f\u205f\u3000]  # shown as one blank
      | {ESCAPE} | [{CONTROL}{DIRECTION}{ZERO_WIDTH}{NONCHARACTERS}]  # not shown
    )+
    | (?P<compatible>[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a])  # shown as letters and digits
    """,
    re.VERBOSE,
)
_NO_BYTE = re.compile(f"(?:[ ]|{_NO_BREAK_SPACE}|{_SOFT_HYPHEN})+")
"""What may be a byte by its looks is judged when the rest is gone, which may stand between it and the byte before."""

_ESCAPE = re.compile(ESCAPE)
_BLANK = re.compile("[ \t\v\f\u2028\u2029\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_MAY_BE_BYTES = f"\u00a0{SOFT_HYPHEN}"
_RARE = (
    f"\t\v\f\u2028\u2029\u2000-\u200a\u202f\u205f\u3000{CONTROL}{DIRECTION}{ZERO_WIDTH}{NONCHARACTERS}"
    "\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
)


def _runs(characters: str) -> re.Pattern[str]:
    """Where something may have to be shown otherwise: to look closer costs a lot at every place where it is tried."""
    return re.compile(f"^ [ {characters}]*|[ {characters}]*[{characters}][ {characters}]*|  +| $")


_STEPS = ((_runs(_RARE), _UNSEEN), (_runs(_MAY_BE_BYTES), _NO_BYTE))


class _Stretch(NamedTuple):
    """A stretch of the line that is shown as it is (`kept`) or as something else; where it begins on both sides."""

    shown: int
    start: int
    end: int
    kept: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """`text` is what ftfy is shown of a line."""

    text: str
    _stretches: Sequence[_Stretch] = ()
    _earlier: "ShownLine | None" = None

    def in_line(self, low: int, high: int) -> Span:
        """The stretch of the line that is shown as `text[low:high]`, whole where it is not shown as it is."""
        here = self._before(low, high)
        return self._earlier.in_line(here.start, here.end) if self._earlier else here

    def _before(self, low: int, high: int) -> Span:
        if not self._stretches:
            return Span(low, high)
        first, last = self._at(low), self._at(max(high - 1, low))
        start = first.start + low - first.shown if first.kept else first.start
        if high == low:
            return Span(start, start)
        return Span(start, last.start + high - last.shown if last.kept else last.end)

    def _at(self, offset: int) -> _Stretch:
        """The stretch that holds a character of `text`."""
        return self._stretches[bisect_right(self._stretches, offset, key=_shown) - 1]


def _shown(stretch: _Stretch) -> int:
    return stretch.shown


def shown(line: str) -> ShownLine:
    """The line as ftfy is to be shown it."""
    (runs, others), (runs_of_bytes, no_bytes) = _STEPS
    whole = _shown_without(line, runs, others)
    if "\u00a0" in whole.text or SOFT_HYPHEN in whole.text:
        return replace(_shown_without(whole.text, runs_of_bytes, no_bytes), _earlier=whole)
    return whole


def _shown_without(line: str, runs: re.Pattern[str], others: re.Pattern[str]) -> ShownLine:
    """The line without what `others` match in some of the `runs`."""
    parts: list[str] = []
    stretches: list[_Stretch] = []
    position = length = 0
    for start, end, other in _others(line, runs, others):
        if position < start:
            stretches.append(_Stretch(length, position, start, kept=True))
            parts.append(line[position:start])
            length += start - position
        if other:
            stretches.append(_Stretch(length, start, end, kept=False))
            parts.append(other)
            length += len(other)
        position = end
    if not position:
        return ShownLine(line)
    stretches.append(_Stretch(length, position, len(line), kept=True))
    parts.append(line[position:])
    return ShownLine("".join(parts), stretches)


def _others(line: str, runs: re.Pattern[str], others: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """The stretches `[start, end)` of a line that are not shown as they are, with what is shown for them."""
    position = 0
    for run in runs.finditer(line):
        position = max(position, run.start())  # a terminal escape ends behind the run in which it begins
        while position < run.end():
            match = others.match(line, position)
            if match:
                yield from _shown_for(line, match)
            position = match.end() if match else position + 1


def _shown_for(line: str, match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    start, end = match.span()
    other = _ESCAPE.sub("", match[0]) if "\x1b" in match[0] else match[0]
    if match.lastgroup == "compatible":
        yield start, end, unicodedata.normalize("NFKC", other)
    elif start == 0 or end == len(line) or not _BLANK.search(other):
        yield start, end, ""
    elif match[0] != " ":
        yield start, end, " "
