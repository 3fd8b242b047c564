"""Text that is glued to a date or a time of day (`October 9, 2017The`) is parted from it.

Embedded posts lose the line feed between their date and what comes next, so where a handle stands before the date
(`(@name) June 8, 2017`) whatever follows the year is parted, digits (`20173/3`) and quotation marks too. Behind another
date it takes a word that begins with a capital; behind a bare year in a sentence and behind a time, one that begins
sentences, while another (`the 2016Republican convention`) is suggested. `2012DA14`, `737MAX`, `4K`, `2Pac` and
`the 1990s` are one word each and stay, and so does a lone digit at the end of a line (`June 8, 20189`), which may be
one too many; where two digits are alike (`June 8, 20188 people`) it is only suggested.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.months import month_pattern
from service.language.word_lists import read_words_by_language
from service.rules.numbers.confusable_letters import DAY_WITH_LETTERS
from service.rules.numbers.prefilters import LETTER

_YEARS = tuple(re.compile(rf"{century}(?=[0-9]{{2}}[\w@#\"“‘*])") for century in ("19", "20"))
"""A year with something glued to it: a pattern for each century, for a search for known digits is far the fastest."""

_YEAR = re.compile(r"(?<!\w)[0-9]{4}")
_DOUBLED = re.compile(r"(?=[0-9]{5}\s)[0-9]*?(?P<digit>[0-9])(?P=digit)")
"""Five digits with a pair in them (`20017`): one of the pair may be too many, and nothing be glued to the year."""

_HALF_DAY = re.compile(r"m(?=[A-Z])")
_TIME = re.compile(
    r"(?<![\w.,])(?<!\w:)(?=[OolI:]*[0-9])(?:[0OolI]?[1-9lI]|[1lI][0-2OolI])(?::[0-5OolI][0-9OolI])?[ \n]*[ap]\Z"
)
"""A time of the half day; a letter may stand for a digit until another rule has mended it, as it may in dates."""

_ANYTHING = re.compile(r"(?:[0-9]{1,2}(?![0-9]|\s*(?:\n|\Z))|[^\W\d_]|[@#\"“‘*][^\W_])[^\s%;&<]*(?=\s|\Z|<)")
_CAPITALISED = re.compile(r"(?P<word>[^\W\d_]+)(?=[\s,:!?'’]|\.(?:\s|\Z)|\Z)")
_NUMERIC_DATE = re.compile(r"(?<![\w./-])(?:[0-9]{1,2}[./]){2}\Z")
_WORD_BEFORE = re.compile(r"(?<!\w)(?P<word>[^\W\d_]{2,}|a)[ \n]+\Z")
_COPYRIGHT = re.compile(r"(?:©|\([cC]\)) \Z")
_OPENERS = read_words_by_language("service.rules.punctuation", "sentence_openers.txt")
_PREFILTER = (
    rf"\b(?:19|20)[0-9]{{2}}(?:[a-rt-z]|s[a-z]|[A-Z]|[^\x00-\x7f]|[0-9]{{1,2}}(?:[^0-9]|$)|[@#\"*](?:[0-9]|{LETTER}))"
    r"|(?:[^t]he|[^h]e|[^e])[ \n](?:19|20)[0-9]{2}s|,(?:19|20)[0-9]{2}s|[0-9OolI][ \n]{0,6}[ap]m[A-Z]"
)
"""A year with a letter behind it (but for `the 1990s`) or digits, a time with a capital."""

_ERAS = frozenset(("AD", "BC", "CE", "BCE"))
_ZONES = frozenset(("ET", "EST", "EDT", "CT", "CST", "CDT", "PT", "PST", "PDT", "GMT", "BST", "CET", "UTC", "IST"))

BEHIND_HANDLE, BEHIND_DATE, BEHIND_MONTH, BEFORE_OPENER, BEFORE_NAME, UNSURE = 0.97, 0.96, 0.95, 0.95, 0.8, 0.6
"""Of some 750 places in the sample and the development articles all but a dozen stand behind a handle, and all of
those and the four behind another date are glued. The other forms were seen too seldom to be counted, and of
`BEFORE_NAME` festivals and products have the form too (`the 2000Trees festival`)."""

LONGEST_BEFORE = 60
"""Characters that a handle (at most 15), a month and a day take before a year, with room for blanks."""

LONGEST_WORD = 40
"""A word that is longer is no word; it also bounds what is looked at."""

SHORTEST_WORD = 3
"""Shorter words behind a year are mostly parts of names."""

SHORTEST_NAME = 4
"""Shorter words behind a bare year in a sentence may be marks of models (`the 2019Pro`)."""


@rule(
    "numbers.glued-text",
    summary="Put in the blank between a date or a time and the text that is glued to it.",
    needs=("0123456789",),
    prefilter=_PREFILTER,
    examples={"Jane (@jane) October 9, 2017Well, it rained.": "Jane (@jane) October 9, 2017 Well, it rained."},
    leaves=("the asteroid 2012DA14", "a 737MAX", "in the 1990s", "2Pac in 4K", "the 2017A bonds"),
)
def glued_text(text: Text) -> Iterator[Edit]:
    """Yield an insertion behind each year or time that text is glued to."""
    value, language = text.value, text.document.context.language.base
    dates, openers = _dates(language), _OPENERS.get(language or "", frozenset())
    for match in chain.from_iterable(century.finditer(value) for century in _YEARS):
        year = _YEAR.match(value, match.start())
        if year and (sure := _behind_year(value, year, dates, openers)):
            yield text.edit(year.end(), year.end(), " ", sure)
    for match in _HALF_DAY.finditer(value):
        place = match.end()
        if _TIME.search(value, max(place - 8, 0), place - 1) and (word := _word(value, place)):
            sure = BEFORE_OPENER if word in _ZONES or (word.lower() in openers and len(word) > 1) else UNSURE
            yield text.edit(place, place, " ", sure)


class _Dates:
    """The patterns of what stands before the year of a date in a language; posts may have theirs in English."""

    def __init__(self, language: str | None) -> None:
        months = f"(?:{month_pattern(language)}|{month_pattern('en')})"
        day, blanks = DAY_WITH_LETTERS, "[ \n]+"
        # The month may be glued to its day until another rule has parted them.
        full = (
            rf"(?:(?<![^\W\d_]){months}\.?{blanks}{day}(?:st|nd|rd|th)?(?:,[ \n]*|{blanks})"
            rf"|(?<![^\W\d_]){day}(?:st|nd|rd|th|\.|º)?[ \n]*(?:de )?{months}\.?,?{blanks}(?:de )?)\Z"
        )
        self.posted = re.compile(rf"\(@\w+\){blanks}{full}")
        self.full = re.compile(full)
        self.month = re.compile(rf"(?<![^\W\d_]){months}\.?,?{blanks}(?:de )?\Z")


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _dates(language: str | None) -> _Dates:
    return _Dates(language)


def _behind_year(value: str, year: re.Match[str], dates: _Dates, openers: frozenset[str]) -> float:
    """How sure it is that what follows a year is another word; 0 where it is not."""
    place, end = year.span()
    start = max(place - LONGEST_BEFORE, 0)
    if dates.posted.search(value, start, place):
        sure = UNSURE if _DOUBLED.match(value, place) else BEHIND_HANDLE
        return sure if _ANYTHING.match(value, end) else 0
    word = _word(value, end)
    if not word or word in _ERAS:
        return 0
    if dates.full.search(value, start, place):
        return BEHIND_DATE
    if len(word) >= SHORTEST_WORD and word[1:].islower():
        if _NUMERIC_DATE.search(value, start, place):
            return BEHIND_DATE
        if dates.month.search(value, start, place):
            return BEHIND_MONTH
    return _behind_bare_year(value, place, word, openers)


def _behind_bare_year(value: str, place: int, word: str, openers: frozenset[str]) -> float:
    """How sure it is of a word behind a year with no date around it."""
    if len(word) == 1 or not _follows_word(value, place):
        return 0
    if word.lower() in openers:
        return BEFORE_OPENER
    return BEFORE_NAME if len(word) >= SHORTEST_NAME and word[1:].islower() else 0


def _follows_word(value: str, place: int) -> bool:
    """Whether a word in lower case or a copyright sign stands before `place`: a year, none in a list of models."""
    if _COPYRIGHT.search(value, max(place - 4, 0), place):
        return True
    before = _WORD_BEFORE.search(value, max(place - LONGEST_WORD, 0), place)
    return before is not None and before["word"].islower()


def _word(value: str, place: int) -> str:
    """The word at `place` if it begins with a capital and nothing is glued to its end; of single letters only `I`."""
    match = _CAPITALISED.match(value, place, place + LONGEST_WORD)
    word = match["word"] if match else ""
    return word if word[:1].isupper() and (len(word) > 1 or word == "I") else ""
