"""A saturated server: what is too much is refused at once, probes are answered, and nothing is lost for good."""

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from http.client import HTTPConnection

import httpx
import pytest

from tests.web.test_gunicorn import ARTICLE, TIMEOUT, Server, begun_request, finished, running

BODY = json.dumps({"text": ARTICLE}).encode()
LONG = {"text": "The minister said that 52,000 people had left; nobody knows when. \n\n" * 2_000}


def post(server: Server) -> httpx.Response:
    return httpx.post(f"{server.url}/v1/normalize", json={"text": ARTICLE}, timeout=TIMEOUT)


def saturated(server: Server) -> httpx.Response:
    """The first answer of a server whose slots are being taken that says so."""
    until = time.monotonic() + TIMEOUT
    while (answer := post(server)).status_code == 200:
        assert time.monotonic() < until
    return answer


def test_senders_that_are_slow_take_slots_and_not_the_threads_for_probes() -> None:
    with running(workers="1", threads="4", max_concurrent="2") as server, ExitStack() as stack:
        slow = [stack.enter_context(begun_request(server, BODY)) for _ in range(2)]
        busy = saturated(server)
        assert (busy.status_code, busy.json()["code"], busy.headers["Retry-After"]) == (503, "busy", "1")
        for _ in range(5):
            for path in ("/livez", "/readyz"):
                assert httpx.get(server.url + path, timeout=TIMEOUT).status_code == 200
            assert post(server).status_code == 503
        for connection in slow:
            assert finished(connection, BODY)[0].status == 200
        assert post(server).status_code == 200


def test_senders_that_leave_give_their_slot_back() -> None:
    with running(workers="1", threads="3", max_concurrent="1") as server:
        with begun_request(server, BODY):
            saturated(server)
        until = time.monotonic() + TIMEOUT
        while (answer := post(server)).status_code != 200:
            assert answer.status_code == 503
            assert time.monotonic() < until


def test_readers_that_are_slow_take_slots_and_not_the_threads_for_probes() -> None:
    body = json.dumps({"text": "Ab.\n\n" * 60_000, "title": ""}).encode()  # its answer is more than any buffers hold
    head = (
        f"POST /v1/normalize HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    )
    with running(workers="1", threads="3", max_concurrent="1", deadline="600") as server:
        with closing(socket.socket()) as reader:
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            reader.settimeout(TIMEOUT)
            reader.connect(("127.0.0.1", server.port))
            reader.sendall(head.encode() + b"\r\n" + body)
            assert reader.recv(12) == b"HTTP/1.1 200"
            assert post(server).status_code == 503
            assert httpx.get(f"{server.url}/livez", timeout=TIMEOUT).status_code == 200
        until = time.monotonic() + TIMEOUT
        while post(server).status_code != 200:
            assert time.monotonic() < until


def test_a_crowd_is_answered_or_refused_and_the_probes_go_on() -> None:
    with running(workers="1", threads="6", max_concurrent="2") as server, ThreadPoolExecutor(13) as pool:
        url = f"{server.url}/v1/normalize"
        crowd = [pool.submit(httpx.post, url, json=LONG, timeout=TIMEOUT) for _ in range(12)]
        while not all(one.done() for one in crowd):
            assert httpx.get(f"{server.url}/readyz", timeout=TIMEOUT).status_code == 200
        statuses = [one.result().status_code for one in crowd]
        assert set(statuses) <= {200, 503}
        assert 200 in statuses
        assert post(server).status_code == 200


def test_quotas_are_counted_in_every_worker() -> None:
    """The thread by which the memory of quotas forgets is gone before the fork, and works behind it."""
    with running(workers="2", quota="5/day") as server:
        statuses = [post(server).status_code for _ in range(12)]
    assert set(statuses) == {200, 429}
    assert 5 <= statuses.count(200) <= 10


@pytest.mark.parametrize("field", ["Connection: close", "Connection: keep-alive"])
def test_who_is_refused_while_it_sends_reads_that(field: str) -> None:
    """Its body is taken: a connection that is closed with bytes unread is reset, and one that was kept is lost."""
    body = json.dumps({"text": "a" * 2_000_000}).encode()
    name, value = field.split(": ")
    with running(workers="1", threads="3", max_concurrent="1") as server, begun_request(server, BODY):
        saturated(server)
        with closing(HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT)) as connection:
            for _ in range(5):
                connection.request("POST", "/v1/normalize", body, {"Content-Type": "application/json", name: value})
                answer = connection.getresponse()
                assert (answer.status, json.loads(answer.read())["code"]) == (503, "busy")
