"""Where sentences end, as far as a line of text shows it."""

import re

TERMINAL = ".!?…。！？"
"""Marks that end a sentence, in Latin, Cyrillic and East Asian print."""

MAX_ABBREVIATED_LINE = 100
"""Longer lines are paragraphs, which may well end in an abbreviation; shorter ones may have been broken behind it."""

_END = re.compile(r"""\w[\w%€$£°+"'“”‘’«»)\]]*\s?[.!?…。！？]+["'“”‘’«»)\]]*\Z""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]\.)+|\b(?:St|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|No|vs|Ltd|Inc|Co|Corp|Jr|Sr)\.)\Z"
)


def ends_sentence(line: str) -> bool:
    """Whether a line ends in a mark that ends sentences, quotation marks and brackets aside."""
    line = line.rstrip()
    if len(line) <= MAX_ABBREVIATED_LINE and _ABBREVIATION.search(line[-20:]):
        return False
    return bool(_END.search(line[-40:]))
