"""Prompts to report an error, to send a tip or a letter, to answer a survey and to give money go.

They speak of the article or the paper, not of what happened.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.reader-prompt",
    summary="Delete prompts to write, to give and to report errors.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\nGot a tip? Write to the Post.": "The vote was close."},
    leaves=("The mayor got a tip.\n\nIt ended.",),
)
def reader_prompt(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "reader_prompt")
