"""A line of `Story highlights` says in other words what the article says, and goes.

Other lists of main points stay, for they may be the only ones.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.story-highlights",
    summary="Delete a summary in the margin.",
    needs=("\n",),
    fields=("text",),
    examples={"Story highlights The mayor lost by a vote\n\nThe vote was close.": "The vote was close."},
    leaves=("The highlights of the story were few.\n\nIt ended.",),
)
def story_highlights(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "story_highlights")
