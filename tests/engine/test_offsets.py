"""Offsets in UTF-16 units and UTF-8 bytes, against the plain encoding of the prefix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.offsets import Offsets, OffsetUnit

anything = st.text(st.characters(), max_size=60) | st.text(st.sampled_from("aé€😀\ud83d\0"), max_size=60)


def reference(text: str, unit: OffsetUnit) -> int:
    if unit == "codepoint":
        return len(text)
    if unit == "utf8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(anything, st.integers(1, 20))
@pytest.mark.parametrize("unit", ["codepoint", "utf16", "utf8"])
def test_every_offset_is_the_width_of_its_prefix(unit: OffsetUnit, text: str, repeats: int) -> None:
    long = text * repeats * 3
    offsets = Offsets(long, unit)
    for offset in {0, len(long), len(long) // 2, min(512, len(long)), min(511, len(long)), min(513, len(long))}:
        assert offsets(offset) == reference(long[:offset], unit)
