"""What each line feed of a text is: meant, a place where a line was broken to fit a width, or the end of a paragraph.

There is one decision for a whole text, and every rule that touches line feeds acts on it in one pass. A block of lines
is parted at the indents that begin paragraphs; each part is then taken as a whole. Either it was wrapped, and each of
its line feeds is joined or ends a paragraph, or it is parted at the ends of sentences, and what is left is looked at
once more. So nothing that was joined is ever judged again, and what was kept is judged alike the next time.

Widths are measured in what later repairs leave alone: letters, one column for whatever stands between two words, and a
few for a number however it is written. Only inside what is joined, and so never seen again, lines are measured as they
are: there a line that leaves more room than any that was broken within a sentence ends a paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.language.lines import (
    INDENT,
    MAX_COLUMNS,
    MIN_COLUMNS,
    SHORT,
    TOLERANCE,
    WIDE,
    Line,
    Part,
    blocks,
    is_full,
    is_short,
    room,
    width_of,
)
from service.language.paragraph_starts import at_indents, at_paragraphs, at_short_lines, stops
from service.language.quotation_marks import HIGH_OR_GUILLEMET
from service.language.sentences import ends_sentence

MIN_COLUMNS_OF_FEW = 50
FEW_LINES = 5
"""A few lines of verse may be of like length by chance; the narrower they are, the likelier."""

MIN_LINES = 3
MIN_WIDE_LINES = 4
"""Lines that show by themselves that they were wrapped; more of them in Chinese, where nothing is in lower case."""

MIN_FULL = 0.75
"""The share of lines that must be broken where the next word would not fit; a few are shorter."""

MIN_GOING_ON = 0.4
"""The share of lines that must begin in lower case: four in five do in English, three in five in German."""

MIN_GOING_ON_AT_ALL = 0.2
"""Of the lines of a text that has one sentence a line none goes on."""

MIN_POOL = 4
MAX_COLUMNS_OF_POOL = 80
"""How many broken lines of several short blocks show together that a whole text was wrapped, and how wide at most."""

MAX_LISTED = 0.1
"""The share of lines that may begin as items of a list do: a dash or a number may well stand at the beginning."""

MIN_MARKED = 3
MAX_MARKED = 0.5
"""Lines that may end in a mark, by number or by share: of wrapped lines one in six does, of verse most do."""

MOST_SPLITS = 2
"""First at short lines, then at every sentence what does not look wrapped by itself: nothing is left to split."""

MIN_INDENTED = 2
"""Paragraphs that an indent begins, for a text to mark all of its paragraphs so."""

MIN_BROKEN = 5
"""Lines broken within a sentence that tell how much room such lines leave at most."""

LONGEST_TITLE = 4
"""Lines of a title: a block of so many at the head of a text that ends no sentence may be one, and is left as it is."""

_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]")
_MARKED = re.compile(rf"[,;:.!?…，；：。！？][{HIGH_OR_GUILLEMET})]*\Z")
_SET = re.compile(r"[ ]{2}|[\t|]|(?<![a-zà-ÿ\"”)])[;{}]\Z|\A(?:[>+#]|//|/\*)|\A\Z")
"""Columns, program text, quoted mail, an empty line."""

_LISTING = re.compile(rf"[.!?…:;][{HIGH_OR_GUILLEMET})]*\Z")
_LISTED = re.compile(
    r"[-*•–—·●‣◦▪►✓✔○]\s|・|\(?(?:[0-9]{1,2}|[a-zA-Z])\)\s|[A-Z][\w-]*(?:\s\w+)?:(?:\s|\Z)|[0-9]{1,2}\.\s"
)
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Di|Door|Av|Af)\s")


@dataclass(frozen=True, slots=True)
class LineFeeds:
    """Offsets of line feeds: those to join, those that end a paragraph of a wrapped block, and those of any other."""

    joined: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()
    parted: tuple[int, ...] = ()


def line_feeds(text: str) -> LineFeeds:
    """What the lone line feeds of a text are; those that are not listed are meant as they are."""
    if text.count("\n") == 2 * text.count("\n\n"):
        return LineFeeds()
    decision = _Decision(text)
    decision.join()
    for _ in range(MOST_SPLITS):
        decision.split()
        decision.join()
    decision.settle()
    return decision.feeds()


class _Decision:
    """What is decided so far, and the parts still open. What some parts show is evidence for those that show less."""

    def __init__(self, text: str) -> None:
        self._broken: list[tuple[Line, Line]] = []
        self._joined: list[int] = []
        self._ended: list[int] = []
        self._parted: list[int] = []
        self._widths: set[int] = set()
        self._pieces: set[int] = set()
        self._widest = 0
        self._alone: list[Line] = []
        self._open: list[Part] = []
        parts = [part for block in blocks(text) for part in _between(block, at_indents(block), self._parted)]
        self._is_indented = sum(part[0].text.startswith(INDENT) for part in parts) >= MIN_INDENTED
        self._leave(parts)

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
        fitting = (width for width in sorted(self._widths) if _fits(self._body(part, width), width, 2 * TOLERANCE))
        return next(fitting, None)

    def _own_width(self, part: Part) -> int | None:
        """The width that the lines of a part were broken to, where they show it by themselves."""
        width = width_of(part)
        least = MIN_COLUMNS_OF_FEW if len(part) < FEW_LINES else MIN_COLUMNS
        if len(part) < MIN_LINES or not least <= width <= MAX_COLUMNS or not _is_prose(part):
            return None
        pairs = list(pairwise(self._body(part, width)))
        full = sum(is_full(*pair, width) for pair in pairs)
        ragged = [pair for pair in pairs if not is_full(*pair, width) and not _ends(*pair)]
        if full < max(1, MIN_FULL * (full + len(ragged))) or any(_is_head(*pair, width) for pair in ragged):
            return None
        if ragged and _is_heading(part[0].text):
            return None
        going_on = sum(line.goes_on for line in part[1:])
        return width if going_on >= max(2, MIN_GOING_ON * (len(part) - 1)) or _is_wide(part) else None

    def _body(self, part: Part, width: int) -> Part:
        """A part without the first line of the text, where that is short for want of the dateline that was cut off."""
        line, following = part[:2]
        if not line.is_first or following.indent or is_full(line, following, width) or _is_heading(line.text):
            return part
        return part[1:] if following.goes_on or self._is_indented else part

    def _is_pool(self) -> bool:
        """Whether parts that are too short to show a width show one together, which no other line exceeds."""
        total = sum(len(part) - 1 for part in self._open)
        width = max(map(width_of, self._open), default=0)
        if total < MIN_POOL or len(self._open) < 2 or not MIN_COLUMNS_OF_FEW <= width <= MAX_COLUMNS_OF_POOL:
            return False
        if self._widest > width + TOLERANCE or any(line.columns > width + TOLERANCE for line in self._alone):
            return False
        going_on = sum(line.goes_on for part in self._open for line in part[1:])
        return 2 * going_on >= total and all(_fits(self._body(part, width), width, TOLERANCE) for part in self._open)

    def split(self) -> None:
        """Part what is open at the ends of its sentences."""
        for part in self._take():
            looks_wrapped = _looks_wrapped(part) or _looks_wrapped(part[1:])
            borders = at_short_lines(part) if looks_wrapped else at_paragraphs(part)
            is_of_wrapped = looks_wrapped or part[0].feed in self._pieces
            pieces = list(_between(part, borders, self._ended if is_of_wrapped else self._parted))
            if is_of_wrapped:
                self._pieces.update(piece[0].feed for piece in pieces)
            self._leave(pieces)

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
        return not self._is_indented and _ends(line, following)

    def settle(self) -> None:
        """End a paragraph behind each line of a wrapped block that leaves more room than any broken in a sentence.

        Nothing of these blocks is looked at again, so here the lines are measured as they are.
        """
        most = _most_room(self._broken)
        for pair in self._broken:
            ends = self._may_end(*pair) and room(*pair) > most
            (self._ended if ends else self._joined).append(pair[0].feed)


def _between(part: Part, borders: Sequence[int], feeds: list[int]) -> Iterator[Part]:
    """The lines of a part between borders, each of which becomes a paragraph break."""
    for first, behind in pairwise([0, *borders, len(part)]):
        if first:
            feeds.append(part[first - 1].feed)
        yield part[first:behind]


def _is_wide(part: Part) -> bool:
    """Whether every line of a part is Chinese or Japanese and none but the last ends a sentence."""
    if len(part) < MIN_WIDE_LINES:
        return False
    return all(is_wide(line.text[-1:], following.text[:1]) for line, following in pairwise(part))


def is_wide(before: str, behind: str) -> bool:
    """Whether no blank belongs between two characters, for Chinese and Japanese have none."""
    return bool(_UNSPACED.match(before) and _UNSPACED.match(behind))


def _fits(part: Part, width: int, tolerance: int) -> bool:
    """Whether a part was broken to a width that is known."""
    if width_of(part) > width + tolerance or not _is_prose(part):
        return False
    pairs = list(pairwise(part))
    if not all(is_full(*pair, width, tolerance) or (_ends(*pair) and is_short(*pair, width)) for pair in pairs):
        return False
    return any(following.goes_on for _, following in pairs) or stops(part[-1])


def _is_prose(part: Part) -> bool:
    """Whether no line is that of a table, a list, verse, a letter's head, a title, program text or mail."""
    if part[0].is_first and (_may_be_title(part) or _is_told_twice(part)):
        return False
    if any(line.text.startswith(INDENT) for line in part[1:]) or any(_SET.search(line.text.lstrip()) for line in part):
        return False
    if any(" " not in line.text.strip() and not WIDE.search(line.text) for line in part[:-1]):
        return False  # addresses of pages, one a line
    marked = sum(bool(_MARKED.search(line.text)) for line in part[:-1])
    if marked >= MIN_MARKED and marked > MAX_MARKED * (len(part) - 1):
        return False
    listed = [pair for pair in pairwise(part) if _LISTED.match(pair[1].text)]
    return len(listed) <= MAX_LISTED * len(part) and not any(_LISTING.search(line.text) for line, _ in listed)


