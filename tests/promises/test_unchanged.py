"""Texts that look damaged and are not: they come back as they were sent."""

import pytest

from service import normalize
from tests.checking import prove

UNCHANGED = {
    "German decimal": "Das Buch kostet 44,00 Euro, sagte der Händler am Montag in Berlin.",
    "German decimal alone": "44,00 Euro",
    "Indian grouping": "The flat costs Rs 1,50,000 a year, the owner said.",
    "Indian grouping alone": "Rs 1,50,000",
    "verse": "He read Matthew 5,12 aloud in the church on Sunday.",
    "verse alone": "Matthew 5,12",
    "list": "Count to three: 1,2,3 and then go.",
    "list alone": "1,2,3",
    "decimal of a magnitude": "The firm was sold for $1.375 billion last year.",
    "Chinese": "今天，天气很好。他说：“是的！”（完）",
    "curly quotes": "“We will,” she said, ‘always’ – and left…",
    "Persian": "می‌خواهم به خانه بروم، گفت او.",
    "doubled verb": "They had had enough of it by then.",
    "had had": "had had",
    "module name": "The service is written in node.js and runs well.",
    "node.js": "node.js",
    "French": "Combien\u00a0? «\u00a0Rien\u00a0», dit-il\u00a0: il n’y a rien de plus à dire sur cette affaire.",
    "emoji": "A family 👨‍👩‍👧 and a flag 🏳️‍🌈 went by.",
    "names": "An A380 flew from O121 past 7-Eleven on route 66.",
    "empty": "",
    "one letter": "a",
}


@pytest.mark.parametrize("title", [None, ""], ids=["title unknown", "no title"])
@pytest.mark.parametrize("text", UNCHANGED.values(), ids=UNCHANGED.keys())
def test_unchanged(text: str, title: str | None) -> None:
    article = normalize(text, title)
    assert article.text == text
    assert article.edits == ()
    assert article.suggestions == ()
    prove(text, title, article)


@pytest.mark.parametrize("language", ["en", "de", "en-IN", "fr", "zh"])
def test_unchanged_whatever_language_is_declared(language: str) -> None:
    for text in ("Rs 1,50,000", "Matthew 5,12", "1,2,3", "$1.375 billion", "had had", "node.js", "“a”"):
        assert normalize(text, language=language).text == text
