"""What is measured: figures in sections, of one shape, so that they can be printed, written and drawn alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a figure should be: at least or at most `value`."""

    sense: Literal["at least", "at most"]
    value: float

    def is_met(self, value: float) -> bool:
        """Whether `value` is as wanted."""
        return value >= self.value if self.sense == "at least" else value <= self.value


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; `more` are figures beside it by name, such as the parts that it is made of."""

    name: str
    value: float
    unit: str
    wanted: Wanted | None = None
    more: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one kind; `about` says how they were taken."""

    key: str
    title: str
    about: str
    figures: tuple[Figure, ...]


def at_least(value: float) -> Wanted:
    """Wanted: no less."""
    return Wanted("at least", value)


def at_most(value: float) -> Wanted:
    """Wanted: no more."""
    return Wanted("at most", value)


def median_ratio(over: Sequence[float], under: Sequence[float]) -> float:
    """The median of the ratios of each round."""
    return median(one / other for one, other in zip(over, under, strict=True))
