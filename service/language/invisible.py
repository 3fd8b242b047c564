"""Characters that cannot be seen, in the runs in which they stand."""

import re
from typing import NamedTuple

from service.language.scripts import is_digit

CONTROL = "".join(map(chr, (*range(9), *range(14, 32), 127)))
"""Control characters that are neither blanks nor line ends."""
_TEXT = "[^\x00-\x1f\x7f-\x9f]*"
_END = r"\x1b\\"
ESCAPE = (
    r"\x1b(?:\[[0-?]*(?:[ ]q|!p|[@A-Za-z~])"  # sets a colour, moves the cursor
    rf"|\][0-9]{{1,4}};{_TEXT}(?:\x07|{_END})"  # sets the title of the window, begins or ends a link
    rf"|[PX^_]{_TEXT}{_END}"  # speaks to the terminal
    r"|[()][AB012](?![a-z])|[=>\\])"  # chooses a charset or what keys do, or ends one of the above
)
"""What is said to a terminal and not to its reader, as a regular expression; lines do not end in it."""
NONCHARACTERS = "\ufff9\ufffa\ufffb\ufffc\ufffe\uffff" + "".join(map(chr, range(0xFDD0, 0xFDF0)))
"""Noncharacters, and the marks of annotations and of embedded objects."""
SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH = "\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff"
DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_RUN = re.compile(f"[{SOFT_HYPHEN}{ZERO_WIDTH}{DIRECTION}]+")


class Invisible(NamedTuple):
    """A run of invisible characters, and what can be seen on its two sides (`""` at an end of the text).

    Rules that decide by the neighbours look at these, and so decide the same whatever else of the run goes.
    """

    start: int
    end: int
    before: str
    behind: str

    @property
    def parts_digits(self) -> bool:
        """Whether digits stand on both sides: without the run they would be one number."""
        return is_digit(self.before) and is_digit(self.behind)


def invisible_runs(text: str) -> tuple[Invisible, ...]:
    """The runs of invisible characters in `text`."""
    return tuple(
        Invisible(start, end, text[start - 1 : start], text[end : end + 1])
        for start, end in (match.span() for match in _RUN.finditer(text))
    )
