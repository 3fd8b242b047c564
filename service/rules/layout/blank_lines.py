"""One blank line separates paragraphs, and none stands at either end of the text."""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

_BREAK = "\n\n"
_AT_START = re.compile("\n+")
_SURPLUS = re.compile("\n\n\n\n*")


@rule(
    "layout.blank-lines",
    summary="Separate paragraphs by one blank line.",
    needs=("\n",),
    prefilter=r"\n\n\n|\A\n|\n\Z",
    examples={"\nOne.\n\n\n\nTwo.\n": "One.\n\nTwo."},
    leaves=("One.\n\nTwo.", "One\nline"),
)
def blank_lines(text: Text) -> Iterator[Edit]:
    """Yield an edit for the line feeds at either end of the text, and for those beyond the second of a run."""
    value = text.value
    end = len(value.rstrip("\n"))
    first = _AT_START.match(value)
    if first:
        yield text.edit(0, first.end(), "")
    for match in _SURPLUS.finditer(value, first.end() if first else 0, end):
        yield text.edit(match.start() + len(_BREAK), match.end(), "")
    if 0 < end < len(value):
        yield text.edit(end, len(value), "")
