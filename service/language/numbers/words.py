"""The words beside a number. `start` and `end` are those of a run of digits and marks (`tokens`), as everywhere here.

Every question about what stands around a number looks at most `REACH` characters to either side, so that a text of any
length is read in linear time.
"""

import re

REACH = 48
"""How far the questions look: the longest name of a month or unit with what may stand between it and the number."""

BLANKS = " \u00a0\u202f\u2009"
ONE_BLANK = frozenset(BLANKS)
_APOSTROPHES = frozenset("'’")
_EDGES_OF_WORDS = ".,;:!?()[]{}«»“”„‘’'\"…*|—–-/•"
_WORD_BEHIND = re.compile(rf"[{BLANKS}]?([^\W\d_](?:[^\W\d_]|['’](?=\w))*)")


def word_before(text: str, start: int) -> str:
    """The word that ends at `start` or one blank before it, without a full stop behind it; empty where none does."""
    last = start - 1 if text[start - 1 : start] in ONE_BLANK else start
    earliest = last - REACH if last > REACH else 0
    word = text[text.rfind(" ", earliest, last) + 1 or earliest : last]
    if word.isalpha():
        return word
    if not word or word[-1].isspace():
        return ""
    word = word.rsplit(None, 1)[-1].lstrip(_EDGES_OF_WORDS).removesuffix(".")
    return word if word[-1:].isalpha() or word[-1:] in _APOSTROPHES else ""


def word_behind(text: str, end: int) -> str:
    """The word that begins at `end` or one blank behind it; empty where none does."""
    word = _WORD_BEHIND.match(text, end, end + REACH)
    return word[1] if word else ""
