"""A number that lost digits (`over 0,000`, `£17.m`, `5.%`, `costs ,500`) is reported: nobody can tell which.

Where only the decimals may be missing (`£17.m`, `12.percent`), the number without them is told as an unlikely
reading. Never applied.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.numbers.measures import magnitude_behind, percent_behind
from service.rules.numbers.known_marks import known_marks
from service.rules.numbers.prefilters import LETTER
from service.rules.numbers.unread import UNREAD
from service.rules.punctuation.program_text import has_code

_GROUP = re.compile(r"(?P<groups>,[0-9]{3}(?:,[0-9]{3})*)(?![\w%]|,[0-9]|\.[0-9])")
_MAGNITUDE = re.compile(r"\.(?=(?:m|mn|bn|b|tn|million|billion|trillion)(?![\w.]))")
_POINTED_GROUP = re.compile(r"(?<![\w.,:/–-])0\.000(?![\w%]|[.,][0-9]| ?%)")
_LOST_DECIMALS = re.compile(r"[0-9][.,](?=%|[^\W\d_]{3})")
_WHOLE = re.compile(r"(?<![\w.,:/–-])(?:0|[1-9][0-9]{0,2})\Z")
_SUM = re.compile(r"(?:[$£€¥₹]|Rs)[0-9]{1,3}(?:,[0-9]{3})*\Z")
_ZERO = re.compile(r"(?<![\w.,$£€¥₹/:–-])(?P<sign>[$£€¥₹]?)0\Z")
_SIGN = re.compile(r"(?<!\w)[$£€¥₹]\Z")
_VERB = re.compile(
    r"\b(?:costs?|paid|pays?|raises?|raised|earns?|earned|over|about|nearly|almost|some|than|least|worth|spent|up to"
    r"|gave|owes?|owed|sold for|of) \Z"
)
_PREFILTER = (
    r"[$£€¥₹]0?,[0-9]{3}| ,[0-9]00|\b0,(?:[0-9]00|[0-9]{3},[0-9]{3})|\b0\.000(?:[^0-9A-Za-z_%]|$)"
    r"|[0-9]\.(?:[mbt]n?|million|billion|trillion)(?:[^A-Za-z0-9_.]|$)"
    rf"|\b[0-9]{{1,3}}[.,](?:%|{LETTER}{{3}})"
)
_ROUND = re.compile(r",[0-9]00")

WITHOUT_DECIMALS = 0.05
"""Of 86 numbers whose decimals were taken away none had been whole; of the two labelled places one may have been."""

LONGEST_SUM = 24
"""Characters looked at before a mark: a sum, or a few words."""

_WHY = "Digits of this number were lost, and nothing tells which."


@rule(
    "numbers.swallowed-digits",
    summary="Report a number that lost some of its digits.",
    needs=("0123456789$£€", ",."),
    prefilter=_PREFILTER,
    examples={"It raised £17.m for the poor.": "It raised £17m for the poor."},
    leaves=("It raised £17m.", "at 0.500 of it", "a share of 0,467", "the figures 1,000 and 0"),
)
def swallowed_digits(text: Text) -> Iterator[Edit]:
    """Yield a finding for each number without some of its digits, in texts that group by a comma."""
    language, value = text.document.context.language, text.value
    marks = known_marks(text.document)
    if marks is None:
        return
    if marks.group == ",":
        yield from _of_commas(text)
    elif marks.group == ".":
        for match in _POINTED_GROUP.finditer(value):
            if not percent_behind(value, match.end(), language.base) and not text.once(has_code):
                yield text.edit(match.start(), match.end(), None, UNREAD, explanation=_WHY)
    for match in _LOST_DECIMALS.finditer(value):
        place = match.start() + 1
        if value[place] != marks.decimal or not _is_measured(value, place + 1, language.base):
            continue
        if _WHOLE.search(value, max(place - LONGEST_SUM, 0), place) and not text.once(has_code):
            yield text.edit(place, match.end(), "", WITHOUT_DECIMALS, explanation=_WHY)


def _of_commas(text: Text) -> Iterator[Edit]:
    """The findings of a text that groups by commas."""
    value = text.value
    for match in _GROUP.finditer(value):
        place = match.start()
        start = _start(value, place, match["groups"]) if value[place - 1 : place] in "0 $£€¥₹" else None
        if start is not None and not text.once(has_code):
            yield text.edit(start, match.end(), None, UNREAD, explanation=_WHY)
    for match in _MAGNITUDE.finditer(value):
        money = _SUM.search(value, max(match.start() - LONGEST_SUM, 0), match.start())
        if money and not text.once(has_code):
            yield text.edit(match.start(), match.end(), "", WITHOUT_DECIMALS, explanation=_WHY)


def _start(value: str, place: int, groups: str) -> int | None:
    """Where a number begins that has no digits, or a zero, before the groups at `place`; `None` where it is whole."""
    before = value[max(place - LONGEST_SUM, 0) : place]
    if zero := _ZERO.search(before):
        is_lost = zero["sign"] or _ROUND.fullmatch(groups) or len(groups) > len(",000")
        return place - len(zero[0]) if is_lost else None
    if sign := _SIGN.search(before):
        return place - len(sign[0])
    return place if _ROUND.fullmatch(groups) and _VERB.search(before) else None


def _is_measured(value: str, place: int, language: str | None) -> bool:
    """Whether a percent sign or the word of a magnitude stands at `place`."""
    return bool(percent_behind(value, place, language) or magnitude_behind(value, place, language))
