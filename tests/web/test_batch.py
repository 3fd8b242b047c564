"""`POST /v1/normalize/batch`: parity with single requests, in JSON and in lines; one bad item fails no other."""

import errno
import io
import json
import tempfile
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from service import normalize
from service.schemas import BatchSchema, EndSchema, ItemSchema
from service.settings import Settings
from service.web import create_app, gathering, spooling
from service.web.bodies import JSON, NDJSON
from service.web.work import normalized
from tests.articles import RAW
from tests.web.test_normalize import URL as ONE
from tests.web.test_normalize import problem

URL = "/v1/normalize/batch"

REQUESTS: list[dict[str, Any]] = [
    {"text": RAW, "id": "a-1", "language": "en-IN", "url": "x", "site_name": "Herald"},
    {"text": "The vote  was close."},
    {"text": "a \ud83d b  é", "title": ""},
    {"text": "Ein  Satz mit 18,00 Kindern.", "id": "d", "options": {"offset_unit": "utf8", "include": ["edits"]}},
    {"text": "", "title": "A  title"},
]
WRONG: list[tuple[Any, int, str, str | None]] = [
    ({}, 422, "/text", None),
    ({"id": "b"}, 422, "/text", "b"),
    ({"id": 7, "text": "a"}, 422, "/id", None),
    ({"id": "x" * 201, "text": "a"}, 422, "/id", None),
    ({"text": "a", "more": 1, "id": "c"}, 422, "/more", "c"),
    ({"text": "a", "options": {"rules": {"layuot": "off"}}}, 422, "/options/rules/layuot", None),
    ({"text": "a", "options": None}, 422, "/options", None),
    (3, 422, "", None),
    (None, 422, "", None),
    ([], 422, "", None),
    ("a", 422, "", None),
]


def post_json(client: FlaskClient, body: Any, query: str = "") -> TestResponse:
    return client.post(URL + query, data=json.dumps(body).encode(), content_type=JSON)


def post_lines(client: FlaskClient, body: bytes, query: str = "") -> TestResponse:
    return client.post(URL + query, data=body, content_type=NDJSON)


def items_of(response: TestResponse) -> list[dict[str, Any]]:
    """The items of an answer in JSON, every one of which fits the contract."""
    assert response.status_code == 200, response.data
    assert response.content_type == JSON
    body = json.loads(response.data)
    assert BatchSchema().validate(body) == {}
    items: list[dict[str, Any]] = body["items"]
    assert [item["index"] for item in items] == list(range(len(items)))
    return items


def lines_of(response: TestResponse) -> list[dict[str, Any]]:
    """The items of an answer in lines, whose last line tells their number."""
    assert response.status_code == 200, response.data
    assert response.content_type == NDJSON
    assert response.data.endswith(b"\n")
    *items, end = [json.loads(line) for line in response.data.split(b"\n")[:-1]]
    assert EndSchema().validate(end) == {}
    assert [item["index"] for item in items] == list(range(len(items)))
    for item in items:
        assert ItemSchema().validate(item) == {}
        assert ("article" in item) == (item["status"] == 200) == ("problem" not in item)
    assert end == {"done": True, "items": len(items), "failed": sum(item["status"] != 200 for item in items)}
    return items


def as_lines(requests: list[Any]) -> bytes:
    return b"".join(json.dumps(request).encode() + b"\n" for request in requests)


def both(client: FlaskClient, requests: list[Any], query: str = "") -> Iterator[list[dict[str, Any]]]:
    yield items_of(post_json(client, {"items": requests}, query))
    yield lines_of(post_lines(client, as_lines(requests), query))


def test_an_item_is_answered_as_a_request_of_its_own(client: FlaskClient) -> None:
    alone = [client.post(ONE, data=json.dumps(request).encode(), content_type=JSON).json for request in REQUESTS]
    in_process = [normalize(**{k: v for k, v in request.items() if k != "id"}).to_dict() for request in REQUESTS]
    for items in both(client, REQUESTS):
        assert [item["status"] for item in items] == [200] * len(REQUESTS)
        assert [item["article"] for item in items] == alone
        assert [{**item["article"], "id": None} for item in items] == in_process
        assert [item["id"] for item in items] == [request.get("id") for request in REQUESTS]


