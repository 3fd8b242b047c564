"""What a site says of its cookies, of scripts that it needs and of blockers goes.

An article about cookies has other sentences than `We use cookies`, and they stay.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.cookie-notice",
    summary="Delete notes on cookies, scripts and blockers.",
    needs=("\n",),
    fields=("text",),
    examples={
        "The vote was close.\n\nWe use cookies to give you the best experience on our site.": "The vote was close."
    },
    leaves=("Cookies can be deleted.\n\nFew readers do so.",),
)
def cookie_notice(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "cookie_notice")
