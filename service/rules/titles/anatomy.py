"""What a title is made of: its media tags, the words that two copies of it share, and the line that it stands on."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from service.engine.edit import Span
from service.language.word_lists import read_list


def _tags(name: str) -> Mapping[str, str]:
    """Tags as titles have them, in capitals, with the names that they get in `title_tags`."""
    return MappingProxyType(
        {written: tag for written, _, tag in (entry.rpartition(" ") for entry in read_list(__package__, name))}
    )


LEAD_TAGS: Mapping[str, str] = _tags("tags.txt")
"""Tags that may stand before a colon, behind a dash or in brackets."""

TAGS: Mapping[str, str] = MappingProxyType({**LEAD_TAGS, **_tags("bracketed_tags.txt")})
"""What stands in `title_tags` for each tag as titles have it, in capitals."""

VOCABULARY: tuple[str, ...] = tuple(sorted(set(TAGS.values())))
"""Whatever may stand in `title_tags`."""


def _one_of(tags: Mapping[str, str]) -> str:
    return "|".join(sorted(map(re.escape, tags), key=len, reverse=True))


_ITEM = rf"\+?\s?(?:{_one_of(TAGS)})"
_AND = r"\s?(?:[,+/&|]|\s(?:and|und|y|e|et|i|и|та|a|ja))\s?"
_BRACKETED = rf"[(\[]\s?(?P<tags>(?i:{_ITEM}(?:{_AND}{_ITEM}){{0,2}}))\s?[.!:]?[)\]]"
_ITEMS = re.compile(rf"(?<![^\W_])(?:{_one_of(TAGS)})(?![^\W_])", re.IGNORECASE)
_CAPITALS = str.maketrans({"İ": "I", "\u212a": "K"})
"""Capitals that patterns take for others where case does not count: the Turkish one, and the sign for Kelvin."""

_LEAD = rf"(?P<tags>{_one_of(LEAD_TAGS)})"
_LEAD_CAPITALIZED = rf"(?P<tags>{_one_of({tag.capitalize(): '' for tag in LEAD_TAGS})})"
_FIRST = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BRACKETED}\s?(?:[:|–—-](?=\s))?\s*",
        rf"\+?{_LEAD}(?:\s?[:!]|\s[|–—-])(?:\s+|\Z)",
        rf"{_LEAD_CAPITALIZED}(?:\s?:|\s[|–—-])\s+(?=[^\W\d_]|[\"'“‘„«0-9$€£#@])(?=[^a-zà-ÿа-я])",
    )
)
_FIRST_WORD = re.compile(r"\+?([^\s:!|–—-]+)")
_FIRST_WORDS = frozenset(match[1] for match in map(_FIRST_WORD.match, LEAD_TAGS) if match)
_MARK = re.compile(r"[:!|–—-]")
"""What stands behind a tag that is not in brackets."""
_LAST = re.compile(rf"(?:{_BRACKETED}|(?<=\s)[|–—+-]\s?{_LEAD.replace('tags', 'bare')}!?)\Z")
_BARRED = re.compile(r"[|–—+-](?<=\s.)")
"""What stands before a tag that is in no brackets, behind a blank."""

_BEFORE_A_PART = re.compile(rf"{_BRACKETED}(?=\s+(?:[|–—-]|::|»|·|•)\s+\S)")
BRACKETED_TAG_LAST = re.compile(rf"{_BRACKETED}\s*\Z")
MIN_BEFORE = 3
"""Words before a tag in brackets that stands within a title: behind fewer it may be part of the name of a site."""

_LONGEST_TAG = 3 * max(map(len, TAGS)) + 16

_BLANKS = re.compile(r"\s*")


class Tagged(NamedTuple):
    """Where media tags stand in a title, brackets and blanks included, with their normal names."""

    span: Span
    names: tuple[str, ...]


def media_tags(title: str) -> Iterator[Tagged]:
    """The media tags of a title: at either end of it, or in brackets before a part that is not its own.

    They are in order and disjoint.
    """
    start, end = 0, len(title)
    while first := first_tag(title, start, end):
        yield first
        start = first.span.end
    found = []
    while last := last_tag(title, start, end):
        found.append(last)
        end = last.span.start
    yield from inner_tags(title, start, end)
    yield from reversed(found)


def first_tag(title: str, start: int, end: int) -> Tagged | None:
    """The tag that begins `title[start:end]`, blanks aside, with the blanks before and behind it."""
    begin = _after_blanks(title, start)
    if title[begin : begin + 1] not in ("(", "[") and not _may_begin_with_tag(title, begin, end):
        return None
    match = next((match for pattern in _FIRST if (match := pattern.match(title, begin, end))), None)
    return Tagged(Span(start, match.end()), _names(match["tags"])) if match else None


def _may_begin_with_tag(title: str, begin: int, end: int) -> bool:
    """Whether the first word is one of a tag's, and a mark follows."""
    edge = min(begin + _LONGEST_TAG, end)
    first = _FIRST_WORD.match(title, begin, edge)
    return first is not None and first[1].upper() in _FIRST_WORDS and _MARK.search(title, begin, edge) is not None


