"""The documents tell the truth: examples are what the service answers, and every setting, rule and target is there."""

import json
import re
from dataclasses import fields
from typing import Any

import pytest
from flask.testing import FlaskClient

import service
from service import normalize
from service.rules import PASSES
from service.settings import PREFIX, Settings
from service.web import create_app
from service.web.problems import DETAILS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def blocks(language: str, document: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", document, re.DOTALL)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Settings(validate_answers="always")).test_client()


@pytest.fixture(scope="module")
def exchange(client: FlaskClient) -> tuple[Any, Any]:
    """The request of the README's curl, and the service's answer to it."""
    sent = re.search(r"-d '(\{.*?\})'", blocks("sh")[1], re.DOTALL)
    assert sent is not None
    response = client.post("/v1/normalize", data=sent[1].encode(), content_type="application/json")
    return json.loads(sent[1]), response.json


def test_before_and_after() -> None:
    before, after = blocks("text")
    article = normalize(before)
    assert f"{article.title}\n\n{article.text}\n" == after


def holds(told: Any, real: Any) -> bool:
    """Whether what is told, with `...` where it leaves something out, is so."""
    if isinstance(told, dict):
        return set(told) - {"..."} <= set(real) and all(holds(told[k], real[k]) for k in told if k != "...")
    if isinstance(told, list):
        items = [item for item in told if item != "..."]
        return (len(told) > len(items) or len(told) == len(real)) and all(
            any(holds(item, candidate) for candidate in real) for item in items
        )
    return bool(told == real)


def test_the_answer_told_is_the_real_one(exchange: tuple[Any, Any]) -> None:
    assert holds(json.loads(blocks("json")[0]), exchange[1])


def test_the_check_told_holds(exchange: tuple[Any, Any]) -> None:
    sent, answer = exchange
    exec(blocks("python")[0], {"sent": sent, "answer": answer})  # noqa: S102 the README's own lines


def test_the_python_told_runs() -> None:
    lines = blocks("python")[1]
    scope: dict[str, Any] = {}
    exec(lines, scope)  # noqa: S102 the README's own lines
    assert scope["article"].text == "The vote was close."


def test_every_setting_is_told_with_its_default() -> None:
    for field in fields(Settings):
        default = f"`{field.default}`" if field.default not in {"", ()} else "none"
        assert f"| `{PREFIX}{field.name.upper()}` | {default} |" in README, field.name


def test_every_code_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"`([a-z]+_[a-z_]+)`", README.partition("## Errors")[2].partition("## ")[0]))
    assert named
    assert named <= set(DETAILS)


def test_targets_named_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for document in (README, CONTRIBUTING):
        for target in re.findall(r"(?:^|`)make ([a-z-]+)", document, re.MULTILINE):
            assert f"\n{target}:" in makefile, target


def test_links_lead_somewhere() -> None:
    for document in (README, ARCHITECTURE, CONTRIBUTING):
        for link in re.findall(r"\]\(([^)#]+)\)", document):
            assert link.startswith("https://") or (ROOT / link).exists(), link


def test_the_architecture_names_every_room_and_pass() -> None:
    for room in sorted(path.name for path in (ROOT / "service").iterdir() if not path.name.startswith("__")):
        assert f"`service/{room}" in ARCHITECTURE, room
    order = [ARCHITECTURE.index(f"`{one.name}`") for one in PASSES]
    assert order == sorted(order)


def test_files_named_in_contributing_exist() -> None:
    for path in re.findall(r"`((?:service|tests|bench|docs)/[\w/.]+)`", CONTRIBUTING):
        if "your_" not in path:
            assert (ROOT / path).exists(), path


def test_the_version_is_in_the_changelog() -> None:
    assert f"## {service.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f'version = "{service.__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_public_names_are_the_documented_ones() -> None:
    assert sorted(service.__all__) == ["Article", "Document", "Options", "__version__", "normalize"]
    assert all(hasattr(service, name) for name in service.__all__)
