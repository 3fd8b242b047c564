"""A title taken apart: its media tags and the names of sites at either end, which may stand in any order.

They are taken off from outside to inside, in one go: `Storm reaches the coast - BBC News (VIDEO)` ends with a site only
when the tag is gone, and a second run must find nothing that the first one left.
"""

import re
from typing import NamedTuple

from service.engine.document import Context, Document
from service.engine.edit import Span
from service.rules.titles.anatomy import Tagged, first_tag, inner_tags, last_tag
from service.rules.titles.site_names import UNKNOWN, Part, site_before, site_behind


class TitleParts(NamedTuple):
    """What of a title is not its own, each in the order of the title."""

    tags: tuple[Tagged, ...]
    prefixes: tuple[Part, ...]
    suffixes: tuple[Part, ...]
    own: str
    """The title without them."""


MAX_LETTERS, MAX_LENGTH = 1_000, 10_000
"""Letters and characters of what is no title but a text in its place, which is not taken apart: the longest title of
the sample has 1,600 letters and is an article. Letters, because no repair of blanks and marks changes how many there
are: a second run decides alike."""


_MARK = re.compile(r"[(\[:!|–—+»›·•ǀ-](?:(?<=[(\[:!])|(?<=\s.))")
"""What stands at every part that is not the title's own: a bracket, a colon, an exclamation mark, or, behind a blank, a
bar or dash. The mark comes first in the pattern, for it is rarer than blanks."""


def title_parts(document: Document) -> TitleParts:
    """The parts of a document's title."""
    return parts_of(document.title or "", document)


def parts_of(title: str, document: Document) -> TitleParts:
    """The parts of a title, or of a line that may be one, as the document's text and hints tell them."""
    if not _MARK.search(title):
        return TitleParts((), (), (), title.strip())
    if len(title) > MAX_LENGTH or (len(title) > MAX_LETTERS and sum(map(str.isalpha, title)) > MAX_LETTERS):
        return TitleParts((), (), (), title)
    tags: list[Tagged] = []
    prefixes: list[Part] = []
    suffixes: list[Part] = []
    start, end = 0, len(title)
    before = doubtful = None
    while before != (start, end):
        before = start, end
        while tag := first_tag(title, start, end):
            tags.append(tag)
            start = tag.span.end
        while tag := last_tag(title, start, end):
            tags.append(tag)
            end = tag.span.start
        doubtful = _moved(site_behind(title[start:end], document), start)
        if doubtful and doubtful.confidence > UNKNOWN:
            suffixes.append(doubtful)
            end, doubtful = doubtful.span.start, None
        if prefix := _moved(site_before(title[start:end], document), start):
            prefixes.append(prefix)
            start = prefix.span.end
    suffixes += [doubtful] if doubtful else []
    inner = inner_tags(title, start, end)
    own = _without(title, start, end, inner)
    return TitleParts(tuple(sorted([*tags, *inner])), tuple(prefixes), tuple(reversed(suffixes)), own)


def _moved(part: Part | None, by: int) -> Part | None:
    """A part found in a piece of the title that begins at `by`."""
    return part and part._replace(span=Span(part.span.start + by, part.span.end + by))


def _without(title: str, start: int, end: int, tags: tuple[Tagged, ...]) -> str:
    if not tags:
        return title[start:end].strip()
    borders = [start, *(place for tag in tags for place in tag.span), end]
    pieces = [title[a:b] for a, b in zip(borders[::2], borders[1::2], strict=True)]
    return "".join(pieces).strip()


def learn_from_title(document: Document) -> Context:
    """The document's context with what its title tells: media tags, and the name of the site."""
    tags, prefixes, suffixes, _ = document.once(title_parts)
    if not (tags or prefixes or suffixes):
        return document.context
    parts = sorted((*reversed(suffixes), *prefixes), key=lambda part: part.confidence <= UNKNOWN)
    names = [part.name for part in parts if part.name]
    told = dict.fromkeys(name for tag in tags for name in tag.names)
    return document.context.titled(names[0] if names else None, tuple(told))
