"""Control characters mean nothing in a text, and go; some are what is left of a mark, and become it.

Typical sources are PDF and Word files and copied terminal output. A curly mark of U+20xx that lost its upper byte is
a control character (U+0019 in `don’t`, U+001C and U+001D around a quotation, U+0013 in `1914–1918`) and is read as
that mark where such a mark can stand; an apostrophe before a word (`’twas`) is only suggested. Terminal escapes go
whole, with the colour, the title of a window or the address of a link that they name; the words that are shown for the
link stay, and so does the letter or digit of an escape that has no more (`ESC 7`), for it may be one of the text.
Noncharacters, the marks of interlinear
annotations and of embedded objects go too. Between two digits, or where a word would run into a capital letter, a
deletion is only suggested, for what stood there may have parted them, as the mark behind a cell of a table in Word
(U+0007) does between any two words; terminal escapes never do, nor NUL but between digits. Tab, line feed and carriage
return stay, and so do lone surrogates, which are text that was cut.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.invisible import CONTROL, DIRECTION, ESCAPE, NONCHARACTERS, SOFT_HYPHEN, ZERO_WIDTH
from service.language.scripts import is_digit, may_be_parted

_BEYOND_BMP = "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))

_RUN = re.compile(f"(?:{ESCAPE}|[{CONTROL}{NONCHARACTERS}{_BEYOND_BMP}])+")
_PART = re.compile(f"{ESCAPE}|[{CONTROL}{NONCHARACTERS}{_BEYOND_BMP}]")

_UNSEEN = f"[{ZERO_WIDTH}{DIRECTION}{SOFT_HYPHEN}\x81\x8d\x8f\x90\x9d]*"
_UNSEEN_BEFORE, _UNSEEN_BEHIND = re.compile(f"{_UNSEEN}\\Z"), re.compile(f"\\A{_UNSEEN}")
"""What other rules take away, so that the characters beside it are neighbours."""

_WINDOW = 8
"""Characters looked at on each side for those."""

_PADDING = "\0"
"""What no text has between two letters; other control characters may have stood for something."""

_LOST_UPPER_BYTE = {"\x13": "–", "\x14": "—", "\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”"}
_MOJIBAKE = "".join(map(chr, range(0xC2, 0xE0))) + "€‚„…†‡ˆ‰Š‹ŒŽ•˜™›œžŸ"
"""What damaged characters begin with: a mark behind one of these would look like the rest of it."""

_APOSTROPHE = "\x19"

_WORD_NO_BREAK_HYPHEN = "\x1e"
"""What Word stores for a hyphen at which no line may end."""

_CELL_END = "\x07"
"""What Word stores behind each cell of a table."""

READ_AS_MARK = 0.95
GLUED = 0.7


@rule(
    "encoding.control-character",
    summary="Delete control characters, or read what is left of a mark as that mark.",
    needs=(CONTROL + NONCHARACTERS + _BEYOND_BMP,),
    examples={"The riv\u0002er rose.": "The river rose.", "It didn\u0019t.": "It didn’t."},
    leaves=("One line.\n\tAnother.", "A lost sign: \ufffd"),
)
def control_character(text: Text) -> Iterator[Edit]:
    """Yield an edit for each stretch of control characters that go, and one for each that is read as a mark."""
    value = text.value
    for run in _RUN.finditer(value):
        before = _UNSEEN_BEFORE.sub("", value[max(run.start() - _WINDOW, 0) : run.start()])[-1:]
        behind = _UNSEEN_BEHIND.sub("", value[run.end() : run.end() + _WINDOW])[:1]
        start = run.start()
        for part in _PART.finditer(value, *run.span()):
            mark = _mark(part[0], before, behind)
            is_doubtful = not mark and _may_be_apostrophe(part[0], before, behind)
            if mark or is_doubtful:
                if start < part.start():
                    yield _deletion(text, start, part.start(), "", "")
                yield _apostrophe(text, *part.span()) if is_doubtful else text.edit(*part.span(), mark, READ_AS_MARK)
                start = part.end()
        if start < run.end():
            whole = start == run.start()
            yield _deletion(text, start, run.end(), before if whole else "", behind if whole else "")


def _deletion(text: Text, start: int, end: int, before: str, behind: str) -> Edit:
    """The deletion of a stretch; less sure where it may have parted the characters on its two sides."""
    controls = "".join(part[0] for part in _PART.finditer(text.value, start, end) if len(part[0]) == 1)
    if _CELL_END in controls and before.isalnum() and behind.isalnum():
        return text.edit(start, end, " ", GLUED, (Reading("", 1 - GLUED),))
    is_parted = may_be_parted(before, behind) and controls.strip(_PADDING)
    if is_parted or (is_digit(before) and is_digit(behind) and _PADDING in controls):
        return text.edit(start, end, "", GLUED, (Reading(" ", 1 - GLUED),))
    return text.edit(start, end, "")


def _may_be_apostrophe(control: str, before: str, behind: str) -> bool:
    """Whether a control character before a word may be what is left of the apostrophe of `’twas`."""
    return control == _APOSTROPHE and behind.isalpha() and (before == "" or before not in _MOJIBAKE)


def _apostrophe(text: Text, start: int, end: int) -> Edit:
    return text.edit(start, end, _LOST_UPPER_BYTE[_APOSTROPHE], GLUED, (Reading("", 1 - GLUED),))


def _is_blank(character: str) -> bool:
    """Whether there is nothing to be seen; blanks at the ends of a text go."""
    return not character or character.isspace()


def _mark(control: str, before: str, behind: str) -> str:
    """The mark that a control character is what is left of, by the characters beside it, or nothing."""
    if before != "" and before in _MOJIBAKE:
        return ""
    word_before, word_behind = before.isalnum(), behind.isalnum()
    if control == _WORD_NO_BREAK_HYPHEN:
        return "-" if word_before and word_behind else ""
    possible = {
        "\x13": word_before == word_behind and _is_blank(before) == _is_blank(behind),
        "\x14": word_before == word_behind and _is_blank(before) == _is_blank(behind),
        "\x18": word_behind and not word_before,
        "\x19": word_before or is_digit(behind),
        "\x1c": not word_before and behind != "" and not behind.isspace(),
        "\x1d": not word_behind and before != "" and not before.isspace(),
    }
    return _LOST_UPPER_BYTE[control] if possible.get(control) else ""
