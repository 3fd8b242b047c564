"""Update and correction lines (`Updated 3:45 PM ET, Mon March 3`, `Correction: …`, `This story has been updated`).

They stand among the first lines of an article or at its end.
"""

import re
from functools import lru_cache

from service.language.word_lists import read_list
from service.structure.ends import Lines

LIST = "update_openings.txt"

LONGEST = 600
"""Characters: corrections are paragraphs, but an article of one line that begins with `UPDATE:` is no update line."""

LONGEST_BEGINNING = 24

MOST_FIRST_LINES = 6
"""Further down, `Update at 9:35 a.m.` is a heading of a report that goes on all day."""

_LETTERS = 3
"""With so many letters hardly another line begins as an update line does."""

_MARKS = " \t\u00a0([*—–-"
_WORD = re.compile(r"[^\W\d_]+")
_BEHIND_WORD = re.compile(
    r"""\s?[:—–-] | \Z | \.?\s?[(]?\d | \.\s
      | \s(?:with|by)\s
      | \sto\s(?:add|change|clarify|correct|fix|include|indicate|make|note|reflect|remove|say|show)\b
      | (?:,|\s(?:at|on|am|um|em|às|le|el|il|v|o|в|на|о))\s(?=.{0,24}\d)
      | \s(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b
      | \s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s\d""",
    re.VERBOSE,
)
_BEHIND_LABEL = re.compile(r"\s?:")
_ARTICLES = ("the", "this")
_STORIES = frozenset(("story", "article", "post", "posting", "report", "piece", "version", "column"))
_THIS_STORY = re.compile(
    rf"(?:this|the)\s(?:\w+\s)?(?:{'|'.join(sorted(_STORIES))})\s"
    r"(?:has|was|originally|initially|previously)"
    r"(?:\s\w+){0,3}?\s(?:updated|corrected|revised|misstated|misidentified|incorrectly|amended|clarified)\b"
)
_LATER = re.compile(
    r"(?:posted|published|veröffentlicht|publicado|publié)\b.{5,60}"
    r"\b(?:updated|aktualisiert|actualizado|atualizado|mis à jour)\b"
)


def update_lines(first: Lines, last: Lines) -> tuple[str, ...]:
    """The update and correction lines, as written, of an article that begins and ends with these lines."""
    lines = dict.fromkeys((*first[:MOST_FIRST_LINES], *last))  # a short article's first lines are its last ones too
    words, beginnings = _first_words(), _beginnings()
    found = []
    for line in lines:
        beginning = line[:_LETTERS]
        if beginning.isalpha() and beginning.casefold()[:_LETTERS] not in beginnings:
            continue  # and so it is with most
        if len(line) <= LONGEST and _opens(line, words) and _is_update(line):
            found.append(line)
    return tuple(found)


def _opens(line: str, words: frozenset[str]) -> bool:
    """Whether the first word of a line is one of these; of lines that begin with `The`, those that tell of a story."""
    match = _WORD.search(line, 0, LONGEST_BEGINNING)
    word = match[0].casefold() if match else ""
    return word in words and (word not in _ARTICLES or _tells_of_story(line))


def _tells_of_story(line: str) -> bool:
    """Whether the second or the third word of a line is one for an article."""
    return not _STORIES.isdisjoint(map(str.casefold, line.lstrip(_MARKS).split(None, 3)[1:3]))


def _is_update(line: str) -> bool:
    """Whether a line that begins with one of the words tells of an update or a correction."""
    bare = line.lstrip(_MARKS).casefold()
    first = _WORD.match(bare)
    if first and first[0] in _words() and _BEHIND_WORD.match(bare, first.end()):
        return True
    if first and first[0] in _labels() and _BEHIND_LABEL.match(bare, first.end()):
        return True
    return bare.startswith(_phrases()) or bool(_THIS_STORY.match(bare) or _LATER.match(bare))


@lru_cache(maxsize=1)
def _openings() -> tuple[tuple[str, str], ...]:
    return tuple((kind, opening) for kind, _, opening in (row.partition(": ") for row in read_list(__package__, LIST)))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(word for kind, words in _openings() if kind == "word" for word in words.split())


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(word for kind, words in _openings() if kind == "label" for word in words.split())


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    return tuple(phrase for kind, phrase in _openings() if kind == "phrase")


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """With what word a line has to begin to be worth a look."""
    phrases = (*_phrases(), "this", "the", "posted", "published", "veröffentlicht", "publicado", "publié")
    return _words() | _labels() | {word[0] for word in map(_WORD.match, phrases) if word}


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(word[:_LETTERS] for word in _first_words())
