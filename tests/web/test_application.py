"""What holds for every address: request ids, problems, probes, rules, and how often answers are validated."""

import json
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient
from marshmallow import ValidationError

from service import normalize
from service.engine.pipeline import Pass, Pipeline
from service.engine.rule import rule
from service.rules import RULES
from service.schemas import RulesSchema
from service.settings import Settings, SettingsError
from service.web import create_app, work
from service.web.answers import SAMPLE, Answers
from service.web.draining import DRAINING_SINCE
from service.web.problems import DETAILS, PROBLEM_TYPE
from tests.web.test_normalize import post, problem


def test_rules_are_described(client: FlaskClient) -> None:
    body = client.get("/v1/rules").json
    assert body is not None
    assert RulesSchema().validate(body) == {}
    assert [described["id"] for described in body["rules"]] == [rule.id for rule in RULES]
    for described in body["rules"]:
        assert client.get(f"/v1/rules/{described['id']}").json == described


def test_an_unknown_rule_is_a_404(client: FlaskClient) -> None:
    problem(client.get("/v1/rules/numbers.nonsense"), 404, "unknown_rule")


def test_unknown_addresses_and_methods(client: FlaskClient) -> None:
    problem(client.get("/nothing"), 404, "not_found")
    problem(client.get("//v1//rules?language=en"), 404, "not_found")
    problem(client.post("/v1//normalize", json={"text": "a"}), 404, "not_found")


@pytest.mark.parametrize("path", ["/v1/normalize", "/v1/normalize/batch", "/v1/rules", "/livez", "/openapi.json"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "BREW"])
def test_every_method_is_taken_or_refused_with_those_that_are(path: str, method: str) -> None:
    """And no key is asked for: which methods there are is no secret."""
    client = create_app(Settings(api_keys=("a-key-of-sixteen-or-more",))).test_client()
    taken = ["POST"] if "normalize" in path else ["GET", "HEAD"]
    response = client.open(path, method=method)
    if method in taken:
        assert response.status_code == (401 if path.startswith("/v1/") else 200)
        return
    assert (response.status_code, response.content_type) == (405, PROBLEM_TYPE)
    assert response.headers["Allow"] == ", ".join(taken)
    assert method == "HEAD" or json.loads(response.data)["code"] == "method_not_allowed"


@pytest.mark.parametrize("path", ["/nothing", "*", "/"])
def test_options_of_nothing_is_a_404(client: FlaskClient, path: str) -> None:
    problem(client.open(path, method="OPTIONS"), 404, "not_found")


def test_probes(client: FlaskClient) -> None:
    assert client.get("/livez").json == {"status": "alive"}
    assert client.get("/readyz").json == {"status": "ready"}


def test_a_draining_worker_is_not_ready_but_alive() -> None:
    app = create_app(Settings())
    app.config[DRAINING_SINCE] = lambda: 0.0
    response = app.test_client().get("/readyz")
    problem(response, 503, "draining")
    assert response.headers["Retry-After"] == "1"
    assert app.test_client().get("/livez").status_code == 200


@pytest.mark.parametrize(
    ("sent", "echoed"), [("abc-123", True), ("", False), ("has blank", False), ("x" * 129, False), ('a"b<c>', False)]
)
def test_request_ids_are_echoed_or_made(client: FlaskClient, sent: str, *, echoed: bool) -> None:
    answered = client.get("/livez", headers={"X-Request-ID": sent}).headers["X-Request-ID"]
    assert (answered == sent) == echoed
    assert answered


def test_a_failure_is_a_500_whose_cause_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(Settings()).test_client()
    with (
        patch.object(work, "normalize_submission", side_effect=RuntimeError("SECRET of the text")),
        caplog.at_level(logging.ERROR),
    ):
        response = post(client, {"text": "a"}, **{"X-Request-ID": "req-7"})
    problem(response, 500, "internal_error")
    assert b"SECRET" not in response.data
    assert "req-7" in caplog.text
    assert "builtins.RuntimeError" in caplog.text
    assert 'work.py", line' in caplog.text
    assert "SECRET" not in caplog.text


