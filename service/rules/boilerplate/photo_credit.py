"""The credit of a picture, and a caption that ends with one, go: the picture is not there.

A credit is known by its label or by an agency behind a name, at the end of a line too short for a paragraph. Captions
without a credit cannot be told from sentences and stay.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.photo-credit",
    summary="Delete credits and captions of pictures.",
    needs=("\n",),
    fields=("text",),
    examples={
        "Photo: Jane Doe/Reuters\n\nThe vote was close.": "The vote was close.",
        "It was close.\n\nThe mayor at the bridge. (Photo: Jane Doe)\n\nIt ended.": "It was close.\n\nIt ended.",
    },
    leaves=("Photos of the bridge were shown.\n\nIt ended.",),
)
def photo_credit(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "photo_credit")
