"""What a title is made of: its media tags, and the words that two copies of it have in common."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from service.engine.edit import Span
from service.language.word_lists import read_list

TAGS: Mapping[str, str] = MappingProxyType(
    {written: tag for written, _, tag in (entry.rpartition(" ") for entry in read_list(__package__, "tags.txt"))}
)
"""What stands in `title_tags` for each tag as titles have it, in capitals."""

_WRITTEN = "|".join(sorted(map(re.escape, TAGS), key=len, reverse=True))
_TAG = re.compile(
    rf"""
    \s* [(\[] \s* (?P<behind> (?i:{_WRITTEN}) ) \s* [)\]] \s* \Z
    | \A \s* [(\[] \s* (?P<before> (?i:{_WRITTEN}) ) \s* [)\]] :? \s*
    | \A \s* (?P<lead> {_WRITTEN} ) : \s+
    """,
    re.VERBOSE,
)


def media_tags(title: str) -> Iterator[tuple[Span, str]]:
    """The spans of media tags at either end of a title, brackets and blanks included, with their normal names."""
    for match in _TAG.finditer(title):
        written = match["behind"] or match["before"] or match["lead"]
        yield Span(*match.span()), TAGS[written.upper()]


_WORD = re.compile(r"\w+")


def words(title: str) -> tuple[str, ...]:
    """The words of a title without its media tags, case and punctuation."""
    for span, _ in reversed(list(media_tags(title))):
        title = title[: span.start] + " " + title[span.end :]
    return tuple(_WORD.findall(title.casefold()))
