"""The shipped server: a real gunicorn with the shipped configuration, on a free port."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import httpx
import pytest

from service import normalize
from service.settings import PREFIX

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "gunicorn", "--config", "python:service.web.gunicorn_config")
TIMEOUT = 60
"""Seconds after which a server that does not answer has failed; nothing here takes a tenth of it."""

LIMIT = 100_000
"""Of a body, in bytes."""

ARTICLE = (
    "Harbour bridge reopens after repairs (PHOTOS)\n\n Harbour bridge reopens after repairs (PHOTOS)\n\n"
    "The bridge over the harbour mouth carries traffic again, the port authority said on Friday.\n\n"
    '"We expect 14,000 vehicles a day, of which 12% are lorries," its director told reporters. .\n\n'
    "Some 61,000 residents, including 23,00 pupils, had to cross by ferry  for eight months."
)


@dataclass(frozen=True)
class Server:
    """A running gunicorn, and where it listens."""

    process: subprocess.Popen[str]
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def environment(**settings: str) -> dict[str, str]:
    """The environment of this process, with these settings and no others."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return inherited | {PREFIX + name.upper(): value for name, value in settings.items()}


@contextmanager
def running(**settings: str) -> Iterator[Server]:
    """Start gunicorn in a session of its own, and kill what is left of it at the end."""
    process = subprocess.Popen(
        COMMAND,
        cwd=ROOT,
        env=environment(bind="127.0.0.1:0", **settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        try:
            yield Server(process, announced_port(process))
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def announced_port(process: subprocess.Popen[str]) -> int:
    """The port that the log tells: gunicorn was asked for any that is free."""
    assert process.stderr is not None
    told = []
    for line in process.stderr:
        told.append(line)
        if listening := re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", line):
            return int(listening[1])
    pytest.fail("gunicorn did not start:\n" + "".join(told))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running(max_body_bytes=str(LIMIT), validate_answers="always") as started:
        yield started


def in_process(text: str) -> Any:
    """What the library makes of `text`, as JSON has it."""
    return json.loads(json.dumps(normalize(text).to_dict()))


def test_an_article_is_answered_as_in_process(server: Server) -> None:
    answer = httpx.post(f"{server.url}/v1/normalize", json={"text": ARTICLE}, timeout=TIMEOUT)
    assert answer.status_code == 200
    assert answer.json() == in_process(ARTICLE)


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/v1/rules", "/openapi.yaml"])
def test_it_answers(server: Server, path: str) -> None:
    assert httpx.get(server.url + path, timeout=TIMEOUT).status_code == 200


def test_the_seed_article_over_a_socket(server: Server, data: Path) -> None:
    raw = (data / "seed" / "aleppo.txt").read_text("utf-8")
    response = httpx.post(f"{server.url}/v1/normalize", json={"text": raw})
    answer = response.json()
    assert response.status_code == 200
    assert answer["title_raw"] == raw.partition("\n")[0] == answer["title"] + " (VIDEO)"
    assert answer["title_tags"] == ["video"]
    assert answer["title"] not in answer["text"]
    assert len(answer["paragraphs"]) == 9
    assert "\u00a0" not in answer["text"]
    assert answer["language"]["code"] == "en"
    (number,) = [edit for edit in answer["edits"] if edit["category"] == "numbers"]
    assert (number["before"], number["after"], number["alternatives"][0]["after"]) == ("44,00", "44,000", "4,400")
    assert {"98%", "110,000", "7,000", "3 square kilometers"} <= {told["text"] for told in answer["numbers"]}
    assert len(answer["suggestions"]) == 2


@pytest.mark.parametrize(("method", "body"), [("GET", b'{"status":"alive"}'), ("HEAD", b"")])
def test_head_and_body_come_in_one_piece(server: Server, method: str, body: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), TIMEOUT) as client:
        for _ in range(2):
            client.sendall(f"{method} /livez HTTP/1.1\r\nHost: a\r\n\r\n".encode())
            head, _, rest = client.recv(10_000).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 OK\r\n")
            assert rest == body


def posted_in_chunks(server: Server, body: bytes) -> httpx.Response:
    """Post `body` without telling its length."""
    chunks = (body[start : start + 30_000] for start in range(0, len(body), 30_000))
    headers = {"Content-Type": "application/json"}
    return httpx.post(f"{server.url}/v1/normalize", content=chunks, headers=headers, timeout=TIMEOUT)


def test_a_chunked_body_at_the_limit_is_taken(server: Server) -> None:
    body = json.dumps({"text": ARTICLE}).encode().ljust(LIMIT)
    assert posted_in_chunks(server, body).status_code == 200


def test_a_chunked_body_over_the_limit_is_a_problem(server: Server) -> None:
    body = json.dumps({"text": ARTICLE}).encode().ljust(LIMIT + 1)  # cut at the limit it would be whole JSON
    answer = posted_in_chunks(server, body)
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["code"], problem["limit"]) == ("body_too_large", LIMIT)


