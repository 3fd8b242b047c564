"""What the pipeline's parts cost: each way does more than the one before, from an answer that only accounts for itself.

The first ones are the floor: with every rule off, no rule can make them faster.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import ftfy

from bench.data import RawArticle
from bench.speed.figures import Figure, Section, median_ratio
from bench.speed.turns import Way, times_of
from service import normalize
from service.intake import SECTIONS, Options
from service.intake import Section as Part
from service.rules import CATEGORIES

FTFY = "ftfy.fix_text"


def _with(categories: Sequence[str], *sections: Part, language: str | None = None) -> Way:
    """Normalizing with the rules of some categories only, and some sections of the answer."""
    options = Options(rules={name: "off" for name in CATEGORIES if name not in categories}, include=sections)
    return lambda article: normalize(article.text, article.title, language, options=options)


WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "no rule, no section, language told: scan, first and last lines, checksums": _with((), language="en"),
        "and the language found out": _with(()),
        "and paragraphs": _with((), "paragraphs"),
        "and numbers: all sections, no rule": _with((), *SECTIONS),
        "and encoding, layout, punctuation": _with(("encoding", "layout", "punctuation"), *SECTIONS),
        "and numeric typos": _with(("encoding", "layout", "punctuation", "numbers"), *SECTIONS),
        "and titles": _with(("encoding", "layout", "punctuation", "numbers", "titles"), *SECTIONS),
        "and boilerplate: the whole": _with(tuple(CATEGORIES), *SECTIONS),
        FTFY: lambda article: (ftfy.fix_text(article.title), ftfy.fix_text(article.text)),
    }
)


def measure_parts(articles: Sequence[RawArticle], rounds: int) -> Section:
    """The share of ftfy's time that each way takes over `articles`."""
    sums = {name: list(map(sum, of_rounds)) for name, of_rounds in times_of(WAYS, articles, rounds).items()}
    figures = [Figure(name, median_ratio(sums[name], sums[FTFY]), "of ftfy") for name in WAYS if name != FTFY]
    about = (
        f"{len(articles)} articles, title and text; median of {rounds} rounds. Each row does more than the one above."
    )
    return Section("parts", "What the parts of the pipeline take", about, tuple(figures))