def test_a_wrong_item_has_the_problem_of_a_request_of_its_own_and_fails_no_other(client: FlaskClient) -> None:
    requests = [request for wrong, *_ in WRONG for request in (wrong, REQUESTS[1])]
    for items in both(client, requests):
        for (wrong, status, pointer, name), item in zip(WRONG, items[::2], strict=True):
            alone = problem(
                client.post(ONE, data=json.dumps(wrong).encode(), content_type=JSON), status, "invalid_request"
            )
            assert (item["status"], item["id"]) == (status, name)
            assert [error["pointer"] for error in item["problem"]["errors"]] == [pointer]
            assert item["problem"] == alone | {"instance": item["problem"]["instance"]}
        assert {item["status"] for item in items[1::2]} == {200}


def test_the_instance_of_a_problem_is_the_request(client: FlaskClient) -> None:
    response = post_json(client, {"items": [{}]})
    assert items_of(response)[0]["problem"]["instance"].endswith(response.headers["X-Request-ID"])


@pytest.mark.parametrize(
    ("query", "defaults", "own", "told"),
    [
        ("", {}, {}, "codepoint"),
        ("?offset_unit=utf8", {}, {}, "utf8"),
        ("?offset_unit=utf8", {"offset_unit": "utf16"}, {}, "utf16"),
        ("", {"offset_unit": "utf16"}, {"quotes": "keep"}, "utf16"),
        ("?offset_unit=utf8", {"offset_unit": "utf16"}, {"offset_unit": "codepoint"}, "codepoint"),
    ],
)
def test_an_item_says_more_than_the_defaults_and_these_more_than_the_query(
    client: FlaskClient, query: str, defaults: Any, own: Any, told: str
) -> None:
    request = {"text": "a", "options": own}
    (item,) = items_of(post_json(client, {"defaults": defaults, "items": [request]}, query))
    assert item["article"]["offset_unit"] == told
    if not defaults:
        (item,) = lines_of(post_lines(client, as_lines([request]), query))
        assert item["article"]["offset_unit"] == told


@pytest.mark.parametrize(
    ("body", "status", "code", "pointer"),
    [
        (b"", 400, "malformed_json", None),
        (b'{"items": [', 400, "malformed_json", None),
        (b'{"items": [{"text": "a", "text": "b"}]}', 400, "malformed_json", None),
        (b'{"items": [{"text": "\xff"}]}', 400, "undecodable_body", None),
        (b"[]", 422, "invalid_request", ""),
        (b"{}", 422, "invalid_request", "/items"),
        (b'{"items": null}', 422, "invalid_request", "/items"),
        (b'{"items": {"text": "a"}}', 422, "invalid_request", "/items"),
        (b'{"items": [], "more": 1}', 422, "invalid_request", "/more"),
        (b'{"items": [], "defaults": null}', 422, "invalid_request", "/defaults"),
        (b'{"items": [], "defaults": {"id": "a"}}', 422, "invalid_request", "/defaults/id"),
        (b'{"items": [], "defaults": {"quotes": "none"}}', 422, "invalid_request", "/defaults/quotes"),
    ],
)
def test_a_batch_that_is_none_is_refused(
    client: FlaskClient, body: bytes, status: int, code: str, pointer: str | None
) -> None:
    told = problem(client.post(URL, data=body, content_type=JSON), status, code)
    assert [error["pointer"] for error in told.get("errors", [])] == [pointer] * (pointer is not None)


def test_an_empty_batch_is_answered(client: FlaskClient) -> None:
    assert list(both(client, [])) == [[], []]
    assert post_json(client, {"items": []}).data == b'{"items":[]}'
    for body in (b"\n", b"\r\n \t\n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"):
        assert lines_of(post_lines(client, body)) == []


