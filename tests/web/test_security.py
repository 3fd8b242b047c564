"""What an answer tells a browser, and that nothing of the caller's text is in an error or in the log."""

import logging
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import httpx
import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.web import create_app, work
from service.web.deadlines import Deadline
from service.web.security_headers import HEADERS
from tests.web.test_gunicorn import COMMAND, ROOT, TIMEOUT, environment, posted_in_chunks
from tests.web.test_normalize import URL, post, problem

MARK = "Xylophanes7"
"""Stands in every text that is sent here, and in nothing else."""

KEY = "the-key-of-this-test"
LIMIT = 20_000
PROSE = f"The minister {MARK} said on Monday that the bridge is closed.\n\n" * 3


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/livez", 200),
        ("GET", "/v1/rules", 200),
        ("GET", "/openapi.yaml", 200),
        ("POST", URL, 415),
        ("GET", URL, 405),
        ("GET", "/nothing", 404),
    ],
)
def test_every_answer_has_the_security_headers(client: FlaskClient, method: str, path: str, status: int) -> None:
    response = client.open(path, method=method)
    assert response.status_code == status
    assert {name: response.headers[name] for name in HEADERS} == dict(HEADERS)
    assert "Server" not in response.headers


def test_an_article_is_not_stored_on_the_way(client: FlaskClient) -> None:
    response = post(client, {"text": "a"})
    assert response.headers["Cache-Control"] == "no-store"
    assert {name: response.headers[name] for name in HEADERS} == dict(HEADERS)


