"""What is no text at all: pictures, archives, documents of word processors. It is refused, not read.

Text has no control characters but those of layout, and ESC in some charsets; what is compressed has one byte in ten.
NUL, and the quotation marks and dashes of Unicode that lost their first byte, are survived and left to the rules, and
so are a few others. What begins with text, or is too short to tell, is known by its first bytes.
"""

import re

from service.decoding.utf_8 import is_utf_8

FORGIVEN = 100
"""Bytes, or characters, that there have to be for each control character, where there are more than `FEW`."""

FEW = 4
"""Control characters that a text of any length may have; and as many NUL."""

NUL_SHARE = 4
"""Bytes that there have to be for each NUL, where there are more than `FEW`."""

MIXED_KINDS = 3
"""Kinds of control characters that no rule repairs in junk of any length. Text has one or two: an object of Word, the
end of a field."""

MIXED_CONTROLS = 25
"""Bytes that there have to be for each of these, or it is junk."""

MIXED_HIGH = 4
"""Junk has more than one byte in so many beyond ASCII; what is mostly ASCII is judged by its length alone."""

SIGNATURES = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"\x7fELF")
"""How PDF, PNG, gzip, Zstandard, ZIP and ELF begin, and no text."""

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\b\t\n\v\f\r\x1a\x1b"})
"""Control characters that no layout has; a backspace, the end mark of DOS and ESC are left aside."""

_REPAIRED = b"\0\x13\x14\x18\x19\x1c\x1d"
"""NUL, and the second bytes of dashes and quotation marks: the rules know what they were."""

_HARMFUL = bytes({*_CONTROLS} - {*_REPAIRED})
_HARMFUL_CHARACTERS = dict.fromkeys(_HARMFUL)

_FRAME = re.compile(rb"\s*(?:\x01[\s -~]{0,80})?\x02")
"""How wire copy begins: its heading between SOH and STX, or STX alone (IPTC 7901)."""

_FRAMING = b"\x01\x02\x03\x04"
"""SOH, STX, ETX and EOT, between which wire copy stands."""

_ASCII = bytes(range(0x80))


def has_signature(body: bytes) -> bool:
    """Whether a body begins as a known kind of binary data does."""
    return body.startswith(SIGNATURES)


def has_controls(body: bytes) -> bool:
    """Whether a body has more control characters, of any kind, than long texts have: it may be UTF-16."""
    return _number(body, _CONTROLS) * FORGIVEN > len(body)


def has_harm(body: bytes) -> bool:
    """Whether a body has more NUL, and control characters that no rule repairs, than long texts have."""
    return (_number(body, _unframed(body)) + body.count(0)) * FORGIVEN > len(body)


def binary_at(body: bytes) -> int | None:
    """Where a body shows that it is no text, or `None`."""
    if has_signature(body):
        return 0
    if not _is_too_much(_number(body, _HARMFUL), body.count(0), len(body)) and not _is_mixed(body):
        return None
    return next(place for place, byte in enumerate(body) if byte in _CONTROLS)


def is_binary(text: str) -> bool:
    """Whether a decoded text has more control characters than a text has."""
    harmful = len(text) - len(text.translate(_HARMFUL_CHARACTERS))
    return _is_too_much(harmful, text.count("\0"), len(text))


def _is_mixed(body: bytes) -> bool:
    """Whether control characters of several kinds stand beside many bytes beyond ASCII, as in compressed data.

    It is so of any length, but not in UTF-8. Quotation marks that lost their first byte are six kinds by themselves, in
    any alphabet, and what frames wire copy four; neither counts. Of random bytes this refuses two in three bodies of
    50, and nearly all from 100 on.
    """
    kinds = _unframed(body)
    if len(set(kinds).intersection(body)) < MIXED_KINDS or _number(body, kinds) * MIXED_CONTROLS < len(body):
        return False
    return len(body.translate(None, _ASCII)) * MIXED_HIGH > len(body) and not is_utf_8(body)


def _unframed(body: bytes) -> bytes:
    """Control characters that no rule repairs, without those between which this very body, being wire copy, stands."""
    return _HARMFUL.translate(None, _FRAMING) if _FRAME.match(body) else _HARMFUL


def _number(body: bytes, kinds: bytes) -> int:
    return len(body) - len(body.translate(None, kinds))


def _is_too_much(harmful: int, nul: int, size: int) -> bool:
    return (harmful > FEW and harmful * FORGIVEN > size) or (nul > FEW and nul * NUL_SHARE > size)
