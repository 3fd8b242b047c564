"""A client that openapi-python-client makes of the OpenAPI 3.0 copy, used against the running service."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from openapi_spec_validator import OpenAPIV30SpecValidator

from service import normalize
from service.rules import RULES
from service.web.openapi_3_0 import in_3_0
from tests.conftest import ROOT
from tests.web.test_gunicorn import ARTICLE, TIMEOUT, running

COPY = ROOT / "openapi-3.0.yaml"
PACKAGE = "copydesk_client"
KEY = "the-key-of-the-generated-client"


def test_the_committed_copy_is_that_of_the_contract() -> None:
    contract = yaml.safe_load((ROOT / "openapi.yaml").read_text("utf-8"))
    assert yaml.safe_load(COPY.read_text("utf-8")) == in_3_0(contract), "run `make openapi`"


def test_the_copy_is_valid_openapi_3_0() -> None:
    OpenAPIV30SpecValidator(yaml.safe_load(COPY.read_text("utf-8"))).validate()


def test_the_copy_says_what_may_be_null() -> None:
    schemas = yaml.safe_load(COPY.read_text("utf-8"))["components"]["schemas"]
    article = schemas["Article"]["properties"]
    assert (article["id"]["type"], article["id"]["nullable"]) == ("string", True)
    assert article["dateline"]["nullable"]
    assert article["dateline"]["allOf"] == [{"$ref": "#/components/schemas/Dateline"}]
    assert "nullable" not in article["text"]
    assert "'null'" not in COPY.read_text("utf-8")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package, importable while the tests of this module run."""
    folder = tmp_path_factory.mktemp("generated")
    settings = folder / "settings.yaml"
    settings.write_text("post_hooks: []\n")  # they would only make it pretty
    made = folder / PACKAGE
    command = [
        sys.executable,
        "-m",
        "openapi_python_client",
        "generate",
        "--path",
        str(COPY),
        "--config",
        str(settings),
    ]
    command += ["--meta", "none", "--output-path", str(made)]
    generator = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    assert generator.returncode == 0, generator.stderr
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(PACKAGE)
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            del sys.modules[name]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running(api_keys=KEY, validate_answers="always", workers="1") as server:
        yield server.url


def part(package: ModuleType, name: str) -> Any:
    return importlib.import_module(f"{package.__name__}.{name}")


@pytest.fixture
def client(package: ModuleType, url: str) -> Iterator[Any]:
    with package.AuthenticatedClient(base_url=url, token=KEY, prefix="", auth_header_name="X-API-Key") as opened:
        yield opened


@pytest.fixture
def keyless(package: ModuleType, url: str) -> Iterator[Any]:
    with package.Client(base_url=url) as opened:
        yield opened


def test_it_normalizes_an_article(package: ModuleType, client: Any) -> None:
    request = part(package, "models").NormalizeRequest(text=ARTICLE, id="a-1")
    article = part(package, "api.articles.post_v1_normalize").sync(client=client, body=request)
    expected = json.loads(json.dumps(normalize(ARTICLE).to_dict())) | {"id": "a-1"}
    assert article.to_dict() == expected
    assert article.title_source.end > 0
    assert article.dateline is None


def test_it_reads_problems(package: ModuleType, client: Any, keyless: Any) -> None:
    models, normalizing = part(package, "models"), part(package, "api.articles.post_v1_normalize")
    wrong = models.NormalizeRequest(text=ARTICLE, language="no language")
    problem = normalizing.sync(client=client, body=wrong)
    assert (problem.status, problem.code) == (422, "invalid_request")
    assert [error.pointer for error in problem.errors] == ["/language"]
    refused = normalizing.sync_detailed(client=keyless, body=models.NormalizeRequest(text="a"))
    assert (refused.status_code, refused.parsed.code) == (401, "unauthorized")


def test_it_lists_rules_and_asks_for_the_state(package: ModuleType, client: Any, keyless: Any) -> None:
    rules = part(package, "api.rules.get_v1_rules").sync(client=client)
    assert [rule.id for rule in rules.rules] == [rule.id for rule in RULES]
    one = part(package, "api.rules.get_v1_rules_rule_id").sync(RULES[0].id, client=client)
    assert one == rules.rules[0]
    assert part(package, "api.health.get_readyz").sync(client=keyless).status == "ready"


def test_every_operation_is_generated(package: ModuleType) -> None:
    root = Path(str(package.__file__)).parent / "api"
    made = {path.stem for path in root.glob("*/*.py")} - {"__init__"}
    paths = yaml.safe_load(COPY.read_text("utf-8"))["paths"]
    assert len(made) == len(paths)
