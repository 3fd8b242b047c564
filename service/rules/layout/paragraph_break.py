"""A lone line feed behind the end of a sentence is a paragraph break, and becomes a blank line.

Extractors join paragraphs by one line feed or two, often both in one text. A block of lines that is hard-wrapped (lines of like
length, at most 100 columns, each broken where the next word would not fit) is one paragraph, and its line feeds stay.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.sentences import TERMINAL, ends_sentence
from service.rules.layout.wrapping import is_wrapped

@rule(
    "layout.paragraph-break",
    summary="Make a lone line feed behind the end of a sentence a paragraph break.",
    needs=("\n", TERMINAL),
    fields=("text",),
    examples={"The vote was close.\nIt ended at noon.": "The vote was close.\n\nIt ended at noon."},
    leaves=("Roses are red,\nviolets are blue", "One.\n\nTwo."),
)
def paragraph_break(text: Text) -> Iterator[Edit]:
    """Yield an insertion for each line feed that ends a sentence inside a block that is not hard-wrapped."""
    start = 0
    for block in text.value.split("\n\n"):
        lines = block.split("\n")
        if len(lines) > 1 and not is_wrapped(lines):
            place = start
            for line, following in zip(lines, lines[1:], strict=False):
                place += len(line) + 1
                if following and ends_sentence(line):
                    yield text.edit(place, place, "\n")
        start += len(block) + 2