@pytest.mark.parametrize(
    "body",
    [
        b'{"text": "a"}\n{"text": "b"}\n',
        b'{"text": "a"}\n{"text": "b"}',
        b'{"text": "a"}\r\n{"text": "b"}\r\n',
        b'\xef\xbb\xbf{"text": "a"}\n{"text": "b"}',
        b'\n\n \t\r\n{"text": "a"}\n\n{"text": "b"}\n\n \n',
        b' {"text": "a"} \n\t{"text": "b"}\t',
        b"\n" * 200_000
        + b'{"text": "a"}'
        + b"\r\n" * 100_000
        + b"\n \t" * 100_000
        + b'\n{"text": "b"}'
        + b"\n " * 99_999,
    ],
)
def test_line_ends_blank_lines_and_marks_do_not_matter(client: FlaskClient, body: bytes) -> None:
    assert [item["article"]["text"] for item in lines_of(post_lines(client, body))] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        (b"{", 400, "malformed_json"),
        (b'{"text": "a"} {"text": "b"}', 400, "malformed_json"),
        (b'{"text": "a\rb"}', 400, "malformed_json"),
        (b'{"text": "a", "text": "b"}', 400, "malformed_json"),
        (b'{"text": "a", "options": {"min_confidence": NaN}}', 400, "malformed_json"),
        (b"[" * 100_000, 400, "malformed_json"),
        (b'{"text": ' + b"9" * 5000 + b"}", 400, "malformed_json"),
        (b'{"text": 1e999}', 422, "invalid_request"),
        (b'{"text": "\0"}', 400, "malformed_json"),
        (b"\0", 400, "malformed_json"),
        (b'{"text": "\xff"}', 400, "undecodable_body"),
        (b'{"text": "' + b"a" * 200_000 + b'"}', 413, "body_too_large"),
        (b" " * 200_001, 413, "body_too_large"),
    ],
)
def test_a_line_that_is_wrong_has_a_problem_and_fails_no_other(line: bytes, status: int, code: str) -> None:
    client = create_app(Settings(validate_answers="always", max_body_bytes=200_000)).test_client()
    for body in (b'{"text": "a"}\n%s\n{"text": "b"}\n' % line, b'{"text": "a"}\n{"text": "b"}\n%s' % line):
        items = lines_of(post_lines(client, body))
        assert sorted(item["status"] for item in items) == [200, 200, status]
        (wrong,) = (item for item in items if item["status"] != 200)
        assert (wrong["problem"]["code"], wrong["problem"]["status"], wrong["id"]) == (code, status, None)
        assert [item["article"]["text"] for item in items if item["status"] == 200] == ["a", "b"]
    if status == 413:
        assert (wrong["problem"]["limit"], wrong["problem"]["unit"]) == (200_000, "bytes")


def test_a_line_may_be_as_long_as_a_body() -> None:
    client = create_app(Settings(max_body_bytes=100)).test_client()
    line = b'{"text": "' + b"a" * 88 + b'"}'
    assert len(line) == 100
    assert [item["status"] for item in lines_of(post_lines(client, line + b"\n" + line))] == [200, 200]
    assert [item["status"] for item in lines_of(post_lines(client, line + b" \n" + line))] == [413, 200]


@pytest.mark.parametrize(
    "query", ["?id=a", "?title=a", "?language=en", "?text=a", "?quotes=none", "?quotes=keep&quotes=keep"]
)
def test_parameters_are_options_and_nothing_else(client: FlaskClient, query: str) -> None:
    name = query[1:].partition("=")[0]
    for response in (post_json(client, {"items": []}, query), post_lines(client, b"", query)):
        errors = problem(response, 422, "invalid_request")["errors"]
        assert [error["pointer"] for error in errors] == [f"/{name}"]


@pytest.mark.parametrize(
    "content_type", ["text/plain", "text/html", "application/octet-stream", "application/ndjson", ""]
)
def test_other_media_types_are_a_415(client: FlaskClient, content_type: str) -> None:
    response = client.post(URL, data=b"{}", content_type=content_type)
    problem(response, 415, "unsupported_media_type")
    assert response.headers["Accept"] == "application/json, application/x-ndjson"


@pytest.mark.parametrize(("sent", "other"), [(JSON, NDJSON), (NDJSON, JSON)])
def test_the_answer_has_the_type_of_the_request(client: FlaskClient, sent: str, other: str) -> None:
    body = b'{"items": []}'
    problem(client.post(URL, data=body, content_type=sent, headers={"Accept": other}), 406, "not_acceptable")
    for accepted in (sent, "application/*", f"{other}, */*;q=0.1"):
        assert client.post(URL, data=body, content_type=sent, headers={"Accept": accepted}).content_type == sent


