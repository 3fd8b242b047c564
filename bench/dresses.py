"""Undamaged articles written as those of another locale: nothing of their numbers may be changed on that account.

An Indian site in English groups by lakhs, a Swiss one in German by apostrophes, and blanks of any kind may group.
Here such articles are sent, and every edit and suggestion of numbers is counted that the article as it was did not get.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.damage import half
from bench.data import RawArticle
from bench.numbers import of_numbers
from bench.pins import Figure
from bench.reading import in_context
from bench.running import Answer, Submission, answered, in_parallel
from bench.styles import dressed
from bench.tables import Cell, table
from service.article import EditReport

SEEDS = (1, 2, 3, 4, 5, 6)
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Dressed:
    """An article in another locale's marks, with what is found there and not in the article as it was."""

    article: RawArticle
    edits: tuple[EditReport, ...] = ()
    suggestions: tuple[EditReport, ...] = ()

    @classmethod
    def of(cls, task: tuple[RawArticle, int]) -> "Dressed | None":
        """Dress an article and send it; `None` where its text stays as it was."""
        article, seed = task
        dress = dressed(article, random.Random(f"{seed}/{article.corpus}/{article.id}"))
        if dress is None or dress[0] == article.text:
            return None
        text, style = dress
        before, after = answered(Submission(article.text, article.title)), answered(Submission(text, article.title))
        seen = set(map(_digits, _found(before)))
        new = [report for report in _found(after) if _digits(report) not in seen]
        return cls(
            RawArticle(article.corpus, article.id, style.tag, article.title, text),
            tuple(report for report in new if report in after.edits),
            tuple(report for report in new if report in after.suggestions),
        )


def _found(answer: Answer) -> list[EditReport]:
    return of_numbers((*answer.edits, *answer.suggestions))


def _digits(report: EditReport) -> str:
    """What a report is about, in whatever marks it is written."""
    return "".join(filter(str.isalnum, report.before))


def report_dresses(sample: Sequence[RawArticle]) -> Iterator[Figure]:
    """Print what is changed and questioned in dressed articles, by locale, and give how much is changed."""
    tasks = [(article, seed) for seed in SEEDS for article in sample if half(article.key) == "test"]
    results = [result for result in in_parallel(Dressed.of, tasks) if result]
    body = [
        _row(tag, [one for one in results if one.article.language == tag])
        for tag in sorted({one.article.language for one in results})
    ]
    print("\nundamaged articles in the marks of a locale: edits and suggestions that they owe to their marks")
    print(table(["", "articles", "edits", "suggestions"], [*body, _row("all", results)]))
    changes = [(one.article, edit) for one in results for edit in one.edits]
    for article, edit in changes[:SHOWN]:
        print(f"  {edit.rule} {in_context(article, edit)}")
    yield Figure("numbers: edits owed to the marks of a locale", len(changes), "lower")


def _row(tag: str, results: Sequence[Dressed]) -> list[Cell]:
    return [tag, len(results), sum(len(one.edits) for one in results), sum(len(one.suggestions) for one in results)]
