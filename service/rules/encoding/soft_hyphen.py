"""A soft hyphen marks where a word may be parted at a line's end; in a clean text it only hides the word, and goes.

At the end of a line, between letters, it did part the word, and the line break goes with it. Between two blanks nothing
can be parted: there it is a dash that was mistyped or misread, and becomes a plain hyphen, which can be seen. Between
two digits it may be the dash of a range (`60–80`), before a number a minus, and behind the first letter of a word
(`e-mail`), between a letter and a digit (`F-16`), before a capital (`Smith-Jones`) or where a part of a word is left
out (`pre- and post-war`) a hyphen: that is suggested, and nothing applied. One that may be a byte of a wrongly decoded
character (`í` is `Ã` and a soft hyphen) stays.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.invisible import DIRECTION, SOFT_HYPHEN, ZERO_WIDTH, Invisible, invisible_runs
from service.language.quotation_marks import STRAIGHT_FORMS
from service.rules.encoding.shown import LASTING_BYTES

_MAY_BE_BYTE = re.compile(
    f"(?:(?<=[Â-ÞВГРС])|(?<=[à-ï][{LASTING_BYTES}])|(?<=[à-ï])(?=.[{LASTING_BYTES}])){SOFT_HYPHEN}"
)
_STRETCH = re.compile(f"{SOFT_HYPHEN}+")
_LINE_BREAK = re.compile("[ \t\u00a0]*\n[ \t\u00a0]*(?=([^\\W\\d_]))")

_WINDOW = 32
"""Characters looked at before a run: more invisible ones do not stand between two letters."""

_LEFT_OUT = re.compile(r" (?:und|oder|bzw|sowie|bis|en|of|och|eller|og|and|or|to)\b")
"""Behind the hyphen that stands for the rest of a word."""

HYPHEN = 0.7
"""How sure a dash or a hyphen is; two of these places were seen once, the others never, and a wrong number is worst."""


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
    will_be = value.translate(STRAIGHT_FORMS) if text.document.context.quotes == "straight" else value
    for run in text.once(invisible_runs):
        stretches = [stretch.span() for stretch in _STRETCH.finditer(value, run.start, run.end)]
        if not stretches or _MAY_BE_BYTE.match(will_be, stretches[0][0]):
            continue
        yield from _hyphens(text, run, stretches)
        line_break = _LINE_BREAK.match(value, run.end)
        if line_break and run.before.isalpha() and line_break[1].islower():
            yield text.edit(run.end, line_break.end(), "")


def _hyphens(text: Text, run: Invisible, stretches: list[tuple[int, int]]) -> Iterator[Edit]:
    """An edit for each stretch of soft hyphens in a run: the first may be a dash, the others are nothing."""
    first, *others = stretches
    if _may_be_hyphen(text.value, run):
        yield text.edit(*first, "-", HYPHEN, (Reading("", 1 - HYPHEN),))
        return
    yield text.edit(*first, "-" if _is_dash(run) else "")
    for other in others:
        yield text.edit(*other, "")


def _may_be_hyphen(value: str, run: Invisible) -> bool:
    """Whether no word can be parted at a run, so that a hyphen, a minus or the dash of a range is lost."""
    before, behind = run.before, run.behind
    if behind.isdigit():
        return not before or before.isalnum() or before.isspace() or before == "("
    if before.isdigit():
        return behind.isalpha()
    is_before_capital = before.islower() and behind.isupper()
    return is_before_capital or _is_behind_one_letter(value, run) or _is_left_out(value, run)


def _is_left_out(value: str, run: Invisible) -> bool:
    """Whether the rest of a word is left out behind a run (`pre- and post-war`)."""
    return run.before.isalpha() and _LEFT_OUT.match(value, run.end) is not None


def _is_behind_one_letter(value: str, run: Invisible) -> bool:
    """Whether a word has one letter before a run: nobody parts it there, so a hyphen is lost (`e-mail`)."""
    earlier = value[max(0, run.start - _WINDOW) : max(0, run.start - 1)].rstrip(SOFT_HYPHEN + ZERO_WIDTH + DIRECTION)
    return run.before.isalpha() and run.behind.isalpha() and not earlier[-1:].isalnum()


def _is_dash(run: Invisible) -> bool:
    return run.before.isspace() and run.behind.isspace() and "\n" not in run.before + run.behind
