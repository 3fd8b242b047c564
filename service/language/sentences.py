"""Where sentences end, as far as a line of text shows it."""

import re

from service.language.quotation_marks import QUOTES

TERMINAL = ".!?…。！？।॥؟۔"
"""Marks that end a sentence, in Latin, Cyrillic, East Asian, Indian and Arabic print."""

MAX_ABBREVIATED_LINE = 100
"""Longer lines are paragraphs, which may well end in an abbreviation; shorter ones may have been broken behind it."""

LONGEST_ABBREVIATION = 4
"""Letters of the longest abbreviation below: behind more of them a period ends a sentence."""

_TAIL = 40
"""Characters at the end of a line in which all that ends a sentence stands, with what stands before it."""

_CLOSING = f"{QUOTES}«»)]"
_ENDS = frozenset(TERMINAL)
_END = re.compile(rf"""[\w\u0900-\u0dff][\w%€$£°+{QUOTES}«»)\]]*\s?[{TERMINAL}]+[{QUOTES}«»)\]]*\Z""")
_ABBREVIATION = re.compile(
    r"""
    (?: \b(?:[^\W\d_]\.\s?)+ | \(\w+\.\)
      | \b(?:St|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|No|vs|Ltd|Inc|Co|Corp|Jr|Sr|Vol|Fig|pp|eds?|Nr|Bd|Hrsg
      | bzw|ca|sog|vgl|ggf|inkl|zzgl|[Tt]el|Fax|Mme|Mlle|env|Sra|Srta|Uds?|núm|ul|np|tzw|prof|ул|им|стр|тел)\.
    )\Z
    """,
    re.VERBOSE,
)


def ends_sentence(line: str) -> bool:
    """Whether a line ends in a mark that ends sentences, quotation marks and brackets aside."""
    line = line.rstrip()
    unquoted = line.rstrip(_CLOSING)
    if unquoted[-1:] not in _ENDS:
        return False
    if len(line) <= MAX_ABBREVIATED_LINE and _is_abbreviated(line):
        return False
    words = unquoted.rstrip(TERMINAL)
    if words[-1:].isalnum() and len(line) - len(words) < _TAIL:
        return True  # as nearly all do
    return bool(_END.search(line[-_TAIL:]))


def _is_abbreviated(line: str) -> bool:
    """Whether a line ends in an abbreviation; long words and quotations are none, which is quickly seen."""
    if line[-1] not in ".)":
        return False
    before = line[-LONGEST_ABBREVIATION - 2 : -1]
    if len(before) > LONGEST_ABBREVIATION and before.isalpha():
        return False
    return _ABBREVIATION.search(line[-20:]) is not None
