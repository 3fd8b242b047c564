"""A whole number with letters among its digits, and what stands around it: a month, what it counts, a name."""

import re
from functools import lru_cache

from babel.units import format_unit

from service.engine.edit import Span
from service.language.locales import babel_locale
from service.language.months import month_names
from service.language.numbers.lexicon import lexicon
from service.language.numbers.links import joins_numbers
from service.language.numbers.words import word_before, word_behind
from service.language.numbers.years import may_precede_year
from service.language.weekdays import weekday_names
from service.language.word_lists import read_list
from service.rules.numbers.confusable_letters import DIGITS, LONGEST

_YEARS = range(1500, 2100)
RECENT = range(1900, 2036)
LAST_CENTURY = 30
"""The last century that anybody tells of."""

PERSONS = frozenset(read_list(__package__, "persons.txt"))
COUNTED = PERSONS.union(read_list(__package__, "measures.txt"))
HEDGES = frozenset(read_list(__package__, "hedges.txt"))
NAMING = frozenset(read_list(__package__, "words_before_names.txt"))
LITRES = re.compile("[0-9]{1,3}l")
_TIMES = ("year", "month", "week", "day", "hour", "minute", "second")
_PLURAL_BEHIND = re.compile(
    r"\s(?P<words>(?:[A-Za-z]+\s){0,2}?)(?P<plural>[A-Z]?[a-z]{2,}(?:-[a-z]+)?(?<!ss|us|is)s)(?![\w'’])"
)
_NO_ADJECTIVES = frozenset(read_list(__package__, "words_before_no_noun.txt"))
_NO_PLURALS = frozenset(read_list(__package__, "singulars_in_s.txt"))
_NUMBER_BEFORE = re.compile(r"(?<![^\W\d_])[0-9][OoОоlI]*\s(?P<word>[^\W\d_]+)\s\Z")
_NUMBER_BEHIND = re.compile(r",?\s(?P<word>[^\W\d_]+)\s[0-9]")
_OF_AGE = re.compile(r"[^\W\d_]{2,},\s\Z")
_OF_PERSON = re.compile(r"(?<!\w)[A-Z][a-z]+,\s\Z")
_TOLD_OF_PERSON = re.compile(r", (?!and\b|or\b|which\b|where\b)[a-z]{2,}")
_AGES = range(18, 100)
LAST_DAY = 31
_BEFORE_DAY = re.compile(
    r"(?<!\w)(?:on|by|until|till|through|since|before|after|of)\s[A-Z][a-z]+\.?\s\Z", re.IGNORECASE
)
_END_OF_DATE = re.compile(r"[,.;:)!?](?!\w)|\s*\n|\s*\Z|\s(?:and|at|to|through|or|for|with)\s")
LITRES_BEHIND = re.compile(r" (?:of|de|d[’']|[a-z]+ (?:tank|bottle|barrel|drum)s?)\b")
BEFORE_SPAN = frozenset(
    ("for", "every", "last", "past", "next", "within", "these", "those", "another", "was", "were", "is")
)
"""English words before so many hours of which no road is told (`the jam on I95 hours later`)."""

_TIMES_IN_ENGLISH = re.compile(
    r"\s(?:more |straight |consecutive )?(?:year|month|week|day|hour|minute|second|decade)s?(?!\w)"
)
_YEARS_IN_ENGLISH = re.compile(r"\s(?:more |straight |consecutive )?(?:years|decades)(?!\w)")
_OUT_OF = re.compile(r"(?<![\w.,])[0-9]\s(?:in|of|out of)\s\Z")
_CENTURIES = frozenset(read_list(__package__, "centuries.txt"))


class Whole:
    """A number without a fraction, and what stands around it."""

    def __init__(self, value: str, span: Span, language: str) -> None:
        self.value, self.span, self.language = value, span, language
        self.word = value[span.start : span.end]
        self.number = int(self.word.translate(DIGITS))
        self.before, self.behind = word_before(value, span.start), word_behind_line(value, span.end)

    @property
    def is_year(self) -> bool:
        """Whether it has the digits of a year."""
        return self.number in _YEARS

    @property
    def is_named(self) -> bool:
        """Whether it may be a part of a name by the word before it."""
        lower = self.before.lower()
        if lower == "top":
            return False
        known = lexicon(self.language)
        if lower in known.labels or (self.language in ("en", "") and lower in NAMING):
            return True
        is_word = self.before.islower() or self.before in known.openers or lower in HEDGES or may_precede_year(lower)
        return not (is_word or self.is_parted or self.before.endswith(("'s", "’s")) or self.begins_sentence)

    @property
    def begins_sentence(self) -> bool:
        """Whether the word before it is the first of its sentence."""
        start = self.span.start - 1 - len(self.before)
        return self.value[max(start - 2, 0) : start] in ("", ". ", "? ", "! ") or self.value[start - 1] == "\n"

    @property
    def is_parted(self) -> bool:
        """Whether a mark or a bracket stands between it and the word before it."""
        start = self.span.start
        mark = self.value[max(start - 2, 0) : start].strip()[-1:]
        return not self.before[:1].isalpha() or not mark.isalnum()

    @property
    def is_recent(self) -> bool:
        """Whether it is a year that most articles tell of."""
        return self.number in RECENT


def word_behind_line(value: str, end: int) -> str:
    """The word behind a number, over the end of a line as well."""
    return word_behind(value, end + value.startswith("\n", end))