@dataclass(frozen=True)
class LoggedServer:
    """A gunicorn whose log is kept."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def log(self) -> str:
        return "".join((self.folder / name).read_text("utf-8", "replace") for name in ("out", "err"))

    @property
    def port(self) -> int:
        until = time.monotonic() + TIMEOUT
        while not (found := re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", self.log)):
            assert time.monotonic() < until, self.log
            time.sleep(0.05)
        return int(found[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoggedServer]:
    folder = tmp_path_factory.mktemp("logged")
    chosen = {"max_text_length": str(LIMIT), "max_body_bytes": str(3 * LIMIT), "api_keys": KEY, "quota": "3/day"}
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        env = environment(bind="127.0.0.1:0", workers="1", **chosen)
        with subprocess.Popen(COMMAND, cwd=ROOT, env=env, stdout=out, stderr=err, start_new_session=True) as process:
            try:
                yield LoggedServer(folder, process)
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(TIMEOUT)


JSON = "application/json"
BAD_BODIES: tuple[tuple[int, str, bytes], ...] = (
    (400, JSON, f'{{"text": "{MARK}'.encode()),
    (400, JSON, f'{{"text": "{MARK}"}} {MARK}'.encode()),
    (400, JSON, f'{{"text": "{MARK}", "text": "{MARK}"}}'.encode()),
    (400, JSON, f'{{"text": "{MARK}", "id": NaN}}'.encode()),
    (400, JSON, f'{{"text": "{MARK}'.encode() + b'\xff"}'),
    (400, JSON, b"[" * 50 + f'"{MARK}"'.encode() + b"]" * 50),
    (400, "text/plain", f"%PDF-1.7 {MARK}\0\1\2\3".encode() * 50),
    (413, JSON, f'{{"text": "{MARK * LIMIT}"}}'.encode()),
    (413, "text/plain", MARK.encode() * (LIMIT // 8)),
    (415, "text/html", f"<p>{MARK}</p>".encode()),
    (415, f"text/{MARK}", MARK.encode()),
    (422, JSON, f'"{MARK}"'.encode()),
    (422, JSON, f'{{"text": ["{MARK}"]}}'.encode()),
    (422, JSON, f'{{"text": "{MARK}", "language": "{MARK}!"}}'.encode()),
    (422, JSON, f'{{"text": "{MARK}", "{PROSE.strip()[:250]}": "{MARK}"}}'.replace("\n", " ").encode()),
    (422, JSON, f'{{"text": "{MARK}", "id": "{MARK * 50}", "options": {{"quotes": "{MARK}"}}}}'.encode()),
    (422, JSON, f'{{"text": "{MARK}", "options": {{"rules": {{"layout": "{MARK}"}}}}}}'.encode()),
    (422, JSON, f'{{"text": "{MARK}", "options": {{"include": ["{MARK}"]}}}}'.encode()),
)


def assert_untold(server: LoggedServer, answer: httpx.Response) -> None:
    assert MARK not in answer.text
    assert MARK not in str(answer.headers)
    assert answer.headers["Server"] == "gunicorn"
    assert MARK not in server.log


@pytest.mark.parametrize(("status", "content_type", "body"), BAD_BODIES)
def test_no_error_tells_the_text(server: LoggedServer, status: int, content_type: str, body: bytes) -> None:
    headers = {"Content-Type": content_type, "X-API-Key": KEY, "X-Request-ID": f"{MARK} of mine"}
    answer = httpx.post(f"{server.url}{URL}", content=body, headers=headers, timeout=TIMEOUT)
    assert answer.status_code == status
    assert_untold(server, answer)


@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        (f"?quotes={MARK}", {}, 422),
        (f"?language={MARK}!&title={MARK}&title={MARK}", {}, 422),
        (f"?title={MARK}", {"X-API-Key": f"{MARK}-and-more"}, 401),
        (f"?title={MARK}", {"Accept": f"text/{MARK}"}, 406),
        (f"?title={MARK}", {"Content-Encoding": MARK}, 415),
    ],
)
def test_no_error_tells_parameters_and_headers(
    server: LoggedServer, query: str, headers: dict[str, str], status: int
) -> None:
    sent = {"Content-Type": "text/plain", "X-API-Key": KEY} | headers
    answer = httpx.post(f"{server.url}{URL}{query}", content=PROSE.encode(), headers=sent, timeout=TIMEOUT)
    assert answer.status_code == status
    assert_untold(server, answer)


def test_neither_does_the_log_of_what_is_answered_nor_an_exhausted_quota(server: LoggedServer) -> None:
    for status in (200, 200, 200, 429):
        body, headers = {"text": PROSE, "title": MARK}, {"X-API-Key": KEY}
        answer = httpx.post(f"{server.url}{URL}?site_name={MARK}", json=body, headers=headers, timeout=TIMEOUT)
        assert answer.status_code == status
    assert_untold(server, answer)


def raw(server: LoggedServer, request: bytes) -> str:
    """What is answered to bytes that need not be HTTP."""
    with closing(socket.create_connection(("127.0.0.1", server.port), TIMEOUT)) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode("latin-1")


HEAD = f"POST {URL} HTTP/1.1\r\nHost: a\r\nX-API-Key: {KEY}\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (f"{MARK} is no request line\r\n\r\n", 400),
        (f"GET / {MARK}/1.1\r\n\r\n", 400),
        (f"G@T {MARK} HTTP/1.1\r\n\r\n", 400),
        (f"{HEAD}{MARK} is no header\r\n\r\n", 400),
        (f"{HEAD}X-{MARK}(): a\r\n\r\n", 400),
        (f"{HEAD}Transfer-Encoding: {MARK}\r\n\r\n", 501),
        (f"{HEAD}Transfer-Encoding: chunked\r\n\r\n{MARK}\r\n", 400),
        (f"{HEAD}Content-Length: {MARK}\r\n\r\n", 400),
        (f"{HEAD}Content-Length: 10\r\n\r\n0123456789{PROSE}", 400),
        (f"GET /{MARK * 1000} HTTP/1.1\r\n\r\n", 414),
        (f"{HEAD}X-Long: {MARK * 10000}\r\n\r\n", 431),
    ],
)
def test_what_is_no_http_is_not_told_either(server: LoggedServer, request_: str, status: int) -> None:
    answer = raw(server, request_.encode())
    assert re.findall(r"HTTP/1\.1 (\d+)", answer)[-1] == str(status), answer
    assert MARK not in answer
    assert MARK not in server.log


def test_what_fails_is_not_told_either(caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(Settings(max_concurrent=1)).test_client()
    with caplog.at_level(logging.DEBUG):
        with patch.object(work, "normalize_submission", side_effect=lambda *_: int(PROSE)):
            failed = post(client, {"text": PROSE})
        with patch.object(Deadline, "has_passed", return_value=True):
            late = post(client, {"text": PROSE})
        with patch("service.web.slots.Slots.take", side_effect=MemoryError(PROSE)):
            broken = post(client, {"text": PROSE})
    for answer, status, code in ((failed, 500, "internal_error"), (late, 504, "deadline_passed")):
        problem(answer, status, code)
    assert broken.status_code == 500
    assert MARK not in f"{failed.data!r}{late.data!r}{broken.data!r}"
    assert "builtins.ValueError" in caplog.text
    assert MARK not in caplog.text


def test_a_chunked_body_that_is_too_large_is_not_told(server: LoggedServer) -> None:
    answer = posted_in_chunks(server, PROSE.encode() * 1000)  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert_untold(server, answer)
