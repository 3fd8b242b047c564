"""A raw text that comes without a title usually begins with it: its first line then becomes the title.

The first line is the title for sure where the next line repeats it. Else it has to look like a headline (some words,
no full stop, no byline, credit or label) and the line behind it like the beginning of an article (a long line that
ends a sentence). A caller who sends `title: ""` says that there is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from service.engine.document import Text
from service.engine.edit import Edit, Span
from service.engine.rule import rule
from service.language.sentences import ends_sentence
from service.rules.titles.anatomy import words

_LINE = re.compile(r"\s*([^\n]*\S)((?:[^\S\n]*\n)+|[^\S\n]*\Z)")

REPEATED = 0.99
HEADLINE = 0.9

MIN_WORDS, MAX_WORDS = 4, 22
MAX_LENGTH = 150
"""Nineteen in twenty titles of the sample have 4 to 16 words; the longest are two headlines joined."""

MIN_BODY = 100
"""Characters in the line behind a headline: shorter ones are a byline, a caption, another heading."""

_NO_HEADLINE = re.compile(
    r"""
    [(\[{•*\-–—|>#@©]                         # a caption, a list, a mark-up remnant
    | by\s | from\s[A-Z] | photos?\b | image | fotos?\b | bild | file\s*[-–—] | updated?\b | published | posted
    | advert | share\b | read\s(more|next|also) | see\s(also|more) | click | sign\sup | subscribe | follow\s | story\s
    | (mon|tues|wednes|thurs|fri|satur|sun)day,?\s\w+\s\d | \d{1,2}[./]\d{1,2}[./]\d{2,4}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|[a-z]\.com\b|\|.*\|")
_CUT_OFF = (",", ";", ":", "-", "–", "—", "(", "/", "&", "…", "...")


@rule(
    "titles.extracted",
    summary="Take the title out of a raw text that begins with it.",
    needs=("\n",),
    fields=("text",),
    examples={
        "Storm reaches the northern coast\n\nIt rained for days in the north, and then the river rose so high that"
        " nobody could cross it any more.": "It rained for days in the north, and then the river rose so high that"
        " nobody could cross it any more."
    },
    leaves=(
        "It rained for days.\n\nThen the river rose so high that nobody could cross it.",
        "By Jane Doe and John Roe\n\nIt rained for days, and then the river rose so high that nobody could cross it.",
    ),
)
def extracted(text: Text) -> Iterator[Edit]:
    """Yield the edit that makes the first line the title, taking it and the blank lines behind it out of the text."""
    document = text.document
    if document.title is not None or not document.context.seek_title:
        return
    value = text.value
    first = _LINE.match(value)
    second = _LINE.match(value, first.end()) if first else None
    if not first or not second:
        return
    confidence = _confidence(first[1], first[2], second[1], has_more=second.end() < len(value))
    if confidence:
        why = "The text begins with its title, which has a field of its own."
        edit = text.edit(0, first.end(), "", confidence, explanation=why)
        yield replace(edit, title=Span(*first.span(1)))


def _confidence(line: str, line_break: str, following: str, *, has_more: bool) -> float | None:
    """How surely `line` is a title, or `None` where it is none."""
    if not MIN_WORDS <= len(line.split()) <= MAX_WORDS or len(line) > MAX_LENGTH or _NO_HEADLINE.match(line):
        return None
    if has_more and words(line) == words(following):
        return REPEATED
    is_headline = not (line[0].islower() or _ADDRESS.search(line) or line.endswith((".", *_CUT_OFF)))
    is_apart = line_break.count("\n") > 1 or not following[0].islower()
    is_body = len(following) >= MIN_BODY and len(following) > len(line) and ends_sentence(following)
    return HEADLINE if is_headline and is_apart and is_body and following[:1] not in "(•*" else None
