"""Where the pipeline's time goes: each rule as a share of what ftfy takes for the same articles.

What a rule costs where it finds nothing is told apart: that is what skipping can save. A rule that is not asked costs
nothing here; what the engine takes to decide so is in the rest, with composing the edits and reading the article.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time

import ftfy

from bench.data import RawArticle
from bench.speed.figures import Figure, Section
from service import normalize
from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import Find
from service.rules import RULES


@dataclass(slots=True)
class Spent:
    """What a rule took in seconds of the processor, and how often."""

    finding: float = 0.0
    in_vain: float = 0.0
    calls: int = 0
    finds: int = 0


@contextmanager
def timed_rules() -> Iterator[dict[str, Spent]]:
    """Count what each rule takes, whoever asks it."""
    spent: defaultdict[str, Spent] = defaultdict(Spent)
    originals = {rule.id: rule.find for rule in RULES}
    for rule in RULES:
        object.__setattr__(rule, "find", _timed(rule.find, spent[rule.id]))
    try:
        yield spent
    finally:
        for rule in RULES:
            object.__setattr__(rule, "find", originals[rule.id])


def _timed(find: Find, spent: Spent) -> Find:
    def timed(text: Text) -> Iterator[Edit]:
        start = process_time()
        edits = list(find(text))
        taken = process_time() - start
        spent.calls += 1
        spent.finds += bool(edits)
        if edits:
            spent.finding += taken
        else:
            spent.in_vain += taken
        return iter(edits)

    return timed


def measure_rules(articles: Sequence[RawArticle]) -> Section:
    """The share of every rule, the most expensive first, and the rest."""
    _run(articles)
    theirs = _seconds_of_ftfy(articles)
    plain = _run(articles)
    with timed_rules() as spent:
        _run(articles)
    ruled = sum(one.finding + one.in_vain for one in spent.values())
    figures = [_figure(name, one, theirs) for name, one in spent.items()]
    figures.sort(key=lambda figure: figure.value, reverse=True)
    whole = [
        Figure("the whole pipeline", 100 * plain / theirs, "% of ftfy"),
        Figure("all rules", 100 * ruled / theirs, "% of ftfy"),
        Figure("all else: deciding, composing, reading", 100 * max(plain - ruled, 0) / theirs, "% of ftfy"),
    ]
    about = f"{len(articles)} articles, time of the processor; a rule's own time, its tokens with the first that asks."
    return Section("rules", "Time by rule", about, (*whole, *figures))


def _figure(name: str, one: Spent, theirs: float) -> Figure:
    parts = {
        "found": 100 * one.finding / theirs,
        "found nothing": 100 * one.in_vain / theirs,
        "asked": one.calls,
        "finds": one.finds,
    }
    return Figure(name, 100 * (one.finding + one.in_vain) / theirs, "% of ftfy", more=parts)


def _run(articles: Sequence[RawArticle]) -> float:
    start = process_time()
    for article in articles:
        normalize(article.text, article.title)
    return process_time() - start


def _seconds_of_ftfy(articles: Sequence[RawArticle]) -> float:
    start = process_time()
    for article in articles:
        ftfy.fix_text(article.title)
        ftfy.fix_text(article.text)
    return process_time() - start
