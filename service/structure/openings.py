"""What a line opens with: `WASHINGTON (Reuters) -`, `(CNN)`, `AP -`, `LONDON, March 3 (AFP) —`, `МОСКВА. /ТАСС/`.

What stands before the mark has to be a place or an agency that is known, or a place in capitals with its agency, date
or region: a label (`FILE -`, `ALERT -`), a topic (`MIGRATION –`) and a speaker look alike.
"""

import re
from dataclasses import dataclass

from service.language.weekdays import weekday_names
from service.structure.agencies import agency_in, is_agency, is_label, is_wire
from service.structure.filing_dates import cut_date
from service.structure.places import is_region, is_town, weigh

DASH = r"(?:--?|[–—―_])"
LONGEST_BEFORE = 70
"""Characters of a place with its region and a date."""

_MARK = re.compile(r"""[()–—―/:|"-]""")
_GOING_ON = "-/"
"""Marks that a place may hold itself; whatever stands before any other, a dateline ends there or there is none."""

_END = re.compile(
    rf"""(?:\s|--)?\((?P<bracketed>[^()\n]{{2,40}})\)(?P<behind>\s?\.?\s?{DASH}+\s?|\s?:\s|\.\s|\s|(?=[^\W\d_a-z]))
      | (?:(?<=[\s.])|^)/(?P<slashed>[^/()\n]{{2,40}})/(?:\s?\.?\s?{DASH}\s?|[.,:]?\s)
      | (?P<dash>\s{DASH}\s?(?:(?=[^\s–—-])|\Z)|[–—―]\s|\s\|\s|--|(?<=[^\W\d_])-\s)
      | (?P<colon>:\s)""",
    re.VERBOSE,
)
_REACH_BEHIND = 72
_BEHIND_DASH = re.compile(r"(?P<agency>[^\n.,:]{2,30})(?:, [^.,\n]{3,40})?[.,]\s")
_ROUTE = re.compile(r"([^\W\d_][\w’'-]+(?:\s[^\W\d_a-zß-ÿ][\w’'-]+)?)\s?(?:[:–—/]|-\s|\d|\Z)")
_APPOSITION = re.compile(r".{3,45}?\s(?:--?|[–—―])\s(?=.)")
_RUSSIAN = re.compile(r"[А-ЯЁІЇЄ][\w-]+(?: [«\"]?[А-ЯЁІЇЄ][\w-]+[»\"]?)?")
_QUOTES = " \t\u00a0\"'“”„«»‘’‚‹›([…."
_MONTH_AND_YEAR = re.compile(r"[^\W\d_]{3}.*\d{4}")
_LAST_PART = re.compile(r"(?:[.,]\s+(?=[^.,]+\Z)|[.,]?\s+(?=\S+\Z))")
_TOKEN = re.compile(r"(?=.*[^\W\d_])\w[\w./&' -]{1,30}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and by whom an article was filed, each as written or `None`."""

    place: str | None
    agency: str | None
    date: str | None


def opening(line: str, language: str | None) -> Dateline | None:
    """The dateline that a line begins with."""
    if (line[0].islower() and not is_wire(line.partition(" ")[0])) or not _MARK.search(line, 0, LONGEST_BEFORE + 2):
        return None
    match = _end_of_opening(line)
    if not match or not (_begins_sentence(line, match.end()) or (match["dash"] and match.end() == len(line))):
        return None
    before, behind = line[: match.start()].strip(" ,"), line[match.end() : match.end() + _REACH_BEHIND]
    if match["bracketed"] or match["slashed"]:
        return _with_agency(before, match, behind, language)
    place, date = cut_date(before)
    if match["colon"]:
        return _with_colon(place, date, behind, language)
    if is_wire(place):
        return _with_wire(place, behind, language)
    is_bar, is_alone = "|" in match["dash"], match.end() == len(line)
    found = _with_agency_behind(place, date, behind, language) or _with_dash(
        place, date, language, is_bar=is_bar, is_alone=is_alone
    )
    is_name = found and found.place and not (found.agency or found.date or found.place.isupper())
    return None if _is_route(behind) or (is_name and _is_apposition(behind)) else found


def _end_of_opening(line: str) -> re.Match[str] | None:
    """The mark or the agency that ends what may be a dateline; only what stands around its marks is looked at."""
    for mark in _MARK.finditer(line, 0, LONGEST_BEFORE + 2):
        start = mark.start()
        if mark[0] == "-" and _is_in_word(line, start):
            continue
        match = (start and _END.match(line, start - 1)) or _END.match(line, start)
        if match:
            return match if match.start() <= LONGEST_BEFORE else None
        if mark[0] not in _GOING_ON:
            return None
    return None


def _is_route(behind: str) -> bool:
    """Whether a second town follows the dash, and nothing that would make a sentence of it (`Paris – Dakar: …`)."""
    route = _ROUTE.match(behind)
    return route is not None and is_town(route[1])


def _is_apposition(behind: str) -> bool:
    """Whether what follows the dash ends with another one and goes on small (`Sofia – The First – is a film`)."""
    match = _APPOSITION.match(behind)
    return match is not None and behind[match.end()].islower()


def _with_agency_behind(place: str, date: str | None, behind: str, language: str | None) -> Dateline | None:
    """`МОСКВА, 15 дек — ПРАЙМ.`, where the agency follows the dash."""
    match = _BEHIND_DASH.match(behind)
    if not match or not (date or place.isupper()) or not weigh(place, language).is_shaped:
        return None
    agency = match["agency"].strip()
    return Dateline(place, agency, date) if is_agency(agency) or (date and _RUSSIAN.fullmatch(agency)) else None


def _with_agency(before: str, match: re.Match[str], behind: str, language: str | None) -> Dateline | None:
    """The dateline whose agency stands in brackets or between strokes."""
    agency, date_behind = cut_date((match["bracketed"] or agency_in(match["slashed"])).strip())
    place, date = cut_date(before)
    date = date or date_behind
    if match["slashed"] and "," not in place:
        place = place.rstrip(".")
    if not place:
        return _agency_first(agency, date, behind, language)
    evidence = weigh(place, language)
    if not evidence.is_shaped or is_label(place):
        return None
    if not agency and evidence.is_known:
        return Dateline(place, None, date)
    if is_agency(agency):
        certain = evidence.is_upper or evidence.is_known or date or evidence.words == 1
        return Dateline(place, agency, date) if certain else None
    mark = (match["behind"] or "").strip(" .")
    is_marked = mark and (date or (mark != ":" and (evidence.is_upper or "," in place)))
    if is_marked and evidence.is_known and _is_name(agency):
        return Dateline(place, agency, date)
    return None


def _agency_first(agency: str, date: str | None, behind: str, language: str | None) -> Dateline | None:
    """`(CNN)`, and `(ANSA) - ROMA, 3 MAG -`, where the place follows."""
    if not is_agency(agency):
        return None
    second = _end_of_opening(behind)
    if second and second["dash"] and _begins_sentence(behind, second.end()):
        place, date_behind = cut_date(behind[: second.start()].strip())
        if place.isupper() and weigh(place, language).is_known:
            return Dateline(place, agency, date_behind)
    return Dateline(None, agency, date)


def _with_dash(place: str, date: str | None, language: str | None, *, is_bar: bool, is_alone: bool) -> Dateline | None:
    """The dateline that ends with a dash or a bar, and has no brackets; alone in its line, any town will do."""
    if not place:
        return Dateline(None, None, date) if date and not is_bar and _MONTH_AND_YEAR.search(date) else None
    *first, last = _LAST_PART.split(place, 1)
    if first and is_agency(last) and not is_region(last, language):
        town, date_before = cut_date(first[0])
        return Dateline(town, last, date or date_before) if weigh(town, language).is_known else None
    evidence = weigh(place, language)
    if not evidence.is_shaped or is_label(place) or (is_bar and not evidence.is_upper):
        return None
    if date:
        is_day = place.casefold() in weekday_names(language) or place.casefold() in weekday_names("en")
        return Dateline(place, None, date) if evidence.is_known or (evidence.words == 1 and not is_day) else None
    certain = evidence.is_city or (evidence.is_known and (is_alone or evidence.is_upper or "," in place))
    return Dateline(place, None, None) if certain else None


def _with_wire(agency: str, behind: str, language: str | None) -> Dateline:
    """`AP -`, and `Canadian Press - KELOWNA, B.C. (CP) -`, where a place follows."""
    second = opening(behind, language) if behind else None
    return second if second and second.place and second.place.isupper() else Dateline(None, agency, None)


def _with_colon(place: str, date: str | None, behind: str, language: str | None) -> Dateline | None:
    """The dateline that ends with a colon; a date and an agency may follow (`ISLAMABAD, Pakistan: Nov 10 (APP) -`)."""
    if not date and place[1:2].islower():
        return None  # without a date it has to be in capitals, which few words before a colon are
    evidence = weigh(place, language)
    if not evidence.is_known or not (evidence.is_upper or date):
        return None
    second = _end_of_opening(behind)
    if second and second["bracketed"]:
        before, date_behind = cut_date(behind[: second.start()].strip())
        agency = second["bracketed"]
        return Dateline(place, agency, date_behind) if date_behind and not before and _is_name(agency) else None
    return Dateline(place, None, date) if evidence.is_city or date else None


def _is_in_word(line: str, start: int) -> bool:
    """Whether a hyphen has neither a blank nor another one beside it."""
    return line[start + 1 : start + 2].isalnum() and line[start - 1].isalnum()


def _begins_sentence(line: str, start: int) -> bool:
    """Whether a sentence begins there: something that is no small letter."""
    behind = line[start : start + 8].lstrip(_QUOTES)
    return bool(behind) and behind[0].isalnum() and not behind[0].islower()


def _is_name(agency: str) -> bool:
    return bool(_TOKEN.fullmatch(agency)) and not is_town(agency) and not is_label(agency)
