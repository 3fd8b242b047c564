"""Which quotation mark opens and which closes, where blanks do not tell: by counting them in the paragraph."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

Role = Literal["opens", "closes"]

_PARAGRAPH_END = "\n\n"
_BEFORE_OPENING = " \t\n\u00a0([{'‘’“„«—–-/"
_BEHIND_CLOSING = " \t\n\u00a0)]}'’”“»—–-/.,;:!?…"
_GLUED_BEFORE = ".,;:!?"
_STRAIGHT = re.compile('"')
_CURLY = re.compile("[“”„«»]")


def straight_roles(value: str) -> dict[int, Role]:
    """What each straight double quotation mark does, by its offset, in the paragraphs where that is certain.

    They have to open and close by turns, and each must look like it: a mark that opens has no blank behind it and a
    blank, a bracket or a sentence end before it. The last one may be left open, as running quotations are. A paragraph
    where one does not fit says nothing of any.
    """
    roles: dict[int, Role] = {}
    start = 0
    for paragraph in value.split(_PARAGRAPH_END):
        if '"' in paragraph:
            roles |= {start + place: role for place, role in _by_turns(paragraph)}
        start += len(paragraph) + len(_PARAGRAPH_END)
    return roles


def _by_turns(paragraph: str) -> Iterator[tuple[int, Role]]:
    found: list[tuple[int, Role]] = []
    is_open = False
    for match in _STRAIGHT.finditer(paragraph):
        place = match.start()
        if is_open and _may_close(paragraph, place):
            found.append((place, "closes"))
        elif not is_open and _may_open(paragraph, place):
            found.append((place, "opens"))
        elif not is_open and paragraph[place - 1 : place].isdigit():
            continue  # inches
        else:
            return
        is_open = not is_open
    yield from found


def _may_open(paragraph: str, place: int) -> bool:
    before, behind = paragraph[max(place - 1, 0) : place], paragraph[place + 1 : place + 2]
    if not behind or behind.isspace() or behind in '.,;:!?)"':
        return False
    return not before or before in _BEFORE_OPENING or (before in _GLUED_BEFORE and behind.isalpha())


def _may_close(paragraph: str, place: int) -> bool:
    before, behind = paragraph[place - 1 : place], paragraph[place + 1 : place + 2]
    if not before or before.isspace():
        return False
    return not behind or behind in _BEHIND_CLOSING or (before in _GLUED_BEFORE and behind.isalpha())


def straight_pairs(value: str) -> tuple[tuple[int, int], ...]:
    """The straight double quotation marks of which `straight_roles` knows that they open and close a quotation."""
    marks = straight_roles(value).items()
    return tuple((one, other) for (one, role), (other, next_role) in pairwise(marks) if role == "opens" != next_role)


def curly_before(value: str) -> dict[int, str]:
    """For each curly double quotation mark, by its offset, the one before it in its paragraph (empty: none)."""
    before: dict[int, str] = {}
    start = 0
    for paragraph in value.split(_PARAGRAPH_END):
        last = ""
        for match in _CURLY.finditer(paragraph):
            before[start + match.start()] = last
            last = match[0]
        start += len(paragraph) + len(_PARAGRAPH_END)
    return before
