"""How far confidences can be trusted: intervals, Brier scores, a reliability table."""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from bench.tables import Cell, share, table

BINS = 10
NORMAL_95 = 1.96
"""Standard deviations on either side that hold 95 % of a normal distribution."""


class Claim(NamedTuple):
    """A confidence that something is right, and whether it was; claims of one group are of one class."""

    group: str
    confidence: float
    is_right: bool


def wilson(right: int, number: int) -> tuple[float, float]:
    """The interval in which a share lies with 95 % probability, by Wilson's score."""
    if not number:
        return 0.0, 1.0
    squared = NORMAL_95**2 / number
    middle = (right / number + squared / 2) / (1 + squared)
    reach = NORMAL_95 * sqrt(right * (number - right) / number**3 + squared / number / 4) / (1 + squared)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def brier(claims: Iterable[Claim]) -> float:
    """The mean squared distance of the confidences from what came true; of no claims, none."""
    return _mean([(claim.confidence - claim.is_right) ** 2 for claim in claims])


def constants(claims: Sequence[Claim]) -> list[Claim]:
    """The same claims as somebody would make them who knew of each group only how often it is right."""
    groups = {claim.group for claim in claims}
    known = {group: _mean([one.is_right for one in claims if one.group == group]) for group in groups}
    return [claim._replace(confidence=known[claim.group]) for claim in claims]


def bins(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims by their confidence, in ten bins of one width."""
    filled: list[list[Claim]] = [[] for _ in range(BINS)]
    for claim in claims:
        filled[min(int(claim.confidence * BINS), BINS - 1)].append(claim)
    return filled


def calibration_error(claims: Sequence[Claim]) -> float:
    """How far confidence and truth lie apart in a bin, in the mean over all claims."""
    distances = (len(one) * abs(_confidence(one) - _truth(one)) for one in bins(claims) if one)
    return sum(distances) / len(claims) if claims else 0.0


def reliability(claims: Sequence[Claim]) -> str:
    """A table of what is said and what is true, bin by bin."""
    body: list[list[Cell]] = []
    for number, one in enumerate(bins(claims)):
        right = sum(claim.is_right for claim in one)
        low, high = wilson(right, len(one))
        said = f"{100 * _confidence(one):.1f} %" if one else "–"
        interval = f"{100 * low:.0f}–{100 * high:.0f} %" if one else "–"
        body.append(
            [f"{number / BINS:.1f}–{(number + 1) / BINS:.1f}", len(one), said, share(right, len(one)), interval]
        )
    return table(["confidence", "readings", "said", "right", "95 %"], body)


def _confidence(claims: Sequence[Claim]) -> float:
    return _mean([claim.confidence for claim in claims])


def _truth(claims: Sequence[Claim]) -> float:
    return _mean([claim.is_right for claim in claims])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
