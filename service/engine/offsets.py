"""Offsets in the units of other languages: UTF-16 code units (JavaScript, Java, C#) and UTF-8 bytes (Go, Rust)."""

from functools import cached_property
from typing import Literal, get_args

OffsetUnit = Literal["codepoint", "utf16", "utf8"]
OFFSET_UNITS: tuple[OffsetUnit, ...] = get_args(OffsetUnit)

_BLOCK = 512
"""Code points between two checkpoints: an offset costs one look-up and the encoding of at most so many characters."""


class Offsets:
    """Converts code point offsets of one text. A lone surrogate counts one UTF-16 unit and three UTF-8 bytes."""

    def __init__(self, text: str, unit: OffsetUnit) -> None:
        """Prepare the conversion of offsets of `text` to `unit`."""
        self._text = text
        self._unit = unit
        self.is_identity = unit == "codepoint" or text.isascii()

    def __call__(self, offset: int) -> int:
        """The offset in the unit of the code point offset `offset`."""
        if self.is_identity:
            return offset
        block = offset // _BLOCK
        return self._checkpoints[block] + self._width(block * _BLOCK, offset)

    @cached_property
    def _checkpoints(self) -> list[int]:
        checkpoints = [0]
        for start in range(0, len(self._text), _BLOCK):
            checkpoints.append(checkpoints[-1] + self._width(start, start + _BLOCK))
        return checkpoints

    def _width(self, start: int, end: int) -> int:
        piece = self._text[start:end]
        if self._unit == "utf8":
            return len(piece.encode("utf-8", "surrogatepass"))
        return len(piece.encode("utf-16-le", "surrogatepass")) // 2
