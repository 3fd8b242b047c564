"""The published contract: valid, committed as it is served, closed for requests, and true in its examples."""

import json
from typing import Any

import pytest
import schemathesis
import yaml
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from openapi_spec_validator import OpenAPIV31SpecValidator

from service.rules import RULES
from service.schemas import ArticleSchema
from service.settings import Settings
from service.web import create_app
from tests.conftest import ROOT

COMMITTED = ROOT / "openapi.yaml"


@pytest.fixture(scope="session")
def contract() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(COMMITTED.read_text("utf-8"))
    return read


def test_the_committed_contract_is_the_served_one(client: FlaskClient, contract: dict[str, Any]) -> None:
    assert client.get("/openapi.yaml").get_data(as_text=True) == COMMITTED.read_text("utf-8"), "run `make openapi`"
    assert client.get("/openapi.json").json == contract
    assert client.get("/openapi.yaml").content_type == "application/yaml"


def test_the_contract_is_valid_openapi_3_1(contract: dict[str, Any]) -> None:
    assert contract["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(contract).validate()


def test_requests_are_closed_and_answers_open(contract: dict[str, Any]) -> None:
    schemas = contract["components"]["schemas"]
    closed = {name for name, schema in schemas.items() if schema.get("additionalProperties") is False}
    assert closed == {"NormalizeRequest", "Options"}


def test_every_schema_field_is_in_the_contract(contract: dict[str, Any]) -> None:
    properties = contract["components"]["schemas"]["Article"]["properties"]
    assert set(properties) == set(ArticleSchema().fields)


def test_examples_are_what_the_service_answers(client: FlaskClient, contract: dict[str, Any]) -> None:
    told = 0
    for path, operations in contract["paths"].items():
        for method, operation in operations.items():
            if method == "parameters":
                continue
            ok = operation["responses"]["200"]["content"]["application/json"]
            address = path.replace("{rule_id}", RULES[0].id)
            sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
            answer = client.open(address, method=method.upper(), json=sent)
            assert answer.status_code == 200
            assert answer.json == ok["example"]
            told += 1
    assert told == len(contract["paths"])


schema = schemathesis.openapi.from_path(str(COMMITTED))
schema.app = create_app(Settings(validate_answers="always"))


@schema.parametrize()
@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
def test_the_application_keeps_the_contract(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate()


def test_problem_bodies_are_documented(contract: dict[str, Any]) -> None:
    for operations in contract["paths"].values():
        for method, operation in operations.items():
            if method == "parameters":
                continue
            for status, response in operation["responses"].items():
                if status != "200":
                    assert list(response["content"]) == ["application/problem+json"], json.dumps(response)