def test_there_is_a_limit_of_items() -> None:
    client = create_app(Settings(max_batch_items=3)).test_client()
    for items in both(client, [{"text": "a"}, 1, {}]):
        assert len(items) == 3
    told = problem(post_json(client, {"items": [1] * 5}), 413, "too_many_items")
    assert (told["limit"], told["actual"], told["unit"]) == (3, 5, "items")
    told = problem(post_lines(client, b"1\n\n" * 5), 413, "too_many_items")
    assert (told["limit"], told["actual"], told["unit"]) == (3, None, "items")


@pytest.mark.parametrize("is_chunked", [False, True])
@pytest.mark.parametrize(("length", "status"), [(200, 200), (201, 413)])
def test_there_is_a_limit_of_bytes(length: int, status: int, *, is_chunked: bool) -> None:
    client = create_app(Settings(max_batch_bytes=200, max_body_bytes=20)).test_client()
    body = b'{"text": "a"}\n' * 14 + b" " * (length - 196)
    environ = {"wsgi.input": io.BytesIO(body), "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    response = (
        client.post(URL, content_type=NDJSON, environ_overrides=environ) if is_chunked else post_lines(client, body)
    )
    if status == 200:
        assert len(lines_of(response)) == 14
    else:
        told = problem(response, 413, "body_too_large")
        assert (told["limit"], told["actual"], told["unit"]) == (200, None if is_chunked else 201, "bytes")


def test_a_batch_in_json_is_no_larger_than_a_request() -> None:
    client = create_app(Settings(max_body_bytes=100)).test_client()
    assert problem(post_json(client, {"items": [{"text": "a" * 100}]}), 413, "body_too_large")["limit"] == 100


def test_a_failure_of_an_item_is_its_own(caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(Settings()).test_client()
    real = normalized

    def failing(submission: Any, until: Any) -> Any:
        if submission.text == "bad":
            message = "SECRET cause"
            raise RuntimeError(message)
        return real(submission, until)

    with patch("service.web.batches.normalized", failing):
        for items in both(client, [{"text": "a"}, {"text": "bad", "id": "b"}, {"text": "c"}]):
            assert [item["status"] for item in items] == [200, 500, 200]
            assert (items[1]["id"], items[1]["problem"]["code"]) == ("b", "internal_error")
            assert "SECRET" not in json.dumps(items)
    assert "item 1 failed" in caplog.text


def test_nothing_of_an_item_is_told_in_its_problem(client: FlaskClient) -> None:
    requests = [{"text": ["SECRET"]}, "SECRET", {"text": "a", "language": "SECRET!"}]
    for items in both(client, requests):
        assert "SECRET" not in json.dumps(items)
    assert b"SECRET" not in post_lines(client, b'{"SECRET\n"SECRET').data


@pytest.mark.parametrize("in_memory", [0, 10, spooling.IN_MEMORY])
def test_the_spool_is_closed_when_all_is_answered_and_when_the_client_is_gone(in_memory: int) -> None:
    app = create_app(Settings())
    spools: list[Any] = []
    real = tempfile.SpooledTemporaryFile

    def noted(*args: Any, **kwargs: Any) -> Any:
        spools.append(real(*args, **kwargs))
        return spools[-1]

    with (
        patch.object(spooling, "IN_MEMORY", in_memory),
        patch.object(tempfile, "SpooledTemporaryFile", noted),
    ):
        whole = app.test_client().post(URL, data=as_lines(REQUESTS), content_type=NDJSON)
        assert len(lines_of(whole)) == len(REQUESTS)
        whole.close()
        with patch.object(gathering, "ENOUGH", 1):
            left = app.test_client().post(URL, data=as_lines(REQUESTS), content_type=NDJSON, buffered=False)
            assert b'"id":"a-1"' in str(next(iter(left.response))).encode()
        assert not spools[1].closed
        left.close()
        unread = app.test_client().post(URL, data=as_lines(REQUESTS), content_type=NDJSON, buffered=False)
        unread.close()
        small = create_app(Settings(max_batch_bytes=10)).test_client()
        environ = {"wsgi.input": io.BytesIO(b"\n" * 11), "wsgi.input_terminated": True}
        problem(small.post(URL, content_type=NDJSON, environ_overrides=environ), 413, "body_too_large")
        few = create_app(Settings(max_batch_items=1)).test_client()
        problem(few.post(URL, data=b"1\n1", content_type=NDJSON), 413, "too_many_items")
    assert [spool.closed for spool in spools] == [True] * 5


def test_where_no_disk_is_writable_shared_memory_holds_the_spool(client: FlaskClient) -> None:
    with (
        patch.object(tempfile, "gettempdir", side_effect=FileNotFoundError),
        patch.object(spooling, "IN_MEMORY", 10),
    ):
        assert len(lines_of(post_lines(client, as_lines(REQUESTS)))) == len(REQUESTS)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES])
