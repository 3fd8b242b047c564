"""Compressed answers, by what the request accepts, and compressed bodies, whose limits are of what they inflate to."""

import gzip
import io
import json
import random
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import brotli
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from service.settings import Settings
from service.web import create_app, gathering
from service.web.bodies import JSON, NDJSON
from service.web.compression import CODINGS as ANSWER_CODINGS
from service.web.compression import SMALL
from service.web.inflation import CODINGS, MAX_MEMBERS, MAX_WINDOW_LOG, PIECE, inflated
from service.web.problems import Problem
from tests.articles import RAW
from tests.web.test_normalize import URL, problem

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BATCH = f"{URL}/batch"
LARGE = "/v1/rules"
SMALL_ANSWER = "/livez"

INFLATE: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": zstd.decompress,
}
DEFLATE: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "zstd": zstd.compress}
codings = pytest.mark.parametrize("coding", sorted(DEFLATE))


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        (None, None),
        ("", None),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("br", "br"),
        ("zstd", "zstd"),
        ("deflate", None),
        ("compress, foo", None),
        ("gzip, deflate", "gzip"),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("*", "zstd"),
        ("gzip;q=0.9, zstd;q=0.8, br;q=0.1", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=0, *;q=0.5", "zstd"),
        ("zstd;q=0, br;q=0, *", "gzip"),
        ("identity", None),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.4, gzip;q=0.5", "gzip"),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0", None),
        ("*;q=0", None),
        ("gzip;q=x", None),
        (",,;", None),
    ],
)
def test_answers_are_compressed_for_who_asks(client: FlaskClient, accepted: str | None, coding: str | None) -> None:
    plain = client.get(LARGE)
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    answer = client.get(LARGE, headers=headers)
    assert answer.headers.get("Content-Encoding") == coding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Length"] == str(len(answer.data))
    assert (INFLATE[coding](answer.data) if coding else answer.data) == plain.data
    if coding:
        assert len(answer.data) < len(plain.data) / 2
        assert client.head(LARGE, headers=headers).headers["Content-Length"] == str(len(answer.data))


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, br, zstd", None), ("gzip, identity;q=0", "gzip"), ("br, *;q=0", "br"), ("gzip;q=0, identity;q=0", None)],
)
def test_small_answers_are_not_unless_nothing_else_will_do(
    client: FlaskClient, accepted: str, coding: str | None
) -> None:
    plain = client.get(SMALL_ANSWER)
    assert len(plain.data) < SMALL
    answer = client.get(SMALL_ANSWER, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == coding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert (INFLATE[coding](answer.data) if coding else answer.data) == plain.data


@pytest.mark.parametrize("coding", sorted(ANSWER_CODINGS))
def test_articles_and_problems_are_compressed(client: FlaskClient, coding: str) -> None:
    headers = {"Accept-Encoding": coding}
    plain = client.post(URL, json={"text": RAW})
    assert INFLATE[coding](client.post(URL, json={"text": RAW}, headers=headers).data) == plain.data
    wrong = client.post(URL, json={f"wrong{number}": 1 for number in range(99)}, headers=headers)
    assert (wrong.status_code, wrong.content_type) == (422, "application/problem+json")
    assert len(json.loads(INFLATE[coding](wrong.data))["errors"]) == 100


@pytest.mark.parametrize("coding", sorted(ANSWER_CODINGS))
def test_streams_are_compressed_and_every_line_can_be_read_at_once(client: FlaskClient, coding: str) -> None:
    begin: dict[str, Callable[[], Any]] = {
        "gzip": lambda: zlib.decompressobj(zlib.MAX_WBITS | 16).decompress,
        "br": lambda: brotli.Decompressor().process,
        "zstd": lambda: zstd.ZstdDecompressor().decompress,
    }
    body = b"".join(json.dumps({"text": f"{RAW}{number}"}).encode() + b"\n" for number in range(3))
    plain = client.post(BATCH, data=body, content_type=NDJSON)
    with patch.object(gathering, "ENOUGH", 1):
        answer = client.post(BATCH, data=body, content_type=NDJSON, headers={"Accept-Encoding": coding}, buffered=False)
        assert answer.headers["Content-Encoding"] == coding
        assert "Content-Length" not in answer.headers
        read, pieces = begin[coding](), [piece for piece in answer.response if piece]
    assert [read(piece) for piece in pieces if isinstance(piece, bytes)][:4] == plain.data.splitlines(keepends=True)
    answer.close()


def post(client: FlaskClient, body: bytes, coding: str, url: str = URL, content_type: str = JSON) -> TestResponse:
    return client.post(url, data=body, content_type=content_type, headers={"Content-Encoding": coding})


REQUEST = json.dumps({"text": RAW}).encode()


@pytest.mark.parametrize("named", ["gzip", "x-gzip", "GZIP", "identity, gzip", "zstd", "Zstd"])
def test_compressed_bodies_are_taken(client: FlaskClient, named: str) -> None:
    deflate = DEFLATE["zstd" if "zstd" in named.lower() else "gzip"]
    lines = REQUEST + b"\n" + REQUEST
    for url, body, content_type in (
        (URL, REQUEST, JSON),
        (URL, RAW.encode(), "text/plain"),
        (URL, RAW.encode("utf-16"), "application/octet-stream"),
        (BATCH, b'{"items": [%s]}' % REQUEST, JSON),
        (BATCH, lines, NDJSON),
    ):
        plain = client.post(url, data=body, content_type=content_type)
        assert plain.status_code == 200
        assert post(client, deflate(body), named, url, content_type).data == plain.data


@codings
def test_several_members_are_one_body(client: FlaskClient, coding: str) -> None:
    deflate = DEFLATE[coding]
    body = deflate(REQUEST[:50]) + deflate(b"") + deflate(REQUEST[50:])
    assert post(client, body, coding).data == post(client, deflate(REQUEST), coding).data


@codings
@pytest.mark.parametrize("url", [URL, BATCH])
@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: REQUEST,
        lambda whole: whole[:-1],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:3],
        lambda whole: whole + b"x",
        lambda whole: whole + b"\0" * 9,
        lambda whole: whole + whole[:7],
        lambda whole: whole[:40] + b"\xff\0\xff\0" + whole[44:],
    ],
)
def test_damaged_bodies_are_a_400(client: FlaskClient, coding: str, url: str, damage: Callable[[bytes], bytes]) -> None:
    body = damage(DEFLATE[coding](REQUEST))
    told = problem(post(client, body, coding, url, JSON if url == URL else NDJSON), 400, "undecodable_body")
    assert coding in told["detail"]


