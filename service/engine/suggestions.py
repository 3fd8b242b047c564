"""Suggestions on their way to the end: carried past the edits of later passes, then placed in the submission."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from service.engine.edit import Edit, Reading, Span
from service.engine.pieces import Account, Accounted, Pieces
from service.engine.settling import Finding, settle


def carried(suggestions: Sequence[Accounted], edits: Sequence[Accounted]) -> list[Accounted]:
    """The suggestions as they stand after `edits` of the same text; those that an edit touches are dropped."""
    if not (edits and suggestions):
        return list(suggestions)
    starts = [edit.start for edit, _ in edits]
    ends = [edit.end for edit, _ in edits]
    shifts = [0]
    for edit, _ in edits:
        shifts.append(shifts[-1] + len(edit.after or "") - len(edit.before))
    kept = []
    for suggestion, rule in suggestions:
        before = bisect_right(ends, suggestion.start)  # how many edits end at or before it
        behind = bisect_left(starts, suggestion.end)  # the first edit that begins at or behind its end
        touched = behind > before or _insertion_touches(suggestion, edits, before, behind)
        if not touched:
            kept.append(Accounted(replace(suggestion, start=suggestion.start + shifts[before]), rule))
    return kept


def _insertion_touches(suggestion: Edit, edits: Sequence[Accounted], before: int, behind: int) -> bool:
    """Whether an insertion, the edit's or the suggestion's own, stands at the other's border."""
    is_point = suggestion.start == suggestion.end
    for edit, _ in (*edits[max(before - 1, 0) : before], *edits[behind : behind + 1]):
        if (is_point or edit.start == edit.end) and edit.start <= suggestion.end and suggestion.start <= edit.end:
            return True
    return False


def merged(text: str, one: Iterable[Accounted], other: Iterable[Accounted]) -> list[Accounted]:
    """Both sets of suggestions of one text, made disjoint: the more confident stays, the other is its alternative."""
    findings = [
        Finding(edit, rule, order, applies=False) for order, found in enumerate((one, other)) for edit, rule in found
    ]
    return list(settle(text, findings).suggested)


def placed(pieces: Pieces, suggestions: Sequence[Accounted]) -> Iterator[tuple[Edit, Account]]:
    """Each suggestion of `pieces.text` widened so that its source span cuts no change, in order and disjoint.

    Yields the widened edit of the result with its account; `pieces.to_source` of its span is exact.
    """
    text = pieces.text
    widened = [Accounted(_widened(pieces, edit), rule) for edit, rule in suggestions]
    for edit, rule in merged(text, widened, ()):
        yield edit, Account(rule, edit.confidence, edit.alternatives, edit.explanation)


def _widened(pieces: Pieces, edit: Edit) -> Edit:
    start, end = pieces.to_source(Span(edit.start, edit.end)).here
    if (start, end) == (edit.start, edit.end):
        return edit
    left, right = pieces.text[start : edit.start], pieces.text[edit.end : end]
    return replace(
        edit,
        start=start,
        before=pieces.text[start:end],
        after=None if edit.after is None else left + edit.after + right,
        alternatives=tuple(Reading(left + r.after + right, r.confidence) for r in edit.alternatives),
    )
