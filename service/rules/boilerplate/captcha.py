"""What a page asks of those whom it takes for robots is no part of an article, and goes.

Whole lines only, and notes of the services that stand guard over a site.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.captcha",
    summary="Delete lines that ask whether the reader is a robot.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\nPlease verify you're not a robot by clicking the box.": "The vote was close."},
    leaves=("The robot was not a robot.\n\nIt was close.",),
)
def captcha(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "captcha")
