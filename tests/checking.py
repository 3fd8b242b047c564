"""The one door to the service for cases: `check(case)` proves its expectation and what every answer promises."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from service import Article, normalize
from service.article import EditReport
from service.rules import CATEGORIES
from service.schemas import check_article
from tests.case_files import Case


def check(case: Case) -> None:
    """Prove a case: result, idempotence, undo, replay, quotations, and the stability of the whole pipeline on it."""
    language = None if case.language == "detect" else case.language
    modes = dict.fromkeys(CATEGORIES, "off")
    mode = "suggest" if case.drawer == "suggested" else "apply"
    given = {"quotes": case.quotes, "boilerplate_phrases": [case.phrase] if case.phrase else []}
    options = given | {"rules": modes | {case.rule: mode}}
    article = normalize(case.text, case.title, language, options=options)
    if case.drawer == "suggested":
        check_suggested(case, article)
        check_suggested(case, normalize(case.text, case.title, language, options=given))
    else:
        expected = case.text if case.becomes is None else case.becomes
        assert article.text == expected
        if case.becomes_title is not None:
            assert article.title == case.becomes_title
        if case.drawer == "unchanged":
            assert article.title == case.title
            assert not article.edits
    prove(case.text, case.title, article)
    again = normalize(article.text, article.title, language, options=options)
    assert again.edits == (), "not idempotent"
    check_stable(case.text, case.title, language, **given)


def check_suggested(case: Case, article: Article) -> None:
    """Prove that the finding is suggested and not applied, and that accepting it replaces what it quotes."""
    assert article.suggestions is not None
    found = [s for s in article.suggestions if (s.rule, s.before, s.after) == (case.rule, case.before, case.after)]
    assert found, f"suggested are {[(s.rule, s.before, s.after) for s in article.suggestions]}"
    assert (case.rule, case.before) not in {(edit.rule, edit.before) for edit in article.edits or ()}
    for suggestion in found:
        start, end = suggestion.result.start, suggestion.result.end
        assert article.text[start:end] == case.before
        accepted = article.text[:start] + (suggestion.after or "") + article.text[end:]
        assert len(accepted) == len(article.text) + len(case.after or "") - len(case.before or "")
    prove(case.text, case.title, article)


def check_stable(text: str, title: str | None, language: str | None, **options: Any) -> None:
    """Prove that the whole pipeline applies nothing to its own answer, with the same options."""
    article = normalize(text, title, language, options=options)
    prove(text, title, article)
    resent = "" if title == "" else article.title
    again = normalize(article.text, resent, language or article.language.code, options=options)
    assert again.edits == (), f"not stable: {[(e.rule, e.before, e.after) for e in again.edits or ()]}"


def prove(text: str, title: str | None, article: Article) -> None:
    """Prove the account of one answer (offsets in code points): quotations, replay, undo, order, paragraphs, schema."""
    check_article(article.to_dict())
    raw = {"text": text, "title": article.title_raw or ""}
    clean = {"text": article.text, "title": article.title or ""}
    if title:
        assert article.title_raw == title
    if article.title_source:
        assert text[article.title_source.start : article.title_source.end] == article.title_raw
    assert article.edits is not None
    assert article.suggestions is not None
    for field in ("text", "title"):
        edits = [edit for edit in article.edits if edit.field == field]
        assert replayed(raw[field], edits) == clean[field]
        assert undone(clean[field], edits) == raw[field]
        for edit in edits:
            assert raw[field][edit.start : edit.end] == edit.before
            assert clean[field][edit.result.start : edit.result.end] == edit.after
        suggestions = [suggestion for suggestion in article.suggestions if suggestion.field == field]
        for one, other in pairwise(suggestions):
            assert one.end <= other.start
            assert one.result.end <= other.result.start
        for suggestion in suggestions:
            assert raw[field][suggestion.start : suggestion.end] == suggestion.before
    assert article.paragraphs is not None
    assert "\n\n".join(paragraph.text for paragraph in article.paragraphs) == article.text
    for paragraph in article.paragraphs:
        assert article.text[paragraph.start : paragraph.end] == paragraph.text
    for number in article.numbers or ():
        assert article.text[number.start : number.end] == number.text


def replayed(raw: str, edits: Sequence[EditReport]) -> str:
    """The submission with the edits applied, as a client would do it."""
    parts, position = [], 0
    for edit in edits:
        assert position <= edit.start
        parts += [raw[position : edit.start], edit.after or ""]
        position = edit.end
    return "".join([*parts, raw[position:]])


def undone(clean: str, edits: Sequence[EditReport]) -> str:
    """The answer with the edits undone by their results, in list order, as a client would do it."""
    parts, position = [], 0
    for edit in edits:
        assert position <= edit.result.start
        parts += [clean[position : edit.result.start], edit.before]
        position = edit.result.end
    return "".join([*parts, clean[position:]])
