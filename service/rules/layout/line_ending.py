"""Lines end in a line feed alone, so that every other rule sees one kind of line.

Scrapers on Windows send CR LF; very old Macintosh texts have a lone CR, which was a line end as well.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

_CARRIAGE_RETURN = re.compile("\r(\n?)")


@rule(
    "layout.line-ending",
    summary="End lines in a line feed alone.",
    needs=("\r",),
    examples={"One line.\r\n\r\nAnother.": "One line.\n\nAnother."},
    leaves=("One line.\n\nAnother.",),
)
def line_ending(text: Text) -> Iterator[Edit]:
    """Yield an edit for each carriage return: deleted before a line feed, else replaced by one."""
    for match in _CARRIAGE_RETURN.finditer(text.value):
        yield text.edit(match.start(), match.start() + 1, "" if match[1] else "\n")
