"""Where a stretch of the submission stands in the clean text, told from the answer's edits alone, as by a client."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bench.running import Answer
from service.article import EditReport
from service.engine.edit import Field, Span


class Projection(NamedTuple):
    """A stretch of the submission, widened so that it cuts no edit, and the stretch of clean text that it became."""

    source: Span
    clean: Span


def projected(edits: Iterable[EditReport], start: int, end: int) -> Projection:
    """Where `[start, end)` of a field stands in the clean one, given the field's edits."""
    low, high, shift, growth = start, end, 0, 0
    for edit in edits:
        grown = len(edit.after or "") - len(edit.before)
        if meets(edit, start, end):
            low, high, growth = min(low, edit.start), max(high, edit.end), growth + grown
        elif edit.end <= start:
            shift += grown
    return Projection(Span(low, high), Span(low + shift, high + shift + growth))


def meets(edit: EditReport, start: int, end: int) -> bool:
    """Whether an edit shares a character with `[start, end)`, inserts inside it, or touches it where it is empty."""
    if start == end:
        return edit.start <= start <= edit.end
    if edit.start == edit.end:
        return start < edit.start < end
    return max(edit.start, start) < min(edit.end, end)


def of_field(reports: Iterable[EditReport], field: Field) -> tuple[EditReport, ...]:
    """The edits or suggestions of one field."""
    return tuple(report for report in reports if report.field == field)


def offered(answer: Answer, field: Field) -> Iterator[tuple[Span, str]]:
    """Every reading that an answer offers unapplied: a stretch of the clean field, and what could stand there."""
    for suggestion in of_field(answer.suggestions, field):
        span = Span(suggestion.result.start, suggestion.result.end)
        if suggestion.after is not None:
            yield span, suggestion.after
        yield from ((span, other.after) for other in suggestion.alternatives)
    for edit in of_field(answer.edits, field):
        span = Span(edit.result.start, edit.result.end)
        yield from ((span, other.after) for other in edit.alternatives)
