"""The repository's own cases: how many of each drawer every rule has. `make test` is what proves them."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import yaml

from bench.data import ROOT
from bench.tables import Cell, table

CASES = ROOT / "tests" / "cases"
DRAWERS = ("changed", "suggested", "unchanged", "known_failures")


def drawers(path: Path) -> Counter[str]:
    """How many cases stand in each drawer of a file."""
    content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return Counter({drawer: len(cases or ()) for drawer, cases in content.items()})


def report_cases(folder: Path = CASES) -> None:
    """Print the number of cases of each file."""
    counts = {path.relative_to(folder).as_posix(): drawers(path) for path in sorted(folder.glob("**/*.yaml"))}
    if not counts:
        print("The repository has no cases yet.")
        return
    rows = [_row(name, count) for name, count in counts.items()]
    rows.append(_row("all", sum(counts.values(), Counter())))
    print(f"cases of the repository\n{table(['file', *DRAWERS], rows)}")


def _row(name: str, count: Counter[str]) -> Sequence[Cell]:
    return [name, *(count[drawer] for drawer in DRAWERS)]
