"""A text reduced to what two copies of a title agree in: letters, digits and a few signs, without case and accents.

Blanks, punctuation, quotation marks and hyphens are gone, so it matters not which of them a page set, lost or damaged,
nor what later rules do to them. Digits that something parts stay parted (`1.5` is not `15`), by whatever it is. A word
told twice counts once, for a rule may delete one of the two.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import islice
from operator import eq

_TOKEN = re.compile(r"[^\W_]+|[%$€£¥§°]|(?<=\w)[+#]+")
PARTED = ","
"""Stands between two groups of digits."""


class Folded:
    """What is left of a text, and which word of the text each stretch of it comes from.

    Most are only compared with another, so where the words stand is found out when somebody asks.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        """Fold `text[start:end]`."""
        self._stretch = text, start, end
        written = _TOKEN.findall(text, start, end)
        self._words = _told_once(_all_folded(written, is_ascii=text.isascii()))
        value = "".join(self._words)
        self.value = value if value.isalpha() or not value else _parted(self._words)

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self._words)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(word.rstrip(PARTED) for word in self._words)

    @cached_property
    def _at(self) -> list[int]:
        """Where in `value` each word begins."""
        at, length, last = [], 0, ""
        for word in self._words:
            length += _are_parted(last, word)
            at.append(length)
            length += len(word)
            last = word
        return at

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """The offsets in the text where the words begin, and where they end."""
        starts: list[int] = []
        ends: list[int] = []
        last = None
        for match in _TOKEN.finditer(*self._stretch):
            word = _folded(match[0])
            if word == last and word.isalpha():
                ends[-1] = match.end()
                continue
            starts.append(match.start())
            ends.append(match.end())
            last = word
        return starts, ends

    def begins_word(self, place: int) -> bool:
        """Whether a word begins at a place of `value`."""
        index = bisect_right(self._at, place) - 1
        return index >= 0 and self._at[index] == place

    def start(self, place: int) -> int:
        """The offset in the text of the word that begins at a place of `value`."""
        return self._places[0][bisect_right(self._at, place) - 1]

    def end(self, place: int) -> int | None:
        """The offset in the text behind what ends at a place of `value`; `None` where a fold moved it in its word."""
        starts, ends = self._places
        index = bisect_right(self._at, place - 1) - 1
        until = self._at[index + 1] if index + 1 < len(self._at) else len(self.value)
        if place == until or self.value[place:until] == PARTED:
            return ends[index]
        offset = starts[index] + place - self._at[index]
        is_same_length = ends[index] - starts[index] == until - self._at[index]
        return offset if is_same_length else None


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    """Fold `text[start:end]`; the offsets are those of `text`."""
    return Folded(text, start, len(text) if end is None else end)


def _told_once(words: list[str]) -> list[str]:
    """The words without those of letters that are told again right behind themselves."""
    if not any(map(eq, words, islice(words, 1, None))):
        return words
    return [word for last, word in zip(["", *words], words, strict=False) if word != last or not word.isalpha()]


def _parted(words: list[str]) -> str:
    """The words as one, with a mark between two groups of digits."""
    parts, last = [], ""
    for word in words:
        if _are_parted(last, word):
            parts.append(PARTED)
        parts.append(word)
        last = word
    return "".join(parts)


def _are_parted(word: str, following: str) -> bool:
    return word[-1:].isdigit() and following[:1].isdigit()


def _all_folded(words: list[str], *, is_ascii: bool) -> list[str]:
    return " ".join(words).lower().split() if is_ascii else list(map(_folded, words))


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
