"""Whether digits with no measure beside them count something, or are a part or the name of something else."""

import re

from service.language.numbers.clock_times import is_clock, may_be_clock
from service.language.numbers.dates import is_beside_month
from service.language.numbers.labels import is_house_number, is_in_labelled_list, is_named_by
from service.language.numbers.words import REACH

_OPENS = frozenset(" \u00a0\u202f\u2009\n\t([{«“”„‘\"'~≈≥≤<>|•;—¿¡")
_CLOSES = frozenset(' \u00a0\u202f\u2009\n\t)]}»“”„",;.!?…—:|')
_CLOSES_ALWAYS = frozenset(' \u00a0\n\t)]}»“”"')
_SIGNS = frozenset("-−+")
BEFORE_BARE = _OPENS | _SIGNS
"""What may stand right before a number that nothing is glued to."""

_LABEL_SIGNS = frozenset(["§ ", "# ", "№ ", "/ ", "§\u00a0", "№\u00a0"])
_LETTER_BEHIND = re.compile(r" (?:[B-HJ-Z](?![\w.'’])|[A-Z][a-z]? [0-9])")
"""A single letter behind a number is a part of an address or a name (`12 A`), two before another of a file's number."""

_LIST_ITEM = re.compile(r"[.)](?:\s|\Z)(?P<next>\S?)")
_BULLETS = frozenset("-–—•*·")
_ENDS_SENTENCES = frozenset(".;:!?)")
_QUOTATION_MARKS = frozenset('"“”»')
_DASHED = frozenset(["- ", "– ", "— ", "― "])
_FOLLOWS_NUMBER = re.compile(r"[0-9](?:,| \w{1,3}) \Z")
_GOES_ON = re.compile(r" / ?[0-9]|\./| \([0-9]{1,5}\) ?[0-9]")
"""A number in two parts, two ordinals (`1./2.`), a minute of play (`34./PP`), a telephone number."""


def sign_of(text: str, start: int) -> int | None:
    """The sign of a number that begins at `start`, by what stands before it; `None` where it goes on before that."""
    before = text[start - 1] if start else " "
    if before in _OPENS:
        return None if before == "(" and text[start - 2 : start - 1].isalnum() else 1  # `Resolution 90(6)`
    if before not in _SIGNS:
        return None
    outer = text[start - 2] if start > 1 else "\n"
    if outer in "%$€£" or (before == "+" and outer in " ("):
        return 1
    if outer == " " and text[max(start - 3, 0)].isdigit():
        return None  # `10 -14 €`
    return -1 if outer in " \u00a0([" or (before == "−" and outer == "\n") else None


def is_closed(text: str, end: int) -> bool:
    """Whether a number ends at `end`, by what stands behind it."""
    behind = text[end : end + 1] or " "
    if behind in _CLOSES_ALWAYS:
        return True
    return behind in _CLOSES and behind != ":" and not text[end + 1 : end + 2].isalnum()


def is_something_else(
    text: str, start: int, end: int, language: str, before: str, behind: str, *, is_year: bool
) -> bool:
    """Whether a bare number is a part of a date or a time, stands behind a label, or is a part of a name.

    Of numbers that begin and end there (`sign_of`, `is_closed`); what is glued to them need not be looked at. `before`
    is the word before it, as it is written; `behind` that behind it, in lower case.
    """
    if before and is_named_by(text, start, end, before, language, is_year=is_year):
        return True
    if (
        not is_year
        and len(before) < 4
        and _FOLLOWS_NUMBER.search(text, max(start - 6, 0), start)
        and is_in_labelled_list(text, start, language)
    ):
        return True
    if is_house_number(text, start, end, language, behind) or (
        not (behind and _is_between_words(text, start, end)) and _is_marked(text, start, end, is_year=is_year)
    ):
        return True
    if may_be_clock(text, start, end, behind) and is_clock(text, start, end):
        return True
    if is_beside_month(text, start, end, language, before.lower(), behind):
        return True
    return text[end + 1 : end + 2].isupper() and _is_code(text, start, end, language, is_year=is_year)


