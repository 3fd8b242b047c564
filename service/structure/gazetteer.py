"""Tens of thousands of names in little memory: those that begin alike are one string, in which a name is searched."""

from collections.abc import Iterable

SEPARATOR = "\n"
"""Stands in no name."""

LETTERS = 3
"""Names that begin with the same letters stand together: a few of them, or in the fullest string hundreds."""


class Gazetteer:
    """Names to be asked for, whatever their capitals."""

    __slots__ = ("_by_beginning",)

    def __init__(self, names: Iterable[str]) -> None:
        self._by_beginning: dict[str, str] = {}
        for name in names:
            folded = name.casefold()
            beginning = folded[:LETTERS]
            self._by_beginning[beginning] = f"{self._by_beginning.get(beginning, SEPARATOR)}{folded}{SEPARATOR}"

    def __contains__(self, name: str) -> bool:
        """Whether a name is among them."""
        folded = name.casefold()
        return f"{SEPARATOR}{folded}{SEPARATOR}" in self._by_beginning.get(folded[:LETTERS], "")
