"""What stands before a number and changes what it is worth: a minus, or a percent sign in front of its number."""

import re

from service.language.numbers.lexicon import minus_words
from service.language.numbers.words import BLANKS, word_before, word_behind
from service.language.word_lists import read_list

UNSURE = 0
"""The sign of a number of which nobody can tell whether it is negative."""

LAST_LETTERS = frozenset(entry.split()[-1][-2:] for entry in read_list(__package__, "minus_words.txt"))
"""In which the words for minus end, so that few of the words before numbers are looked up."""

_OPENS = frozenset(["", "\n", "(", "[", *BLANKS])
_PLUS_OR = re.compile(r"(?:plusz?|más|mais|més|più|плюс|συν)(?: \w{1,5})?[ /]\Z", re.IGNORECASE)
_AT_LEAST = frozenset(["al", "au", "lo", "pelo", "ao", "du", "per", "com", "con", "avec", "o", "ou", "ni", "mucho"])
"""Before a word that is minus or less: `al menos`, `pelo menos`, `au moins`, `più o meno`, `com menos 10 anos`."""

_DEGREES = ("grad", "grau", "degr")

PERCENT_FIRST = frozenset(["tr", "eu"])
"""Languages that write the percent sign before the number."""

_PERCENT_BEFORE = re.compile(r"(?:(?<![\w%])y[üu]zde |(?<![\w%])% ?)\Z", re.IGNORECASE)


def minus_before(text: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """Where a word for minus before the number begins, and the sign that it makes (-1, or `UNSURE`).

    Of a number behind one of `LAST_LETTERS` and a blank.
    """
    if text[start - 1] not in BLANKS:
        return None
    word = word_before(text, start)
    is_sign = minus_words(language).get(word.lower())
    first = start - 1 - len(word)
    if is_sign is None or text[max(first - 1, 0) : first] not in _OPENS:
        return None
    if text[max(first - 2, 0) : max(first - 1, 0)].isdigit() or _PLUS_OR.search(text, max(first - 12, 0), first):
        return None
    if is_sign:
        return first, -1
    if word_before(text, first).lower() in _AT_LEAST:
        return None
    is_temperature = word_behind(text, end).lower().startswith(_DEGREES) or "°" in text[end : end + 2]
    return first, -1 if is_temperature else UNSURE


def percent_before(text: str, start: int, language: str) -> int | None:
    """Where a percent sign or word begins that stands before its number (`%5`, `yüzde 5`), in `PERCENT_FIRST`."""
    if language not in PERCENT_FIRST:
        return None
    sign = _PERCENT_BEFORE.search(text, max(start - 8, 0), start)
    return sign.start() if sign else None
