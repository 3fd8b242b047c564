"""`POST /v1/normalize`: the answer, its parity with the library, and every way in which a request can be wrong."""

import hashlib
import json
import time
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from service import normalize
from service.schemas import ProblemSchema
from service.settings import Settings
from service.web import create_app
from tests.articles import CLEAN, RAW, TITLE

URL = "/v1/normalize"


def post(client: FlaskClient, body: Any, **headers: str) -> TestResponse:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(URL, data=data, content_type="application/json", headers=headers)


def problem(response: TestResponse, status: int, code: str) -> dict[str, Any]:
    assert response.status_code == status, response.data
    assert response.content_type == "application/problem+json"
    body: dict[str, Any] = json.loads(response.data)
    assert ProblemSchema().validate(body) == {}
    assert (body["status"], body["code"]) == (status, code)
    assert body["instance"].endswith(response.headers["X-Request-ID"])
    return body


def test_an_article_is_normalized(client: FlaskClient) -> None:
    response = post(client, {"text": RAW, "id": "a-1"})
    assert response.status_code == 200
    assert response.content_type == "application/json"
    article = response.json
    assert article is not None
    assert (article["id"], article["title"], article["text"]) == ("a-1", TITLE, CLEAN)
    assert article["title_raw"] == TITLE + " (VIDEO)"
    assert article["title_tags"] == ["video"]
    assert article["title_source"] == {"start": 0, "end": len(TITLE) + 8}
    assert article["language"]["code"] == "en"
    assert [n["text"] for n in article["numbers"]] == ["40%", "52,000", "18,000", "7 square kilometers"]
    assert {s["rule"] for s in article["suggestions"]} == {"punctuation.open-quotation", "punctuation.stray-period"}
    assert article["summary"]["applied"] == len(article["edits"])
    assert article["sha256"] == {
        "source": hashlib.sha256(RAW.encode()).hexdigest(),
        "text": hashlib.sha256(CLEAN.encode()).hexdigest(),
    }
    assert article["incomplete"] == []
    assert article["encoding"] is None


def test_http_and_library_give_the_same(client: FlaskClient) -> None:
    options = {"min_confidence": 0.5, "rules": {"layout": "suggest", "titles.repeated": "off"}, "offset_unit": "utf8"}
    answer = post(client, {"text": RAW, "language": "en-IN", "site_name": "Herald", "url": "x", "options": options})
    article = normalize(RAW, language="en-IN", site_name="Herald", url="x", options=options)
    assert answer.json == article.to_dict()


anything = st.text(st.characters(), max_size=80) | st.text(
    st.sampled_from("aé \n\0\u0085\u00a0\u00ad\u200d\ud83d\ude00\",.'“0123456789€â™😀٣"), max_size=80
)


@given(text=anything, title=st.none() | anything)
def test_any_text_comes_back_as_from_the_library(text: str, title: str | None) -> None:
    client = create_app(Settings(validate_answers="always")).test_client()
    sent = json.loads(json.dumps({"text": text, "title": title}))  # JSON joins halves of surrogate pairs
    response = post(client, sent)
    assert response.status_code == 200
    response.data.decode("utf-8")
    assert json.loads(response.data) == normalize(**sent).to_dict()


def test_lone_surrogates_come_back_escaped(client: FlaskClient) -> None:
    response = post(client, b'{"text": "a \\ud83d b \\u00e9"}')
    assert b"\\ud83d" in response.data
    assert json.loads(response.data)["text"] == "a \ud83d b é"


@pytest.mark.parametrize("name", ["edits", "suggestions", "paragraphs", "numbers"])
def test_only_what_is_asked_for_is_answered(client: FlaskClient, name: str) -> None:
    answer = post(client, {"text": RAW, "options": {"include": [name]}}).json
    assert answer is not None
    assert {"edits", "suggestions", "paragraphs", "numbers"} & set(answer) == {name}
    assert answer["text"] == CLEAN


@pytest.mark.parametrize("unit", ["codepoint", "utf16", "utf8"])
def test_offsets_are_in_the_unit_asked_for(client: FlaskClient, unit: str) -> None:
    raw = "😀 Ünïcode  text, 52,000 people and 18,00 children.\nNext  “one”."
    answer = post(client, {"text": raw, "title": "😀  “a”", "language": "en", "options": {"offset_unit": unit}}).json
    assert answer is not None
    assert answer["offset_unit"] == unit

    def part(text: str, place: dict[str, int]) -> str:
        if unit == "codepoint":
            return text[place["start"] : place["end"]]
        codec, width = ("utf-8", 1) if unit == "utf8" else ("utf-16-le", 2)
        return text.encode(codec)[place["start"] * width : place["end"] * width].decode(codec)

    sources = {"text": raw, "title": answer["title_raw"]}
    assert len(answer["edits"]) >= 4
    for edit in answer["edits"]:
        assert part(sources[edit["field"]], edit) == edit["before"]
        assert part(answer[edit["field"]], edit["result"]) == edit["after"]
    for place in answer["paragraphs"] + answer["numbers"]:
        assert part(answer["text"], place) == place["text"]
    assert part(raw, answer["paragraphs"][1]["source"]) == "Next  “one”."


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "malformed_json"),
        (b"{", "malformed_json"),
        (b'{"text": "a", "text": "b"}', "malformed_json"),
        (b'{"text": "a", "options": {"min_confidence": NaN}}', "malformed_json"),
        (b'{"text": "a", "options": {"min_confidence": -Infinity}}', "malformed_json"),
        (b"[" * 100_000, "malformed_json"),
        (b'{"text": ' + b"9" * 5000 + b"}", "malformed_json"),
        (b'{"text": "\xff"}', "undecodable_body"),
        ('{"text": "a"}'.encode("utf-16"), "undecodable_body"),
    ],
)
def test_malformed_bodies_are_a_400(client: FlaskClient, body: bytes, code: str) -> None:
    problem(post(client, body), 400, code)


