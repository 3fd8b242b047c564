"""UTF-16 and UTF-32 without a byte order mark."""

import unicodedata

from service.decoding.binary import has_controls, is_binary
from service.decoding.charsets import decoded, decoded_with_losses
from service.decoding.form import Form
from service.decoding.scripts import IDEOGRAPHS, is_plausible, script_of
from service.decoding.utf_8 import is_utf_8

LOOKED_AT = 4096
"""Bytes in which NUL and the order of bytes are looked for."""

SHORTEST = 4
"""Bytes that there have to be for an unmarked UTF-16."""

SHORTEST_32 = 8
"""Bytes that there have to be for an unmarked UTF-32 that nobody declared."""

ENOUGH = 8
"""Letters of an alphabet that are no chance, where no blank is among them."""

ODD = 0.1
"""The share of characters of an unmarked UTF-16 text that may be nothing at all."""

NUL_SHARE = 0.6
"""The share of characters with NUL for their higher byte in UTF-16 of Latin letters: at least so much."""

STRAY_NUL = 0.02
"""The share with NUL for the lower byte that is survived."""

UTF_16 = ("utf-16le", "utf-16be")


def wide(body: bytes, declared: str | None) -> Form | None:
    """The text of a body in UTF-16 or UTF-32 without a mark.

    Latin text has NUL in every second place; any other has to be a text of one script. A stray NUL tells nothing.
    """
    beginning = body[:LOOKED_AT]
    is_likely = len(body) >= SHORTEST and has_controls(beginning)
    if not is_likely and (declared not in UTF_16 or is_utf_8(body)):
        return None
    if b"\0\0" in beginning and (len(body) >= SHORTEST_32 or declared in UTF_16):
        rest = len(body) % 4
        for charset in ("utf-32le", "utf-32be"):
            try:
                text = decoded(body[: len(body) - rest], charset)
            except UnicodeDecodeError:
                continue
            if is_binary(text) or not is_plausible(text):
                return None
            return Form(text + "\ufffd", charset, 0.9) if rest else Form(text, charset, 0.99)
    orders = sorted(UTF_16, key=lambda order: (_likeness(_read(beginning, order)), order == declared), reverse=True)
    for order in orders:
        if _has_nul_in_every_second_place(beginning, order) or _is_one_script(body, order):
            return _sixteen(body, order, declared)
    return None


def _has_nul_in_every_second_place(beginning: bytes, order: str) -> bool:
    """Whether the higher bytes are NUL, as those of Latin letters are, and the lower ones are not; emoji set aside."""
    points = [ord(character) for character in _read(beginning, order) if character < "\U00010000"]
    higher, lower = sum(point < 0x100 for point in points), sum(not point & 0xFF for point in points)
    return higher >= NUL_SHARE * len(points) and lower <= STRAY_NUL * len(points)


def _is_one_script(body: bytes, order: str) -> bool:
    text = _read(body[:LOOKED_AT], order)
    is_beyond_latin = any(character >= "\u0370" and script_of(character) for character in text)
    is_chance = any(script_of(character) == IDEOGRAPHS for character in text) and is_utf_8(body)
    return is_beyond_latin and not is_chance and is_plausible(text)


def _sixteen(body: bytes, charset: str, declared: str | None) -> Form | None:
    beginning = _read(body[:LOOKED_AT], charset)
    if _nothing(beginning) > ODD * len(beginning) or not (
        declared in UTF_16 or _plain(beginning) or _is_of_an_alphabet(beginning)
    ):
        return None
    text, losses = decoded_with_losses(body, charset)
    return None if losses > 1 + len(text) // 100 or is_binary(text) else Form(text, charset, 0.9 if losses else 0.99)


def _is_of_an_alphabet(text: str) -> bool:
    """Whether letters of one alphabet, and there are enough of them, make up for blanks and commas; as Thai's do."""
    return len(text) >= ENOUGH and all(
        script_of(character) not in (0, IDEOGRAPHS) for character in text.rstrip("\ufffd")
    )


def _read(beginning: bytes, charset: str) -> str:
    return decoded_with_losses(beginning[: len(beginning) // 2 * 2], charset)[0]


def _likeness(text: str) -> int:
    """How much a reading is like a text: the characters that every language has, less those that none has."""
    return _plain(text) - _odd(text)


def _plain(text: str) -> int:
    return sum(" " <= character < "\x7f" or character in "\r\n\t\u3000\u3001\u3002\uff0c" for character in text)


def _nothing(text: str) -> int:
    """Control characters and what is unassigned: a price list is full of symbols."""
    return sum(unicodedata.category(character)[0] == "C" and character not in "\r\n\t" for character in text)


def _odd(text: str) -> int:
    """Characters that are nothing, or symbols."""
    return sum(unicodedata.category(character)[0] in "CS" and character not in "\r\n\t" for character in text)
