"""Overlapping findings: the higher confidence wins, then the order; the loser becomes an alternative."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from service.engine.edit import MAX_ALTERNATIVES, Edit, Reading
from service.engine.settling import Finding, overlap, settle

TEXT = "0123456789"


def finding(
    start: int, end: int, after: str | None, confidence: float = 1.0, order: int = 0, **kwargs: bool
) -> Finding:
    applies = kwargs.get("applies", True)
    return Finding(Edit("text", start, TEXT[start:end], after, confidence), f"r.{order}", order, applies)


def test_the_more_confident_wins_and_the_other_is_an_alternative() -> None:
    settled = settle(TEXT, [finding(2, 4, "a", 0.9), finding(2, 4, "b", 0.95, 1)])
    ((edit, rule),) = settled.applied
    assert (rule, edit.after, edit.alternatives) == ("r.1", "b", (Reading("a", 0.9),))


def test_equal_confidence_is_decided_by_order_then_place() -> None:
    settled = settle(TEXT, [finding(3, 5, "b", order=1), finding(2, 4, "a", order=0)])
    assert [rule for _, rule in settled.applied] == ["r.0"]
    settled = settle(TEXT, [finding(3, 5, "b"), finding(2, 4, "a")])
    assert settled.applied[0].edit.after.startswith("a")  # type: ignore[union-attr]


def test_a_loser_that_reaches_further_widens_the_winner() -> None:
    settled = settle(TEXT, [finding(2, 6, "L", 0.5), finding(3, 4, "W", 0.9, 1)])
    ((edit, _),) = settled.applied
    assert (edit.start, edit.before, edit.after) == (2, "2345", "2W45")
    assert edit.alternatives == (Reading("L", 0.5),)


def test_a_loser_between_two_winners_widens_neither_over_the_other() -> None:
    settled = settle(TEXT, [finding(2, 8, "L", 0.5), finding(2, 4, "A", 0.9, 1), finding(6, 8, "B", 0.8, 2)])
    assert [(e.start, e.before, e.after) for e, _ in settled.applied] == [(2, "23", "A"), (6, "67", "B")]


def test_equal_readings_are_no_alternative() -> None:
    settled = settle(TEXT, [finding(2, 4, "a", 0.9), finding(2, 4, "a", 0.95, 1), finding(2, 4, None, 0.1, 2)])
    assert settled.applied[0].edit.alternatives == ()


def test_alternatives_are_bounded() -> None:
    losers = [finding(2, 4, f"l{i}", 0.5, i + 1) for i in range(20)]
    settled = settle(TEXT, [finding(2, 4, "w", 0.9), *losers])
    assert len(settled.applied[0].edit.alternatives) == MAX_ALTERNATIVES


def test_a_suggestion_does_not_keep_an_edit_from_being_applied() -> None:
    settled = settle(TEXT, [finding(2, 4, "s", 0.99, applies=False), finding(2, 4, "a", 0.9, 1)])
    assert settled.applied[0].edit.alternatives == (Reading("s", 0.99),)
    assert settled.suggested == ()


def test_suggestions_are_settled_among_themselves() -> None:
    settled = settle(TEXT, [finding(2, 4, None, 0.4, applies=False), finding(3, 5, "s", 0.3, 1, applies=False)])
    ((edit, _),) = settled.suggested
    assert (edit.start, edit.before, edit.after, edit.alternatives) == (2, "234", None, (Reading("2s", 0.3),))


def test_an_insertion_beside_a_replacement_is_no_overlap() -> None:
    settled = settle(TEXT, [finding(2, 2, "i"), finding(2, 4, "r", order=1), finding(4, 4, "j", order=2)])
    assert [edit.after for edit, _ in settled.applied] == ["i", "r", "j"]


def test_halves_of_a_surrogate_pair_are_never_joined() -> None:
    text = "\ud83d\0\0\ude00"
    deletions = [Finding(Edit("text", i, "\0", ""), "r.nul", 0, applies=True) for i in (1, 2)]
    settled = settle(text, deletions)
    assert [edit.start for edit, _ in settled.applied] == [1]
    one = Finding(Edit("text", 1, "\0\0", ""), "r.nul", 0, applies=True)
    assert settle(text, [one]).applied == ()


def test_a_pair_that_was_joined_already_may_stay() -> None:
    text = "\ud83d\ude00\0"
    settled = settle(text, [Finding(Edit("text", 2, "\0", ""), "r.nul", 0, applies=True)])
    assert len(settled.applied) == 1


spans = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted)


@given(st.lists(st.tuples(spans, st.sampled_from(("", "x", "yz", None)), st.sampled_from((0.5, 0.9)), st.booleans())))
def test_what_is_settled_is_disjoint_and_quotes_the_text(
    drawn: list[tuple[list[int], str | None, float, bool]],
) -> None:
    findings = [
        finding(start, end, after, confidence, order, applies=applies and after is not None)
        for order, ((start, end), after, confidence, applies) in enumerate(drawn)
        if after != TEXT[start:end]
    ]
    settled = settle(TEXT, findings)
    for edits in (settled.applied, settled.suggested):
        for edit, _ in edits:
            assert TEXT[edit.start : edit.end] == edit.before
        for (one, _), (other, _) in combinations(edits, 2):
            assert not overlap(one, other)
            assert one.start <= other.start
