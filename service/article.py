"""The answer: an `Article`. Its fields have the contract's JSON names.

`Article` and everything in it are dataclasses, frozen for the type checker (`service.engine.record`), that orjson
serialises as they are; `to_dict()` gives the same as plain dictionaries and lists. They have no slots: orjson writes
what has a `__dict__` in a third of the time.
"""

from dataclasses import fields
from typing import Any, Literal

from service.decoding import Encoding
from service.engine.document import Language
from service.engine.edit import Field, Reading
from service.engine.offsets import OffsetUnit
from service.engine.record import part_of_answer
from service.language.numbers.quantity import Quantity
from service.structure.openings import Dateline

_OPTIONAL = frozenset({"paragraphs", "numbers", "edits", "suggestions"})
"""The sections that a request may leave out."""


@part_of_answer
class Place:
    """A stretch of a text, in the answer's offset unit, half-open."""

    start: int
    end: int


@part_of_answer
class Paragraph:
    """A paragraph of the clean text, and where it was in the submission."""

    text: str
    start: int
    end: int
    source: Place


@part_of_answer
class EditReport:
    """An edit or suggestion as the caller sees it: `start` and `end` lie in the submission, `result` in the answer."""

    rule: str
    category: str
    field: Field
    start: int
    end: int
    before: str
    after: str | None
    confidence: float
    alternatives: tuple[Reading, ...]
    explanation: str
    earlier_rules: tuple[str, ...]
    result: Place


@part_of_answer
class Summary:
    """How many edits were applied and suggested, and how many applied in each category."""

    applied: int
    suggested: int
    by_category: dict[str, int]


@part_of_answer
class Checksums:
    """SHA-256, in hexadecimal, of the submission and of the clean text.

    A submission of bytes is hashed as it came, a text in UTF-8 (a lone surrogate is three bytes).
    """

    source: str
    text: str


@part_of_answer
class Service:
    """What made the answer; equal versions and rulesets give equal answers."""

    name: Literal["copydesk"]
    version: str
    ruleset: str


@part_of_answer
class Article:
    """A normalized article; see the contract for the meaning of each field. Sections not asked for are `None`."""

    id: str | None
    title: str | None
    title_raw: str | None
    title_source: Place | None
    title_tags: tuple[str, ...]
    site_name: str | None
    byline: str | None
    dateline: Dateline | None
    updates: tuple[str, ...]
    language: Language
    text: str
    paragraphs: tuple[Paragraph, ...] | None
    numbers: tuple[Quantity, ...] | None
    edits: tuple[EditReport, ...] | None
    suggestions: tuple[EditReport, ...] | None
    summary: Summary
    encoding: Encoding | None
    offset_unit: OffsetUnit
    sha256: Checksums
    incomplete: tuple[str, ...]
    service: Service

    def sections(self) -> dict[str, Any]:
        """The answer's top level: every field but the sections that were not asked for, values as they are."""
        return {name: value for name, value in vars(self).items() if value is not None or name not in _OPTIONAL}

    def to_dict(self) -> dict[str, Any]:
        """The answer as the JSON of the contract: dictionaries, lists, strings, numbers, booleans and `None` only."""
        return {name: _plain(value) for name, value in self.sections().items()}


def _plain(value: Any) -> Any:  # noqa: ANN401 anything that an answer may hold
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(item) for name, item in ((f.name, getattr(value, f.name)) for f in fields(value))}
    return value
