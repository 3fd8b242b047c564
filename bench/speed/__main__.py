"""`make bench`: print how fast the service is, write it to `build/bench/speed.json`, and draw it beside."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rich.console import Console

from bench.data import ROOT, RawArticle, articles, data_folder
from bench.speed.by_rule import measure_rules
from bench.speed.figures import Section
from bench.speed.http import measure_batches, measure_endpoint
from bench.speed.lengths import measure_lengths
from bench.speed.parts import measure_parts
from bench.speed.peers import measure_peers
from bench.speed.report import print_section, write
from bench.speed.starting import measure_starting

FOLDER = ROOT / "build" / "bench"
SEED = "seed/aleppo.txt"
WIDTH = 160
"""Characters a line where there is no terminal to be asked."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: one article in `every`, so many rounds, of so many seconds where a server is asked."""

    every: int
    rounds: int
    seconds: float
    longest: int
    batch: int = 400


THOROUGH = Effort(every=1, rounds=5, seconds=4, longest=10_000_000)
QUICK = Effort(every=40, rounds=2, seconds=1, longest=640_000)


def main() -> None:
    """Measure, print, write and draw."""
    parser = argparse.ArgumentParser(prog="bench.speed", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute instead of ten: to see whether it works")
    parser.add_argument("--only", action="append", choices=[*_MEASURES], help="a section; may be repeated")
    parser.add_argument("--output", type=Path, default=FOLDER, help="where the JSON and the plot go")
    wanted = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    sections = []
    for section in _measured(wanted.only or [*_MEASURES], QUICK if wanted.quick else THOROUGH, console):
        print_section(section, console)
        sections.append(section)
    console.print(f"written to {write(sections, wanted.output)}, drawn beside it")


def _measured(keys: list[str], effort: Effort, console: Console) -> Iterator[Section]:
    folder = data_folder()
    if folder is None:
        console.print("The development data is not on this machine: only what needs none is measured.")
        yield measure_starting(effort.rounds)
        return
    sample = articles(folder, "sample")
    seed = (folder / SEED).read_text(encoding="utf-8")
    for key in keys:
        yield _MEASURES[key](effort, sample, seed)


_MEASURES: Mapping[str, Callable[[Effort, list[RawArticle], str], Section]] = MappingProxyType(
    {
        "starting": lambda effort, _sample, _seed: measure_starting(effort.rounds),
        "peers": lambda effort, sample, _seed: measure_peers(sample[:: effort.every], effort.rounds),
        "parts": lambda effort, sample, _seed: measure_parts(sample[:: effort.every], effort.rounds),
        "rules": lambda effort, sample, _seed: measure_rules(sample[:: effort.every]),
        "lengths": lambda effort, sample, _seed: measure_lengths(sample, effort.longest, effort.rounds),
        "endpoint": lambda effort, _sample, seed: measure_endpoint(seed, effort.rounds, effort.seconds),
        "batch": lambda effort, sample, _seed: measure_batches(
            sample[:: max(len(sample) // effort.batch, 1)], effort.rounds, effort.seconds
        ),
    }
)

if __name__ == "__main__":
    main()
