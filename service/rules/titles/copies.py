"""All copies of the title at the head of a text, in one go from the top.

A copy that goes changes what the lines behind it stand behind. So both kinds, lines and parts of lines, are looked for
together, and only what stays counts: the second run sees the same lines in the same place.
"""

import re
from collections.abc import Iterator
from string import ascii_letters
from typing import NamedTuple

from service.engine.document import Document
from service.engine.edit import Span
from service.rules.titles.anatomy import Line, next_line
from service.rules.titles.glued_copies import LONGEST, Cut, glued_copy_in, has_one_set
from service.rules.titles.headlines import words_of_forms
from service.rules.titles.lone_copies import BULLETS, lone_copy, may_be_lone
from service.rules.titles.title_parts import title_parts

PREAMBLE = 300
"""Letters that may stand before a copy: of 155 labelled and sampled lines that say the title again further down than
the first line all but five stand behind fewer; behind more (from 400 on) they are a part of the body."""

LINES = 40
"""Lines of a preamble that are looked at; they have few letters."""

MAX_SPREAD = 1_200
"""Characters among which the letters of a preamble stand, marks, digits and blanks included."""

PROSE = 420
"""Characters of prose, which have more letters than a preamble."""

_LETTER_BYTES = frozenset({*map(ord, ascii_letters), *range(0xC4, 0xCB), 0xD0, 0xD1})
"""In UTF-8, the letters of ASCII, and the first bytes of those in blocks that have letters only: Latin with marks,
phonetic, Cyrillic. Letters are counted by them where there are enough of these, which is ten times as fast."""

_OTHER_BYTES = bytes(set(range(256)) - _LETTER_BYTES)

_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
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
    if not document.title:
        return ()
    value, titles = document.text, _wordings(document)
    if not _may_have_copies(value, titles):
        return ()
    found = tuple(_copies(value, titles, document.context.language.base))
    return found if not found or _has_more(value, found) else found[:-1]


def _wordings(document: Document) -> tuple[str, ...]:
    """The title, and what is left of it without the names of sites: the second run compares with that."""
    title, own = document.title or "", document.once(title_parts).own
    return (title, own) if own != title.strip() and any(map(str.isalnum, own)) else (title,)


def _may_have_copies(value: str, titles: tuple[str, ...]) -> bool:
    """Whether a line among those that are looked at has the words of a copy; in four articles of five none has.

    Letters are not counted line by line here, so it may be one that stands too far down.
    """
    reach, place, lines = _reach(value), 0, 0
    while place < reach and lines < LINES:
        line_feed = value.find("\n", place)
        end = line_feed if line_feed >= 0 else len(value)
        line = value[place:end].strip()
        if line:
            if _may_be_copy(line, titles, is_first=not lines):
                return True
            lines += 1
        place = end + 1
    return False


def _reach(value: str) -> int:
    """Before which place a line has to begin: more letters than a preamble may have stand before it."""
    if _letter_bytes(value[:PROSE]) > PREAMBLE:
        return min(PROSE, len(value))
    return min(2 * PREAMBLE, len(value)) if _letters(value, 0, 2 * PREAMBLE) > PREAMBLE else len(value)


def _may_be_copy(line: str, titles: tuple[str, ...], *, is_first: bool) -> bool:
    lowered = line[:LONGEST].lower()
    for title in titles:
        sets = words_of_forms(title)
        if has_one_set(sets if is_first else sets[:1], lowered) or may_be_lone(line, title, is_first=is_first):
            return True
    return False


def _copies(value: str, titles: tuple[str, ...], language: str | None) -> Iterator[Copy]:
    kept_end = taken = 0
    lines = _Preamble(value)
    line = next_line(value, 0)
    while line and lines.count < LINES and lines.letters <= PREAMBLE:
        lone = _lone_copy(value, line, titles, is_first=not lines.count)
        if lone is not None:
            span = (
                _with_line_ends(value, max(kept_end, taken), line.start, lone)
                if lines.count
                else Span(taken, lone.behind)
            )
            yield Copy(span, "", is_lone=True)
            taken = span.end
            line = next_line(value, lone.behind)
            continue
        if value.startswith(BULLETS, line.start):
            return  # a list of what the article has: the title may head a section of it
        cut = _glued_copy(value, line, titles, language, is_first=not lines.count)
        if cut is not None:
            yield Copy(*cut, is_lone=False)
            taken = cut.span.end
        kept_end = line.end if cut is None else cut.span.start
        if kept_end > line.start:
            lines.add(line.start, kept_end)
        rest = cut is not None and cut.span.end < line.end
        line = Line(taken, line.end, line.behind) if rest else next_line(value, line.behind)


class _Preamble:
    """The lines before a copy that are none: how many, and of how many letters, which are counted as late as may be."""

    def __init__(self, value: str) -> None:
        self.count = self.letters = 0
        self._value = value
        self._uncounted: list[Span] = []
        self._most = 0

    def add(self, start: int, end: int) -> None:
        self.count += 1
        self._uncounted.append(Span(start, end))
        self._most += end - start
        if self._most > PREAMBLE:
            self.letters += sum([_letters(self._value, *span) for span in self._uncounted])
            self._most = self.letters
            self._uncounted.clear()


def _lone_copy(value: str, line: Line, titles: tuple[str, ...], *, is_first: bool) -> Line | None:
    for title in titles:
        copy = lone_copy(value, line, title, is_first=is_first)
        if copy is not None:
            return copy
    return None


def _glued_copy(value: str, line: Line, titles: tuple[str, ...], language: str | None, *, is_first: bool) -> Cut | None:
    for title in titles:
        cut = glued_copy_in(value, line, title, language, is_first=is_first)
        if cut is not None:
            return cut
    return None


def _with_line_ends(value: str, edge: int, start: int, copy: Line) -> Span:
    """The copy with the line ends before it or behind it, whichever are fewer: neighbours stay as far apart."""
    if edge < start and value.count("\n", edge, start) < value.count("\n", copy.end, copy.behind):
        return Span(edge, copy.end)
    return Span(max(value.rfind("\n", edge, start) + 1, edge), copy.behind)


def _letters(value: str, start: int, end: int) -> int:
    """How many letters stand in a stretch, as far as it matters whether they are more than a preamble's."""
    stretch = value[start : min(end, start + MAX_SPREAD)]
    least = _letter_bytes(stretch[: 2 * PREAMBLE])
    if least > PREAMBLE:
        return least
    if stretch.isascii():
        return least if len(stretch) <= 2 * PREAMBLE else _letter_bytes(stretch)
    of_ascii = stretch.encode("ascii", "ignore").translate(None, _OTHER_BYTES)
    others = "".join(_BEYOND_ASCII.findall(stretch))
    return len(of_ascii) + sum(map(len, _LETTERS.findall(others)))


def _letter_bytes(stretch: str) -> int:
    """How many letters a stretch has at least; no more where it is of ASCII."""
    return len(stretch.encode("utf-8", "ignore").translate(None, _OTHER_BYTES))


def _has_more(value: str, found: tuple[Copy, ...]) -> bool:
    """Whether something is left of the text without the copies."""
    place = 0
    for copy in found:
        if _LETTERS.search(value, place, copy.span.start):
            return True
        place = copy.span.end
    return next_line(value, place) is not None
