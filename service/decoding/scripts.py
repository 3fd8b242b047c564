"""Whether a reading of bytes as UTF-16 is a text: letters of one script, of its common characters, all assigned.

Wrong readings are of ideographs from all over the plane, since most of it is theirs.
"""

import re
import unicodedata
from collections import Counter
from itertools import islice
from types import MappingProxyType

from service.decoding.likelihood import is_common

ONE_SCRIPT = 0.9
"""The share of letters beyond Latin that are of one script, in the right reading of UTF-16."""

COMMON = 0.75
"""The share of ideographs and Hangul that national standards count among the common ones, in the right reading. Of
chance readings it is about 0.3, in UTF-16 as in GBK."""

UNASSIGNED = 0.02
"""The share of characters without a meaning that is survived."""

LOOKED_AT = 4096
"""Characters among which ideographs are looked for."""

_IDEOGRAPH = re.compile("[\u3400-\u9fff\uac00-\ud7af\ue000-\uf8ff]")
"""Ideographs and Hangul, and what is for private use: half of it stands for no character that GBK ever had."""

IDEOGRAPHS = 0x4E
"""What stands for ideographs, kana and Hangul: they are one script here, for their texts mix them."""

_PAGES = MappingProxyType(
    {
        **dict.fromkeys((*range(0x30, 0xA0), *range(0xAC, 0xD8), 0xFF), IDEOGRAPHS),
        **dict.fromkeys((0x01, 0x02, 0x1E, 0x2C, 0xA7), 0x01),
        0x1F: 0x03,
        0x07: 0x06,
        **dict.fromkeys(range(0xFB, 0xFF), 0x06),
    }
)
"""Pages of 256 characters that belong to the script of another page."""


def is_plausible(text: str) -> bool:
    """Whether a reading is of one script, and of its common characters, and nothing in it is unassigned."""
    groups = Counter(one for character in text if (one := script_of(character)))
    if sum(unicodedata.category(character) in ("Cn", "Co") for character in text) > UNASSIGNED * len(text):
        return False
    if not groups:
        return True
    group, number = groups.most_common(1)[0]
    if number < ONE_SCRIPT * groups.total():
        return False
    return group != IDEOGRAPHS or has_common_ideographs(text)


def script_of(character: str) -> int:
    """The script of a character, as a number; 0 for what stands in texts of every script."""
    point = ord(character)
    if point < 0x100 or 0x2000 <= point < 0x2C00 or point >= 0x10000 or 0x3000 <= point < 0x3040:
        return 0
    if 0x500 <= point < 0x530:
        return 0x04
    return _PAGES.get(point >> 8, point >> 8)


def has_common_ideographs(text: str) -> bool:
    """Whether the ideographs and Hangul of a text, if it has any, are such as texts have."""
    found = [character for character in islice(text, LOOKED_AT) if _IDEOGRAPH.match(character)]
    return sum(map(is_common, found)) >= COMMON * len(found)
