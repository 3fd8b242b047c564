"""What became of a labelled place: repaired, rightly suggested, left, missed, or made worse."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from bench.data import Label, RawArticle
from bench.running import Answer
from bench.spans import meets, of_field, offered, projected
from service.article import EditReport
from service.engine.edit import Span

Outcome = Literal[
    "gone",  # a larger stretch that the place is part of was removed, such as a repeated title
    "repaired",  # damage: the clean text is an accepted reading
    "suggested",  # damage: a suggestion or an alternative gives one, or it is reported where none is certain
    "left",  # damage, untouched, and an editor may leave it
    "missed",  # damage, untouched or without a right reading among those offered
    "wrong",  # damage that was changed to what is not accepted
    "unchanged",  # legitimate, and as it was
    "questioned",  # legitimate, and a change of it is suggested
    "changed",  # legitimate, and changed: a false alarm
    "edited",  # the label tells neither: an edit meets it
    "noticed",  # the label tells neither: a suggestion meets it
    "untouched",  # the label tells neither, and nothing meets it
]

NO_CERTAIN_READING = ("unrecoverable", "ambiguous")
_EITHER_APOSTROPHE = ("qmark_for_apostrophe", "apostrophe_dropped", "entity_lost_amp")
"""Labels of lost characters whose `correct` may be set straight or curly, as the article does."""

MOSTLY = 0.8
"""The share of a place's letters that must be left for it to count as kept: encoding repairs shorten a text."""


def accepted(label: Label) -> tuple[str, ...]:
    """Every right reading of a place, its own text among them where it may stay; none where the label does not tell."""
    if label.acceptable:
        return label.acceptable
    if label.correct in NO_CERTAIN_READING:
        return (label.token,)
    if label.correct is not None:
        straight = label.correct.replace("’", "'")
        return (label.correct, straight) if label.label in _EITHER_APOSTROPHE else (label.correct,)
    is_legitimate = label.kind != "" or label.label.startswith("legit")
    return (label.token,) if is_legitimate else ()


def is_damage(label: Label) -> bool:
    """Whether there is something to repair, or at least to report."""
    return label.correct is not None and plain(label.correct) != plain(label.token)


def is_certain(label: Label) -> bool:
    """Whether a place is damage that nobody would leave."""
    return is_damage(label) and plain(label.token) not in map(plain, accepted(label))


def outcome(label: Label, article: RawArticle, answer: Answer) -> Outcome:
    """What became of a labelled place."""
    place = _Place(label, article, answer)
    if not accepted(label):
        return _of_untold(place)
    if place.is_gone():
        return "gone"
    return _of_damage(place) if is_damage(label) else _of_legitimate(place)


class Proposal(NamedTuple):
    """A reading of a place that an answer applied or offers, in the words of its report, and whether it is right."""

    report: EditReport
    after: str
    confidence: float
    is_right: bool
    is_applied: bool = False


def proposals(label: Label, article: RawArticle, answer: Answer) -> list[Proposal]:
    """The readings of a place, the applied one first, then the likeliest of those offered."""
    place = _Place(label, article, answer)
    return [*place.applied(), *sorted(place.offered(), key=lambda proposal: -proposal.confidence)]


def is_reported(label: Label, answer: Answer) -> bool:
    """Whether an edit or a suggestion meets a place, other than one that only exchanges blanks."""
    return any(
        meets(report, label.start, label.end) and report.category != "layout"
        for report in of_field((*answer.edits, *answer.suggestions), label.field)
    )


def _of_untold(place: "_Place") -> Outcome:
    if place.is_changed() or place.is_respaced():
        return "edited"
    return "noticed" if place.is_questioned() else "untouched"


def _of_damage(place: "_Place") -> Outcome:
    if place.is_changed():
        return "repaired" if place.is_right() else "wrong"
    if place.is_rightly_suggested():
        return "suggested"
    return "left" if place.is_right() else "missed"


def _of_legitimate(place: "_Place") -> Outcome:
    if place.is_changed() and not place.is_right():
        return "changed"
    return "questioned" if place.is_questioned() else "unchanged"