def is_beside_month(value: str, span: Span, language: str) -> bool:
    """Whether the name of a month stands right before or behind a number."""
    names = month_names(language)
    before, behind = word_before(value, span.start).rstrip("."), word_behind_line(value, span.end)
    if before in names or behind in names:
        return True
    if behind == "de":
        return word_behind_line(value, span.end + len(" de")) in names
    return value[span.end : span.end + 2] == ". " and word_behind_line(value, span.end + 1) in names


def is_counted(whole: Whole) -> bool:
    """Whether people, times or measures stand behind it."""
    behind = whole.behind
    if whole.language == "en":
        return behind in COUNTED
    return any(behind.startswith(stem) and len(behind) <= length for stem, length in _times(whole.language))


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _times(language: str, units: tuple[str, ...] = _TIMES) -> tuple[tuple[str, int], ...]:
    """The stems of years, months, days and hours in a language, and how long a form of them is at most."""
    locale = babel_locale(language) if language else None
    if locale is None:
        return ()
    names = {
        format_unit(count, f"duration-{time}", "long", format="0", locale=locale).removeprefix(str(count)).strip()
        for time in units
        for count in (2, 5, 100)
    }
    return tuple(sorted((name[: max(len(name) - 2, 3)], len(name) + 2) for name in names if name.isalpha()))


def stands_between(whole: Whole) -> bool:
    """Whether another number is joined to it: `between 60 and 7o`, `l5 to 20`."""
    value, (start, end) = whole.value, whole.span
    before = _NUMBER_BEFORE.search(value, max(start - LONGEST, 0), start)
    if before and joins_numbers(before["word"].lower(), whole.language, parts=True):
        return True
    behind = _NUMBER_BEHIND.match(value, end, end + LONGEST)
    return behind is not None and joins_numbers(behind["word"].lower(), whole.language)


def is_age(whole: Whole) -> bool:
    """Whether it stands between commas behind a word, as an age does."""
    value, (start, end) = whole.value, whole.span
    return value[end : end + 1] == "," and _OF_AGE.search(value, max(start - LONGEST, 0), start) is not None


def has_plural_behind(whole: Whole) -> bool:
    """Whether those stand behind it that it may count: in English a plural, elsewhere a word that may be one."""
    if not whole.language:
        return False
    if whole.language == "en":
        plural = _PLURAL_BEHIND.match(whole.value, whole.span.end)
        if plural is None or plural["plural"] in _NO_PLURALS:
            return False
        return _NO_ADJECTIVES.isdisjoint(plural["words"].split())
    is_noun = whole.language != "de" or whole.behind[:1].isupper() or whole.value[whole.span.end :][:2] == "\n"
    return len(whole.behind) >= len("noun") and is_noun


def is_in_century(whole: Whole) -> bool:
    """Whether the word for a century stands beside a number that one may have."""
    behind = word_behind_line(whole.value, whole.span.end + whole.value.startswith(". ", whole.span.end))
    return whole.number <= LAST_CENTURY and bool({whole.before, whole.behind, behind} & _CENTURIES)


def is_day_in_brackets(whole: Whole) -> bool:
    """Whether it is the day of the month behind a day of the week: `nesta quinta-feira (31)`."""
    value, (start, end) = whole.value, whole.span
    if not (1 <= whole.number <= LAST_DAY and value[start - 1 : start] == "(" and value[end : end + 1] == ")"):
        return False
    return word_before(value, start - 1).lower().rpartition("-")[2] in weekday_names(whole.language)


def is_surely_counted(whole: Whole) -> bool:
    """Whether what stands around digits with letters rules out a road, a form, degrees and litres.

    So do a date, a century, a time counted, an age and `6 in 10`; for litres only years (`he drank 2l hours before`).
    """
    value, start = whole.value, whole.span.start
    if is_in_century(whole) or is_day_in_brackets(whole):
        return True
    if 1 <= whole.number <= LAST_DAY and is_beside_month(value, whole.span, whole.language):
        return _is_day(whole)
    before = value[max(start - LONGEST, 0) : start]
    if whole.word[0] == "I":
        is_part = whole.word == "I0" and _OUT_OF.search(before)
        return bool(is_part) or (_counts_time(whole) and (whole.before in BEFORE_SPAN or whole.language != "en"))
    if whole.word[-1] == "I":
        return is_age_of_person(whole)
    return whole.word[-1] == "l" and _counts_years(whole)


def is_age_of_person(whole: Whole) -> bool:
    """Whether it stands between commas behind a name, and what is told of a person follows."""
    value, (start, end) = whole.value, whole.span
    is_of_person = _OF_PERSON.search(value, max(start - LONGEST, 0), start) and _TOLD_OF_PERSON.match(value, end)
    return whole.number in _AGES and is_of_person is not None


def _is_day(whole: Whole) -> bool:
    """Whether a number beside a month is a day: `In May I5 was closed` and `In May 3l of oil` are none."""
    value, (start, end) = whole.value, whole.span
    if whole.word[0] != "I":
        return not LITRES_BEHIND.match(value, end)
    if whole.before.rstrip(".") not in month_names(whole.language):
        return True
    return bool(_BEFORE_DAY.search(value, max(start - LONGEST, 0), start) or _END_OF_DATE.match(value, end))


def _counts_years(whole: Whole) -> bool:
    """Whether years stand behind it."""
    if whole.language == "en":
        return _YEARS_IN_ENGLISH.match(whole.value, whole.span.end) is not None
    stems = _times(whole.language, ("year",))
    return any(whole.behind.startswith(stem) and len(whole.behind) <= length for stem, length in stems)


def _counts_time(whole: Whole) -> bool:
    """Whether years, days or hours stand behind it."""
    if whole.language == "en":
        return _TIMES_IN_ENGLISH.match(whole.value, whole.span.end) is not None
    return is_counted(whole)
