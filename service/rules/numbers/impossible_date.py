"""A date that cannot be (`July 2106`, `in 2916`, `September 11, 20001`, `June 31`) is reported with its readings.

Readings are years that news tell of, a transposition or one digit away; those that the article tells elsewhere come
first. They are suggested only. Far years stand in fiction, geology and forecasts (`by 2100`, `in 2150 AD`, `the year
3000`), so without a month it takes a verb of the past and a reading that the article tells.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.months import COMMON, DAYS, SHORTEST_NAME, month_names
from service.language.numbers.numerals import Numeral, tokens
from service.language.numbers.words import word_before
from service.language.numbers.years import is_called_year, may_precede_year
from service.rules.numbers.prefilters import LETTER
from service.rules.numbers.unread import UNREAD
from service.rules.punctuation.program_text import has_code

NEWS = range(1900, 2036)
"""Years that articles tell of: what is a digit away from one and outside is a slip, what is inside may be either."""

FAR = 2101
"""The first year that is far: forecasts go up to 2100 in all of the sample but two places, which have no month."""

FARTHEST = 2150
"""The last year that forecasts tell of without a month: later ones are fiction, or slips where a reading is told."""

TRANSPOSED, REPLACED, DOUBLED, DROPPED, GLUED = 1.0, 0.25, 2.0, 1.0, 0.1
"""The odds of slips, by the three labelled years: one transposed, one replaced, one doubled."""

TOLD, NOTHING = 5.0, 0.02
"""What it does to the odds of a year that the article tells it elsewhere, and the odds that it is no slip: of 431
damaged years 96 in 100 are told with their right reading first."""

MOST_SURE = 0.84
"""A date is never repaired unasked: three labels are too few to be surer."""

LAST_DAY = 0.5
"""That `June 31` is the thirtieth, as likely as that the day is right and the month wrong: no likely reading."""

FAR_YEARS = 2
"""So many far years in an article are meant."""

LONGEST_BEFORE = 32
"""Characters that a month and a day before a year take at most, or a verb and two words."""

MOST_READINGS = 4
"""A reader wants no more."""

_CANDIDATE = re.compile(
    r"[1-9](?<![0-9][1-9])(?<![0-9][.,'’\u00a0\u202f\u2009][1-9])(?:[0-9]{3,4}|(?<=[2-9])[0-9])"
    r"(?![0-9]|[.,'’\u00a0\u202f\u2009]{1,2}[0-9])"
)
_WORDS_BEHIND = (
    "and|but|at|in|when|as|for|with|the|a|an|it|he|she|they|we|you|there|this|that|which|who|to|from|on|by|after|before"
    "|because|while|until|was|were|is|are|will|would|had|has|his|her|their|its|our"
)
_END_OF_DATE = rf"(?:[.,;!?)](?:[^0-9]|$)|$| (?:{_WORDS_BEHIND})(?:[^A-Za-z0-9_]|$))"
_PREFILTER = (
    rf"{LETTER}\.? 3[01](?:st|nd|rd|th)?{_END_OF_DATE}|(?:^|[^0-9])3[01]\.? (?:de |of )?[^ \n]{{3,18}}{_END_OF_DATE}"
    r"|(?:^|[^0-9])(?:29|[3-9][0-9])(?:st|nd|rd|th|\.)?,? (?:de |of )?(?:[^ \n]{3,18},? (?:de |of )?)?(?:19|20)[0-9]{2}"
    rf"|(?:[ '.]|{LETTER})(?:2[1-9][0-9]{{2}}|[3-9][0-9]{{3}}|[12][0-9]{{4}})(?:[^0-9]|$)"
)
"""A day that some month does not have, beside a word, with a year or what may end a date; far years behind a word."""

_DIGIT = re.compile("[0-9]")
_DOUBLED = re.compile(r"(?P<digit>[0-9])(?P=digit)")
_TOO_LONG = len("20001")
_LENGTHS = (len("31"), len("2000"), _TOO_LONG)
_LEAP = 4
_LONGEST_MONTH = 31
_FEBRUARY = 2
_PAST = re.compile(
    r"\b(?:was|were|born|won|began|begun|held|built|made|left|since|[a-z]{2,}ed)(?: \w+)? (?:in|since) \Z"
)
_NOT_BEHIND = re.compile(r"[\w%°$€£]|[.,:/–-]\w| ?(?:AD|CE|BC|BCE)\b")
_COUNTED = re.compile(
    r" (?!as\b|was\b|has\b|its\b|this\b|does\b|is\b|us\b)(?:[^\W\d_]{2,}s|people|men|women|children)\b"
)
_YEAR_BEHIND = re.compile(r"(?:st|nd|rd|th)?,? (?:de |of )?(?P<year>(?:19|20)[0-9]{2})(?![\w%]|[.,:/–-][0-9])")
_NOTHING_BEHIND = re.compile(rf"(?:st|nd|rd|th)?(?:[.,;!?)](?![0-9])|\Z|\n| (?:{_WORDS_BEHIND})\b)")
_MARK_BEHIND = re.compile(r"(?:st|nd|rd|th)?[.;!?)](?![0-9])")
_IN = re.compile(r"\b(?:[Ii]n|[Oo]f|[Ff]or|[Dd]uring|im|em|en|в|у|v|w) \Z")
_ON = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Tt]hrough|[Ss]ince) \Z")


@rule(
    "numbers.impossible-date",
    summary="Report a date whose year is far or too long, or whose day its month does not have.",
    needs=("0123456789",),
    prefilter=_PREFILTER,
    examples={"He was elected in 2916, and left in 2016.": "He was elected in 2016, and left in 2016."},
    leaves=("by 2100", "in 2150 AD", "the year 3000", "In July 2500 people came.", "June 90 day bills", "March 87"),
)
def impossible_date(text: Text) -> Iterator[Edit]:
    """Yield a finding for each date that cannot be, with the readings that are likely."""
    for token in _candidates(text):
        dates = _dates(text.document.context.language.base)
        finding = (_of_day if len(token.text) == len("31") else _of_year)(text, token, dates)
        if finding and not text.once(has_code):
            yield finding


def _candidates(text: Text) -> list[Numeral]:
    """The numbers that may be a day or a year that cannot be."""
    found = []
    for token in text.once(tokens):
        start, digits = token
        is_bare = digits.isdigit()
        if is_bare and len(digits) not in _LENGTHS:
            continue
        if is_bare and digits.isascii():  # no other digits are joined to it, so that nobody has to look around
            if digits[0] != "0" and _is_over(digits):
                found.append(token)
            continue
        parts = _CANDIDATE.finditer(text.value, start, start + len(digits))
        found += [Numeral(part.start(), part[0]) for part in parts if _is_over(part[0])]
    return found


def _is_over(digits: str) -> bool:
    """Whether digits are more than the days that every month has, or a year that is far."""
    return digits > "28" if len(digits) == len("31") else int(digits) >= FAR


class _Dates:
    """The patterns of dates in a language."""

    def __init__(self, language: str | None) -> None:
        self.names = month_names(language) if language else _names_where_unknown()
        months = "|".join(sorted(map(re.escape, self.names), key=lambda name: (-len(name), name))) or "(?!)"
        day = "(?:0?[1-9]|[12][0-9]|3[01])"
        self.endings = frozenset(name[-SHORTEST_NAME:] for name in self.names)
        self.is_english = language == "en"
        self.month = re.compile(rf"(?<!\w)(?P<month>{months})\.? \Z")
        self.month_behind = re.compile(rf"\.? (?:de |of )?(?P<month>{months})(?!\w)")
        self.before_year = re.compile(rf"(?<!\w)(?:{months})\.?,? (?:de )?\Z")
        self.before_year_of_day = re.compile(
            rf"(?<!\w)(?:(?:{months})\.? {day}(?:st|nd|rd|th)?,? |{day}\.? (?:de )?(?:{months})\.?,? (?:de )?)\Z"
        )

    def may_end(self, words: str) -> bool:
        """Whether the last of some words may be a month: nearly all others have another end."""
        return words[-SHORTEST_NAME:] in self.endings


@cache
def _names_where_unknown() -> Mapping[str, int]:
    """The months of the languages that are not known apart where an article is short."""
    names: dict[str, int] = {}
    for language in COMMON:
        names |= {name: number for name, number in month_names(language).items() if len(name) > len("Mar")}
    return MappingProxyType(names)


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _dates(language: str | None) -> _Dates:
    return _Dates(language)


def _of_year(text: Text, token: Numeral, dates: _Dates) -> Edit | None:
    """The finding of a year that is far or has five digits."""
    value, (start, digits) = text.value, token
    if _NOT_BEHIND.match(value, token.end):
        return None
    first = max(start - LONGEST_BEFORE, 0)
    before = value[first:start]
    has_day = _DIGIT.search(before) and dates.before_year_of_day.search(value, first, start)
    has_month = has_day or _is_behind_month(value, start, before, dates)
    if len(digits) == _TOO_LONG:
        is_year = has_day or (_DOUBLED.search(digits) and (has_month or _is_told_as_year(value, token)))
        return _with_readings(text, token, has_month=True) if is_year and digits[0] in "12" else None
    is_farther = int(digits) > FARTHEST
    if not (has_month or _is_past(value, start, before) or (is_farther and _is_told_as_year(value, token))):
        return None
    if not (_is_alone(value, token.end, dates) or (has_day and (before[-2] == "," or digits[-1] != "0"))):
        return None
    return _with_readings(text, token, has_month=bool(has_month))


def _is_behind_month(value: str, start: int, before: str, dates: _Dates) -> bool:
    """Whether a month is the end of `before`, which stands before the number at `start`."""
    if not (before.endswith(" ") and dates.may_end(before.removesuffix(" de ").rstrip(" ,."))):
        return False
    return dates.before_year.search(value, start - len(before), start) is not None


def _is_past(value: str, start: int, before: str) -> bool:
    """Whether a verb of the past and `in` or `since` are the end of `before`, likewise."""
    return before.endswith((" in ", " since ")) and _PAST.search(value, start - len(before), start) is not None


def _is_alone(value: str, end: int, dates: _Dates) -> bool:
    """Whether nothing is told behind the number that ends at `end` that it may count."""
    if _NOTHING_BEHIND.match(value, end) or is_called_year(value, end):
        return True
    return dates.is_english and not _COUNTED.match(value, end)


def _is_told_as_year(value: str, token: Numeral) -> bool:
    """Whether a word such as `since` stands before a number, and nothing that it counts behind."""
    if not may_precede_year(word_before(value, token.start)):
        return False
    return bool(_NOTHING_BEHIND.match(value, token.end) or is_called_year(value, token.end))


def _with_readings(text: Text, token: Numeral, *, has_month: bool) -> Edit | None:
    """The finding with its readings, likeliest first; without a month it takes one that the article tells."""
    years = text.once(_years)
    if sum(int(year) >= FAR for year in years) >= FAR_YEARS:
        return None
    odds = _slips(token.text)
    if not has_month and not any(reading in years for reading in odds):
        return None
    weighed = {reading: share * (TOLD if reading in years else 1) for reading, share in odds.items()}
    whole = sum(weighed.values()) + NOTHING
    ranked = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))
    readings = [Reading(reading, min(round(share / whole, 2), MOST_SURE)) for reading, share in ranked]
    if not readings:
        return text.edit(token.start, token.end, None, UNREAD)
    best, others = readings[0], tuple(readings[1:MOST_READINGS])
    return text.edit(token.start, token.end, best.after, best.confidence, others)


def _slips(year: str) -> dict[str, float]:
    """The years of news that a slip may have made `year` of, with their odds."""
    odds: dict[str, float] = {}

    def add(reading: str, share: float) -> None:
        if int(reading) in NEWS:
            odds[reading] = odds.get(reading, 0) + share

    if len(year) == _TOO_LONG:
        for place in range(_TOO_LONG):
            is_doubled = year[place] in (year[place - 1 : place], year[place + 1 : place + 2])
            add(year[:place] + year[place + 1 :], DOUBLED if is_doubled else DROPPED)
        if int(year[:4]) in NEWS:
            odds[f"{year[:4]} {year[4]}"] = GLUED
        return odds
    for place in range(len(year) - 1):
        add(year[:place] + year[place + 1] + year[place] + year[place + 2 :], TRANSPOSED)
    for place in range(len(year)):
        for digit in "0123456789":
            if digit != year[place]:
                add(year[:place] + digit + year[place + 1 :], REPLACED)
    return odds


def _years(value: str) -> frozenset[str]:
    """Every number of four digits in a text."""
    return frozenset(token.text for token in tokens(value) if len(token.text) == len("2000") and token.text.isdigit())


def _of_day(text: Text, token: Numeral, dates: _Dates) -> Edit | None:
    """The finding of a day that its month does not have."""
    value, start, day = text.value, token.start, int(token.text)
    first = max(start - LONGEST_BEFORE, 0)
    is_near = value.startswith(" ", start - 1) and dates.may_end(value[first : start - 1].removesuffix("."))
    before = dates.month.search(value, first, start) if is_near else None
    behind = None if before else dates.month_behind.match(value, token.end)
    month = before or behind
    if month is None:
        return None
    number = dates.names[month["month"]]
    year = _YEAR_BEHIND.match(value, behind.end() if behind else token.end)
    is_leap = year is None or int(year["year"]) % _LEAP == 0
    last = DAYS[number] if is_leap else DAYS[number] - (number == _FEBRUARY)
    if day <= last or not (year or (day <= _LONGEST_MONTH and _is_day(value, token, before, behind))):
        return None
    is_short = day == last + 1 and number != _FEBRUARY
    readings = (Reading(str(last), LAST_DAY),) if is_short else ()
    return text.edit(start, token.end, None, UNREAD, readings)


def _is_day(value: str, token: Numeral, before: re.Match[str] | None, behind: re.Match[str] | None) -> bool:
    """Whether a number beside a month is a day: not one of those who are counted behind it."""
    if behind:
        return bool(_NOTHING_BEHIND.match(value, behind.end()))
    place = before.start() if before else 0
    if _ON.search(value, max(place - 8, 0), place):
        return bool(_NOTHING_BEHIND.match(value, token.end))
    return bool(_MARK_BEHIND.match(value, token.end)) and not _IN.search(value, max(place - 8, 0), place)
