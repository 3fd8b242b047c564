"""A comma or full stop that was struck twice is written once, where nothing else can be meant.

Few doubled marks are surely slips. Two full stops are a sloppy ellipsis in letters, comments and headlines, and in
Telugu and Hindi a dash; two commas open a quotation in German, Polish and Bulgarian typewriting; a point before a comma
ends an abbreviation. So two commas before a blank become one, two full stops behind an abbreviation that ends the
sentence become one, and a comma before the full stop of a sentence goes; the rest is only suggested. Ellipses, `!!`,
`?!` and `::` are meant.
"""

import re
from collections.abc import Iterator
from itertools import chain

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.quotation_marks import OPENING_OR_GUILLEMET
from service.language.scripts import is_spaced
from service.rules.punctuation.program_text import code_spans, has_program_text

_BEFORE_BLANK = r"(?=[\"”’)]*(?:[ \t\n]|\Z))"
_COMMAS, _STOPS = re.compile(",(?<=,,)" + _BEFORE_BLANK), re.compile(r"\.(?<=[.,!?]\.)" + _BEFORE_BLANK)
"""The second mark of a pair: one pattern each, for a search for a character is far the fastest."""

_CLOSING = '"”’)%'
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]\.)+[A-Z]|\b(?:[ap]\.m|Inc|Corp|Ltd|Co|Jr|Sr|Bros|Calif|Mass|Conn|Tenn|etc|usw|itd|itp))\Z"
)
_ONE_LETTER = re.compile(r"(?:\A|[^\w])[^\W\d_]\Z")
_FOLLOWING = re.compile(rf"[\"”’)]*(?:\Z|\n\n|[ \t]+[{OPENING_OR_GUILLEMET}(\[]?(?P<next>[^\W_]))")

LONGEST_ABBREVIATION = 12

SURE, OF_COMMA_AND_STOP, OF_STOPS, ELLIPSIS, OF_OTHERS = 0.97, 0.9, 0.8, 0.15, 0.6
"""Of some 25 pairs of full stops read (one site left out that joins its sentences so) three were sloppy ellipses. The
others are guesses: a handful was read of each."""


@rule(
    "punctuation.doubled-mark",
    summary="Make a comma or full stop that stands twice one.",
    needs=(".,",),
    prefilter=r"(?:[0-9A-Za-z\")%]|[^\x00-\x7f])(?:,,|[.,!?]\.)(?:[\") \t\n]|[^\x00-\x7f]|\Z)",
    examples={"The vote was close,, they said.": "The vote was close, they said."},
    leaves=("Wait... What?!", "He said: ,,nein”.", "In the U.S., too", "std::string", "Well.. perhaps."),
)
def doubled_mark(text: Text) -> Iterator[Edit]:
    """Yield a deletion of the surplus mark of each pair."""
    value = text.value
    for match in chain(_COMMAS.finditer(value), _STOPS.finditer(value)):
        start, end = match.start() - 1, match.end()
        pair, before = value[start:end], value[start - 1 : start]
        if not (before.isalnum() or (before and before in _CLOSING)) or not is_spaced(before):
            continue
        if pair == "!." and _ONE_LETTER.search(value, max(start - 2, 0), start):
            continue  # the name of a station
        if text.once(has_program_text):
            return
        if text.once(code_spans).hold(start):
            continue
        if pair == ",,":
            yield text.edit(start + 1, end, "", SURE)
        elif _begins_anew(value, end):
            yield from _before_sentence(text, start, pair)


def _before_sentence(text: Text, start: int, pair: str) -> Iterator[Edit]:
    """The edit of a pair that ends in a full stop, at the end of a paragraph or before a capital."""
    if pair == ",.":
        yield text.edit(start, start + 1, "", OF_COMMA_AND_STOP)
    elif pair != "..":
        yield text.edit(start + 1, start + 2, "", OF_OTHERS)
    elif _ABBREVIATION.search(text.value, max(start - LONGEST_ABBREVIATION, 0), start):
        yield text.edit(start + 1, start + 2, "", SURE)
    else:
        others = (Reading("…", ELLIPSIS),)
        yield text.edit(start + 1, start + 2, "", OF_STOPS, others)


def _begins_anew(value: str, end: int) -> bool:
    found = _FOLLOWING.match(value, end)
    return found is not None and not (found["next"] and found["next"].islower())
