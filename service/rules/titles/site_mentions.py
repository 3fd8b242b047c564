"""What speaks against a name as the site's: a sentence of the text that has it.

Who is quoted in a title is named in the text. Copies of the title are no mention, for a later rule takes them out.
"""

from collections.abc import Iterator
from itertools import islice

from service.engine.document import Document
from service.engine.edit import Span
from service.rules.titles.name_forms import SMALL_WORDS, Segment, folded_name, without_article

MIN_SENTENCE = 60
"""Characters of a line that is taken for prose; a shorter one may be a label that a rule for boilerplate takes out."""

MIN_TEXT = 400
"""Characters of a text that are enough to miss a name in it: an article names whom its title quotes within its first
sentences."""

COPIED_WORDS = 3
"""Words before a name that make it one in a copy of the title, which is no mention: a later rule takes copies out."""

MOST_MENTIONS = 2
"""Sentences in which an article may name the address that it comes from; more are about a company."""


def is_missing(segment: Segment, document: Document) -> bool:
    """Whether no word of a name stands in the rest of the title or in a sentence of a text long enough to tell."""
    names = [word for word in map(folded_name, segment.words) if word and word not in SMALL_WORDS]
    elsewhere = {folded_name(word) for word in segment.rest.split()}
    if not names or len(document.text) < MIN_TEXT or not elsewhere.isdisjoint(names):
        return False
    return not any(is_mentioned(word, document) for word in segment.words if word.casefold() not in SMALL_WORDS)


def is_mentioned(name: str, document: Document) -> bool:
    """Whether a sentence of the text has the name."""
    return mentions(name, document, most=1) > 0


def mentions(name: str, document: Document, most: int = MOST_MENTIONS + 1) -> int:
    """In how many places, of `most` that are counted, a sentence of the text has the name, whatever its case."""
    text = document.once(lowered)
    told = (span for span in _places(without_article(name).lower(), text) if _is_prose(text, span.start))
    return sum(1 for _ in islice((span for span in told if not _is_in_copy(span, text, document)), most))


def lowered(document: Document) -> str:
    """The text in lower case."""
    return document.text.lower()


def _places(name: str, text: str) -> Iterator[Span]:
    """Where a name stands in a text as whole words."""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        if not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum()):
            yield Span(place, end)
        place = text.find(name, end)


def _is_in_copy(span: Span, text: str, document: Document) -> bool:
    """Whether the words before a place of the text, or behind it, are the title's: it stands in a copy of the title."""
    title = document.once(_folded_title)
    before = _folded_words(text[max(span.start - MIN_SENTENCE, 0) : span.start].rpartition("\n")[2])
    behind = _folded_words(text[span.end : span.end + MIN_SENTENCE].partition("\n")[0])
    around = (before[-COPIED_WORDS:], behind[:COPIED_WORDS])
    return any(len(words) == COPIED_WORDS and " ".join(words) in title for words in around)


def _folded_title(document: Document) -> str:
    return " ".join(_folded_words(document.title or ""))


def _folded_words(text: str) -> list[str]:
    return [word for word in map(folded_name, text.split()) if word]


def _is_prose(text: str, place: int) -> bool:
    """Whether a place of the text stands in a line that is long enough for a sentence."""
    before = text.rfind("\n", max(place - MIN_SENTENCE, 0), place)
    start = before + 1 if before >= 0 else max(place - MIN_SENTENCE, 0)
    end = text.find("\n", place, place + MIN_SENTENCE)
    return (end if end >= 0 else min(place + MIN_SENTENCE, len(text))) - start >= MIN_SENTENCE
