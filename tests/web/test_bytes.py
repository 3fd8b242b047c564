"""`POST /v1/normalize` with bytes: the same answer as for JSON, query parameters, charsets, and what is refused."""

import gzip
import hashlib
import io
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from service import normalize
from service.intake import submission_of_bytes
from service.normalizing import normalize_submission
from service.schemas import HintsSchema, OptionsSchema
from service.settings import Settings
from service.web import create_app
from service.web.parameters import EXAMPLES
from tests.articles import CLEAN, RAW
from tests.checking import replayed, undone
from tests.web.test_normalize import URL, problem

PLAIN = "text/plain"
BINARY = "application/octet-stream"


def send(client: FlaskClient, body: bytes, content_type: str = PLAIN, **parameters: Any) -> TestResponse:
    query = urlencode(parameters, doseq=True)
    return client.post(f"{URL}?{query}", data=body, content_type=content_type)


def answer(client: FlaskClient, body: bytes, content_type: str = PLAIN, **parameters: Any) -> dict[str, Any]:
    response = send(client, body, content_type, **parameters)
    assert response.status_code == 200, response.data
    article: dict[str, Any] = json.loads(response.data)
    return article


def test_a_text_as_bytes_gives_what_it_gives_as_json(client: FlaskClient) -> None:
    options = {
        "min_confidence": 0.5,
        "rules": {"layout": "suggest", "titles.repeated": "off"},
        "quotes": "curly",
        "offset_unit": "utf8",
        "boilerplate_phrases": ["Read, also: é&=+", "More"],
        "include": ["edits", "suggestions", "numbers"],
    }
    hints = {"id": "a-1", "title": "River & rises", "language": "en-IN", "site_name": "Herald", "url": "http://x/?a=b"}
    as_json = client.post(URL, json={"text": RAW, **hints, "options": options}).json
    query = hints | options | {"rules": "layout:suggest,titles.repeated:off", "include": "edits,suggestions,numbers"}
    assert as_json is not None
    for content_type in (PLAIN, f"{PLAIN}; charset=utf-8", BINARY):
        as_bytes = answer(client, RAW.encode(), content_type, **query)
        encoding = as_bytes.pop("encoding")
        assert encoding["used"] == "utf-8"
        assert as_bytes == {name: value for name, value in as_json.items() if name != "encoding"}


def test_without_parameters_the_defaults_hold(client: FlaskClient) -> None:
    article = answer(client, RAW.encode("cp1252"), BINARY)
    assert article["text"] == CLEAN
    assert 0.5 < article["encoding"].pop("confidence") < 1
    assert article["encoding"] == {"declared": None, "used": "windows-1252", "bom": False}
    assert {**article, "encoding": None, "sha256": None} == {**normalize(RAW).to_dict(), "sha256": None}


@pytest.mark.parametrize(
    ("content_type", "declared"),
    [
        ("text/plain; charset=ISO-8859-1", "windows-1252"),
        ('text/plain; charset="windows-1250"', "windows-1250"),
        ("TEXT/PLAIN;CHARSET=Latin2", "iso-8859-2"),
        ("text/plain; format=flowed; charset=utf8", "utf-8"),
        ("text/plain; charset=Klingon", "Klingon"),
        ("text/plain; charset=latin2; charset=gbk", "iso-8859-2"),
        ("text/plain; charset=; charset=gbk", "gbk"),
        ('text/plain; name="a;charset=gbk"; charset=latin2', "iso-8859-2"),
        ("text/plain;\tcharset='latin2'", "iso-8859-2"),
        ("text/plain; charset=CP852", "ibm852"),
        (r'text/plain; charset="latin\2"', "iso-8859-2"),
        (r"text/plain; charset=latin\2", r"latin\2"),
        ("text/plain; charset=" + "k" * 5000, "k" * 40),
        ("text/plain; charset=", None),
        ("text/plain; charset", None),
        ("text/plain", None),
        ("application/octet-stream", None),
    ],
)
def test_a_declared_charset_is_reported_and_a_wrong_one_survived(
    client: FlaskClient, content_type: str, declared: str | None
) -> None:
    text = "Zażółć gęślą jaźń, powiedział prezydent w Łodzi. Źródła to potwierdzają, że się odbyło."
    article = answer(client, text.encode("cp1250"), content_type)
    assert article["text"] == text
    assert (article["encoding"]["declared"], article["encoding"]["used"]) == (declared, "windows-1250")


