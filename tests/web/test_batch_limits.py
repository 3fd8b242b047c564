"""What holds for one article holds for each of a batch: length, deadline, silence; a batch is charged by its items."""

import json
import logging
from typing import Any
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient
from werkzeug.test import Client

from service.normalizing import normalize
from service.settings import Settings
from service.web import create_app, work
from service.web.deadlines import Deadline
from service.web.draining import DRAINING_SINCE
from service.web.slots import CLOSES_ANSWERS
from tests.web.test_normalize import problem

URL = "/v1/normalize/batch"
JSON, NDJSON = "application/json", "application/x-ndjson"
MARK = "Xylophanes7"


def body_of(items: list[Any], content_type: str) -> bytes:
    if content_type == JSON:
        return json.dumps({"items": items}).encode()
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


def send(client: Client, items: list[Any], content_type: str, **headers: str) -> Any:
    return client.post(URL, data=body_of(items, content_type), content_type=content_type, headers=headers)


def outcomes(response: Any, content_type: str) -> list[Any]:
    """The status, and the code where it is a problem, of each item."""
    assert response.status_code == 200, response.data
    lines = response.get_data(as_text=True).splitlines()
    items = json.loads(lines[0])["items"] if content_type == JSON else [json.loads(line) for line in lines[:-1]]
    return [item["status"] if item["status"] == 200 else (item["status"], item["problem"]["code"]) for item in items]


def client_with(**settings: Any) -> FlaskClient:
    return create_app(Settings(validate_answers="always", **settings)).test_client()


pytestmark = pytest.mark.parametrize("content_type", [JSON, NDJSON])


def test_each_item_has_the_limits_of_one(content_type: str) -> None:
    client = client_with(max_text_length=5)
    items = [{"text": "short"}, {"text": "longer"}, {"text": "a", "title": "longer"}, {"text": "a"}]
    too_long = (413, "text_too_long")
    assert outcomes(send(client, items, content_type), content_type) == [200, too_long, too_long, 200]


def test_each_item_has_a_deadline_of_its_own(content_type: str) -> None:
    client = client_with()
    with patch.object(Deadline, "has_passed", side_effect=[True, *[False] * 1000]):
        answer = send(client, [{"text": "a"}, {"text": "b"}], content_type)
        assert outcomes(answer, content_type) == [(504, "deadline_passed"), 200]


def test_items_that_the_deadline_of_the_batch_does_not_reach_have_a_problem_each(content_type: str) -> None:
    client = client_with(deadline=5, batch_deadline=12)
    now = 100.0

    def slow(*_: Any) -> Any:
        nonlocal now
        now += 4
        return normalize("a")

    with patch("service.web.deadlines.time.monotonic", lambda: now), patch.object(work, "normalize_submission", slow):
        answer = send(client, [{"text": "a", "id": str(number)} for number in range(5)], content_type)
        assert outcomes(answer, content_type) == [200] * 3 + [(504, "deadline_passed")] * 2
    told = answer.get_data(as_text=True)
    assert told.count("COPYDESK_BATCH_DEADLINE allows 12 seconds.") == 2
    assert '{"id":"4","index":4,"status":504,' in told


def test_the_last_item_is_stopped_by_the_deadline_of_the_batch(content_type: str) -> None:
    client = client_with(deadline=5, batch_deadline=7)
    now = 100.0
    stops = []

    def slow(_submission: Any, should_stop: Any, *_rest: Any) -> Any:
        nonlocal now
        for _ in range(5):
            if should_stop():
                break
            now += 1
        stops.append(now)
        return normalize("a")

    with patch("service.web.deadlines.time.monotonic", lambda: now), patch.object(work, "normalize_submission", slow):
        outcomes(send(client, [{"text": "a"}] * 3, content_type), content_type)
    assert stops == [105.0, 107.0]