@codings
def test_the_other_coding_is_a_400(client: FlaskClient, coding: str) -> None:
    (other,) = set(DEFLATE) - {coding}
    problem(post(client, DEFLATE[other](REQUEST), coding), 400, "undecodable_body")


@codings
@pytest.mark.parametrize("is_chunked", [False, True])
@pytest.mark.parametrize(("url", "content_type"), [(URL, JSON), (URL, "text/plain"), (BATCH, JSON), (BATCH, NDJSON)])
def test_limits_are_of_what_a_body_inflates_to(coding: str, url: str, content_type: str, *, is_chunked: bool) -> None:
    settings = Settings(max_body_bytes=1000, max_inflated_bytes=2000, max_batch_bytes=2000, validate_answers="always")
    client = create_app(settings).test_client()
    for length, status in ((2000, 200), (2001, 413)):
        start, end = (b'{"items": [', b"]}") if (url, content_type) == (BATCH, JSON) else (b'{"text": "', b'"}')
        body = DEFLATE[coding](start + b" " * (length - len(start + end)) + end)
        environ = {"wsgi.input": io.BytesIO(body), "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
        response = client.post(
            url,
            content_type=content_type,
            headers={"Content-Encoding": coding},
            **({"environ_overrides": environ} if is_chunked else {"data": body}),
        )
        assert response.status_code == status, response.data
        if status == 413:
            told = problem(response, 413, "body_too_large")
            assert (told["limit"], told["actual"], told["unit"]) == (2000, None, "bytes")


@codings
def test_what_is_sent_is_limited_too(coding: str) -> None:
    client = create_app(Settings(max_body_bytes=1000, max_inflated_bytes=9000)).test_client()
    noise = random.Random(1).randbytes(1000)  # noqa: S311 no secret
    told = problem(post(client, DEFLATE[coding](noise), coding, content_type="text/plain"), 413, "body_too_large")
    assert told["limit"] == 1000
    assert told["actual"] > 1000


def pieces_of(body: bytes, size: int = PIECE) -> list[bytes]:
    return [body[start : start + size] for start in range(0, len(body), size)]


def bomb(coding: str, size: int) -> bytes:
    """What inflates to so many megabytes of nothing, made in pieces."""
    if coding == "gzip":
        stream: Any = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    else:
        stream = zstd.ZstdCompressor()
    nothing = bytes(1024 * 1024)
    made: bytes = b"".join(stream.compress(nothing) for _ in range(size)) + stream.flush()
    return made


@codings
@pytest.mark.parametrize(("url", "content_type"), [(URL, JSON), (URL, "text/plain"), (BATCH, JSON), (BATCH, NDJSON)])
def test_a_bomb_costs_no_memory(coding: str, url: str, content_type: str) -> None:
    client = create_app(Settings()).test_client()
    body = bomb(coding, 200)
    assert len(body) < 4 * 1024 * 1024
    tracemalloc.start()
    try:
        problem(post(client, body, coding, url, content_type), 413, "body_too_large")
        assert tracemalloc.get_traced_memory()[1] < 24 * 1024 * 1024
    finally:
        tracemalloc.stop()


@codings
def test_bodies_are_inflated_in_pieces(coding: str) -> None:
    noise = random.Random(1).randbytes(PIECE)  # noqa: S311 no secret
    whole = noise + b"a" * 5_000_000 + noise * 9
    for size in (1000, PIECE, 10_000_000):
        got = list(inflated(pieces_of(DEFLATE[coding](whole), size), coding))
        assert b"".join(got) == whole
        assert max(map(len, got)) <= PIECE


@given(whole=st.binary(max_size=300), size=st.integers(1, 20), coding=st.sampled_from(sorted(CODINGS)))
def test_pieces_of_any_size_are_inflated(whole: bytes, size: int, coding: str) -> None:
    body = DEFLATE[coding](whole) + DEFLATE[coding](whole[::-1])
    assert b"".join(inflated(pieces_of(body, size), coding)) == whole + whole[::-1]


@given(body=st.binary(max_size=60), coding=st.sampled_from(sorted(CODINGS)), kept=st.integers(0, 40))
def test_any_bytes_are_inflated_or_refused(body: bytes, coding: str, kept: int) -> None:
    damaged = DEFLATE[coding](b"abc" * 50)[:kept] + body
    client = create_app(Settings()).test_client()
    response = post(client, damaged, coding, content_type="text/plain")
    if response.status_code != 200:
        problem(response, 400, "undecodable_body")


@codings
def test_members_that_hold_nothing_are_limited(coding: str) -> None:
    empty = DEFLATE[coding](b"")
    assert b"".join(inflated(pieces_of(empty * MAX_MEMBERS), coding)) == b""
    with pytest.raises(Problem) as refused:
        list(inflated(pieces_of(empty * (MAX_MEMBERS + 1)), coding))
    assert refused.value.code == "undecodable_body"


@pytest.mark.parametrize(("log", "is_taken"), [(MAX_WINDOW_LOG, True), (MAX_WINDOW_LOG + 1, False), (27, False)])
def test_a_window_of_zstd_may_not_be_large(client: FlaskClient, log: int, *, is_taken: bool) -> None:
    stream = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: log})
    body = stream.compress(RAW.encode()) + stream.flush(stream.FLUSH_BLOCK) + stream.flush()
    response = post(client, body, "zstd", content_type="text/plain")
    if is_taken:
        assert response.status_code == 200
    else:
        problem(response, 400, "undecodable_body")


