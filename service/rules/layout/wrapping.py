"""Whether lines were broken to fit a width. Shared by the layout rules."""

MAX_WRAPPED_COLUMNS = 100
MIN_WRAPPED_COLUMNS = 40
"""Wrapped texts seen were set at 60 to 80 columns; below 40 a block of lines is a list, an address or verse."""

MIN_WRAPPED_LINES = 3
MIN_WRAPPED_SHARE = 0.75
"""The share of a block's lines that must be broken where the next word would not fit: a few end a paragraph."""


def is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a block were broken to fit a width."""
    width = max(len(line) for line in lines)
    if len(lines) < MIN_WRAPPED_LINES or not MIN_WRAPPED_COLUMNS <= width <= MAX_WRAPPED_COLUMNS:
        return False
    full = sum(
        len(line) + 1 + len(following.split(" ", 1)[0]) > width for line, following in zip(lines, lines[1:], strict=False)
    )
    return full >= MIN_WRAPPED_SHARE * (len(lines) - 1)
