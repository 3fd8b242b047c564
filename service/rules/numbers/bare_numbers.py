"""How sure it is that the letters of a number are digits where nothing groups or measures it."""

import re

from service.engine.edit import Span
from service.language.months import WITH_POINT
from service.language.numbers.lexicon import lexicon
from service.language.numbers.years import is_called_year, may_precede_year
from service.rules.numbers.confusable_letters import DEGREES, DIGITS, ONES, ZEROS
from service.rules.numbers.whole_numbers import (
    COUNTED,
    HEDGES,
    LAST_DAY,
    LITRES_BEHIND,
    NAMING,
    PERSONS,
    Whole,
    has_plural_behind,
    is_age,
    is_age_of_person,
    is_beside_month,
    is_counted,
    is_day_in_brackets,
    is_in_century,
    stands_between,
    word_behind_line,
)

SURE_OF_GROUPED, SURE_OF_MEASURE, SURE_OF_YEAR, SURE_OF_DATE = 0.98, 0.98, 0.97, 0.97
SURE_OF_COUNT, SURE_OF_SHAPE, SURE_OF_WORDS = 0.98, 0.96, 0.97
"""The eight labelled numbers are years, a day and counts, all of them with `o` or a leading `l`; in the sample and the
development articles nothing else of these forms was seen, but for some ninety ordinals (`1o`), which are left out. Of
damaged good numbers in the half that is fitted on 1,216 were repaired, all of them rightly, 163 by `SURE_OF_WORDS`
(at least 98 % by Wilson's interval) and 40 by `SURE_OF_SHAPE` (at least 91 %)."""

LIKELY, UNSURE = 0.83, 0.8
"""Behind a label or a name, where it may be a part of that name; and where nothing tells what the number is."""

_ENDS_ONLY = re.compile(rf"[0-9]+[{ZEROS}I]+")
_ORDINAL_BEHIND = re.compile(r"\. [^\W\d_]{4,}")
_TURNED = re.compile(
    r" ?[CFNSEW]\b| (?:angles?|turns?|rotations?|bend|north|south|east|west|latitude|longitude|below"
    r"|to the (?:north|south|east|west|left|right))\b"
)
_SHAPE = re.compile(rf"[0-9{ONES}]*[0-9][{ZEROS}{ONES}]+[0-9].*|[1-9][0-9]*(?:[oO]{{2,}}|[оО]{{2,}})|l[0-9]{{2,}}")
_CALLED = re.compile(rf"[0-9][{ZEROS}{ONES}][0-9]")
"""What people and bands call themselves too (`2l8`, `4o4`)."""

_POSTED = re.compile(r"(?:19|20)[0-9]{2}I")
_SECOND = re.compile(r"[1-9]o")
"""An ordinal or the name of a product (`4o users`) as well."""

_LAYER = re.compile(r"l[0-9]")
"""The name of a layer, a norm, a vertebra or a cache as well."""

_ROAD = re.compile(r"I[0-9]{1,3}")
_ROAD_BEFORE = frozenset(("on", "along", "off", "near", "via", "down", "up", "across", "onto", "an", "from"))
_ROAD_BEHIND = frozenset(
    ("freeway", "highway", "corridor", "interchange", "form", "visa", "notice", "petition", "exit")
)
_COMPOUND = re.compile(
    r"-(?:year|month|week|day|hour|minute|second|point|page|member|seat|room|mile|foot|inch|yard|acre|pound|ton|game"
    r"|kilomet(?:er|re)|met(?:er|re)|percent|story|man|woman|person|vote)s?(?!\w)"
)
_WORD_OR_END = re.compile(r"\s+[^\W\d_]{2,}| ?[.,;:!?)\]”\"»]+(?:\s|\Z)|\s+[–—(-]|\s*\Z|\s*\n")


def of_bare(value: str, span: Span, language: str) -> float:
    """How sure it is of a number that is neither grouped nor measured."""
    start, end = span
    word = value[start:end]
    number = word.translate(DIGITS)
    if not number.isdigit():
        is_count = language == "en" and word[-1] != "l" and word_behind_line(value, end) in COUNTED
        return SURE_OF_COUNT if is_count else 0
    if _POSTED.fullmatch(word) or value[end : end + 1].isalpha() or _TURNED.match(value, end):
        return 0
    if value[end : end + 1] == "-":
        return SURE_OF_COUNT if _COMPOUND.match(value, end) and not _may_be_name(word) else 0
    return _of_whole(Whole(value, span, language))


