"""A replacement character (U+FFFD) stands where a character was destroyed; it is reported, not guessed.

What it was cannot be known from the place alone: a letter, a quotation mark, a dash, an ellipsis. Where the article
spells the same word in full elsewhere (`Mart_n` with one in its midst, and `Martín` below), that letter is suggested;
elsewhere the finding has no reading. Lost apostrophes with one reading have a rule of their own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from service.engine.document import Document, Text
from service.engine.edit import MAX_ALTERNATIVES, Edit, Reading
from service.engine.rule import rule

_LOST = re.compile("\ufffd+")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(r"[^\W\d_]*\Z"), re.compile(r"[^\W\d_]*")
LONGEST_WORD = 40

Shape = tuple[str, str]
"""What stands before a letter of a word and behind it."""

MOST = 100
"""An article with more was no text to begin with, and a longer list tells nobody more."""

AS_ELSEWHERE = 0.8
"""The same word with a letter there is the likely one; two persons may differ in it, so it is only suggested."""

WHY = "A character was destroyed here, and nothing tells which."
WHY_ELSEWHERE = "A character was destroyed here; elsewhere the article has the same word with this one."


@rule(
    "encoding.lost-character",
    summary="Report a replacement character, with its reading where the article has the word elsewhere.",
    needs=("\ufffd",),
    mode="suggest",
    examples={"Mart\ufffdn came. Martín left.": "Martín came. Martín left."},
    leaves=("What is lost is shown as “?”.", "café"),
)
def lost_character(text: Text) -> Iterator[Edit]:
    """Yield a finding for each run of replacement characters, up to a limit."""
    value, readings = text.value, _readings(text.document)
    for match in islice(_LOST.finditer(value), MOST):
        start, end = match.span()
        before = _LETTERS_BEFORE.search(value, max(start - LONGEST_WORD, 0), start)
        behind = _LETTERS_BEHIND.match(value, end, end + LONGEST_WORD)
        shape = (before[0] if before else "", behind[0] if behind else "")
        letters = readings.get(shape, ())
        if not letters:
            yield text.edit(start, end, None, 0.0, explanation=WHY)
            continue
        share = AS_ELSEWHERE / len(letters)
        others = tuple(Reading(letter, share) for letter in letters[1:])
        yield text.edit(start, end, letters[0], share, others, WHY_ELSEWHERE)


def _readings(document: Document) -> Mapping[Shape, Sequence[str]]:
    """For what stands before and behind a letter beyond ASCII in a word of the article: those letters, in their order.

    Only such letters get lost like that.
    """
    found: dict[Shape, list[str]] = {}
    for field in (document.title or "", document.text):
        for word in dict.fromkeys(_WORD.findall(field)):
            if word.isascii() or not 1 < len(word) <= LONGEST_WORD:
                continue
            for place, letter in enumerate(word):
                letters = found.setdefault((word[:place], word[place + 1 :]), [])
                if not letter.isascii() and letter not in letters and len(letters) < MAX_ALTERNATIVES:
                    letters.append(letter)
    return found
