"""Those who are counted whole, and what is measured, by the word behind a number."""

import re

from service.language.word_lists import read_list

MEASURES = frozenset(read_list(__package__, "measures.txt"))

_PERSONS = frozenset(read_list(__package__, "persons.txt"))
_PEOPLE = re.compile("[A-Z][a-z]+ans")
_WORDS = re.compile(r"[ \u00a0-]([^\W\d_][\w'’-]*)(?: ([^\W\d_][\w'’-]*))?")
_SHORTEST = 4
"""Letters of an adjective that may stand before those who are counted; shorter words are of other kinds."""


def counted(text: str, end: int) -> str | None:
    """Those whom the number that ends at `end` counts: a noun of the list `persons.txt`, or a people (`Americans`)."""
    match = _WORDS.match(text, end)
    if match is None:
        return None
    for word in (match[1], match[2] or ""):
        if word.lower() in _PERSONS or _PEOPLE.fullmatch(word):
            return word
        if word.lower() in MEASURES or len(word) < _SHORTEST:
            return None
    return None
