"""Datelines and bylines against places that were read, and how many of them articles have."""

from collections.abc import Iterator, Mapping, Sequence

from bench.data import Key, Label, RawArticle
from bench.outcomes import Judged
from bench.pins import Figure
from bench.running import Answer
from service.structure.ends import REACH

PARTS = ("place", "agency", "date")

Answers = Mapping[Key, tuple[RawArticle, Answer]]


def report_datelines(rows: Sequence[Judged], answers: Answers) -> Iterator[Figure]:
    """Print which datelines were recognised with exactly the parts they have, and give the headline figures."""
    labels = [row.label for row in rows if row.label.label == "dateline"]
    real = [label for label in labels if label.verdict == "right"]
    mistaken = [label for label in labels if label not in real and _is_read_off(label, answers)]
    found = [label for label in real if _dateline(label, answers)] + mistaken
    right = [label for label in real if _dateline(label, answers) == dict(label.parts)]
    print(f"\ndatelines: {len(right)} of {len(real)} recognised in all parts, {len(found) - len(right)} wrong")
    for label in labels:
        if label in mistaken or (label in real and label not in right):
            print(f"    [{label.corpus} {label.id}] {label.token!r}: {_dateline(label, answers)}")
    yield Figure.share("datelines: precision", len(right), len(found), "higher")
    yield Figure.share("datelines: recall", len(right), len(real), "higher")


def report_bylines(rows: Sequence[Judged], answers: Answers) -> Iterator[Figure]:
    """Print which lines that were read as bylines, or as sentences like them, were recognised; give the figures.

    A byline further down than where an article's own one stands is another text's, and is not counted.
    """
    labels = [row.label for row in rows if row.label.label == "byline_line"]
    real = [label for label in labels if label.verdict == "boilerplate_line" and label.start < REACH]
    body = [label for label in labels if label.verdict == "part_of_body"]
    right = [label for label in real if _has_byline(label, answers)]
    wrong = [label for label in body if _has_byline(label, answers)]
    print(f"\nbylines: {len(right)} of {len(real)} recognised, {len(wrong)} of {len(body)} sentences taken for one")
    yield Figure.share("bylines: recall", len(right), len(real), "higher")
    yield Figure("bylines: sentences taken for one", len(wrong), "lower")


def _dateline(label: Label, answers: Answers) -> dict[str, str]:
    """The parts of the dateline that an answer has."""
    dateline = answers[label.key][1].dateline
    return {part: value for part in PARTS if (value := getattr(dateline, part, None))}


def _is_read_off(label: Label, answers: Answers) -> bool:
    """Whether the dateline that an answer has stands in the labelled place, and not elsewhere in the article."""
    values = _dateline(label, answers).values()
    return bool(values) and all(value in label.token for value in values)


def _has_byline(label: Label, answers: Answers) -> bool:
    byline = answers[label.key][1].byline
    return byline is not None and (byline in label.token or label.token in byline)
