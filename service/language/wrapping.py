"""What each line feed of a text is: meant, a place where a line was broken to fit a width, or the end of a paragraph.

There is one decision for a whole text, and every rule that touches line feeds acts on it in one pass. A block of lines
is parted at the indents that begin paragraphs; each part is then taken as a whole. Either it was wrapped, and each of
its line feeds is joined or ends a paragraph, or it is parted at the ends of sentences, and what is left is looked at
once more. So nothing that was joined is ever judged again, and what was kept is judged alike the next time.

Widths are measured in what later repairs leave alone: letters, one column for whatever stands between two words, and a
few for a number however it is written. Only inside what is joined, and so never seen again, lines are measured as they
are: there a line that leaves more room than any that was broken within a sentence ends a paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat

from service.language.block_lines import at_block_lines
from service.language.fitting import (
    MIN_FULL,
    MIN_LINES,
    ends,
    fits,
    is_head,
    is_heading,
    is_prose,
    is_unspaced,
    looks_wrapped,
    most_room,
)
from service.language.lines import (
    INDENT,
    MAX_COLUMNS,
    MIN_COLUMNS,
    TOLERANCE,
    Line,
    Part,
    blocks,
    have_lone_feeds,
    is_full,
    is_short,
    room,
    width_of,
)
from service.language.paragraph_starts import at_indents, at_paragraphs, at_short_lines, stanzas
from service.language.short_lines import are_short

MIN_COLUMNS_OF_FEW = 50
FEW_LINES = 5
"""A few lines of verse may be of like length by chance; the narrower they are, the likelier."""

MIN_GOING_ON = 0.4
"""The share of lines that must begin in lower case: four in five do in English, three in five in German."""

MIN_POOL = 4
MAX_COLUMNS_OF_POOL = 80
"""How many broken lines of several short blocks show together that a whole text was wrapped, and how wide at most."""

MOST_SPLITS = 2
"""First at short lines, then at every sentence what does not look wrapped by itself: nothing is left to split."""

MIN_INDENTED = 2
"""Paragraphs that an indent begins, for a text to mark all of its paragraphs so."""

LONE_LINE_FEED = r"(?:\A|[^\n])\n(?:\Z|[^\n])|\n\n\n"
"""What a text has in which a line feed is anything but a paragraph's end, in the dialect of a rule's prefilter."""


@dataclass(frozen=True, slots=True)
class LineFeeds:
    """Offsets of line feeds: those to join, those that end a paragraph of a wrapped block, and those of any other."""

    joined: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()
    parted: tuple[int, ...] = ()


def line_feeds(text: str) -> LineFeeds:
    """What the lone line feeds of a text are; those that are not listed are meant as they are."""
    lines = text.split("\n")
    if not have_lone_feeds(lines):
        return LineFeeds()
    decision = _Decision(lines)
    decision.join()
    for _ in range(MOST_SPLITS):
        if decision.is_open:
            decision.split()
            decision.join()
    decision.settle()
    return decision.feeds()


class _Decision:
    """What is decided so far, and the parts still open. What some parts show is evidence for those that show less."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._broken: list[tuple[Line, Line]] = []
        self._joined: list[int] = []
        self._ended: list[int] = []
        self._parted: list[int] = []
        self._widths: set[int] = set()
        self._pieces: set[int] = set()
        self._widest = 0
        self._alone: list[Line] = []
        self._open: list[Part] = []
        self._has_indents = any(map(str.startswith, lines, repeat(INDENT)))
        parts = [part for block in blocks(lines) for part in self._parts_of(block)]
        self._is_indented = sum(part[0].text.startswith(INDENT) for part in parts) >= MIN_INDENTED
        self._several = {part[0].feed: part for part in parts if len(part) > 1}
        verse = {part[0].feed for part in stanzas(list(self._several.values()))}
        self._has_verse = bool(verse)
        self._leave([part for part in parts if part[0].feed not in verse])

    def _parts_of(self, block: Part) -> Sequence[Part]:
        """A block, parted at what begins paragraphs whatever else is found."""
        if len(block) == 1:
            return (block,)
        pieces = _between(block, at_block_lines(block), self._parted)
        if not self._has_indents:
            return pieces
        return [part for piece in pieces for part in _between(piece, at_indents(piece), self._parted)]

    @property
    def is_open(self) -> bool:
        """Whether anything is left to decide."""
        return bool(self._open)

    def feeds(self) -> LineFeeds:
        return LineFeeds(*(tuple(sorted(places)) for places in (self._joined, self._ended, self._parted)))

    def join(self) -> None:
        """Join the parts that were wrapped: by themselves, to the width of others, or all of them together."""
        for part in self._take():
            width = self._own_width(part)
            if width:
                self._widths.add(width)
                self._join(part, width)
            else:
                self._open.append(part)
        if self._widths:
            for part in self._take():
                width = self._known_width(part)
                if width:
                    self._join(part, width)
                else:
                    self._open.append(part)
        elif self._is_pool():
            width = max(map(width_of, self._open))
            for part in self._take():
                self._join(part, width)

    def _known_width(self, part: Part) -> int | None:
        """The width of another part to which this one was broken too: any one will do, so that more tell no less."""
        fitting = (width for width in sorted(self._widths) if fits(self._body(part, width), width, 2 * TOLERANCE))
        return next(fitting, None)

    def _own_width(self, part: Part) -> int | None:
        """The width that the lines of a part were broken to, where they show it by themselves."""
        if len(part) < MIN_LINES:
            return None
        width = width_of(part)
        least = MIN_COLUMNS_OF_FEW if len(part) < FEW_LINES else MIN_COLUMNS
        if not least <= width <= MAX_COLUMNS or not is_prose(part):
            return None
        pairs = list(pairwise(self._body(part, width)))
        loose = [pair for pair in pairs if not is_full(*pair, width)]
        full = len(pairs) - len(loose)
        ragged = [pair for pair in loose if not ends(*pair)]
        if full < max(1, MIN_FULL * (full + len(ragged))) or any(is_head(*pair, width) for pair in ragged):
            return None
        if ragged and is_heading(part[0].text):
            return None
        going_on = sum(line.goes_on for line in part[1:])
        return width if going_on >= max(2, MIN_GOING_ON * (len(part) - 1)) or is_unspaced(part) else None

    def _body(self, part: Part, width: int) -> Part:
        """A part without the first line of the text, where that is short for want of the dateline that was cut off."""
        line, following = part[:2]
        if not line.is_first or following.indent or is_full(line, following, width) or is_heading(line.text):
            return part
        return part[1:] if following.goes_on or self._is_indented else part

    def _is_pool(self) -> bool:
        """Whether parts that are too short to show a width show one together, which no other line exceeds."""
        total = sum([len(part) - 1 for part in self._open])
        if self._has_verse or total < MIN_POOL or len(self._open) < 2:
            return False
        width = max(map(width_of, self._open))
        if not MIN_COLUMNS_OF_FEW <= width <= MAX_COLUMNS_OF_POOL:
            return False
        if self._widest > width + TOLERANCE or any(line.columns > width + TOLERANCE for line in self._alone):
            return False
        going_on = sum(line.goes_on for part in self._open for line in part[1:])
        return 2 * going_on >= total and all(fits(self._body(part, width), width, TOLERANCE) for part in self._open)

    def split(self) -> None:
        """Part what is open at the ends of its sentences."""
        for part in self._take():
            may_be_wrapped = looks_wrapped(part) or looks_wrapped(part[1:])
            borders = at_short_lines(part) if may_be_wrapped else self._at_paragraphs(part)
            is_of_wrapped = may_be_wrapped or part[0].feed in self._pieces
            pieces = _between(part, borders, self._ended if is_of_wrapped else self._parted)
            if is_of_wrapped:
                self._pieces.update(piece[0].feed for piece in pieces)
            self._leave(pieces)

    def _at_paragraphs(self, part: Part) -> list[int]:
        """Where paragraphs begin in a part; none do in a block of short lines, which a piece of a wider one is not."""
        borders = at_paragraphs(part)
        whole = self._several.get(part[0].feed) if borders else None
        return [] if whole and are_short(whole) else borders

    def _take(self) -> list[Part]:
        taken, self._open = self._open, []
        return taken

    def _leave(self, parts: Sequence[Part]) -> None:
        """Leave open what has a line feed; other lines only tell how wide a text is."""
        self._open += [part for part in parts if len(part) > 1]
        self._alone += [part[0] for part in parts if len(part) == 1]

    def _join(self, part: Part, width: int) -> None:
        self._widest = max(self._widest, sum(len(line.text) for line in part))
        for line, following in pairwise(part):
            if is_short(line, following, width) and self._may_end(line, following):
                self._ended.append(line.feed)
            else:
                self._broken.append((line, following))

    def _may_end(self, line: Line, following: Line) -> bool:
        return not self._is_indented and ends(line, following)

    def settle(self) -> None:
        """End a paragraph behind each line of a wrapped block that leaves more room than any broken in a sentence.

        Nothing of these blocks is looked at again, so here the lines are measured as they are.
        """
        most = most_room(self._broken)
        for pair in self._broken:
            is_end = self._may_end(*pair) and room(*pair) > most
            (self._ended if is_end else self._joined).append(pair[0].feed)


def _between(part: Part, borders: Sequence[int], feeds: list[int]) -> Sequence[Part]:
    """The lines of a part between borders, each of which becomes a paragraph break."""
    if not borders:
        return (part,)
    feeds.extend([part[first - 1].feed for first in borders])
    return [part[first:behind] for first, behind in pairwise([0, *borders, len(part)])]
