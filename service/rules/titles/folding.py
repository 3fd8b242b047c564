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
_SIGNS = "%$"
"""Those of the signs that are ASCII and words wherever they stand."""

_BLANKS_BETWEEN = bytes(code if chr(code).isalnum() or chr(code) in _SIGNS else 0x20 for code in range(0x80)).ljust(256)
"""For each character of ASCII itself or, where it is of no word, a blank."""

PARTED = ","
"""Stands between two groups of digits."""


class Folded:
    """What is left of a text, and which word of the text each stretch of it comes from.

    Most are only compared with another, so where the words stand is found out when somebody asks.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        """Fold `text[start:end]`."""
        self._stretch = text, start, end
        self._words = _told_once(_all_folded(text, start, end))
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
            length += last.isdigit() and word[:1].isdigit()
            at.append(length)
            length += len(word)
            last = word[-1:]
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
    parts, is_number = [], False
    for word in words:
        if is_number and word[:1].isdigit():
            parts.append(PARTED)
        parts.append(word)
        is_number = word[-1:].isdigit()
    return "".join(parts)


def _all_folded(text: str, start: int, end: int) -> list[str]:
    """The words of `text[start:end]`, folded."""
    stretch = text[start:end]
    if stretch.isascii() and "+" not in stretch and "#" not in stretch:
        return _of_ascii(stretch)
    written = _TOKEN.findall(text, start, end)
    together = _folded(" ".join(written))
    folded = together.split(" ")
    return folded if len(folded) == len(written) else list(map(_folded, written))


def _of_ascii(text: str) -> list[str]:
    """The words of a text of ASCII without signs that are words only behind another one; no regular expression."""
    lowered = text.lower().encode().translate(_BLANKS_BETWEEN).decode()
    for sign in _SIGNS:
        if sign in lowered:
            lowered = lowered.replace(sign, f" {sign} ")
    return lowered.split()


def _folded(text: str) -> str:
    """A word folded, or several with the blanks between them."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return decomposed
