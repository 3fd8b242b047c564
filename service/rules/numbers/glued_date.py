"""A date whose comma, point or hour lost the blank behind it (`March 3,2017`) gets it back.

Four digits cannot be a group, so `December 7,1941` is never 71,941: with the month before them, day and year stand
there. `November 2,500 people` has three digits and stays. Where a clock time is glued to the year (`April 5,
20177:45pm`), the colon tells where the year ends. The name of a month is parted from the day before it (`5March`,
`5.März`, `5de maio`) and from the year behind it (`March2017`); in hashtags, handles and names of files they are one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.locales import number_marks
from service.language.months import COMMON, WITH_POINT, full_month_pattern, month_pattern
from service.language.numbers.words import word_before
from service.language.numbers.years import may_precede_year
from service.language.word_lists import read_list
from service.rules.numbers.confusable_letters import DAY_WITH_LETTERS
from service.rules.numbers.prefilters import BEYOND_ASCII, LETTER

_COMMA = re.compile(r",(?=(?:1[6-9]|20)[0-9]{2}(?![a-z0-9_%°$€£]|[.,:/–-]\w| ?(?:per ?cent|pct|million|billion)\b))")
_COLON = re.compile(r":(?=[0-5][0-9])")
_YEARS_BEHIND_LETTER = tuple(
    re.compile(rf"{century}(?<=[^\W\d_]{century})[0-9]{{2}}(?![\w%°]|[’'.,:/–-]\w)") for century in ("19", "20")
)
"""A pattern for each century, for a search for known digits is far the fastest."""

_DAY = re.compile(r"(?:(?<![\w.,/–—#@%$€£&=+'’-])(?<!\w:)|(?<=[0-9][–—-]))(?:0?[1-9]|[12][0-9]|3[01])\Z")
_DAY_OF_NO_MONTH = re.compile(r"[A-Z]\w+\W?[ \n]+(?:[1-9]|[12][0-9]|3[01])\Z")
_YEAR_OF_NO_MONTH = re.compile(r",(?:19[5-9]|20[0-3])[0-9](?=[,)])")
_YEAR_AND_HOUR = re.compile(r"(?<!\w)(?:19|20)[0-9]{2}(?P<hour>[01]?[0-9]|2[0-3])\Z")
_MINUTES = re.compile(r":[0-9]{2}(?![\w:]|[.,][0-9])")
_MINUTES_OF_HALF_DAY = re.compile(r":[0-9]{2}[ \n]*[AaPp]\.?[Mm](?!\w)")
_COUNTED = re.compile(r",[0-9]{4} (?P<word>[^\W\d_]+)")
_PREFILTER = (
    r"[^\x00-\x2f],(?:1[6-9]|20)[0-9]{2}(?:[^0-9a-z_%]|$)|\b(?:19|20)[0-9]{3,4}:[0-5][0-9]"
    rf"|{LETTER}(?:19|20)[0-9]{{2}}(?:[^0-9A-Za-z_%]|$)"
    r"|(?:^|[^0-9A-Za-z_.,/#@%$&=+'-]|[0-9]-)(?:0?[1-9]|[12][0-9]|3[01])\.?(?:[A-Za-z]{3}"
    rf"|[A-Za-z]{{1,2}}{BEYOND_ASCII}|{BEYOND_ASCII}[A-Za-z]|{BEYOND_ASCII}{{2}}|(?:d[aei]|A[mn]|Ke|pa) |u-A)"
)
"""What each of the four kinds of places has; names of months begin with three letters, or with `de`, `An`, `Ke` …"""

_RECENT = range(1900, 2031)
_AUTHORS = frozenset(read_list(__package__, "words_before_authors.txt"))
_PERSONS = frozenset(read_list(__package__, "persons.txt"))

WITH_DE = frozenset(("pt", "es", "gl", "ca"))
"""Languages that write `5 de maio de 2017`."""

SURE, SURE_OF_TIME, SURE_OF_MONTH, UNSURE = 0.98, 0.98, 0.98, 0.6
"""The dates of sample and labels are all of the first kind: eight places, all right. The others are judged by their
shape, and by 615 dates that were damaged, of which all were mended rightly. `UNSURE`: the month is misspelt or another
one, no word that stands before dates is before it, or those counted stand behind the year."""

LONGEST_BEFORE = 30
"""Characters that a month and a day before a year take at most."""


@rule(
    "numbers.glued-date",
    summary="Put in the blank that a date lost between its day, month, year and hour.",
    needs=("0123456789",),
    prefilter=_PREFILTER,
    examples={"It was on March 3,2017 at noon.": "It was on March 3, 2017 at noon."},
    leaves=("On November 2,500 people came.", "He sold 3,2017 of them.", "at 12:45 in 2017"),
)
def glued_date(text: Text) -> Iterator[Edit]:
    """Yield an insertion of each blank that a date lost."""
    language, value = text.document.context.language.base, text.value
    dates = _dates(language)
    for match in _COMMA.finditer(value):
        if value[match.start() - 1 : match.start()].isalnum() and (sure := _behind_comma(text, dates, match.start())):
            yield text.edit(match.end(), match.end(), " ", sure)
    for match in _COLON.finditer(value):
        if (place := _hour(value, dates, match.start())) is not None:
            yield text.edit(place, place, " ", SURE_OF_TIME)
    for match in dates.month_behind_day.finditer(value):
        place = match.end()
        if _DAY.search(value, max(match.start() - 3, 0), match.start() + 1):
            yield text.edit(place, place, " ", SURE_OF_MONTH)
    for match in chain.from_iterable(century.finditer(value) for century in _YEARS_BEHIND_LETTER):
        place = match.start()
        if month := dates.month_before.search(value, max(place - LONGEST_BEFORE, 0), place):
            yield text.edit(place, place, " ", _before_year(value, month))


class _Dates:
    """The patterns of dates in a language."""

    def __init__(self, language: str | None) -> None:
        months, full = month_pattern(language or "en"), full_month_pattern(language or "en")
        day = "(?:0?[1-9]|[12][0-9]|3[01])"
        # A letter may stand for a digit of the day until another rule has mended it.
        ordinal = f"{DAY_WITH_LETTERS}(?:st|nd|rd|th)"
        self.month_and_day = re.compile(rf"(?<![^\W\d_])(?:{months})\.?[ \n]+(?:{day}|{ordinal})\Z")
        self.month = re.compile(rf"(?<![^\W\d_])(?:{full})\Z")
        self.before_year = re.compile(
            rf"(?<![^\W\d_])(?:{months})\.?(?:,|[ \n]+(?:{DAY_WITH_LETTERS}|{ordinal}),?)?[ \n]+(?:de )?\Z"
        )
        if language is None:
            full = "|".join(full_month_pattern(one) for one in COMMON)
        point = r"\.?" if language in WITH_POINT else ""
        of = "(?:de )?" if language in WITH_DE else ""
        self.month_behind_day = re.compile(
            rf"[0-9]{point}(?=[^\W\d_])(?={of}(?:{full})(?:(?:19|20)[0-9]{{2}})?(?!\w|[’'.:/–-]\w))"
        )
        last = "(?: de)?" if of else ""
        self.month_before = re.compile(
            rf"(?:(?<![\w#@/._&=’'-])|(?<![\w.,/–—#@%$€£&=+'’-])(?<!\w:){day}{point}{of})(?:{full}){last}\Z"
        )
        self.has_groups = (marks := number_marks(language)) is not None and marks.group == ","


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _dates(language: str | None) -> _Dates:
    return _Dates(language)


def _behind_comma(text: Text, dates: _Dates, place: int) -> float:
    """How sure it is that the comma at `place` stands between a day or a month and its year."""
    value, start = text.value, max(place - LONGEST_BEFORE, 0)
    if dates.month_and_day.search(value, start, place) or dates.month.search(value, start, place):
        return UNSURE if _may_be_counted(value, place) else SURE
    is_misspelt = _YEAR_OF_NO_MONTH.match(value, place) and _DAY_OF_NO_MONTH.search(value, start, place)
    return UNSURE if dates.has_groups and is_misspelt else 0


def _before_year(value: str, month: re.Match[str]) -> float:
    """How sure it is that a year is glued to its month: users and passwords are called so too (`as May1998`)."""
    if month[0][0].isdigit() or month[0].endswith(" de"):
        return SURE_OF_MONTH
    start = month.start()
    if value[max(start - len("5. "), 0) : start].rstrip(" .")[-1:].isdigit():
        return SURE_OF_MONTH
    before = word_before(value, start).lower()
    return SURE_OF_MONTH if before not in _AUTHORS and may_precede_year(before) else UNSURE


def _may_be_counted(value: str, place: int) -> bool:
    """Whether the four digits behind the comma at `place` may be a number of those who are told of behind it."""
    if (behind := _COUNTED.match(value, place)) is None:
        return False
    word = behind["word"]
    return word in _PERSONS or (word.islower() and int(value[place + 1 : place + 5]) not in _RECENT)


def _hour(value: str, dates: _Dates, place: int) -> int | None:
    """Where the hour before the colon at `place` begins if it is glued to a year; `None` where it is not."""
    glued = _YEAR_AND_HOUR.search(value, max(place - 6, 0), place)
    if glued is None:
        return None
    start = glued.start()
    if dates.before_year.search(value, max(start - LONGEST_BEFORE, 0), start):
        minutes = _MINUTES.match(value, place) or _MINUTES_OF_HALF_DAY.match(value, place)
    else:
        minutes = _MINUTES_OF_HALF_DAY.match(value, place)
    return glued.start("hour") if minutes else None
