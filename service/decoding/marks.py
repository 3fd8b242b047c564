"""Byte order marks."""

BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)
"""Byte order marks; UTF-32's begins with UTF-16's, so it comes first."""

LOOKED_AT = 4096
"""Bytes in which UTF-32 is told from UTF-16."""

HIGHEST_PLANE = 0x10
"""The third byte of the last character of Unicode."""


def marked(body: bytes) -> tuple[str | None, bytes]:
    """The charset that a byte order mark names, and the body without the mark."""
    for mark, charset in BOMS:
        if body.startswith(mark) and (charset != "utf-32le" or _is_of_four(body)):
            return charset, body[len(mark) :]
    return None, body


def _is_of_four(body: bytes) -> bool:
    """Whether characters have four bytes, the higher ones nearly nothing: UTF-16 can begin with a mark and NUL."""
    return not any(body[7:LOOKED_AT:4]) and max(body[6:LOOKED_AT:4], default=0) <= HIGHEST_PLANE
