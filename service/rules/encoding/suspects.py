"""The lines of a text in which ftfy can find anything at all.

ftfy looks at every non-ASCII line for sequences of characters that are unlikely in any language, and that search costs
ten times what finding their beginnings costs. So a line is only shown to it where one of the sequences may begin: at
two neighbours of which the first can begin one and the second go on, and at a few characters that say enough alone.
What is passed over is proved to be what ftfy leaves (`is_bad` of ftfy 6 is the reference), marks without width that
stand between two such neighbours included.
"""

import re
from collections.abc import Iterator

from ftfy.badness import MOJIBAKE_CATEGORIES

from service.language.invisible import CONTROL, DIRECTION, ZERO_WIDTH

_OTHERS = "".join(
    MOJIBAKE_CATEGORIES[name]
    for name in (
        *("bad", "law", "currency", "start_punctuation", "end_punctuation", "numeric", "kaomoji", "upper_accented"),
        *("box", "common"),
    )
)
_LOWER = MOJIBAKE_CATEGORIES["lower_accented"]
_LETTERS = MOJIBAKE_CATEGORIES["lower_common"] + MOJIBAKE_CATEGORIES["upper_common"]

_SUSPECT = re.compile(
    f"[{_OTHERS}ВГРСΒΓΞΟвβ][{_OTHERS}{_LOWER}Ђ{CONTROL}{DIRECTION}{ZERO_WIDTH}]"
    f"|[{_LOWER}][{_OTHERS}{CONTROL}{DIRECTION}{ZERO_WIDTH}]"
    f"|[{_LETTERS}][{MOJIBAKE_CATEGORIES['bad']}{MOJIBAKE_CATEGORIES['upper_accented']}{CONTROL}{DIRECTION}{ZERO_WIDTH}]"
    "|[\x80-\x9fÃÂŒœ√]"
)
_LINE_ENDS = "\n\r"  # not U+0085, which is a byte of mojibake
_LINE_END = re.compile(f"[{_LINE_ENDS}]|$")


def suspect_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` that ftfy is to be asked about, each with the offset of its beginning."""
    position = 0
    while suspect := _SUSPECT.search(text, position):
        start = max(text.rfind(mark, position, suspect.start()) + 1 for mark in _LINE_ENDS)
        start = max(start, position)
        position = _line_end(text, suspect.end())
        yield start, text[start:position]


def _line_end(text: str, position: int) -> int:
    found = _LINE_END.search(text, position)
    return found.start() if found else len(text)
