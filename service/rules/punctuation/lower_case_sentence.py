"""A full stop before a word in lower case (`was close. the mayor`) is one mark too many, or the capital is missing.

Of 82 such places read, before words such as `the`, `and`, `they`, `in`, 72 lacked the capital; before words that
continue a clause (`which`, `including`) the full stop stood for a comma or for nothing. Which it is an editor has to
say; the likelier comes first. English only; not behind abbreviations, ellipses or capitals, nor before addresses.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.word_lists import read_list, read_words_by_language

_KINDS = read_words_by_language(__package__, "lower_case_connectives.txt")
_ABBREVIATIONS = frozenset(" ".join(read_list(__package__, "abbreviations_before_words.txt")).split())
_STOP = re.compile(r"\. (?=(?P<word>[a-z]+)(?=[ ,]))")
_BEFORE = re.compile(r"(?:\A|[\s\"'“‘(—–-])(?P<word>[a-z]{3,})[\"”’)]?\Z")
LONGEST_WORD = 24
_WORDS = "|".join(sorted(frozenset[str]().union(*_KINDS.values())))

CAPITAL_LOST, THEN_DELETED, THEN_COMMA = 0.8, 0.1, 0.05
"""Before `the`, `and`, `they`, `in`: about 72 of 82 places read lacked the capital, a little fewer in edited text."""

COMMA_MEANT, NOTHING_MEANT, CAPITAL_MEANT = 0.4, 0.35, 0.2
"""Before `which`, `including`: three of six labelled places wanted a comma, two nothing."""


@rule(
    "punctuation.lower-case-sentence",
    summary="Suggest a capital behind a full stop, or that the full stop goes.",
    needs=(".",),
    prefilter=rf"[a-z][\"”’)]?\. (?:{_WORDS})[ ,]",
    fields=("text",),
    mode="suggest",
    examples={"The vote was close. they had to count.": "The vote was close. They had to count."},
    leaves=(
        "Peas, beans, etc. and rice",
        "The firm Acme Corp. and others",
        "Well... and then",
        "See it. www.example.org",
    ),
)
def lower_case_sentence(text: Text) -> Iterator[Edit]:
    """Yield a finding for each full stop before a function word in lower case."""
    if text.document.context.language.base != "en":
        return
    value = text.value
    for match in _STOP.finditer(value):
        word, start = match["word"], match.start()
        kind = next((kind for kind, words in _KINDS.items() if word in words), None)
        before = _BEFORE.search(value, max(start - LONGEST_WORD, 0), start) if kind else None
        if before is None or before["word"] in _ABBREVIATIONS:
            continue
        capital, joined = f". {word[0].upper()}", f" {word[0]}"
        if kind == "capital":
            after, sure = capital, CAPITAL_LOST
            others = (Reading(joined, THEN_DELETED), Reading("," + joined, THEN_COMMA))
            why = f"A sentence begins here with “{word}”: either its capital is missing, or the full stop is wrong."
        else:
            after, sure = "," + joined, COMMA_MEANT
            others = (Reading(joined, NOTHING_MEANT), Reading(capital, CAPITAL_MEANT))
            why = f"“{word}” in lower case continues what is before the full stop: a comma was meant, or nothing."
        yield text.edit(start, match.end() + 1, after, sure, others, why)
