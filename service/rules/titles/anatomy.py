"""What a title is made of: its media tags, the words that two copies of it share, and the line that it stands on."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from service.engine.edit import Span
from service.language.quotation_marks import ANY
from service.language.word_lists import read_list

TAGS: Mapping[str, str] = MappingProxyType(
    {written: tag for written, _, tag in (entry.rpartition(" ") for entry in read_list(__package__, "tags.txt"))}
)
"""What stands in `title_tags` for each tag as titles have it, in capitals."""

_WRITTEN = "|".join(sorted(map(re.escape, TAGS), key=len, reverse=True))
_BRACKETED_FIRST = re.compile(rf"[(\[]\s?((?i:{_WRITTEN}))\s?[)\]]:?\s*")
_LEAD = re.compile(rf"({_WRITTEN}):(?:\s+|\Z)")
_BRACKETED_LAST = re.compile(rf"[(\[]\s?((?i:{_WRITTEN}))\s?[)\]]\Z")
_LONGEST_TAG = max(map(len, TAGS)) + 4

_BLANKS = re.compile(r"\s*")
_LINE_BREAKS = re.compile(r"(?:[^\S\n]*\n)+")
_SEPARATORS = re.compile(r"[\s–—|/_]+|(?<=[^\W\d_])-(?=[^\W\d_])")
_AROUND_WORDS = f".,;:!?…{ANY}()[]{{}}*·•√\ufffd"
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def media_tags(title: str) -> Iterator[tuple[Span, str]]:
    """The spans of media tags at either end of a title, brackets and blanks included, with their normal names.

    The spans are in order and disjoint.
    """
    start, end = 0, len(title)
    while first := _first_tag(title, start, end):
        yield Span(start, first.end()), TAGS[first[1].upper()]
        start = first.end()
    found = []
    while last := _last_tag(title, start, end):
        span, tag = last
        found.append((span, tag))
        end = span.start
    yield from reversed(found)


def _first_tag(title: str, start: int, end: int) -> re.Match[str] | None:
    begin = _after_blanks(title, start)
    return _BRACKETED_FIRST.match(title, begin, end) or _LEAD.match(title, begin, end)


def _last_tag(title: str, start: int, end: int) -> tuple[Span, str] | None:
    """The tag that ends `title[start:end]`, blanks aside, with the blanks before and behind it."""
    edge = _before_blanks(title, end)
    match = _BRACKETED_LAST.search(title, max(edge - _LONGEST_TAG, start), edge)
    return (Span(max(_before_blanks(title, match.start()), start), end), TAGS[match[1].upper()]) if match else None


def untagged(title: str) -> str:
    """A title without its media tags."""
    borders = [0, *(place for span, _ in media_tags(title) for place in span), len(title)]
    return " ".join(title[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True))


def words(title: str) -> tuple[str, ...]:
    """The words of a title without its media tags, case and punctuation; signs that mean something (`C++`) stay."""
    bare = (word.strip(_AROUND_WORDS) for word in _SEPARATORS.split(untagged(title).casefold().translate(_APOSTROPHES)))
    return tuple(word for word in bare if any(map(str.isalnum, word)))


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
    whole = text[first:] if line_feed < 0 else text[first:line_feed]
    end = first + len(whole.rstrip())
    breaks = _LINE_BREAKS.match(text, end)
    return Line(first, end, breaks.end() if breaks else len(text))


def _after_blanks(text: str, start: int) -> int:
    blanks = _BLANKS.match(text, start)
    return blanks.end() if blanks else start


def _before_blanks(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end
