"""The endings of English ordinals: 1st, 2nd, 3rd, 4th, and 11th, 12th, 13th."""

from types import MappingProxyType

ENDINGS = MappingProxyType({1: "st", 2: "nd", 3: "rd"})
"""The ending by the last digit; all others have `th`."""


def ordinal_suffix(number: str) -> str:
    """The ending of a number in digits."""
    return "th" if number[-2:-1] == "1" else ENDINGS.get(int(number[-1]), "th")
