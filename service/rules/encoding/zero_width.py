"""Characters without width go where they do nothing, and stay where they are spelling.

Editors and content systems scatter zero-width spaces, joiners and byte order marks; nobody sees them, and a search for
the word fails. A non-joiner or joiner stays beside a letter of a script whose letters are joined or stacked (Persian
`می‌خواهم`, Telugu, Malayalam, Hindi), a joiner between two pictures of one emoji, and a zero-width space beside a
letter of a script that writes no blanks (Thai, Lao, Khmer, Burmese), where it parts words. Between two digits, or where
a word would run into a capital letter, a deletion is only suggested: the character may stand for a blank. So is that of
a zero-width space between two letters that would be joined, where it stands for a non-joiner.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.invisible import ZERO_WIDTH, Invisible, invisible_runs
from service.language.scripts import EMOJI, MONGOLIAN, SHAPED, UNSPACED, may_be_parted

_STRETCH = re.compile(f"[{ZERO_WIDTH}]+")
_SPACE, _JOINERS, _JOINER, _VOWEL_SEPARATOR = "\u200b", "\u200c\u200d", "\u200d", "\u180e"
_UNSPACED, _SHAPED, _EMOJI, _MONGOLIAN = (re.compile(f"[{of}]") for of in (UNSPACED, SHAPED, EMOJI, MONGOLIAN))

_TAGS = "".join(map(chr, (0xE0001, *range(0xE0020, 0xE0080))))
_TAGGED, _BLACK_FLAG = re.compile("[\U000e0001\U000e0020-\U000e007f]+"), "\U0001f3f4"
"""Tag characters spell the flags of regions behind a black flag; elsewhere they are invisible ASCII."""

GLUED = 0.6


@rule(
    "encoding.zero-width",
    summary="Delete characters without width that do nothing.",
    needs=(ZERO_WIDTH + _TAGS,),
    examples={"The \u200briver ro\ufeffse.": "The river rose."},
    leaves=("می\u200cخواهم", "A family 👨\u200d👩\u200d👧", "ภาษา\u200bไทย"),
)
def zero_width(text: Text) -> Iterator[Edit]:
    """Yield a deletion of each stretch of characters without width that do nothing."""
    for run in text.once(invisible_runs):
        for stretch in _STRETCH.finditer(text.value, run.start, run.end):
            yield from _useless(text, run, stretch)
    for tags in _TAGGED.finditer(text.value):
        if text.value[max(tags.start() - 1, 0) : tags.start()] != _BLACK_FLAG:
            yield text.edit(*tags.span(), "")


def _useless(text: Text, run: Invisible, stretch: re.Match[str]) -> Iterator[Edit]:
    start = stretch.start()
    for is_used, characters in groupby(stretch[0], lambda character: _is_used(character, run)):
        end = start + len(list(characters))
        if not is_used:
            yield _deletion(text, run, start, end)
        start = end


def _is_used(character: str, run: Invisible) -> bool:
    """Whether a character without width does something between what can be seen on the two sides of its run."""
    sides = run.before + run.behind
    if character == _SPACE:
        return _UNSPACED.search(sides) is not None
    if character in _JOINERS and _SHAPED.search(sides):
        return True
    if character == _JOINER:
        return _EMOJI.match(run.before) is not None and _EMOJI.match(run.behind) is not None
    return character == _VOWEL_SEPARATOR and _MONGOLIAN.search(sides) is not None


def _deletion(text: Text, run: Invisible, start: int, end: int) -> Edit:
    """The deletion of a stretch; less sure where it may have parted what is on the two sides."""
    is_space = _SPACE in text.value[start:end]
    if run.parts_digits:
        first, other = (" ", "") if is_space else ("", " ")
        return text.edit(start, end, first, GLUED, (Reading(other, 1 - GLUED),))
    is_parted = may_be_parted(run.before, run.behind) or (_SHAPED.match(run.before) and _SHAPED.match(run.behind))
    if is_parted and is_space:
        return text.edit(start, end, "", GLUED, (Reading(" ", 1 - GLUED),))
    return text.edit(start, end, "")
