"""What is no text at all: pictures, archives, documents of word processors. It is refused, not read.

Text has no control characters but those of layout, and ESC in some charsets; what is compressed has one byte in ten.
NUL, and the quotation marks and dashes of Unicode that lost their first byte, are survived and left to the rules, and
so are a few others. What begins with text, or is too short to tell, is known by its first bytes.
"""

from service.decoding.utf_8 import is_utf_8

FORGIVEN = 100
"""Bytes, or characters, that there have to be for each control character, where there are more than `FEW`."""

FEW = 4
"""Control characters that a text of any length may have; and as many NUL."""

NUL_SHARE = 4
"""Bytes that there have to be for each NUL, where there are more than `FEW`."""

MIXED_KINDS = 3
MIXED_CONTROLS = 25
MIXED_HIGH = 4
"""A body of any length is junk with so many kinds of control characters, one in so many bytes, beside so great a part
beyond ASCII, unless it is UTF-8. Wire copy has three or four kinds, but in more text; what Unicode's quotation marks
leave behind has six, but beside ASCII. Nearly all random bytes from 100 on are such, and five in six of 50."""

SIGNATURES = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"\x7fELF")
"""How PDF, PNG, gzip, Zstandard, ZIP and ELF begin, and no text."""

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\b\t\n\v\f\r\x1a\x1b"})
"""Control characters that no layout has; a backspace, the end mark of DOS and ESC are left aside."""

_NO_CONTROLS = bytes({*range(0x100)} - {*_CONTROLS})
_ASCII = bytes(range(0x80))

_REPAIRED = b"\0\x13\x14\x18\x19\x1c\x1d"
"""NUL, and the second bytes of dashes and quotation marks: the rules know what they were."""

_HARMFUL = bytes({*_CONTROLS} - {*_REPAIRED})
_HARMFUL_CHARACTERS = dict.fromkeys(_HARMFUL)


def has_signature(body: bytes) -> bool:
    """Whether a body begins as a known kind of binary data does."""
    return body.startswith(SIGNATURES)


def has_controls(body: bytes) -> bool:
    """Whether a body has more control characters, of any kind, than long texts have: it may be UTF-16."""
    return (len(body) - len(body.translate(None, _CONTROLS))) * FORGIVEN > len(body)


def binary_at(body: bytes) -> int | None:
    """Where a body shows that it is no text, or `None`."""
    if has_signature(body):
        return 0
    harmful = len(body) - len(body.translate(None, _HARMFUL))
    if not _is_too_much(harmful, body.count(0), len(body)) and not _is_mixed(body):
        return None
    return next(place for place, byte in enumerate(body) if byte in _CONTROLS)


def is_binary(text: str) -> bool:
    """Whether a decoded text has more control characters than a text has."""
    harmful = len(text) - len(text.translate(_HARMFUL_CHARACTERS))
    return _is_too_much(harmful, text.count("\0"), len(text))


def _is_mixed(body: bytes) -> bool:
    """Whether control characters of several kinds stand beside many bytes beyond ASCII, as in compressed data."""
    controls = body.translate(None, _NO_CONTROLS)
    if len(set(controls)) < MIXED_KINDS or len(controls) * MIXED_CONTROLS < len(body):
        return False
    return len(body.translate(None, _ASCII)) * MIXED_HIGH > len(body) and not is_utf_8(body)


def _is_too_much(harmful: int, nul: int, size: int) -> bool:
    return (harmful > FEW and harmful * FORGIVEN > size) or (nul > FEW and nul * NUL_SHARE > size)
