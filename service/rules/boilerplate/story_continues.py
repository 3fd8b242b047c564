"""A note that the story goes on below, or on another page, goes: in a text it does."""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.story-continues",
    summary="Delete notes that the story goes on.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\nStory Continued Below\n\nIt ended.": "The vote was close.\n\nIt ended."},
    leaves=("The story continues to move readers.\n\nIt ended.",),
)
def story_continues(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "story_continues")
