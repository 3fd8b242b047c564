"""Pins: headline figures that may not get worse, kept in `pins.yaml`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

PINS = Path(__file__).parent / "pins.yaml"
HEAD = """\
# Headline figures of `python -m bench.evaluate` that may not get worse; those that got better may be pinned anew with
# `python -m bench.evaluate --update-pins`. Shares are between 0 and 1.
"""

Better = Literal["higher", "lower"]
DIGITS = 4
"""Decimals of a pinned figure: finer differences are one place among thousands."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One headline figure, and in which direction it is better."""

    name: str
    value: float
    better: Better

    @classmethod
    def share(cls, name: str, part: int, whole: int, better: Better) -> "Figure":
        """A part of a whole; of nothing, the best there is."""
        best = 1.0 if better == "higher" else 0.0
        return cls(name, round(part / whole, DIGITS) if whole else best, better)

    def is_worse_than(self, pin: float) -> bool:
        """Whether the figure falls short of its pin."""
        return self.value < pin if self.better == "higher" else self.value > pin


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the figures say of the pins, a sentence each."""

    worse: tuple[str, ...]
    better: tuple[str, ...]
    unpinned: tuple[str, ...]
    unmeasured: tuple[str, ...]


def read_pins(path: Path = PINS) -> dict[str, float]:
    """The pinned value of each figure."""
    content: Mapping[str, Mapping[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: entry["pin"] for name, entry in (content or {}).items()}


def write_pins(figures: Iterable[Figure], path: Path = PINS) -> None:
    """Pin every figure at its present value."""
    content = {figure.name: {"pin": figure.value, "better": figure.better} for figure in figures}
    path.write_text(HEAD + yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")


def compared(figures: Sequence[Figure], pins: Mapping[str, float]) -> Comparison:
    """How the figures stand to the pins."""
    pinned = [(figure, pins[figure.name]) for figure in figures if figure.name in pins]
    names = {figure.name for figure in figures}
    return Comparison(
        worse=tuple(_told(figure, pin) for figure, pin in pinned if figure.is_worse_than(pin)),
        better=tuple(
            _told(figure, pin) for figure, pin in pinned if figure.value != pin and not figure.is_worse_than(pin)
        ),
        unpinned=tuple(f"{figure.name}: {_number(figure.value)}" for figure in figures if figure.name not in pins),
        unmeasured=tuple(name for name in pins if name not in names),
    )


def verdict(figures: Sequence[Figure], pins: Mapping[str, float]) -> int:
    """Print how the figures stand to the pins; the exit status is 1 where one is worse, not pinned or not measured."""
    comparison = compared(figures, pins)
    for line in _lines(comparison):
        print(line)
    return 1 if comparison.worse or comparison.unmeasured or comparison.unpinned else 0


def _lines(comparison: Comparison) -> Iterator[str]:
    yield from (f"WORSE than its pin: {line}" for line in comparison.worse)
    yield from (f"Pinned but not measured: {name}" for name in comparison.unmeasured)
    yield from (f"Could be pinned tighter (--update-pins): {line}" for line in comparison.better)
    yield from (f"Not pinned: {line}" for line in comparison.unpinned)
    if not comparison.worse and not comparison.unmeasured:
        yield "No figure is worse than its pin."


def _told(figure: Figure, pin: float) -> str:
    return f"{figure.name}: {_number(figure.value)}, pinned at {_number(pin)} ({figure.better} is better)"


def _number(value: float) -> str:
    return f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
