"""Several ways to do something with articles, timed by turns: what slows the machine for a while slows all of them."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from time import perf_counter

from bench.data import RawArticle

Way = Callable[[RawArticle], object]

Times = Mapping[str, Sequence[Sequence[float]]]
"""By way and round the seconds of each article."""

TURN = 100
"""Articles that a way gets at a time: enough that the caches of the processor are its own, as in real use."""


def times_of(ways: Mapping[str, Way], articles: Sequence[RawArticle], rounds: int) -> Times:
    """The times of the ways; each round begins with another one, and one round before them fills caches."""
    names = list(ways)
    taken: dict[str, list[list[float]]] = {name: [] for name in names}
    for number in range(rounds + 1):
        turned = names[number % len(names) :] + names[: number % len(names)]
        of_round: dict[str, list[float]] = {name: [] for name in names}
        gc.collect()
        for begin in range(0, len(articles), TURN):
            for name in turned:
                of_round[name] += _seconds(ways[name], articles[begin : begin + TURN])
        if number:
            for name in names:
                taken[name].append(of_round[name])
    return taken


def _seconds(way: Way, articles: Sequence[RawArticle]) -> Iterator[float]:
    """The seconds that each article takes."""
    for article in articles:
        start = perf_counter()
        way(article)
        yield perf_counter() - start
