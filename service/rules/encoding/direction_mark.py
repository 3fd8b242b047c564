"""Marks of writing direction go from lines that have no letter written from right to left.

They come with names copied out of social networks and with texts of bilingual editors. In a line with a letter of
Hebrew or Arabic they say where punctuation and digits belong, and all of that line stay, so that pairs stay whole. An
override to the right (U+202E) shows the letters behind it in reverse: deleting it changes what is seen, and what was
meant is unknown, so it is only suggested, with the pairs of its line. So is a mark between letters of an Indian
script, where it was typed for a zero-width non-joiner, and one between two digits.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.invisible import DIRECTION, Invisible, invisible_runs
from service.language.scripts import RIGHT_TO_LEFT, SHAPED

_STRETCH = re.compile(f"[{DIRECTION}]+")
_RIGHT_TO_LEFT, _SHAPED = re.compile(f"[{RIGHT_TO_LEFT}]"), re.compile(f"[{SHAPED}]")
_OVERRIDE, _PAIRED = "\u202e", frozenset("\u202a\u202b\u202c\u202d\u202e")

_REVERSED = "This mark shows what follows in reverse; it may be an accident or a disguise."

REVERSED = 0.5
"""Whether an override was an accident of copying or a trick that a reader should be told of cannot be known."""
TYPED_FOR_A_NON_JOINER = 0.7
"""Both marks seen between Indian letters (U+200F in Telugu) stood where a non-joiner (U+200C) is written."""
PARTS_DIGITS = 0.7


@rule(
    "encoding.direction-mark",
    summary="Delete marks of writing direction from lines written from left to right.",
    needs=(DIRECTION,),
    examples={"The \u200eriver\u202c rose.": "The river rose."},
    leaves=("שלום\u200f!", "\u202bשלום\u202c, he said."),
)
def direction_mark(text: Text) -> Iterator[Edit]:
    """Yield a deletion of each stretch of direction marks in a line without letters written from right to left."""
    value, end = text.value, -1
    for run in text.once(invisible_runs):
        if run.start > end:
            start, end = _line_around(value, run.start)
            is_spared = _RIGHT_TO_LEFT.search(value, start, end) is not None
            is_reversed = _OVERRIDE in value[start:end]
        if not is_spared:
            for stretch in _STRETCH.finditer(value, run.start, run.end):
                yield _edit(text, run, stretch, is_reversed=is_reversed)


def _line_around(value: str, place: int) -> tuple[int, int]:
    end = value.find("\n", place)
    return value.rfind("\n", 0, place) + 1, len(value) if end < 0 else end


def _edit(text: Text, run: Invisible, stretch: re.Match[str], *, is_reversed: bool) -> Edit:
    if is_reversed and not _PAIRED.isdisjoint(stretch[0]):
        return text.edit(*stretch.span(), "", REVERSED, explanation=_REVERSED)
    if _SHAPED.match(run.before) and _SHAPED.match(run.behind):
        return text.edit(*stretch.span(), "\u200c", TYPED_FOR_A_NON_JOINER, (Reading("", 1 - TYPED_FOR_A_NON_JOINER),))
    return text.edit(*stretch.span(), "", PARTS_DIGITS if run.parts_digits else 1.0)
