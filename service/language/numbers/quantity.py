"""What is told of a number, and what has to be known to read one."""

from typing import Literal, NamedTuple

from service.engine.record import part_of_answer
from service.language.numbers.conventions import Convention

Kind = Literal["cardinal", "percent", "money", "ordinal", "year", "range", "fraction"]


@part_of_answer
class Quantity:
    """A number of a text: `value` is a decimal string (`None`: cannot be read), offsets are code points, half-open."""

    kind: Kind
    text: str
    value: str | None
    unit: str | None
    currency: str | None
    start: int
    end: int


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
