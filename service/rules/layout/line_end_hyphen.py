"""At the end of a line that was broken to fit a width, a hyphen is the word's own or the line break's.

A compound keeps it, and only the line feed goes: before a capital or a digit, after a digit, in a word of several
hyphens, where the article writes the compound so elsewhere, and where hyphens at line ends are too rare to be anything
else (agencies broke their lines at hyphens, but divided no words). A divided word loses its hyphen only where the
article has the whole word elsewhere. A hyphen that stands for a part told later (German `Vor- und Nachteile`) keeps
its blank. What remains has two readings, and is suggested.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.hyphens import HYPHENS, ends_in_hyphen
from service.language.word_lists import read_list
from service.language.wrapping import line_feeds

COMPOUND = 0.95
DIVIDED = 0.95
LIKELY = 0.88
DOUBTFUL = 0.6

LINES_PER_COMPOUND = 40
"""Texts that divide words do so on every tenth line or so; agency texts have a compound there on every 500th."""

LONGEST_PART = 40
MIN_WORD = 5

_HANGING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset({"and", "or"}),
        "de": frozenset({"und", "oder", "bzw", "sowie", "beziehungsweise"}),
        "nl": frozenset({"en", "of"}),
        "sv": frozenset({"och", "eller"}),
        "da": frozenset({"og", "eller"}),
        "no": frozenset({"og", "eller"}),
    }
)
_FIRST_PARTS = frozenset(read_list(__package__, "first_parts.txt"))
_WORD = re.compile(r"\w+(?:[-\u2010’']\w+)*")
_BEFORE = re.compile(r"[\w\-\u2010’']+\Z")
_BEHIND = re.compile(r"[\w\-\u2010’']+")


@dataclass(frozen=True, slots=True)
class _Place:
    """A hyphen at a line end: where its line feed is, and the parts of the word before and behind."""

    feed: int
    first: str
    second: str

    @property
    def compound(self) -> str:
        return f"{self.first}-{self.second}".replace("\u2010", "-").casefold()

    @property
    def whole(self) -> str:
        return (self.first + self.second).casefold()


@rule(
    "layout.line-end-hyphen",
    summary="Join a word that was broken behind a hyphen.",
    needs=("\n", "".join(HYPHENS)),
    prefilter=f"[{''.join(HYPHENS)}]\\n",
    fields=("text",),
    examples={
        "The council met to talk about the old bridge and about the\n"
        "mill, which will have been closed for the whole year in mid-\n"
        "May and may open soon, as the owner of it says who was\n"
        "there.": "The council met to talk about the old bridge and about the\n"
        "mill, which will have been closed for the whole year in mid-May and may open soon, as the owner of it says who"
        " was\n"
        "there."
    },
    leaves=("A list-\nof things", "He came - and\nwent"),
)
def line_end_hyphen(text: Text) -> Iterator[Edit]:
    """Yield an edit for each hyphen that ends a line of a wrapped block."""
    value = text.value
    joined = text.once(line_feeds).joined
    places = [_place(value, feed) for feed in joined if ends_in_hyphen(value, feed)]
    if not places:
        return
    words = text.once(_words)
    divides = len(places) * LINES_PER_COMPOUND > len(joined)
    base = text.document.context.language.base or "en"
    for place in places:
        yield _edit(text, place, words, base, divides=divides)


def _edit(text: Text, place: _Place, words: frozenset[str], base: str, *, divides: bool) -> Edit:
    feed = place.feed
    if _is_hanging(text.value, place, base):
        return text.edit(feed, feed + 1, " ", COMPOUND)
    if place.whole in words and len(place.whole) >= MIN_WORD and place.compound not in words:
        return text.edit(feed - 1, feed + 1, "", DIVIDED, (Reading("-", 1 - DIVIDED),))
    if _is_compound(place) or place.compound in words:
        return text.edit(feed, feed + 1, "", COMPOUND)
    is_likely = not divides or place.first.casefold() in _FIRST_PARTS
    confidence = LIKELY if is_likely else DOUBTFUL
    hyphen = text.value[feed - 1]
    return text.edit(feed - 1, feed + 1, hyphen, confidence, (Reading("", round(1 - confidence, 2)),))


def _place(value: str, feed: int) -> _Place:
    before = _BEFORE.search(value[max(feed - 1 - LONGEST_PART, 0) : feed - 1])
    behind = _BEHIND.match(value, feed + 1, feed + 1 + LONGEST_PART)
    return _Place(feed, before[0] if before else "", behind[0] if behind else "")


def _words(value: str) -> frozenset[str]:
    """Every word of the text in lower case, compounds whole."""
    return frozenset(word.replace("\u2010", "-") for word in _WORD.findall(value.casefold()))


def _is_hanging(value: str, place: _Place, base: str) -> bool:
    """Whether the hyphen stands for what a later word says: `Vor-` before `und Nachteile`."""
    end = place.feed + 1 + len(place.second)
    behind = value[end : end + 1]
    return place.second in _HANGING.get(base, ()) and behind in (" ", "\n", ".")


def _is_compound(place: _Place) -> bool:
    """Whether the word shows by itself that its hyphen is its own: a capital or a digit next to it, another hyphen."""
    first, second = place.first, place.second
    if first[-1:].isdigit() or second[:1].isdigit() or (second[:1].isupper() and not second.isupper()):
        return True
    return any(hyphen in part for part in (first, second) for hyphen in HYPHENS)
