"""The title at the head of the text, where it stands already in its own field, goes.

It is the commonest defect of scraped articles. A leading line is a copy where it has the same words as the title, in
whatever case and punctuation, with or without a media tag. A line that runs on in the next one is a wrapped sentence,
not a title, and stays; so does a verse or a label that ends in a comma or a colon, and a text that would be empty
without the line.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.titles.anatomy import Line, next_line, words

CONFIDENCE = 0.99


@rule(
    "titles.repeated",
    summary="Delete a line at the head of the text that repeats the title.",
    fields=("text",),
    examples={"Storm reaches the coast\n\nSTORM REACHES THE COAST\n\nIt rained for days.": "It rained for days."},
    leaves=("Storm reaches the coast and stays.\n\nIt rained for days there.",),
)
def repeated(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each leading line that has the words of the title, with the blank lines behind it."""
    title = words(text.document.title or "")
    if not title:
        return
    value = text.value
    start = 0
    while (line := next_line(value, start)) and next_line(value, line.behind):
        if words(value[line.start : line.end]) != title or value[line.end - 1] in ",:;" or _runs_on(value, line):
            break
        why = "This line says again what the title says."
        yield text.edit(start, line.behind, "", CONFIDENCE, explanation=why)
        start = line.behind


def _runs_on(value: str, line: Line) -> bool:
    """Whether the next line, without a blank line between, begins in lower case."""
    return value.count("\n", line.end, line.behind) == 1 and value[line.behind].islower()
