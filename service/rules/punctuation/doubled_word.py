"""A function word that was written twice (`in the the end`) is written once.

Only words that no language repeats on purpose, by a list for each language, and only where both stand side by side in
one line with a word behind them. Names (`Duran Duran`, `de de Gaulle`), `had had`, `that that`, `is is`, particles
(`the year he broke in in`), German relative clauses and participles (`die die`, `in in`), reflexives (`nous nous`) and
words that carry meaning stay.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.word_lists import read_words_by_language
from service.rules.punctuation.program_text import code_spans


def _twins() -> Mapping[str, re.Pattern[str]]:
    """For each language what finds two of its words that are equal, side by side."""
    words = read_words_by_language(__package__, "doubled_words.txt")
    return MappingProxyType(
        {language: re.compile(rf" ({'|'.join(sorted(of))}) \1(?= )") for language, of in words.items()}
    )


_TWINS = _twins()
_PORTUGUESE_A = " a a "


def _any_twins() -> str:
    """What finds two equal words of any language, or the Portuguese one."""
    words = frozenset[str]().union(*read_words_by_language(__package__, "doubled_words.txt").values())
    return "|".join((*(f" {word} {word} " for word in sorted(words)), _PORTUGUESE_A))


_WORD_BEHIND = re.compile(r"[^\W_]+")
_WORD_BEFORE = re.compile(r"([^\W_]+)[\W_]*\Z")
LONGEST_WORD = 40
_NAME_PARTICLES = frozenset(
    ("de", "la", "le", "du", "des", "van", "von", "di", "da", "do", "dos", "das", "del", "della")
)
_CONJUNCTIONS = frozenset(("and", "or", "und", "oder", "e", "ou", "y", "o", "et"))

SURE, PORTUGUESE_A = 0.97, 0.6
"""Of 84 edits read none was wrong. Portuguese `a a` may be an `à` that was written apart; how often was not counted."""

CRASIS = 0.3


@rule(
    "punctuation.doubled-word",
    summary="Delete a function word that was written twice.",
    needs=(" ",),
    prefilter=_any_twins(),
    examples={"They met in the the end.": "They met in the end."},
    leaves=(
        "They had had enough.",
        "I know that that is so.",
        "Duran Duran",
        "the year he broke in in May",
        "of of course",
    ),
)
def doubled_word(text: Text) -> Iterator[Edit]:
    """Yield a deletion of the second of two equal function words, with the blank before it."""
    language = text.document.context.language.base or ""
    if language in _TWINS:
        for match in _TWINS[language].finditer(text.value):
            is_slip = _is_slip(text.value, match[1], match.start(), match.end() + 1)
            if is_slip and not text.once(code_spans).hold(match.start()):
                yield text.edit(match.end(1), match.end(), "", SURE)
    if language == "pt":
        yield from _portuguese_a(text)


def _is_slip(value: str, word: str, start: int, end: int) -> bool:
    """Whether what stands around two equal words leaves no other reading: no third one, no name."""
    found = _WORD_BEHIND.match(value, end)
    before = _WORD_BEFORE.search(value, max(start - LONGEST_WORD, 0), start)
    following, preceding = found[0] if found else "", before[1] if before else ""
    if not following or word in (following, preceding) or (word == "of" and following == "course"):
        return False
    if {word, following} <= _CONJUNCTIONS:
        return False  # words that are spoken of: `the operators and and or`
    near = preceding[-1:] + following[:1]
    if len(word) == 1 and (1 in (len(following), len(preceding)) or not (near.isalpha() or preceding == "")):
        return False
    return not (word in _NAME_PARTICLES and following[0].isupper())


def _portuguese_a(text: Text) -> Iterator[Edit]:
    """A finding for each `a a`: one too many, or the preposition and the article that are written `à`."""
    value = text.value
    place = value.find(_PORTUGUESE_A)
    while place >= 0:
        if _is_slip(value, "a", place, place + len(_PORTUGUESE_A)):
            yield text.edit(place + 1, place + 4, "a", PORTUGUESE_A, (Reading("à", CRASIS),))
        place = value.find(_PORTUGUESE_A, place + 3)
