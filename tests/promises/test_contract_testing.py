"""What `docs/contract-testing.md` tells is so: its Python runs, its settings and codes exist, its links lead on."""

import re
from dataclasses import fields
from typing import Any

import pytest

from service.settings import Settings
from service.web.problems import DETAILS
from tests.conftest import ROOT

FOLDER = ROOT / "docs"
DOCUMENT = (FOLDER / "contract-testing.md").read_text("utf-8")


def test_the_python_runs_from_top_to_bottom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    scope: dict[str, Any] = {}
    blocks = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
    assert len(blocks) == 4
    for block in blocks:
        exec(block, scope)  # noqa: S102 the document's own lines


def test_settings_and_codes_exist() -> None:
    named = set(re.findall(r"Settings\((\w+)=", DOCUMENT))
    assert named
    assert named <= {field.name for field in fields(Settings)}
    codes = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", DOCUMENT.partition("| what |")[2].partition("Errors are")[0]))
    assert codes - {"max_concurrent"} <= set(DETAILS)


def test_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", DOCUMENT):
        assert (FOLDER / link).exists(), link