def test_a_body_that_breaks_off_is_a_400(client: FlaskClient) -> None:
    for url, content_type in ((URL, JSON), (URL, "text/plain"), (BATCH, JSON), (BATCH, NDJSON)):
        for terminated in (False, True):
            environ = {"wsgi.input": io.BytesIO(REQUEST), "CONTENT_LENGTH": str(len(REQUEST) + 1)}
            environ |= {"wsgi.input_terminated": True} if terminated else {}
            response = client.post(url, content_type=content_type, environ_overrides=environ)
            problem(response, 400, "incomplete_body")


class Failing(io.BytesIO):
    """A body that fails while it is read, as gunicorn's do."""

    def __init__(self, error: Exception) -> None:
        super().__init__(b"")
        self._error = error

    def read(self, _size: int | None = -1, /) -> bytes:
        raise self._error


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (TimeoutError(), 408, "slow_body"),
        (ConnectionResetError(), 400, "incomplete_body"),
        (ValueError("a chunk of -1 bytes"), 400, "incomplete_body"),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem(client: FlaskClient, error: Exception, status: int, code: str) -> None:
    environ = {"wsgi.input": Failing(error), "wsgi.input_terminated": True}
    for url, content_type in ((URL, JSON), (URL, "text/plain"), (BATCH, JSON), (BATCH, NDJSON)):
        problem(client.post(url, content_type=content_type, environ_overrides=environ), status, code)
