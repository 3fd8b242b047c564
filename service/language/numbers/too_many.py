"""Whether a text has more numbers than anybody writes: a table, a dump, or an attack.

Reading a number takes some microseconds, for there is much that may stand around it. So that a text of a million
characters cannot ask for that half a million times, one with too many is left to itself, as a whole.
"""

import re
from itertools import islice

MOST = 20_000
"""Runs of digits. The most in an article of the sample or the labelled ones are some 2,000."""

_DIGITS = b"0123456789"
_NO_DIGITS = bytes(byte for byte in range(256) if byte not in _DIGITS)
_DIGITS_AND_BLANKS = bytes(ord("0") if byte in _DIGITS else ord(" ") for byte in range(256))
_RUN = re.compile(r"\d+")


def have_too_many_numbers(*fields: str | None) -> bool:
    """Whether one of the fields of an article has more runs of digits than are read."""
    return any(map(_has_too_many, filter(None, fields)))


def _has_too_many(text: str) -> bool:
    if len(text) < 2 * MOST:  # each run but the last has something behind it
        return False
    if text.isascii():
        encoded = f" {text}".encode()
        if len(encoded.translate(None, _NO_DIGITS)) <= MOST:  # cheaper, and mostly so
            return False
        return encoded.translate(_DIGITS_AND_BLANKS).count(b" 0") > MOST
    return next(islice(_RUN.finditer(text), MOST, None), None) is not None
