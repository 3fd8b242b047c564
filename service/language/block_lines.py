"""Lines that are paragraphs of their own whatever stands around them: the items of a list, and headings.

Each place is judged by the two or three lines around it alone, before anything else is asked of a block, and no mark
that a later repair may change tells for it: parted once, the lines are judged by nobody again.
"""

import re
from itertools import pairwise

from service.language.lines import Line, Part
from service.language.quotation_marks import QUOTES

MAX_COLUMNS_OF_HEADING = 90
MIN_COLUMNS_OF_PARAGRAPH = 120
"""A line wider than any that was broken to fit a width is a whole paragraph, and so the short one above it ended."""

MIN_LETTERS = 3

MIN_WORDS_BEFORE_COLON = 3
"""Fewer are a label or a speaker, who belong to what they tell."""

SHORTEST_LAST_WORD = 4
"""A heading ends with no article or preposition; a sentence that an extractor broke at a link does."""

_BULLET = re.compile(r"\s*([-*•·●‣◦▪■►▶»○✓✔✅➤➢❖–—])\s+(?=\S)")
_NUMBERED = re.compile(r"\s*\(?(\d{1,2})[.)]\)?\s+(?=[^\W\d_]|[" + QUOTES + r"«])")
_OPENING = f"{QUOTES}«‹([¿¡#"
_GOING_ON = (",", ";", "-", "–", "—", "(", "/", "&", "+", "=", "，", "；", "、")
_ENDING = (".", ",", ";", ":", "!", "?", ")")
_LAST_WORD = re.compile(r"\W*([^\W\d_]+)")
"""The last word of a line that is read backwards: so nothing is tried but the end."""


def at_block_lines(block: Part) -> list[int]:
    """Where items of a list and what stands around them begin, and the paragraphs below headings."""
    places = _at_items(block)
    for n, (line, following) in enumerate(pairwise(block), 1):
        if len(following.text) >= MIN_COLUMNS_OF_PARAGRAPH and _is_below_heading(line, following):
            places.add(n)
    return sorted(places)


def _at_items(block: Part) -> set[int]:
    """Which lines are items beside another one of their list."""
    places: set[int] = set()
    for n, (line, following) in enumerate(pairwise(block)):
        if not line.text[:1].isalpha() and _follows(line, following):
            places.add(n + 1)
            if n and not line.goes_on:
                places.add(n)
    return places


def _follows(line: Line, following: Line) -> bool:
    """Whether two lines are one item and the next."""
    bullet = _BULLET.match(line.text)
    if bullet:
        other = _BULLET.match(following.text)
        return other is not None and other[1] == bullet[1]
    number = _NUMBERED.match(line.text)
    if not number:
        return False
    other = _NUMBERED.match(following.text)
    return other is not None and int(other[1]) == int(number[1]) + 1


def _is_below_heading(line: Line, following: Line) -> bool:
    """Whether a short line that ends stands above a long one that is a whole paragraph."""
    text = line.text.strip()
    if len(text) > 2 * MAX_COLUMNS_OF_HEADING:
        return False
    if (
        following.goes_on
        or _is_rest(following)
        or line.goes_on
        or text.endswith(_GOING_ON)
        or line.columns > MAX_COLUMNS_OF_HEADING
    ):
        return False
    if text.endswith((":", "：")) and text.count(" ") + 1 < MIN_WORDS_BEFORE_COLON:
        return False
    last = _LAST_WORD.match(text[::-1])
    if last and last[1].islower() and len(last[1]) < SHORTEST_LAST_WORD:
        return False
    return following.columns >= MIN_COLUMNS_OF_PARAGRAPH and sum(map(str.isalpha, text)) >= MIN_LETTERS


def _is_rest(line: Line) -> bool:
    """Whether a line begins with what ends a sentence, or small behind an indent: what an extractor broke at a link."""
    first = line.text.lstrip()[:1]
    return first in _ENDING or first.islower()
