"""All copies of the title at the head of a text, in one go from the top.

A copy that goes changes what the lines behind it stand behind. So both kinds, lines and parts of lines, are looked for
together, and only what stays counts: the second run sees the same lines in the same place.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.engine.document import Document
from service.engine.edit import Span
from service.rules.titles.anatomy import Line, next_line
from service.rules.titles.glued_copies import Cut, glued_copy_in
from service.rules.titles.lone_copies import BULLETS, lone_copy
from service.rules.titles.title_parts import title_parts

PREAMBLE = 300
"""Letters that may stand before a copy: of 155 labelled and sampled lines that say the title again further down than
the first line all but five stand behind fewer; behind more (from 400 on) they are a part of the body."""

LINES = 40
"""Lines of a preamble that are looked at; they have few letters."""

MAX_SPREAD = 1_200
"""Characters among which the letters of a preamble stand, marks, digits and blanks included."""

_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_LETTERS = re.compile(r"[^\W\d_]+")


class Copy(NamedTuple):
    """A stretch that repeats the title, what stands there without it, and whether it had its lines for itself."""

    span: Span
    after: str
    is_lone: bool


def line_start(value: str, copy: Copy) -> int:
    """Where the line begins that a copy stands on."""
    return value.rfind("\n", 0, copy.span.start) + 1


def copies_of(document: Document) -> tuple[Copy, ...]:
    """The copies of the title in the text; where nothing else would be left, the last of them is not one."""
    value = document.text
    found = tuple(_copies(value, _wordings(document), document.context.language.base))
    return found if _has_more(value, found) else found[:-1]


def _wordings(document: Document) -> tuple[str, ...]:
    """The title, and what is left of it without the names of sites: the second run compares with that."""
    title, own = document.title or "", document.once(title_parts).own
    return (title, own) if any(map(str.isalnum, own)) and own != title.strip() else (title,)


def _copies(value: str, titles: tuple[str, ...], language: str | None) -> Iterator[Copy]:
    kept_end = taken = before = 0
    lines = 0
    line = next_line(value, 0)
    while line and lines < LINES and before <= PREAMBLE:
        lone = _lone_copy(value, line, titles, is_first=not lines)
        if lone is not None:
            span = _with_line_ends(value, max(kept_end, taken), line.start, lone) if lines else Span(taken, lone.behind)
            yield Copy(span, "", is_lone=True)
            taken = span.end
            line = next_line(value, lone.behind)
            continue
        if value.startswith(BULLETS, line.start):
            return  # a list of what the article has: the title may head a section of it
        cut = _glued_copy(value, line, titles, language, is_first=not lines)
        if cut is not None:
            yield Copy(*cut, is_lone=False)
            taken = cut.span.end
        kept_end = line.end if cut is None else cut.span.start
        if kept_end > line.start:
            before += _letters(value, line.start, kept_end)
            lines += 1
        rest = cut is not None and cut.span.end < line.end
        line = Line(taken, line.end, line.behind) if rest else next_line(value, line.behind)


def _lone_copy(value: str, line: Line, titles: tuple[str, ...], *, is_first: bool) -> Line | None:
    found = (lone_copy(value, line, title, is_first=is_first) for title in titles)
    return next((copy for copy in found if copy), None)


def _glued_copy(value: str, line: Line, titles: tuple[str, ...], language: str | None, *, is_first: bool) -> Cut | None:
    found = (glued_copy_in(value, line, title, language, is_first=is_first) for title in titles)
    return next((cut for cut in found if cut), None)


def _with_line_ends(value: str, edge: int, start: int, copy: Line) -> Span:
    """The copy with the line ends before it or behind it, whichever are fewer: neighbours stay as far apart."""
    if edge < start and value.count("\n", edge, start) < value.count("\n", copy.end, copy.behind):
        return Span(edge, copy.end)
    return Span(max(value.rfind("\n", edge, start) + 1, edge), copy.behind)


def _letters(value: str, start: int, end: int) -> int:
    """How many letters stand in a stretch, as far as it matters whether they are more than a preamble's."""
    stretch = value[start : min(end, start + MAX_SPREAD)]
    if stretch.isascii():
        return len(stretch.encode().translate(None, _NO_LETTERS))
    first = sum(map(len, _LETTERS.findall(stretch[: 2 * PREAMBLE])))
    return first if first > PREAMBLE else first + sum(map(len, _LETTERS.findall(stretch[2 * PREAMBLE :])))


def _has_more(value: str, found: tuple[Copy, ...]) -> bool:
    """Whether something is left of the text without the copies."""
    place = 0
    for copy in found:
        if _LETTERS.search(value, place, copy.span.start):
            return True
        place = copy.span.end
    return next_line(value, place) is not None
