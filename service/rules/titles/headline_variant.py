"""A headline above the text that tells the title in other words is suggested to go, never taken.

Pages are edited after they were published, and the title that a scraper has from their head may be another than the
one above the text: a number has grown, a verb changed, a name is shorter. Which of both is right nobody can see, and
the words of the line would be lost, so this is a suggestion only. A line is a variant where it stands alone above the
text, has no full stop, and shares most of its letters or most of its words with the title.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.titles.variants import variant_of

CONFIDENCE = 0.6
"""Of 67 labelled variants an editor would remove 62, but the issue of a wrong headline is that it looks right."""


@rule(
    "titles.headline-variant",
    summary="Suggest to delete a headline above the text that says in other words what the title says.",
    fields=("text",),
    mode="suggest",
    examples={
        "Storm takes roofs of 400 houses\n\nStorm takes roofs of 350 houses\nIt rained for days in the north, and then"
        " the river rose so high that nobody could cross it.": "It rained for days in the north, and then the river"
        " rose so high that nobody could cross it."
    },
    leaves=("Storm reaches the coast of the island, and stays there.\n\nIt rained.",),
)
def headline_variant(text: Text) -> Iterator[Edit]:
    """Yield a deletion of the first line at the head of the text that is another form of the title."""
    line = text.document.once(variant_of)
    if line is None:
        return
    why = "This line says in other words what the title says."
    yield text.edit(line.start, line.behind, "", CONFIDENCE, explanation=why)
