"""Where paragraphs begin inside a block of lines: at indents, and behind the ends of sentences.

Verse, lists, results and addresses are no paragraphs, although their lines end sentences now and then; nor are tables
and program text.
"""

import re
from collections.abc import Callable, Sequence

from service.language.lines import INDENT, MAX_COLUMNS, Line, Part, is_short, width_of
from service.language.sentences import ends_sentence
from service.language.short_lines import are_listed, are_narrow, may_be_stanza, stops, words_of

MIN_STANZAS = 2
"""Blocks of short lines that show together that a text is made of such."""

_WORD = re.compile(r"[^\W_]")
_CODE = re.compile(r">>>|\.\.\.|[$#>] ")
_ITEM = re.compile(
    r"""\s*(?:
        [-*•–—·・●‣◦▪►»>○§\u2190-\u27bf\U0001f300-\U0001faff]           # a bullet, an arrow, a pictograph
        | [(\[]? (?:\d{1,3}|[a-z]{1,2}|[A-Z]|[ivx]{1,4}|[IVX]{1,4}) [.)\]]   # 1. 1) [1] a) A. iv)
        | \d{1,2} (?: [-–/°º、:] | \s[-–] ) | [一二三四五六七八九十]{1,3}、    # 1- 1/ 1° 1 -
        | (?:Step|Art(?:icle|\.))\s\d
    )""",
    re.VERBOSE,
)
_BULLET = re.compile(r"\s*[-*•–—·・●]")
_ELLIPSIS = ("...", "…")


def at_indents(part: Part) -> list[int]:
    """Where indented lines begin paragraphs."""
    borders = [n for n in range(1, len(part)) if part[n].text.startswith(INDENT) and _parts(part[n - 1], part[n])]
    listed = _listed(part, _is_indented_alike) if borders else ()
    return [n for n in borders if n not in listed or _begins_paragraph(part, n)]


def _begins_paragraph(part: Part, n: int) -> bool:
    """Whether an indented line has another line behind it that is not."""
    return n + 1 < len(part) and not part[n + 1].text.startswith(INDENT)


def _at_sentences(part: Part) -> list[int]:
    """Where lines begin behind the end of a sentence, but in tables and program text."""
    if any(line.text.startswith(INDENT) for line in part[1:]) and width_of(part) <= MAX_COLUMNS:
        return []
    return [n for n in range(1, len(part)) if _parts(part[n - 1], part[n])]


def stanzas(parts: Sequence[Part]) -> list[Part]:
    """The blocks of short lines that sentences would part, where several are alike: those are stanzas, or lists.

    They are counted but once where they differ in nothing but marks, for of paragraphs told twice one may go.
    """
    found = [part for part in parts if may_be_stanza(part) and _at_sentences(part)]
    return found if len(set(map(words_of, found))) >= MIN_STANZAS else []


def at_paragraphs(part: Part) -> list[int]:
    """Where lines of a part that was not wrapped begin paragraphs: at sentences, but not in verse and lists."""
    borders = _at_sentences(part)
    listed = _listed(part, are_narrow) if borders else ()
    return [n for n in borders if n not in listed]


def _listed(part: Part, alike: Callable[[Line, Line], bool]) -> set[int]:
    """Where lines begin inside verse or a list, which are runs of lines that are alike."""
    places: set[int] = set()
    first = 0
    for n in range(1, len(part) + 1):
        if n < len(part) and alike(part[n - 1], part[n]):
            continue
        if n - first > 1 and are_listed(part[first:n]):
            places.update(range(first + 1, n))
        first = n
    return places


def _is_indented_alike(line: Line, following: Line) -> bool:
    return line.text.startswith(INDENT) and line.indent == following.indent


def at_short_lines(part: Part) -> list[int]:
    """Where lines of a part that may have been wrapped begin behind a short one that ends a sentence."""
    width = width_of(part)
    return [n for n in _at_sentences(part) if is_short(part[n - 1], part[n], width)]


def _parts(line: Line, following: Line) -> bool:
    """Whether a line ends a sentence and the one behind it begins another, outside lists and program text."""
    bare = following.text.lstrip()
    is_indented = len(bare) < len(following.text)
    if not (stops(line) if is_indented else ends_sentence(line.text)):
        return False
    first = bare[:1]
    if first.islower() or not (first.isalnum() or _WORD.search(bare)) or _CODE.match(line.text) or _CODE.match(bare):
        return False
    return not _are_items(line.text, following.text)


def _are_items(line: str, following: str) -> bool:
    """Whether two lines are items of one list, or the first one only leads up to it."""
    if line.endswith(_ELLIPSIS) and _BULLET.match(following):
        return True
    return bool(_ITEM.match(line) and _ITEM.match(following))
