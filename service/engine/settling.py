"""Settling what the rules of one pass propose: what is applied, what is suggested, what becomes an alternative."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from service.engine.edit import MAX_ALTERNATIVES, Edit, Reading
from service.engine.pieces import Accounted

_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""A high surrogate followed by a low one: two code points here, one in any JSON that carries them."""


class Finding(NamedTuple):
    """An edit proposed in a pass, by which rule, the rule's place in the pass, and whether it may be applied."""

    edit: Edit
    rule: str
    order: int
    applies: bool


class Settled(NamedTuple):
    """The edits of a pass to apply and those to suggest, each sorted and disjoint."""

    applied: tuple[Accounted, ...]
    suggested: tuple[Accounted, ...]


def settle(text: str, findings: Sequence[Finding]) -> Settled:
    """Decide between overlapping findings of one field of one pass.

    Among those that may be applied the higher confidence wins, then the order of the rules, then the place; the loser
    becomes an alternative of the winner. A suggestion that overlaps an applied edit becomes its alternative likewise.
    """
    ordered = sorted(findings, key=_place)
    if all(one.edit.end < other.edit.start for one, other in pairwise(ordered)):  # as nearly always: nothing to decide
        applied = [Accounted(finding.edit, finding.rule) for finding in ordered if finding.applies]
        suggested = [Accounted(finding.edit, finding.rule) for finding in ordered if not finding.applies]
        return Settled(tuple(_without_joined_surrogates(text, applied)), tuple(suggested))
    chosen = _Chosen(text)
    for finding in sorted((f for f in findings if f.applies), key=_precedence):
        chosen.add(finding)
    proposals = _Chosen(text)
    for finding in sorted((f for f in findings if not f.applies), key=_precedence):
        if not chosen.concede(finding):
            proposals.add(finding)
    return Settled(tuple(_without_joined_surrogates(text, chosen.edits())), tuple(proposals.edits()))


def overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits exclude each other: a shared character, an insertion inside, two insertions at one place."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    if one.start == one.end:
        return other.start < one.start < other.end
    if other.start == other.end:
        return one.start < other.start < one.end
    return max(one.start, other.start) < min(one.end, other.end)


def _place(finding: Finding) -> int:
    return finding.edit.start


def _precedence(finding: Finding) -> tuple[float, int, int]:
    return (-finding.edit.confidence, finding.order, finding.edit.start)


class _Chosen:
    """A growing sorted set of disjoint edits, with the losers as alternatives of those that beat them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys: list[tuple[int, int]] = []
        self._findings: list[Finding] = []

    def edits(self) -> list[Accounted]:
        return [Accounted(finding.edit, finding.rule) for finding in self._findings]

    def add(self, finding: Finding) -> None:
        """Take the finding in, or concede it to one that is there already."""
        if not self.concede(finding):
            key = (finding.edit.start, finding.edit.end)
            place = bisect_left(self._keys, key)
            self._keys.insert(place, key)
            self._findings.insert(place, finding)

    def concede(self, finding: Finding) -> bool:
        """Whether a chosen edit overlaps the finding, which then becomes an alternative of the likeliest such edit."""
        rivals = [i for i in self._neighbours(finding.edit) if overlap(self._findings[i].edit, finding.edit)]
        if not rivals:
            return False
        winner = min(rivals, key=lambda i: _precedence(self._findings[i]))
        self._append_alternative(winner, finding.edit)
        return True

    def _neighbours(self, edit: Edit) -> range:
        """The chosen edits that could overlap `edit`: from the one before its start to the last before its end."""
        first = max(bisect_left(self._keys, (edit.start, edit.start)) - 1, 0)
        return range(first, bisect_right(self._keys, (edit.end, edit.end)))

    def _append_alternative(self, index: int, loser: Edit) -> None:
        """Note the loser's reading, over the union of both spans, unless a third edit stands in the way."""
        finding = self._findings[index]
        winner = finding.edit
        start, end = min(winner.start, loser.start), max(winner.end, loser.end)
        full = len(winner.alternatives) >= MAX_ALTERNATIVES
        if full or loser.after is None or not self._is_free(index, start, end):
            return
        text = self._text
        other = Reading(text[start : loser.start] + loser.after + text[loser.end : end], loser.confidence)
        after = None if winner.after is None else text[start : winner.start] + winner.after + text[winner.end : end]
        kept = [
            Reading(text[start : winner.start] + reading.after + text[winner.end : end], reading.confidence)
            for reading in winner.alternatives
        ]
        merged = sorted([*kept, other], key=lambda reading: -reading.confidence) if other.after != after else kept
        edit = replace(
            winner, start=start, before=text[start:end], after=after, alternatives=tuple(dict.fromkeys(merged))
        )
        self._findings[index] = finding._replace(edit=edit)
        self._keys[index] = (start, end)

    def _is_free(self, index: int, start: int, end: int) -> bool:
        """Whether the chosen edit at `index` can be widened to `[start, end)` without meeting its neighbours."""
        return (index == 0 or self._keys[index - 1][1] <= start) and (
            index + 1 == len(self._keys) or end <= self._keys[index + 1][0]
        )


def _without_joined_surrogates(text: str, edits: Sequence[Accounted]) -> Iterator[Accounted]:
    """Drop each edit by which two halves of a surrogate pair would meet that did not before.

    Such a text would read as one character fewer for whoever parses the answer, and every offset behind it would be
    off.
    """
    last = ""  # the last character of the result so far
    position = 0
    for one in edits:
        edit = one.edit
        start, end = edit.start, edit.end
        until = (text[start - 1] if start > position else last) + (edit.after or "")
        around = until + text[end : end + 1]
        if not around.isascii() and _HALVES.search(around) and not _HALVES.search(text[max(start - 1, 0) : end + 1]):
            last = around[:1] if start > position else last
            position = start
            continue
        last = until[-1:]
        position = end
        yield one
