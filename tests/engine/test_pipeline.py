"""The loop: policy, failures, limits, stopping, suggestions on their way, and a title taken out of the text."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.document import Context, Document, Language, Text
from service.engine.edit import Edit, Reading, Span
from service.engine.errors import EditError
from service.engine.pipeline import FINDINGS_BETWEEN_STOPS, Normalized, Pass, Pipeline
from service.engine.policy import Policy
from service.engine.rule import Find, Mode, Need, Rule, rule


def substitution(
    rule_id: str, pattern: str, after: str | None, confidence: float = 1.0, mode: Mode = "apply", **more: object
) -> Rule:
    """A rule that replaces each match of a pattern."""

    def find(text: Text) -> Iterator[Edit]:
        for match in re.finditer(pattern, text.value):
            yield text.edit(*match.span(), after, confidence)

    return replace(rule(rule_id, summary="Replace.", mode=mode)(find), **more)  # type: ignore[arg-type]


def normalized(text: str, *passes: tuple[Rule, ...], title: str | None = None, **policy: object) -> Normalized:
    pipeline = Pipeline([Pass(str(number), rules) for number, rules in enumerate(passes)])
    return pipeline.run(Document(title, text), Policy(**policy))  # type: ignore[arg-type]


def test_passes_run_once_in_order() -> None:
    result = normalized("a", (substitution("x.one", "a", "b"),), (substitution("x.two", "b", "c"),), title="aa")
    assert (result.document.title, result.document.text) == ("cc", "c")
    assert [(e.field, e.before, e.after, e.rule, e.earlier_rules) for e in result.edits] == [
        ("title", "a", "c", "x.two", ("x.one",)),
        ("title", "a", "c", "x.two", ("x.one",)),
        ("text", "a", "c", "x.two", ("x.one",)),
    ]


def test_rules_of_a_pass_see_one_snapshot() -> None:
    result = normalized("ab", (substitution("x.one", "a", "b"), substitution("x.two", "b", "c")))
    assert result.document.text == "bc"


@pytest.mark.parametrize(
    ("modes", "text"),
    [
        ({}, "b"),
        ({"x": "suggest"}, "a"),
        ({"x": "off"}, "a"),
        ({"x": "off", "x.one": "apply"}, "b"),
        ({"x.one": "suggest"}, "a"),
    ],
)
def test_an_id_beats_its_category(modes: dict[str, Mode], text: str) -> None:
    result = normalized("a", (substitution("x.one", "a", "b"),), modes=modes)
    assert result.document.text == text
    assert len(result.suggestions) == ("suggest" in modes.values())


def test_apply_is_subject_to_min_confidence() -> None:
    unsure = substitution("x.one", "a", "b", 0.84)
    assert normalized("a", (unsure,)).document.text == "a"
    assert normalized("a", (unsure,), min_confidence=0.84).document.text == "b"
    nothing = substitution("x.one", "a", None, 1.0)
    result = normalized("a", (nothing,), min_confidence=0)
    assert result.document.text == "a"
    assert result.suggestions[0].after is None


def test_explanation_defaults_to_the_summary() -> None:
    assert normalized("a", (substitution("x.one", "a", "b"),)).edits[0].explanation == "Replace."


def test_a_no_op_is_no_edit() -> None:
    assert normalized("a", (substitution("x.one", "a", "a"),)).edits == ()


def failing(text: Text) -> Iterator[Edit]:
    yield text.edit(0, 1, "z")
    message = "broken"
    raise RuntimeError(message)


def test_a_rule_that_raises_costs_its_own_edits() -> None:
    told = []
    broken = rule("x.broken", summary="Break.")(failing)
    result = normalized(
        "ab", (broken, substitution("x.one", "b", "c")), on_failure=lambda name, error: told.append((name, str(error)))
    )
    assert result.document.text == "ac"
    assert result.incomplete == ("x.broken",)
    assert told == [("x.broken", "broken")]


def test_a_failure_propagates_by_default() -> None:
    with pytest.raises(RuntimeError):
        normalized("ab", (rule("x.broken", summary="Break.")(failing),))


@pytest.mark.parametrize("edit", [Edit("text", 0, "b", "c"), Edit("text", 9, "", "c"), Edit("title", 0, "a", "c")])
def test_a_wrong_quotation_is_a_failure(edit: Edit) -> None:
    wrong = rule("x.wrong", summary="Misquote.")(lambda _: iter([edit]))
    with pytest.raises(EditError):
        normalized("a", (wrong,))


def test_a_rule_with_too_many_findings_is_undone_whole() -> None:
    many, few = substitution("x.many", "a", "b"), substitution("x.few", "c", "d")
    result = normalized("aaac", (many, few), title="aa", max_edits=4)
    assert (result.document.title, result.document.text) == ("aa", "aaad")
    assert result.incomplete == ("x.many",)
    result = normalized("aaac", (many,), (few,), max_edits=3)
    assert (result.document.text, result.incomplete) == ("bbbc", ("x.few",))


def countdown(calls: int) -> Callable[[], bool]:
    left = iter(range(calls))
    return lambda: next(left, None) is None


def test_what_is_not_done_by_the_stop_is_incomplete() -> None:
    passes = [Pass("a", (substitution("x.one", "a", "b"),)), Pass("b", (substitution("x.two", "b", "c"),))]
    result = Pipeline(passes).run(Document(None, "a"), Policy(modes={"x.off": "off"}), countdown(1))
    assert (result.document.text, result.incomplete) == ("b", ("x.two",))
    result = Pipeline(passes).run(Document(None, "a"), Policy(), countdown(0))
    assert (result.document.text, result.incomplete) == ("a", ("x.one", "x.two"))


def test_categories_that_are_left_undone_are_listed() -> None:
    rules = (substitution("x.one", "a", "b"), substitution("y.one", "a", "c"), substitution("x.off", "a", "d"))
    result = normalized("a", rules, undone=frozenset({"x"}), modes={"x.off": "off"})
    assert (result.document.text, result.incomplete) == ("c", ("x.one",))


def test_a_long_search_is_stopped_between_findings() -> None:
    passes = [Pass("a", (substitution("x.one", "a", "b"),))]
    result = Pipeline(passes).run(Document(None, "a" * (FINDINGS_BETWEEN_STOPS * 3)), Policy(), countdown(2))
    assert result.incomplete == ("x.one",)
    assert result.edits == ()


def test_a_rule_runs_only_where_its_needs_are_met() -> None:
    seen = []

    def find(text: Text) -> Iterator[Edit]:
        seen.append(text.value)
        return iter(())

    def run_with(text: str, *needs: str | Need, title: str | None = None) -> list[str]:
        seen.clear()
        normalized(text, (rule("x.needy", summary="Look.", needs=needs)(find),), title=title)
        return list(seen)

    assert run_with("a b", " ", "bc") == ["a b"]
    assert run_with("a b", " ", "cd") == []
    assert run_with("ab", Need.NON_ASCII, title="é") == ["é"]


def asked_together(tell: Callable[[Document], Collection[str]], **policy: object) -> Normalized:
    """What two rules make of `ab` that share the look that `tell` takes."""
    rules = (substitution("x.one", "a", "A"), substitution("x.two", "b", "B"))
    return Pipeline([Pass("a", rules, finders=tell)]).run(Document(None, "ab"), Policy(**policy))  # type: ignore[arg-type]


def test_rules_that_share_a_look_are_asked_where_it_finds_something() -> None:
    assert asked_together(lambda _: ["x.two"]).document.text == "aB"
    assert asked_together(lambda _: ()).document.text == "ab"
    assert asked_together(lambda _: ["x.one", "x.two"], modes={"x.one": "off"}).document.text == "aB"


def test_where_nobody_is_asked_no_look_is_taken() -> None:
    def fail(_: Document) -> Collection[str]:
        raise AssertionError

    assert asked_together(fail, modes={"x": "off"}).incomplete == ()
    assert asked_together(fail, undone=frozenset({"x"})).incomplete == ("x.one", "x.two")


def test_a_look_that_fails_is_left_to_the_rules() -> None:
    def fail(_: Document) -> Collection[str]:
        raise RuntimeError

    assert asked_together(fail).document.text == "AB"


def test_needs_are_looked_at_again_behind_a_pass() -> None:
    needy = replace(substitution("x.two", "b", "c"), needs=("b",))
    assert normalized("a", (substitution("x.one", "a", "b"),), (needy,)).document.text == "c"


def test_what_a_pass_learns_is_seen_by_its_rules() -> None:
    def find(text: Text) -> Iterator[Edit]:
        assert text.document.context.language.base == "en"
        yield text.edit(0, 1, "b")

    learn = Pass("a", (rule("x.one", summary="Look.")(find),), lambda _: Context(Language("en-IN", 1.0)))
    result = Pipeline([learn]).run(Document(None, "a"), Policy())
    assert result.document.context.language.code == "en-IN"


def test_tokens_are_made_once_a_snapshot() -> None:
    made = []

    def tokens(value: str) -> list[str]:
        made.append(value)
        return value.split()

    def find(text: Text) -> Iterator[Edit]:
        assert text.once(tokens) == ["a", "b"]
        return iter(())

    rules = tuple(rule(f"x.{name}", summary="Look.", fields=("text",))(find) for name in ("one", "two"))
    normalized("a b", rules)
    assert made == ["a b"]


SUGGEST = substitution("x.hint", "b+", "B", 0.5)


def test_a_suggestion_is_carried_past_later_edits() -> None:
    result = normalized("abc", (SUGGEST,), (substitution("x.one", "a|c", "zz"),))
    (suggestion,) = result.suggestions
    assert (suggestion.start, suggestion.before, suggestion.result) == (1, "b", Span(2, 3))
    assert result.document.text == "zzbzz"


def test_a_suggestion_that_a_later_pass_touches_is_dropped() -> None:
    assert normalized("abc", (SUGGEST,), (substitution("x.one", "ab", "z"),)).suggestions == ()
    assert normalized("abc", (SUGGEST,), (substitution("x.one", "(?=b)", "z"),)).suggestions == ()
    point = substitution("x.point", "(?=b)", "!", 0.5)
    assert normalized("abc", (point,), (substitution("x.one", "a", "z"),)).suggestions == ()
    assert len(normalized("aabc", (point,), (substitution("x.one", "^a", "z"),)).suggestions) == 1


def test_a_suggestion_that_cuts_an_applied_edit_is_widened() -> None:
    first = substitution("x.one", "q", "abc")
    hint = replace(substitution("x.hint", "b", "B", 0.5))
    result = normalized("xqx", (first,), (hint,))
    (suggestion,) = result.suggestions
    assert (suggestion.before, suggestion.after, suggestion.result) == ("q", "aBc", Span(1, 4))
    finding = normalized("xqx", (first,), (substitution("x.hint", "b", None, 0.5),)).suggestions[0]
    assert finding.after is None


def test_suggestions_of_several_passes_are_disjoint() -> None:
    result = normalized("abc", (substitution("x.one", "ab", "1", 0.5),), (substitution("x.two", "bc", "2", 0.6),))
    (suggestion,) = result.suggestions
    assert (suggestion.before, suggestion.after) == ("abc", "a2")
    assert suggestion.alternatives == (Reading("1c", 0.5),)


def test_alternatives_tell_no_reading_twice() -> None:
    def find(text: Text) -> Iterator[Edit]:
        readings = (Reading("y", 0.2), Reading("z", 0.1), Reading("w", 0.07), Reading("y", 0.05), Reading("a", 0.04))
        yield text.edit(0, 1, "z", 0.9, readings)

    (edit,) = normalized("a", (rule("x.one", summary="Choose.", fields=("text",))(find),)).edits
    assert edit.alternatives == (Reading("y", 0.2), Reading("w", 0.07))


def take_title(text: Text) -> Iterator[Edit]:
    end = text.value.index("\n")
    yield replace(text.edit(0, end + 1, ""), title=Span(0, end))


TAKE = rule("x.take", summary="Take.", fields=("text",))(take_title)


def test_a_title_taken_out_brings_its_edits_along() -> None:
    result = normalized("t\u00a0t\nbody", (substitution("x.blank", "\u00a0", " "),), (TAKE,))
    assert (result.document.title, result.document.text) == ("t t", "body")
    assert result.title is not None
    assert result.title.source == "t\u00a0t"
    assert result.title_source == Span(0, 3)
    assert [(e.field, e.start, e.before, e.rule, e.earlier_rules) for e in result.edits] == [
        ("title", 1, "\u00a0", "x.blank", ()),
        ("text", 0, "t\u00a0t\n", "x.take", ()),
    ]


def test_a_title_taken_out_brings_its_suggestions_along() -> None:
    result = normalized("a b\nbody b", (substitution("x.hint", "b", "B", 0.5),), (TAKE,))
    assert [(s.field, s.start, s.before, s.result) for s in result.suggestions] == [
        ("title", 2, "b", Span(2, 3)),
        ("text", 4, "b", Span(0, 1)),
        ("text", 9, "b", Span(5, 6)),
    ]


def test_a_title_that_is_only_suggested_stays_in_the_text() -> None:
    result = normalized("title\nbody", (TAKE,), modes={"x.take": "suggest"})
    assert (result.document.title, result.document.text) == (None, "title\nbody")
    assert result.suggestions[0].after == ""
    assert result.title_source is None


PATTERNS = ("a", "b+", "(?=b)", "a b", "\0", " $", "^", "[^a]", "b|a", "\ud83d", "é")
random_rules = st.builds(
    substitution,
    st.sampled_from(("x.one", "x.two", "y.one", "y.two")),
    st.sampled_from(PATTERNS),
    st.sampled_from(("", "a", "b ", "é", None)),
    st.sampled_from((0.3, 0.9, 1.0)),
    st.sampled_from(("apply", "suggest")),
)


@given(
    st.text(st.sampled_from("ab \n\0\u0085\u200d\ud83d\ude00é٣😀"), max_size=30),
    st.lists(st.lists(random_rules, max_size=3).map(tuple), max_size=5),
)
def test_undo_and_replay_hold_for_any_input_and_any_passes(text: str, passes: list[tuple[Rule, ...]]) -> None:
    result = normalized(text, *passes, title=text[::-1])
    for field, raw, clean in (("text", text, result.document.text), ("title", text[::-1], result.document.title)):
        edits = [edit for edit in result.edits if edit.field == field]
        parts, undone, here, there = [], [], 0, 0
        for edit in edits:
            assert raw[edit.start : edit.end] == edit.before
            parts += [raw[here : edit.start], edit.after or ""]
            undone += [(clean or "")[there : edit.result.start], edit.before]
            here, there = edit.end, edit.result.end
        assert "".join([*parts, raw[here:]]) == clean
        assert "".join([*undone, (clean or "")[there:]]) == raw
        for suggestion in result.suggestions:
            if suggestion.field == field:
                assert raw[suggestion.start : suggestion.end] == suggestion.before


def test_a_rule_declares_itself() -> None:
    find: Find = failing
    declared = rule("x.one", summary="Look.", examples={"a": "b"}, leaves=("c",))(find)
    assert declared.category == "x"
    assert declared.rationale == (__doc__ or "").strip()
