"""A text reduced to what two copies of a title agree in: letters, digits and a few signs, without case and accents.

Blanks, punctuation, quotation marks and hyphens are gone, so it matters not which of them a page set, lost or damaged,
nor what later rules do to them. Digits that something parts stay parted (`1.5` is not `15`), by whatever it is. A word
told twice counts once, for a rule may delete one of the two.
"""

import re
import unicodedata
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_]+|[%$€£¥§°]|(?<=\w)[+#]+")
PARTED = ","
"""Stands between two groups of digits."""


class Folded(NamedTuple):
    """What is left of a text, and which word of the text each stretch of it comes from."""

    value: str
    at: tuple[int, ...]
    """Where in `value` each word begins."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """The offsets of the words in the text."""

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.at)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The folded words."""
        borders = (*self.at, len(self.value))
        return tuple(self.value[start:end].rstrip(PARTED) for start, end in pairwise(borders))

    def begins_word(self, place: int) -> bool:
        """Whether a word begins at a place of `value`."""
        index = bisect_right(self.at, place) - 1
        return index >= 0 and self.at[index] == place

    def start(self, place: int) -> int:
        """The offset in the text of the word that begins at a place of `value`."""
        return self.starts[bisect_right(self.at, place) - 1]

    def end(self, place: int) -> int | None:
        """The offset in the text behind what ends at a place of `value`; `None` where a fold moved it in its word."""
        index = bisect_right(self.at, place - 1) - 1
        until = self.at[index + 1] if index + 1 < len(self.at) else len(self.value)
        if place == until or self.value[place:until] == PARTED:
            return self.ends[index]
        offset = self.starts[index] + place - self.at[index]
        is_same_length = self.ends[index] - self.starts[index] == until - self.at[index]
        return offset if is_same_length else None


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    """Fold `text[start:end]`; the offsets are those of `text`."""
    parts: list[str] = []
    at: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    length = 0
    last = ""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = _folded(match[0])
        if word == last and word.isalpha():
            ends[-1] = match.end()
            continue
        if last[-1:].isdigit() and word[:1].isdigit():
            parts.append(PARTED)
            length += 1
        at.append(length)
        starts.append(match.start())
        ends.append(match.end())
        parts.append(word)
        length += len(word)
        last = word
    return Folded("".join(parts), tuple(at), tuple(starts), tuple(ends))


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
