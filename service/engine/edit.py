"""What a rule yields: a proposed edit that quotes what it replaces."""

import dataclasses
from typing import Literal, NamedTuple

from service.engine.record import part_of_answer, record

Field = Literal["title", "text"]

MAX_ALTERNATIVES = 5
"""Readings kept beside a merged edit: more tell a reader nothing, and so the cost of re-expressing them is bounded."""


class Span(NamedTuple):
    """A stretch of text: offsets in Unicode code points, half-open."""

    start: int
    end: int


@part_of_answer
class Reading:
    """Another text that could stand in an edit's place, with its probability (0 to 1)."""

    after: str
    confidence: float


@record
class Edit:
    """One proposed replacement in one field.

    `start` counts code points; `before` is exactly what stands there, `after` what should (`None`: a finding without a
    likely reading, which can only be suggested). `alternatives` are other readings of the same span, likeliest first.
    An edit with a `title` span takes those characters of its own quotation (offsets in the field) out of the text and
    makes them the title.
    """

    field: Field
    start: int
    before: str
    after: str | None
    confidence: float = 1.0
    alternatives: tuple[Reading, ...] = ()
    explanation: str = ""
    title: Span | None = None
    end: int = dataclasses.field(init=False, repr=False, compare=False)
    """The offset behind the last quoted character. It is asked a dozen times for each edit, and therefore kept."""

    def __post_init__(self) -> None:
        """Find the end."""
        object.__setattr__(self, "end", self.start + len(self.before))
