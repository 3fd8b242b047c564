"""The algebra of edits: composition, undo, replay and mapping, against a reference on plain strings."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.edit import Edit, Reading, Span
from service.engine.errors import EditError
from service.engine.pieces import Accounted, Pieces

ALPHABET = "ab \n\0\u0085\u00a0\u200d\ud83d\ude00é٣😀"
texts = st.text(st.sampled_from(ALPHABET), max_size=24)


@st.composite
def edit_sets(draw: st.DrawFn, text: str) -> list[Accounted]:
    """Sorted, disjoint edits of `text`, at most one insertion at a place."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits: list[Accounted] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if edits and (edits[-1].edit.start, edits[-1].edit.end) == (start, end):
            continue
        after = draw(st.text(st.sampled_from(ALPHABET), max_size=3))
        if after != text[start:end]:
            confidence = draw(st.sampled_from((0.5, 0.9, 1.0)))
            others = (Reading("?", 0.1),) if draw(st.booleans()) else ()
            edit = Edit("text", start, text[start:end], after, confidence, others)
            edits.append(Accounted(edit, f"r.{len(edits) % 3}"))
    return edits


def applied(text: str, edits: list[Accounted]) -> str:
    for edit, _ in reversed(edits):
        text = text[: edit.start] + (edit.after or "") + text[edit.end :]
    return text


@st.composite
def histories(draw: st.DrawFn) -> tuple[Pieces, str]:
    """Pieces behind up to five passes, and the text as the reference has it."""
    text = draw(texts)
    pieces, reference = Pieces(text), text
    for _ in range(draw(st.integers(0, 5))):
        edits = draw(edit_sets(reference))
        pieces, reference = pieces.replace(edits), applied(reference, edits)
    return pieces, reference


@given(histories())
def test_composition_is_exact(history: tuple[Pieces, str]) -> None:
    pieces, reference = history
    assert pieces.text == reference
    replayed, position = "", 0
    for change in pieces.changes:
        replayed += pieces.source[position : change.start] + change.after
        position = change.end
        assert change.at == len(replayed) - len(change.after)
        assert change.after != pieces.source[change.start : change.end], "a change that changes nothing"
    assert replayed + pieces.source[position:] == reference


@given(histories())
def test_undo_gives_the_source(history: tuple[Pieces, str]) -> None:
    pieces, reference = history
    undone, position = "", 0
    for change in pieces.changes:
        undone += reference[position : change.at] + pieces.source[change.start : change.end]
        position = change.until
    assert undone + reference[position:] == pieces.source


@given(histories())
def test_changes_are_disjoint_and_no_two_insertions_share_a_place(history: tuple[Pieces, str]) -> None:
    changes = history[0].changes
    for one, other in pairwise(changes):
        assert one.end <= other.start
        assert one.until <= other.at
        assert not one.start == one.end == other.start == other.end


@given(histories(), st.data())
def test_spans_map_both_ways(history: tuple[Pieces, str], data: st.DataObject) -> None:
    pieces, reference = history
    start = data.draw(st.integers(0, len(reference)))
    span = Span(start, data.draw(st.integers(start, len(reference))))
    here, there = pieces.to_source(span)
    assert here.start <= span.start
    assert span.end <= here.end
    assert 0 <= there.start <= there.end <= len(pieces.source)
    if here.start < here.end and there.start < there.end:
        back = pieces.to_result(there).there  # an insertion at the border lies in the one span and not in the other
        assert here.start <= back.start <= back.end <= here.end
        assert there.start <= pieces.to_source(back).there.start
        assert pieces.to_source(back).there.end <= there.end
    if not any(change.at < here.end and here.start < change.until for change in pieces.changes):
        kept = [c for c in pieces.changes if here.start < c.at < here.end]
        if not kept:
            assert pieces.source[there.start : there.end] == reference[here.start : here.end], (
                "kept text maps to itself"
            )


@given(histories(), st.data())
def test_a_span_cuts_no_change(history: tuple[Pieces, str], data: st.DataObject) -> None:
    pieces, reference = history
    start = data.draw(st.integers(0, len(reference)))
    end = data.draw(st.integers(start, len(reference)))
    here, there = pieces.to_source(Span(start, end))
    for change in pieces.changes:
        for place in here:
            assert not change.at < place < change.until
        for place in there:
            assert not change.start < place < change.end


@given(histories(), st.data())
def test_a_part_is_its_own_history(history: tuple[Pieces, str], data: st.DataObject) -> None:
    pieces, reference = history
    start = data.draw(st.integers(0, len(reference)))
    span = Span(start, data.draw(st.integers(start, len(reference))))
    here, there = pieces.to_source(span)
    part = pieces.part(span)
    assert part.text == reference[here.start : here.end]
    assert part.source == pieces.source[there.start : there.end]
    replayed, position = "", 0
    for change in part.changes:
        assert change.at == len(replayed) + change.start - position
        replayed += part.source[position : change.start] + change.after
        position = change.end
    assert replayed + part.source[position:] == part.text


@given(texts.flatmap(lambda text: st.tuples(st.just(text), edit_sets(text))))
def test_edits_stay_local(drawn: tuple[str, list[Accounted]]) -> None:
    text, edits = drawn
    changes = Pieces(text).replace(edits).changes
    assert [(c.start, c.end, c.after) for c in changes] == [(e.start, e.end, e.after) for e, _ in edits]


def _one(start: int, before: str, after: str, rule: str, confidence: float = 1.0, *others: Reading) -> list[Accounted]:
    return [Accounted(Edit("text", start, before, after, confidence, others, f"by {rule}"), rule)]


def test_a_later_edit_reshapes_an_earlier_one() -> None:
    pieces = Pieces("44,oo men").replace(_one(3, "oo", "00", "a.letters", 0.9, Reading("88", 0.1)))
    pieces = pieces.replace(_one(0, "44,00", "44,000", "b.grouping", 0.95, Reading("4,400", 0.04)))
    (change,) = pieces.changes
    assert (change.start, change.end, change.after) == (0, 5, "44,000")
    assert change.account.rule == "b.grouping"
    assert change.account.earlier_rules == ("a.letters",)
    assert change.account.confidence == 0.9
    assert change.account.explanation == "by b.grouping"
    assert change.account.alternatives == (Reading("44,88", 0.1), Reading("4,400", 0.04))


def test_an_edit_that_restores_the_source_vanishes() -> None:
    pieces = Pieces("ab").replace(_one(0, "a", "x", "a.one")).replace(_one(0, "x", "a", "b.two"))
    assert pieces.changes == ()
    assert pieces.text == "ab"


def test_the_same_rule_twice_is_no_earlier_rule() -> None:
    pieces = Pieces("ab").replace(_one(0, "a", "x", "a.one")).replace(_one(0, "xb", "y", "a.one"))
    assert pieces.changes[0].account.earlier_rules == ()


@pytest.mark.parametrize(
    "edits",
    [
        _one(0, "b", "x", "r"),
        _one(7, "", "x", "r"),
        _one(-1, "", "x", "r"),
        [*_one(0, "ab", "x", "r"), *_one(1, "b", "y", "r")],
        [*_one(1, "", "x", "r"), *_one(1, "", "y", "r")],
        [Accounted(Edit("text", 0, "a", None), "r")],
    ],
)
def test_what_cannot_be_applied_is_refused(edits: list[Accounted]) -> None:
    with pytest.raises(EditError):
        Pieces("ab").replace(edits)
