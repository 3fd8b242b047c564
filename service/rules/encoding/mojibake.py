"""Text that was decoded with the wrong charset, once or several times over (`donâ€™t`), reads as what was meant.

ftfy decides what is mojibake and what it was; nothing here second-guesses it. It is called line by line, as it calls
itself, with every option explicit: only encodings are repaired, never quotes, widths, ligatures or entities. A
repaired line is then told as local edits. ftfy does not touch ASCII letters and digits here, so those words are the
same on both sides, and what lies between two of them corresponds; where they should differ for once, the edit covers
all that does.
"""

import re
from collections.abc import Iterator

import ftfy

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import Need, rule

OPTIONS = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_encoding=True,
    restore_byte_a0=True,
    replace_lossy_sequences=True,
    decode_inconsistent_utf8=True,
    fix_c1_controls=True,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)

_EDGE = " \t\u00a0"
_LOST_BYTE, _PLACE_HOLDER = "â€ ", "â€\ue000"
"""A closing quotation mark that lost its last byte, and a blank, are not the dagger that ftfy makes of both. It is
shown a character of private use for the blank."""

_LINE_END = re.compile("[\r\n]")  # not `splitlines`: U+0085 is a byte of mojibake
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")  # a letter that is not Latin
MOST_FOREIGN = 2
"""So few letters of another script in a repaired line are no words; a line that was written in one has dozens."""

_BYTE = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what the later bytes of a character in UTF-8 look like
_HONEST_SPACE = re.compile(
    f"(?<![Â-ßВГРС])(?<![à-ï][{_BYTE}])(?:(?<![à-ï])\u00a0|\u00a0(?![{_BYTE}]))"  # no second or third byte
)
_BLANK = re.compile("[ \u00a0]")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_ASCII_WORD = re.compile("([0-9A-Za-z]+)")


@rule(
    "encoding.mojibake",
    summary="Decode text that was read with the wrong charset.",
    needs=(Need.NON_ASCII,),
    examples={"It doesnâ€™t matter at the cafÃ©.": "It doesn’t matter at the café."},
    leaves=("NÃO HÁ ACORDO", "今天，天气很好。", "می‌خواهم", "It costs 5 €, he said."),
)
def mojibake(text: Text) -> Iterator[Edit]:
    """Yield an edit for each damaged stretch of each line that ftfy repairs."""
    start = 0
    for line in _LINE_END.split(text.value):
        if not line.isascii():
            bare = line.rstrip(" \t\u00a0").lstrip(
                " \t\u00a0"
            )  # ftfy reads the beginning of a line with other eyes, and an indent may go
            indent = len(line.rstrip(" \t\u00a0")) - len(bare)
            for low, high, after in _repairs(bare):
                yield text.edit(start + indent + low, start + indent + high, after)
        start += len(line) + 1


def _repairs(line: str) -> Iterator[tuple[int, int, str]]:
    """What ftfy repairs in a line: stretches `[low, high)` with what they become.

    What ftfy makes of a line depends on its blanks, so it is shown the line as the layout rules will leave it. A
    no-break space is a byte of mojibake behind a letter that begins such a sequence (`Ã `); anywhere else it is there
    for its own sake and only confuses ftfy, so it is shown as a plain space.
    """
    shown = _HONEST_SPACE.sub(" ", line) if "\u00a0" in line else line
    if "  " in shown or "\t" in shown:
        shown = _BLANKS.sub(" ", shown)
    repaired = ftfy.fix_text(shown.replace(_LOST_BYTE, _PLACE_HOLDER), OPTIONS).replace("\ue000", " ")
    if repaired != shown and not _is_misled(shown, repaired):
        yield from _differences(line, shown, repaired)


def _is_misled(shown: str, repaired: str) -> bool:
    """Whether a repair brings a lone letter of another script into a line, as `”é` misleads ftfy to do."""
    foreign = _FOREIGN.findall(repaired)
    return 0 < len(foreign) <= MOST_FOREIGN and foreign != _FOREIGN.findall(shown)


def _differences(line: str, shown: str, repaired: str) -> Iterator[tuple[int, int, str]]:
    """The stretches `[low, high)` of `line` that became `after`, given that ASCII words stayed as they were."""
    whole, here, there = (_ASCII_WORD.split(text) for text in (line, shown, repaired))
    if here[1::2] != there[1::2]:
        whole, here, there = [line], [shown], [repaired]
    start = 0
    for stretch, before, after in zip(whole, here, there, strict=True):
        if before != after:
            yield from _by_blank(start, stretch, after)
        start += len(stretch)


def _by_blank(start: int, before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Split a differing stretch at its blanks where both sides have as many, and trim what is common."""
    words, others = _BLANK.split(before), _BLANK.split(after)
    if len(words) != len(others):
        words, others = [before], [after]
    for word, other in zip(words, others, strict=True):
        if word != other:
            head = _common(word, other)
            tail = _common(word[head:][::-1], other[head:][::-1])
            yield start + head, start + len(word) - tail, other[head : len(other) - tail]
        start += len(word) + 1


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    length = min(len(one), len(other))
    return next((i for i in range(length) if one[i] != other[i]), length)
