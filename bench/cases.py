"""The repository's own cases: how many each rule has, and whether the pipeline keeps them all."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bench.pins import Figure
from bench.tables import Cell, table
from tests.case_files import Case, case_files, read_cases
from tests.checking import check

DRAWERS = ("changed", "suggested", "unchanged", "known_failures")


def report_cases() -> Iterator[Figure]:
    """Run every case, print how many of each drawer a rule has and how many are not kept, and give that as a figure."""
    by_rule: dict[str, list[Case]] = {}
    for path in case_files():
        for case in read_cases(path):
            by_rule.setdefault(case.rule, []).append(case)
    failures = {rule: [case for case in cases if not is_kept(case)] for rule, cases in by_rule.items()}
    rows = [_row(rule, Counter(case.drawer for case in cases), len(failures[rule])) for rule, cases in by_rule.items()]
    print(f"cases of the repository\n{table(['rule', *DRAWERS, 'not kept'], rows)}")
    for case in (case for cases in failures.values() for case in cases):
        print(f"not kept: {case.rule} {case.drawer} {case.text!r}")
    yield Figure("cases of the repository: not kept", sum(map(len, failures.values())), "lower")


def is_kept(case: Case) -> bool:
    """Whether the pipeline does what a case says; a known failure is kept where it still fails."""
    try:
        check(case)
    except AssertionError:
        return case.drawer == "known_failures"
    return case.drawer != "known_failures"


def _row(name: str, count: Counter[str], failed: int) -> Sequence[Cell]:
    return [name, *(count[drawer] for drawer in DRAWERS), failed]
