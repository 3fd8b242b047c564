"""A sentence of the article that stands a second time as a paragraph of its own was pulled out for show, and goes.

It has to stand whole, in every character, inside a longer paragraph, and to be long enough to be no chance. It goes
where it is shown before it is told. Behind what it repeats it may be a reply, and without a mark at its end a heading:
these are suggested. Where several paragraphs in succession stand in another one, the article was taken twice from the
page, and which copy is the better one is for the caller to say.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.lines import paragraphs
from service.language.quotation_marks import QUOTES
from service.language.sentences import ends_sentence
from service.rules.boilerplate.phrases import needs_company

PULLED = 0.9
LIKELY = 0.7
TAKEN_TWICE = 0.5
"""Confidence in a sentence that is shown before it is told, in one that may be a reply or a heading, and where the
article may stand twice. Of 64 read, the 29 of the first kind were all pulled out; half of the others were not."""

MIN_WORDS = 8
MIN_LENGTH = 30
MAX_LENGTH = 300
"""Words and characters of a pulled quotation; shorter repetitions of the sample were refrains and headings."""

MOST_PULLED = 3
"""Articles of the sample that showed more sentences again had been taken twice from the page."""

NEAR = 8
"""Paragraphs between a sentence and where it is shown: further away it is a summary, or an answer taken up again."""

MOST = 60
"""Paragraphs of a text that are looked for: longer articles than these hold few such quotations, and much else."""

_AROUND = f"{QUOTES}«» \t"
_SINGLE = "'‘"
_OPENED_FOR_SHOW = ("“ ", '" ')
_FOR_SHOW = re.compile(r"[“\"] \S.*\S [”\"]")
KEY = 40
"""Characters at its head by which a quotation between marks that stand apart, as only set for show, is known."""

END = 16
"""Characters before the period of a sentence by which most are known to stand nowhere else."""


class _Shown(NamedTuple):
    """A paragraph that stands inside another one: its number, its place and where it stands there."""

    number: int
    start: int
    place: int
    is_for_show: bool


@rule(
    "boilerplate.pull-quote",
    summary="Delete a paragraph that only shows a sentence of another paragraph again.",
    needs=("\n",),
    fields=("text",),
    examples={
        "It rained.\n\nThe bridge will be closed until the river has fallen again.\n\nThe mayor was brief. The bridge"
        " will be closed until the river has fallen again.": "It rained.\n\nThe mayor was brief. The bridge will be"
        " closed until the river has fallen again."
    },
    leaves=("It was so. He said it was so.\n\nIt was so.",),
)
def pull_quote(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each paragraph but the first that stands inside another one, with the blank line before."""
    value = text.value
    parts = text.once(paragraphs)
    found = list(_found(value, parts))
    if not found:
        return
    shown = {one.number for one in found}
    starts = list(accumulate((len(part) + 2 for part in parts), initial=0))
    is_few = len({parts[number] for number in shown}) <= MOST_PULLED
    # What stands behind the first line says whether that is a title, and has to say so in a second run.
    may_be_title = text.document.title is None and not ends_sentence(parts[0])
    for one in found:
        source = bisect_right(starts, one.place) - 1
        is_pulled = is_few and _is_alone(parts, one.number, shown) and _is_near(one.number, source, shown)
        is_sure = _is_sure(value, one, starts, source) and not (one.number == 1 and may_be_title)
        sureness = PULLED if is_sure else LIKELY
        end = one.start + len(parts[one.number])
        yield text.edit(one.start - 2, end, "", sureness if is_pulled else TAKEN_TWICE)


def _is_alone(parts: Sequence[str], number: int, shown: set[int]) -> bool:
    """Whether no other quotation stands beside this one, nor a label that waits for what is beside it."""
    others = (n for n in (number - 1, number + 1) if n in shown)
    beside = (parts[number - 1], *parts[number + 1 : number + 2])
    return all(parts[n] == parts[number] for n in others) and not any(map(needs_company, beside))


def _is_near(number: int, source: int, shown: set[int]) -> bool:
    first, last = sorted((number, source))
    return last - first - len(shown & set(range(first, last))) <= NEAR


def _is_sure(value: str, one: _Shown, starts: Sequence[int], source: int) -> bool:
    """Whether a sentence is shown before it is told, and is neither a heading nor one of a list that is led up to.

    Behind it, it may be a reply to it, or the article's own and what came first a summary. With no mark at its end, in
    single marks, or as a quotation that a later section begins with it may be a heading.
    """
    if one.is_for_show:
        return True
    shown = value[one.start : starts[one.number + 1] - 2]
    if one.place < one.start or shown[0] in _SINGLE or not ends_sentence(shown.rstrip(QUOTES)):
        return False
    if value[one.start - 3 : one.start - 2] == ":":
        return False
    is_within = value[starts[source] : one.place].strip(_AROUND) != ""
    return is_within or source == one.number + 1 or shown[0] not in QUOTES


def _found(value: str, parts: Sequence[str]) -> Iterator[_Shown]:
    """Each paragraph that stands inside another one."""
    ends: Collection[str] | None = None
    start = 0
    for number, paragraph in enumerate(parts[:MOST]):
        if number and MIN_LENGTH <= len(paragraph) <= MAX_LENGTH:
            if ends is None:
                ends = _repeated_ends(value)
            if _may_be_told(paragraph, core := paragraph.strip(_AROUND), ends):
                is_for_show = paragraph[0] in QUOTES and _FOR_SHOW.match(paragraph) is not None
                place = _place_elsewhere(value, core[:KEY] if is_for_show else core, start, start + len(paragraph))
                if place >= 0:
                    yield _Shown(number, start, place, is_for_show)
        start += len(paragraph) + 2


def _may_be_told(paragraph: str, core: str, ends: Collection[str]) -> bool:
    """Whether a paragraph is a sentence that may stand a second time, for all that is known without a search for it."""
    end = core[-END - 1 : -1]
    is_alone = core[-1:] == "." and end not in ends and "." not in end and len(end) == END
    if is_alone and not paragraph.startswith(_OPENED_FOR_SHOW):  # of what is set for show only the head has to occur
        return False
    return core.count(" ") >= MIN_WORDS - 1 and _is_told(paragraph)


def _repeated_ends(value: str) -> Collection[str]:
    """What stands before more than one of the periods of a text, as far as it holds no period itself."""
    ends = [piece[-END:] for piece in value.split(".") if len(piece) >= END]
    if len(set(ends)) == len(ends):
        return ()
    seen: set[str] = set()
    repeated: set[str] = set()
    for end in ends:
        (repeated if end in seen else seen).add(end)
    return repeated


def _is_told(paragraph: str) -> bool:
    """Whether a paragraph is one line that ends as a sentence or a quotation does."""
    return (
        "\n" not in paragraph and (ends_sentence(paragraph) or paragraph[-1:] in QUOTES) and not paragraph[:1].isdigit()
    )


def _place_elsewhere(value: str, core: str, start: int, end: int) -> int:
    """Where another paragraph than that at `[start, end)` holds `core` and more words; -1 where none does."""
    place = value.find(core)
    if start <= place < end:
        place = value.find(core, end)
    if place < 0:
        return -1
    before = value[max(place - 3, 0) : place].strip(_AROUND)
    behind = value[place + len(core) : place + len(core) + 4].strip(_AROUND + ".,!?")
    begins, ends = not before or before[-1] == "\n", not behind or behind[0] == "\n"
    return -1 if begins and ends else place
