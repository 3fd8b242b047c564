"""Byte order marks."""

BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)
"""Byte order marks; UTF-32's begins with UTF-16's, so it comes first."""


def marked(body: bytes) -> tuple[str | None, bytes]:
    """The charset that a byte order mark names, and the body without the mark."""
    for mark, charset in BOMS:
        if body.startswith(mark) and not (charset == "utf-32le" and len(body) % 4):
            return charset, body[len(mark) :]
    return None, body
