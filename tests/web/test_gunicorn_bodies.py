"""A real gunicorn under bodies that are large, cut, wrong or slow: the right answer, no thread lost, little memory."""

import json
import resource
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest

from tests.web.test_compression import bomb
from tests.web.test_gunicorn import ARTICLE, TIMEOUT, Server, in_process, running

BATCH = "/v1/normalize/batch"
NDJSON = "application/x-ndjson"
MEGABYTE = 1024 * 1024
PATIENCE = 2
"""Seconds that an impatient server waits for a slow client; a machine that is busy is not that slow."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One worker with one thread: whoever keeps that would be missed at once."""
    with running(workers="1", threads="1") as started:
        assert answers(started)
        yield started


@pytest.fixture(scope="module")
def impatient() -> Iterator[Server]:
    """The same for clients that are slow."""
    with running(workers="1", threads="1", receive_timeout=str(PATIENCE)) as started:
        assert answers(started)
        yield started


def answers(server: Server) -> bool:
    """Whether the server still does what it should."""
    answer = httpx.post(f"{server.url}/v1/normalize", json={"text": ARTICLE}, timeout=TIMEOUT)
    return bool(answer.json() == in_process(ARTICLE))


def worker_of(server: Server) -> Path:
    """Where the kernel tells of the only worker."""
    master = server.process.pid
    children = Path(f"/proc/{master}/task/{master}/children").read_text("ascii").split()
    assert len(children) == 1
    return Path("/proc") / children[0]


@contextmanager
def little_memory(server: Server, megabytes: int) -> Iterator[None]:
    """See to it that the worker never has so many megabytes more than it has now."""
    worker = worker_of(server)
    (worker / "clear_refs").write_text("5", "ascii")  # the peak begins anew
    before = kilobytes(worker, "VmRSS")
    yield
    assert worker_of(server) == worker, "a worker was lost"
    assert kilobytes(worker, "VmHWM") - before < megabytes * 1024


def kilobytes(worker: Path, name: str) -> int:
    lines = (worker / "status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


@contextmanager
def connected(server: Server) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", server.port), TIMEOUT) as connection:
        yield connection


def head(path: str, content_type: str, *fields: str) -> bytes:
    return "\r\n".join((f"POST {path} HTTP/1.1", "Host: x", f"Content-Type: {content_type}", *fields, "", "")).encode()


def read_answer(connection: socket.socket) -> tuple[HTTPResponse, bytes]:
    response = HTTPResponse(connection, method="POST")
    response.begin()
    return response, response.read()


def check_problem(connection: socket.socket, status: int, code: str) -> dict[str, Any]:
    response, body = read_answer(connection)
    assert response.headers["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = json.loads(body)
    assert (response.status, told["code"]) == (status, code)
    return told


@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_client_may_write_30_megabytes_before_it_reads(server: Server, *, is_chunked: bool) -> None:
    article = json.dumps({"text": ARTICLE, "id": "a"}).encode() + b"\n"
    wrong = b'{"text": "a", "more": "%s"}\n' % (b"x" * 30_000)
    block = article + wrong * 100
    count = 30 * MEGABYTE // len(block) + 1
    length = f"Content-Length: {len(block) * count}"
    with little_memory(server, 24), connected(server) as connection:
        connection.sendall(head(BATCH, NDJSON, "Transfer-Encoding: chunked" if is_chunked else length))
        for _ in range(count):
            connection.sendall(b"%X\r\n%s\r\n" % (len(block), block) if is_chunked else block)
        connection.sendall(b"0\r\n\r\n" if is_chunked else b"")
        response, body = read_answer(connection)
    *items, end = [json.loads(line) for line in body.splitlines()]
    assert response.status == 200
    assert end == {"done": True, "items": 101 * count, "failed": 100 * count}
    assert {item["status"] for item in items[::101]} == {200}
    assert {item["article"]["text"] for item in items[::101]} == {in_process(ARTICLE)["text"]}
    assert answers(server)


def test_a_batch_that_is_too_large_is_refused_in_little_memory(server: Server) -> None:
    block = b"%X\r\n%s\r\n" % (MEGABYTE, b"x" * MEGABYTE)
    with little_memory(server, 24), connected(server) as connection:
        connection.sendall(head(BATCH, NDJSON, "Transfer-Encoding: chunked"))
        for _ in range(33):
            connection.sendall(block)
        assert check_problem(connection, 413, "body_too_large")["limit"] == 32 * MEGABYTE
    assert answers(server)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
@pytest.mark.parametrize(("path", "content_type"), [("/v1/normalize", "text/plain"), (BATCH, NDJSON)])
def test_a_bomb_is_refused_in_little_memory(server: Server, path: str, content_type: str, coding: str) -> None:
    body = bomb(coding, 400)
    with little_memory(server, 32), connected(server) as connection:
        fields = (f"Content-Encoding: {coding}", f"Content-Length: {len(body)}")
        connection.sendall(head(path, content_type, *fields) + body)
        check_problem(connection, 413, "body_too_large")
    assert answers(server)


@pytest.mark.parametrize(("path", "content_type"), [("/v1/normalize", "text/plain"), (BATCH, NDJSON)])
@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("Content-Length: 100", b'{"text": "a"}\n'),
        ("Transfer-Encoding: chunked", b"E\r\n" + b'{"text": "a"}\n' + b"\r\n"),
        ("Transfer-Encoding: chunked", b"64\r\n" + b'{"text": "a"}\n'),
        ("Transfer-Encoding: chunked", b"E\r\n" + b'{"text": "a"}\n' + b"\r\n0\r\n"),
        ("Transfer-Encoding: chunked", b"2\r\n" + b'{"text": "a"}\n' + b"\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked", b"no\r\n" + b'{"text": "a"}\n' + b"\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked", b"-1\r\n" + b'{"text": "a"}\n' + b"\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked", b"E\r\n" + b'{"text": "a"}\n' + b"\r\n0\r\nwrong\r\n\r\n"),
    ],
)
def test_a_body_that_is_cut_or_wrongly_framed_is_a_400(
    server: Server, path: str, content_type: str, field: str, body: bytes
) -> None:
    with connected(server) as connection:
        connection.sendall(head(path, content_type, field) + body)
        connection.shutdown(socket.SHUT_WR)
        check_problem(connection, 400, "incomplete_body")
    assert answers(server)


