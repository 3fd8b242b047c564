"""Prompts to subscribe to a newsletter or a paper, to sign up, to log in and to get an app go.

Sentences of the article about those who subscribe to a view or sign up for a course stay.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.newsletter",
    summary="Delete prompts to subscribe, to sign up and to log in.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\nSign up for our newsletter\n\nIt ended.": "The vote was close.\n\nIt ended."},
    leaves=("Readers who subscribe to the view are few.\n\nIt ended.", "Sign up for the race was slow.\n\nIt ended."),
)
def newsletter(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "newsletter")
