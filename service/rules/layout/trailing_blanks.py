"""Blanks at the end of a line carry nothing, and go."""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

BLANKS = " \t"


@rule(
    "layout.trailing-blanks",
    summary="Delete blanks at the end of a line.",
    needs=(BLANKS,),
    prefilter=r"[ \t]$",
    examples={"The vote was close. \n\nIt ended. ": "The vote was close.\n\nIt ended."},
    leaves=("    if True:\n        pass", "One.\n\nTwo."),
)
def trailing_blanks(text: Text) -> Iterator[Edit]:
    """Yield an edit for each run of blanks that ends a line."""
    start = 0
    for line in text.value.split("\n"):
        bare = line.rstrip(BLANKS)
        if len(bare) < len(line):
            yield text.edit(start + len(bare), start + len(line), "")
        start += len(line) + 1
