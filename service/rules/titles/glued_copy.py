"""A title that runs into the first sentence, or stands behind a caption, was on a line of its own on the page.

It goes where it stands in its own field already and both of its seams are sure. Lead sentences begin with the words of
the title as a rule (`Storm reaches the coast on Monday`); so the next word has to be one that begins sentences
(`Storm reaches the coast It rained for days`), to be glued to the title itself (`coastIt rained`), or to stand behind
the mark that ends the title; and the sentence has to go on in small letters, which a longer headline does not. Before
the title there may be nothing, a sentence that has ended, the credit of a picture, or a few words such as the name of
a section. Everything else is left alone.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.boilerplate.lines import is_furniture
from service.rules.titles.copies import copies_of, line_start

CONFIDENCE = 0.95


@rule(
    "titles.glued-copy",
    summary="Delete a copy of the title that shares a line with the first sentence or a caption.",
    fields=("text",),
    examples={
        "Storm reaches the coast\n\nStorm reaches the coastIt rained for days in the north, and then the river rose so"
        " high that nobody could cross it.": "It rained for days in the north, and then the river rose so high that"
        " nobody could cross it."
    },
    leaves=("Storm reaches the coast on Monday, and it rains for days.", "It rained: storm reaches the coast"),
)
def glued_copy(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each copy whose seams are sure; a blank line parts a caption from a sentence behind it.

    What would be boilerplate on a line of its own is left to the rule that takes captions from before a headline; what
    follows the title is not made such a line, for the rules that take it have been.
    """
    why = "These words say again what the title says."
    for copy in text.document.once(copies_of):
        before = text.value[line_start(text.value, copy) : copy.span.start]
        behind = text.value[copy.span.end :].partition("\n")[0]
        if not (copy.is_lone or is_furniture(before) or is_furniture(behind)):
            yield text.edit(copy.span.start, copy.span.end, copy.after, CONFIDENCE, explanation=why)
