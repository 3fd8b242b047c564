"""Judged places, counted by kind and language."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.data import Label, RawArticle
from bench.tables import Cell, table


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled place and what became of it."""

    label: Label
    article: RawArticle
    outcome: str

    @property
    def kind(self) -> str:
        """The class that the place is counted under."""
        return self.label.kind if self.label.label == "true_typo" else self.label.label


def count(rows: Iterable[Judged], *outcomes: str) -> int:
    """How many places came out in one of `outcomes`."""
    return sum(row.outcome in outcomes for row in rows)


def print_outcomes(title: str, rows: Sequence[Judged], outcomes: Sequence[str], *, by_language: bool = True) -> None:
    """Print how many places of each kind (and language) came out how; nothing where there are none."""
    if not rows:
        return
    groups = sorted({_group(row, by_language=by_language) for row in rows})
    body = [
        _row(*group, [row for row in rows if _group(row, by_language=by_language) == group], outcomes)
        for group in groups
    ]
    body.append(_row("all", "", rows, outcomes))
    print(f"\n{title}\n{table(['kind', 'language', 'places', *outcomes], body)}")


def print_idle(title: str, rows: Iterable[Judged]) -> None:
    """Print how many places there are of each kind that no rule is for yet, in one line."""
    kinds = Counter(row.kind for row in rows)
    if kinds:
        print(f"\n{title}: no rule yet: {', '.join(f'{kind} {number}' for kind, number in kinds.most_common())}")


def print_places(rows: Iterable[Judged]) -> None:
    """Print places one by one, each in its raw context with its right readings."""
    for row in rows:
        label, source = row.label, row.article.source(row.label.field)
        before, behind = source[max(label.start - 40, 0) : label.start], source[label.end : label.end + 40]
        context = f"{before}⟦{label.token}⟧{behind}".replace("\n", "⏎")
        print(f"{row.outcome} {row.kind} [{label.corpus} {label.id} {label.field} {label.start}] {context}")
        print(f"    right: {label.acceptable or label.correct or label.verdict or None!r}")


def _group(row: Judged, *, by_language: bool) -> tuple[str, str]:
    return row.kind, (row.label.language or "?") if by_language else "all"


def _row(kind: str, language: str, rows: Sequence[Judged], outcomes: Sequence[str]) -> list[Cell]:
    return [kind, language, len(rows), *(count(rows, one) for one in outcomes)]