@pytest.mark.parametrize("method", ["write", "flush"])
def test_a_full_disk_is_a_503_that_asks_to_come_again(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, number: int, method: str
) -> None:
    def full(*_: Any) -> Any:
        raise OSError(number, "SECRET")

    spool = tempfile.SpooledTemporaryFile()  # noqa: SIM115 the service closes it
    with patch.object(spool, method, full), patch.object(tempfile, "SpooledTemporaryFile", return_value=spool):
        refused = post_lines(client, as_lines(REQUESTS))
    problem(refused, 503, "no_room")
    assert int(refused.headers["Retry-After"]) > 0
    assert spool.closed
    assert errno.errorcode[number] in caplog.text
    assert "SECRET" not in caplog.text + refused.get_data(as_text=True)
    assert len(lines_of(post_lines(client, as_lines(REQUESTS)))) == len(REQUESTS)


def test_where_no_file_can_be_made_a_large_batch_is_a_503(client: FlaskClient) -> None:
    with (
        patch.object(tempfile, "TemporaryFile", side_effect=FileNotFoundError),
        patch.object(spooling, "IN_MEMORY", 10),
    ):
        problem(post_lines(client, as_lines(REQUESTS)), 503, "no_room")


def test_answers_come_one_by_one(client: FlaskClient) -> None:
    asked: list[str] = []
    real = normalized

    def noted(submission: Any, until: Any) -> Any:
        asked.append(submission.text)
        return real(submission, until)

    with patch("service.web.batches.normalized", noted), patch.object(gathering, "ENOUGH", 1):
        response = client.post(URL, data=as_lines([{"text": "a"}, {"text": "b"}]), content_type=NDJSON, buffered=False)
        for number, _ in enumerate(response.response, 1):
            assert len(asked) == min(number, 2)
    response.close()


@pytest.mark.parametrize("content_type", [JSON, NDJSON])
def test_answers_are_gathered_but_wait_for_none_that_may_take_long(client: FlaskClient, content_type: str) -> None:
    requests = [{"text": "a"}, {"text": "b"}, {"text": "c" * 20_000}, {"text": "d"}, {"text": "e"}]
    body = as_lines(requests) if content_type == NDJSON else json.dumps({"items": requests}).encode()
    with patch.object(gathering, "MOMENT", 60):
        response = client.post(URL, data=body, content_type=content_type, buffered=False)
        pieces = [str(piece, "utf-8") for piece in response.response if isinstance(piece, bytes)]
    response.close()
    assert [piece.count('"index":') for piece in pieces] == [2, 1, 2]


texts = st.text(st.characters(exclude_categories=[]), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts | st.sampled_from(["text", "id"]), inner, max_size=3)
    ),
    max_leaves=5,
)
raw_lines = st.binary(max_size=20) | values.map(lambda value: json.dumps(value).encode())


@given(body=st.lists(raw_lines, max_size=6).map(b"\n".join))
def test_any_lines_are_answered_line_by_line(body: bytes) -> None:
    client = create_app(Settings(validate_answers="always")).test_client()
    items = lines_of(post_lines(client, body))
    said = [line for line in body.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip(b" \t\r")]
    assert len(items) == len(said)
    for item, line in zip(items, said, strict=True):
        alone = client.post(ONE, data=line, content_type=JSON)
        assert alone.status_code == item["status"]
        assert alone.json is not None
        assert item.get("article", item.get("problem", {}).get("code")) == alone.json.get("code", alone.json)


@given(requests=st.lists(values | st.fixed_dictionaries({"text": texts}), max_size=4))
def test_any_items_are_answered_one_by_one(requests: list[Any]) -> None:
    client = create_app(Settings(validate_answers="always")).test_client()
    sent = json.dumps({"items": requests}).encode()
    response = client.post(URL, data=sent, content_type=JSON)
    if b"NaN" in sent or b"Infinity" in sent:
        return
    assert len(items_of(response)) == len(requests)
