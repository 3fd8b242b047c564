"""The one loop: passes over a document, in order, once.

A pass is a set of rules that look at one snapshot. What they find is settled among them, the winners are applied to
the fields' `Pieces`, and the next pass sees the result. At the end every change is told in terms of the submission.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.engine.document import Context, Document, Text
from service.engine.edit import Edit, Field, Reading, Span
from service.engine.errors import EditError
from service.engine.pieces import Account, Accounted, Pieces
from service.engine.rule import Mode, Rule
from service.engine.settling import Finding, Settled, settle
from service.engine.suggestions import carried, merged, placed

FINDINGS_BETWEEN_STOPS = 256
"""After so many findings of one rule `should_stop` is asked again: often enough to stop within milliseconds."""

MAX_EDITS = 10_000
"""Of an article, as the contract has it: nobody looks through more, and each is an object of the answer."""

FIELDS: tuple[Field, ...] = ("title", "text")


@dataclass(frozen=True, slots=True)
class Pass:
    """Rules that look at one snapshot of the document; `learn` says first what the text by now tells of its context."""

    name: str
    rules: tuple[Rule, ...]
    learn: Callable[[Document], Context] | None = None


def _raise(_rule: str, error: Exception) -> None:
    raise error


@dataclass(frozen=True, slots=True)
class Policy:
    """What is applied and what is suggested.

    `modes` maps rule ids and categories to a mode and beats the rules' own; an id beats its category. A rule with
    which an article would get more than `max_edits` findings is undone whole, and rules of the categories in `undone`
    are not even asked. `on_failure` is told of a rule that raised; by default the exception propagates.
    """

    min_confidence: float = 0.85
    modes: Mapping[str, Mode] = field(default_factory=dict)
    max_edits: int = MAX_EDITS
    on_failure: Callable[[str, Exception], None] = _raise
    undone: frozenset[str] = frozenset()

    def mode(self, rule: Rule) -> Mode:
        """The mode that holds for `rule`."""
        if not self.modes:
            return rule.mode
        return self.modes.get(rule.id) or self.modes.get(rule.category) or rule.mode

    def applies(self, rule: Rule, edit: Edit) -> bool:
        """Whether an edit of `rule` is applied rather than suggested."""
        return self.mode(rule) == "apply" and edit.confidence >= self.min_confidence and edit.after is not None


@dataclass(frozen=True, slots=True)
class Change:
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


@dataclass(frozen=True, slots=True)
class Normalized:
    """What a run gives: the clean document, what was done, what could be, and which rules did not do their work.

    `text` and `title` remember what they were: the source of `title` is the raw title. `title_source` is its span in
    the submitted text where it was taken from there.
    """

    document: Document
    text: Pieces
    title: Pieces | None
    edits: tuple[Change, ...]
    suggestions: tuple[Change, ...]
    incomplete: tuple[str, ...]
    title_source: Span | None


@dataclass(frozen=True, slots=True)
class _Ledger:
    """One field on its way: its pieces, and the suggestions in terms of its current text."""

    pieces: Pieces
    suggestions: Sequence[Accounted] = ()

    def after(self, settled: Settled) -> "_Ledger":
        pieces = self.pieces.replace(settled.applied) if settled.applied else self.pieces
        fresh = carried(settled.suggested, settled.applied)
        suggestions = merged(pieces.text, carried(self.suggestions, settled.applied), fresh)
        return _Ledger(pieces, suggestions)


def _never() -> bool:
    return False


def run(
    document: Document, passes: Sequence[Pass], policy: Policy, should_stop: Callable[[], bool] = _never
) -> Normalized:
    """Run `passes` over `document` and return the clean document with its account.

    `should_stop` is asked between passes and every few hundred findings; what is not done by then is listed in
    `incomplete`.
    """
    return _Run(document, policy, should_stop).through(passes)


class _Run:
    """The state of one run: the ledgers of the fields, and the rules that failed."""

    def __init__(self, document: Document, policy: Policy, should_stop: Callable[[], bool]) -> None:
        self._context = document.context
        self._policy = policy
        self._should_stop = should_stop
        self._incomplete: list[str] = []
        self._title_source: Span | None = None
        self._ledgers: dict[Field, _Ledger] = {"text": _Ledger(Pieces(document.text))}
        if document.title is not None:
            self._ledgers["title"] = _Ledger(Pieces(document.title))
        self._views = self._viewed()
        self._summaries: dict[str, str] = {}

    def through(self, passes: Sequence[Pass]) -> Normalized:
        for one in passes:
            rules = [rule for rule in one.rules if self._policy.mode(rule) != "off"]
            if self._should_stop():
                self._incomplete += [rule.id for rule in rules]
                continue
            if one.learn is not None:
                document = self._views["text"].document
                self._context = one.learn(document)
                self._views = self._viewed(document.told(self._context))
            self._summaries.update((rule.id, rule.summary) for rule in rules)
            found = self._findings(rules)
            if any(found):
                self._apply(found)
                self._views = self._viewed()
        return self._normalized()

    def _document(self) -> Document:
        title = self._ledgers["title"].pieces.text if "title" in self._ledgers else None
        return Document(title, self._ledgers["text"].pieces.text, self._context)

    def _viewed(self, document: Document | None = None) -> dict[Field, Text]:
        """The fields as the rules of the next pass see them."""
        document = document or self._document()
        return {name: Text(ledger.pieces.text, name, document) for name, ledger in self._ledgers.items()}

    def _findings(self, rules: Sequence[Rule]) -> list[tuple[Finding, ...]]:
        """What each rule of a pass finds in the same snapshot, within the limit of an article."""
        room = self._policy.max_edits - sum(
            len(ledger.pieces.changes) + len(ledger.suggestions) for ledger in self._ledgers.values()
        )
        found = []
        for order, rule in enumerate(rules):
            edits = None if self._policy.undone and rule.category in self._policy.undone else self._edits(rule, room)
            if edits is None:
                self._incomplete.append(rule.id)
                continue
            room -= len(edits)
            found.append(tuple(Finding(edit, rule.id, order, self._policy.applies(rule, edit)) for edit in edits))
        return found

    def _edits(self, rule: Rule, room: int) -> list[Edit] | None:
        """The edits of one rule, or `None` where it failed, was stopped, or found more than there is room for."""
        edits: list[Edit] = []
        try:
            for edit in _proposed(rule, self._views):
                edits.append(edit)
                if len(edits) > room or (len(edits) % FINDINGS_BETWEEN_STOPS == 0 and self._should_stop()):
                    return None
        except Exception as error:  # noqa: BLE001 a broken rule costs its own edits, not the request
            self._policy.on_failure(rule.id, error)
            return None
        return edits

    def _apply(self, found: Sequence[tuple[Finding, ...]]) -> None:
        for name in FIELDS:
            findings = [finding for of_rule in found for finding in of_rule if finding.edit.field == name]
            if not findings:
                continue
            ledger = self._ledgers[name]
            settled = settle(ledger.pieces.text, findings)
            for edit, _ in settled.applied:
                if edit.title is not None:
                    self._take_title(ledger, edit.title)
            self._ledgers[name] = ledger.after(settled)

    def _take_title(self, ledger: _Ledger, span: Span) -> None:
        """Make a span of the text the title, with the edits and the suggestions that were made inside it."""
        here, self._title_source = ledger.pieces.to_source(span)
        suggestions = [
            Accounted(replace(edit, field="title", start=edit.start - here.start), rule)
            for edit, rule in ledger.suggestions
            if here.start <= edit.start and edit.end <= here.end
        ]
        self._ledgers["title"] = _Ledger(ledger.pieces.part(span), suggestions)

    def _normalized(self) -> Normalized:
        title = self._ledgers.get("title")
        return Normalized(
            document=self._document(),
            text=self._ledgers["text"].pieces,
            title=title.pieces if title else None,
            edits=tuple(change for name in FIELDS for change in self._edits_of(name)),
            suggestions=tuple(change for name in FIELDS for change in self._suggestions_of(name)),
            incomplete=tuple(dict.fromkeys(self._incomplete)),
            title_source=self._title_source,
        )

    def _edits_of(self, name: Field) -> Iterator[Change]:
        pieces = self._ledgers[name].pieces if name in self._ledgers else Pieces("")
        for c in pieces.changes:
            before = pieces.source[c.start : c.end]
            yield self._change(name, Span(c.start, c.end), before, c.after, c.account, Span(c.at, c.until))

    def _suggestions_of(self, name: Field) -> Iterator[Change]:
        ledger = self._ledgers.get(name, _Ledger(Pieces("")))
        for edit, account in placed(ledger.pieces, ledger.suggestions):
            result = Span(edit.start, edit.end)
            source = ledger.pieces.to_source(result).there
            before = ledger.pieces.source[source.start : source.end]
            yield self._change(name, source, before, edit.after, account, result)

    def _change(
        self, name: Field, span: Span, before: str, after: str | None, account: Account, result: Span
    ) -> Change:
        likeliest: dict[str, Reading] = {}
        for reading in account.alternatives:  # likeliest first
            likeliest.setdefault(reading.after, reading)
        alternatives = tuple(reading for text, reading in likeliest.items() if text not in (after, before))
        return Change(
            rule=account.rule,
            field=name,
            start=span.start,
            end=span.end,
            before=before,
            after=after,
            confidence=account.confidence,
            alternatives=alternatives,
            explanation=account.explanation or self._summaries[account.rule],
            earlier_rules=account.earlier_rules,
            result=result,
        )


def _proposed(rule: Rule, views: Mapping[Field, Text]) -> Iterator[Edit]:
    """The edits that a rule proposes for each of its fields, checked; those that change nothing are left out."""
    for name in rule.fields:
        view = views.get(name)
        if view is None or not rule.may_find(view.value):
            continue
        for edit in rule.find(view):
            if edit.field != name or not _quotes(view.value, edit):
                message = f"{rule.id} does not quote the {name} at {edit.start}"
                raise EditError(message)
            if edit.before != edit.after:
                yield edit


def _quotes(text: str, edit: Edit) -> bool:
    return 0 <= edit.start <= len(text) and text.startswith(edit.before, edit.start)
