"""Text that is UTF-16 and was read byte by byte has a NUL beside every letter, and is decoded.

In a browser it looks right, yet no search finds a word, and a curly apostrophe has become a control character and a
blank. A field is decoded as a whole or not at all: its NULs have to stand at every second place, and what comes out
has to be letters and marks of alphabets. The edits go from blank to blank.
"""

import re
from collections.abc import Iterator

import ftfy.bad_codecs  # noqa: F401 registers the charset `sloppy-windows-1252`

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

_MARKS = ("ÿþ", "þÿ")
MIN_NUL_SHARE = 0.5
MIN_NUL_SHARE_UNMARKED = 0.9
"""The share of characters whose upper byte is NUL. It was 0.98 in the two articles seen, with quotations and names in
other alphabets; where a byte order mark stands first, less is to prove."""

_NOT_ALPHABETIC = re.compile(
    "[^\u0001-\u06ff\u1e00-\u1fff\u2010-\u203f\u20a0-\u20bf\u2100-\u213f\u2190-\u223f\u2580-\u263f\ufb00-\ufb06]"
)
"""Bytes that are out of step come out as ideographs, or as symbols that nobody writes."""

_BLANK = re.compile("[ \n]")


@rule(
    "encoding.utf-16",
    summary="Decode UTF-16 that was read byte by byte.",
    needs=("\0",),
    examples={"T\0h\0e\0 \0r\0i\0v\0e\0r\0": "The river"},
    leaves=("The river", "Râ\u0080\u0099s"),
)
def utf_16(text: Text) -> Iterator[Edit]:
    """Yield an edit for each word, with the NULs beside it, of a text that is UTF-16 throughout."""
    value = text.value
    offset = 2 if value.startswith(_MARKS) else 0
    upper = _upper_byte(value, offset)
    paired = len(value) - (len(value) - offset) % 2
    decoded = _decoded(value[offset:paired], "utf-16-be" if upper == 0 else "utf-16-le")
    if decoded is None or not _is_likely(value[offset + upper : paired : 2], offset):
        return
    start, origin = 0, 0
    for blank in _BLANK.finditer(decoded):
        place = offset + 2 * blank.start() + 1 - upper
        yield text.edit(origin, place, decoded[start : blank.start()])
        start, origin = blank.end(), place + 1
    if origin < len(value):
        yield text.edit(origin, len(value), decoded[start:] + value[paired:].replace("\0", ""))


def _upper_byte(value: str, offset: int) -> int:
    """Which of two bytes is the upper one: 0 or 1, by the byte order mark or by where the NULs are."""
    if offset:
        return 1 if value.startswith(_MARKS[0]) else 0
    return 1 if value[1::2].count("\0") >= value[::2].count("\0") else 0


def _is_likely(upper_bytes: str, offset: int) -> bool:
    return upper_bytes != "" and upper_bytes.count("\0") >= len(upper_bytes) * (
        MIN_NUL_SHARE if offset else MIN_NUL_SHARE_UNMARKED
    )


def _decoded(characters: str, charset: str) -> str | None:
    """The text whose bytes in UTF-16 were read as `characters`, or `None` where they are no such bytes."""
    for single_byte in ("latin-1", "sloppy-windows-1252"):
        try:
            decoded = characters.encode(single_byte).decode(charset)
        except UnicodeError:
            continue
        return None if _NOT_ALPHABETIC.search(decoded) else decoded
    return None
