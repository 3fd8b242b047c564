"""A headline above the text that tells the title in other words is suggested to go, never taken.

Pages are edited after they were published, and the title that a scraper has from their head may be another than the
one above the text: a number has grown, a verb changed, a name is shorter. Which of both is right nobody can see, and
the words of the line would be lost, so this is a suggestion only. A line is a variant where it stands alone above the
text, has no full stop, and shares most of its letters or most of its words with the title.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import token_set_ratio

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.quotation_marks import CLOSING_OR_GUILLEMET
from service.rules.titles.anatomy import Line, next_line
from service.rules.titles.copies import copies_of
from service.rules.titles.folding import Folded, fold
from service.rules.titles.headlines import Headline, has_one, headline_of, is_distinct, longest, words_of
from service.rules.titles.lone_copies import BULLETS

CONFIDENCE = 0.6
"""Of 67 labelled variants an editor would remove 62, but the issue of a wrong headline is that it looks right."""

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


@rule(
    "titles.headline-variant",
    summary="Suggest to delete a headline above the text that says in other words what the title says.",
    fields=("text",),
    mode="suggest",
    examples={
        "Storm takes roofs of 400 houses\n\nStorm takes roofs of 350 houses\nIt rained for days in the north, and then"
        " the river rose so high that nobody could cross it.": "It rained for days in the north, and then the river"
        " rose so high that nobody could cross it."
    },
    leaves=("Storm reaches the coast of the island, and stays there.\n\nIt rained.",),
)
def headline_variant(text: Text) -> Iterator[Edit]:
    """Yield a deletion of the first line at the head of the text that is another form of the title."""
    title = text.document.title or ""
    value = text.value
    line = _variant(value, title)
    if line is None or next_line(value, line.behind) is None:
        return
    copies = text.document.once(copies_of)
    if any(copy.span.start < line.behind and line.start < copy.span.end for copy in copies):
        return
    why = "This line says in other words what the title says."
    yield text.edit(line.start, line.behind, "", CONFIDENCE, explanation=why)


def _variant(value: str, title: str) -> Line | None:
    """The first of the first lines that is another form of the title."""
    if not title:
        return None
    place = 0
    for _ in range(LINES):
        line = next_line(value, place)
        if line is None or value.startswith(BULLETS, line.start):
            return None
        if _has_form(value, line, title):
            headline = headline_of(title)
            if headline is not None and _is_variant(fold(value, line.start, line.end), headline):
                return line
        place = line.behind
    return None


def _has_form(value: str, line: Line, title: str) -> bool:
    """Whether a line has the form of a headline, the length of the title, and one of its longest words."""
    length = line.end - line.start
    if length > MAX_LONGER * len(title) or len(title) > MAX_LONGER * length:
        return False
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
