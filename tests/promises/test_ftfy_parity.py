"""The mojibake rule makes of an article what ftfy makes of it with the same options, but for differences that are told.

Every article of the development data is compared, title and text, line by line as ftfy itself works. Where the rule
differs on purpose, the difference has an entry in `DIFFERENCES` with its reason; none of the articles needs one.
"""

from collections.abc import Iterator
from pathlib import Path

import ftfy
import pytest

from bench.data import articles
from service.engine.document import Document, Text
from service.rules.encoding.mojibake import OPTIONS, mojibake


def repaired(text: str) -> str:
    """What the rule's edits make of a text."""
    parts, position = [], 0
    for edit in mojibake.find(Text(text, "text", Document(None, text))):
        parts += [text[position : edit.start], edit.after or ""]
        position = edit.end
    return "".join([*parts, text[position:]])


def differing(text: str) -> Iterator[str]:
    """The lines of a text of which the rule and ftfy make something else."""
    for line in text.split("\n"):
        if not line.isascii() and repaired(line) != ftfy.fix_text(line, OPTIONS):
            yield line


@pytest.mark.parametrize("part", ["sample", "dev"])
def test_every_article_is_as_ftfy_makes_it(data: Path, part: str) -> None:
    places = [
        (article.corpus, article.id, field)
        for article in articles(data, part)
        for field in ("title", "text")
        for _ in differing(article.source(field))
    ]
    assert places == []


DIFFERENCES = (
    ("”é", "”é", "a lone letter of another script in a Latin line is no repair"),
    ("“noâ€ and", "“no” and", "a closing mark that lost its last byte is no dagger"),
    ("Itâ\u00ad€™s", "It’s", "a soft hyphen that hides a sequence is looked through"),
    ("Itâ\u200b€™s", "It’s", "and so is any other mark that has no width"),
    ("“Yes”, it‚Äôs", "“Yes”, it’s", "Mac Roman damage is decoded although the line as a whole cannot be"),
    ("VENCE “IRMÃ”", "VENCE “IRMÃ”", "an Ã before the mark that closes a quotation is a letter"),
    (
        "JOÃO, O “CAMPEÃ”, VENCE",
        "JOÃO, O “CAMPEÃ”, VENCE",
        "and so is one beside another that a letter follows",
    ),
    ("A MAÇÃ–VERDE", "A MAÇÃ–VERDE", "behind Ç there is no damage"),
    ("back in\u00a0â€™68", "back in\u00a0’68", "an honest no-break space is no byte of what follows"),
)


@pytest.mark.parametrize(("line", "becomes", "reason"), DIFFERENCES, ids=[reason for *_, reason in DIFFERENCES])
def test_differences_are_on_purpose(line: str, becomes: str, reason: str) -> None:
    assert repaired(line) == becomes, reason
    assert ftfy.fix_text(line, OPTIONS) != becomes, "ftfy by now agrees: the difference is none"
