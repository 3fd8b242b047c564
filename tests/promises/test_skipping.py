"""Skipping changes nothing: a rule that is not asked, because what it needs does not occur, would find nothing.

Every rule that the pipeline skips is asked here nevertheless, of the text as it stands before its pass, and must not
find anything. (Comparing answers alone would not see a finding that is lost to another in any case.)
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given

from bench.data import articles
from service import normalize
from service.engine.document import Document, Text
from service.engine.pipeline import Pipeline, _Asking, _Run
from service.engine.prefilter import HAS_HYPERSCAN
from service.engine.rule import Rule
from service.engine.settling import Finding
from service.rules import PASSES
from tests import articles as ours
from tests.case_files import case_files, read_cases
from tests.promises.test_any_text import damaged

WAYS = [True, False] if HAS_HYPERSCAN else [False]


@contextmanager
def skipped_rules_asked(*, scans: bool) -> Iterator[None]:
    """Ask the rules that are skipped, and fail where one finds something."""
    findings, finders = _Run._findings, _Run._finders

    def checked(run: _Run, rules: Sequence[_Asking]) -> list[Finding]:
        for _, rule, required in rules:
            _check(rule, [view for name, view in run._views.items() if required & run._missing[name]])
        return findings(run, rules)

    def told(run: _Run, tell: Callable[[Document], Collection[str]], rules: Sequence[_Asking]) -> Sequence[_Asking]:
        asked = finders(run, tell, rules)
        for _, rule, _ in [one for one in rules if one not in asked]:
            _check(rule, list(run._views.values()))
        return asked

    pipeline = patch("service.normalizing.PIPELINE", Pipeline(PASSES, scans=scans))
    with pipeline, patch.object(_Run, "_findings", checked), patch.object(_Run, "_finders", told):
        yield


def _check(rule: Rule, views: Sequence[Text]) -> None:
    """Fail where a rule finds something in a field."""
    for view in views:
        if view.field in rule.fields:
            found = [edit for edit in rule.find(view) if edit.before != edit.after]
            assert not found, f"{rule.id} is skipped but finds {found[0]} in {view.value!r}"


@pytest.mark.parametrize("scans", WAYS)
def test_of_our_own_article(*, scans: bool) -> None:
    with skipped_rules_asked(scans=scans):
        assert normalize(ours.RAW).text == ours.CLEAN


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_of_every_case(path: Path) -> None:
    for scans in WAYS:
        with skipped_rules_asked(scans=scans):
            for case in read_cases(path):
                options = {"quotes": case.quotes, "boilerplate_phrases": [case.phrase] if case.phrase else []}
                normalize(case.text, case.title, None if case.language == "detect" else case.language, options=options)


@pytest.mark.parametrize("scans", WAYS)
@pytest.mark.parametrize("part", ["sample", "dev"])
def test_of_every_article(data: Path, part: str, *, scans: bool) -> None:
    with skipped_rules_asked(scans=scans):
        for article in articles(data, part):
            normalize(article.text, article.title)


@pytest.mark.parametrize("scans", WAYS)
def test_where_other_rules_leave_their_work(*, scans: bool) -> None:
    with skipped_rules_asked(scans=scans):
        text = "River rises in the valley\n\nNobody in the town could cross it."
        rules = {"titles": "off", "titles.mended-copy": "apply"}
        normalize(text, "River rises in the valley - 7 News", "en", options={"rules": rules})


ENDS = ("", "\n", " \n", " ", "\t", ".\n\n*  *", " 2017", " 20122", "s ,", ",,", "…", "é ", "\n—")


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_of_short_texts_of_every_length(end: str) -> None:
    with skipped_rules_asked(scans=HAS_HYPERSCAN):
        for length in range(70):
            normalize("The vote" + "x" * length + end, "")


@given(damaged, damaged)
def test_of_any_text(title: str, text: str) -> None:
    with skipped_rules_asked(scans=HAS_HYPERSCAN):
        normalize(text, title)