def test_a_bom_is_survived(client: FlaskClient) -> None:
    assert post(client, b'\xef\xbb\xbf{"text": "a"}').status_code == 200


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ([], ""),
        ({}, "/text"),
        ({"text": None}, "/text"),
        ({"text": 1}, "/text"),
        ({"text": "a", "more": 1}, "/more"),
        ({"text": "a", "a/b~": 1}, "/a~1b~0"),
        ({"text": "a", "\ud83d": 1}, "/\ud83d"),
        ({"text": "a", "id": "x" * 201}, "/id"),
        ({"text": "a", "title": 5}, "/title"),
        ({"text": "a", "language": "english!"}, "/language"),
        ({"text": "a", "options": None}, "/options"),
        ({"text": "a", "options": {"more": 1}}, "/options/more"),
        ({"text": "a", "options": {"min_confidence": "0.5"}}, "/options/min_confidence"),
        ({"text": "a", "options": {"min_confidence": True}}, "/options/min_confidence"),
        ({"text": "a", "options": {"min_confidence": 1.01}}, "/options/min_confidence"),
        ({"text": "a", "options": {"rules": {"layuot": "off"}}}, "/options/rules/layuot"),
        ({"text": "a", "options": {"rules": {"layout": "on"}}}, "/options/rules/layout"),
        ({"text": "a", "options": {"quotes": "none"}}, "/options/quotes"),
        ({"text": "a", "options": {"offset_unit": "bytes"}}, "/options/offset_unit"),
        ({"text": "a", "options": {"include": ["all"]}}, "/options/include/0"),
        ({"text": "a", "options": {"boilerplate_phrases": [""]}}, "/options/boilerplate_phrases/0"),
    ],
)
def test_what_does_not_fit_the_schema_is_a_422(client: FlaskClient, body: Any, pointer: str) -> None:
    errors = problem(post(client, body), 422, "invalid_request")["errors"]
    assert [error["pointer"] for error in errors] == [pointer]


def test_infinity_by_exponent_is_a_422(client: FlaskClient) -> None:
    problem(post(client, b'{"text": "a", "options": {"min_confidence": 1e999}}'), 422, "invalid_request")


def test_hints_may_be_null(client: FlaskClient) -> None:
    body = {"text": "a", "title": None, "id": None, "url": None, "site_name": None, "language": None}
    assert post(client, body).status_code == 200


@pytest.mark.parametrize("content_type", ["text/html", "application/xml", "", "text/json"])
def test_other_media_types_are_a_415(client: FlaskClient, content_type: str) -> None:
    response = client.post(URL, data=b"<p>a", content_type=content_type)
    body = problem(response, 415, "unsupported_media_type")
    assert ("extract" in body["detail"]) == (content_type == "text/html")
    assert response.headers["Accept"] == "application/json, text/plain, application/octet-stream"


def test_codings_of_bodies_that_we_do_not_know_are_a_415(client: FlaskClient) -> None:
    response = post(client, {"text": "a"}, **{"Content-Encoding": "br"})
    problem(response, 415, "unsupported_content_encoding")
    assert response.headers["Accept-Encoding"] == "gzip, zstd"
    assert post(client, {"text": "a"}, **{"Content-Encoding": "identity"}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("*/*", 200),
        ("application/*", 200),
        ("text/html", 406),
        ("", 200),
        ("application/json; charset=utf-8", 200),
        ("application/json;version=1;q=0.5, text/plain", 200),
        ("application/json; charset=utf-8; q=0", 406),
        ("nonsense", 406),
    ],
)
def test_accept_is_honoured(client: FlaskClient, accept: str, status: int) -> None:
    response = post(client, {"text": "a"}, Accept=accept)
    assert response.status_code == status
    if status == 406:
        problem(response, 406, "not_acceptable")


def test_a_large_body_is_refused_before_it_is_read() -> None:
    client = create_app(Settings(max_body_bytes=100)).test_client()
    body = problem(post(client, {"text": "a" * 200}), 413, "body_too_large")
    assert (body["limit"], body["unit"]) == (100, "bytes")
    assert body["actual"] > 200


def test_nothing_of_the_request_is_told_in_errors(client: FlaskClient) -> None:
    response = post(client, b'{"text": "SECRET')
    assert b"SECRET" not in response.data
    response = post(client, {"text": ["SECRET"], "options": {"quotes": "SECRET"}})
    assert b"SECRET" not in response.data


@pytest.mark.parametrize(
    ("options", "pointer"),
    [
        ({"include": [""] * 700_000}, "/options/include"),
        ({"boilerplate_phrases": [""] * 700_000}, "/options/boilerplate_phrases"),
        ({"rules": {str(number): 0 for number in range(200_000)}}, "/options/rules"),
    ],
)
def test_a_million_faults_are_one(client: FlaskClient, options: dict[str, Any], pointer: str) -> None:
    """Each for itself they would take ten seconds and a gigabyte, of a body of a few kilobytes when compressed."""
    began = time.process_time()
    body = problem(post(client, {"text": "a", "options": options}), 422, "invalid_request")
    assert [fault["pointer"] for fault in body["errors"]] == [pointer]
    assert time.process_time() - began < 2
