"""What is told of a number, and what has to be known to read one."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from service.language.numbers.conventions import Convention

Kind = Literal["cardinal", "percent", "money", "ordinal", "year", "range", "fraction"]


@dataclass(frozen=True)  # without slots, as all that is in an answer
class Quantity:
    """A number of a text: `value` is a decimal string (`None`: cannot be read), offsets are code points, half-open."""

    kind: Kind
    text: str
    value: str | None
    unit: str | None
    currency: str | None
    start: int
    end: int

    def __init__(
        self, kind: Kind, text: str, value: str | None, unit: str | None, currency: str | None, start: int, end: int
    ) -> None:
        # What a frozen dataclass makes for itself sets one field after the other, and takes twice as long.
        vars(self).update(kind=kind, text=text, value=value, unit=unit, currency=currency, start=start, end=end)


class Source(NamedTuple):
    """A text with what its numbers are read by: its language (a primary subtag), and how it writes numbers."""

    text: str
    language: str
    convention: Convention | None

    def quantity(
        self, kind: Kind, start: int, end: int, value: str | None, unit: str | None = None, currency: str | None = None
    ) -> Quantity:
        """The quantity that stands there."""
        return Quantity(kind, self.text[start:end], value, unit, currency, start, end)
