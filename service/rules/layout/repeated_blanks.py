"""Several blanks between two words are one.

Columns are left alone: a line with a run of three or more blanks inside it, with a tab, or with three or more double blanks
is taken for a row of a table, where blanks carry meaning.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

_DOUBLE_INSIDE = re.compile(r"(?<=[^ \t\n])  (?=[^ \t\n])")
_COLUMNS = re.compile(r"[^ \t\n](?:   +|[ ]*\t[ \t]*)[^ \t\n]")
_MOST_DOUBLES = 2


@rule(
    "layout.repeated-blanks",
    summary="Make several blanks between two words one.",
    needs=(" ",),
    examples={"The vote  was close.": "The vote was close."},
    leaves=("Wheat     2,692.4    (4,161.0)", "1-2  210-240  49.25  50.00", "a\t b"),
)
def repeated_blanks(text: Text) -> Iterator[Edit]:
    """Yield an edit for the second of two blanks, on lines that do not look like columns."""
    value = text.value
    if "  " not in value:
        return
    start = 0
    for line in value.split("\n"):
        if "  " in line and not _COLUMNS.search(line):
            doubles = [match.start() for match in _DOUBLE_INSIDE.finditer(line)]
            if len(doubles) <= _MOST_DOUBLES or _between_sentences(line, doubles):
                for place in doubles:
                    yield text.edit(start + place + 1, start + place + 2, "")
        start += len(line) + 1


def _between_sentences(line: str, doubles: list[int]) -> bool:
    """Whether all double blanks follow the end of a sentence, as typists used to set them."""
    return all(line[place - 1] in ".!?:\"'”’)" for place in doubles)
