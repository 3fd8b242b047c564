"""Quotas: articles are counted for each key or address, in memory or in a real Redis, and refused with a 429."""

import logging
import time
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from service.settings import Settings
from service.web import create_app, quotas
from service.web.charging import charge
from service.web.problems import Problem
from service.web.quotas import seconds_until
from tests.redis_servers import RedisServer, redis_server
from tests.web.test_normalize import post, problem

ONE, TWO = "the-key-of-one-client", "the-key-of-another-one"


def app_with(**settings: Any) -> Flask:
    return create_app(Settings(validate_answers="always", **settings))


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    with redis_server() as running:
        yield running


@pytest.fixture(params=["memory", "redis"])
def storage(request: pytest.FixtureRequest) -> str:
    if request.param == "memory":
        return "memory://"
    running: RedisServer = request.getfixturevalue("server")
    with redis.Redis(unix_socket_path=str(running.socket)) as client:
        client.flushall()
    return running.url


def test_an_exhausted_quota_is_a_429(storage: str) -> None:
    client = app_with(quota="3/hour", quota_storage=storage).test_client()
    for _ in range(3):
        assert post(client, {"text": "a"}).status_code == 200
    for _ in range(2):
        response = post(client, {"text": "a"})
        body = problem(response, 429, "quota_exceeded")
        assert (body["limit"], body["actual"], body["unit"]) == (3, 1, "articles")
        assert 1 <= int(response.headers["Retry-After"]) <= 7200


def test_it_is_granted_again_when_retry_after_says(storage: str) -> None:
    client = app_with(quota="2/second", quota_storage=storage).test_client()
    statuses = [post(client, {"text": "a"}).status_code for _ in range(6)]
    assert 429 in statuses
    while (response := post(client, {"text": "a"})).status_code == 200:
        pass
    time.sleep(int(response.headers["Retry-After"]))
    assert post(client, {"text": "a"}).status_code == 200


def test_several_limits_hold_at_once(storage: str) -> None:
    client = app_with(quota="100/second,2/day", quota_storage=storage).test_client()
    statuses = [post(client, {"text": "a"}) for _ in range(3)]
    assert [answer.status_code for answer in statuses] == [200, 200, 429]
    assert problem(statuses[-1], 429, "quota_exceeded")["limit"] == 2


@pytest.mark.parametrize("quota", ["5/day,2000/day", "2000/day,5/day", "6/hour,5/day", "5/day,6/hour"])
def test_what_one_limit_refuses_no_other_counts(storage: str, quota: str) -> None:
    app = app_with(quota=quota, quota_storage=storage)
    with app.test_request_context("/v1/normalize", method="POST", environ_base={"REMOTE_ADDR": "192.0.2.1"}):
        charge(3)
        for _ in range(5):
            with pytest.raises(Problem) as refused:
                charge(3)
            assert refused.value.members["limit"] == 5
        charge(2)
        with pytest.raises(Problem) as refused:
            charge(1)
        assert refused.value.members["limit"] == 5


def test_only_articles_count(storage: str) -> None:
    client = app_with(quota="1/hour", quota_storage=storage, max_text_length=5).test_client()
    for body, status in ((b"{", 400), ({}, 422), ({"text": "too long"}, 413)):
        assert post(client, body).status_code == status
    for path in ("/v1/rules", "/livez", "/openapi.json"):
        assert client.get(path).status_code == 200
    assert [post(client, {"text": "a"}).status_code for _ in range(2)] == [200, 429]
    assert client.get("/livez").status_code == 200


def test_each_key_has_its_own(storage: str) -> None:
    client = app_with(quota="1/hour", quota_storage=storage, api_keys=(ONE, TWO)).test_client()
    for key in (ONE, TWO):
        answers = [post(client, {"text": "a"}, **{"X-API-Key": key}).status_code for _ in range(2)]
        assert answers == [200, 429]


def test_many_articles_are_charged_at_once_or_not_at_all(storage: str) -> None:
    app = app_with(quota="10/hour", quota_storage=storage)
    with app.test_request_context("/v1/normalize", method="POST", environ_base={"REMOTE_ADDR": "192.0.2.1"}):
        charge(0)
        charge(6)
        with pytest.raises(Problem) as refused:
            charge(5)
        assert refused.value.members == {"limit": 10, "actual": 5, "unit": "articles"}
        charge(4)
        with pytest.raises(Problem):
            charge(1)
        with pytest.raises(Problem) as never:
            charge(11)
        assert (never.value.status, never.value.code, never.value.headers) == (413, "too_many_items", {})
        assert never.value.members == {"limit": 10, "actual": 11, "unit": "items"}


def test_without_a_quota_nothing_is_counted(client: FlaskClient) -> None:
    with client.application.test_request_context("/v1/normalize"):
        charge(10**9)


def test_workers_share_what_is_counted_in_redis(server: RedisServer) -> None:
    with redis.Redis(unix_socket_path=str(server.socket)) as looking:
        looking.flushall()
        clients = [app_with(quota="3/hour", quota_storage=server.url, api_keys=(ONE,)).test_client() for _ in range(2)]
        answers = [post(clients[number % 2], {"text": "a"}, **{"X-API-Key": ONE}).status_code for number in range(4)]
        assert answers == [200, 200, 200, 429]
        kept = b" ".join(looking.keys())
        assert b"copydesk" in kept
        assert ONE.encode() not in kept