@pytest.mark.parametrize("unit", ["codepoint", "utf16", "utf8"])
def test_offsets_are_of_the_decoded_text_without_its_mark(client: FlaskClient, unit: str) -> None:
    raw = "“One”  two."
    for codec in ("utf-8-sig", "utf-16", "utf-32", "cp1252"):
        article = answer(client, raw.encode(codec), offset_unit=unit, title="")
        assert article["encoding"]["bom"] == (codec != "cp1252")
        (edit,) = article["edits"]
        unmarked = answer(client, raw.encode(), offset_unit=unit, title="")
        assert [edit] == unmarked["edits"]


def test_the_checksum_is_of_the_bytes(client: FlaskClient) -> None:
    body = b"\xef\xbb\xbfCaf\xc3\xa9"
    article = answer(client, body)
    assert article["sha256"] == {
        "source": hashlib.sha256(body).hexdigest(),
        "text": hashlib.sha256("Café".encode()).hexdigest(),
    }


def test_an_empty_title_says_that_there_is_none(client: FlaskClient) -> None:
    assert answer(client, RAW.encode(), title="")["title"] is None
    assert answer(client, RAW.encode())["title"] is not None


def test_an_empty_body_is_an_empty_text(client: FlaskClient) -> None:
    as_json = client.post(URL, json={"text": ""}).json
    as_bytes = answer(client, b"")
    assert as_bytes.pop("encoding") == {"declared": None, "used": "utf-8", "bom": False, "confidence": 1.0}
    assert as_json is not None
    assert as_bytes == {name: value for name, value in as_json.items() if name != "encoding"}


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("more=1", "/more"),
        ("text=a", "/text"),
        ("options=a", "/options"),
        ("a%2Fb~=1", "/a~1b~0"),
        ("title=a&title=a", "/title"),
        ("include=edits&include=numbers", "/include"),
        ("id=" + "x" * 201, "/id"),
        ("language=english!", "/language"),
        ("language=", "/language"),
        ("min_confidence=high", "/min_confidence"),
        ("min_confidence=1.01", "/min_confidence"),
        ("min_confidence=NaN", "/min_confidence"),
        ("min_confidence=1e999", "/min_confidence"),
        ("min_confidence=0_1", "/min_confidence"),
        ("min_confidence=", "/min_confidence"),
        ("rules=layuot:off", "/rules/layuot"),
        ("rules=layout", "/rules/layout"),
        ("rules=layout:on", "/rules/layout"),
        ("rules=layout:off,layout:apply", "/rules/layout"),
        ("rules=", "/rules/"),
        ("quotes=none", "/quotes"),
        ("offset_unit=bytes", "/offset_unit"),
        ("include=all", "/include/0"),
        ("include=", "/include/0"),
        ("boilerplate_phrases=a&boilerplate_phrases=", "/boilerplate_phrases/1"),
        ("id=%ff", ""),
        ("title", None),
        ("&&title=a&", None),
        ("min_confidence=5e-1", None),
    ],
)
@pytest.mark.parametrize("content_type", [PLAIN, "application/json"])
def test_parameters_are_checked_whatever_the_body(
    client: FlaskClient, query: str, pointer: str | None, content_type: str
) -> None:
    response = client.post(f"{URL}?{query}", data=b'{"text": "a"}', content_type=content_type)
    if pointer is None:
        assert response.status_code == 200
    else:
        errors = problem(response, 422, "invalid_request")["errors"]
        assert {error["pointer"] for error in errors} == {pointer}


def test_with_json_parameters_are_defaults(client: FlaskClient) -> None:
    body = {"text": "a  b", "id": "body", "options": {"include": ["edits"]}}
    response = client.post(f"{URL}?id=query&title=Query&include=numbers&rules=layout:off&offset_unit=utf8", json=body)
    article = response.json
    assert article is not None
    assert (article["id"], article["title"], article["offset_unit"]) == ("body", "Query", "utf8")
    assert article["edits"] == []
    assert "numbers" not in article
    assert client.post(f"{URL}?id=query", json={"text": "a"}).json["id"] == "query"  # type: ignore[index]
    problem(client.post(f"{URL}?id=query", json=[]), 422, "invalid_request")
    problem(client.post(f"{URL}?quotes=keep", json={"text": "a", "options": 5}), 422, "invalid_request")


@pytest.mark.parametrize(
    ("body", "offset"),
    [(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0), (b"%PDF-1.7\n", 0), (gzip.compress(b"SECRET" * 99), 0), (b"\0" * 99, 0)],
)
def test_binary_data_is_a_400_that_says_where(client: FlaskClient, body: bytes, offset: int) -> None:
    for content_type in (PLAIN, BINARY, f"{PLAIN}; charset=utf-8"):
        response = send(client, body, content_type)
        assert f"the byte at offset {offset} " in problem(response, 400, "undecodable_body")["detail"]
        assert b"PNG" not in response.data
        assert b"SECRET" not in response.data