def _may_be_title(part: Part) -> bool:
    """Whether the first lines of a text are few and end no sentence."""
    return len(part) <= LONGEST_TITLE and not stops(part[-1])


def _is_told_twice(part: Part) -> bool:
    """Whether a text begins with two equal lines: a title and its copy, or a refrain, but no wrapped sentence."""
    return part[0].text.split() == part[1].text.split()


def _is_heading(line: str) -> bool:
    """Whether a line is in capitals, or tells who wrote what follows."""
    return line == line.upper() or bool(_BYLINE.match(line))


def _looks_wrapped(part: Part) -> bool:
    """Whether a part may have been wrapped, for all that cannot be told: the ends of its lines then tell nothing."""
    width = width_of(part)
    if len(part) < MIN_LINES or not MIN_COLUMNS <= width <= MAX_COLUMNS:
        return False
    pairs = list(pairwise(part))
    full = sum(is_full(*pair, width, SHORT) for pair in pairs)
    going_on = sum(line.goes_on for line in part[1:])
    return full >= MIN_FULL * len(pairs) and going_on >= MIN_GOING_ON_AT_ALL * len(pairs)


def _most_room(broken: Sequence[tuple[Line, Line]]) -> int:
    """The most room left by a line that was surely broken: within a sentence, and where the widest line ends."""
    rooms = [room(*pair) for pair in broken if not ends_sentence(pair[0].text)]
    if len(rooms) < MIN_BROKEN:
        return 0
    return max(*rooms, -max(len(line.text) for line, _ in broken) - 1)


def _is_head(line: Line, following: Line, width: int) -> bool:
    """Whether a line that ends no sentence was not broken either: a heading, a byline, a verse."""
    return not following.goes_on and is_short(line, following, width)


def _ends(line: Line, following: Line) -> bool:
    return ends_sentence(line.text) and not following.goes_on
