"""`make bench`: the whole pipeline against `ftfy.fix_text` as shipped, side by side in one run, as a ratio.

Machines differ and are noisy: only the ratio is worth quoting. Rounds alternate between the two; the median counts.
"""

import platform
from collections.abc import Callable, Sequence
from importlib.metadata import version
from statistics import median
from time import perf_counter

import ftfy

from bench.data import RawArticle, articles, data_folder
from service import normalize

ROUNDS = 5
EVERY = 10
"""One article in so many of the sample: a round then takes about a second."""


def seconds(work: Callable[[RawArticle], object], chosen: Sequence[RawArticle]) -> float:
    """How long `work` takes for all `chosen`, in seconds."""
    start = perf_counter()
    for article in chosen:
        work(article)
    return perf_counter() - start


def pipeline(article: RawArticle) -> object:
    """What a caller asks of us."""
    return normalize(article.text, article.title)


def peer(article: RawArticle) -> object:
    """What a caller would do without us."""
    return ftfy.fix_text(article.title), ftfy.fix_text(article.text)


def main() -> None:
    """Print the ratio, or say why there is nothing to measure."""
    folder = data_folder()
    if folder is None:
        print("The development data is not on this machine, so there is nothing to measure.")
        return
    chosen = articles(folder, "sample")[::EVERY]
    rounds = [(seconds(pipeline, chosen), seconds(peer, chosen)) for _ in range(ROUNDS + 1)][1:]
    ours, theirs = (median(times) / len(chosen) * 1e6 for times in zip(*rounds, strict=True))
    ratio = median(one / other for one, other in rounds)
    print(f"{len(chosen)} articles, {ROUNDS} rounds; Python {platform.python_version()}, ftfy {version('ftfy')}")
    print(f"pipeline {ours:7.0f} µs an article")
    print(f"ftfy     {theirs:7.0f} µs an article")
    print(f"ratio    {ratio:7.2f} (below 1: the whole pipeline costs less than calling ftfy)")


if __name__ == "__main__":
    main()
