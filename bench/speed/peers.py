"""The pipeline against what a caller would use without us: ftfy as shipped, clean-text and plsfix.

They do much less; it is the time that is compared. `plsfix` is ftfy in Rust.
"""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from types import MappingProxyType

import cleantext
import ftfy
import plsfix

from bench.data import RawArticle
from bench.speed.figures import Figure, Section, Wanted, at_least, median_ratio
from bench.speed.turns import Times, Way, times_of
from service import normalize
from service.web.serialization import dumps

Work = Callable[[str], object]

OURS, WRITTEN, FTFY = "the pipeline", "the pipeline, written as JSON", "ftfy.fix_text"

WANTED, WANTED_OF_SLOWEST = 5.0, 2.0
"""How many times as fast as ftfy the pipeline should be, over all articles and over the slowest tenth of ours."""

SLOWEST = 0.1


def _ours(article: RawArticle) -> object:
    return normalize(article.text, article.title)


def _written(article: RawArticle) -> object:
    return dumps(normalize(article.text, article.title).sections())


def _of_both_fields(work: Work) -> Way:
    return lambda article: (work(article.title), work(article.text))


CONTESTANTS: Mapping[str, Way] = MappingProxyType(
    {
        OURS: _ours,
        WRITTEN: _written,
        FTFY: _of_both_fields(ftfy.fix_text),
        "cleantext.clean": _of_both_fields(cleantext.clean),
        "plsfix.fix_text": _of_both_fields(plsfix.fix_text),
    }
)


def measure_peers(articles: Sequence[RawArticle], rounds: int) -> Section:
    """The figures of all contestants over `articles`."""
    times = times_of(CONTESTANTS, articles, rounds)
    every = range(len(articles))
    figures = [
        Figure(name, 1e6 * median(map(sum, times[name])) / len(articles), "µs an article") for name in CONTESTANTS
    ]
    figures += [
        _ratio("all articles", times, every, at_least(WANTED)),
        _ratio("the slowest tenth of ftfy's", times, _slowest(times[FTFY]), at_least(WANTED_OF_SLOWEST)),
        _ratio("the slowest tenth of ours", times, _slowest(times[OURS])),
        _ratio("articles in ASCII", times, [at for at in every if articles[at].text.isascii()]),
        _ratio("articles beyond ASCII", times, [at for at in every if not articles[at].text.isascii()]),
    ]
    about = f"{len(articles)} articles, title and text; median of {rounds} rounds. Higher ratios are better."
    return Section("peers", "The pipeline and its peers, in process", about, tuple(figures))


def _slowest(rounds: Sequence[Sequence[float]]) -> list[int]:
    """The places of the articles that take the most time."""
    typical = [median(times) for times in zip(*rounds, strict=True)]
    order = sorted(range(len(typical)), key=typical.__getitem__, reverse=True)
    return order[: max(1, round(SLOWEST * len(order)))]


def _ratio(name: str, times: Times, places: Sequence[int], wanted: Wanted | None = None) -> Figure:
    """How many times as fast as ftfy the pipeline is over some of the articles; beside it how the others are."""
    sums = {one: [sum(of_round[at] for at in places) for of_round in rounds] for one, rounds in times.items()}
    others = {one: median_ratio(sums[FTFY], sums[one]) for one in times if one not in {OURS, FTFY}} if places else {}
    value = median_ratio(sums[FTFY], sums[OURS]) if places else float("nan")
    return Figure(f"times as fast as ftfy, {name} ({len(places)})", value, "×", wanted, others)
