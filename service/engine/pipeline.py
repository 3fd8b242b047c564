"""The one loop: passes over a document, in order, once.

A pass is a set of rules that look at one snapshot. What they find is settled among them, the winners are applied to
the fields' `Pieces`, and the next pass sees the result. At the end every change is told in terms of the submission.
"""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from service.engine.document import Context, Document, Text
from service.engine.edit import Edit, Field, Span
from service.engine.errors import EditError
from service.engine.ledger import Change, Ledger
from service.engine.pieces import Pieces
from service.engine.policy import Policy
from service.engine.prefilter import HAS_HYPERSCAN, Present, prefilter_of, present_after
from service.engine.record import record
from service.engine.rule import Mode, Rule
from service.engine.settling import Finding, settle

FINDINGS_BETWEEN_STOPS = 256
"""After so many findings of one rule `should_stop` is asked again: often enough to stop within milliseconds."""

FIELDS: tuple[Field, ...] = ("title", "text")


@record
class Pass:
    """Rules that look at one snapshot of the document; `learn` says first what the text by now tells of its context.

    Rules that share one look at the document are asked together: `finders` takes it, and tells by their ids those that
    find something. The others are not asked.
    """

    name: str
    rules: tuple[Rule, ...]
    learn: Callable[[Document], Context] | None = None
    finders: Callable[[Document], Collection[str]] | None = None


@record
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


MOST_PLANS = 64
"""Plans that are kept: a caller asks for one or two. Making one takes some 5 % of the time of an article."""

EVERYTHING: Present = ~0
"""All bits: what is missing in a field that is not there."""


def _never() -> bool:
    return False


_Asking = tuple[int, Rule, Present]
"""A rule with its place in its pass and the bits of what it needs."""


class _Planned(NamedTuple):
    """A pass of one run, with the rules that are to be asked."""

    learn: Callable[[Document], Context] | None
    finders: Callable[[Document], Collection[str]] | None
    rules: tuple[_Asking, ...]


class Pipeline:
    """Passes, ready to be run over documents."""

    def __init__(self, passes: Sequence[Pass], *, scans: bool = HAS_HYPERSCAN) -> None:
        """Prepare `passes`: what their rules need is made one scan, where it `scans`."""
        self._passes = tuple(passes)
        rules = [rule for one in passes for rule in one.rules]
        self.prefilter = prefilter_of(rules, scans=scans)
        self.summaries = {rule.id: rule.summary for rule in rules}
        self._plans = lru_cache(MOST_PLANS)(self._planned)

    def run(self, document: Document, policy: Policy, should_stop: Callable[[], bool] = _never) -> Normalized:
        """Run the passes over `document` and return the clean document with its account.

        `should_stop` is asked between passes and every few hundred findings; what is not done by then is listed in
        `incomplete`.
        """
        return _Run(self, document, policy, should_stop).through()

    def plan(self, policy: Policy) -> Sequence[_Planned]:
        """The passes with the rules that `policy` has asked."""
        return self._plans(frozenset(policy.modes.items()), policy.undone)

    def undone(self, policy: Policy) -> list[str]:
        """The ids of the rules that are not off, and that `policy` nevertheless leaves undone."""
        rules = [rule for one in self._passes for rule in one.rules] if policy.undone else []
        return [rule.id for rule in rules if policy.mode(rule) != "off" and rule.category in policy.undone]

    def _planned(self, modes: frozenset[tuple[str, Mode]], undone: frozenset[str]) -> Sequence[_Planned]:
        policy, required = Policy(modes=dict(modes), undone=undone), self.prefilter.required
        return [
            _Planned(
                one.learn,
                one.finders,
                tuple(
                    (order, rule, required[rule.id])
                    for order, rule in enumerate(one.rules)
                    if policy.mode(rule) != "off" and rule.category not in policy.undone
                ),
            )
            for one in self._passes
        ]