def test_in_memory_each_worker_counts_for_itself() -> None:
    clients = [app_with(quota="1/hour").test_client() for _ in range(2)]
    assert [post(client, {"text": "a"}).status_code for client in clients] == [200, 200]


def test_without_redis_each_worker_counts_for_itself_until_it_is_back(caplog: pytest.LogCaptureFixture) -> None:
    with redis_server() as own:
        client = app_with(quota="2/hour", quota_storage=own.url).test_client()
        assert post(client, {"text": "a"}).status_code == 200
        own.stop()
        with caplog.at_level(logging.WARNING):
            assert [post(client, {"text": "a"}).status_code for _ in range(3)] == [200, 200, 429]
        assert "unreachable" in caplog.text
        own.start()
        until = time.monotonic() + 30
        while post(client, {"text": "a"}).status_code == 429:
            assert time.monotonic() < until
            time.sleep(0.2)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("redis://127.0.0.1:1/0", "redis.exceptions.ConnectionError"),
        ("redis://:SECRET@127.0.0.1:1/0", "redis.exceptions.ConnectionError"),
        ("redis+unix:///nowhere/redis.sock", "redis.exceptions.ConnectionError"),
    ],
)
def test_a_redis_that_cannot_be_used_is_told_at_the_start(caplog: pytest.LogCaptureFixture, url: str, why: str) -> None:
    client = app_with(quota="2/hour", quota_storage=url).test_client()
    assert f"COPYDESK_QUOTA_STORAGE cannot be used ({why}): each process counts for itself" in caplog.text
    assert [post(client, {"text": "a"}).status_code for _ in range(3)] == [200, 200, 429]
    assert "SECRET" not in caplog.text


@pytest.mark.parametrize("user", [":SECRET-and-wrong@", ""])
def test_so_is_a_wrong_password(caplog: pytest.LogCaptureFixture, user: str) -> None:
    with redis_server("--requirepass", "the-right-one") as guarded:
        client = app_with(quota="2/hour", quota_storage=f"redis+unix://{user}{guarded.socket}").test_client()
        assert "COPYDESK_QUOTA_STORAGE cannot be used (redis.exceptions.AuthenticationError)" in caplog.text
        assert [post(client, {"text": "a"}).status_code for _ in range(3)] == [200, 200, 429]
    assert "SECRET" not in caplog.text


def test_nothing_is_told_of_a_redis_that_answers(caplog: pytest.LogCaptureFixture, server: RedisServer) -> None:
    app_with(quota="2/hour", quota_storage=server.url)
    assert "COPYDESK_QUOTA_STORAGE" not in caplog.text


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "address:192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "address:2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "address:2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "address:192.0.2.7"),
        ("192.0.2.7:4711", "address:192.0.2.7"),
        ("[2001:db8:1:2::1]:4711", "address:2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]", "address:2001:db8:1:2::/64"),
        ("192.0.2.7:", "address:none"),
        ("", "address:none"),
    ],
)
def test_callers_are_told_apart_by_address(client: FlaskClient, address: str, counted: str) -> None:
    with client.application.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
        assert quotas.caller() == counted


@pytest.mark.parametrize(("proxies", "counted"), [(0, "10.0.0.9"), (1, "203.0.113.5"), (2, "198.51.100.1")])
def test_behind_proxies_the_address_is_the_one_that_they_saw(proxies: int, counted: str) -> None:
    app, seen = app_with(trusted_proxies=proxies, quota="9/hour"), []
    with patch.object(quotas.Quota, "charge", lambda *_: seen.append(quotas.caller())):
        app.test_client().post(
            "/v1/normalize",
            json={"text": "a"},
            headers={"X-Forwarded-For": "6.6.6.6, 198.51.100.1, 203.0.113.5"},
            environ_base={"REMOTE_ADDR": "10.0.0.9"},
        )
    assert seen == [f"address:{counted}"]


@given(
    before=st.lists(st.tuples(st.integers(0, 100), st.integers(1, 12)), max_size=12),
    articles=st.integers(1, 12),
)
def test_retry_after_is_neither_too_early_nor_much_too_late(before: list[tuple[int, int]], articles: int) -> None:
    """Whenever so many articles are refused, they are granted after so many seconds, and not two seconds earlier."""
    item, storage = RateLimitItemPerMinute(12), MemoryStorage()
    limiter, now = SlidingWindowCounterRateLimiter(storage), 1_000_000.0
    with patch("limits.storage.memory.time.time", side_effect=lambda: now):
        for passed, cost in before:
            now += passed
            limiter.hit(item, "k", cost=cost)
        if limiter.test(item, "k", cost=articles):
            return
        seconds = seconds_until(articles, item.amount, 60, storage.get_sliding_window(item.key_for("k"), 60))
        at = now
        now = at + seconds
        assert limiter.test(item, "k", cost=articles)
        if seconds > 2:
            now = at + seconds - 2
            assert not limiter.test(item, "k", cost=articles)
