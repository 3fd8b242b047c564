"""Sets of quotation marks, written as the inside of a regular expression's character class.

A mark is in several: what opens in one language closes in another, and a straight one does both. Which set a rule takes
is a decision of its own: guillemets, for one, are left out where only marks in the English manner are meant.
"""

from collections.abc import Mapping
from types import MappingProxyType

STRAIGHT = "\"'"

DOUBLE = '"“”„'
"""Straight or curly, high or low."""

OPENING_DOUBLE = '"“„'

CLOSING = f"{STRAIGHT}”’"
CLOSING_OR_GUILLEMET = f"{CLOSING}»"

OPENING_OR_GUILLEMET = f"{STRAIGHT}“‘„«"

HIGH_OR_GUILLEMET = f"{STRAIGHT}“”‘’«»"
"""What may stand behind the end of a sentence in some language: all but the low ones and the single guillemets."""

ANY = f"{HIGH_OR_GUILLEMET}„‚‹›"
"""Whatever quotes in some language, guillemets too, but for the reversed marks, which are set for others by mistake."""

CURLY_DOUBLE, CURLY_SINGLE = "“”„‟", "‘’‚‛"

QUOTES = f"{STRAIGHT}{CURLY_DOUBLE}{CURLY_SINGLE}"
"""Marks that become straight ones on request, and those: a decision made before that must not tell them apart. Unlike
`ANY` it has no guillemets, which have no straight form, but it has the reversed marks."""

STRAIGHT_FORMS: Mapping[int, str] = MappingProxyType(
    dict.fromkeys(map(ord, CURLY_DOUBLE), '"') | dict.fromkeys(map(ord, CURLY_SINGLE), "'")
)
"""The straight form of each curly mark, for `str.translate`. Guillemets have none."""
