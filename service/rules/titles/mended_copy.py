"""A copy of the title that had a number typed wrongly goes when the number is mended.

Titles that differ in a number are never copies of each other: the number may be what was corrected. But where a rule
mended the number in one of both by what the article says (`44,00 children`, `44,000 children`), they agree, and the
copy goes as any other. So this is done again behind the rules for numbers, and only for titles that have a number.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.titles.copies import copies_of

CONFIDENCE = 0.95

_DIGIT = re.compile("[0-9]")


@rule(
    "titles.mended-copy",
    summary="Delete a copy of the title that agrees with it since a number in one of them was mended.",
    needs=("0123456789",),
    fields=("text",),
    examples={
        "Storm reaches 44,000 children\n\nStorm reaches 44,00 children\nIt rained for days in the north, and then the"
        " river rose so high that nobody could cross it.": "It rained for days in the north, and then the river rose so"
        " high that nobody could cross it."
    },
    leaves=("Storm takes 44,00 houses\n\nStorm takes 44,000 houses\n\nIt rained for days.",),
)
def mended_copy(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each line that has the words and the numbers of the title."""
    title = text.document.title or ""
    if not (_DIGIT.search(title) or (not title.isascii() and any(map(str.isdigit, title)))):
        return
    if not _DIGIT.search(text.value):  # what the rule needs may have been there before an earlier pass only
        return
    why = "These words say again what the title says, now that their numbers are mended."
    for copy in text.document.once(copies_of):
        yield text.edit(copy.span.start, copy.span.end, copy.after, CONFIDENCE, explanation=why)
