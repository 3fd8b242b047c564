"""Links to other articles go, with the label before them: `Read more`, `See also: …`, `RELATED: …`.

Behind a label has to stand a headline, without a full stop. A sentence that happens to begin with `Read more` stays,
and so does the first line of a text, which may be its title.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.read-more",
    summary="Delete links to other articles.",
    needs=("\n",),
    fields=("text",),
    examples={
        "The vote was close.\n\nREAD MORE: Mayor loses the vote\n\nIt ended.": "The vote was close.\n\nIt ended."
    },
    leaves=("Read more slowly.\n\nIt helps.", "See also the map below. There is a lot in it.\n\nIt ended."),
)
def read_more(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "read_more")
