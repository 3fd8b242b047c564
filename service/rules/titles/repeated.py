"""The title at the head of the text, where it stands already in its own field, goes.

It is the commonest defect of scraped articles. A line is a copy where it has the same letters and digits as the title,
in whatever case and punctuation, with or without a media tag, a site's name or a label that the title has; where one of
both was cut off with an ellipsis; or where they differ by one letter within a long word or by characters that were
lost. It may stand behind a short preamble: a caption, a date, a section. Another number or another word makes another
headline, which is not a copy.

A line that runs on in the next one is a wrapped sentence, not a title, and stays; so does a verse or a label that ends
in a comma or a colon, an entry of a list, a short title that may be a section's too, and a text that would be empty
without the line.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.titles.copies import copies_of

CONFIDENCE = 0.99


@rule(
    "titles.repeated",
    summary="Delete a line at the head of the text that repeats the title.",
    fields=("text",),
    examples={"Storm reaches the coast\n\nSTORM REACHES THE COAST\n\nIt rained for days.": "It rained for days."},
    leaves=("Storm reaches the coast and stays.\n\nIt rained for days there.",),
)
def repeated(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each line that has the words of the title, with the blank lines behind it."""
    why = "This line says again what the title says."
    for copy in text.document.once(copies_of):
        if copy.is_lone:
            yield text.edit(copy.span.start, copy.span.end, copy.after, CONFIDENCE, explanation=why)
