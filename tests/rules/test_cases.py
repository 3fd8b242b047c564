"""Every case of every rule, the negatives first."""

from collections.abc import Iterator

import pytest
from _pytest.mark.structures import ParameterSet

from service import normalize
from service.engine.rule import Rule
from service.rules import CATEGORIES, RULES
from tests.case_files import Case, case_files, read_cases
from tests.checking import check, prove

DRAWERS = ("unchanged", "changed", "suggested", "known_failures")


def _cases() -> Iterator[ParameterSet]:
    cases = [case for path in case_files() for case in read_cases(path)]
    for case in sorted(cases, key=lambda case: DRAWERS.index(case.drawer)):
        marks = [pytest.mark.xfail(reason=case.reason or "", strict=True)] if case.drawer == "known_failures" else []
        yield pytest.param(case, id=f"{case.rule} {case.drawer} {case.text[:40]!r}", marks=marks)


@pytest.mark.parametrize("case", list(_cases()))
def test_case(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_are_what_the_rule_does(rule: Rule) -> None:
    needs_title = rule.category == "titles" or rule.id == "boilerplate.headline-caption"  # and the rule that finds it
    only = "titles" if needs_title else rule.id
    modes = dict.fromkeys(CATEGORIES, "off") | {only: "apply", rule.id: "apply"}
    if rule.id == "titles.mended-copy":  # needs a number that was mended, in a line that is no longer a variant
        modes |= {"numbers": "apply", "titles.headline-variant": "off"}
    options = {"min_confidence": 0, "quotes": "curly", "boilerplate_phrases": ["Our pick:"], "rules": modes}
    assert rule.examples
    for before, after in rule.examples.items():
        article = normalize(before, language="en", options=options)
        assert article.text == after
        assert rule.id in {edit.rule for edit in article.edits or ()}
        prove(before, None, article)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_leaves_are_left_alone(rule: Rule) -> None:
    assert rule.leaves
    for text in rule.leaves:
        article = normalize(text, language="en")
        assert rule.id not in {edit.rule for edit in (*(article.edits or ()), *(article.suggestions or ()))}
