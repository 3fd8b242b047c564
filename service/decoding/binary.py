"""What is no text at all: pictures, archives, documents of word processors. It is refused, not read.

Text has no control characters but those of layout, and ESC in some charsets; what is compressed has one byte in ten.
A stray NUL in an article is survived, as it is in JSON, and left to the rules. PDF begins with text, and is known by
that.
"""

import re

FORGIVEN = 100
"""Bytes, or characters, that there have to be for each control character."""

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\b\t\n\v\f\r\x1a\x1b"})
"""Control characters that no layout has; a backspace, the end mark of DOS and ESC are left aside."""

_CONTROL = re.compile(b"[" + re.escape(_CONTROLS) + b"]")
_CONTROL_CHARACTER = re.compile("[" + re.escape(_CONTROLS.decode("ascii")) + "]")
_PDF = b"%PDF-"


def binary_at(body: bytes) -> int | None:
    """Where a body shows that it is no text, or `None`."""
    if body.startswith(_PDF):
        return 0
    if (len(body) - len(body.translate(None, _CONTROLS))) * FORGIVEN <= len(body):
        return None
    first = _CONTROL.search(body)
    return first.start() if first else None


def is_binary(text: str) -> bool:
    """Whether a decoded text has more control characters than a text has."""
    return len(_CONTROL_CHARACTER.findall(text)) * FORGIVEN > len(text)
