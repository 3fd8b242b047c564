"""Where what follows a number cannot be the rest of a second sentence or clause, of which its digits are the subject.

`Her lead is down to 5. 12% remain undecided` is two sentences, and nothing before the blank tells it: any number can
end a sentence. What follows tells it: `12%` and a full stop is no sentence, nor is `12% in May` and one.
"""

import re
from functools import lru_cache

from service.language.months import month_pattern

_STOP = r"[\"”’»]*(?: ?[;!?)](?![0-9])| ?\.(?![0-9])|\n)"
_ABBREVIATED = frozenset(
    ("tys", "tis", "mln", "mld", "mlrd", "mlr", "млн", "млрд", "тыс", "тис", "трлн", "mio", "mrd", "mill", "mil",
     "proc", "pct", "bn", "mn", "bln", "tn", "m", "b", "k", "mi", "bi")
)  # fmt: skip
"""Units whose full stop may be their own (`7, 5 tys. osób`)."""

_ENGLISH = (
    "(?: compared)?(?: (?:in|from|on|since|during|over|for|by|than|with|at)"
    r"(?: (?:the|a|an|this|last|same|previous|prior|first|second|third|fourth|fiscal|past|one|early|late|mid))*"
    r"(?: (?:years?|months?|weeks?|quarters?|decades?|century|period|day|half|end|of|{months}|(?:19|20)[0-9]{{2}}))+)?"
    "(?: (?:earlier|ago|before|last|this|a|per|year|month|week|quarter|annually|overall))*"
)
_OTHERS = (
    r"(?: (?:em|no|en|im|in|w|we|v|ve|в|у|през|nel|a|au|à|d[eoa]|des)? ?(?:{months}|(?:19|20)[0-9]{{2}})\.?){{0,2}}"
)
_STOP_AT_END = re.compile(r"\.[\"”’»)]*\n")


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def _closing(language: str | None) -> re.Pattern[str]:
    words = (_ENGLISH if language == "en" else _OTHERS).format(months=month_pattern(language))
    return re.compile(f"{words}{_STOP}")


def ends_behind(behind: str, end: int, language: str | None) -> bool:
    """Whether the sentence or clause ends behind the unit that ends at `end`, or behind a time that follows it."""
    if behind[:end].strip().lower() in _ABBREVIATED and behind.startswith(".", end):
        return bool(_STOP_AT_END.match(behind, end))
    return bool(_closing(language).match(behind, end))
