"""The name of a site in a title, before it or behind it, and what is known to be evidence of one.

A last part such as ` - Tories` says who said so, and belongs to the title. What speaks for a site is the caller's hint
(`site_name`, `url`), an address, the list of known sources, a media tag right before it, and what the text says: a
copyright line, or the title again with the name parted from it otherwise. Against it speaks a sentence of the text that
has the name: who is quoted in a title is named in the text.
"""

import re
from typing import NamedTuple

from service.engine.document import Document
from service.engine.edit import Span
from service.rules.titles.name_forms import (
    MIN_WORDS,
    SECTIONS,
    SEPARATOR,
    SURE_BARS,
    Segment,
    looks_like_a_name,
    words_in,
)
from service.rules.titles.site_evidence import EVIDENCE, KNOWN, SIGNED, SURE, is_address, is_known
from service.rules.titles.site_hosts import ADDRESS_FORM, is_hinted

HINTED = 0.99
UNKNOWN = 0.4
"""Of last parts behind a bar for which nothing speaks, about half are sections, slogans or parts of the title."""

MAX_PARTS = 4
"""No title of the sample ends with more parts than these that are not its own."""

MAX_LENGTH, MAX_WORDS = 60, 6
"""The longest name of a site in the sample has six words."""


_MAY_BREAK = re.compile(r"[|ǀ:»›·•–—-]\s")
"""The end of whatever `_HEAD_BREAK` finds, with the blank behind it."""

_HEAD_BREAK = re.compile(r"(?:(?<=\s)(?:\||ǀ|::|»|›|·|•|-|–|—)|(?<=\w):)(?=\s)")


class Part(NamedTuple):
    """A part at an end of a title that is not its own: its span with what parts it, how sure.

    `name` is that of the site, `None` where the part is the author's.
    """

    span: Span
    name: str | None
    confidence: float


def site_behind(title: str, document: Document) -> Part | None:
    """The last parts of a title that are the site's and its sections; the name is that of the last."""
    found: Part | None = None
    end = len(title.rstrip())
    for mark in reversed(list(SEPARATOR.finditer(title, 0, end))[-MAX_PARTS:]):
        rest = title[: mark.start()].rstrip()
        segment = Segment(" ".join(title[mark.end() : end].split()), mark[0], rest)
        if not segment.text:
            break
        part = _part(segment, Span(len(rest), len(title)), found, document)
        if part is None:
            break
        found, end = part, len(rest)
        if part.confidence == UNKNOWN:
            break
    return found


def _part(segment: Segment, span: Span, behind: Part | None, document: Document) -> Part | None:
    """What a segment is that ends a title, or stands before another part that is not the title's own."""
    if behind is None:
        confidence = _confidence(segment, document)
        return Part(span, _name(segment, confidence), confidence) if confidence else None
    is_site = is_hinted(segment, document.context) or any(is_so(segment, document) for is_so in SURE)
    is_section = segment.text.casefold() in SECTIONS
    if (is_site or is_section) and words_in(segment.rest) >= MIN_WORDS:
        return behind._replace(span=span)
    return None


def _name(segment: Segment, confidence: float) -> str | None:
    """The site's name: of words that end in an address, the address."""
    if confidence == SIGNED:
        return None
    last = segment.words[-1]
    return last if ADDRESS_FORM.fullmatch(last) else segment.text


def site_before(title: str, document: Document) -> Part | None:
    """The first part of a title where it is the site's name."""
    start = len(title) - len(title.lstrip())
    mark = _head_break(title, start) if title[start : start + 1].isalnum() else None
    if mark is None:
        return None
    rest = title[mark.end() :].lstrip()
    segment = Segment(" ".join(title[start : mark.start()].split()), mark[0], rest)
    span = Span(0, len(title) - len(rest))
    if words_in(rest) < MIN_WORDS:
        return None
    if is_hinted(segment, document.context):
        return Part(span, segment.text, HINTED)
    if mark[0] != ":" and (is_address(segment, document) or is_known(segment, document)):
        return Part(span, segment.text, KNOWN)
    return None


def _head_break(title: str, start: int) -> re.Match[str] | None:
    """The mark behind what may be a site's name that begins a title; what has no mark is told quickly."""
    mark = _MAY_BREAK.search(title, start + 1, start + MAX_LENGTH)
    return _HEAD_BREAK.search(title, max(mark.start() - 1, start + 1), start + MAX_LENGTH) if mark else None


def _confidence(segment: Segment, document: Document) -> float | None:
    """How surely a last part is the site's; `None` where nothing speaks for it."""
    if len(segment.text) > MAX_LENGTH or len(segment.words) > MAX_WORDS:
        return None
    if not words_in(segment.rest):
        return None
    if is_hinted(segment, document.context):
        return HINTED
    if words_in(segment.rest) < MIN_WORDS - 1:
        return None
    for is_so, confidence in EVIDENCE:
        if is_so(segment, document):
            return confidence
    return UNKNOWN if segment.mark in SURE_BARS and looks_like_a_name(segment) else None
