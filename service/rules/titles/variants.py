"""The headline above a text that says in other words what the title says."""

import re

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import token_set_ratio

from service.engine.document import Document
from service.language.quotation_marks import CLOSING_OR_GUILLEMET
from service.rules.titles.anatomy import Line, next_line
from service.rules.titles.copies import copies_of
from service.rules.titles.folding import Folded, fold
from service.rules.titles.headlines import Headline, has_one, headline_of, is_distinct, longest, words_of
from service.rules.titles.lone_copies import BULLETS

ALIKE = 0.7
SHARED = 70
"""The share of letters in order, and of words in any order, that two headlines have in common. Of the labelled
variants all but two reach one of them."""

MIN_WORDS = 4
MAX_LONGER = 2.5
LINES = 3
WRAPPED = 400
"""Characters of a few wrapped lines."""

_TWO_SENTENCES = re.compile(rf"[!?][{CLOSING_OR_GUILLEMET})]* +[A-ZÀ-ÞА-Я]")
SENTENCE_ENDS = (".", "。", ",", ";", ":")


def variant_of(document: Document) -> Line | None:
    """The first line at the head of the text that is another form of the title, and no copy of it."""
    value = document.text
    line = _variant(value, document.title or "")
    if line is None or next_line(value, line.behind) is None:
        return None
    copies = document.once(copies_of)
    is_copy = any(copy.span.start < line.behind and line.start < copy.span.end for copy in copies)
    return None if is_copy else line


def _variant(value: str, title: str) -> Line | None:
    """The first of the first lines that is another form of the title."""
    place = 0
    for _ in range(LINES):
        line = next_line(value, place)
        if line is None or value[line.start] in BULLETS:
            return None
        if _has_length(line.end - line.start, len(title)) and _has_form(value, line, title):
            headline = headline_of(title)
            if headline is not None and _is_variant(fold(value, line.start, line.end), headline):
                return line
        place = line.behind
    return None


def _has_length(length: int, of_title: int) -> bool:
    """Whether a line is about as long as the title."""
    return length <= MAX_LONGER * of_title and of_title <= MAX_LONGER * length


def _has_form(value: str, line: Line, title: str) -> bool:
    """Whether a line has the form of a headline, and one of the longest words of the title."""
    written = value[line.start : line.end]
    if written.rstrip(f"{CLOSING_OR_GUILLEMET}) ").endswith(SENTENCE_ENDS) or not has_one(
        longest(words_of(title)), written.lower()
    ):
        return False
    if _TWO_SENTENCES.search(written) and not _TWO_SENTENCES.search(title):
        return False
    return value.count("\n", line.end, line.behind) > 1 or not _is_wrapped(value, line)


def _is_wrapped(value: str, line: Line) -> bool:
    """Whether one of the next lines goes on in small letters: then all are one wrapped paragraph."""
    block = value[line.end : line.end + WRAPPED].partition("\n\n")[0]
    return any(following.lstrip()[:1].islower() for following in block.split("\n")[1 : LINES + 1])


def _is_variant(folded: Folded, headline: Headline) -> bool:
    if min(folded.words, headline.words) < MIN_WORDS or not is_distinct(folded.value):
        return False
    if Indel.normalized_similarity(headline.whole, folded.value, score_cutoff=ALIKE):
        return True
    return token_set_ratio(" ".join(headline.folded.tokens), " ".join(folded.tokens), score_cutoff=SHARED) > 0
