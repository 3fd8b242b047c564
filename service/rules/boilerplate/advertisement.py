"""A line that marks where an advertisement stood says nothing of the article, and goes.

Only whole lines are taken, known by what they say in about a dozen languages. What tells of advertising stays.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.advertisement",
    summary="Delete lines that mark an advertisement.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\nAdvertisement\n\nIt ended at noon.": "The vote was close.\n\nIt ended at noon."},
    leaves=("Advertisement is dear.\n\nIt pays.", "The vote was close.\n\nAdvertising agencies said so."),
)
def advertisement(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "advertisement")
