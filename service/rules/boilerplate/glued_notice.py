"""A notice that was glued to the last sentence of a paragraph goes, and the sentence stays.

Extractors that lose line breaks leave the credit of the leading picture or a notice of rights at the end of the text.
Only what begins behind the end of a sentence is taken, to the end of the line, where its own words leave no doubt.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

CONFIDENCE = 0.9
MIN_WORDS = 3
"""Words of a sentence that a notice is glued to."""

MAX_NOTICE = 420
"""Characters of a notice with its terms, of twelve read."""

_CREDIT = re.compile(
    r"""(?:(?<=[.!?…"”’)\]])\s*|(?<=/)\s+) (?:Featured|Feature|Cover)\s[Ii]mages? \s? (?:via|by|courtesy|from|credit|:)
        [^.!?\n]{3,100} \.? (?=\n|\Z)""",
    re.VERBOSE,
)
_RIGHTS = re.compile(
    r"rights reserved|Rechte vorbehalten|droits réservés|derechos reservados|direitos reservados"
    r"|права защищены|права запазени|prawa zastrzeżone|práva vyhrazena",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTED_QUOTE = re.compile(r"\s+[\"”“](?=\s)")
_SENTENCE_END = re.compile(r"[.!?…][\"”“»)]*\s+(?=\S)")


@rule(
    "boilerplate.glued-notice",
    summary="Delete a credit or a notice of rights that is glued to a paragraph.",
    prefilter="©|(?:Feature|Cover)d?[^A-Za-z][Ii]mage",
    fields=("text",),
    examples={
        "The vote was close. Featured image via Jane Doe/Getty Images": "The vote was close.",
        "The vote was close, and it ended. © 2018 The Post. All rights reserved.": "The vote was close, and it ended.",
    },
    leaves=("The vote was close. The featured image showed it.", "The sign © means that all rights are reserved."),
)
def glued_notice(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each such notice, with the blank that parts it from what stays."""
    value = text.value
    if "eature" in value or "over image" in value:
        for match in _CREDIT.finditer(value):
            if _has_words(value, match.start()):
                yield text.edit(match.start(), match.end(), "", CONFIDENCE)
    place = value.find("©")
    while place >= 0:
        end = value.find("\n", place)
        end = len(value) if end < 0 else end
        start = _beginning(value, place)
        if start and _has_words(value, start) and end - start <= MAX_NOTICE and _RIGHTS.search(value, place, end):
            yield text.edit(start, end, "", CONFIDENCE)
        place = value.find("©", end)


def _has_words(value: str, end: int) -> bool:
    """Whether a sentence stands on the line before `end`."""
    return len(_WORD.findall(value, max(value.rfind("\n", 0, end), end - MAX_NOTICE, 0), end)) >= MIN_WORDS


def _beginning(value: str, place: int) -> int | None:
    """Where the sentence begins that the sign of copyright is in, the blank before it taken with it."""
    first = max(value.rfind("\n", 0, place) + 1, place - MAX_NOTICE)
    ends = list(_SENTENCE_END.finditer(value, first, place + 1))
    if not ends:
        return None
    beginning = ends[-1].start() + len(ends[-1][0].rstrip())
    parted = _PARTED_QUOTE.match(value, beginning)
    return parted.end() if parted else beginning
