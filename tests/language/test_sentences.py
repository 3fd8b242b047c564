"""Which lines end a sentence, those that are seen at once and those that are looked at closely."""

import pytest

from service.language.sentences import MAX_ABBREVIATED_LINE, ends_sentence


@pytest.mark.parametrize(
    "line",
    [
        "It rained.",
        "It rained in 2019.",
        "“It rained.”",
        "(It rained.)",
        "It rained all night...",
        "It rose by 5%.",
        "She called it “rain”.",
        "Did it rain ?",
        "बारिश हुई।",
        "It was he. ",
        "Nobody knew him in Mrs. " + "Doe's house, " * 10 + "or in that of Mr.",
    ],
)
def test_ends(line: str) -> None:
    assert ends_sentence(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "It rained",
        "It rained,",
        "It rained in the U.S.",
        "He spoke to Mr.",
        "Mr.",
        "She was told so (cf.)",
        ".",
        "...",
        "- .",
        "It rained" + "." * 40,
    ],
)
def test_does_not_end(line: str) -> None:
    assert not ends_sentence(line)
    assert len(line) <= MAX_ABBREVIATED_LINE