def test_items_that_a_stop_does_not_reach_have_a_problem_each(content_type: str) -> None:
    client = client_with(graceful_timeout=8)
    now = 100.0
    client.application.config[DRAINING_SINCE] = lambda: 101.0 if now > 101 else None

    def slow(*_: Any) -> Any:
        nonlocal now
        now += 2
        return normalize("a")

    with patch("service.web.deadlines.time.monotonic", lambda: now), patch.object(work, "normalize_submission", slow):
        answer = send(client, [{"text": "a"}] * 3 + [{"wrong": 1}, 5], content_type)
        told = outcomes(answer, content_type)
    assert told == [200, 200, 200, (503, "draining"), (503, "draining")]  # what is wrong with them is not looked at
    now = 105.0
    answer = send(client, [{"text": "a"}] * 2, content_type)
    assert outcomes(answer, content_type) == [(503, "draining")] * 2


def test_a_batch_that_the_quota_can_never_grant_is_a_413(content_type: str) -> None:
    client = client_with(quota="100/day,2/minute")
    refused = send(client, [{"text": "a"}] * 3, content_type)
    told = problem(refused, 413, "too_many_items")
    assert (told["limit"], told["actual"], told["unit"]) == (2, 3, "items")
    assert "Retry-After" not in refused.headers
    assert outcomes(send(client, [{"text": "a"}] * 2, content_type), content_type) == [200, 200]


def test_a_batch_is_charged_by_its_items_or_refused_whole(content_type: str) -> None:
    client = client_with(quota="5/hour")
    items = [{"text": "a"}, {"wrong": 1}, {"text": "b"}]
    assert len(outcomes(send(client, items, content_type), content_type)) == 3
    refused = problem(send(client, items, content_type), 429, "quota_exceeded")
    assert (refused["limit"], refused["actual"], refused["unit"]) == (5, 3, "articles")
    assert outcomes(send(client, items[:2], content_type), content_type) == [200, (422, "invalid_request")]
    problem(send(client, items[:1], content_type), 429, "quota_exceeded")
    assert outcomes(send(client, [], content_type), content_type) == []


def test_a_batch_asks_for_a_key(content_type: str) -> None:
    client = client_with(api_keys=("a-key-of-sixteen-or-more",))
    problem(send(client, [{"text": "a"}], content_type), 401, "unauthorized")
    answer = send(client, [{"text": "a"}], content_type, **{"X-API-Key": "a-key-of-sixteen-or-more"})
    assert outcomes(answer, content_type) == [200]


def test_a_batch_holds_its_slot_until_it_is_closed(content_type: str) -> None:
    app = create_app(Settings(max_concurrent=1))
    app.config[CLOSES_ANSWERS] = True
    client = Client(app)
    unread = send(client, [{"text": "a"}] * 10, content_type)
    assert unread.status_code == 200
    assert send(client, [], content_type).status_code == 503
    unread.close()
    assert send(client, [], content_type).status_code == 200


def test_a_failure_of_an_item_tells_nothing_of_it(content_type: str, caplog: pytest.LogCaptureFixture) -> None:
    client = client_with()
    with (
        caplog.at_level(logging.DEBUG),
        patch.object(work, "normalize_submission", side_effect=lambda one, *_: int(one.text)),
    ):
        answer = send(client, [{"text": MARK}], content_type)
        assert outcomes(answer, content_type) == [(500, "internal_error")]
    assert MARK not in answer.get_data(as_text=True)
    assert "builtins.ValueError" in caplog.text
    assert MARK not in caplog.text


def test_no_item_that_is_wrong_is_quoted(content_type: str, caplog: pytest.LogCaptureFixture) -> None:
    client = client_with()
    wrong = [MARK, [MARK], {"text": [MARK]}, {"text": MARK, "language": f"{MARK}!"}, {"text": MARK, "id": MARK * 50}]
    wrong.append({"text": MARK, MARK * 50: MARK})
    with caplog.at_level(logging.DEBUG):
        answer = send(client, wrong, content_type)
        assert outcomes(answer, content_type) == [(422, "invalid_request")] * len(wrong)
        raw = client.post(URL, data=f'{{"items": ["{MARK}\n'.encode(), content_type=content_type)
    assert MARK not in answer.get_data(as_text=True) + raw.get_data(as_text=True) + caplog.text
