"""Lines that say a phrase of boilerplate are found by their first characters."""

import pytest

from service.language.word_lists import read_list
from service.rules.boilerplate.phrase_lists import KINDS
from service.rules.boilerplate.phrases import may_say, phrase_of, saying

SLOTS = (
    ("{headline}", "Storm reaches the coast"),
    ("{Text}", "The bridge"),
    ("{Name}", "Jane Doe"),
    ("{n}", "7"),
    ("{}", "the town"),
    ("…", "the news"),
)


def written(entry: str) -> str:
    """A line that says an entry of a list."""
    line = entry.lstrip("+~ ")
    for slot, words in SLOTS:
        line = line.replace(slot, words)
    return line


@pytest.mark.parametrize("kind", KINDS)
def test_every_phrase_is_found_however_it_is_set(kind: str) -> None:
    lines = [written(entry) for entry in read_list("service.rules.boilerplate", f"{kind}.txt")]
    found = 0
    for line in lines:
        ways = (
            line,
            line.upper(),
            f" “{line}",
            f"* {line}",
            line.replace(" ", "  "),
            line.replace("е", "ё"),
            f"{line} .",
        )
        said = [number for number, way in enumerate(ways) if may_say(way) and phrase_of(way.strip())]
        assert [number for number, _ in saying(ways)] == said
        found += 0 in said
    assert found > 0.9 * len(lines)


def test_other_lines_say_nothing() -> None:
    assert (
        list(saying(["", "It rained.", "It's the river.", "2,000 came", "Read it in the morning, she said.", "—"]))
        == []
    )


def test_a_long_line_that_begins_as_a_phrase_and_goes_on_otherwise_says_nothing() -> None:
    assert phrase_of("Read or share this story") is not None
    assert phrase_of("Read or share the book " + "of the river " * 12) is None
