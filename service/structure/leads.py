"""Datelines behind a lead that stands in one line with the article, and behind a byline that does."""

import re

from service.structure.openings import DASH, Dateline, opening
from service.structure.places import is_town, weigh

REACH_IN_LINE = 500
"""Where a lead and its article run on in one line, the dateline stood within so many characters."""

_DASHED = re.compile(r"[-–—―]\s")
_END_OF_LEAD = re.compile(r"[.!?…|)0-9](?:(?<![0-9])(?<!\bSt\.)[\"”»)]?|(?<=[0-9])[0-9])\s")
_TOWN = re.compile(rf"(?:St\.\s)?[^\W\d_][^.!?()–—―:]{{1,40}}?\s?(?:\([^()]{{2,30}}\)\s?)?{DASH}\s\Z")
_DIGIT = re.compile(r"\d")
_LONGEST_OPENING = 80
_BEFORE_AGENCY = re.compile(
    rf"((?:\b[^\W\d_][^\W\d_a-z.'-]+\s?){{1,6}}(?:,\s\w[\w.]+)?)\s\((?:Reuters|AP|AFP|UPI)\)\s?{DASH}+\s\Z"
)
_BRACKET = ")"
LONGEST_DASH = 5
"""Characters of a dash and the blanks around it."""

_WORD = re.compile(r"\S+")


def behind_lead(line: str, language: str | None) -> Dateline | None:
    """The dateline behind a lead that stands in one line with the article."""
    reach = line[:REACH_IN_LINE]
    if "- " not in reach and (reach.isascii() or ("–" not in reach and "—" not in reach and "―" not in reach)):
        return None
    for dash in _DASHED.finditer(reach):
        edge = max(dash.end() - _LONGEST_OPENING, 0)
        window = reach[edge : dash.end()]
        start = _start_of_opening(window) if _may_be_place(window) else None
        found = opening(line[edge + start :], language) if start else None
        if found and found.place and (found.agency or weigh(found.place, language).is_known):
            return found
    return None


def _may_be_place(window: str) -> bool:
    """Whether the word before the dash is one of a name or a date, or an agency in brackets; most are neither."""
    word = window[:-2].rstrip(" -").rpartition(" ")[2]
    return not word[:1].islower() or _DIGIT.search(window) is not None


def _start_of_opening(window: str) -> int | None:
    """Where what may be a dateline begins: behind a sentence's end, or with a town in capitals before an agency."""
    for end in reversed(list(_END_OF_LEAD.finditer(window))):
        if window[end.end()].isupper() and _TOWN.match(window, end.end()):
            return end.end()
    return start_of_town(window)


def start_of_town(window: str) -> int | None:
    """Where the town begins that stands in capitals before an agency in brackets, with a byline before it."""
    match = _BEFORE_AGENCY.search(window) if _BRACKET in window[-LONGEST_DASH:] else None
    starts = [match.start() + word.start() for word in _WORD.finditer(match[1])] if match else []
    end = match.end(1) if match else 0
    return next((start for start in starts if is_town(window[start:end].partition(",")[0])), None)
