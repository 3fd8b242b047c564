"""Buttons and prompts to share, to print and to follow go.

`Share this` is one by itself; `Facebook`, `Print` and other words that may be headings are buttons only beside other
furniture of the page, or several of them together.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.share-bar",
    summary="Delete buttons and prompts to share and to follow.",
    needs=("\n",),
    fields=("text",),
    examples={
        "The vote was close.\n\nFollow us on Twitter": "The vote was close.",
        "Facebook\nTwitter\nEmail\n\nThe vote was close, and nobody won it.": "The vote was close, and nobody won it.",
    },
    leaves=("Facebook\n\nThe company said so.", "Share prices rose.\n\nIt ended."),
)
def share_bar(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "share_bar")
