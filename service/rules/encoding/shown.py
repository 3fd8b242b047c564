"""A line as ftfy is shown it, and the way back to the line as it is.

What ftfy makes of a line depends on characters that later rules change: surplus blanks, soft hyphens, marks of no
width, letters of another width. So it is shown the line as those rules will leave it. A no-break space or a soft hyphen
may be a byte of mojibake instead (`Ã` and U+00AD are `í`); such a one stays.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.engine.edit import Span
from service.language.invisible import CONTROL, DIRECTION, ESCAPE, NONCHARACTERS, SOFT_HYPHEN, ZERO_WIDTH

LASTING_BYTES = "\u0080-\u009f\u00a1-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
BYTES = f"{LASTING_BYTES}\u00a0"
"""What the later bytes of a character in UTF-8 look like where they were read as Latin-1 or Windows-1252; the first are
those that no later rule makes a blank."""

_ORPHANS = "\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f¡-§©¬®-³µ¶¹¼-¿€‚ƒ†‡ˆ‰ŠŒŽ˜™šœžŸ"
"""Those of them that do not follow a letter for their own sake, as quotation marks and dashes do."""

_UNSEEN = f"(?:{ESCAPE}|[{CONTROL}{DIRECTION}{ZERO_WIDTH}]){{,8}}"
_NO_BREAK_SPACE = f"(?<![Â-ßВГРС])(?<![à-ï][{BYTES}])(?:(?<![à-ï])\u00a0|\u00a0(?![{BYTES}]))"
_SOFT_HYPHEN = (
    f"(?<![Â-ïВГРС])(?<![à-ï][{BYTES}])\u00ad"  # nothing before it asks for a byte more
    f"|(?<=[Â-ß])\u00ad(?={_UNSEEN}[{_ORPHANS}])"  # something does, but finds it behind: here, and in each line below
    f"|(?<=[à-ï])\u00ad(?:(?!{_UNSEEN}[{BYTES}])|(?={_UNSEEN}[{BYTES}]{_UNSEEN}[{_ORPHANS}]))"
    f"|(?<=[à-ï][{BYTES}])\u00ad(?={_UNSEEN}[{_ORPHANS}])"
    f"|(?<=â€)\u00ad(?={_UNSEEN}[{BYTES}])"
)
_OTHER = re.compile(
    f"""
    (?: [ \t\v\f\u2028\u2029\u2000-\u200a\u202f\u205f\u3000] | {_NO_BREAK_SPACE}  # shown as one blank
      | {ESCAPE} | [{CONTROL}{DIRECTION}{ZERO_WIDTH}{NONCHARACTERS}] | {_SOFT_HYPHEN}  # not shown
    )+
    | (?P<compatible>[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a])  # shown as letters and digits
    """,
    re.VERBOSE,
)
_BLANK = re.compile("[ \t\v\f\u2028\u2029\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_RARE = (
    f"\t\v\f\u2028\u2029\u00a0{SOFT_HYPHEN}\u2000-\u200a\u202f\u205f\u3000{CONTROL}{DIRECTION}{ZERO_WIDTH}{NONCHARACTERS}"
    "\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
)
_RUN = re.compile(f"^ [ {_RARE}]*|[ {_RARE}]*[{_RARE}][ {_RARE}]*|  +| $")
"""Where `_OTHER` may match: it costs a lot at every place where it is tried."""


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

    def in_line(self, low: int, high: int) -> Span:
        """The stretch of the line that is shown as `text[low:high]`, whole where it is not shown as it is."""
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
    parts: list[str] = []
    stretches: list[_Stretch] = []
    position = length = 0
    for start, end, other in _others(line):
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


def _others(line: str) -> Iterator[tuple[int, int, str]]:
    """The stretches `[start, end)` of a line that are not shown as they are, with what is shown for them."""
    for run in _RUN.finditer(line):
        position = run.start()
        while position < run.end():
            match = _OTHER.match(line, position)
            if match:
                yield from _shown_for(line, match)
            position = match.end() if match else position + 1


def _shown_for(line: str, match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    start, end = match.span()
    other = match[0]
    if match["compatible"]:
        yield start, end, unicodedata.normalize("NFKC", other)
    elif start == 0 or end == len(line) or not _BLANK.search(other):
        yield start, end, ""
    elif other != " ":
        yield start, end, " "
