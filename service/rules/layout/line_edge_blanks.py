"""Blanks at the end of a line, and before a paragraph of one line, go.

Trailing blanks carry nothing. Blanks at the beginning of a line are deleted only where it stands alone between blank lines:
elsewhere an indent may mark a paragraph, a quotation, verse or program text.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule



@rule(
    "layout.line-edge-blanks",
    summary="Delete blanks at the end of a line and before a paragraph of one line.",
    needs=(" \t",),
    examples={" The vote was close. \n\nIt ended. ": "The vote was close.\n\nIt ended."},
    leaves=("    if True:\n        pass", "Roses are red,\n    violets are blue"),
)
def line_edge_blanks(text: Text) -> Iterator[Edit]:
    """Yield an edit for each run of blanks at the end of a line, or at the beginning of a line that stands alone."""
    lines = text.value.split("\n")
    start = 0
    for number, line in enumerate(lines):
        bare = line.rstrip(" \t")
        if len(bare) < len(line):
            yield text.edit(start + len(bare), start + len(line), "")
        indent = len(bare) - len(bare.lstrip(" \t"))
        if indent and _stands_alone(lines, number):
            yield text.edit(start, start + indent, "")
        start += len(line) + 1


def _stands_alone(lines: list[str], number: int) -> bool:
    before = lines[number - 1] if number else ""
    behind = lines[number + 1] if number + 1 < len(lines) else ""
    return not before.strip(" \t") and not behind.strip(" \t")
