"""Datelines: where and by whom an article was filed, as its first line of text begins, or its first sentence."""

import re

from service.structure.ends import Lines
from service.structure.leads import behind_lead
from service.structure.openings import Dateline, opening

LONG_LINE = 150
"""Characters of a line that is a paragraph: a lead, a caption, an editor's note."""

MOST_LONG_LINES = 3
MOST_BEFORE_PLACE = 2
"""Such lines before a dateline with an agency, and before one without: behind more, it is another report's."""

LONGEST_HEADING = 80
"""Characters: `London – The Biography`, `Paris – Lyon in two hours` and results are shorter, and end without a mark."""

_SPEAKER = re.compile(r"[^\W\d_a-z]{2,}(?:\s[^\W\d_a-z]{2,})?:\s")
_END_OF_SENTENCE = re.compile(r"""[.!?…—–_-][\s"'”“’»)]*\Z""")
_DATED = re.compile(r"[^–—:-]{0,20}\d{4}[.\s]*(?:--?|[–—:])\s")


def dateline(lines: Lines, language: str | None = None) -> Dateline | None:
    """The dateline of an article that begins with these lines, or `None` where it has none."""
    long_lines = 0
    for number, line in enumerate(lines):
        found = opening(line, language) or (behind_lead(line, language) if number <= long_lines else None)
        if found and (found.agency or _is_sure(found, lines, number)):
            is_ours = found.agency or (
                long_lines <= MOST_BEFORE_PLACE and not _is_digest(found, lines, number, language)
            )
            return found if is_ours else None
        long_lines += len(line) >= LONG_LINE
        if long_lines > MOST_LONG_LINES:
            break
    return None


def _is_sure(found: Dateline, lines: Lines, number: int) -> bool:
    """Whether a dateline without an agency is no heading, no speaker of several and no entry of a timeline."""
    if not found.place:
        return not _is_timeline(lines, number)
    line = lines[number]
    if _SPEAKER.match(line) and any(_SPEAKER.match(other) for other in lines if other is not line):
        return False
    return bool(found.date or len(line) >= LONGEST_HEADING or _END_OF_SENTENCE.search(line))


def _is_digest(found: Dateline, lines: Lines, number: int, language: str | None) -> bool:
    """Whether a later line begins with a dateline: then there are several reports, and no one dateline.

    A report that begins with its dateline may go on with that of an agency.
    """
    others = (opening(line, language) for line in lines[number + 1 :])
    return any(other and (number or (other.place not in (None, found.place) and not other.agency)) for other in others)


def _is_timeline(lines: Lines, number: int) -> bool:
    """Whether a line that begins with a date is not the first, or not the only one."""
    return number > 0 or any(_DATED.match(line) for line in lines[1:])
