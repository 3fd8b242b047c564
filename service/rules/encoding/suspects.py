"""The lines of a text in which ftfy can find anything at all.

ftfy looks at every non-ASCII line for sequences of characters that are unlikely in any language, and that search costs
ten times what finding their beginnings costs. So a line is only shown to it where one of the sequences may be: where
two or three neighbours are of kinds that make one (`MAY_BE_BAD`). Characters that are hidden from ftfy may stand
between them. Most texts have no such neighbours, which the scan for what all rules need tells before any line is looked
for. What is passed over is proved to be what ftfy leaves (`is_bad` of ftfy 6 is the reference).
"""

import re
from collections.abc import Iterator

from ftfy.badness import MOJIBAKE_CATEGORIES

from service.language.invisible import CONTROL, DIRECTION, NONCHARACTERS, SOFT_HYPHEN, ZERO_WIDTH


def _kinds(*names: str) -> str:
    return "".join(MOJIBAKE_CATEGORIES[name] for name in names)


_SMALL, _CAPITAL, _FACES = _kinds("lower_accented"), _kinds("upper_accented"), _kinds("kaomoji")
_LETTERS = _kinds("lower_common", "upper_common")
_OPENING, _CLOSING = _kinds("start_punctuation"), _kinds("end_punctuation")
_SIGNS = _kinds("bad", "numeric", "law", "currency", "box")
_HIDDEN_ANYWHERE = CONTROL.replace("\0", r"\x00") + DIRECTION + ZERO_WIDTH
_HIDDEN = _HIDDEN_ANYWHERE + NONCHARACTERS + SOFT_HYPHEN
_WORD = "0-9A-Za-z_\x80-\U0010ffff"
_TRIPLE = "ВГРСΒΓΞΟ"

MAY_BE_BAD = "|".join(
    (
        "[\x80-\x9f√]|[Œœ][^A-Za-z]|[ÂÃ](?:[^A-Za-z]|\\Z)",
        f"[{_SMALL}{_CAPITAL}{_LETTERS}{_CLOSING}{_SIGNS}][{_SIGNS}]",
        f"[{_OPENING}][{_kinds('bad', 'numeric', 'box')}]",
        f"[{_SIGNS}][{_SMALL}{_CAPITAL}{_OPENING}{_CLOSING}{_FACES}]",
        f"[{_SMALL}{_LETTERS}{_CLOSING}][{_CAPITAL}]",
        f"[{_CLOSING}][{_OPENING}{_SMALL}]",
        f"[{_CAPITAL}][{_OPENING}°]",
        f"[{_SMALL}{_CAPITAL}][{_OPENING}{_CLOSING}][{_WORD}]",
        f"[ÎÐ][ŠšŸŽžœ{_kinds('common', 'end_punctuation')}]|[ØÙ][ŸŠ{_kinds('common', 'end_punctuation')}{_SIGNS}°]",
        f"[Ù][{_OPENING}]|‚[Äâó]|[Вв]Ђ",
        f"[{_TRIPLE}][°{_CLOSING}{_OPENING}{_SIGNS}][{_TRIPLE}{_HIDDEN}]",
        f"[{_SMALL}{_CAPITAL}{_LETTERS}{_CLOSING}{_OPENING}{_SIGNS}Ù][{_HIDDEN}]",
    )
)
"""What each sequence that ftfy knows has in it, coarser here and there, as a regular expression and as a prefilter."""

_MAY_BE_BAD = re.compile(MAY_BE_BAD)
_BEGINNINGS = _SIGNS + _OPENING + _CLOSING + _FACES + _CAPITAL + _kinds("common")

_SUSPECT = re.compile(
    f"[{_BEGINNINGS}ВГРСΒΓΞΟвβ][{_BEGINNINGS}{_SMALL}Ђ{_HIDDEN_ANYWHERE}]"
    f"|[{_SMALL}][{_BEGINNINGS}{_HIDDEN_ANYWHERE}]"
    f"|[{_LETTERS}][{_kinds('bad')}{_CAPITAL}{_HIDDEN_ANYWHERE}]"
    "|[\x80-\x9fÃÂŒœ√]"
)
"""Neighbours of many more kinds, which are found a lot faster."""

_LINE_ENDS = "\n\r"  # not U+0085, which is a byte of mojibake
_LINE_END = re.compile(f"[{_LINE_ENDS}]|$")


def is_suspect(line: str) -> bool:
    """Whether ftfy is to be asked about a line."""
    return _SUSPECT.search(line) is not None and _MAY_BE_BAD.search(line) is not None


def suspect_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` that ftfy is to be asked about, each with the offset of its beginning."""
    position = 0
    while suspect := _SUSPECT.search(text, position):
        start = max(text.rfind(mark, position, suspect.start()) + 1 for mark in _LINE_ENDS)
        start = max(start, position)
        position = _line_end(text, suspect.end())
        line = text[start:position]
        if _MAY_BE_BAD.search(line):
            yield start, line


def _line_end(text: str, position: int) -> int:
    found = _LINE_END.search(text, position)
    return found.start() if found else len(text)
