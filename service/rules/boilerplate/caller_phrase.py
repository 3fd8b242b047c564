"""Who knows a site knows what its pages say around an article.

A line that begins with one of the phrases of `options.boilerplate_phrases` goes, surely. Case counts; blanks and the
shape of quotation marks do not.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.lines import CALLER
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.caller-phrase",
    summary="Delete lines that begin with a phrase that the caller names.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\nOur pick: the bridge in pictures": "The vote was close."},
    leaves=("The vote was close.\n\nIt was our pick: the bridge.",),
)
def caller_phrase(text: Text) -> Iterator[Edit]:
    """A deletion for each line that begins with a phrase of the caller's, with a line break."""
    return removals(text, CALLER) if text.document.context.boilerplate_phrases else iter(())
