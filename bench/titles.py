"""Titles looked for in the text: those found where none stands count as much as those found where one does."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import yaml

from bench.data import Key, RawArticle
from bench.pins import Figure
from bench.running import Answer, Submission, answered, in_parallel
from bench.tables import Cell, share, table

Extraction = Literal["none", "variant", "false"]
Found = Literal["right", "wrong", "none"]

MOST_WORDS = 0.75
"""An extracted line that shares so much of its words with the real title is another form of it: the body says it again,
without the site's name or in other words."""

HEADLINES = Path(__file__).with_name("headlines.yaml")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of one article's title: sent without it, with it above the text, and with it twice there."""

    article: RawArticle
    alone: Extraction
    alone_title: str | None
    above: Found
    above_title: str | None
    twice: Found


def words(text: str) -> tuple[str, ...]:
    """The words of a text, without case and punctuation."""
    return tuple(_WORD.findall(text.casefold()))


def begins_with_title(article: RawArticle) -> bool:
    """Whether the title's words stand together near the head of the text."""
    title = words(article.title)
    head = words(article.text[: 3 * len(article.title) + 300])[: 2 * len(title) + 20]
    return any(head[at : at + len(title)] == title for at in range(len(head)))


def extraction(title: str, found: str | None) -> Extraction:
    """What a title extracted from a text without its title is."""
    if found is None:
        return "none"
    shared = set(words(found)) & set(words(title))
    return "variant" if len(shared) >= MOST_WORDS * len(set(words(found))) else "false"


def finding(title: str | None, answer: Answer) -> Found:
    """Whether the title was found that stood above the text."""
    if answer.title is None:
        return "none"
    return "right" if answer.title == title else "wrong"


def extracted(article: RawArticle) -> Extracted:
    """Submit an article's text alone, under its title, and under its title twice."""
    clean = answered(Submission(article.text, article.title)).title
    alone = answered(Submission(article.text, None))
    above = answered(Submission(f"{article.title}\n\n{article.text}", None))
    twice = answered(Submission(f"{article.title}\n{article.title}\n\n{article.text}", None))
    return Extracted(
        article=article,
        alone=extraction(article.title, alone.title),
        alone_title=alone.title,
        above=finding(clean, above),
        above_title=above.title,
        twice=finding(clean, twice),
    )


def read_headlines() -> frozenset[Key]:
    """The articles whose first line was read and is a headline of theirs, whatever their title."""
    return frozenset((entry["corpus"], entry["id"]) for entry in yaml.safe_load(HEADLINES.read_text("utf-8")))


def as_read(result: Extracted, headlines: frozenset[Key]) -> Extracted:
    """What became of an article, its extracted line no false one where it was read and is a headline."""
    is_headline = result.alone == "false" and (result.article.corpus, result.article.id) in headlines
    return replace(result, alone="variant") if is_headline else result


def report_titles(articles: Sequence[RawArticle], *, listed: int = 0) -> Iterator[Figure]:
    """Print how titles are extracted, and give the headline figures; `listed` false extractions are listed in full."""
    titled = [article for article in articles if article.title.strip()]
    read = read_headlines()
    results = [as_read(result, read) for result in in_parallel(extracted, titled)]
    bare = [result for result in results if not begins_with_title(result.article)]
    print(f"\ntitles: {len(bare)} texts that do not say their title, sent alone; {len(titled)} sent under their title")
    for name in ("corpus", "language"):
        _print_groups(name, bare, results)
    for result in [result for result in bare if result.alone == "false"][:listed]:
        print(f"  false: [{result.article.corpus} {result.article.id}] {result.alone_title!r}")
    for result in [result for result in results if result.above == "wrong"][:listed]:
        print(f"  wrong: [{result.article.corpus} {result.article.id}] {result.above_title!r}")
    yield from figures(bare, results)


def figures(bare: Sequence[Extracted], results: Sequence[Extracted]) -> Iterator[Figure]:
    """The headline figures of title extraction."""
    above, twice = Counter(result.above for result in results), Counter(result.twice for result in results)
    false = sum(result.alone == "false" for result in bare)
    yield Figure.share("titles: false extractions", false, len(bare), "lower")
    yield Figure.share("titles: found above the text", above["right"], len(results), "higher")
    yield Figure("titles: wrong ones found above the text", above["wrong"], "lower")
    yield Figure.share("titles: found twice above the text", twice["right"], len(results), "higher")


def _print_groups(name: str, bare: Sequence[Extracted], results: Sequence[Extracted]) -> None:
    groups = sorted({getattr(result.article, name) for result in results})
    rows = [
        _row(g or "?", [r for r in bare if _is_of(r, name, g)], [r for r in results if _is_of(r, name, g)])
        for g in groups
    ]
    rows.append(_row("all", bare, results))
    head = [
        name,
        "alone",
        "variant",
        "false",
        "rate",
        "above",
        "right",
        "wrong",
        "none",
        "twice right",
        "wrong",
        "none",
    ]
    print(table(head, rows))


def _is_of(result: Extracted, name: str, group: str) -> bool:
    return bool(getattr(result.article, name) == group)


def _row(group: str, bare: Sequence[Extracted], results: Sequence[Extracted]) -> list[Cell]:
    alone = Counter(result.alone for result in bare)
    above, twice = Counter(result.above for result in results), Counter(result.twice for result in results)
    outcomes: tuple[Found, ...] = ("right", "wrong", "none")
    false: list[Cell] = [alone["variant"], alone["false"], share(alone["false"], len(bare))]
    found: list[Cell] = [*(above[one] for one in outcomes), *(twice[one] for one in outcomes)]
    return [group, len(bare), *false, len(results), *found]
