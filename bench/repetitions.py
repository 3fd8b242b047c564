"""Repetitions of the title: gone, as an editor would have it; other headlines suggested; sentences of the body kept."""

from collections.abc import Iterator, Mapping, Sequence

from bench.data import Key, RawArticle
from bench.outcomes import Judged, count, print_outcomes
from bench.pins import Figure
from bench.running import Answer
from bench.spans import offered, projected

VARIANT = "near_duplicate_headline_variant"
"""Another headline of the same article: the brief says to suggest it, though an editor would mostly remove it."""

_OUTCOMES = ("gone", "suggested", "cut", "kept")


def report_repetitions(rows: Sequence[Judged], answers: Mapping[Key, tuple[RawArticle, Answer]]) -> Iterator[Figure]:
    """Print what became of the places by what an editor would do, and give the headline figures."""
    told = [_with_suggestion(row, answers[row.label.key][1]) for row in rows]
    removed = [row for row in told if row.label.verdict == "remove"]
    copies = [row for row in removed if row.label.label != VARIANT]
    variants = [row for row in removed if row.label.label == VARIANT]
    kept = [row for row in told if row.label.verdict == "keep"]
    debatable = [row for row in told if row.label.verdict == "debatable"]
    print_outcomes("titles: an editor removes the copy", copies, _OUTCOMES)
    print_outcomes("titles: an editor removes the variant", variants, _OUTCOMES)
    print_outcomes("titles: an editor keeps it", kept, _OUTCOMES)
    print_outcomes("titles: debatable", debatable, _OUTCOMES)
    other = [row for row in debatable if row.label.label == VARIANT]
    yield Figure.share("titles: repetitions removed", count(copies, "gone"), len(copies), "higher")
    yield Figure.share("titles: repetitions and variants removed", count(removed, "gone"), len(removed), "higher")
    yield Figure.share(
        "titles: variants removed or suggested", count(variants, "gone", "suggested"), len(variants), "higher"
    )
    yield Figure("titles: debatable variants removed", count(other, "gone", "cut"), "lower")
    yield Figure("titles: lead sentences damaged", count(kept, "gone", "cut"), "lower")


def _with_suggestion(row: Judged, answer: Answer) -> Judged:
    """The place, told as suggested where it is kept and a suggestion would remove it."""
    field = row.label.field
    edits = (edit for edit in answer.edits if edit.field == field)
    here = projected(edits, row.label.start, row.label.end).clean
    taken = [span for span, after in offered(answer, field) if not after]
    is_suggested = any(span.start < here.end and here.start < span.end for span in taken)
    return Judged(row.label, row.article, "suggested") if row.outcome == "kept" and is_suggested else row
