"""A paragraph that stands twice in succession was taken twice from the page, and its second copy goes.

It is mostly the caption of a picture or a quotation that the page showed in two sizes. Copies have to agree in every
character and to be long enough to be no chance: twelve words, or eight beside a long paragraph, for refrains stand
among short lines. A stanza may be repeated on purpose, and a copy further down may be a pulled quotation, an answer
given twice or a reader who quotes another: these are suggested. Everything shorter is left alone.
"""

import re
from collections.abc import Iterator, Sequence

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.lines import count_wide, paragraphs

IN_SUCCESSION = 0.95
FURTHER_DOWN = 0.5

MIN_WORDS = 12
MIN_WORDS_IN_PROSE = 8
LONG = 20
"""Of 57 paragraphs of four words and more doubled in succession, the 47 of seven and more looked like copies; shorter
ones were mostly credits of pictures. Copies further down are told from 20 words on: shorter ones were signatures and
captions."""

WIDE_CHARACTERS_PER_WORD = 2
_ASKED = re.compile(r"(?:Q|A|[A-Z]{2,}|[A-Z]\w+)[.:]\s")
"""What somebody says in a transcript may well be said again."""


@rule(
    "layout.repeated-paragraph",
    summary="Delete the second copy of a paragraph that stands twice in succession.",
    needs=("\n",),
    fields=("text",),
    examples={
        "The river rose so high in May that nobody in the town could cross it.\n\nThe river rose so high in May that"
        " nobody in the town could cross it.\n\nIt fell.": "The river rose so high in May that nobody in the town could"
        " cross it.\n\nIt fell."
    },
    leaves=("Advertisement\n\nAdvertisement", "La la la la la\n\nLa la la la la", "Q: Why?\n\nA: So.\n\nQ: Why?"),
)
def repeated_paragraph(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each paragraph that stands in the text before, with the blank line before it."""
    parts = text.once(paragraphs)
    if len(set(parts)) == len(parts):
        return
    seen: set[str] = set()
    start = 0
    for number, paragraph in enumerate(parts):
        if paragraph in seen:
            confidence = _confidence(parts, number)
            if confidence:
                yield text.edit(start - 2, start + len(paragraph), "", confidence)
        seen.add(paragraph)
        start += len(paragraph) + 2


def _confidence(parts: Sequence[str], number: int) -> float | None:
    """How surely a paragraph that was seen before is a mere copy; `None` where it is too short to tell."""
    paragraph = parts[number]
    length = _words(paragraph)
    if _ASKED.match(paragraph):
        return None
    if parts[number - 1] != paragraph or "\n" in paragraph:
        return FURTHER_DOWN if len(paragraph.split()) + _wide_words(paragraph) >= LONG else None
    if length >= MIN_WORDS:
        return IN_SUCCESSION
    beside = (*parts[max(number - 2, 0) : number - 1], *parts[number + 1 : number + 2])
    if length >= MIN_WORDS_IN_PROSE and any(_words(one) >= LONG for one in beside):
        return IN_SUCCESSION
    return None


def _words(paragraph: str) -> int:
    """The different words of letters, of which a row of results has few, and a chorus fewer than it is long."""
    words = {word.casefold() for word in paragraph.split() if any(map(str.isalpha, word))}
    return len(words) + _wide_words(paragraph)


def _wide_words(paragraph: str) -> int:
    return count_wide(paragraph) // WIDE_CHARACTERS_PER_WORD