def test_a_broken_rule_costs_its_own_edits(caplog: pytest.LogCaptureFixture) -> None:
    def broken(text: object) -> None:
        secret = f"{type(text).__name__}: The text stays."
        raise RuntimeError(secret) from KeyError(secret)

    passes = (Pass("broken", (rule("x.broken", summary="Break.")(broken),)),)  # type: ignore[arg-type]
    client = create_app(Settings(validate_answers="always")).test_client()
    with patch("service.normalizing.PIPELINE", Pipeline(passes)), caplog.at_level(logging.ERROR):
        answer = post(client, {"text": "The text stays."}).json
    assert answer is not None
    assert (answer["text"], answer["incomplete"]) == ("The text stays.", ["x.broken"])
    assert "x.broken failed" in caplog.text
    assert caplog.text.index("builtins.KeyError") < caplog.text.index("builtins.RuntimeError")
    assert "The text stays" not in caplog.text


@pytest.mark.parametrize(("setting", "checked"), [("always", SAMPLE + 1), ("sampled", 2), ("off", 0)])
def test_answers_are_validated_as_often_as_the_setting_says(setting: str, checked: int) -> None:
    client = create_app(Settings(validate_answers=setting)).test_client()  # type: ignore[arg-type]
    with patch("service.web.answers.check_article") as check:
        for _ in range(SAMPLE + 1):
            assert post(client, {"text": "a"}).status_code == 200
    assert check.call_count == checked


def test_threads_take_their_turns_with_one_another() -> None:
    """A generator refuses the second thread that asks it at once."""
    answers, article = Answers("sampled"), normalize("The text stays.")
    told: list[object] = []  # a mock's own count is not safe among threads; appending is
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool, patch("service.web.answers.check_article", told.append):
            for asked in [pool.submit(lambda: [answers.checked(article) for _ in range(5000)]) for _ in range(4)]:
                asked.result()
    finally:
        sys.setswitchinterval(interval)
    assert len(told) == 20_000 / SAMPLE


