"""A soft hyphen marks where a word may be parted at a line's end; in a clean text it only hides the word, and goes.

At the end of a line, between letters, it did part the word, and the line break goes with it. Between two blanks
nothing can be parted: there it is a dash that was mistyped or misread, and becomes a plain hyphen, which can be seen.
Between two digits it may be the dash of a range (`60–80`), so that a deletion would make another number: suggested.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.invisible import SOFT_HYPHEN, Invisible, invisible_runs

_STRETCH = re.compile(f"{SOFT_HYPHEN}+")
_LINE_BREAK = re.compile("[ \t\u00a0]*\n[ \t\u00a0]*(?=([^\\W\\d_]))")

RANGE = 0.7
"""How sure the dash of a range is; seen once (`$60-80.000`, with a hyphen besides), and a wrong number is worst."""


@rule(
    "encoding.soft-hyphen",
    summary="Delete soft hyphens.",
    needs=(SOFT_HYPHEN,),
    examples={"The foot\u00adsteps of the presi\u00ad\ndent.": "The footsteps of the president."},
    leaves=("A well-known river.",),
)
def soft_hyphen(text: Text) -> Iterator[Edit]:
    """Yield a deletion of each stretch of soft hyphens, or what it stands for."""
    value = text.value
    for run in text.once(invisible_runs):
        if SOFT_HYPHEN not in value[run.start : run.end]:
            continue
        yield from _hyphens(text, run)
        line_break = _LINE_BREAK.match(value, run.end)
        if line_break and run.before.isalpha() and line_break[1].islower():
            yield text.edit(run.end, line_break.end(), "")


def _hyphens(text: Text, run: Invisible) -> Iterator[Edit]:
    """An edit for each stretch of soft hyphens in a run: the first may be a dash, the others are nothing."""
    first, *others = [stretch.span() for stretch in _STRETCH.finditer(text.value, run.start, run.end)]
    if run.parts_digits:
        yield text.edit(*first, "-", RANGE, (Reading("", 1 - RANGE),))
        return
    yield text.edit(*first, "-" if _is_dash(run) else "")
    for other in others:
        yield text.edit(*other, "")


def _is_dash(run: Invisible) -> bool:
    sides = run.before + run.behind
    return run.before.isspace() and run.behind.isspace() and "\n" not in sides
