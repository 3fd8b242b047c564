"""An English ordinal with the ending of another (`45rd`, `3nd`, `21th`) gets its own; the teens are 11th, 12th, 13th.

The digits stay, for it is the ending that people get wrong: they say `twenty-oneth` or type the key beside. Where one
digit and an ending of another one stand together (`1nd`), either may be wrong, and it is only suggested. `11st` is
also eleven stone, so that up to a hundred `st` takes a month before it, or a word that tells a place in a row right
behind it and not before another noun: `the 15st state of the Union`, but `the 14st state trooper`. Where anybody is
weighed in the article, it is only suggested.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.months import month_pattern
from service.language.word_lists import read_list
from service.rules.numbers.ordinal_suffixes import ENDINGS, ordinal_suffix
from service.rules.punctuation.program_text import has_code

_BOUNDARY = re.compile(r"(?![\w'’]|[-/.:]\w)")
_ORDINAL = re.compile(r"[0-9](?:st|nd|rd|th)")
_NUMBER = re.compile(r"(?:(?<![0-9])[1-9][0-9]{0,3}|(?<![0-9,.])[1-9][0-9]?,[0-9]{3})\Z")
_PREFILTER = r"(?:^|[^1])(?:1(?:nd|rd|th)|2(?:st|rd|th)|3(?:st|nd|th))|[04-9](?:st|nd|rd)|1[1-3](?:st|nd|rd)"
"""The ordinals with an ending that is not their own."""

_NOT_BEFORE = frozenset("$£€#&+*@/:=_–-.,")
_ARTICLE = re.compile(r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Tt]heir|[Mm]y)|\w['’]s) \Z")
_RANKED = re.compile(r"\b(?:[Rr]ank(?:s|ed|ing)?|[Cc]ame|[Ff]inish(?:ed|es|ing)|[Pp]lac(?:ed|es|ing))(?: in)? \Z")
_SURELY_RANKED = re.compile(r"\b(?:is|are|was|were|currently) ranked \Z")
_BEFORE_ROW = re.compile(r"(?<!\w)(?:[Aa]n?|[Tt]his|[Tt]hat|[Ee]very|[Ii]n|[Ff]or|[Oo]n) \Z")
_MONTH = re.compile(rf"(?<!\w)(?:{month_pattern('en')})\.?(?: the)? \Z")
_NOUNS = "|".join(re.escape(word) for word in read_list(__package__, "ordinal_nouns.txt"))
_IN_A_ROW = re.compile(rf" (?:[A-Za-z.]+ )?(?i:{_NOUNS})(?!\w)")
_WORD_BEHIND = re.compile(r" (?P<noun>[^\W\d_]+)")
_WORD_AFTER_NAME = re.compile(r" (?:[A-Z][A-Za-z]*|(?:[A-Z]\.)+) (?P<noun>[^\W\d_]+)")
_PERSONS = frozenset(("president", "seed", "grader", "graders", "ranked"))
_NOUNS_OF_ROWS = frozenset(read_list(__package__, "ordinal_nouns.txt")) - _PERSONS
_AFTER_NOUN = "|".join(re.escape(word) for word in read_list(__package__, "words_after_nouns.txt"))
_ENDS = re.compile(rf"['’]s(?!\w)|[.,;:!?)”\"]|\s*\Z|\s*\n|(?: [–—-])|\s(?:{_AFTER_NOUN})(?!\w)")
_YEAR = re.compile(r",? (?:19|20)[0-9]{2}(?!\w)")
_TIMELESS = frozenset(("century", "centuries", "anniversary", "amendment"))
_WEIGHED = re.compile(
    r"[0-9] ?lbs?\b|\b(?:stones?|kilos?|weigh(?:s|ed|t|ts|ing|-in)?|overweight|heavier|lighter|slimm(?:ed|er|ing)|obese"
    r"|diet)\b"
)
_DAY = re.compile(
    rf" (?:day )?of (?:(?:{month_pattern('en')})(?!\w)|(?:the|each|every|this|next|last|that|one|a) month\b)"
)
_WEIGHT = re.compile(r" [0-9]| (?:in weight|of weight|heavier|lighter|overweight|he|she|they|I)\b")

_DIGITS = MappingProxyType({ending: str(digit) for digit, ending in ENDINGS.items()})
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
    prefilter=_PREFILTER,
    examples={"the 45rd president on the 21th of May": "the 45th president on the 21st of May"},
    leaves=("the 11th, 12th and 13th", "the 111th", "the 21st, 22nd and 23rd", "He weighs 12st 4lb."),
)
def ordinal_ending(text: Text) -> Iterator[Edit]:
    """Yield an edit for each ordinal of an English text with an ending that is not its own."""
    language = text.document.context.language.base
    if language not in ("en", None):
        return
    value = text.value
    for match in _ORDINAL.finditer(value):
        end, ending = match.start() + 1, match[0][1:]
        found = _NUMBER.search(value, max(end - LONGEST_NUMBER, 0), end)
        if not found or ending == (right := ordinal_suffix(found[0])) or not _BOUNDARY.match(value, match.end()):
            continue
        start, number = found.start(), found[0]
        before = value[max(start - LONGEST_BEFORE, 0) : start]
        if before[-1:].isalnum() or before[-1:] in _NOT_BEFORE:
            continue
        count = int(number.replace(",", ""))
        may_weigh = ending == "st" and count <= HEAVIEST
        is_told = (_is_no_stone if may_weigh else _is_told)(text, before, match.end())
        if language is None and not (is_told or _ARTICLE.search(before)):
            continue
        if may_weigh and not is_told and not _is_no_weight(value, before, match.end()):
            continue
        sure = _confidence(count, ending, is_told=is_told)
        if not text.once(has_code):
            yield text.edit(end, end + 2, right, sure) if ending == "th" else _with_other(text, start, end, right, sure)


def _is_no_stone(text: Text, before: str, end: int) -> bool:
    """Whether what stands around an ordinal that may be a weight tells a day or a place in a row for sure."""
    value = text.value
    if _DAY.match(value, end) or (_MONTH.search(before) and (_ENDS.match(value, end) or _YEAR.match(value, end))):
        return True
    nouns = [noun for pattern in (_WORD_BEHIND, _WORD_AFTER_NAME) if (noun := pattern.match(value, end))]
    if any(noun["noun"].lower() in _TIMELESS for noun in nouns):
        return True
    is_ended = any(noun["noun"].lower() in _NOUNS_OF_ROWS and _ENDS.match(value, noun.end()) for noun in nouns)
    is_in_row = is_ended and (_ARTICLE.search(before) or _BEFORE_ROW.search(before))
    is_ranked = _SURELY_RANKED.search(before) and _ENDS.match(value, end) and not _WEIGHT.match(value, end)
    return bool(is_in_row or is_ranked) and not text.once(_is_weighed)


def _is_weighed(value: str) -> bool:
    """Whether anybody is weighed in a text."""
    return _WEIGHED.search(value) is not None


def _is_told(text: Text, before: str, end: int) -> bool:
    """Whether what stands around an ordinal tells a day or a place in a row."""
    value = text.value
    if _MONTH.search(before) or _RANKED.search(before):
        return True
    return bool(_IN_A_ROW.match(value, end) or _DAY.match(value, end))


def _is_no_weight(value: str, before: str, end: int) -> bool:
    """Whether what stands around an ordinal up to a hundred with `st` does not tell a weight in stone."""
    return bool(_ARTICLE.search(before)) and not _WEIGHT.match(value, end)


def _confidence(number: int, ending: str, *, is_told: bool) -> float:
    """How sure it is that the ending of a number is wrong, and not the number."""
    if ending == "th":
        return SURE_OF_TH
    digit, is_teen = number % 10, number // 10 % 10 == 1
    if is_teen and ENDINGS.get(digit) == ending:
        return SURE_OF_TEENS
    if ending == "st" and number <= HEAVIEST and not is_told:
        return UNSURE
    if is_teen or digit not in ENDINGS:
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
