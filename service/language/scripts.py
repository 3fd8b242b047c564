"""Ranges of Unicode, written as the inside of a regular expression's character class."""

import re
from bisect import bisect_right
from typing import NamedTuple

RIGHT_TO_LEFT = "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff"
"""Scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and old ones."""

SHAPED = (
    f"{RIGHT_TO_LEFT}\u0900-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\ua95f\ua980-\uaaff\uabc0-\uabff"
    "\U00011000-\U00011fff"
)
"""Scripts whose letters are joined or stacked, where a zero-width joiner or non-joiner is spelling: those of the right
to left, and those of India, Tibet, Burma, Thailand, Laos, Cambodia, Mongolia, the Philippines and Indonesia."""

UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\uaadf"
"""Scripts that put no blank between words (Thai, Lao, Tibetan, Burmese, Khmer, Tai, Balinese, Javanese, Cham): a
zero-width space is their word boundary."""

MONGOLIAN = "\u1800-\u18af"

CJK = (
    "\u1100-\u11ff\u3040-\u30ff\u3105-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
"""Letters of Chinese, Japanese and Korean."""

CJK_LANGUAGES = frozenset({"zh", "ja", "ko", "yue"})

EMOJI = "\u00a9\u00ae\u203c\u2049\u2122-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
"""Characters that a zero-width joiner makes one picture of; skin tones, and the selector of the coloured form."""

_CJK = re.compile(f"[{CJK}]")


def has_cjk(text: str) -> bool:
    """Whether `text` has a letter of Chinese, Japanese or Korean."""
    return not text.isascii() and _CJK.search(text) is not None


class Stretches(NamedTuple):
    """Some stretches of a text, in order: where each starts, and where it ends."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def hold(self, place: int) -> bool:
        """Whether the character at `place` is in one of the stretches."""
        index = bisect_right(self.starts, place) - 1
        return index >= 0 and place < self.ends[index]


def cjk_lines(text: str) -> Stretches:
    """The lines of `text` that have letters of Chinese, Japanese or Korean."""
    starts, ends, start = [], [], 0
    for line in text.split("\n"):
        if has_cjk(line):
            starts.append(start)
            ends.append(start + len(line))
        start += len(line) + 1
    return Stretches(tuple(starts), tuple(ends))


def is_spaced(character: str) -> bool:
    """Whether a character is of Latin, Greek or Cyrillic script, or a mark used there: a blank is set behind a mark."""
    return character < "\u0530" or "\u1e00" <= character < "\u2100"


def is_digit(character: str) -> bool:
    """Whether `character` (one, or none) is an ASCII digit."""
    return character.isascii() and character.isdigit()


def may_be_parted(before: str, behind: str) -> bool:
    """Whether two characters may have been parted by what stood between them: two digits, or a capital behind a letter.

    Only ASCII counts, which no decoding changes.
    """
    if not (before.isascii() and behind.isascii()):
        return False
    return (before.isdigit() and behind.isdigit()) or (before.islower() and behind.isupper())
