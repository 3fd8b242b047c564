"""A lone line feed behind the end of a sentence is a paragraph break, and becomes a blank line.

Extractors join paragraphs by one line feed or two, often both in one text. Lines that were broken to fit a width are
one paragraph, and their line feeds stay; where such a text marks its paragraphs by an indent, the indent decides. The
items of a list stay together, and so does program text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.sentences import TERMINAL, ends_sentence
from service.language.wrapping import MAX_WRAPPED_COLUMNS, is_wrapped, text_width

_ITEM = re.compile(r"\s*(?:[-*•–—·▪►»>✓✔○§]|\(?[0-9a-z]{1,2}[.)]|Step [0-9])\s*")
_CODE = re.compile(r">>>|\.\.\.|[$#>] ")
_STOP = re.compile(r"[.!?…][\"'”’»)]*\Z")
_INDENT = (" ", "\t")


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
    width = text.once(text_width)
    start = 0
    for block in text.value.split("\n\n"):
        lines = block.split("\n")
        if len(lines) > 1:
            for place in _breaks(lines, start, width):
                yield text.edit(place, place, "\n")
        start += len(block) + 2


def _breaks(lines: Sequence[str], start: int, width: int | None) -> Iterator[int]:
    """The offsets at which paragraphs begin inside a block of lines that begins at `start`.

    Indented lines part the block first; then each part is judged by itself, as it will be when it stands alone.
    """
    borders = [number for number in range(1, len(lines)) if lines[number].startswith(_INDENT)]
    borders = [number for number in borders if _parts(lines[number - 1], lines[number])]
    offsets = list(accumulate((len(line) + 1 for line in lines), initial=start))
    for first, behind in pairwise([0, *borders, len(lines)]):
        if first:
            yield offsets[first]
        part = lines[first:behind]
        if len(part) == 1 or _is_set(part) or is_wrapped(part, width):
            continue
        for number in range(first + 1, behind):
            if _parts(lines[number - 1], lines[number]):
                yield offsets[number]


def _is_set(lines: Sequence[str]) -> bool:
    """Whether short lines have indents among them that begin no paragraph: verse, a table, program text."""
    is_short = max(len(line) for line in lines) <= MAX_WRAPPED_COLUMNS
    return is_short and any(line.startswith(_INDENT) for line in lines[1:])


def _parts(line: str, following: str) -> bool:
    """Whether a line ends a sentence and the one behind it begins another, outside lists and program text."""
    bare = following.lstrip()
    if not bare or bare[0].islower() or _CODE.match(line) or _CODE.match(bare):
        return False
    is_indented = len(bare) < len(following)
    ends = bool(_STOP.search(line[-3:])) if is_indented else ends_sentence(line)
    return ends and not (_ITEM.match(line) and _ITEM.match(following))
