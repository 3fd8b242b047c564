"""Where a space that is not the plain one is typography: between groups of digits, and where French sets one."""

import re

_GROUPED = re.compile("(?<!%[0-9])[0-9][\u00a0\u2007-\u2009\u202f][0-9]{3}(?![0-9])")

_ENCODED = re.compile("%[0-9A-Fa-f]{2}")
"""What looks like a percent sign and may be the beginning of a letter: a later rule decodes it."""

FRENCH_BEFORE = ":;!?%»"


def groups_digits(text: str, start: int, end: int) -> bool:
    """Whether the space `[start, end)` stands between two groups of one number."""
    return end - start == 1 and start > 0 and _GROUPED.match(text, start - 1) is not None


def is_french(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether French sets a space at `[start, end)`: inside guillemets and, in French, before marks.

    A fixed space inside guillemets is French wherever it stands. Where no language is known, a text is too short or
    too mixed to be called French, and its fixed spaces are left alone as well.
    """
    if end - start != 1:
        return False
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before == "«" or behind == "»":
        return True
    if language not in ("fr", None) or behind == "":
        return False
    return behind in FRENCH_BEFORE and not _ENCODED.match(text, end)
