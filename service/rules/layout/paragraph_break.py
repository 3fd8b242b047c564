"""A lone line feed behind the end of a sentence, a heading or an item of a list becomes a blank line.

Extractors join paragraphs by one line feed or two, often both in one text. Lines that were broken to fit a width are
one paragraph, and are joined by another rule; where such a text marks its paragraphs by an indent, the indent decides.
The items of a list that has bullets or counts, and a short line above one that is wider than any that was broken to a
width, are paragraphs of their own. Program text stays together, and so do short lines that stand alone or of which
some end no sentence: verse, headlines, results, addresses, entries without a bullet. Two of them may be paragraphs yet.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.wrapping import LONE_LINE_FEED, line_feeds


@rule(
    "layout.paragraph-break",
    summary="Make a lone line feed behind the end of a sentence, a heading or an item of a list a paragraph break.",
    needs=("\n",),
    prefilter=LONE_LINE_FEED,
    fields=("text",),
    examples={
        "The vote was close.\nIt ended at noon.": "The vote was close.\n\nIt ended at noon.",
        "- One\n- Two": "- One\n\n- Two",
    },
    leaves=("Roses are red,\nviolets are blue", "One.\n\nTwo."),
)
def paragraph_break(text: Text) -> Iterator[Edit]:
    """Yield an insertion for each line feed behind which another paragraph begins."""
    for place in text.once(line_feeds).parted:
        yield text.edit(place + 1, place + 1, "\n")
