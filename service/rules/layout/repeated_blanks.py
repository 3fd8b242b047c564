"""Several blanks between two words are one.

Columns are left alone: a short line with a tab, with three or more blanks in a row, with two blanks between digits, or
with two such gaps that do not follow the end of a sentence, is taken for a row of a table, where blanks carry meaning;
so is one with a gap behind a time or before a last number. A longer line is one only where a third of its blanks are
such gaps.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Span
from service.engine.rule import rule
from service.language.quotation_marks import QUOTES

_SEVERAL = re.compile("  +")
_NO_WORD = ("", " ", "\t")
_COLUMNS = re.compile(
    r"""
    \| | [ ]{2,}(?:\#|//)                                              # a ruled table, a remark in program text
    | [^ \t] (?: [ ]{3,} | [ ]*\t[ \t]* ) [^ \t]                        # a wide gap, or a tab
    | [0-9%][ ]{2,}[+\-−]?[0-9] | ^[0-9]{1,2}[:.h][0-9]{2}[ ]{2,}       # a gap between numbers, or behind a time
    | [ ]{2,}[+\-−$£€]?[0-9][0-9.,:]*[ ]?(?:[^\W\d_]{1,3}|[%$£€])?$     # a gap before the last number and its unit
    | [^ .!?:"'“”„‟‘’‚‛)][ ]{2,}[^ ] .* [^ .!?:"'“”„‟‘’‚‛)][ ]{2,}[^ ]  # two gaps that do not follow a sentence
    """,
    re.VERBOSE,
)
_GLUED = re.compile(rf"[.,;:!?](?=[{QUOTES}]?[^\W\d_])")
"""A mark without a blank behind it, where a rule of punctuation may put one: the words are counted as they will be."""

MAX_ROW = 20
"""Words in the longest row of a table seen in an article's text; lines of prose have five times as many."""

MIN_GAPS = 3
"""A longer line is a row where it has so many gaps, and one for every three words or more."""


@rule(
    "layout.repeated-blanks",
    summary="Make several blanks between two words one.",
    needs=(" ",),
    prefilter="  ",
    examples={"The vote  was close.": "The vote was close."},
    leaves=("Wheat     2,692.4    (4,161.0)", "1-2  210-240  49.25  50.00", "a\t b"),
)
def repeated_blanks(text: Text) -> Iterator[Edit]:
    """Yield an edit for the surplus of each run of blanks inside a line that is no row of a table."""
    value = text.value
    place = value.find("  ")
    while place >= 0:
        start, end = value.rfind("\n", 0, place) + 1, value.find("\n", place)
        line = value[start:end] if end >= 0 else value[start:]
        gaps = _gaps(line)
        if gaps and not _is_row(line.rstrip(" \t"), len(gaps)):
            for gap in gaps:
                yield text.edit(start + gap.start + 1, start + gap.end, "")
        place = value.find("  ", end) if end >= 0 else -1


def _gaps(line: str) -> list[Span]:
    """Where several blanks stand between two words of a line."""
    runs = [run.span() for run in _SEVERAL.finditer(line)]
    return [
        Span(start, end)
        for start, end in runs
        if line[max(start - 1, 0) : start] not in _NO_WORD and line[end : end + 1] not in _NO_WORD
    ]


def _is_row(line: str, gaps: int) -> bool:
    """Whether a line is a row of a table: a short one by the form of its gaps, a long one by their share."""
    words = len(line.split(maxsplit=MAX_ROW))
    if words <= MAX_ROW and words + len(_GLUED.findall(line)) <= MAX_ROW:
        return bool(_COLUMNS.search(line.strip(" \t")))
    return gaps >= MIN_GAPS and gaps * 3 >= len(line.split()) + len(_GLUED.findall(line))
