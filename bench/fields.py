"""Parts of an article that belong in fields of their own: title tags and site suffixes, and datelines."""

from collections.abc import Iterator, Mapping, Sequence

from bench.credits import report_datelines
from bench.data import Key, RawArticle
from bench.outcomes import Judged, count, print_outcomes
from bench.pins import Figure
from bench.running import Answer

_REMOVED = ("right", "remove")
"""Verdicts of parts that do not belong to the title."""


def report_fields(rows: Sequence[Judged], answers: Mapping[Key, tuple[RawArticle, Answer]]) -> Iterator[Figure]:
    """Print which parts were taken out of titles and which datelines were recognised, and give the headline figures."""
    of_title = [row for row in rows if row.label.field == "title"]
    foreign = [row for row in of_title if row.label.verdict in _REMOVED]
    own = [row for row in of_title if row.label.verdict not in _REMOVED]
    print_outcomes("title parts that do not belong to it", foreign, ("gone", "cut", "kept"))
    print_outcomes("title parts that do", own, ("gone", "cut", "kept"))
    yield Figure.share("titles: foreign parts removed", count(foreign, "gone"), len(foreign), "higher")
    yield Figure("titles: parts of its own damaged", count(own, "gone", "cut"), "lower")
    yield from report_datelines(rows, answers)
