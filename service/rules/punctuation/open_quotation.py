"""A quotation that opens while one is open already, behind the end of a sentence, lost a mark: it is reported, not repaired.

Either the first quotation was never closed or the second mark should not be there; both are readings, and an editor has to
choose. Only straight and curly double quotation marks are looked at, paragraph by paragraph, because a paragraph may rightly reopen
a running quotation.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule

_MARK = re.compile('["“”]')
_INCHES = re.compile('[0-9]"')
_BEFORE_OPENING = " \t([{—–-/'‘"
_SENTENCE_END = ".!?,…"

CLOSE_THE_FIRST = 0.6
DROP_THE_SECOND = 0.3


@rule(
    "punctuation.open-quotation",
    summary="Suggest closing a quotation before another one opens.",
    needs=('"“',),
    fields=("text",),
    mode="suggest",
    examples={
        'She said that "the river is high. "We will leave," she added.': 'She said that "the river is high." "We will leave," she added.'
    },
    leaves=('"We will leave," she said. "Soon."', 'the 7" single and the 12" one', '"One.\n\n"Two," he said.'),
)
def open_quotation(text: Text) -> Iterator[Edit]:
    """Yield a finding for each mark that opens behind the end of a sentence while a quotation is open."""
    start = 0
    for paragraph in text.value.split("\n"):
        if '"' in paragraph or "“" in paragraph:
            for place in _reopened(paragraph):
                mark = paragraph[place]
                closing = "”" if mark == "“" else mark
                yield text.edit(
                    start + place - 1,
                    start + place + 1,
                    f"{closing} {mark}",
                    CLOSE_THE_FIRST,
                    (Reading(" ", DROP_THE_SECOND),),
                    "A quotation opens here while one is open: either that one was not closed, or this mark is one too many.",
                )
        start += len(paragraph) + 1


def _reopened(paragraph: str) -> Iterator[int]:
    """The offsets of marks that open a quotation inside an open one, behind a sentence end and a blank."""
    if _INCHES.search(paragraph):
        return
    is_open = False
    for match in _MARK.finditer(paragraph):
        place = match.start()
        if not _opens(paragraph, place):
            is_open = False
        elif is_open and paragraph[place - 1] == " " and paragraph[place - 2] in _SENTENCE_END:
            yield place
        else:
            is_open = True


def _opens(paragraph: str, place: int) -> bool:
    mark = paragraph[place]
    if mark != '"':
        return mark == "“"
    return place == 0 or paragraph[place - 1] in _BEFORE_OPENING