def test_nothing_of_the_query_is_told_in_errors(client: FlaskClient) -> None:
    for query in (
        "quotes=SECRET",
        "min_confidence=SECRET",
        "language=SECRET!",
        "include=SECRET",
        "rules=layout:SECRET",
    ):
        assert b"SECRET" not in client.post(f"{URL}?{query}", data=b"a", content_type=PLAIN).data


@pytest.mark.parametrize("coding", ["", "identity", "IDENTITY", " identity ", "identity, identity", ","])
def test_identity_is_no_compression(client: FlaskClient, coding: str) -> None:
    for body, content_type in ((b"a", PLAIN), (b'{"text": "a"}', "application/json")):
        response = client.post(
            URL, data=body, content_type=content_type, environ_overrides={"HTTP_CONTENT_ENCODING": coding}
        )
        assert response.status_code == 200


@pytest.mark.parametrize("codings", ["identity, br", "gzip, gzip", "gzip, zstd", "compress", "gzip;q=1"])
def test_several_or_unknown_codings_are_a_415(client: FlaskClient, codings: str) -> None:
    headers = {"Content-Encoding": codings}
    problem(client.post(URL, data=b"a", content_type=PLAIN, headers=headers), 415, "unsupported_content_encoding")


@pytest.mark.parametrize(("length", "status"), [(99, 200), (100, 200), (101, 413)])
@pytest.mark.parametrize("is_chunked", [False, True])
def test_the_limit_holds_for_bytes(length: int, status: int, *, is_chunked: bool) -> None:
    client = create_app(Settings(max_body_bytes=100)).test_client()
    body = b"a" * length
    if is_chunked:
        environ = {"wsgi.input": io.BytesIO(body), "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
        response = client.post(URL, content_type=PLAIN, environ_overrides=environ)
    else:
        response = client.post(URL, data=body, content_type=PLAIN)
    assert response.status_code == status
    if status == 413:
        problem(response, 413, "body_too_large")
    else:
        assert response.json is not None
        assert response.json["text"] == "a" * length


def test_every_member_of_a_request_is_a_parameter(client: FlaskClient) -> None:
    document = client.get("/openapi.json").json
    assert document is not None
    parameters = document["paths"][URL]["post"]["parameters"]
    names = {*HintsSchema().fields, *OptionsSchema().fields} - {"options"}
    assert {parameter["name"] for parameter in parameters} == names == set(EXAMPLES)
    assert all(parameter["description"].endswith(".") for parameter in parameters)


def test_the_examples_of_parameters_are_accepted(client: FlaskClient) -> None:
    listed = {name: ",".join(v) if name == "include" else v for name, v in EXAMPLES.items()}
    assert answer(client, RAW.encode(), **listed)["id"] == EXAMPLES["id"]


fragments = st.sampled_from(
    [
        *(b"The river rose.  ", b"\n\n", b"\xe9", b"\xc3\xa9", b"\x93", b"\xe2\x80\x99", b"\xe2\x80", b"\0", b"x\0"),
        *(b"\x1b$B", b"\xff\xfe", b"\xef\xbb\xbf", "  Привет".encode("cp1251"), "  日本".encode("shift_jis")),
    ]
)
types = st.sampled_from(
    [PLAIN, BINARY, "text/plain; charset=utf-8", "text/plain; charset=gbk", "text/plain; charset=klingon"]
)


@given(body=st.binary(max_size=80) | st.lists(fragments, max_size=20).map(b"".join), content_type=types)
def test_any_bytes_are_answered_or_refused(body: bytes, content_type: str) -> None:
    client = create_app(Settings(validate_answers="always")).test_client()
    response = client.post(URL, data=body, content_type=content_type)
    if response.status_code == 400:
        problem(response, 400, "undecodable_body")
        return
    assert response.status_code == 200
    declared = content_type.partition("charset=")[2] or None
    submission = submission_of_bytes(body, declared)
    article = normalize_submission(submission)
    assert response.json == json.loads(json.dumps(article.to_dict()))
    edits = [edit for edit in article.edits or () if edit.field == "text"]
    assert undone(article.text, edits) == submission.text
    assert replayed(submission.text, edits) == article.text
    assert article.sha256.source == hashlib.sha256(body).hexdigest()
