"""The caption of the leading picture that runs into the headline goes.

Extractors that lose line breaks leave the two on one line. The headline is known by the title, so this is done when the
title is known, be it given or found in the text. What stands before it goes where it would be boilerplate on a line of
its own; the headline itself is left to the rules for titles.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.lines import SIGN_OF_PICTURES, is_caption, names_picture
from service.rules.titles.copies import copies_of, line_start

CONFIDENCE = 0.9
MAX_HEAD = 1_200
"""Characters at the head of a text in which a caption is looked for: the copies of the title that follow one stand
behind far less than that."""


@rule(
    "boilerplate.headline-caption",
    summary="Delete a caption that is glued to the headline.",
    prefilter=SIGN_OF_PICTURES,
    fields=("text",),
    examples={
        "Storm reaches the coast\nStorm reaches the coast\n\nA roof in it. | AP Photo Storm reaches the coast\n\n"
        "It rained.": "It rained."
    },
    leaves=("A roof in the river. | AP Photo of the storm.\n\nIt rained.",),
)
def headline_caption(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each caption that a copy of the title follows on its line."""
    value = text.value
    for copy in text.document.once(copies_of) if text.document.title else ():
        start = line_start(value, copy)
        if not copy.is_lone and is_caption(value[start : copy.span.start]) and names_picture(value[:MAX_HEAD]):
            end = copy.span.start
            while value[end].isspace():
                end += 1
            yield text.edit(start, end, "", CONFIDENCE)
