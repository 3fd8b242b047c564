"""Line separators other than the line feed become a line feed, a paragraph's end, or the blank that they stand for.

U+2028, U+2029, the vertical tab and the form feed come from page-making programs, presentations, Word and PDF files.
Two breaks, or U+2029, end a paragraph. One that stands inside a sentence, before a small letter with a blank beside it
or with long lines on both sides and no other one near (as in a poem), was set for the look of a page and is a blank; so
is any in a title. What already has a line feed beside it makes no further line. U+0085 is not here: in scraped text it
is a byte of Windows-1252, an ellipsis.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

_SEPARATORS = "\u000b\u000c\u2028\u2029"
_PARAGRAPH_SEPARATOR = "\u2029"
_RUN = re.compile(f"[{_SEPARATORS}](?:[ \t\u00a0]*[{_SEPARATORS}])*")
_SEPARATOR = re.compile(f"[{_SEPARATORS}]")
_BLANKS = " \t\u00a0"
_BREAKS = re.compile("\r\n|\r|\n")
_LINE_END = re.compile(f"[\r\n{_SEPARATORS}]")

_NO_SENTENCE = ("", ":", "\n", "\r")
"""What stands before a list, or nothing."""

LONG = 40
"""Characters on both sides without a line end: such lines were not broken to be short."""

NEAR = 120
"""Characters on either side without a further separator: a poem's lines are shorter."""

_WINDOW = 8
"""Characters looked at on each side for blanks and line feeds."""

_PARAGRAPH = "\n\n"


@rule(
    "layout.line-separator",
    summary="Replace the line separators of Unicode and of old printers.",
    needs=(_SEPARATORS,),
    examples={
        "The end.\u2028\u2028A beginning.": "The end.\n\nA beginning.",
        "a world as dark\u2028 as this": "a world as dark as this",
    },
    leaves=("One line.\nAnother.",),
)
def line_separator(text: Text) -> Iterator[Edit]:
    """Yield an edit for each run of line separators, with the blanks behind it where a line begins there."""
    value = text.value
    for run in _RUN.finditer(value):
        start, end = run.span()
        left, right = value[max(0, start - _WINDOW) : start], value[end : end + _WINDOW]
        if text.field == "title" or _is_inside_sentence(value, run):
            has_blank = not left.strip() or not right.strip() or left[-1].isspace() or right[0].isspace()
            yield text.edit(start, end, "" if has_blank else " ")
        else:
            indent = len(right) - len(right.lstrip(_BLANKS))
            yield text.edit(start, end + indent, _missing_breaks(run[0], left, right))


def _is_inside_sentence(value: str, run: re.Match[str]) -> bool:
    """Whether a separator was set within a sentence for the look of a page."""
    start, end = run.span()
    left, right = value[max(0, start - LONG) : start], value[end : end + LONG]
    before, behind = left.rstrip(_BLANKS)[-1:], right.lstrip(_BLANKS)[:1]
    if _breaks(run[0]) > 1 or not behind.islower() or before in _NO_SENTENCE:
        return False
    if left[-1:].isspace() or right[:1].isspace():
        return True
    is_one_of_several = _SEPARATOR.search(value[max(0, start - NEAR) : start] + value[end : end + NEAR]) is not None
    return min(len(left), len(right)) == LONG and not is_one_of_several and not _LINE_END.search(left + right)


def _missing_breaks(separators: str, left: str, right: str) -> str:
    """The line feeds that a run of separators stands for, less those that are beside it."""
    if not left.strip() or not right.strip():
        return ""
    beside = left[len(left.rstrip()) :] + "." + right[: len(right) - len(right.lstrip())]
    return "\n" * (min(_breaks(separators), len(_PARAGRAPH)) - len(_BREAKS.findall(beside)))


def _breaks(separators: str) -> int:
    return sum(len(_PARAGRAPH) if sign == _PARAGRAPH_SEPARATOR else sign in _SEPARATORS for sign in separators)
