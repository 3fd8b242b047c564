"""Whether lines were broken to fit a width."""

from collections.abc import Sequence
from itertools import pairwise

MAX_WRAPPED_COLUMNS = 100
MIN_WRAPPED_COLUMNS = 40
"""Wrapped texts seen were set at 60 to 80 columns; below 40 a block of lines is a list, an address or verse."""

MIN_WRAPPED_LINES = 3
MIN_WRAPPED_SHARE = 0.75
"""The share of a block's lines that must be broken where the next word would not fit: a few end a paragraph."""

MIN_WRAPPED_TEXT = 8
"""Lines that a text has to have, blank ones aside, before its own width says how a block of two lines was broken."""

TOLERANCE = 8
"""Columns by which a broken line may be shorter than need be: an indent, a blank, a word that was not counted."""


def is_wrapped(lines: Sequence[str], width: int | None = None) -> bool:
    """Whether the lines of a block were broken to fit a width: the block's own, or the `width` of the whole text."""
    own = max(len(line) for line in lines)
    if len(lines) >= MIN_WRAPPED_LINES and MIN_WRAPPED_COLUMNS <= own <= MAX_WRAPPED_COLUMNS:
        return _share_full(lines, own) >= MIN_WRAPPED_SHARE
    return width is not None and _share_full(lines, width) >= MIN_WRAPPED_SHARE


def text_width(text: str) -> int | None:
    """The width that a whole text was broken to, or `None` where it was not: half of its lines are about as long."""
    lengths = [len(line.strip()) for line in text.split("\n") if line.strip()]
    width = max(lengths, default=0)
    if not MIN_WRAPPED_COLUMNS <= width <= MAX_WRAPPED_COLUMNS or len(lengths) < MIN_WRAPPED_TEXT:
        return None
    long = sum(length + 2 * TOLERANCE > width for length in lengths)
    return width if 2 * long >= len(lengths) else None


def _share_full(lines: Sequence[str], width: int) -> float:
    """The share of the lines but the last that the next line's first word would have made too long."""
    full = sum(
        len(line) + 1 + len(following.split(" ", 1)[0]) + TOLERANCE > width for line, following in pairwise(lines)
    )
    return full / (len(lines) - 1)
