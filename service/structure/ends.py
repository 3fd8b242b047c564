"""The lines at either end of an article, among which its byline, its dateline and its update lines stand."""

from collections.abc import Sequence

MOST_LINES = 12
"""Bylines and datelines stood behind at most eight lines of preamble in 7,200 articles."""

REACH = 1600
"""Characters: a preamble of captions, highlights and an author's biography is shorter."""

MOST_LAST_LINES = 4
REACH_OF_LAST_LINES = 1000
"""Corrections and signatures stand among the last lines; a correction is a paragraph, but no long one."""

Lines = Sequence[str]
"""Lines that are not blank, without blanks at their edges."""


def first_lines(text: str) -> Lines:
    """The lines that a text begins with."""
    end = text.find("\n", REACH)
    head = text if end < 0 else text[:end]
    return _bare(head.split("\n", 2 * MOST_LINES)[: 2 * MOST_LINES])[:MOST_LINES]


def last_lines(text: str) -> Lines:
    """The lines that a text ends with."""
    start = text.rfind("\n", 0, max(len(text) - REACH_OF_LAST_LINES, 0))
    tail = text if start < 0 else text[start:]
    return _bare(tail.rsplit("\n", 2 * MOST_LAST_LINES)[-2 * MOST_LAST_LINES :])[-MOST_LAST_LINES:]


def _bare(lines: Sequence[str]) -> list[str]:
    """Those of the lines that are not blank; in a clean text every second one is."""
    return [bare for line in lines if (bare := line.strip())]
