"""The published contract: valid, committed as it is served, closed for requests, and true in its examples."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import schemathesis
import yaml
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.specs.openapi.checks import negative_data_rejection

from service.rules import RULES
from service.schemas import ArticleSchema
from service.settings import Settings
from service.web import create_app
from service.web.bodies import BYTES, NDJSON
from service.web.response_headers import EXAMPLE_REQUEST_ID, HEADERS
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
    assert closed == {"NormalizeRequest", "Options", "BatchRequest"}


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
            headers = {"X-Request-ID": EXAMPLE_REQUEST_ID}
            answer = client.open(address, method=method.upper(), json=sent, headers=headers)
            assert answer.status_code == 200
            assert answer.json == ok["example"]
            told += 1
    assert told == len(contract["paths"])


@pytest.mark.parametrize("media_type", BYTES)
def test_the_example_of_a_byte_body_gives_the_same(
    client: FlaskClient, contract: dict[str, Any], media_type: str
) -> None:
    operation = contract["paths"]["/v1/normalize"]["post"]
    sent = operation["requestBody"]["content"][media_type]["example"]
    answer = client.post("/v1/normalize?id=a-17", data=sent.encode(), content_type=media_type).json
    assert answer is not None
    assert answer.pop("encoding") == {"declared": None, "used": "utf-8", "bom": False, "confidence": 0.97}
    example = operation["responses"]["200"]["content"]["application/json"]["example"]
    assert answer == {name: value for name, value in example.items() if name != "encoding"}


def test_the_example_of_lines_is_what_the_service_answers(client: FlaskClient, contract: dict[str, Any]) -> None:
    operation = contract["paths"]["/v1/normalize/batch"]["post"]
    sent, told = (
        part["content"][NDJSON]["example"] for part in (operation["requestBody"], operation["responses"]["200"])
    )
    headers = {"X-Request-ID": EXAMPLE_REQUEST_ID}
    answer = client.post("/v1/normalize/batch", data=sent.encode(), content_type=NDJSON, headers=headers)
    assert answer.get_data(as_text=True) == told
    assert answer.content_type == NDJSON


def test_every_response_tells_its_headers(client: FlaskClient, contract: dict[str, Any]) -> None:
    for operations in contract["paths"].values():
        for method, operation in operations.items():
            for response in operation["responses"].values() if method != "parameters" else ():
                assert set(response["headers"]) >= set(HEADERS)
    answer = client.get("/v1/rules", headers={"Accept-Encoding": "gzip"})
    assert set(HEADERS) <= set(answer.headers.keys())


@schemathesis.serializer(NDJSON)
def lines(_context: Any, value: Any) -> bytes:
    """What is sent as lines: the text that was made, or the JSON of whatever else."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else json.dumps(value).encode()


schema = schemathesis.openapi.from_path(str(COMMITTED))
schema.app = create_app(Settings(validate_answers="always"))


@schema.parametrize()
@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
def test_the_application_keeps_the_contract(case: schemathesis.Case[Any]) -> None:
    # Whatever is sent as text is one: no body of these types is against the schema but by being binary data. And in a
    # batch an item that is against it fails no other.
    takes_all = case.media_type in (*BYTES, NDJSON) or case.path == "/v1/normalize/batch"
    plain = {"Accept-Encoding": "identity"}  # a WSGI client inflates nothing
    case.call_and_validate(headers=plain, excluded_checks=[negative_data_rejection] if takes_all else [])


def test_problem_bodies_are_documented(contract: dict[str, Any]) -> None:
    for operations in contract["paths"].values():
        for method, operation in operations.items():
            if method == "parameters":
                continue
            for status, response in operation["responses"].items():
                if status != "200":
                    assert list(response["content"]) == ["application/problem+json"], json.dumps(response)


def test_the_contract_is_made_once_for_several_who_ask_first() -> None:
    app = create_app(Settings())
    with ThreadPoolExecutor(4) as pool:
        paths = ("/openapi.json", "/openapi.yaml") * 2
        answers = list(pool.map(lambda path: app.test_client().get(path).status_code, paths))
    assert answers == [200] * 4
