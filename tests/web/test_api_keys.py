"""API keys: off by default; then asked for under `/v1/`, several at once, compared in constant time, never told."""

import hmac
import logging
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.web import create_app
from tests.web.test_normalize import URL, post, problem

OLD, NEW = "the-old-key-of-a-client", "the-new-key-of-a-client"


@pytest.fixture
def guarded() -> FlaskClient:
    return create_app(Settings(validate_answers="always", api_keys=(OLD, NEW))).test_client()


@pytest.mark.parametrize("key", [OLD, NEW, f" {OLD} "])
def test_each_of_several_keys_opens(guarded: FlaskClient, key: str) -> None:
    assert post(guarded, {"text": "a"}, **{"X-API-Key": key}).status_code == 200
    assert guarded.get("/v1/rules", headers={"x-api-key": key}).status_code == 200


@pytest.mark.parametrize("key", [None, "", "wrong", OLD[:-1], OLD + "a", OLD + "," + NEW, "é" * 20])
def test_nothing_else_does(guarded: FlaskClient, key: str | None) -> None:
    headers = {} if key is None else {"X-API-Key": key}
    response = guarded.post(URL, data=b"{", content_type="application/json", headers=headers)
    problem(response, 401, "unauthorized")
    assert response.headers["WWW-Authenticate"] == 'ApiKey realm="copydesk", header="X-API-Key"'
    problem(guarded.get("/v1/rules", headers=headers), 401, "unauthorized")
    problem(guarded.get("/v1/nothing", headers=headers), 401, "unauthorized")


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/openapi.yaml", "/openapi.json"])
def test_probes_and_documents_stay_open(guarded: FlaskClient, path: str) -> None:
    assert guarded.get(path).status_code == 200


def test_the_header_can_be_chosen() -> None:
    client = create_app(Settings(api_keys=(OLD,), api_key_header="X-Desk")).test_client()
    assert client.get("/v1/rules", headers={"X-Desk": OLD}).status_code == 200
    assert client.get("/v1/rules", headers={"X-API-Key": OLD}).status_code == 401
    contract = client.get("/openapi.json").json
    assert contract is not None
    assert contract["components"]["securitySchemes"]["apiKey"]["name"] == "X-Desk"


@pytest.mark.parametrize("value", [OLD, f"Bearer {OLD}", f"bearer  {OLD}"])
def test_in_authorization_it_is_a_bearer_token(value: str) -> None:
    client = create_app(Settings(api_keys=(OLD,), api_key_header="Authorization")).test_client()
    assert client.get("/v1/rules", headers={"Authorization": value}).status_code == 200
    refused = client.get("/v1/rules", headers={"Authorization": f"Basic {OLD}"})
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="copydesk"'


def test_a_key_is_compared_with_each_in_constant_time(guarded: FlaskClient) -> None:
    with patch("service.web.api_keys.hmac.compare_digest", side_effect=hmac.compare_digest) as compare:
        guarded.get("/v1/rules", headers={"X-API-Key": OLD})
    assert compare.call_count == 2
    assert {len(digest) for call in compare.call_args_list for digest in call.args} == {32}


def test_keys_are_never_told(guarded: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for key in (OLD, "SECRET-key-that-is-wrong"):
            response = post(guarded, b"{", **{"X-API-Key": key})
            told = f"{response.headers}{response.data!r}{caplog.text}{guarded.application.config}"
            assert key not in told
            assert key not in repr(guarded.application.extensions["copydesk_settings"])


def test_without_keys_none_is_asked_for(client: FlaskClient) -> None:
    assert client.get("/v1/rules", headers={"X-API-Key": "whatever"}).status_code == 200
