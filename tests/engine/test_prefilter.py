"""What occurs in a text, by a scan and by looking for characters, whole and after edits."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from re import _parser as parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.pieces import Accounted, Pieces
from service.engine.prefilter import (
    HAS_HYPERSCAN,
    MAX_WIDTH,
    MAX_WINDOWS,
    MOST_MATCHES,
    Prefilter,
    prefilter_of,
    present_after,
)
from service.engine.rule import Need, Rule, rule
from service.rules import RULES
from tests.conftest import ROOT

WAYS = [False, pytest.param(True, marks=pytest.mark.skipif(not HAS_HYPERSCAN, reason="Hyperscan is not installed"))]


def _nothing(_: Text) -> Iterator[Edit]:
    return iter(())


def needy(rule_id: str, *needs: str | Need, prefilter: str | None = None) -> Rule:
    return rule(rule_id, summary="Look.", needs=needs, prefilter=prefilter)(_nothing)


def may_find(prefilter: Prefilter, text: str) -> set[str]:
    present = prefilter.present(text)
    return {name for name, required in prefilter.required.items() if not required & ~present}


def test_the_scan_is_tested_where_it_has_to_be() -> None:
    assert HAS_HYPERSCAN or not os.environ.get("REQUIRE_HYPERSCAN")


WITHOUT_HYPERSCAN = """
import sys
sys.modules["hyperscan"] = None  # as where it is not installed: importing it raises ImportError
from service import normalize
from service.engine.prefilter import HAS_HYPERSCAN
from tests.articles import CLEAN, RAW
assert not HAS_HYPERSCAN
assert normalize(RAW).text == CLEAN
"""


def test_the_service_works_without_hyperscan() -> None:
    command = [sys.executable, "-c", WITHOUT_HYPERSCAN]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr


RULES_OF_TESTS = (
    needy("x.always"),
    needy("x.digit", "0123456789"),
    needy("x.both", "0123456789", ".,"),
    needy("x.nul", "\0"),
    needy("x.class", "]^-\\"),
    needy("x.beyond", Need.NON_ASCII),
    needy("x.e", "é\U0001f600"),
)


@pytest.mark.parametrize("scans", WAYS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("a", set()),
        ("7", {"x.digit"}),
        ("7.", {"x.digit", "x.both"}),
        (".", set()),
        ("a\0b", {"x.nul"}),
        ("a-b", {"x.class"}),
        ("\\", {"x.class"}),
        ("ß", {"x.beyond"}),
        ("é", {"x.beyond", "x.e"}),
        ("\U0001f600", {"x.beyond", "x.e"}),
    ],
)
def test_a_rule_is_asked_where_all_that_it_needs_occurs(text: str, expected: set[str], *, scans: bool) -> None:
    assert may_find(prefilter_of(RULES_OF_TESTS, scans=scans), text) == expected | {"x.always"}


@pytest.mark.skipif(not HAS_HYPERSCAN, reason="Hyperscan is not installed")
def test_a_prefilter_is_asked_for_instead_of_the_characters() -> None:
    prefilter = prefilter_of([needy("x.one", "b", prefilter=r"(?i)^a\d")], scans=True)
    assert may_find(prefilter, "bbb\nA7") == {"x.one"}
    assert may_find(prefilter, "b a7") == set()


def test_without_a_scan_a_prefilter_is_not_looked_for() -> None:
    prefilter = prefilter_of([needy("x.one", "b", prefilter="aa")], scans=False)
    assert may_find(prefilter, "b") == {"x.one"}


@pytest.mark.parametrize("scans", WAYS)
def test_with_a_lone_surrogate_every_rule_that_might_is_asked(*, scans: bool) -> None:
    assert {"x.always", "x.beyond"} <= may_find(prefilter_of(RULES_OF_TESTS, scans=scans), "\ud83d")


@pytest.mark.skipif(not HAS_HYPERSCAN, reason="Hyperscan is not installed")
def test_of_too_many_matches_the_rest_is_not_waited_for() -> None:
    rules = [needy("x.one", prefilter="aa"), needy("x.two", prefilter="bb")]
    prefilter = prefilter_of(rules, scans=True)
    assert may_find(prefilter, "a" * MOST_MATCHES) == {"x.one"}
    assert may_find(prefilter, "a" * (MOST_MATCHES + 3)) == {"x.one", "x.two"}


@pytest.mark.parametrize("scans", WAYS)
def test_no_rules_need_nothing(*, scans: bool) -> None:
    assert prefilter_of([], scans=scans).present("a") == 0


@pytest.mark.skipif(not HAS_HYPERSCAN, reason="Hyperscan is not installed")
def test_threads_scan_at_once() -> None:
    prefilter = prefilter_of(RULES_OF_TESTS, scans=True)
    long, short = "a" * 100_000 + "7", "."
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(prefilter.present, [long, short] * 100))
    assert found == [prefilter.present(long), prefilter.present(short)] * 100


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Accounted]]:
    text = draw(st.text("ab7.,é\n", max_size=300))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=2 * MAX_WINDOWS + 6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    after = st.text("ab7.,é\n", max_size=5)
    return text, [Accounted(Edit("text", a, text[a:b], draw(after)), "x.one") for a, b in pairs]


@pytest.mark.parametrize("scans", WAYS)
@given(made=edited())
def test_what_an_edit_brings_about_is_seen(made: tuple[str, list[Accounted]], *, scans: bool) -> None:
    text, edits = made
    rules = [*RULES_OF_TESTS, needy("x.near", prefilter=r"a[^\n]{0,50}7"), needy("x.edge", prefilter=r"\b7\b|^\.")]
    prefilter = prefilter_of(rules, scans=scans)
    result = Pieces(text).replace(edits).text
    present = present_after(prefilter, prefilter.present(text), result, edits)
    assert not prefilter.present(result) & ~present


@pytest.mark.parametrize("one", [one for one in RULES if one.prefilter is not None], ids=lambda one: one.id)
def test_prefilters_look_no_further_than_is_scanned_again(one: Rule) -> None:
    assert one.prefilter is not None
    _, widest = parser.parse(one.prefilter).getwidth()
    assert widest < MAX_WIDTH
