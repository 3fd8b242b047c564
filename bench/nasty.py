"""`make bench-nasty`: long texts of nasty units, the pipeline against `ftfy.fix_text` on the same text.

Two ratios count, both taken side by side in one run: how many times as long as ftfy we take (wanted: at most 3), and
how many times as long twice the length takes (wanted: at most 2.2). `--rules` tells where the time goes.
"""

import argparse
import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import process_time
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

import ftfy

from service import normalize
from service.engine.pipeline import _Run
from service.intake import Options
from service.rules import PASSES

LENGTH = 1_000_000
"""Characters: about what a request may have."""

ROUNDS = 3

MOST_OF_FTFY = 3.0
MOST_OF_DOUBLE = 2.2
MEASURABLE = 0.02
"""Seconds: what takes less shows how caches of the processor are filled rather than how our time grows."""

UNITS: Mapping[str, str] = MappingProxyType(
    {
        "one letter": "a",
        "one blank": " ",
        "letters beyond ASCII": "é",
        "digits and commas": "1,",
        "digits and blanks": "1 ",
        "malformed numbers": "1,000,00 children, ",
        "numbers, as many as are read": "He saw 52 people before the river rose in the town. ",
        "straight quotes": '"',
        "quoted words": '"a" ',
        "apostrophes": "'",
        "combining marks": "e\u0301",
        "marks alone": "\u0301",
        "entities": "&amp;",
        "nested entities": "&amp;amp;nbsp;",
        "mojibake": "â€™",
        "mojibake twice over": "Ã¢â‚¬â„¢ ",
        "brackets": "(",
        "brackets in pairs": "(a) ",
        "line feeds": "\n",
        "lines": "a\n",
        "lines that are wrapped": "word " * 12 + "\n",
        "blank and comma": " ,",
        "sentences": "The end. ",
        "unseen characters": "a\u200b",
        "percent signs": "%",
        "titles": "River rises (VIDEO)\n\n",
    }
)

RUNNING = "The minister said on Monday that the bridge, “closed” since May, would reopen; 52,000 people had signed.\n\n"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one unit gave: seconds of ours and of ftfy's for the whole length, and of ours for half of it."""

    ours: float
    theirs: float
    half: float

    @property
    def of_ftfy(self) -> float:
        """How many times as long as ftfy we take."""
        return self.ours / self.theirs

    @property
    def of_double(self) -> float:
        """How many times as long twice the length takes."""
        return self.ours / self.half

    @property
    def is_steep(self) -> bool:
        """Whether twice the length takes longer than it should, and long enough to tell."""
        return self.of_double > MOST_OF_DOUBLE and self.ours >= MEASURABLE


def pipeline(text: str) -> object:
    """What a caller asks of us, the title aside."""
    return normalize(text, "", "en", options=Options())


def seconds(work: Callable[[str], object], text: str) -> float:
    """How long `work` takes for `text`, without the collector of garbage, whose time depends on what else lives."""
    gc.collect()
    gc.disable()
    start = process_time()
    work(text)
    taken = process_time() - start
    gc.enable()
    return taken


def measured(unit: str, length: int) -> Figures:
    """The figures of one unit, the median of the rounds.

    Texts are whole units: one that is cut through a character of mojibake is repaired in other steps, by ftfy too, and
    twice the length would then be other work.
    """
    count = length // len(unit)
    text, half = unit * count, unit * (count // 2)
    rounds = [(seconds(pipeline, text), seconds(ftfy.fix_text, text), seconds(pipeline, half)) for _ in range(ROUNDS)]
    return Figures(*(median(times) for times in zip(*rounds, strict=True)))


@contextmanager
def timed_rules() -> Iterator[dict[str, float]]:
    """Count the seconds that each rule takes."""
    taken: defaultdict[str, float] = defaultdict(float)
    original = _Run._edits  # noqa: SLF001 nothing public has the rules one by one

    def timed(run: _Run, rule: Any, views: Any, found: int) -> Any:  # noqa: ANN401 the engine's own
        start = process_time()
        edits = original(run, rule, views, found)
        taken[rule.id] += process_time() - start
        return edits

    with patch.object(_Run, "_edits", timed):
        yield taken


def told_rules(unit: str, length: int, most: int = 4) -> str:
    """The rules that take the most time of a unit."""
    with timed_rules() as taken:
        whole = seconds(pipeline, unit * (length // len(unit)))
    ruled = sum(taken.values())
    slowest = sorted(taken.items(), key=lambda one: one[1], reverse=True)[:most]
    shares = [*slowest, ("all else (reading, composing)", whole - ruled)]
    return ", ".join(f"{name} {share:.2f} s" for name, share in shares if share >= 0.01)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="bench.nasty", description=__doc__)
    parser.add_argument("--length", type=int, default=LENGTH)
    parser.add_argument("--rules", action="store_true", help="tell where the time goes")
    parser.add_argument("--unit", action="append", choices=sorted(UNITS))
    wanted = parser.parse_args()
    pipeline(RUNNING)
    print(f"{len(PASSES)} passes, {wanted.length} characters, median of {ROUNDS} rounds")
    print(f"{'unit':<28} {'ours':>8} {'ftfy':>8} {'of ftfy':>8} {'doubled':>8}")
    for name, unit in {**UNITS, "running text": RUNNING}.items():
        if wanted.unit and name not in wanted.unit:
            continue
        told = measured(unit, wanted.length)
        flags = f"{'*' if told.of_ftfy > MOST_OF_FTFY else ' '}{'*' if told.is_steep else ' '}"
        print(f"{name:<28} {told.ours:7.2f}s {told.theirs:7.3f}s {told.of_ftfy:8.1f} {told.of_double:8.2f} {flags}")
        if wanted.rules:
            print(f"    {told_rules(unit, wanted.length)}")


if __name__ == "__main__":
    main()
