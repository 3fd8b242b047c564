"""A unit that is told twice (`5.2 percent percent`, `42.5% percent`) is told once.

The first one stays as it is written, sign or word. `$10,000 dollars` is a pleonasm that people say, `a million million`
a number, and `5% percentage points` another thing: they stay.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.word_lists import read_list

_ENTRIES = read_list(__package__, "doubled_units.txt")
_PERCENTS = "|".join(re.escape(entry.removesuffix(" %")) for entry in _ENTRIES if entry.endswith(" %"))
_OTHERS = "|".join(re.escape(entry) for entry in _ENTRIES if not entry.endswith(" %"))
_TWICE = re.compile(
    rf"[ \n]*(?:(?:%|{_PERCENTS})(?P<percents>(?:(?<=%)|[ \n]+)[ \n]*(?:{_PERCENTS})(?:[ \n]+(?:{_PERCENTS}))*)"
    rf"|(?P<unit>{_OTHERS})(?P<others>(?:[ \n]+(?P=unit))+))(?![\w%]|-|[ \n]+points?\b)"
)
_UNITS = [entry.removesuffix(" %") for entry in _ENTRIES]
_ENDS = "|".join(sorted({re.escape(entry.removesuffix(" %")[-2:]) for entry in _ENTRIES if entry.endswith(" %")}))
_PREFILTER = "|".join(
    (
        rf"%(?:{_PERCENTS})|(?:{_ENDS}|%)[ \n](?:{_PERCENTS})",
        rf"[ \n][ \n](?:{'|'.join(re.escape(one[:4]) for one in _UNITS)})",
        *(f"{re.escape(one)}{blank}{re.escape(one[:2])}" for one in _UNITS for blank in (" ", r"\n")),
    )
)
"""Two units with one blank between, or a unit behind two blanks; their ends and beginnings tell enough."""

_IN_WORDS = " percent percent"
_DIGIT = re.compile("[0-9]")
"""A text has to have one: without numbers it tells of words."""

_WORD_BEFORE = re.compile(r"(?<!\w)[^\W\d_]+\Z")

_VERBS = frozenset(("pounds",))
_OBJECT = re.compile(r" [^\W\d_]{2,}(?!\w)")
"""Pounds is a verb as well: `He said 5 pounds pounds the table`."""

_NUMBER = re.compile(r"[0-9](?:[OoОоlI,.]| (?=[,.]))*(?=[ \n%kKcmM])")
"""The end of a number, of one as well whose digits are letters until another rule has mended them."""

LONGEST_WORD = 24
"""Characters looked at before a unit."""

BEHIND_NUMBER, BEHIND_WORD = 0.98, 0.8
"""All nine labelled places stand behind digits, and nothing else of this form is in the sample."""


@rule(
    "numbers.doubled-unit",
    summary="Delete the second of two units that are told behind one number.",
    needs=("0123456789",),
    prefilter=_PREFILTER,
    examples={"It fell by 5.2 percent percent, or 42% percent.": "It fell by 5.2 percent, or 42%."},
    leaves=("$10,000 dollars", "a million million", "a rise of 5% percentage points", "90 percent. Percent of what?"),
)
def doubled_unit(text: Text) -> Iterator[Edit]:
    """Yield a deletion of each unit that stands twice behind its number."""
    value = text.value
    for number in _NUMBER.finditer(value):
        if match := _TWICE.match(value, number.end()):
            start, end = match.span("percents" if match["percents"] else "others")
            is_verb = match["unit"] in _VERBS and _OBJECT.match(value, end)
            yield text.edit(start, end, "", BEHIND_WORD if is_verb else BEHIND_NUMBER)
    place = value.find(_IN_WORDS) if _DIGIT.search(value) else -1
    while place >= 0:
        end = place + len(_IN_WORDS)
        if _WORD_BEFORE.search(value, max(place - LONGEST_WORD, 0), place) and not value[end : end + 1].isalnum():
            yield text.edit(place + len(_IN_WORDS) // 2, end, "", BEHIND_WORD)
        place = value.find(_IN_WORDS, end)
