"""A service that asks for keys, counts articles and takes short texts only answers nothing but what is documented."""

from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import ignored_auth, negative_data_rejection, positive_data_acceptance

import tests.web.test_contract  # noqa: F401 it tells schemathesis how to send lines
from service.settings import Settings
from service.web import create_app
from tests.conftest import ROOT

KEY = "the-key-of-the-contract"
LIMITED = Settings(
    validate_answers="always", api_keys=(KEY,), quota="40/second", max_text_length=40, max_json_depth=4, max_edits=3
)

schema = schemathesis.openapi.from_path(str(ROOT / "openapi.yaml"))
schema.app = create_app(LIMITED)


@schema.parametrize()
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
def test_what_is_refused_is_refused_as_documented(case: schemathesis.Case[Any]) -> None:
    case.headers.setdefault("X-API-Key", KEY)
    case.headers["Accept-Encoding"] = "identity"  # a WSGI client inflates nothing
    # What fits the schema may be refused here, and a key is optional in the document, for most services ask for none.
    case.call_and_validate(excluded_checks=[positive_data_acceptance, negative_data_rejection, ignored_auth])


@pytest.fixture(scope="module")
def contract(client: FlaskClient) -> Any:
    return client.get("/openapi.json").json


def operations(contract: Any) -> list[tuple[str, dict[str, Any]]]:
    return [
        (path, operation)
        for path, methods in contract["paths"].items()
        for name, operation in methods.items()
        if name != "parameters"
    ]


def test_what_asks_for_a_key_says_so(contract: Any) -> None:
    for path, operation in operations(contract):
        assert ("401" in operation["responses"]) == path.startswith("/v1/"), path
        assert operation.get("security") == ([{}, {"apiKey": []}] if path.startswith("/v1/") else None), path
    assert contract["components"]["securitySchemes"]["apiKey"]["name"] == "X-API-Key"


def test_what_can_be_asked_again_says_when(contract: Any) -> None:
    for path, operation in operations(contract):
        for status, response in operation["responses"].items():
            assert ("Retry-After" in response.get("headers", {})) == (status in {"429", "503"}), path
            assert ("WWW-Authenticate" in response.get("headers", {})) == (status == "401"), path


def test_work_says_that_it_may_be_refused(contract: Any) -> None:
    for path, operation in operations(contract):
        if path.startswith("/v1/normalize"):
            assert {"401", "413", "429", "503"} <= set(operation["responses"]), path
            assert ("504" in operation["responses"]) == (path == "/v1/normalize"), "an item of a batch has its own"
