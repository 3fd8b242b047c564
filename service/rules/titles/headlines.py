"""A title as a copy of it may be written: whole, without a part that a mark sets off, cut off, with a slip."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from service.language.lines import count_wide
from service.rules.titles.anatomy import first_tag, untagged
from service.rules.titles.folding import Folded, fold

DISTINCT = 20
"""Letters, digits and signs of a title that no other line has by chance; a wide character counts twice. Shorter
titles, such as the name of a person or a subject, head lists and sections too."""

MIN_WORDS_OF_PART = 2
MIN_WORDS_OF_END = 4
"""Words of a part that alone is the title: what stands before a site's name, and what stands behind a label. What
stands behind a mark may be a name too, and is then short."""

MIN_WORDS_BEFORE_SLIP = 5
MIN_LETTERS_OF_SLIP = 6
"""A letter too many or too few is a slip in a long word of a long title; in a short word it is another word."""

LETTERS_OF_ONE = 2
"""Letters that one lost character may be folded to, as `ß` is."""

MIN_LENGTH_OF_PART = 12
"""Characters of a part of a title that may be distinct."""

LONGEST_OF_PARTS = 2_000
"""Characters beyond which a title has no parts: it is none, but may have a hundred thousand marks, and what stands
before and behind each is as long as itself."""

KEYS = 2
MIN_KEY = 5

REMEMBERED = 16
"""Titles, and what was made of them: the rules of a few requests at once ask for them again and again. More would keep
a gigabyte of what callers sent, where they send megabytes as titles."""

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_ONLY = bytes(code if chr(code).isalpha() else 0x20 for code in range(0x80)).ljust(256)
"""For each character of ASCII itself, or a blank where it is no letter."""

_SET_OFF = re.compile(r"\s+[-–—|/·•»>~:]+\s+|\s*\|\s*|\s{2,}|,\s+[-–—]\s+|\s+(?=[(\[][^()\[\]]{1,30}[)\]]\s*\Z)")
_MAY_SET_OFF = re.compile(r"\s[-–—|/·•»>~:(\[\s]|\|")
"""What stands in whatever `_SET_OFF` finds."""

_UNMARKED = re.compile(r"[^|–—·•»>~/:()\[\]\s-]*(?:(?:-|\s(?![\s-]))[^|–—·•»>~/:()\[\]\s-]*)*")
"""A title in which nothing is set off, nor a tag, nor a label."""

_LABELLED = re.compile(r":\s+")
_CUT = re.compile(r"(?:…|\.{3,}|\[(?:…|\.{3,})\])\s*\Z")
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|af|od|autor|фото|foto|photo)\b", re.IGNORECASE)


class Headline(NamedTuple):
    """What a title is folded to, and how a copy of it may be told."""

    written: str
    folded: Folded
    forms: frozenset[str]
    """The folded title, and its parts that may stand for it."""
    is_cut: bool
    """Whether it ends in an ellipsis."""
    label: str
    """The media tag that it begins with, as written, or nothing."""

    @property
    def long_forms(self) -> tuple[str, ...]:
        """The forms that are no chance within a line, the longest first."""
        return tuple(sorted(filter(is_distinct, self.forms), key=len, reverse=True))

    @property
    def whole(self) -> str:
        """The folded title."""
        return self.folded.value

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.folded.words

    @property
    def is_distinct(self) -> bool:
        """Whether no other line has these words by chance."""
        return is_distinct(self.whole)


def is_distinct(folded: str) -> bool:
    """Whether a folded text is long enough to be told twice on purpose only."""
    return len(folded) + count_wide(folded) >= DISTINCT


@lru_cache(maxsize=REMEMBERED)
def keys_of(title: str) -> tuple[str, ...]:
    """The longest words of each form of a title, in lower case: a copy has one of them, for not both are damaged.

    They tell cheaply of most lines that they are none.
    """
    first, *parts = words_of_forms(title)
    keys = longest(first)
    return (tuple(dict.fromkeys([*keys, *(key for words in parts for key in longest(words))])) if parts else keys) or (
        "",
    )


def longest(words: tuple[str, ...]) -> tuple[str, ...]:
    """The longest of some words, of which not all are damaged."""
    is_ascii = "".join(words).isascii()
    return tuple(sorted(words, key=len if is_ascii else _rank, reverse=True)[:KEYS])


def _rank(word: str) -> tuple[bool, int]:
    """Letters beyond ASCII are lost more often than others."""
    return word.isascii() and len(word) >= MIN_KEY, len(word)


@lru_cache(maxsize=REMEMBERED)
def words_of(title: str) -> tuple[str, ...]:
    """The different words of a title in lower case, numbers aside."""
    return _words_in(title)


def _words_in(text: str) -> tuple[str, ...]:
    lowered = text.lower()
    if lowered.isascii():  # without a regular expression, in half the time
        return tuple(dict.fromkeys(lowered.encode().translate(_LETTERS_ONLY).decode().split()))
    return tuple(dict.fromkeys(_WORD.findall(lowered)))


@lru_cache(maxsize=REMEMBERED)
def words_of_forms(title: str) -> tuple[tuple[str, ...], ...]:
    """The words of a title without its media tags, and of each part that may stand for it."""
    if _UNMARKED.fullmatch(title):
        return (_words_in(title),)
    bare = untagged(title)
    parts = [part for mark in _marks(bare) for part in (bare[: mark.start()], bare[mark.end() :])]
    return tuple([_words_in(part) for part in (bare, *parts) if part == bare or len(part) >= MIN_LENGTH_OF_PART])


def _marks(title: str) -> Iterable[re.Match[str]]:
    return (*_set_off(title), *_LABELLED.finditer(title)) if len(title) <= LONGEST_OF_PARTS else ()


def _set_off(title: str) -> Iterable[re.Match[str]]:
    """The marks that set something off; what tells quickly that there are none is most of the time enough."""
    return _SET_OFF.finditer(title) if _MAY_SET_OFF.search(title) else ()


def has_one(keys: Sequence[str], lowered: str) -> bool:
    """Whether a text in lower case has one of the keys."""
    for key in keys:  # noqa: SIM110 a quarter of the time of `any`, which is asked of each line
        if key in lowered:
            return True
    return False


@lru_cache(maxsize=REMEMBERED)
def headline_of(title: str) -> Headline | None:
    """A title as its copies are compared with it, or `None` where it has no word."""
    bare = untagged(title).strip()
    folded = fold(bare)
    if not folded.value:
        return None
    written = title.strip()
    tag = first_tag(written, 0, len(written))
    return Headline(
        written=written,
        label=written[: tag.span.end] if tag else "",
        folded=folded,
        forms=frozenset((folded.value, *_parts(bare))),
        is_cut=ends_cut(title),
    )


def ends_cut(line: str) -> bool:
    """Whether a line ends in an ellipsis."""
    bare = line.rstrip()
    return bare.endswith(("…", "...")) or (bare.endswith("]") and _CUT.search(bare) is not None)


def _parts(title: str) -> Iterator[str]:
    """What stands before a mark that sets something off, and what stands behind it or a colon and is longer."""
    if len(title) > LONGEST_OF_PARTS:
        return
    for mark in _set_off(title):
        before = fold(title, 0, mark.start())
        if before.words >= MIN_WORDS_OF_PART:
            yield before.value
        yield from _ends(title, mark.end(), before.words)
    for mark in _LABELLED.finditer(title):
        yield from _ends(title, mark.end(), fold(title, 0, mark.start()).words)


def _ends(title: str, start: int, words_before: int) -> Iterator[str]:
    if _BYLINE.match(title, start):
        return
    behind = fold(title, start)
    if behind.words > words_before and behind.words >= MIN_WORDS_OF_END:
        yield behind.value


def is_slip(title: Folded, copy: Folded, written: str) -> bool:
    """Whether a copy, as it is `written`, differs by one letter in a long word, or by characters that were lost."""
    lost = written.count("\ufffd")
    if lost:
        operations = Levenshtein.opcodes(title.value, copy.value)
        missing = [title.value[o.src_start : o.src_end] for o in operations if o.tag != "equal"]
        return (
            all(o.tag in ("equal", "delete") for o in operations)
            and all(map(str.isalpha, missing))
            and (len("".join(missing)) <= LETTERS_OF_ONE * lost)
        )
    if title.words != copy.words or title.words < MIN_WORDS_BEFORE_SLIP:
        return False
    differing = [(one, other) for one, other in zip(title.tokens, copy.tokens, strict=True) if one != other]
    return len(differing) == 1 and _is_letter_more(*differing[0])


def _is_letter_more(one: str, other: str) -> bool:
    """Whether one of two long words has a letter more than the other, not at its beginning."""
    is_long = min(len(one), len(other)) >= MIN_LETTERS_OF_SLIP and one[0] == other[0]
    is_word = one.isalpha() and other.isalpha() and len(one) != len(other)
    return is_long and is_word and Levenshtein.distance(one, other, score_cutoff=1) == 1
