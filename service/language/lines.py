"""Lines of a text, measured in what later repairs leave alone.

A letter is one column, a wide one two; whatever stands between two words is one, and a number is a few however it is
written.
"""

import re
from collections.abc import Iterator, Sequence
from string import ascii_letters, digits

from service.language.quotation_marks import QUOTES

MIN_COLUMNS = 36
MAX_COLUMNS = 92
"""Wrapped texts seen were set at 60 to 80 columns, marks included; narrower ones are lists, addresses or verse."""

LONGEST_LINE = 200
"""Characters of a line that was surely not broken to a width, whatever its marks and numbers are."""

TOLERANCE = 3
"""Columns by which a line may be shorter than need be: marks are not counted, nor how long a number is."""

SHORT = 8
"""Columns left free beside the next word where a line was not broken but ended."""

NUMBER_COLUMNS = 4
"""What a number counts beside its gap: about what one of six digits with a comma takes."""

INDENT = (" ", "\t")

_GAP = re.compile(r"[\W\d_]+")
_NUMBER = re.compile(r"[0-9](?:[\W\d_]*[0-9])?")
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]")
_OPENING = f"{QUOTES}«‹([¿¡"
_KINDS = bytes(
    ord("a" if chr(code) in ascii_letters else "0" if chr(code) in digits else " ") for code in range(0x80)
).ljust(0x100)
"""Each character of ASCII as a letter, a digit or a gap."""


class Line:
    """A line and the offset of its line feed; it is measured only where somebody asks."""

    __slots__ = ("_columns", "_first", "feed", "text")

    def __init__(self, text: str, feed: int) -> None:
        self.text = text
        self.feed = feed
        self._columns = self._first = -1

    @property
    def columns(self) -> int:
        """The width of the line, as `columns` measures it."""
        if self._columns < 0:
            self._columns = columns(self.text)
        return self._columns

    @property
    def first(self) -> int:
        """The width of the first word."""
        if self._first < 0:
            self._first = columns(self.text.lstrip().split(" ", 1)[0])
        return self._first

    @property
    def is_first(self) -> bool:
        """Whether the text begins with the line."""
        return self.feed == len(self.text)

    @property
    def indent(self) -> int:
        """The blanks before the line; they make it fuller, but no text wider, for the indent may go."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def goes_on(self) -> bool:
        """Whether the line begins in lower case, as few sentences do."""
        return self.text.lstrip(_OPENING)[:1].islower()


Part = Sequence[Line]
"""Lines of one block that stand or fall together."""


def have_lone_feeds(lines: Sequence[str]) -> bool:
    """Whether a text of these lines has a line feed that is no half of a blank line: else every other line is empty."""
    return len(lines) % 2 == 0 or any(lines[1::2])


def paragraphs(text: str) -> Sequence[str]:
    """What blank lines part: in most texts every other line, which is found faster than two line feeds together."""
    lines = text.split("\n")
    return text.split("\n\n") if have_lone_feeds(lines) else lines[::2]


def blocks(lines: Sequence[str]) -> Iterator[Part]:
    """The lines of each block that blank lines part, of a text of these lines."""
    block: list[Line] = []
    feed = -1
    last = len(lines) - 1
    begins = True
    for number, text in enumerate(lines):
        feed += len(text) + 1
        if begins or text or number == last:
            block.append(Line(text, feed))
            begins = False
        else:
            yield block
            block = []
            begins = True
    yield block


def columns(line: str) -> int:
    """The width of a line, but for marks and for the length of its numbers; wide characters count twice."""
    if len(line) > LONGEST_LINE:
        return len(line)
    if line.isascii():
        return _columns_of_ascii(line)
    bare = _GAP.sub(" ", line.strip())
    return len(bare) + count_wide(line) + NUMBER_COLUMNS * len(_NUMBER.findall(line))


def _columns_of_ascii(line: str) -> int:
    """The same, counted in a third of the time: its letters, its gaps, and those of them that hold a digit."""
    kinds = b"a" + line.strip().encode("ascii").translate(_KINDS)
    numbers = 0
    if b"0" in kinds:
        numbers = kinds.replace(b" ", b"").count(b"a0")
        kinds = kinds.replace(b"0", b" ")
    return kinds.count(b"a") - 1 + kinds.count(b"a ") + NUMBER_COLUMNS * numbers


def count_wide(line: str) -> int:
    """How many characters of a line are Chinese, Japanese or Korean, and twice as wide as others."""
    return 0 if line.isascii() else len(WIDE.findall(line))


def width_of(part: Part) -> int:
    """The width of the widest line; lines too long to have been broken are not measured."""
    longest = max([len(line.text) for line in part], default=0)
    return longest if longest > LONGEST_LINE else max([line.columns for line in part], default=0)


def is_full(line: Line, following: Line, width: int, tolerance: int = TOLERANCE) -> bool:
    """Whether the first word of the following line would not have fitted."""
    return line.columns + line.indent + 1 + following.first + tolerance > width


def is_short(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line would have fitted easily."""
    return line.columns + line.indent + 1 + following.first + SHORT <= width


def room(line: Line, following: Line) -> int:
    """How much room a line left when the next word did not fit, less the width of the text, which need not be known."""
    return -len(line.text) - 1 - len(following.text.split(" ", 1)[0])


def is_wide(before: str, behind: str) -> bool:
    """Whether no blank belongs between two characters, for Chinese and Japanese have none."""
    return bool(_UNSPACED.match(before) and _UNSPACED.match(behind))