@pytest.mark.parametrize(
    "fields", [("Content-Length: 13", "Transfer-Encoding: chunked"), ("Content-Length: x",), ("Content-Length: -1",)]
)
def test_what_is_no_http_is_refused_by_the_server_itself(server: Server, fields: tuple[str, ...]) -> None:
    with connected(server) as connection:
        connection.sendall(head(BATCH, NDJSON, *fields) + b'{"text": "a"}')
        connection.shutdown(socket.SHUT_WR)
        assert read_answer(connection)[0].status == 400
    assert answers(server)


def drip(connection: socket.socket, data: bytes) -> None:
    """Send a byte now and then, until it is all sent or nobody takes it."""
    try:
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(PATIENCE / 10)
    except OSError:
        pass


@pytest.mark.parametrize(("path", "content_type"), [("/v1/normalize", "text/plain"), (BATCH, NDJSON)])
@pytest.mark.parametrize("framing", [("Content-Length: 1000", b""), ("Transfer-Encoding: chunked", b"3E8\r\n")])
def test_a_body_that_comes_too_slowly_is_a_408(
    impatient: Server, path: str, content_type: str, framing: tuple[str, bytes]
) -> None:
    field, start = framing
    with connected(impatient) as connection:
        connection.sendall(head(path, content_type, field) + start)
        dripping = Thread(target=drip, args=(connection, b"a" * 100))
        dripping.start()
        check_problem(connection, 408, "slow_body")
        assert answers(impatient)
        connection.close()
        dripping.join()


def test_a_head_that_comes_too_slowly_is_left(impatient: Server) -> None:
    with connected(impatient) as connection:
        connection.sendall(b"POST ")
        dripping = Thread(target=drip, args=(connection, b"/v1/normalize" * 9))
        dripping.start()
        assert answers(impatient)
        assert connection.recv(100) == b""
        dripping.join()


def test_a_slow_client_that_is_fast_enough_is_answered(impatient: Server) -> None:
    body = json.dumps({"text": "a"}).encode()
    with connected(impatient) as connection:
        connection.sendall(head("/v1/normalize", "application/json", f"Content-Length: {len(body)}"))
        for byte in body:
            time.sleep(PATIENCE / 4 / len(body))
            connection.sendall(bytes([byte]))
        assert read_answer(connection)[0].status == 200


def large_batch(lines: int) -> bytes:
    """Lines of mean articles."""
    return (json.dumps({"text": "\n\n".join([ARTICLE] * 7)}).encode() + b"\n") * lines