def _of_whole(whole: Whole) -> float:
    """How sure it is of a number without a fraction that measures nothing."""
    word = whole.word
    if whole.is_year and (sure := _of_year(whole)):
        return sure
    if 1 <= whole.number <= LAST_DAY and is_beside_month(whole.value, whole.span, whole.language):
        return SURE_OF_DATE
    if is_in_century(whole) or is_day_in_brackets(whole) or is_age_of_person(whole):
        return SURE_OF_DATE
    if is_counted(whole):
        is_name = whole.before.lower() in NAMING or (whole.is_named and DEGREES.fullmatch(word))
        is_product = whole.language == "en" and _SECOND.fullmatch(word) and whole.behind in PERSONS
        return UNSURE if is_name or is_product else SURE_OF_COUNT
    if not _WORD_OR_END.match(whole.value, whole.span.end):
        return 0
    return _of_shape(whole) if _SHAPE.fullmatch(word) else _of_surroundings(whole)


def _of_shape(whole: Whole) -> float:
    """How sure it is of letters where no name has them."""
    before = whole.before.lower()
    is_code = before in NAMING or (whole.is_named and before not in lexicon(whole.language).labels)
    if is_code and (whole.language != "de" or before in NAMING):
        return LIKELY
    return LIKELY if _CALLED.fullmatch(whole.word) and _of_words(whole) < SURE_OF_SHAPE else SURE_OF_SHAPE


def _of_surroundings(whole: Whole) -> float:
    """How sure it is of letters where names have them as well."""
    word = whole.word
    if whole.language in WITH_POINT and word[-1] != "l" and _ORDINAL_BEHIND.match(whole.value, whole.span.end):
        return SURE_OF_WORDS
    if whole.is_named:
        return UNSURE if word[-1] in ZEROS else 0
    if word[-1] in ONES or _ROAD.fullmatch(word):
        return _of_name(whole)
    return _of_words(whole)


def _of_year(whole: Whole) -> float:
    """How sure it is that digits such as those of a year are one."""
    word, value, end = whole.word, whole.value, whole.span.end
    is_told = (
        may_precede_year(whole.before)
        or is_called_year(value, end)
        or is_beside_month(value, whole.span, whole.language)
    )
    is_recent = is_told or whole.is_recent
    if word[0] == "I":
        is_road = whole.before in _ROAD_BEFORE or whole.behind in _ROAD_BEHIND
        return SURE_OF_YEAR if is_recent and not is_road else LIKELY
    if word[-1] == "l" and word[0] != "l" and word[-2] != "l":
        return 0 if LITRES_BEHIND.match(value, end) else SURE_OF_YEAR if is_told else LIKELY
    if _ENDS_ONLY.fullmatch(word):
        return SURE_OF_YEAR if is_recent else LIKELY
    return SURE_OF_YEAR


def _may_be_name(word: str) -> bool:
    """Whether a word may be litres, a road or a form."""
    return word[-1] == "l" or bool(_ROAD.fullmatch(word))


def _of_name(whole: Whole) -> float:
    """How sure it is of what may be litres, a road or a form."""
    is_between, has_plural = stands_between(whole), has_plural_behind(whole)
    if whole.word[-1] == "l":
        return UNSURE if is_between or has_plural else 0
    return SURE_OF_WORDS if is_between or (has_plural and whole.before not in _ROAD_BEFORE) else 0


def _of_words(whole: Whole) -> float:
    """How sure it is by the words around it: a hedge, a range, an age, a plural behind."""
    word, before, is_between = whole.word, whole.before.lower(), stands_between(whole)
    is_hedged = before in HEDGES or before == "top"
    if _LAYER.fullmatch(word) or (whole.language == "en" and _SECOND.fullmatch(word) and not is_between):
        return UNSURE if whole.before.islower() else 0
    if is_between or is_hedged or has_plural_behind(whole) or is_age(whole):
        return SURE_OF_WORDS
    return UNSURE if whole.before.islower() else 0
