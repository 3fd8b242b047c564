"""The structure itself: every rule is registered once, described, cased and pure."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import service.rules
from service.engine.rule import Rule
from service.rules import CATEGORIES, PASSES, RULES, ruleset
from tests.case_files import case_files, read_cases, rule_id

FOLDER = Path(service.rules.__file__).parent


def _declared() -> dict[str, Rule]:
    """Every rule that a module below `service/rules` declares, by its module."""
    found = {}
    for path in sorted(FOLDER.glob("*/*.py")):
        module = import_module(f"service.rules.{path.parent.name}.{path.stem}")
        for value in vars(module).values():
            if isinstance(value, Rule) and value.find.__module__ == module.__name__:
                found[module.__name__] = value
    return found


DECLARED = _declared()


def test_every_rule_is_in_passes_once() -> None:
    assert sorted(rule.id for rule in RULES) == sorted(rule.id for rule in DECLARED.values())
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert len({one.name for one in PASSES}) == len(PASSES)


@pytest.mark.parametrize("module", DECLARED)
def test_one_name_in_four_places(module: str) -> None:
    rule = DECLARED[module]
    category, stem = module.split(".")[-2:]
    assert rule.id == f"{category}.{stem.replace('_', '-')}"
    assert rule.find.__name__ == stem


def test_no_rule_imports_another() -> None:
    modules = set(DECLARED)
    for path in FOLDER.glob("*/*.py"):
        imported = set(re.findall(r"^(?:from|import) (service\.rules\.\S+)", path.read_text("utf-8"), re.MULTILINE))
        assert not imported & modules, path


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_is_described(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z].*[a-z)]\.", rule.summary), "the summary is a sentence"
    assert len(rule.rationale) > len(rule.summary)
    assert rule.examples
    assert rule.leaves


def test_every_rule_has_cases_and_every_case_file_a_rule() -> None:
    assert {rule_id(path) for path in case_files()} == {rule.id for rule in RULES}


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_negatives_come_before_positives(path: Path) -> None:
    drawers = [case.drawer for case in read_cases(path)]
    assert drawers.count("unchanged") >= 3
    assert drawers[0] == "unchanged"
    assert set(drawers) & {"changed", "suggested"}


def test_ruleset_is_a_stable_hash() -> None:
    assert re.fullmatch("[0-9a-f]{12}", ruleset())
    assert ruleset.__wrapped__() == ruleset()


def test_categories_are_folders() -> None:
    assert set(CATEGORIES) <= {path.name for path in FOLDER.iterdir() if path.is_dir()}
