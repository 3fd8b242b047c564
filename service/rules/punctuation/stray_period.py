"""A full stop between a preposition and a name (`a vote in. Norway`) is a slip where the article elsewhere has none.

It cannot be told by its shape: of 84 look-alikes read, one was a typo; the others end a sentence (`what it is used
for. Europe's answer…`). So it is only suggested, and only where the article itself has the same two words together
without the stop, or the word before it is an article, which cannot end a sentence.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.word_lists import read_list

_ARTICLES = frozenset(("the", "a", "an"))
_PREPOSITIONS = frozenset(read_list(__package__, "prepositions.txt"))
_ENDINGS = "|".join(sorted({word[-2:] for word in _PREPOSITIONS | _ARTICLES if len(word) > 1}))
_STOP = re.compile(rf"\. (?:(?<=(?:{_ENDINGS})\. )|(?<=a\. )(?<![.\w]a\. ))(?=(?P<name>[A-Z]\w+))")
"""A full stop between a name and what may be a preposition or an article by its last letters."""

_WORD_BEFORE = re.compile(r"(?:^|[^.\w])([a-z]+)\Z")
_LONGEST = max(map(len, _PREPOSITIONS)) + 1

_NAMES = {word: re.compile(rf"{word} (?<!\w{word} )([A-Z]\w+)") for word in sorted(_PREPOSITIONS)}
"""The names behind each preposition: a pattern for each, for a search for a word is far faster than for one of many."""

_WORDS = "|".join(sorted(_PREPOSITIONS | _ARTICLES))

WITH_SAME_WORDS = 0.15
AFTER_ARTICLE = 0.6
"""Of eight places of the first kind read, one was a slip; the second was too rare to count. Both are far below
the default of `min_confidence`: grammar would have to leave no other reading, and it does not."""


@rule(
    "punctuation.stray-period",
    summary="Suggest deleting a full stop between a preposition and the name that belongs to it.",
    needs=(".",),
    prefilter=rf"(?:^|[^.0-9A-Za-z_])(?:{_WORDS})\. [A-Z](?:[0-9A-Za-z_]|[^\x00-\x7f])",
    fields=("text",),
    mode="suggest",
    examples={
        "Snow fell in Norway. It won a vote in. Norway too.": "Snow fell in Norway. It won a vote in Norway too."
    },
    leaves=("That is what it is used for. Europe waits.", "He moved in. The house was old.", "Vitamin A. The others."),
)
def stray_period(text: Text) -> Iterator[Edit]:
    """Yield a deletion of each full stop that the article's own wording speaks against."""
    if text.document.context.language.base != "en":
        return
    value = text.value
    joined: dict[str, frozenset[str]] = {}
    for match in _STOP.finditer(value):
        start = match.start()
        found = _WORD_BEFORE.search(value[max(start - _LONGEST, 0) : start])
        word = found[1] if found else ""
        if word in _ARTICLES:
            why = f"A sentence does not end in “{word}”."
            yield text.edit(start, start + 1, "", AFTER_ARTICLE, explanation=why)
        elif word in _PREPOSITIONS:
            if word not in joined:  # the few prepositions before a full stop are looked for, each once
                joined[word] = frozenset(_NAMES[word].findall(value))
            if match["name"] in joined[word]:
                why = f"The article elsewhere says “{word} {match['name']}” without a full stop between."
                yield text.edit(start, start + 1, "", WITH_SAME_WORDS, explanation=why)
