"""Bylines: the line that says who wrote an article (`By Jane Doe, Staff Writer`, `Von Max Muster`, `Автор: И. Иванов`).

It stands among the first lines, or is the last line of all behind a dash. The words that open it open sentences too
(`By Monday, …`, `Von der Planung bis …`), so what follows has to be names, and what follows the names a role, a
paper, a place or a date.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from service.language.word_lists import read_list, read_words_by_language
from service.structure.agencies import is_agency
from service.structure.ends import Lines
from service.structure.leads import start_of_town

LONGEST = 140
"""Characters of a byline with roles and dates; the longest of those read had 120."""

LONGEST_LABELLED = 90
"""Characters of a line such as `Autor: …`; longer ones were sentences about the author."""

MOST_WORDS_BEHIND = 12
"""Words of roles, papers, places and dates behind the names."""

LONG_LINE = 200
MOST_LONG_LINES = 2
"""So many lines that are paragraphs may stand before a byline; behind more, it is that of a comment or another text."""

MOST_BEFORE_SMALL_LETTER = 5
"""Lines before a byline that begins with a small letter; further down it is a comment's, or a sentence's middle."""

LONGEST_OUTLET = 40

MOST_WORDS_OF_NAME = 3
"""Words of a pen name, of an editorial staff or a site that are no names by their shape."""

_NAME = r"[^\W\d_a-zß-öø-ÿа-я][\w’'.-]*"
_PARTICLE = r"(?:de|da|do|dos|das|di|du|del|della|van|von|vom|der|den|dem|zu|zur|bin|ibn|al|el|la|le|ter|ten|af)"
_PERSON = rf"{_NAME}(?:\s(?:{_PARTICLE}\s){{0,2}}{_NAME}){{1,3}}"
_AND = r"(?:(?:,\s|\s)(?:and|und|et|y|e|og|och|ja|i|и|і|та|&|mit|with)\s|\s?[,/|]\s)"
_PEOPLE = re.compile(rf"{_PERSON}(?:{_AND}{_PERSON}){{0,5}}")
_PEN_NAME = re.compile(
    r"[\w-]+\.[a-z]{2,4}\Z|[\w’'.-]+(?:\s[\w’'.-]+){0,3}?(?=\s(?:on|at|am|le|el|em)\s|\s?[|•·—–-]\s|,\s|\s[A-Z][a-z]+\s\d)"
)
_FIRST_WORD = re.compile(r"[\s(\[•—–*-]*+(?:(?:Eine?|An?)\s)?([^\W\d_][\w/]*\.?:?)(?:\s+|\Z)")
_BY = re.compile(r"(?:by|von|par|por|da|di):?\s+", re.IGNORECASE)
_BY_LATER = re.compile(r"[^!?;()]{0,30}?\d[^!?;()]{0,24}?\s(?:by|von|par|por)\s+", re.IGNORECASE)
_TO_AND_FRO = re.compile(r"(\w+) (?:zu|auf) \1\Z")
_SEPARATOR = re.compile(r"\s?[,|•·;(\[—–/@-]|\s")
_WORD = re.compile(r"[^\s,|•·;()\[\]—–/@]+")
_DATE = re.compile(r"\d{4}|\d{1,2}[./:]\d\d|\d(?:st|nd|rd|th)\b")
_END_OF_SENTENCE = re.compile(r"[!?…:;,]\Z|[^\W\d_.]{4,}\.\Z")
_AGENCY = re.compile(r"\([^()\n]{2,20}\)\s?(?:--?|[–—])\s")
_SIGNED = re.compile(r"[—–-]{1,2}\s?(?=\S)")
_MARKS = " \t\u00a0([—–-*•"
_PREPOSITIONS = frozenset(("by", "von", "par", "por", "di", "door", "av", "af"))
_OF_TEXT = frozenset(("text:", "tekst:", "texto:", "texte:", "testo:", "teksti:", "текст:", "besedilo:", "bericht:"))
_POSTED = frozenset(("posted", "modified", "publié", "publicado", "written", "escrito"))


def byline(first: Lines, last: Lines) -> str | None:
    """The byline, as written, of an article that begins and ends with these lines, or `None` where it has none."""
    long_lines = 0
    for number, line in enumerate(first):
        if long_lines > MOST_LONG_LINES:
            break
        found = of_line(line)
        if found and (number < MOST_BEFORE_SMALL_LETTER or not found[0].islower()):
            return found
        if _is_above_outlet(first, number):
            return line
        long_lines += len(line) >= LONG_LINE
    return _signature(last)


def of_line(line: str) -> str | None:
    """The byline that a line is, or that it begins with where a dateline follows."""
    if len(line) > LONGEST and line.find("(", 0, LONGEST) < 0:
        return None
    first = _FIRST_WORD.match(line)
    word = first[1].casefold() if first else ""
    if not first or word not in _words():
        return None
    start = first.end()
    if word.endswith(":"):
        return _labelled(line, start, word) or (_named(line, start) if word[:-1] in _PREPOSITIONS else None)
    if word not in _PREPOSITIONS:
        by = _BY.match(line, start) or (word in _POSTED and _BY_LATER.match(line, start))
        if not by:
            return None
        start = by.end()
    return _named(line, start) or (_trimmed(line) if word in _POSTED and _is_pen_name(line[start:]) else None)


def _labelled(line: str, start: int, label: str) -> str | None:
    """A byline behind a label; behind `Text:` it has to be of names, for a text may follow."""
    behind = line[start:]
    if len(line) > LONGEST_LABELLED or _END_OF_SENTENCE.search(line):
        return None
    return _trimmed(line) if _PEOPLE.match(behind) or (label not in _OF_TEXT and _is_pen_name(behind)) else None


def _is_pen_name(phrase: str) -> bool:
    return 0 < len(phrase.split()) <= MOST_WORDS_OF_NAME and not _END_OF_SENTENCE.search(phrase)


def _named(line: str, start: int) -> str | None:
    """A byline whose names begin at `start`."""
    agency = _AGENCY.search(line, start, LONGEST)
    if agency:
        town = start_of_town(line[: agency.end()])
        return line[:town].strip() if town and _PEOPLE.match(line, start) else None
    if len(line) > LONGEST:
        return None
    people = _PEOPLE.match(line, start)
    if _TO_AND_FRO.match(line, start):
        return None
    if people and _are_names(people[0]) and _are_roles(line[people.end() :]):
        return _trimmed(line)
    pen_name = _PEN_NAME.match(line, start)
    is_site = pen_name and pen_name.end() == len(line)
    if pen_name and (is_site or _DATE.search(line, pen_name.end())) and _are_roles(line[pen_name.end() :]):
        return _trimmed(line)
    return None


def _are_names(people: str) -> bool:
    """Whether words in capitals are names, and not a title or a stock phrase."""
    kinds, words = _no_names(), people.casefold().split()
    if words[0] in kinds["article"]:
        return is_agency(people) or people.casefold() in _outlets() or words[-1] in _roles()
    is_phrase = not kinds["any"].isdisjoint(words) or not kinds["later"].isdisjoint(words[1:])
    return words[0] not in kinds["first"] and not is_phrase


def _are_roles(phrase: str) -> bool:
    """Whether what stands behind names is a role, a paper, a place, a date, or nothing."""
    if not phrase:
        return True
    words = _WORD.findall(phrase)
    if not _SEPARATOR.match(phrase) or len(words) > MOST_WORDS_BEHIND or _END_OF_SENTENCE.search(phrase):
        return False
    return all(not word[0].islower() or word in _roles() or "." in word for word in words)


def _is_above_outlet(lines: Lines, number: int) -> bool:
    """Whether a line names reporters whose paper or agency stands in the next one."""
    if number + 1 == len(lines) or len(lines[number + 1]) > LONGEST_OUTLET:
        return False
    return lines[number + 1].casefold() in _outlets() and bool(_PEOPLE.fullmatch(lines[number]))


def _signature(last: Lines) -> str | None:
    """The byline that the last line is, behind a dash."""
    return of_line(last[-1]) if len(last) > 1 and _SIGNED.match(last[-1]) else None


def _trimmed(line: str) -> str:
    bare = line.lstrip(_MARKS)
    return bare.rstrip(")]") if len(bare) < len(line) and bare.count("(") < bare.count(")") else bare


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset().union(*read_words_by_language(__package__, "byline_words.txt").values())


@lru_cache(maxsize=1)
def _no_names() -> Mapping[str, frozenset[str]]:
    return read_words_by_language(__package__, "no_names.txt")


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    return frozenset(read_list(__package__, "byline_roles.txt"))


@lru_cache(maxsize=1)
def _outlets() -> frozenset[str]:
    return frozenset(read_list(__package__, "outlets.txt"))
