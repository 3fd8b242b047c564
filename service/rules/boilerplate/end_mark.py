"""A row of marks that ends a text parted it from what stood below, and goes.

Agencies set `___` before the names of those who helped, others `* * *` or `###` at the end. No letter is lost. Between
paragraphs such a row parts chapters, and stays.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.phrases import needs_company

_AT_END = re.compile(r"\n\n(?:[_*#=~•—–-][_*#=~•—– -]{0,60}[_*#=~•—–-]|-30-)\Z")
MAX_MARKS = 64
MAX_LABEL = 200
"""Characters looked at before the end, and before the marks for a label such as `Comments`."""


@rule(
    "boilerplate.end-mark",
    summary="Delete a row of marks at the end of a text.",
    needs=("\n", "_*#=~•—–-"),
    prefilter=r"(?:[_*#=~•—– -]|-30)[_*#=~•—–-]\Z",
    fields=("text",),
    examples={"The vote was close.\n\n___": "The vote was close."},
    leaves=("One.\n\n* * *\n\nTwo.", "The vote was close.\n\n-"),
)
def end_mark(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each row of marks that ends the text, from the last one on."""
    end = len(text.value)
    while (match := _AT_END.search(text.value, max(end - MAX_MARKS, 0), end)) and match.start() > 0:
        if needs_company(text.value[max(match.start() - MAX_LABEL, 0) : match.start()].rpartition("\n")[2]):
            return
        yield text.edit(match.start(), end, "")
        end = match.start()
