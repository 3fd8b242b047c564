"""A line of a script for advertising or measuring, or of a shortcode that the site would have replaced, goes.

Program text that an article shows stays: only names that no article needs are known.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.removals import removals


@rule(
    "boilerplate.leftover-script",
    summary="Delete lines of script and of shortcodes.",
    needs=("\n",),
    fields=("text",),
    examples={"The vote was close.\n\ngoogletag.cmd.push(a);\n\nIt ended.": "The vote was close.\n\nIt ended."},
    leaves=('"Comment": {\n    "a": 1\n}', "var a = 1;\nprint(a)"),
)
def leftover_script(text: Text) -> Iterator[Edit]:
    """A deletion for each line of this kind, with a line break."""
    return removals(text, "leftover_script")
