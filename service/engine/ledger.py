"""One field on its way through the passes: what became of it, what is suggested, and its account at the end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from service.engine.edit import Field, Reading, Span
from service.engine.pieces import Account, Accounted, Pieces
from service.engine.record import record
from service.engine.settling import Settled
from service.engine.suggestions import carried, merged, placed


class Change(NamedTuple):
    """One edit as the caller sees it: a span of the submitted field, and the `result` span of the clean one."""

    rule: str
    field: Field
    start: int
    end: int
    before: str
    after: str | None
    confidence: float
    alternatives: tuple[Reading, ...]
    explanation: str
    earlier_rules: tuple[str, ...]
    result: Span


@record
class Ledger:
    """A field's pieces, and the suggestions in terms of its current text."""

    field: Field
    pieces: Pieces
    suggestions: Sequence[Accounted] = ()

    def after(self, settled: Settled) -> "Ledger":
        """The ledger behind a pass."""
        pieces = self.pieces.replace(settled.applied) if settled.applied else self.pieces
        fresh = carried(settled.suggested, settled.applied)
        earlier = carried(self.suggestions, settled.applied)
        return Ledger(self.field, pieces, merged(pieces.text, earlier, fresh) if earlier or fresh else ())

    def title(self, span: Span) -> tuple["Ledger", Span]:
        """A span of the text as the title, with the edits and suggestions inside it, and its place in the source."""
        here, there = self.pieces.to_source(span)
        suggestions = [
            Accounted(replace(edit, field="title", start=edit.start - here.start), rule)
            for edit, rule in self.suggestions
            if here.start <= edit.start and edit.end <= here.end
        ]
        return Ledger("title", self.pieces.part(span), suggestions), there

    def edits(self, summaries: Mapping[str, str]) -> Iterator[Change]:
        """What was applied, in order; `summaries` explain, by the rules' ids, where an account does not."""
        source = self.pieces.source
        for c in self.pieces.changes:
            span, result = Span(c.start, c.end), Span(c.at, c.until)
            yield self._change(span, source[c.start : c.end], c.after, c.account, result, summaries)

    def proposals(self, summaries: Mapping[str, str]) -> Iterator[Change]:
        """What is suggested, in order."""
        if not self.suggestions:
            return
        for edit, account in placed(self.pieces, self.suggestions):
            result = Span(edit.start, edit.end)
            source = self.pieces.to_source(result).there
            before = self.pieces.source[source.start : source.end]
            yield self._change(source, before, edit.after, account, result, summaries)

    def _change(
        self, span: Span, before: str, after: str | None, account: Account, result: Span, summaries: Mapping[str, str]
    ) -> Change:
        return Change(
            rule=account.rule,
            field=self.field,
            start=span.start,
            end=span.end,
            before=before,
            after=after,
            confidence=account.confidence,
            alternatives=_others(account.alternatives, after, before),
            explanation=account.explanation or summaries[account.rule],
            earlier_rules=account.earlier_rules,
            result=result,
        )


def _others(readings: tuple[Reading, ...], after: str | None, before: str) -> tuple[Reading, ...]:
    """The `readings` (likeliest first) without those that say the same as another, the edit, or what was there."""
    if not readings:
        return ()
    likeliest: dict[str, Reading] = {}
    for reading in readings:
        likeliest.setdefault(reading.after, reading)
    return tuple(reading for text, reading in likeliest.items() if text not in (after, before))
