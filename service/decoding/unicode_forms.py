"""The forms of Unicode: byte order marks, UTF-16 and UTF-32 without one, UTF-8 whole or with a few bytes broken."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType

from service.decoding.binary import has_controls, is_binary, is_utf_8
from service.decoding.charsets import EAST_ASIAN, decoded, decoded_with_losses, table
from service.decoding.likelihood import is_common
from service.decoding.usual import language_name, usual_charsets
from service.language.identification import identify

BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)
"""Byte order marks; UTF-32's begins with UTF-16's, so it comes first."""

LOOKED_AT = 4096
"""Bytes in which NUL and the order of bytes are looked for."""

SHORTEST = 4
"""Bytes that there have to be for an unmarked UTF-16."""

ODD = 0.1
"""The share of characters of an unmarked UTF-16 text that may be symbols, or nothing at all."""

NUL_SHARE = 0.6
"""The share of every second byte that is NUL in UTF-16 of Latin letters: at least so much on one side."""

STRAY_NUL = 0.02
"""The share of NUL on the other side that is survived."""

ONE_SCRIPT = 0.9
"""The share of letters beyond Latin that are of one script, in the right reading of UTF-16."""

COMMON = 0.75
"""The share of ideographs and Hangul that national standards count among the common ones, in the right reading. Of
chance readings it is about 0.3."""

UNASSIGNED = 0.02
"""The share of characters without a meaning that is survived."""

SHORTEST_32 = 8
"""Bytes that there have to be for an unmarked UTF-32 that nobody declared."""

UNSURE = 2
"""Whole sequences of UTF-8 that there have to be for each broken byte, where there are few and nobody said so."""

SURE = 3
"""Sequences of UTF-8 that no text in another charset has by chance."""

_ESCAPED = re.compile("[\udc80-\udcff]+")
"""What `surrogateescape` makes of bytes that are no UTF-8."""

_CUT = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]+")
"""The beginning of a sequence whose end was lost."""

_CUT_END = re.compile("(?:[\udcc2-\udcf4][\udc80-\udcbf]{0,2})\\Z")
_CUT_BEGINNING = re.compile("[\udc80-\udcbf]{0,3}")
_BEYOND_ASCII = bytes(range(0x80, 0x100))

UTF_16 = ("utf-16le", "utf-16be")
_IDEOGRAPHIC = re.compile("[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uac00-\ud7af]")
_NOT_IDEOGRAPHIC = re.compile(
    r"[^\x00-\x7f\u3000-\u9fff\uac00-\ud7af\uff00-\uff60]|(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])"
)

_MARKS = frozenset(range(0x91, 0x98)) | {0x85, 0xA0, 0xAB, 0xBB}
"""Quotation marks, dashes, dots and no-break space: the same in every charset of Windows that an alphabet has."""


@dataclass(frozen=True, slots=True)
class Form:
    """A text, the form of Unicode that it was in, and how sure that is."""

    text: str
    charset: str
    confidence: float


def marked(body: bytes) -> tuple[str | None, bytes]:
    """The charset that a byte order mark names, and the body without the mark."""
    for mark, charset in BOMS:
        if body.startswith(mark) and not (charset == "utf-32le" and len(body) % 4):
            return charset, body[len(mark) :]
    return None, body


def wide(body: bytes, declared: str | None) -> Form | None:
    """The text of a body in UTF-16 or UTF-32 without a mark.

    Latin text has NUL in every second place; any other has to be a text of one script. A stray NUL tells nothing.
    """
    beginning = body[:LOOKED_AT]
    is_likely = len(body) >= SHORTEST and has_controls(beginning)
    if not is_likely and (declared not in UTF_16 or is_utf_8(body)):
        return None
    if len(body) % 4 == 0 and b"\0\0" in beginning and (len(body) >= SHORTEST_32 or declared in UTF_16):
        for charset in ("utf-32le", "utf-32be"):
            try:
                text = decoded(body, charset)
            except UnicodeDecodeError:
                continue
            return None if is_binary(text) or not _is_plausible(text) else Form(text, charset, 0.99)
    orders = sorted(UTF_16, key=lambda order: (_likeness(_read(beginning, order)), order == declared), reverse=True)
    for order in orders:
        if _has_nul_in_every_second_place(beginning, order) or _is_one_script(body, order):
            return _sixteen(body, order, declared)
    return None


def _has_nul_in_every_second_place(beginning: bytes, order: str) -> bool:
    """Whether the higher bytes are NUL, as those of Latin letters are, and the lower ones are not."""
    first, second = beginning[::2], beginning[1::2]
    higher, lower = (second, first) if order == "utf-16le" else (first, second)
    return higher.count(0) >= NUL_SHARE * len(higher) and lower.count(0) <= STRAY_NUL * len(lower)


def _is_one_script(body: bytes, order: str) -> bool:
    text = _read(body[:LOOKED_AT], order)
    is_beyond_latin = any(character >= "\u0370" and _group(character) for character in text)
    is_chance = any(_group(character) == _IDEOGRAPHS for character in text) and is_utf_8(body)
    return is_beyond_latin and not is_chance and _is_plausible(text)


_IDEOGRAPHS = 0x4E
_PAGES = MappingProxyType(
    {
        **dict.fromkeys((*range(0x30, 0xA0), *range(0xAC, 0xD8), 0xFF), _IDEOGRAPHS),
        **dict.fromkeys((0x01, 0x02, 0x1E, 0x2C, 0xA7), 0x01),
        0x1F: 0x03,
        0x07: 0x06,
        **dict.fromkeys(range(0xFB, 0xFF), 0x06),
    }
)
"""Pages of 256 characters that belong to the script of another page."""


def _group(character: str) -> int:
    """The script of a character, as a number; 0 for what stands in texts of every script."""
    point = ord(character)
    if point < 0x100 or 0x2000 <= point < 0x2C00 or point >= 0x10000 or 0x3000 <= point < 0x3040:
        return 0
    if 0x500 <= point < 0x530:
        return 0x04
    return _PAGES.get(point >> 8, point >> 8)


def _is_plausible(text: str) -> bool:
    """Whether a reading is of one script, and of its common characters, and nothing in it is unassigned."""
    groups = Counter(group for character in text if (group := _group(character)))
    if sum(unicodedata.category(character) in ("Cn", "Co") for character in text) > UNASSIGNED * len(text):
        return False
    if not groups:
        return True
    group, number = groups.most_common(1)[0]
    if number < ONE_SCRIPT * groups.total():
        return False
    return group != _IDEOGRAPHS or _common_share(text) >= COMMON


def _common_share(text: str) -> float:
    found = [character for character in text if _IDEOGRAPH.match(character)]
    return sum(map(is_common, found)) / len(found) if found else 1.0


def _read(beginning: bytes, charset: str) -> str:
    return decoded_with_losses(beginning[: len(beginning) // 2 * 2], charset)[0]


def _likeness(text: str) -> int:
    """How much a reading is like a text: the characters that every language has, less those that none has."""
    return _plain(text) - _odd(text)


def _plain(text: str) -> int:
    return sum(" " <= character < "\x7f" or character in "\r\n\t\u3000\u3001\u3002\uff0c" for character in text)


def _odd(text: str) -> int:
    """Characters that are nothing, or symbols."""
    return sum(unicodedata.category(character)[0] in "CS" and character not in "\r\n\t" for character in text)


def _sixteen(body: bytes, charset: str, declared: str | None) -> Form | None:
    beginning = _read(body[:LOOKED_AT], charset)
    if _odd(beginning) > ODD * len(beginning) or not (_plain(beginning) or declared in UTF_16):
        return None
    text, losses = decoded_with_losses(body, charset)
    return None if losses > 1 + len(text) // 100 or is_binary(text) else Form(text, charset, 0.9 if losses else 0.99)


def utf_8(body: bytes, declared: str | None, language: str | None) -> Form | None:
    """The text of a body in UTF-8 with something beyond ASCII, or `None` where that is not what it is in."""
    ignored = body.decode("utf-8", "ignore")
    whole = len(ignored) - len(body.translate(None, _BEYOND_ASCII))
    escaped = body.decode("utf-8", "surrogateescape")
    broken = len(escaped) - len(ignored)
    if not broken:
        by_chance = whole < SURE and _in_two_bytes(body, ignored, declared)
        return by_chance or Form(ignored, "utf-8", 1.0 if whole >= SURE else 0.97)
    if not _is_mostly_whole(escaped, whole, broken, is_declared=declared == "utf-8"):
        return None
    text = _mended(escaped, language or identify(ignored).code)
    return Form(text, "utf-8", round(0.99 * (whole + 1) / (whole + 1 + broken), 2))


def _is_mostly_whole(escaped: str, whole: int, broken: int, *, is_declared: bool) -> bool:
    """Whether a text is UTF-8 although some bytes are not. What was cut at either end tells nothing against it."""
    at_end = _length(_CUT_END.search(escaped[-4:]))
    at_beginning = _length(_CUT_BEGINNING.match(escaped))
    within = max(broken - at_beginning - at_end, 0)
    if not whole:
        return not within and (at_end > 0 if is_declared else at_end > 1)
    return within * (1 if is_declared or whole >= SURE else UNSURE) <= whole


def _length(match: re.Match[str] | None) -> int:
    return len(match[0]) if match else 0


def _in_two_bytes(body: bytes, text: str, declared: str | None) -> Form | None:
    """The text of a few bytes that are UTF-8 by chance, and really in the East Asian charset that was declared."""
    if declared not in EAST_ASIAN or _IDEOGRAPHIC.search(text):
        return None
    other, losses = decoded_with_losses(body, declared)
    return None if losses or _NOT_IDEOGRAPHIC.search(other) else Form(other, declared, 0.8)


def _mended(escaped: str, language: str | None) -> str:
    """The text with each broken sequence as U+FFFD, and with stray bytes as what they are in the language's charset."""
    charset = usual_charsets(language_name(language))[0]
    letters = table(charset) if charset.startswith("windows-") else None

    def mend(run: re.Match[str]) -> str:
        if run.start() == 0 or run.end() == len(escaped) or _CUT.fullmatch(run[0]):
            return "\ufffd"
        before, behind = escaped[run.start() - 1], escaped[run.end()]
        read = [_stray(ord(character) & 0xFF, letters) for character in run[0]]
        is_word = len(read) > 1 and all(map(str.isalpha, read))
        within = is_word or before.isalpha() or behind.isalpha()
        return "".join(one if within or not one.isalpha() else "\ufffd" for one in read)

    return _ESCAPED.sub(mend, escaped)


def _stray(byte: int, letters: str | None) -> str:
    """What a byte is that stands among UTF-8 and is none: a quotation mark, a letter, or lost."""
    if byte in _MARKS:
        return table("windows-1252")[byte]
    return letters[byte] if letters and letters[byte].isalpha() else "\ufffd"
