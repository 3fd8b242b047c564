"""A whole number with letters among its digits, and what stands around it: a month, what it counts, a name."""

import re
from functools import lru_cache

from babel.units import format_unit

from service.engine.edit import Span
from service.language.locales import babel_locale
from service.language.months import month_names
from service.language.numbers.lexicon import lexicon
from service.language.numbers.words import word_before, word_behind
from service.language.numbers.years import may_precede_year
from service.language.word_lists import read_list
from service.rules.numbers.confusable_letters import DIGITS, LONGEST

_YEARS = range(1500, 2100)
RECENT = range(1900, 2036)
COUNTED = frozenset((*read_list(__package__, "measures.txt"), *read_list(__package__, "persons.txt")))
HEDGES = frozenset(read_list(__package__, "hedges.txt"))
CODES = frozenset(
    ("seat", "row", "flight", "form", "plate", "model", "type", "room", "gate", "bus", "apartment", "visa")
)
_TIMES = ("year", "month", "week", "day", "hour", "minute", "second")
_PLURAL_BEHIND = re.compile(
    r"\s(?:(?!(?:are|is|was|were|has|have|had|will|would|can|and|or|of|in|to|for|on|at|by|as|with|from|than|that|the|who|a|an)\b)"
    r"[A-Za-z]+\s){0,2}?(?P<word>[A-Z]?[a-z]{2,}(?:-[a-z]+)?s)(?![\w'’])"
)
_NO_PLURALS = frozenset(
    ("was", "has", "does", "this", "its", "his", "plus", "versus", "thus", "perhaps", "always", "is", "us", "as", "yes",
     "forms", "cans", "bottles", "tanks", "barrels", "drums", "jugs", "buckets", "containers",
     "caches", "norms", "visas", "engines", "turbos", "diesels", "kegs", "packs", "cartons", "jugs", "pots")
)  # fmt: skip
_RANGE_BEFORE = re.compile(
    r"(?<![^\W\d_])[0-9]\s(?:to|and|or|of|in|bis|und|oder|a|e|y|o|à|et|ou|do|i|lub|až|nebo|до|и|или|і|або|из|iz|in)\s\Z"
)
_RANGE_BEHIND = re.compile(r",?\s(?:to|and|or|bis|und|oder|a|e|y|à|et|ou|do|i|lub|až|nebo|до|и|или|і|або)\s[0-9]")
_OF_AGE = re.compile(r"[^\W\d_]{2,},\s\Z")


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
        if lower in known.labels or (self.language == "en" and lower in CODES):
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
def _times(language: str) -> tuple[tuple[str, int], ...]:
    """The stems of years, months, days and hours in a language, and how long a form of them is at most."""
    locale = babel_locale(language) if language else None
    if locale is None:
        return ()
    names = {
        format_unit(count, f"duration-{time}", "long", format="0", locale=locale).removeprefix(str(count)).strip()
        for time in _TIMES
        for count in (2, 5, 100)
    }
    return tuple(sorted((name[: max(len(name) - 2, 3)], len(name) + 2) for name in names if name.isalpha()))


def stands_between(whole: Whole) -> bool:
    """Whether another number is joined to it: `between 60 and 7o`, `l5 to 20`."""
    value, (start, end) = whole.value, whole.span
    joined = _RANGE_BEFORE.search(value, max(start - LONGEST, 0), start) or _RANGE_BEHIND.match(value, end)
    return joined is not None


def is_age(whole: Whole) -> bool:
    """Whether it stands between commas behind a word, as an age does."""
    value, (start, end) = whole.value, whole.span
    return value[end : end + 1] == "," and _OF_AGE.search(value, max(start - LONGEST, 0), start) is not None


def has_plural_behind(whole: Whole) -> bool:
    """Whether those stand behind it that it may count: in English a plural, elsewhere a word that may be one."""
    if whole.language == "en":
        plural = _PLURAL_BEHIND.match(whole.value, whole.span.end)
        return plural is not None and plural["word"] not in _NO_PLURALS and whole.word.lower() != "4o"
    is_noun = whole.language != "de" or whole.behind[:1].isupper() or whole.value[whole.span.end :][:2] == "\n"
    return len(whole.behind) >= len("noun") and is_noun