@contextmanager
def begun_request(server: Server, body: bytes) -> Iterator[HTTPConnection]:
    """A request that a worker has taken up, its body still to be sent: `100 Continue` says that it has."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT)
    try:
        connection.putrequest("POST", "/v1/normalize")
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", str(len(body)))
        connection.putheader("Expect", "100-continue")
        connection.endheaders()
        assert connection.sock.recv(1000).startswith(b"HTTP/1.1 100 ")
        yield connection
    finally:
        connection.close()


def finished(connection: HTTPConnection, body: bytes) -> tuple[HTTPResponse, Any]:
    """Send the body of a begun request; the response and its JSON."""
    connection.send(body)
    response = connection.getresponse()
    return response, json.loads(response.read())


def refuses_connections(server: Server) -> bool:
    try:
        socket.create_connection(("127.0.0.1", server.port), TIMEOUT).close()
    except ConnectionRefusedError:
        return True
    return False


def test_sigterm_lets_a_request_finish_and_refuses_others() -> None:
    body = json.dumps({"text": ARTICLE}).encode()
    with running(workers="1") as server, begun_request(server, body) as request:
        server.process.send_signal(signal.SIGTERM)
        while not refuses_connections(server):
            time.sleep(0.01)
        response, article = finished(request, body)
        assert response.status == 200
        assert article == in_process(ARTICLE)
        assert server.process.wait(TIMEOUT) == 0


def lines_of_work(number: int) -> bytes:
    """A batch of so many long articles."""
    line = json.dumps({"text": "\n\n".join([ARTICLE] * 20), "id": "a"}).encode() + b"\n"
    return line * number


@pytest.mark.parametrize("content_type", ["application/json", "application/x-ndjson"])
def test_sigterm_ends_a_long_batch_in_time_with_a_problem_for_each_item_that_is_left(content_type: str) -> None:
    lines = lines_of_work(1500)
    count = lines.count(b"\n")
    is_json = content_type == "application/json"
    body = b'{"items":[' + lines.replace(b"\n", b",")[:-1] + b"]}" if is_json else lines
    settings = {"workers": "1", "graceful_timeout": "3", "max_body_bytes": "20000000"}
    with running(**settings) as server, closing(HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT)) as client:
        client.request("POST", "/v1/normalize/batch", body, {"Content-Type": content_type})
        response = client.getresponse()
        begun = response.read(10)
        server.process.send_signal(signal.SIGTERM)
        stopped = time.monotonic()
        answer = begun + response.read()  # raises where the answer is cut
        took = time.monotonic() - stopped
        assert server.process.wait(TIMEOUT) == 0
    items = json.loads(answer)["items"] if is_json else [json.loads(line) for line in answer.splitlines()]
    if not is_json:
        end = items.pop()
        assert end == {"done": True, "items": count, "failed": sum(item["status"] != 200 for item in items)}
    statuses = [item["status"] for item in items]
    done = statuses.count(200)
    assert 0 < done < count
    assert statuses == [200] * done + [503] * (count - done)
    assert {(item["id"], item["problem"]["code"]) for item in items[done:]} == {("a", "draining")}
    assert took < 3


def test_sigterm_lets_the_queue_finish() -> None:
    body = json.dumps({"text": ARTICLE}).encode()
    with running(workers="1", threads="1") as server, begun_request(server, body) as first, ExitStack() as stack:
        queued = [
            stack.enter_context(closing(HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT))) for _ in range(5)
        ]
        for connection in queued:
            connection.request("POST", "/v1/normalize", body, {"Content-Type": "application/json"})
        server.process.send_signal(signal.SIGTERM)
        while not refuses_connections(server):
            time.sleep(0.01)
        assert finished(first, body)[0].status == 200
        assert [connection.getresponse().status for connection in queued] == [200] * 5
        assert server.process.wait(TIMEOUT) == 0


def test_a_draining_server_is_not_ready() -> None:
    with (
        running(workers="1") as server,
        httpx.Client(base_url=server.url, timeout=TIMEOUT) as kept_alive,
        begun_request(server, b"{}"),
    ):
        assert kept_alive.get("/readyz").status_code == 200
        server.process.send_signal(signal.SIGTERM)
        while (answer := kept_alive.get("/readyz")).status_code == 200:
            time.sleep(0.01)  # the signal is on its way from the master to its worker
        assert answer.status_code == 503
        assert answer.json()["code"] == "draining"
        if answer.headers["Connection"] != "close":  # the signal came between gunicorn's look at it and ours
            answer = kept_alive.get("/readyz")
        assert answer.headers["Connection"] == "close"


def test_sigterm_ends_an_idle_server_cleanly() -> None:
    with running() as server:
        assert httpx.get(f"{server.url}/readyz", timeout=TIMEOUT).status_code == 200
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(TIMEOUT) == 0


def ended(argument: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """A gunicorn that looks at its configuration only."""
    command = (*COMMAND, argument)
    env = environment(**settings)
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=TIMEOUT, check=False)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("workers", "0"),
        ("threads", "many"),
        ("graceful_timeout", "-1"),
        ("validate_answers", "yes"),
        ("bind", "nowhere"),
        ("bind", "256.1.1.1:80"),
        ("api_key_header", "Content-Type"),
        ("colour", "red"),
    ],
)
def test_a_bad_setting_is_one_clear_line(setting: str, value: str) -> None:
    gunicorn = ended("--check-config", **{setting: value})
    assert gunicorn.returncode != 0
    assert gunicorn.stderr.count("\n") == 1, gunicorn.stderr
    assert f"{PREFIX}{setting.upper()} " in gunicorn.stderr


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "PATH_INFO", "X-Forwarded-Proto", "X-Forwarded-Ssl"])
def test_headers_choose_neither_path_nor_scheme(server: Server, name: str) -> None:
    fields = {name: "/v1/rules", "X-Forwarded-Protocol": "ssl"}
    answer = httpx.get(f"{server.url}/livez", headers=fields, timeout=TIMEOUT)
    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})


@pytest.mark.parametrize(("threads", "is_told"), [("4", True), ("5", False)])
def test_too_few_threads_are_told(threads: str, *, is_told: bool) -> None:
    with running(workers="1", threads=threads) as server:
        server.process.send_signal(signal.SIGTERM)
        assert server.process.stderr is not None
        log = server.process.stderr.read()  # not communicate(), which leaves out what was read ahead with the port
    assert ("COPYDESK_MAX_CONCURRENT" in log) == is_told


def test_the_settings_reach_gunicorn() -> None:
    chosen = {"workers": "3", "threads": "5", "timeout": "71", "graceful_timeout": "13"}
    gunicorn = ended("--print-config", bind="127.0.0.1:1", **chosen)
    told = dict(re.findall(r"(?m)^(\w+) += (.*)$", gunicorn.stdout))
    assert told["bind"] == "['127.0.0.1:1']"
    assert {name: told[name] for name in chosen} == chosen
