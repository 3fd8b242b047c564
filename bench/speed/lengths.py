"""Time against length: one text of real articles, twice as long each time; linear is a ratio of 2 a doubling."""

import gc
import random
from collections.abc import Iterator, Sequence
from time import process_time

from bench.data import RawArticle
from bench.speed.figures import Figure, Section, at_most
from service import normalize

SHORTEST = 20_000
MOST_OF_DOUBLE = 2.2
"""What twice the length may take: caches of the processor are smaller than the longest texts."""

LONG = 2_560_000
"""Characters from which on one round is enough, for it takes seconds."""


def lengths(longest: int) -> Iterator[int]:
    """The lengths to measure, each twice the one before, the last one at least `longest`."""
    length = SHORTEST
    while length < longest:
        yield length
        length *= 2
    yield length


def measure_lengths(articles: Sequence[RawArticle], longest: int, rounds: int) -> Section:
    """The time for each length, and how many times as long as half of it that is."""
    text = _joined(articles, longest * 2)
    figures: list[Figure] = []
    before = 0.0
    for length in lengths(longest):
        taken = min(_seconds(text[:length]) for _ in range(rounds if length < LONG else 1))
        more = {"µs a character": 1e6 * taken / length, **({"of half of it": taken / before} if before else {})}
        figures.append(Figure(f"{length:,} characters", taken, "s", more=more))
        before = taken
    steepest = max((one.more.get("of half of it", 0.0) for one in figures if one.value >= 0.2), default=0.0)
    figures.append(Figure("the steepest doubling of those from 0.2 s on", steepest, "×", at_most(MOST_OF_DOUBLE)))
    about = "Articles of the sample one behind the other as one text; time of the processor. Linear is 2."
    return Section("lengths", "Time against length", about, tuple(figures))


def _joined(articles: Sequence[RawArticle], length: int) -> str:
    """So many characters of articles, or all there are; no article twice, for copies are a rule's work.

    They are mixed, always alike: by collection and language the longer text would have other work in it.
    """
    parts: list[str] = []
    total = 0
    for article in random.Random(0).sample(articles, len(articles)):
        if total >= length:
            break
        parts.append(article.text)
        total += len(article.text) + 2
    return "\n\n".join(parts)


def _seconds(text: str) -> float:
    gc.collect()
    start = process_time()
    normalize(text, "", "en")
    return process_time() - start