def _is_between_words(text: str, start: int, end: int) -> bool:
    """Whether letters stand one blank before and behind a number, so that no mark does."""
    return text[start - 1 : start] == " " == text[end : end + 1] and text[start - 2 : start - 1].isalpha()


def _is_marked(text: str, start: int, end: int, *, is_year: bool) -> bool:
    """Whether a quotation mark, a bracket, a label or a line makes it a part of a name, a list or a citation."""
    if not is_year and _GOES_ON.match(text, end):
        return True
    opens = text[start - 1] if start else "\n"
    outer = text[start - 2 : start - 1]
    if opens == " " and outer in _BULLETS and text[max(start - 3, 0) : start - 2] in ("", "\n"):
        opens = "\n"  # `- 7. Author`
    if opens == "\n" or (opens == " " and outer in _ENDS_SENTENCES and not is_year):
        item = _LIST_ITEM.match(text, end)
        return item is not None and (opens == "\n" or item["next"].isupper())
    if text[end : end + 2] == ") " and end - start < 3 and opens != "(" and _opens_no_bracket(text, start):
        return True  # `... and 2) the other one`
    if opens in "'‘" or (opens == "[" and text[end : end + 1] == "]"):
        return True
    if opens == " " and outer in _QUOTATION_MARKS and end - start < 3:
        return True  # `“North Stream” 2`
    return text[start - 2 : start] in _LABEL_SIGNS or (
        text[end : end + 1] in _QUOTATION_MARKS and text[start - 2 : start] in _DASHED
    )


def _opens_no_bracket(text: str, start: int) -> bool:
    """Whether no bracket before a number is open."""
    before = text[max(start - REACH, 0) : start]
    return before.rfind("(") <= before.rfind(")")


def _is_code(text: str, start: int, end: int, language: str, *, is_year: bool) -> bool:
    """Whether it is a postal code, or a part of an address, before a word in capitals."""
    is_first = text[start - 1 : start] in ("", "\n")
    if not is_year and end - start > 3 and (language != "de" or is_first) and text[start:end].isdigit():
        return True  # German nouns are capitalized; before one the line of an address begins with its code
    return _LETTER_BEHIND.match(text, end) is not None


_COUNTED_PARTS = re.compile(
    r"-(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|points?|pages?|members?|man|woman|seats?|persons?|story|"
    r"storey|rooms?|games?|bedrooms?|votes?)(?![^\W_])"
)
_YEAR_OF = re.compile(r"['’]s(?!\w)")
_ROW_BEFORE = re.compile(r"(?<![\d.,])(?P<before>[0-9.,]+) \Z")
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")


def counts_members(text: str, end: int, language: str) -> bool:
    """Whether an English compound counts its second word (`5-year`), or a year owns something (`2016's`)."""
    return language == "en" and bool(_COUNTED_PARTS.match(text, end) or _YEAR_OF.match(text, end))


def is_in_a_row(text: str, start: int, end: int) -> bool:
    """Whether another number stands one blank away: a row of a table, or one number with a stray blank in it.

    A year may stand there before a count (`in 2016 300 people`).
    """
    outer = text[start - 2 : start - 1]
    if not outer.isalpha() and text[start - 1 : start] == " ":
        if outer == "." and text[max(start - 3, 0)].isdigit():
            return end - start == 4  # a date: `12.2. 2016`
        if outer.isdigit():
            before = _ROW_BEFORE.search(text, max(start - 8, 0), start)
            if before is None or not _YEAR.fullmatch(before["before"]):
                return True
    behind = text[end : end + 1]
    if behind not in (" ", ")"):
        return False
    gap = 2 if text[end : end + 2] == ") " else 1
    if not text[end + gap : end + gap + 1].isdigit():
        return False
    return _YEAR.fullmatch(text, start, end) is None