def last_tag(title: str, start: int, end: int) -> Tagged | None:
    """The tag that ends `title[start:end]`, blanks aside, with the blanks before and behind it."""
    edge = _before_blanks(title, end)
    begin = max(edge - _LONGEST_TAG, start)
    if title[edge - 1 : edge] not in (")", "]") and not (
        title[max(edge - 2, start) : edge].strip("! ").isupper() and _BARRED.search(title, begin, edge)
    ):
        return None
    match = _LAST.search(title, begin, edge)
    if match is None:
        return None
    before = max(_before_blanks(title, match.start()), start)
    if match["bare"] and before == start:
        return None  # the dash stands before no tag but before a title
    return Tagged(Span(before, end), _names(match["tags"] or match["bare"]))


def inner_tags(title: str, start: int, end: int) -> tuple[Tagged, ...]:
    """The tags in brackets that stand before a separator of `title[start:end]`."""
    if "(" not in title and "[" not in title:
        return ()
    found = []
    for match in reversed(list(_BEFORE_A_PART.finditer(title, start, end))):
        if len(title[start : match.start()].split()) < MIN_BEFORE:
            continue
        edge = match.end()
        last: re.Match[str] | None = match
        while last:
            before = max(_before_blanks(title, last.start()), start)
            found.append(Tagged(Span(before, edge), _names(last["tags"])))
            edge = before
            last = BRACKETED_TAG_LAST.search(title, max(edge - _LONGEST_TAG, start), edge)
    return tuple(sorted(found))


def _names(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(TAGS[item.upper().translate(_CAPITALS)] for item in _ITEMS.findall(written)))


def untagged(title: str) -> str:
    """A title without its media tags."""
    tags = list(media_tags(title))
    if not tags:
        return title
    borders = [0, *(place for span, _ in tags for place in span), len(title)]
    return " ".join(title[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True))


class Line(NamedTuple):
    """A line that is not blank: where its characters stand, blanks at either edge aside, and what follows them."""

    start: int
    end: int
    behind: int
    """Behind the line feed, and behind the blank lines that follow."""


def next_line(text: str, start: int) -> Line | None:
    """The first line of `text` from `start` on that is not blank, or `None` where there is none."""
    first = _after_blanks(text, start)
    if first == len(text):
        return None
    line_feed = text.find("\n", first)
    end = len(text) if line_feed < 0 else line_feed
    if text[end - 1].isspace():
        end = first + len(text[first:end].rstrip())
    return Line(first, end, len(text) if line_feed < 0 else _behind_line_feeds(text, line_feed))


def _behind_line_feeds(text: str, line_feed: int) -> int:
    """The place behind a line feed and the blank lines that follow it; mostly there is one, and it is empty."""
    behind = line_feed + 2 if text.startswith("\n", line_feed + 1) else line_feed + 1
    if text[behind : behind + 1].isspace():
        return text.rfind("\n", line_feed, _after_blanks(text, behind)) + 1
    return behind


def _after_blanks(text: str, start: int) -> int:
    blanks = _BLANKS.match(text, start) if text[start : start + 1].isspace() else None
    return blanks.end() if blanks else start


def _before_blanks(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end
