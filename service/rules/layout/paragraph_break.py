"""A lone line feed behind the end of a sentence is a paragraph break, and becomes a blank line.

Extractors join paragraphs by one line feed or two, often both in one text. Lines that were broken to fit a width are
one paragraph, and their line feeds stay; where such a text marks its paragraphs by an indent, the indent decides. The
items of a list stay together, and so does program text.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.sentences import TERMINAL, ends_sentence
from service.rules.layout.wrapping import is_wrapped, text_width

_ITEM = re.compile(r"\s*(?:[-*•–—·▪►»>]|[0-9]{1,2}[.)])\s*")
_CODE = re.compile(r">>>|\.\.\.|[$#>] ")
_INDENT = ("  ", "\t")


@rule(
    "layout.paragraph-break",
    summary="Make a lone line feed behind the end of a sentence a paragraph break.",
    needs=("\n", TERMINAL),
    fields=("text",),
    examples={"The vote was close.\nIt ended at noon.": "The vote was close.\n\nIt ended at noon."},
    leaves=("Roses are red,\nviolets are blue", "One.\n\nTwo.", "- One.\n- Two."),
)
def paragraph_break(text: Text) -> Iterator[Edit]:
    """Yield an insertion for each line feed behind which another paragraph begins."""
    start = 0
    width = text.once(text_width)
    for block in text.value.split("\n\n"):
        lines = block.split("\n")
        by_indent = any(line.startswith(_INDENT) for line in lines[1:])
        if len(lines) > 1 and (by_indent or not is_wrapped(lines, width)):
            place = start
            for line, following in pairwise(lines):
                place += len(line) + 1
                if _parts(line, following) and (following.startswith(_INDENT) or not by_indent):
                    yield text.edit(place, place, "\n")
        start += len(block) + 2


def _parts(line: str, following: str) -> bool:
    """Whether a line ends a sentence and the one behind it begins another, outside lists and program text."""
    bare = following.lstrip()
    if not bare or bare[0].islower() or _CODE.match(line) or _CODE.match(bare):
        return False
    return ends_sentence(line) and not (_ITEM.match(line) and _ITEM.match(following))
