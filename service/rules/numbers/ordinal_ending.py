"""An English ordinal with the ending of another (`45rd`, `3nd`, `21th`) gets its own; the teens are 11th, 12th, 13th.

The digits stay, for it is the ending that people get wrong: they say `twenty-oneth` or type the key beside. Where one
digit and an ending of another one stand together (`1nd`), either may be wrong, and it is only suggested. `11st` is
also eleven stone, so that up to forty `st` takes a month before it or a word behind it that tells a place in a row:
`the 20st century`, but `the 16st boxer`.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.months import month_pattern
from service.language.word_lists import read_list
from service.rules.punctuation.program_text import has_code

_BOUNDARY = re.compile(r"(?![\w'’]|[-/.:]\w)")
_ORDINAL = re.compile(r"[0-9](?:st|nd|rd|th)")
_NUMBER = re.compile(r"(?:(?<![0-9])[1-9][0-9]{0,3}|(?<![0-9,.])[1-9][0-9]?,[0-9]{3})\Z")
_NOT_BEFORE = frozenset("$£€#&+*@/:=_–-.,")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Tt]heir|[Mm]y) \Z")
_MONTH = re.compile(rf"(?<!\w)(?:{month_pattern('en')})\.?(?: the)? \Z")
_NOUNS = "|".join(re.escape(word) for word in read_list(__package__, "ordinal_nouns.txt"))
_IN_A_ROW = re.compile(rf" (?:[A-Za-z.]+ )?(?i:{_NOUNS})(?!\w)")
_DAY = re.compile(rf" of (?:{month_pattern('en')})(?!\w)")
_WEIGHT = re.compile(r" [0-9]| (?:in weight|of weight|heavier|lighter|overweight|he|she|they|I)\b")

_ENDINGS = MappingProxyType({1: "st", 2: "nd", 3: "rd"})
_DIGITS = MappingProxyType({ending: str(digit) for digit, ending in _ENDINGS.items()})
_BESIDE = frozenset(((3, "nd"), (2, "rd")))

SURE_OF_TH, SURE_OF_TEENS, SURE_OF_OTHER, SURE_OF_ROW, BESIDE, UNSURE = 0.98, 0.98, 0.98, 0.95, 0.9, 0.82
"""One labelled place (`3nd`, a third), and `45rd` and `21th` seen by those who read for the list of repairs. By shape:
where `th` stands no digit is in doubt; a teen with the ending of its digit is a slip of grammar; an ending of one of
the two neighbours `2nd` and `3rd` may be a slip of the finger (`BESIDE`), and of others nothing is known."""

LONGEST_NUMBER = 8
"""Characters that a number takes, with one before it."""

LONGEST_BEFORE = 16
"""Characters that a month or an article takes before an ordinal."""

HEAVIEST = 100
"""Stone that the heaviest people weighed, in round numbers: `the 50st man` is no fiftieth."""

DIGIT_WRONG = 0.1
"""That the digit was mistyped and the ending is right."""


@rule(
    "numbers.ordinal-ending",
    summary="Give an English ordinal the ending that belongs to its number.",
    needs=("0123456789", "dth", "nrst"),
    examples={"the 45rd president on the 21th of May": "the 45th president on the 21st of May"},
    leaves=("the 11th, 12th and 13th", "the 111th", "the 21st, 22nd and 23rd", "He weighs 12st 4lb."),
)
def ordinal_ending(text: Text) -> Iterator[Edit]:
    """Yield an edit for each ordinal of an English text with an ending that is not its own."""
    if text.document.context.language.base != "en":
        return
    value = text.value
    for match in _ORDINAL.finditer(value):
        end, ending = match.start() + 1, match[0][1:]
        found = _NUMBER.search(value, max(end - LONGEST_NUMBER, 0), end)
        if not found or ending == (right := _ending(found[0])) or not _BOUNDARY.match(value, match.end()):
            continue
        start, number = found.start(), found[0]
        before = value[max(start - LONGEST_BEFORE, 0) : start]
        if before[-1:].isalnum() or before[-1:] in _NOT_BEFORE:
            continue
        is_told = bool(_MONTH.search(before) or _IN_A_ROW.match(value, match.end()) or _DAY.match(value, match.end()))
        count = int(number.replace(",", ""))
        if ending == "st" and count <= HEAVIEST and not is_told and not _is_no_weight(value, before, match.end()):
            continue
        sure = _confidence(count, ending, is_told=is_told)
        if not text.once(has_code):
            yield text.edit(end, end + 2, right, sure) if ending == "th" else _with_other(text, start, end, right, sure)


def _is_no_weight(value: str, before: str, end: int) -> bool:
    """Whether what stands around an ordinal up to a hundred with `st` does not tell a weight in stone."""
    return bool(_ARTICLE.search(before)) and not _WEIGHT.match(value, end)


def _ending(number: str) -> str:
    """The ending of a number in digits."""
    last = int(number[-1])
    return "th" if number[-2:-1] == "1" else _ENDINGS.get(last, "th")


def _confidence(number: int, ending: str, *, is_told: bool) -> float:
    """How sure it is that the ending of a number is wrong, and not the number."""
    if ending == "th":
        return SURE_OF_TH
    digit, is_teen = number % 10, number // 10 % 10 == 1
    if is_teen and _ENDINGS.get(digit) == ending:
        return SURE_OF_TEENS
    if ending == "st" and number <= HEAVIEST and not is_told:
        return UNSURE
    if is_teen or digit not in _ENDINGS:
        return SURE_OF_OTHER
    if (digit, ending) in _BESIDE:
        return BESIDE
    return SURE_OF_ROW if is_told and number > digit else UNSURE


def _with_other(text: Text, start: int, end: int, right: str, sure: float) -> Edit:
    """The edit of an ordinal, with the number that its ending would belong to as another reading."""
    number, ending = text.value[start:end], text.value[end : end + 2]
    other = Reading(f"{number[:-1]}{_DIGITS[ending]}{ending}", DIGIT_WRONG)
    alternatives = () if number[-2:-1] == "1" else (other,)
    return text.edit(start, end + 2, f"{number}{right}", sure, alternatives)
