"""Where sentences end, as far as a line of text shows it."""

import re

from service.language.quotation_marks import QUOTES

TERMINAL = ".!?…。！？।॥؟۔"
"""Marks that end a sentence, in Latin, Cyrillic, East Asian, Indian and Arabic print."""

MAX_ABBREVIATED_LINE = 100
"""Longer lines are paragraphs, which may well end in an abbreviation; shorter ones may have been broken behind it."""

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
    if line.rstrip(_CLOSING)[-1:] not in _ENDS:
        return False
    if len(line) <= MAX_ABBREVIATED_LINE and _ABBREVIATION.search(line[-20:]):
        return False
    return bool(_END.search(line[-40:]))