@pytest.mark.parametrize(("setting", "status"), [("always", 500), ("sampled", 200)])
def test_an_answer_that_deviates_is_refused_or_logged(
    setting: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    client = create_app(Settings(validate_answers=setting)).test_client()  # type: ignore[arg-type]
    with (
        patch("service.web.answers.check_article", side_effect=ValidationError({"text": ["no"]})),
        caplog.at_level(logging.ERROR),
    ):
        assert post(client, {"text": "a"}).status_code == status
    assert "'text': ['no']" in caplog.text


def test_every_code_has_a_detail_that_is_a_sentence() -> None:
    for code, detail in DETAILS.items():
        assert code.replace("_", "").isalpha()
        assert detail[0].isupper()
        assert detail.endswith(".")


def test_settings_come_from_the_environment() -> None:
    kubernetes = {
        "COPYDESK_SERVICE_HOST": "10.0.0.1",
        "COPYDESK_PORT": "tcp://10.0.0.1:80",
        "COPYDESK_PORT_80_TCP": "x",
    }
    assert Settings.from_environment({"HOME": "x"} | kubernetes) == Settings()
    environment = {"COPYDESK_MAX_BODY_BYTES": "10", "COPYDESK_VALIDATE_ANSWERS": "off", "COPYDESK_BIND": "[::]:80"}
    settings = Settings.from_environment(environment)
    assert (settings.max_body_bytes, settings.validate_answers, settings.bind) == (10, "off", "[::]:80")


def test_settings_of_limits_come_from_the_environment() -> None:
    keys = "first-key-of-a-client, second-key-of-a-client"
    environment = {
        "COPYDESK_API_KEYS": keys,
        "COPYDESK_QUOTA": "100/minute,5000/day",
        "COPYDESK_QUOTA_STORAGE": "redis://:password@cache:6379/0",
        "COPYDESK_TRUSTED_PROXIES": "0",
        "COPYDESK_API_KEY_HEADER": "Authorization",
    }
    settings = Settings.from_environment(environment)
    assert settings.api_keys == ("first-key-of-a-client", "second-key-of-a-client")
    assert (settings.quota, settings.trusted_proxies) == ("100/minute,5000/day", 0)
    assert "client" not in repr(settings)
    assert "password" not in repr(settings)


@pytest.mark.parametrize(
    "bind", ["127.0.0.1:1", ":80", "0.0.0.0:0", "localhost:8080", "[::1]:80", "[::]:80", "unix:/run/copydesk.sock"]
)
def test_where_a_server_can_listen(bind: str) -> None:
    assert Settings.from_environment({"COPYDESK_BIND": bind}).bind == bind


@pytest.mark.parametrize("header", ["X-Desk", "Authorization", "Api-Key", "X-Content-Key"])
def test_headers_that_a_key_can_come_in(header: str) -> None:
    assert Settings.from_environment({"COPYDESK_API_KEY_HEADER": header}).api_key_header == header


def test_empty_settings_turn_off_what_is_off_by_default() -> None:
    assert Settings.from_environment({"COPYDESK_API_KEYS": "", "COPYDESK_QUOTA": ""}) == Settings()


@pytest.mark.parametrize("keys", ["SECRET", "SECRET-that-is-long,", "SECRET with blanks in", "SECRETé-that-is-long"])
def test_a_wrong_key_is_refused_and_not_told(keys: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.from_environment({"COPYDESK_API_KEYS": keys})
    assert "SECRET" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COPYDESK_MAX_BODY_BYTES", "0"),
        ("COPYDESK_MAX_BODY_BYTES", "many"),
        ("COPYDESK_WORKERS", "-1"),
        ("COPYDESK_WORKERS", "1" * 5000),
        ("COPYDESK_PORT", "9090"),
        ("COPYDESK_VALIDATE_ANSWERS", "sometimes"),
        ("COPYDESK_BIND", " "),
        ("COPYDESK_BIND", "0.0.0.0:99999"),
        ("COPYDESK_BIND", "256.1.1.1:80"),
        ("COPYDESK_BIND", "1.1.1:80"),
        ("COPYDESK_BIND", "[::1::2]:80"),
        ("COPYDESK_BIND", "[127.0.0.1]:80"),
        ("COPYDESK_WOKRERS", "2"),
        ("COPYDESK_QUOTA", "100"),
        ("COPYDESK_QUOTA", "100/minute,"),
        ("COPYDESK_QUOTA", "0/minute"),
        ("COPYDESK_QUOTA", "100 per fortnight"),
        ("COPYDESK_QUOTA_STORAGE", "http://cache"),
        ("COPYDESK_QUOTA_STORAGE", "memcached://cache"),
        ("COPYDESK_QUOTA_STORAGE", "redis://cache:66666"),
        ("COPYDESK_QUOTA_STORAGE", "redis://[cache"),
        ("COPYDESK_API_KEY_HEADER", "X Key"),
        ("COPYDESK_API_KEY_HEADER", ""),
        ("COPYDESK_API_KEY_HEADER", "Content-Type"),
        ("COPYDESK_API_KEY_HEADER", "accept"),
        ("COPYDESK_API_KEY_HEADER", "HOST"),
        ("COPYDESK_API_KEY_HEADER", "Transfer-Encoding"),
        ("COPYDESK_API_KEY_HEADER", "X-Forwarded-For"),
        ("COPYDESK_API_KEY_HEADER", "X-Request-ID"),
        ("COPYDESK_TRUSTED_PROXIES", "-1"),
        ("COPYDESK_DEADLINE", "0"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: value})


def test_statuses_are_documented(client: FlaskClient) -> None:
    contract = json.loads(client.get("/openapi.json").data)
    documented = set(contract["paths"]["/v1/normalize"]["post"]["responses"])
    assert documented == {"200", "400", "401", "406", "408", "413", "415", "422", "429", "500", "503", "504"}
    assert all(HTTPStatus(int(status)) for status in documented)
