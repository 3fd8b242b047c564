"""What a request may cost: length, depth, edits, faults told, time, and how much is done at once."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import Client, TestResponse

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.pipeline import Pass, Pipeline
from service.engine.rule import rule
from service.normalizing import normalize_submission
from service.reading import UNREAD_NUMBERS
from service.rules import PASSES
from service.schemas.problems import MAX_FAULTS
from service.settings import Settings
from service.web import create_app, deadlines, work
from service.web.draining import DRAINING_SINCE
from service.web.slots import CLOSES_ANSWERS
from tests.web.test_normalize import URL, post, problem


def client_with(**settings: Any) -> FlaskClient:
    return create_app(Settings(validate_answers="always", **settings)).test_client()


@pytest.mark.parametrize("field", ["text", "title"])
def test_a_text_at_the_limit_is_taken_and_one_over_it_refused(field: str) -> None:
    client = client_with(max_text_length=5)
    assert post(client, {"text": "a", field: "é😀éé😀"}).status_code == 200
    body = problem(post(client, {"text": "a", field: "é😀éé😀a"}), 413, "text_too_long")
    assert (body["limit"], body["actual"], body["unit"]) == (5, 6, "code points")


def test_a_text_as_bytes_has_the_same_limit() -> None:
    client = client_with(max_text_length=5)
    assert client.post(URL, data="éééé ".encode(), content_type="text/plain").status_code == 200
    problem(client.post(URL, data=b"abc de", content_type="text/plain"), 413, "text_too_long")


def test_json_may_be_as_deep_as_the_setting_says() -> None:
    client = client_with(max_json_depth=3)
    deepest = {"text": "a", "options": {"rules": {"layout": "off"}}}
    assert post(client, deepest).status_code == 200
    body = problem(post(client, {"text": [[["a"]]]}), 400, "malformed_json")
    assert (body["limit"], body["unit"]) == (3, "levels")
    problem(post(client, {"text": [{}]}), 422, "invalid_request")
    problem(post(client, b"[" * 4 + b"]" * 4), 400, "malformed_json")
    problem(post(client, b'"a"'), 422, "invalid_request")


def test_a_rule_that_finds_too_much_is_undone_whole() -> None:
    text = "The river  rose on Monday. " * 20
    answer = post(client_with(max_edits=15), {"text": text, "title": "", "language": "en"}).json
    assert answer is not None
    assert answer["incomplete"] == ["layout.repeated-blanks"]
    assert all(edit["rule"] != "layout.repeated-blanks" for edit in answer["edits"])
    assert "river  rose" in answer["text"]


def test_by_default_an_article_gets_ten_thousand_edits(client: FlaskClient) -> None:
    for count, incomplete in ((9_999, []), (10_001, ["layout.repeated-blanks"])):
        text = ("The river  rose on Monday. " * count).rstrip()
        answer = post(client, {"text": text, "title": "", "language": "en"}).json
        assert answer is not None
        assert answer["incomplete"] == incomplete
        assert answer["summary"]["applied"] == (0 if incomplete else count)


def test_faults_are_told_up_to_a_hundred(client: FlaskClient) -> None:
    errors = problem(post(client, {f"field{i}": 1 for i in range(50_000)}), 422, "invalid_request")["errors"]
    assert len(errors) == MAX_FAULTS


def test_a_name_that_is_a_text_is_not_told(client: FlaskClient) -> None:
    body = {"text": "a", "SECRET" * 100: 1, "options": {"SECRET" * 100: 1}}
    response = post(client, body)
    errors = problem(response, 422, "invalid_request")["errors"]
    assert {error["pointer"] for error in errors} == {"", "/options"}
    assert b"SECRET" not in response.data


@contextmanager
def clock() -> Iterator[Callable[[float], None]]:
    """The clock of deadlines stands still, and goes on when it is told to."""
    with patch("service.web.deadlines.time.monotonic") as now:
        now.return_value = 100.0

        def go_on(seconds: float) -> None:
            now.return_value += seconds

        yield go_on


def test_a_deadline_that_passed_before_the_work_is_a_504() -> None:
    client = client_with(deadline=7)
    with clock() as go_on, patch.object(work, "check_length", side_effect=lambda _: go_on(7)):
        body = problem(post(client, {"text": "a"}), 504, "deadline_passed")
    assert (body["limit"], body["unit"]) == (7, "seconds")
    assert "COPYDESK_DEADLINE" in body["detail"]


@pytest.mark.parametrize(("seconds", "told"), [(1, "1 second."), (2, "2 seconds.")])
def test_the_deadline_is_told_in_words(seconds: int, told: str) -> None:
    with patch.object(deadlines.Deadline, "has_passed", return_value=True):
        answer = post(client_with(deadline=seconds), {"text": "a"})
    assert problem(answer, 504, "deadline_passed")["detail"].endswith(f"COPYDESK_DEADLINE allows {told}")


def test_work_ends_before_a_stop_is_over() -> None:
    client = client_with(graceful_timeout=15)
    with clock() as go_on:
        client.application.config[DRAINING_SINCE] = lambda: 100.0
        go_on(7.4)
        assert post(client, {"text": "a  b"}).status_code == 200
        go_on(0.2)
        refused = post(client, {"text": "a  b"})
    problem(refused, 503, "draining")
    assert refused.headers["Retry-After"] == "1"


def test_what_there_is_no_time_for_is_not_charged() -> None:
    client = client_with(quota="1/hour")
    client.application.config[DRAINING_SINCE] = lambda: 0.0
    problem(post(client, {"text": "a"}), 503, "draining")
    del client.application.config[DRAINING_SINCE]
    with patch.object(deadlines.Deadline, "has_passed", return_value=True):
        problem(post(client, {"text": "a"}), 504, "deadline_passed")
    assert [post(client, {"text": "a"}).status_code for _ in range(2)] == [200, 429]


def a_slow_rule_first(go_on: Callable[[float], None], seconds: float) -> AbstractContextManager[object]:
    """Every rule, behind one that takes so long and finds something."""

    def slow(text: Text) -> Iterator[Edit]:
        go_on(seconds)
        yield text.edit(0, 1, "A")

    first = Pass("slow", (rule("x.slow", summary="Take long.")(slow),))
    return patch("service.normalizing.PIPELINE", Pipeline((first, *PASSES)))


def test_what_is_not_done_before_a_stop_is_listed() -> None:
    client = client_with(graceful_timeout=15)
    with clock() as go_on:
        client.application.config[DRAINING_SINCE] = lambda: 100.0
        with a_slow_rule_first(go_on, 11):
            answer = post(client, {"text": "a  b", "title": ""}).json
    assert answer is not None
    assert answer["text"] == "A  b"
    assert {"layout.repeated-blanks", UNREAD_NUMBERS} <= set(answer["incomplete"])


def test_what_is_not_done_by_the_deadline_is_listed() -> None:
    client = client_with(deadline=7)
    with clock() as go_on, a_slow_rule_first(go_on, 7):
        answer = post(client, {"text": "a  b 52,000 people.", "title": ""}).json
    assert answer is not None
    assert (answer["text"], answer["numbers"]) == ("A  b 52,000 people.", [])
    assert answer["incomplete"][-1] == UNREAD_NUMBERS
    assert set(answer["incomplete"][:-1]) == {one.id for each in PASSES for one in each.rules}
    assert [edit["rule"] for edit in answer["edits"]] == ["x.slow"]


def test_a_rule_is_stopped_among_its_findings() -> None:
    client = client_with(deadline=7)
    with clock() as go_on:

        def endless(text: Text) -> Iterator[Edit]:
            while True:
                go_on(0.1)
                yield text.edit(0, 1, "A")

        passes = (Pass("slow", (rule("x.endless", summary="Take long.")(endless),)),)
        with patch("service.normalizing.PIPELINE", Pipeline(passes)):
            answer = post(client, {"text": "a"}).json
    assert answer is not None
    assert answer["incomplete"] == ["x.endless", UNREAD_NUMBERS]


def test_numbers_are_read_whole_or_not_at_all() -> None:
    client = client_with(deadline=7)
    body = {"text": "He ate 5 figs. " * 600, "title": ""}
    whole = post(client, body).json
    assert whole is not None
    assert (len(whole["numbers"]), whole["incomplete"]) == (600, [])
    asked = []

    def passes_while_reading(_deadline: deadlines.Deadline) -> bool:
        asked.append(1)
        return len(asked) > len(PASSES) + 3

    with patch.object(deadlines.Deadline, "has_passed", passes_while_reading):
        cut = post(client, body).json
    assert cut is not None
    assert (cut["numbers"], cut["incomplete"]) == ([], [UNREAD_NUMBERS])
    assert cut["text"] == whole["text"]


def test_numbers_that_nobody_asked_for_are_not_missed() -> None:
    client = client_with()
    with patch.object(deadlines.Deadline, "has_passed", side_effect=[False] * (len(PASSES) + 3)):
        answer = post(client, {"text": "5 figs", "options": {"include": ["edits"]}}).json
    assert answer is not None
    assert answer["incomplete"] == []


@contextmanager
def working(app: Flask, number: int) -> Iterator[threading.Event]:
    """So many requests at work until the event is set."""
    started, go_on = threading.Semaphore(0), threading.Event()
    answers: list[TestResponse] = []

    def wait(*args: Any) -> Any:
        started.release()
        assert go_on.wait(30)
        return normalize_submission(*args)

    with patch.object(work, "normalize_submission", wait):
        threads = [
            threading.Thread(target=lambda: answers.append(post(app.test_client(), {"text": "a"})))
            for _ in range(number)
        ]
        for thread in threads:
            thread.start()
        for _ in threads:
            assert started.acquire(timeout=30)
        yield go_on
        go_on.set()
        for thread in threads:
            thread.join(30)
    assert [answer.status_code for answer in answers] == [200] * number


def test_who_comes_when_all_slots_are_taken_is_refused_at_once() -> None:
    app = create_app(Settings(max_concurrent=2))
    client = app.test_client()
    with working(app, 2):
        refused = post(client, {"text": "a"})
        problem(refused, 503, "busy")
        assert refused.headers["Retry-After"] == "1"
        for path in ("/livez", "/readyz", "/v1/rules", "/openapi.json"):
            assert client.get(path).status_code == 200
    assert post(client, {"text": "a"}).status_code == 200


@pytest.mark.parametrize("body", [{"text": "a"}, b"{", {"text": 1}, {"text": "too long"}])
def test_a_slot_is_given_back_whatever_the_answer(body: Any) -> None:
    client = client_with(max_concurrent=1, max_text_length=3)
    for _ in range(3):
        assert post(client, body).status_code != 503


def test_a_slot_is_given_back_after_a_failure() -> None:
    client = client_with(max_concurrent=1)
    with patch.object(work, "normalize_submission", side_effect=RuntimeError):
        for _ in range(3):
            problem(post(client, {"text": "a"}), 500, "internal_error")


def test_where_the_server_closes_answers_a_slot_is_held_until_then() -> None:
    app = create_app(Settings(max_concurrent=1))
    app.config[CLOSES_ANSWERS] = True
    client = Client(app)
    send: dict[str, Any] = {"data": json.dumps({"text": "a"}), "content_type": "application/json"}
    unread = client.post(URL, **send)
    assert unread.status_code == 200
    assert client.post(URL, **send).status_code == 503
    unread.close()
    unread.close()
    read = client.post(URL, **send)
    assert read.status_code == 200
    read.close()
