"""`python -m bench.evaluate`: the report, and exit status 1 where a figure got worse than its pin."""

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.cases import report_cases
from bench.charsets import report_charsets
from bench.data import DEFAULT, VARIABLE, articles, data_folder
from bench.dresses import report_dresses
from bench.labels import Labelled, report_labels
from bench.numbers import examine_damage, print_damage, report_numbers
from bench.pins import Figure, read_pins, verdict, write_pins
from bench.reading import report_reading
from bench.running import Submission, answered, in_parallel
from bench.sample import examine, report_sample
from bench.titles import report_titles
from service.rules import RULES

READ_BY_DEFAULT = 3
"""Edits of each rule that the default run shows."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Evaluate, and give the exit status."""
    options = _options(arguments)
    folder = data_folder()
    if folder is None:
        print(
            f"No shared data is at {DEFAULT} or where {VARIABLE} says, so only the repository's own cases are run;"
            " the other pins need the data and are not checked."
        )
        figures = list(report_cases())
        names = {figure.name for figure in figures}
        return verdict(figures, {name: pin for name, pin in read_pins().items() if name in names})
    if options.read:
        _read(folder, options)
        return 0
    if options.read_damage:
        _read_damage(folder, options)
        return 0
    started = time.monotonic()
    figures = list(_evaluated(folder, options))
    print(f"\nheadline figures ({time.monotonic() - started:.0f} s)")
    if options.update_pins:
        write_pins(figures)
        print(f"Pinned {len(figures)} figures.")
    return verdict(figures, read_pins())


def _evaluated(folder: Path, options: Namespace) -> Iterator[Figure]:
    """Every part of the report, with the figures that it gives."""
    yield from report_cases()
    labelled = Labelled.of(folder)
    yield from report_labels(labelled, places=options.places)
    sample = articles(folder, "sample")
    yield from report_numbers(labelled, examine_damage(sample))
    yield from report_dresses(sample)
    yield from report_titles(sample, listed=options.titles)
    yield from report_charsets(sample)
    results = examine(sample)
    yield from report_sample(results, all_ids=options.ids)
    pairs = [(result.article, result.apart.answer) for result in results]
    ids = [rule.id for rule in RULES]
    for suggestions in (False, True):
        report_reading(pairs, ids, READ_BY_DEFAULT, options.seed, suggestions=suggestions)


def _read(folder: Path, options: Namespace) -> None:
    """Print edits of one rule for reading."""
    chosen = articles(folder, options.part)
    submissions = [Submission(article.text, article.title) for article in chosen]
    pairs = list(zip(chosen, in_parallel(answered, submissions), strict=True))
    report_reading(pairs, [options.read], options.count, options.seed, suggestions=options.suggestions)


def _read_damage(folder: Path, options: Namespace) -> None:
    """Print damaged places of one class for reading."""
    examined = examine_damage(articles(folder, "sample"))
    print_damage(
        examined,
        options.read_damage,
        language=options.language,
        came_out=options.outcome,
        number=options.count,
        seed=options.seed,
    )


def _options(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m bench.evaluate", description=__doc__)
    parser.add_argument("--update-pins", action="store_true", help="pin every figure at its present value")
    parser.add_argument("--places", default="", metavar="OUTCOME", help="list the labelled places that came out so")
    parser.add_argument("--titles", type=int, default=0, metavar="N", help="list N false and N wrong title extractions")
    parser.add_argument("--ids", action="store_true", help="list every article that breaks a promise")
    parser.add_argument("--read", metavar="RULE", help="print edits of this rule in context, and nothing else")
    parser.add_argument(
        "--read-damage", metavar="KIND", help="print damaged numbers of this class (or `all`), and nothing else"
    )
    parser.add_argument("--language", default="", metavar="TAG", help="with --read-damage: of this language or locale")
    parser.add_argument(
        "--outcome", default="", help="with --read-damage: that came out so (missed, wrong, suggested, repaired, left)"
    )
    parser.add_argument("--suggestions", action="store_true", help="with --read: suggestions instead of edits")
    parser.add_argument("--part", choices=("sample", "dev"), default="sample", help="with --read: of which articles")
    parser.add_argument("--count", type=int, default=20, metavar="N", help="with --read and --read-damage: how many")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="which ones are drawn")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
