"""How a line that ftfy repaired is told as local edits."""

import re

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.document import Document, Text
from service.engine.edit import Edit
from service.rules.encoding.leftovers import repair_leftovers
from service.rules.encoding.mojibake import OPTIONS, mojibake
from service.rules.encoding.shown import shown

FOREIGN = re.compile("[\u0370-\u1fff\u2c00-\ud7ff]")


def edits_of(text: str) -> list[Edit]:
    return list(mojibake.find(Text(text, "text", Document(None, text))))


def applied(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + (edit.after or "") + text[edit.end :]
    return text


def test_edits_are_local() -> None:
    edits = edits_of("Itâ€™s a cafÃ© on a long line, and itâ€™s fine — very fine.")
    assert [(edit.before, edit.after) for edit in edits] == [("â€™", "’"), ("Ã©", "é"), ("â€™", "’")]


def test_a_stretch_without_ascii_is_split_at_its_blanks() -> None:
    edits = edits_of("ÐŸÑ\x80Ð¸ Ð¼Ð¸Ñ\x80")
    assert [edit.after for edit in edits] == ["При", "мир"]


def test_a_line_whose_words_changed_is_still_told_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ftfy, "fix_encoding", lambda _: "on Ã line")
    edits = edits_of("one Ã line")
    assert applied("one Ã line", edits) == "on Ã line"


@given(
    st.lists(st.sampled_from(("word", " ", "â€™", "Ã©", "Ã ", "Ð\x9f", "é", "â€œ", "\x93", "?", "&", "Â"))).map("".join)
)
def test_what_is_told_is_what_ftfy_makes(line: str) -> None:
    line = re.sub(" +", " ", line).strip()  # blanks as the layout leaves them: ftfy is shown the line so
    repaired = repair_leftovers(ftfy.fix_text(line, OPTIONS))
    seen = shown(repaired).text
    if repaired != line and not FOREIGN.search(repaired) and repair_leftovers(ftfy.fix_text(seen, OPTIONS)) == seen:
        assert applied(line, edits_of(line)).replace("\u00a0", " ") == repaired.replace("\u00a0", " ")


@pytest.mark.parametrize("length", [5, 1_000])
def test_a_line_that_ftfy_parts_is_decoded_part_by_part(monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    options = OPTIONS._replace(max_decode_length=length)
    monkeypatch.setattr("service.rules.encoding.mojibake.OPTIONS", options)
    line = "Itâ€™s a cafÃ© by the river."
    assert applied(line, edits_of(line)) == ftfy.fix_text(line, options)


def test_layers_without_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.rules.encoding.mojibake._decoded", lambda line: line + "é")
    assert applied("one Ã line", edits_of("one Ã line")).startswith("one Ã lineé")


def test_an_insertion_into_a_line_that_is_not_shown_whole_has_one_place() -> None:
    assert shown("a\u200bb").in_line(1, 1) == (2, 2)
