"""What the publisher says beside the article goes.

Such are notes that opinions are the author's own, that it was first published elsewhere, that links earn money.

Corrections and updates stay, for they are about what the article says.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.disclaimer",
    summary="Delete notes of the publisher on where an article is from.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\nThe opinions expressed are those of the author.": "The vote was close."},
    leaves=("The opinions expressed differed.\n\nIt ended.", "Correction: the vote was on Monday.\n\nIt ended."),
)
def disclaimer(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "disclaimer")
