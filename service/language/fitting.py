"""What the lines of a part show by themselves: that they fit a width, that they are prose, that one of them ends.

The decision over a whole text is made elsewhere, of what is told here.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from service.language.lines import (
    INDENT,
    MAX_COLUMNS,
    MIN_COLUMNS,
    SHORT,
    WIDE,
    Line,
    Part,
    is_full,
    is_short,
    is_wide,
    room,
    width_of,
)
from service.language.quotation_marks import QUOTES
from service.language.sentences import ends_sentence
from service.language.short_lines import stops

MIN_LINES = 3
MIN_WIDE_LINES = 4
"""Lines that show by themselves that they were wrapped; more of them in Chinese, where nothing is in lower case."""

MIN_FULL = 0.75
"""The share of lines that must be broken where the next word would not fit; a few are shorter."""

MIN_GOING_ON_AT_ALL = 0.2
"""Of the lines of a text that has one sentence a line none goes on."""

MAX_LISTED = 0.1
"""The share of lines that may begin as items of a list do: a dash or a number may well stand at the beginning."""

MIN_MARKED = 3
MAX_MARKED = 0.5
"""Lines that may end in a mark, by number or by share: of wrapped lines one in six does, of verse most do."""

MIN_BROKEN = 5
"""Lines broken within a sentence that tell how much room such lines leave at most."""

LONGEST_TITLE = 4
"""Lines of a title: a block of so many at the head of a text that ends no sentence may be one, and is left as it is."""

_MARKED = re.compile(rf"[,;:.!?…，；：。！？][{QUOTES}«»)]*\Z")
_QUOTING = (">", "+", "#", "//", "/*")
_CODE_END = re.compile(r"(?<![a-zà-ÿ\"”)])[;{}]\Z")
"""Quoted mail and program text."""

_LISTING = re.compile(rf"[.!?…:;][{QUOTES}«»)]*\Z")
_LISTED = re.compile(
    r"[-*•–—·●‣◦▪►✓✔○]\s|・|\(?(?:[0-9]{1,2}|[a-zA-Z])\)\s|[A-Z][\w-]*(?:\s\w+)?:(?:\s|\Z)|[0-9]{1,2}\.\s"
)
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Di|Door|Av|Af)\s")


def is_unspaced(part: Part) -> bool:
    """Whether every line of a part is Chinese or Japanese and none but the last ends a sentence."""
    if len(part) < MIN_WIDE_LINES:
        return False
    return all(is_wide(line.text[-1:], following.text[:1]) for line, following in pairwise(part))


def fits(part: Part, width: int, tolerance: int) -> bool:
    """Whether a part was broken to a width that is known."""
    if width_of(part) > width + tolerance or not is_prose(part):
        return False
    pairs = list(pairwise(part))
    if not all(is_full(*pair, width, tolerance) or (ends(*pair) and is_short(*pair, width)) for pair in pairs):
        return False
    return any(following.goes_on for _, following in pairs) or stops(part[-1])


def is_prose(part: Part) -> bool:
    """Whether no line is that of a table, a list, verse, a letter's head, a title, program text or mail."""
    if part[0].is_first and (_may_be_title(part) or _is_told_twice(part)):
        return False
    if any(line.text.startswith(INDENT) for line in part[1:]) or any(_is_set(line.text.lstrip()) for line in part):
        return False
    if any(" " not in line.text.strip() and not WIDE.search(line.text) for line in part[:-1]):
        return False  # addresses of pages, one a line
    marked = sum([_MARKED.search(line.text) is not None for line in part[:-1]])
    if marked >= MIN_MARKED and marked > MAX_MARKED * (len(part) - 1):
        return False
    listed = [pair for pair in pairwise(part) if _LISTED.match(pair[1].text)]
    return len(listed) <= MAX_LISTED * len(part) and not any(_LISTING.search(line.text) for line, _ in listed)


def _is_set(line: str) -> bool:
    """Whether a line has columns or is empty, program text or quoted mail."""
    if not line or "  " in line or "\t" in line or "|" in line or line.startswith(_QUOTING):
        return True
    return line[-1] in ";{}" and _CODE_END.search(line, len(line) - 2) is not None


def _may_be_title(part: Part) -> bool:
    """Whether the first lines of a text are few and end no sentence."""
    return len(part) <= LONGEST_TITLE and not stops(part[-1])


def _is_told_twice(part: Part) -> bool:
    """Whether a text begins with two equal lines: a title and its copy, or a refrain, but no wrapped sentence."""
    return part[0].text.split() == part[1].text.split()


def is_heading(line: str) -> bool:
    """Whether a line is in capitals, or tells who wrote what follows."""
    return line == line.upper() or bool(_BYLINE.match(line))


def looks_wrapped(part: Part) -> bool:
    """Whether a part may have been wrapped, for all that cannot be told: the ends of its lines then tell nothing."""
    if len(part) < MIN_LINES:
        return False
    width = width_of(part)
    if not MIN_COLUMNS <= width <= MAX_COLUMNS:
        return False
    pairs = list(pairwise(part))
    full = sum([is_full(*pair, width, SHORT) for pair in pairs])
    going_on = sum([line.goes_on for line in part[1:]])
    return full >= MIN_FULL * len(pairs) and going_on >= MIN_GOING_ON_AT_ALL * len(pairs)


def most_room(broken: Sequence[tuple[Line, Line]]) -> int:
    """The most room left by a line that was surely broken: within a sentence, and where the widest line ends."""
    rooms = [room(*pair) for pair in broken if not ends_sentence(pair[0].text)]
    if len(rooms) < MIN_BROKEN:
        return 0
    return max(*rooms, -max(len(line.text) for line, _ in broken) - 1)


def is_head(line: Line, following: Line, width: int) -> bool:
    """Whether a line that ends no sentence was not broken either: a heading, a byline, a verse."""
    return not following.goes_on and is_short(line, following, width)


def ends(line: Line, following: Line) -> bool:
    """Whether a line ends a sentence and the next one begins another."""
    return ends_sentence(line.text) and not following.goes_on