class _Place:
    """A labelled place with its stretch of the clean text, both widened so that they cut no edit."""

    def __init__(self, label: Label, article: RawArticle, answer: Answer) -> None:
        self._label, self._answer = label, answer
        self._source = article.source(label.field)
        self._clean = answer.field(label.field)
        self._widened, self._span = projected(of_field(answer.edits, label.field), label.start, label.end)

    def is_gone(self) -> bool:
        """Whether nothing is left of the place and of more around it."""
        has_more = self._widened.end - self._widened.start > self._label.end - self._label.start
        return has_more and not self._now()

    def is_changed(self) -> bool:
        """Whether another text stands there now."""
        return self._now() != plain(self._source[self._widened.start : self._widened.end])

    def is_respaced(self) -> bool:
        """Whether the place is blank, or a blank is wanted there, and an edit meets it."""
        edits = of_field(self._answer.edits, self._label.field)
        return not plain(self._label.token) and any(meets(edit, self._label.start, self._label.end) for edit in edits)

    def is_right(self) -> bool:
        """Whether what stands there now may stand there."""
        return self._now() in map(plain, self._right())

    def is_questioned(self) -> bool:
        """Whether a suggestion meets the place."""
        suggestions = of_field(self._answer.suggestions, self._label.field)
        return any(meets(found, self._label.start, self._label.end) for found in suggestions)

    def is_rightly_suggested(self) -> bool:
        """Whether a reading offered, taken, would make the place right; or it is reported where none is certain."""
        if self._label.correct in NO_CERTAIN_READING and self.is_questioned():
            return True
        return any(self._would_be_right(span, after) for span, after in offered(self._answer, self._label.field))

    def applied(self) -> Iterator[Proposal]:
        """The edit that changed the place; of several the first, with the lowest of their confidences."""
        met = [edit for edit in of_field(self._answer.edits, self._label.field) if self._meets(edit)]
        if met and self.is_changed():
            confidence = min(edit.confidence for edit in met)
            yield Proposal(met[0], met[0].after or "", confidence, self.is_right(), is_applied=True)

    def offered(self) -> Iterator[Proposal]:
        """The readings that suggestions and the alternatives of edits give."""
        for report in (*self._answer.suggestions, *self._answer.edits):
            if report.field == self._label.field and self._meets(report):
                span = Span(report.result.start, report.result.end)
                own = [(report.after, report.confidence)] if report in self._answer.suggestions else []
                for after, confidence in (*own, *((other.after, other.confidence) for other in report.alternatives)):
                    if after is not None:
                        yield Proposal(report, after, confidence, self._would_be_right(span, after))

    def _meets(self, report: EditReport) -> bool:
        return meets(report, self._label.start, self._label.end)

    def _now(self) -> str:
        return plain(self._clean[self._span.start : self._span.end])

    def _would_be_right(self, span: Span, after: str) -> bool:
        here = self._span
        if span.end < here.start or here.end < span.start:
            return False
        low, high = min(here.start, span.start), max(here.end, span.end)
        taken = plain(self._clean[low : span.start] + after + self._clean[span.end : high])
        head, tail = self._clean[low : here.start], self._clean[here.end : high]
        untaken = plain(self._clean[low:high])
        return taken != untaken and any(taken == plain(head + reading + tail) for reading in self._right())

    def _right(self) -> list[str]:
        head = self._source[self._widened.start : self._label.start]
        tail = self._source[self._label.end : self._widened.end]
        return [head + reading + tail for reading in accepted(self._label)]


def plain(text: str) -> str:
    """A text with each run of blanks, of whatever kind, made one space: which blank it is the layout rules decide."""
    return " ".join(text.split())


def removal(label: Label, answer: Answer) -> Literal["gone", "cut", "kept"]:
    """Whether the letters of a place that an editor removes or keeps are still there."""
    _, span = projected(of_field(answer.edits, label.field), label.start, label.end)
    there = sum(map(str.isalnum, answer.field(label.field)[span.start : span.end]))
    if not there:
        return "gone"
    return "kept" if there >= MOSTLY * sum(map(str.isalnum, label.token)) else "cut"
