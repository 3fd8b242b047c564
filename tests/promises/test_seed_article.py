"""The article that the product was asked for: every defect dealt with, and nothing else changed."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service import normalize
from service.article import Article
from service.settings import Settings
from service.web import create_app
from tests.checking import check_stable, prove


@pytest.fixture(scope="module")
def raw(data: Path) -> str:
    return (data / "seed" / "aleppo.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def article(raw: str) -> Article:
    return normalize(raw)


def test_title(raw: str, article: Article) -> None:
    assert article.title_raw == raw.partition("\n")[0]
    assert article.title is not None
    assert article.title_raw == article.title + " (VIDEO)"
    assert article.title_tags == ("video",)
    assert article.title not in article.text


def test_layout_and_language(article: Article) -> None:
    assert article.paragraphs is not None
    assert len(article.paragraphs) == 9
    assert "\u00a0" not in article.text
    assert "  " not in article.text
    assert article.language.code == "en"


def test_numbers(article: Article) -> None:
    (edit,) = [edit for edit in article.edits or () if edit.category == "numbers"]
    assert (edit.start, edit.end, edit.before, edit.after) == (520, 525, "44,00", "44,000")
    assert "4,400" in [reading.after for reading in edit.alternatives]
    assert "children are counted whole" in edit.explanation
    told = [number.text for number in article.numbers or ()]
    assert told == ["98%", "98%", "3 square kilometers", "110,000", "44,000", "7,000"]


def test_suggestions(raw: str, article: Article) -> None:
    period, quotation = sorted(article.suggestions or (), key=lambda suggestion: -suggestion.start)
    assert raw[period.start - 2 : period.end + 6] == "in. Syria"
    assert period.after == ""
    assert raw[quotation.start : quotation.end + 11] == ' "At the same'
    assert len(quotation.alternatives) == 2


def test_no_other_letter_digit_or_mark_is_changed(raw: str, article: Article) -> None:
    body = raw[article.title_source.end :] if article.title_source else raw
    body = body.replace(article.title_raw or "", "", 1).replace("44,00 ", "44,000 ")
    marks = re.compile(r"\s+")
    assert marks.sub("", article.text) == marks.sub("", body)


def test_promises(raw: str, article: Article) -> None:
    prove(raw, None, article)
    check_stable(raw, None, None)


def test_http_gives_the_same(raw: str, article: Article) -> None:
    client: FlaskClient = create_app(Settings(validate_answers="always")).test_client()
    assert client.post("/v1/normalize", json={"text": raw}).json == article.to_dict()
