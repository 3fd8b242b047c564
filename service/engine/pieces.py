"""A text as its source and the changes made to it: the composition of edits, and the mapping of spans.

`Pieces` holds the submitted text and a sorted, disjoint tuple of `Changed` pieces; what lies between them is kept.
Edits of the current text become changes of the source in one merging sweep, so that a later rule may reshape what an
earlier one made and the account still speaks of the submission. Everything is linear in the number of changes and
edits, or a bisection.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from service.engine.edit import MAX_ALTERNATIVES, Edit, Reading, Span
from service.engine.errors import EditError


class Account(NamedTuple):
    """Why a change was made: the rule that shaped it last and those before, how sure, and what else it could be."""

    rule: str
    confidence: float
    alternatives: tuple[Reading, ...] = ()
    explanation: str = ""
    earlier_rules: tuple[str, ...] = ()


class Changed(NamedTuple):
    """`source[start:end]` became `after`, which stands in the result from `at` on."""

    start: int
    end: int
    after: str
    at: int
    account: Account

    @property
    def until(self) -> int:
        """The offset in the result behind the last character of `after`."""
        return self.at + len(self.after)


class Accounted(NamedTuple):
    """An edit with the id of the rule that proposed it."""

    edit: Edit
    rule: str


class Projection(NamedTuple):
    """A span widened so that it cuts no change, and the same stretch on the other side."""

    here: Span
    there: Span


class Pieces:
    """An immutable text that remembers what it was."""

    def __init__(self, source: str, changes: Sequence[Changed] = (), text: str | None = None) -> None:
        """Start from `source` unchanged, or with sorted disjoint `changes` whose result is `text`."""
        self.source = source
        self.changes = tuple(changes)
        self.text = source if text is None else text

    def replace(self, edits: Sequence[Accounted]) -> "Pieces":
        """Apply `edits` of the current text (sorted, disjoint) and return the new pieces. Raises `EditError`."""
        _check(self.text, edits)
        changes: list[Changed] = []
        shift = 0
        for change in self._composed(edits) if self.changes else [_changed(one, one.edit.start) for one in edits]:
            start, end, after, was_at, account = change
            if after == self.source[start:end]:
                continue
            at = start + shift
            changes.append(change if was_at == at else Changed(start, end, after, at, account))
            shift += len(after) - (end - start)
        return Pieces(self.source, changes, _spliced(self.text, 0, len(self.text), edits))

    def to_source(self, span: Span) -> Projection:
        """Where a span of the result stands in the source."""
        if not self.changes:
            return Projection(span, span)
        return _project(span, self._result_spans, self._source_spans)

    def to_result(self, span: Span) -> Projection:
        """Where a span of the source stands in the result."""
        if not self.changes:
            return Projection(span, span)
        return _project(span, self._source_spans, self._result_spans)

    def part(self, span: Span) -> "Pieces":
        """The pieces of one span of the result, as a text of its own; the span is widened so that it cuts no change."""
        here, there = self.to_source(span)
        inside = [
            change._replace(start=change.start - there.start, end=change.end - there.start, at=change.at - here.start)
            for change in self.changes
            if there.start <= change.start
            and change.end <= there.end
            and here.start <= change.at
            and change.until <= here.end
        ]
        return Pieces(self.source[there.start : there.end], inside, self.text[here.start : here.end])

    @cached_property
    def _source_spans(self) -> "_Column":
        return _Column([c.start for c in self.changes], [c.end for c in self.changes])

    @cached_property
    def _result_spans(self) -> "_Column":
        return _Column([c.at for c in self.changes], [c.until for c in self.changes])

    def _composed(self, edits: Sequence[Accounted]) -> Iterator[Changed]:
        """The old changes, each either as it was or absorbed by the edits that meet it, in order."""
        old, i, k = self.changes, 0, 0
        while k < len(edits):
            while i < len(old) and _is_before(old[i], edits[k].edit):
                yield old[i]
                i += 1
            first_change, first_edit = i, k
            k += 1
            while True:
                while i < len(old) and _meet(old[i], edits[k - 1].edit):
                    i += 1
                if k < len(edits) and i > first_change and _meet(old[i - 1], edits[k].edit):
                    k += 1
                else:
                    break
            if i == first_change and k == first_edit + 1:  # as mostly: one edit of what was kept
                yield _changed(edits[first_edit], self._kept_in_source(edits[first_edit].edit.start, i - 1))
            else:
                yield self._merged(first_change, i, edits[first_edit:k])
        yield from old[i:]

    def _merged(self, first: int, behind: int, edits: Sequence[Accounted]) -> Changed:
        """One change made of the old changes `[first, behind)` and the `edits` that meet them."""
        absorbed = self.changes[first:behind]
        low, high = edits[0].edit.start, edits[-1].edit.end
        if absorbed and absorbed[0].at <= low:
            low, start = absorbed[0].at, absorbed[0].start
        else:
            start = self._kept_in_source(low, first - 1)
        if absorbed and absorbed[-1].until >= high:
            high, end = absorbed[-1].until, absorbed[-1].end
        else:
            end = self._kept_in_source(high, behind - 1)
        after = _spliced(self.text, low, high, edits)
        return Changed(start, end, after, 0, _account(self.text, Span(low, high), absorbed, edits))

    def _kept_in_source(self, position: int, last: int) -> int:
        """The source offset of a kept result position, given the index of the last change before it (-1: none)."""
        return position if last < 0 else self.changes[last].end + position - self.changes[last].until


def _changed(one: Accounted, start: int) -> Changed:
    """An edit of what was kept as a change of the source, where it stands from `start` on."""
    edit, rule = one
    account = Account(rule, edit.confidence, edit.alternatives, edit.explanation)
    return Changed(start, start + len(edit.before), edit.after or "", start, account)


def _is_before(change: Changed, edit: Edit) -> bool:
    return change.until < edit.start or (change.until == edit.start and not _meet(change, edit))


def _meet(change: Changed, edit: Edit) -> bool:
    """Whether an edit of the result absorbs a change.

    It does where they share a character, where the change left nothing and lies strictly inside the edit, and where the
    edit is an insertion that touches the change.
    """
    if edit.start == edit.end:
        return change.at <= edit.start <= change.until
    if change.at == change.until:
        return edit.start < change.at < edit.end
    return max(change.at, edit.start) < min(change.until, edit.end)


def _check(text: str, edits: Sequence[Accounted]) -> None:
    start, end = -1, 0  # of the edit before
    for edit, rule in edits:
        if not 0 <= edit.start <= len(text) or not text.startswith(edit.before, edit.start) or edit.after is None:
            message = f"an edit of {rule} does not quote the text at {edit.start}"
            raise EditError(message)
        if end > edit.start or (start == edit.start and end == edit.end):
            message = f"an edit of {rule} overlaps another at {edit.start}"
            raise EditError(message)
        start, end = edit.start, edit.end


def _spliced(text: str, low: int, high: int, edits: Sequence[Accounted]) -> str:
    """`text[low:high]` with `edits`, which lie inside, applied."""
    parts = []
    position = low
    for edit, _ in edits:
        parts += [text[position : edit.start], edit.after or ""]
        position = edit.end
    parts.append(text[position:high])
    return "".join(parts)


def _account(text: str, span: Span, absorbed: Sequence[Changed], edits: Sequence[Accounted]) -> Account:
    """The common account of `edits` and the changes that they reshape."""
    last = edits[-1]
    if last.edit.title is not None:
        return Account(last.rule, last.edit.confidence, last.edit.alternatives, last.edit.explanation)
    names = [name for change in absorbed for name in (*change.account.earlier_rules, change.account.rule)]
    names += [rule for _, rule in edits]
    return Account(
        rule=last.rule,
        confidence=min([edit.confidence for edit, _ in edits] + [change.account.confidence for change in absorbed]),
        alternatives=_alternatives(text, span, absorbed, edits),
        explanation=last.edit.explanation,
        earlier_rules=tuple(dict.fromkeys(name for name in names if name != last.rule)),
    )


def _alternatives(
    text: str, span: Span, absorbed: Sequence[Changed], edits: Sequence[Accounted]
) -> tuple[Reading, ...]:
    """The likeliest other readings, each re-expressed over the whole merged span."""
    local = [(Span(edit.start, edit.end), other) for edit, _ in edits for other in edit.alternatives]
    local += [(Span(change.at, change.until), other) for change in absorbed for other in change.account.alternatives]
    local.sort(key=lambda item: -item[1].confidence)
    return tuple(
        Reading(text[span.start : place.start] + other.after + text[place.end : span.end], other.confidence)
        for place, other in local[:MAX_ALTERNATIVES]
    )


class _Column(NamedTuple):
    """The starts and the ends of all changes on one side, both sorted."""

    starts: Sequence[int]
    ends: Sequence[int]


def _project(span: Span, here: _Column, there: _Column) -> Projection:
    """Map a span from one side to the other by bisection; a change that it cuts is taken whole."""
    low, high = span
    first = bisect_right(here.ends, low)  # the first change that ends behind `low`
    if low < high and (first == len(here.starts) or here.starts[first] >= high):  # as mostly: no change inside
        shift = there.ends[first - 1] - here.ends[first - 1] if first else 0
        return Projection(span, Span(low + shift, high + shift))
    if low == high:
        if first < len(here.starts) and here.starts[first] < low:
            return Projection(_nth(here, first), _nth(there, first))
        point = _beyond(low, first - 1, here, there)
        return Projection(span, Span(point, point))
    last = bisect_left(here.starts, high) - 1  # the last change that begins before `high`
    low_cuts = first < len(here.starts) and here.starts[first] <= low
    high_cuts = last >= 0 and here.ends[last] >= high
    return Projection(
        Span(here.starts[first] if low_cuts else low, here.ends[last] if high_cuts else high),
        Span(
            there.starts[first] if low_cuts else _beyond(low, first - 1, here, there),
            there.ends[last] if high_cuts else _beyond(high, last, here, there),
        ),
    )


def _nth(column: _Column, index: int) -> Span:
    return Span(column.starts[index], column.ends[index])


def _beyond(position: int, last: int, here: _Column, there: _Column) -> int:
    """The other side's offset of a kept position, given the index of the last change before it (-1: none)."""
    return position if last < 0 else there.ends[last] + position - here.ends[last]
