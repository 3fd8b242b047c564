"""A blank inside a number (`10, 000`, `57 ,435`, `$14. 9 billion`) or behind its dollar sign (`$ 14 million`) goes.

`Nov. 13, 130 people`, `24/7, 365 days`, `In 2009, 500 people`, `kills at least 9, 100 wounded`, `a pass is $40, 150 for
the season`, `down to 5. 12% remain undecided` and `R$ 29, 500 ml` are two numbers each, and they are many more than
damaged ones. No word before a number tells that it goes on. So a number is joined where its last group cannot stand
alone (`10, 000`, `6, 096`), where the article tells the same number elsewhere, where the sentence ends behind the unit
of a decimal (`41, 5%.`) or its other number has the same unit, and beside it in an article that has a blank behind
each of its decimal commas. The rest is suggested.

A blank behind `$` or `£` is wrong in English prose alone: tables set one, and so does the print of Portuguese, Spanish,
French and German, behind `R$`, `US$` and `€` as well.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.numbers.decimal_gaps import UNSURE
from service.rules.numbers.gap_confidence import SURE_OF_GROUPS, SURE_OF_SIGN
from service.rules.numbers.joints import SWISS, joints
from service.rules.numbers.prefilters import BEYOND_ASCII
from service.rules.punctuation.program_text import has_code

STYLE = 3
"""A text that has its dollar sign so often with a blank, and never without, means it."""

PROSE = 5
"""Words in lower case that a line of prose has at least."""

_SIGN = re.compile(r"[$£](?= +[0-9])")
_APOSTROPHE = re.compile(r"[0-9](?P<gap> ['’]|['’] )(?=[0-9]{3}(?![\w'’]))")
_GROUPED_BY_APOSTROPHES = re.compile(r"(?<![\w'’])[0-9]{1,3}['’][0-9]{3}(?![\w'’])")
_HEAD_OF_APOSTROPHES = re.compile(r"(?<![\w.,'’])[1-9][0-9]{0,2}(?:['’][0-9]{3})*\Z")
_GROUPED_POINT = re.compile(r" +[0-9]{1,3}\.[0-9]{3}(?![0-9])")
_AMOUNT = re.compile(r" +[0-9]+(?:[.,][0-9]+)*(?:k|m|bn|b|tn)?(?!\w)(?! +(?:[0-9$£]|\((?![$£€]))| *[|\t])")
_PREFILTER = (
    r"(?:^|[^0-9])[0-9]{1,3} {0,9}(?:, {0,9})?[,.] {1,9}[0-9]{1,3}(?:[^0-9]|$)|[0-9] {1,9}(?:, {0,9})?[,.] {0,9}[0-9]"
    r"|[0-9], {1,9},[0-9]|[0-9] {9}|[,.$£] {9}|[0-9](?: ['’]|['’] )[0-9]{3}"
    rf"|(?:^|[ \\(\[\"/~]|{BEYOND_ASCII})[$£] {{1,9}}[0-9]"
)
"""Digits with a mark and blanks between, or a sign behind a blank or a mark that has blanks behind: few blanks, or more
than anybody counts."""

_BEFORE_SIGN = re.compile(r"(?:\A|\n| \\|[^\d\s)%$|] |[(\[\"“‘—–/~])\Z")
_LONE_CAPITAL = re.compile(r"(?<!\w)[A-Z] \Z")
_LOWER_WORD = re.compile(r"(?<!\w)[a-z]{2,}")


@rule(
    "numbers.stray-space",
    summary="Delete the blank that got into a number, or between it and its dollar or pound sign.",
    needs=("0123456789", " ", ",.$£'’"),
    prefilter=_PREFILTER,
    examples={"Some 10, 000 people of the town gave $ 14 million.": "Some 10,000 people of the town gave $14 million."},
    leaves=(
        "On Nov. 13, 130 people died.",
        "Open 24/7, 365 days a year.",
        "In 2009, 500 people came.",
        "the numbers 12, 130 and 400",
    ),
)
def stray_space(text: Text) -> Iterator[Edit]:
    """Yield a deletion of the blanks in each number that has some, and of those behind a sign of money."""
    for joint in text.document.once(joints):
        if joint.field == text.field:
            yield text.edit(joint.gap.start, joint.gap.end, joint.mark, joint.sure)
    if ("$ " in text.value or "£ " in text.value) and text.document.context.language.base == "en":
        yield from _signs(text)
    yield from _apostrophes(text)


def _apostrophes(text: Text) -> Iterator[Edit]:
    """The edits of blanks beside the apostrophes that group digits in Switzerland."""
    value = text.value
    for match in _APOSTROPHE.finditer(value):
        start = match.start("gap")
        if not _HEAD_OF_APOSTROPHES.search(value, max(start - 16, 0), start):
            continue
        is_swiss = text.document.context.language.base in SWISS
        if (is_swiss and value.startswith("000", match.end())) or text.once(_apostrophed) >= (1 if is_swiss else STYLE):
            blank = start + match["gap"].index(" ")
            yield text.edit(blank, blank + 1, "", SURE_OF_GROUPS)


def _apostrophed(value: str) -> int:
    """How many numbers of a text have their digits grouped by apostrophes."""
    return len(_GROUPED_BY_APOSTROPHES.findall(value))


def _signs(text: Text) -> Iterator[Edit]:
    """The edits of the blanks between a sign of money and its number."""
    value = text.value
    for match in _SIGN.finditer(value):
        place = match.start()
        amount = _AMOUNT.match(value, place + 1)
        before = value[max(place - 2, 0) : place]
        if amount is None or not _BEFORE_SIGN.search(before) or _GROUPED_POINT.match(value, place + 1):
            continue
        if _LONE_CAPITAL.search(value, max(place - 3, 0), place) or text.once(has_code):
            continue
        if text.once(_prose).holds(place):
            digits = place + len(amount[0]) - len(amount[0].lstrip(" ")) + 1
            yield text.edit(place + 1, digits, "", UNSURE if text.once(_has_style) else SURE_OF_SIGN)


def _has_style(value: str) -> bool:
    """Whether a text has its signs with a blank several times, and never without."""
    return not re.search(r"[$£][0-9]", value) and len(_SIGN.findall(value)) >= STYLE


class _Lines(NamedTuple):
    """Where lines start, and whether each is prose."""

    starts: tuple[int, ...]
    are_prose: tuple[bool, ...]

    def holds(self, place: int) -> bool:
        """Whether the line of `place` is prose."""
        return self.are_prose[bisect_right(self.starts, place) - 1]


def _prose(value: str) -> _Lines:
    starts, prose, start = [], [], 0
    for line in value.split("\n"):
        starts.append(start)
        prose.append(len(_LOWER_WORD.findall(line)) >= PROSE)
        start += len(line) + 1
    return _Lines(tuple(starts), tuple(prose))
