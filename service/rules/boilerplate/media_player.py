"""Buttons, captions and errors of a player of sound or pictures go.

They name what cannot be heard or seen in a text. A sentence that tells to watch or to listen stays.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.media-player",
    summary="Delete what players of sound and pictures leave.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\nMedia caption The mayor speaks\n\nIt ended.": "The vote was close.\n\nIt ended."},
    leaves=("Watch the river.\n\nIt may rise.", "Listen to the mayor.\n\nIt ended."),
)
def media_player(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "media_player")
