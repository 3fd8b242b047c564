"""The examples of problems in the contract are what the service answers when it is provoked."""

import json
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.schemas import ProblemSchema
from service.settings import Settings
from service.web import create_app, work
from service.web.deadlines import Deadline
from service.web.draining import DRAINING_SINCE
from service.web.problems import PROBLEM_TYPE
from service.web.response_headers import EXAMPLE_REQUEST_ID

ONE, MANY, RULES, RULE = "/v1/normalize", "/v1/normalize/batch", "/v1/rules", "/v1/rules/{rule_id}"
ID = {"X-Request-ID": EXAMPLE_REQUEST_ID}
LENGTH = Settings().max_text_length


def client_with(**settings: Any) -> FlaskClient:
    return create_app(Settings(**settings)).test_client()


def post(client: FlaskClient, path: str, value: Any, **headers: str) -> TestResponse:
    return client.post(path, json=value, headers=ID | headers)


def exhausted(path: str) -> TestResponse:
    client = client_with(quota="1000/hour")
    with patch("limits.strategies.SlidingWindowCounterRateLimiter.hit", return_value=False):
        return post(client, path, {"text": "a"} if path == ONE else {"items": [{"text": "a"}]})


def failed() -> TestResponse:
    with patch.object(work, "normalize_submission", side_effect=RuntimeError):
        return post(client_with(), ONE, {"text": "a"})


def overdue() -> TestResponse:
    with patch.object(Deadline, "has_passed", return_value=True):
        return post(client_with(), ONE, {"text": "a"})


def busy(path: str) -> TestResponse:
    with patch("service.web.slots.threading.BoundedSemaphore.acquire", return_value=False):
        return post(client_with(), path, {})


def draining() -> TestResponse:
    client = client_with()
    client.application.config[DRAINING_SINCE] = lambda: 0.0
    return client.get("/readyz", headers=ID)


PROVOKED: dict[tuple[str, int], Callable[[], TestResponse]] = {
    (ONE, 400): lambda: client_with().post(ONE, data=b"{", content_type="application/json", headers=ID),
    (MANY, 400): lambda: client_with().post(MANY, data=b"{", content_type="application/json", headers=ID),
    (ONE, 401): lambda: post(client_with(api_keys=("a-key-of-sixteen-or-more",)), ONE, {}),
    (RULES, 401): lambda: client_with(api_keys=("a-key-of-sixteen-or-more",)).get(RULES, headers=ID),
    (RULE, 404): lambda: client_with().get("/v1/rules/no.rule", headers=ID),
    (ONE, 406): lambda: post(client_with(), ONE, {}, Accept="text/html"),
    (MANY, 406): lambda: post(client_with(), MANY, {}, Accept="text/html"),
    (RULES, 406): lambda: client_with().get(RULES, headers=ID | {"Accept": "text/html"}),
    (ONE, 413): lambda: post(client_with(), ONE, {"text": "a" * (LENGTH + 1)}),
    (MANY, 413): lambda: post(client_with(), MANY, {"items": [1] * 10_001}),
    (ONE, 415): lambda: client_with().post(ONE, data=b"a", content_type="text/json", headers=ID),
    (MANY, 415): lambda: client_with().post(MANY, data=b"a", content_type="text/json", headers=ID),
    (ONE, 422): lambda: post(client_with(), ONE, {"text": 1}),
    (MANY, 422): lambda: post(client_with(), MANY, {}),
    (ONE, 429): lambda: exhausted(ONE),
    (MANY, 429): lambda: exhausted(MANY),
    (ONE, 500): failed,
    (ONE, 503): lambda: busy(ONE),
    (MANY, 503): lambda: busy(MANY),
    ("/readyz", 503): draining,
    (ONE, 504): overdue,
}


@pytest.fixture(scope="module")
def contract() -> Any:
    return client_with().get("/openapi.json").json


@pytest.mark.parametrize(("path", "status"), PROVOKED)
def test_an_example_is_what_is_answered(contract: Any, path: str, status: int) -> None:
    (operation,) = [told for method, told in contract["paths"][path].items() if method != "parameters"]
    answer = PROVOKED[path, status]()
    assert answer.status_code == status
    assert json.loads(answer.data) == operation["responses"][str(status)]["content"][PROBLEM_TYPE]["example"]


def test_every_problem_has_an_example_that_fits_the_schema(contract: Any) -> None:
    for operations in contract["paths"].values():
        for method, operation in operations.items():
            for status, response in operation["responses"].items() if method != "parameters" else ():
                if status != "200":
                    example = response["content"][PROBLEM_TYPE]["example"]
                    assert ProblemSchema().validate(example) == {}
                    assert example["status"] == int(status)