@pytest.mark.parametrize("is_polite", [False, True])
def test_a_client_that_goes_away_stops_its_batch(server: Server, *, is_polite: bool) -> None:
    worker = worker_of(server)
    connection = HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT)
    connection.request("POST", BATCH, large_batch(9000), {"Content-Type": NDJSON})
    response = connection.getresponse()
    assert json.loads(response.readline())["index"] == 0
    assert spools(worker) == 1
    if not is_polite:
        connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    response.close()
    connection.close()
    assert answers(server)
    assert spools(worker) == 0


def test_a_client_that_does_not_read_is_left(impatient: Server) -> None:
    worker = worker_of(impatient)
    body = large_batch(2500)  # whose answer is more than any buffer of a connection
    with connected(impatient) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(head(BATCH, NDJSON, f"Content-Length: {len(body)}") + body)
        assert answers(impatient)
        assert spools(worker) == 0


LONG_ANSWER = json.dumps({"text": "Ab.\n\n" * 200_000, "title": ""}).encode()
"""A request whose answer is made whole before it is sent, and is more than any buffers of a connection."""


@pytest.mark.parametrize(("rate", "is_left"), [(4 * MEGABYTE, True), (1000, False)])
def test_a_client_that_reads_too_slowly_is_left_and_its_slot_is_free(rate: int, *, is_left: bool) -> None:
    """It takes each piece long before the patience with that is over; whether that will do is a matter of the rate."""
    settings = {"receive_timeout": str(2 * PATIENCE), "min_read_rate": str(rate), "deadline": "600"}
    with running(workers="1", threads="2", max_concurrent="1", **settings) as server, connected(server) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, MEGABYTE // 16)
        connection.sendall(
            head("/v1/normalize", "application/json", f"Content-Length: {len(LONG_ANSWER)}") + LONG_ANSWER
        )
        assert connection.recv(12) == b"HTTP/1.1 200"
        until = time.monotonic() + (TIMEOUT if is_left else 5 * PATIENCE)
        while time.monotonic() < until and not (is_left and is_free(server)):
            connection.recv(MEGABYTE // 32, socket.MSG_WAITALL)
            time.sleep(0.05)
        assert is_free(server) == is_left


def is_free(server: Server) -> bool:
    """Whether the server has a slot; the body is wrong, for then there is little to do."""
    answer = httpx.post(f"{server.url}/v1/normalize", json={}, timeout=TIMEOUT)
    assert answer.status_code in {422, 503}
    return answer.status_code == 422


def test_a_batch_that_finds_no_room_on_the_disk_is_refused_and_the_next_one_answered(server: Server) -> None:
    process = int(worker_of(server).name)
    body = b'{"text": "a", "more": "%s"}\n' % (b"x" * 30_000) * 100
    limits = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (len(body) // 2, limits[1]))  # the worker's largest file
    try:
        with connected(server) as connection:
            connection.sendall(head(BATCH, NDJSON, f"Content-Length: {len(body)}") + body)
            check_problem(connection, 503, "no_room")
        assert spools(worker_of(server)) == 0
        assert answers(server)
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, limits)
    answer = httpx.post(server.url + BATCH, content=body, headers={"Content-Type": NDJSON}, timeout=TIMEOUT)
    assert json.loads(answer.content.splitlines()[-1]) == {"done": True, "items": 100, "failed": 100}


def spools(worker: Path) -> int:
    """How many files without a name the worker has open, beside the one by which it shows that it lives."""
    names = [str(descriptor.readlink()) for descriptor in (worker / "fd").iterdir()]
    return sum(name.endswith("(deleted)") and "wgunicorn" not in name for name in names)


def test_lines_are_answered_while_others_wait(server: Server) -> None:
    began = time.monotonic()
    line = json.dumps({"text": "\n\n".join([ARTICLE] * 20)}).encode() + b"\n"
    with httpx.stream(
        "POST", server.url + BATCH, content=line * 40, headers={"Content-Type": NDJSON}, timeout=TIMEOUT
    ) as answer:
        came = [(time.monotonic() - began, json.loads(told)) for told in answer.iter_lines()]
    assert answer.headers["Content-Encoding"] in {"gzip", "br", "zstd"}
    assert came[-1][1] == {"done": True, "items": 40, "failed": 0}
    assert came[0][0] < came[-1][0] / 2
