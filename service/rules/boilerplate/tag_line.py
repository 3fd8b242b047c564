"""A line of tags or of what an article is filed under goes.

It is known by its label and stands whole; subjects that the article lists itself stay.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.tag-line",
    summary="Delete what an article is filed under.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\nTags: mayor, vote": "The vote was close."},
    leaves=("Tags were sewn in.\n\nIt ended.",),
)
def tag_line(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "tag_line")
