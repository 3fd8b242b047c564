"""An indent before the first line of a paragraph goes: the blank line before it marks the paragraph.

Where other lines of the block are indented too, the indent may be a quotation, verse, a table or program text, and
stays; before an item of a list it may tell its level.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.lines import INDENT, paragraphs
from service.language.quotation_marks import QUOTES

_BLANKS = " \t"
_CODE = re.compile(r"\w\(|[;{}=<>]")
_ITEM = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_SENTENCE_END = re.compile(rf"[.!?…:。！？][{QUOTES}»)]*\s*\Z")


@rule(
    "layout.paragraph-indent",
    summary="Delete the indent before a paragraph.",
    needs=(_BLANKS,),
    prefilter=r"(?:\A|\n\n)[ \t]",
    examples={"    The vote was close.\n\n  It ended.": "The vote was close.\n\nIt ended."},
    leaves=("    if True:\n        pass", "Roses are red,\n    violets are blue"),
)
def paragraph_indent(text: Text) -> Iterator[Edit]:
    """Yield an edit for the indent of each block of lines of which only the first is indented."""
    if not _is_indented(text.value):
        return
    start = 0
    for block in text.once(paragraphs):
        if block.startswith(INDENT):
            first, *others = block.split("\n")
            bare = first.lstrip(_BLANKS)
            is_alone = not any(line.startswith(INDENT) for line in others)
            if bare and is_alone and (text.field == "title" or _is_prose(bare, others)):
                yield text.edit(start, start + len(first) - len(bare), "")
        start += len(block) + 2


def _is_indented(value: str) -> bool:
    """Whether any block may begin with a blank."""
    return value[:1] in INDENT or "\n\n " in value or "\n\n\t" in value


def _is_prose(first: str, others: list[str]) -> bool:
    """Whether a block is a paragraph: it begins with a letter, a digit or a quotation and ends as a sentence does."""
    last = others[-1] if others else first
    if not (first[0].isalnum() or first[0] in QUOTES + "«") or _ITEM.match(first):
        return False
    return _SENTENCE_END.search(last[-4:]) is not None and not _CODE.search(last)
