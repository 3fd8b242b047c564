"""Counts of comments, the forms for writing one and the rules for it go.

Comments of readers stay, for what they say may be what the article is about.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.comment-policy",
    summary="Delete counts, forms and rules of comments.",
    needs=("\n",),
    fields=("text",),
    examples={
        "The vote was close.\n\n4 Comments": "The vote was close.",
        "It ended.\n\nComments are closed.": "It ended.",
    },
    leaves=("Comment\n\nThe vote was close.", "Comments by the mayor were not heard.\n\nIt ended."),
)
def comment_policy(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "comment_policy")
