"""The well-formed numbers of an article, in an index: those of the same worth, and those in the same sentence."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from service.engine.edit import Field

Style = Literal["grouped", "decimal", "plain"]


class Told(NamedTuple):
    """A well-formed number: where it stands, its worth, how it is written, and of what it is a number."""

    field: Field
    start: int
    worth: Decimal
    style: Style
    currency: str
    noun: str


class Siblings:
    """Numbers of both fields by their worth and by their place."""

    def __init__(self, told: Iterable[Told]) -> None:
        self.told = sorted(told)
        self._starts = [(one.field, one.start) for one in self.told]
        alike: dict[tuple[Decimal, Style], dict[tuple[str, str], list[tuple[Field, int]]]] = defaultdict(dict)
        for one in self.told:
            starts = alike[one.worth, one.style].setdefault((one.currency, one.noun), [])
            if len(starts) < 2:  # two are enough to know of one that is not the number asked about
                starts.append((one.field, one.start))
        self._alike: Mapping[tuple[Decimal, Style], Mapping[tuple[str, str], list[tuple[Field, int]]]] = alike

    def alike(self, worth: Decimal, style: Style, but: tuple[Field, int]) -> list[tuple[str, str]]:
        """Currency and noun of every number of a worth that is written in a style; the one at `but` does not count."""
        kinds = self._alike.get((worth, style))
        return [kind for kind, starts in kinds.items() if starts != [but]] if kinds else []

    def within(self, field: Field, start: int, end: int) -> list[Told]:
        """The numbers of a field that begin in `[start, end)`."""
        low, high = bisect_left(self._starts, (field, start)), bisect_left(self._starts, (field, end))
        return self.told[low:high]