class _Run:
    """The state of one run: the ledgers of the fields, what occurs in them, and the rules that failed."""

    def __init__(self, pipeline: Pipeline, document: Document, policy: Policy, should_stop: Callable[[], bool]) -> None:
        self._pipeline = pipeline
        self._policy = policy
        self._should_stop = should_stop
        self._incomplete = pipeline.undone(policy)
        self._room = policy.max_edits  # for findings
        self._title_source: Span | None = None
        self._ledgers: dict[Field, Ledger] = {"text": Ledger("text", Pieces(document.text))}
        if document.title is not None:
            self._ledgers["title"] = Ledger("title", Pieces(document.title))
        self._missing: dict[Field, Present] = {"title": EVERYTHING, "text": EVERYTHING}
        for name, ledger in self._ledgers.items():
            self._missing[name] = ~pipeline.prefilter.present(ledger.pieces.text)
        self._document = document
        self._views = self._viewed()

    def through(self) -> Normalized:
        for learn, finders, rules in self._pipeline.plan(self._policy):
            if self._should_stop():
                self._incomplete += [rule.id for _, rule, _ in rules]
                continue
            if learn is not None:
                self._see(self._document.told(learn(self._document)))
            not_in_title, not_in_text = self._missing["title"], self._missing["text"]
            # Run for 75 rules an article, of which it leaves some fifteen: no calls in it.
            asked = [one for one in rules if not (one[2] & not_in_text and one[2] & not_in_title)]
            if asked:
                found = self._findings(asked if finders is None else self._finders(finders, asked))
                if found:
                    self._apply(found)
        return self._normalized()

    def _see(self, document: Document) -> None:
        """Show the rules of the next pass `document`."""
        if document is not self._document:
            self._document = document
            self._views = self._viewed()

    def _viewed(self) -> dict[Field, Text]:
        return {name: Text(ledger.pieces.text, name, self._document) for name, ledger in self._ledgers.items()}

    def _finders(self, tell: Callable[[Document], Collection[str]], rules: Sequence[_Asking]) -> Sequence[_Asking]:
        """The rules that find something by their one look; all of them, where it fails and each has to say so."""
        try:
            found = tell(self._document)
        except Exception:  # noqa: BLE001 as of a rule
            return rules
        return [one for one in rules if one[1].id in found] if found else ()

    def _findings(self, rules: Sequence[_Asking]) -> list[Finding]:
        """What each rule of a pass finds in the same snapshot, within the limit of an article."""
        found: list[Finding] = []
        for order, rule, required in rules:
            edits = self._edits(rule, self._asked(rule, required), self._room - len(found))
            if edits:
                least = self._policy.least_confidence(rule)
                found += [
                    Finding(edit, rule.id, order, edit.confidence >= least and edit.after is not None) for edit in edits
                ]
        return found

    def _asked(self, rule: Rule, required: Present) -> list[Text]:
        """The fields in which `rule` may find something."""
        views, missing = self._views, self._missing
        return [views[name] for name in rule.fields if not required & missing[name] and name in views]

    def _edits(self, rule: Rule, views: Sequence[Text], room: int) -> Sequence[Edit]:
        """The edits of one rule; none where it failed, was stopped, or there is no `room` for so many."""
        edits: list[Edit] = []
        try:
            for view in views:
                for edit in rule.find(view):
                    _check(rule, view, edit)
                    if edit.before == edit.after:
                        continue
                    edits.append(edit)
                    if len(edits) > room or self._is_over(len(edits)):
                        self._incomplete.append(rule.id)
                        return ()
        except Exception as error:  # noqa: BLE001 a broken rule costs its own edits, not the request
            self._policy.on_failure(rule.id, error)
            self._incomplete.append(rule.id)
            return ()
        return edits

    def _is_over(self, edits: int) -> bool:
        """Whether the time is over, which is asked after every few hundred edits of a rule."""
        return edits % FINDINGS_BETWEEN_STOPS == 0 and self._should_stop()

    def _apply(self, found: Sequence[Finding]) -> None:
        """Settle what was found, apply the winners, and look at what came of it."""
        for name in FIELDS:
            findings = [finding for finding in found if finding.edit.field == name]
            if not findings:
                continue
            before = self._ledgers[name]
            settled = settle(before.pieces.text, findings)
            after = self._ledgers[name] = before.after(settled)
            if settled.applied:
                present = ~self._missing[name]
                scanned = present_after(self._pipeline.prefilter, present, after.pieces.text, settled.applied)
                self._missing[name] = ~scanned
            for edit, _ in settled.applied:
                if edit.title is not None:
                    self._take_title(before, edit.title)
        taken = sum([len(ledger.pieces.changes) + len(ledger.suggestions) for ledger in self._ledgers.values()])
        self._room = self._policy.max_edits - taken
        title = self._ledgers.get("title")
        self._see(self._document.changed(title.pieces.text if title else None, self._ledgers["text"].pieces.text))

    def _take_title(self, ledger: Ledger, span: Span) -> None:
        """Make a span of the text the title."""
        self._ledgers["title"], self._title_source = ledger.title(span)
        self._missing["title"] = ~self._pipeline.prefilter.present(self._ledgers["title"].pieces.text)

    def _normalized(self) -> Normalized:
        title = self._ledgers.get("title")
        ledgers = [self._ledgers[name] for name in FIELDS if name in self._ledgers]
        summaries = self._pipeline.summaries
        return Normalized(
            document=self._document,
            text=self._ledgers["text"].pieces,
            title=title.pieces if title else None,
            edits=tuple(change for ledger in ledgers for change in ledger.edits(summaries)),
            suggestions=tuple(change for ledger in ledgers for change in ledger.proposals(summaries)),
            incomplete=tuple(dict.fromkeys(self._incomplete)),
            title_source=self._title_source,
        )


def _check(rule: Rule, view: Text, edit: Edit) -> None:
    """Raise `EditError` where an edit is of another field, or does not quote what stands there."""
    is_inside = 0 <= edit.start <= len(view.value)
    if edit.field != view.field or not is_inside or not view.value.startswith(edit.before, edit.start):
        message = f"{rule.id} does not quote the {view.field} at {edit.start}"
        raise EditError(message)
