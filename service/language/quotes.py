"""Quotation marks and apostrophes: which there are, and which of them are typographic forms of a straight one."""

from collections.abc import Mapping
from types import MappingProxyType

_DOUBLE, _SINGLE = "“”„‟", "‘’‚‛"

STRAIGHT: Mapping[int, str] = MappingProxyType(
    dict.fromkeys(map(ord, _DOUBLE), '"') | dict.fromkeys(map(ord, _SINGLE), "'")
)
"""The straight form of each curly mark, for `str.translate`. Guillemets have none."""

QUOTES = "\"'" + _DOUBLE + _SINGLE
"""Marks that a decision must not tell apart which is made before a request for straight ones is met."""
