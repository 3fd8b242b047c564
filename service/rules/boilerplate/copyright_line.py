"""A notice of rights, of terms of use or of the publisher's registration goes.

It is known by the sign of copyright or the word with a year or a holder behind it at the head of a short line, and by
what such notices say. An enumeration of a law such as `(c) Support.` and an article about copyright stay.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.copyright-line",
    summary="Delete notices of rights and of the publisher.",
    needs=("\n",),
    fields=("text",),
    examples={
        "The vote was close.\n\nCopyright © 2016 The Northfield Post. All rights reserved.": "The vote was close."
    },
    leaves=("(c) Support.—The mayor shall give support.\n\nIt ended.", "Copyright law is old.\n\nIt ended."),
)
def copyright_line(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "copyright_line")
