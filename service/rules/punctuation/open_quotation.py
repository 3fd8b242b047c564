"""A quotation that opens while one is open already, behind the end of a sentence, is reported, not repaired.

Three things may have happened. Mostly a paragraph break was lost: a quotation that runs over several paragraphs opens
anew in each and closes only in the last, and that is right. Else the first quotation was never closed, or the second
mark is one too many. An editor has to choose. Straight and curly double quotation marks are looked at, line by line.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule

_MARK = re.compile("[\"“”]|''|’’")
_INCHES = re.compile('[0-9]"')
_OPENING = re.compile(r"""(?:^|[ \t(\[{—–/-]|(?:^|[ \t])['‘])\Z""")
_SENTENCE_END = ".!?…"
_NO_WORD = ".,;:!?"
_REOPENED = tuple(
    re.compile(rf'{mark}(?![\s{_NO_WORD}])[^"“”\n]*+["“](?<=[{_SENTENCE_END}] .)(?![a-z\s{_NO_WORD}])') for mark in '"“'
)
"""A mark behind the end of a sentence that may open a quotation, with the one before it, which may have opened one too.

One pattern for each of the first, for a search for a letter is far the fastest.
"""

BREAK_LOST, FIRST_LEFT_OPEN, SECOND_TOO_MANY = 0.6, 0.1, 0.05
"""Of 170 findings read, more than half were running quotations joined into one paragraph and one had lost its closing
mark; the rest came from forms that are no longer found. What remains is for reasons that nobody can know."""

WHY = (
    "A quotation opens here while one is open. Either a paragraph break was lost, or the first quotation was not"
    " closed, or this mark is one too many."
)


@rule(
    "punctuation.open-quotation",
    summary="Report a quotation that opens while another is open.",
    needs=('"“',),
    prefilter=rf"[{_SENTENCE_END}] [\"“][^a-z\s{_NO_WORD}]",
    fields=("text",),
    mode="suggest",
    examples={
        'He said "the river rose. "We will go," he added.': 'He said "the river rose.\n\n"We will go," he added.'
    },
    leaves=('"We will leave," she said. "Soon."', 'the 7" single and the 12" one', '"One.\n\n"Two," he said.'),
)
def open_quotation(text: Text) -> Iterator[Edit]:
    """Yield a finding for each mark that opens behind the end of a sentence while a quotation is open."""
    if not _may_reopen(text.value):
        return
    start = 0
    for line in text.value.split("\n"):
        for place in _reopened(line) if _may_reopen(line) else ():
            mark = line[place]
            closing = "”" if mark == "“" else mark
            others = (Reading(f"{closing} {mark}", FIRST_LEFT_OPEN), Reading(" ", SECOND_TOO_MANY))
            yield text.edit(start + place - 1, start + place + 1, f"\n\n{mark}", BREAK_LOST, others, WHY)
        start += len(line) + 1


def _may_reopen(value: str) -> bool:
    return any(form.search(value) for form in _REOPENED)


def _reopened(line: str) -> Iterator[int]:
    """The offsets of marks that open a quotation inside an open one, behind a sentence end and a blank."""
    if _INCHES.search(line):
        return
    is_open = False
    for match in _MARK.finditer(line):
        place = match.start()
        if not _opens(line, place):
            is_open = False
        elif is_open and line[place - 1] == " " and line[place - 2] in _SENTENCE_END:
            if not line[place + 1].islower():
                yield place
        else:
            is_open = True


def _opens(line: str, place: int) -> bool:
    """Whether a mark opens a quotation: something follows it at once, and what stands before lets it."""
    following = line[place + 1 : place + 2]
    if not following or following.isspace() or following in _NO_WORD:
        return False
    if line[place] == "“":
        return True
    return line[place] == '"' and bool(_OPENING.search(line[max(place - 2, 0) : place]))
