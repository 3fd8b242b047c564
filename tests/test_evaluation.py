"""The evaluation measures what it says: on small articles of its own, whose edits are set by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from bench import evaluate, titles
from bench.cases import is_kept
from bench.charsets import encoded, harder_trials, report_charsets, trials
from bench.data import Label, RawArticle, data_folder
from bench.labels import figures
from bench.outcomes import Judged, print_outcomes
from bench.overrides import Override, OverrideError, overridden, read_overrides, unused
from bench.pins import Comparison, Figure, compared, read_pins, verdict, write_pins
from bench.reading import drawn, in_context
from bench.repetitions import VARIANT, report_repetitions
from bench.reversal import broken_promises, replayed, undone
from bench.running import Answer, Submission, answered, in_parallel
from bench.sample import again, checked, examine, report_sample
from bench.spans import projected
from bench.tables import table
from bench.verdicts import Outcome, accepted, is_certain, is_damage, outcome, removal
from service.article import EditReport, Place
from service.engine.edit import Reading, Span
from tests.case_files import Case

TEXT = "Some 18,00 people  left in don?t 2019."

Change = tuple[int, str, str]
"""Where in the raw text, what stands there, what becomes of it."""


def reports(changes: Sequence[Change], rule: str = "numbers.example") -> tuple[EditReport, ...]:
    found, shift = [], 0
    for start, before, after in changes:
        result = Place(start + shift, start + shift + len(after))
        end = start + len(before)
        found.append(EditReport(rule, "numbers", "text", start, end, before, after, 0.9, (), "Why.", (), result))
        shift += len(after) - len(before)
    return tuple(found)


def answer(text: str, changes: Sequence[Change] = (), suggestions: tuple[EditReport, ...] = ()) -> Answer:
    edits = reports(changes)
    clean = replayed(text, edits)
    return Answer(clean, None, None, None, "en", edits, suggestions, (), tuple(clean.split("\n\n")))


def suggestion(at: int, before: str, after: str | None, *others: str) -> EditReport:
    """A suggestion in an answer without edits, where source and result are the same."""
    span = Place(at, at + len(before))
    alternatives = tuple(Reading(other, 0.1) for other in others)
    return EditReport("x.y", "x", "text", span.start, span.end, before, after, 0.5, alternatives, "Why.", (), span)


def article(text: str = TEXT, title: str = "") -> RawArticle:
    return RawArticle("own", "1", "en", title, text)


def label(token: str, text: str = TEXT, **values: object) -> Label:
    start = text.index(token)
    known: dict[str, object] = {"corpus": "own", "id": "1", "lang": "en", "field": "text", "label": "true_typo"}
    return Label.of(known | {"start": start, "end": start + len(token), "token": token} | values)


# --- spans ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "span", "source", "clean"),
    [
        ([], (5, 10), (5, 10), (5, 10)),
        ([(5, "18,00", "18,000")], (5, 10), (5, 10), (5, 11)),
        ([(0, "Some ", "")], (5, 10), (5, 10), (0, 5)),
        ([(7, ",00 p", ",000 p")], (5, 10), (5, 12), (5, 13)),
        ([(0, "", "Now: ")], (0, 4), (0, 4), (5, 9)),
        ([(4, "", ",")], (0, 4), (0, 4), (0, 4)),
        ([(2, "", "-")], (0, 4), (0, 4), (0, 5)),
        ([(0, "Some 18,00 people", "")], (5, 10), (0, 17), (0, 0)),
        ([(5, "1", ""), (9, "0", "11")], (5, 10), (5, 10), (5, 10)),
        ([(17, "  ", " ")], (18, 18), (17, 19), (17, 18)),
    ],
)
def test_a_span_is_found_in_the_clean_text(
    changes: list[Change], span: tuple[int, int], source: tuple[int, int], clean: tuple[int, int]
) -> None:
    assert projected(reports(changes), *span) == (Span(*source), Span(*clean))


def test_edits_are_undone_and_replayed() -> None:
    changes = [(0, "Some ", ""), (5, "18,00", "18,000"), (17, "  ", " ")]
    clean = answer(TEXT, changes)
    assert clean.text == "18,000 people left in don?t 2019."
    assert undone(clean.text, clean.edits) == TEXT
    assert not list(broken_promises(Submission(TEXT, ""), clean))


def test_a_false_account_is_seen() -> None:
    false = answer(TEXT, [(5, "18,11", "18,000")])
    assert set(broken_promises(Submission(TEXT, ""), false)) == {"undo", "quotation"}


# --- verdicts ---------------------------------------------------------------------------------------------------------

TYPO = label("18,00", correct="18,000", acceptable=["18,000"])
UNSURE = label("18,00", correct="ambiguous", acceptable=["18,00", "18,000"])
YEAR = label("2019", label="count_or_far_year", kind="year")
APOSTROPHE = label("don?t", label="qmark_for_apostrophe", correct="don’t")
DOUBLED = label("  ", label="doubled_space")


@pytest.mark.parametrize(
    ("place", "given", "expected"),
    [
        (TYPO, answer(TEXT, [(5, "18,00", "18,000")]), "repaired"),
        (TYPO, answer(TEXT, [(9, "0 people  left", "00 people left")]), "repaired"),
        (TYPO, answer(TEXT, [(5, "18,00", "1,800")]), "wrong"),
        (TYPO, answer(TEXT), "missed"),
        (TYPO, answer(TEXT, [(17, "  ", " ")]), "missed"),
        (TYPO, answer(TEXT, suggestions=(suggestion(5, "18,00", "18,000"),)), "suggested"),
        (TYPO, answer(TEXT, suggestions=(suggestion(5, "18,00", "1,800", "18,000"),)), "suggested"),
        (TYPO, answer(TEXT, suggestions=(suggestion(10, "", "0"),)), "suggested"),
        (TYPO, answer(TEXT, suggestions=(suggestion(0, "Some 18,00", "Some 18,000"),)), "suggested"),
        (TYPO, answer(TEXT, suggestions=(suggestion(5, "18,00", "1,800"),)), "missed"),
        (TYPO, answer(TEXT, suggestions=(suggestion(5, "18,00", None),)), "missed"),
        (TYPO, answer(TEXT, [(0, "Some 18,00 people  ", "")]), "gone"),
        (UNSURE, answer(TEXT), "left"),
        (UNSURE, answer(TEXT, suggestions=(suggestion(5, "18,00", None),)), "suggested"),
        (UNSURE, answer(TEXT, [(5, "18,00", "18,000")]), "repaired"),
        (UNSURE, answer(TEXT, [(5, "18,00", "1,8")]), "wrong"),
        (YEAR, answer(TEXT), "unchanged"),
        (YEAR, answer(TEXT, [(17, "  ", " "), (5, "18,00", "18,000")][:1]), "unchanged"),
        (YEAR, answer(TEXT, [(33, "2019", "2,019")]), "changed"),
        (YEAR, answer(TEXT, suggestions=(suggestion(33, "2019", "2,019"),)), "questioned"),
        (APOSTROPHE, answer(TEXT, [(30, "?", "'")]), "repaired"),
        (APOSTROPHE, answer(TEXT, [(30, "?", "’")]), "repaired"),
        (APOSTROPHE, answer(TEXT, [(30, "?", "`")]), "wrong"),
        (DOUBLED, answer(TEXT, [(18, " ", "")]), "edited"),
        (DOUBLED, answer(TEXT), "untouched"),
        (DOUBLED, answer(TEXT, suggestions=(suggestion(17, "  ", " "),)), "noticed"),
    ],
)
def test_what_became_of_a_place(place: Label, given: Answer, expected: Outcome) -> None:
    assert outcome(place, article(), given) == expected


def test_a_suggestion_is_read_behind_an_edit() -> None:
    given = answer(TEXT, [(0, "Some ", "")], (suggestion(0, "18,00", "18,000"),))
    assert outcome(TYPO, article(), given) == "suggested"


def test_what_a_label_accepts() -> None:
    assert accepted(DOUBLED) == ()
    assert accepted(YEAR) == ("2019",)
    assert accepted(APOSTROPHE) == ("don’t", "don't")
    assert accepted(label("18,00", correct="unrecoverable")) == ("18,00",)
    assert is_damage(UNSURE)
    assert not is_certain(UNSURE)
    assert is_certain(TYPO)
    assert not is_damage(YEAR)


def test_what_is_removed_and_what_is_kept() -> None:
    line = label("people  left", label="duplicate", verdict="remove")
    assert removal(line, answer(TEXT, [(10, " people  left ", "")])) == "gone"
    assert removal(line, answer(TEXT, [(17, "  left", "")])) == "cut"
    assert removal(line, answer(TEXT, [(17, "  ", " ")])) == "kept"


def test_places_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    judged = {
        "numbers": [Judged(TYPO, article(), "repaired"), Judged(YEAR, article(), "changed")],
        "encoding": [Judged(APOSTROPHE, article(), "missed")],
        "punct": [],
    }
    values = {figure.name: figure.value for figure in figures(judged)}
    assert values["numbers: certain damage repaired"] == 1.0
    assert values["numbers: legitimate places changed"] == 1
    assert values["encoding: lost apostrophes repaired"] == 0.0
    print_outcomes("damage", judged["numbers"], ("repaired", "changed"))
    assert capsys.readouterr().out.splitlines()[-1].split() == ["all", "·", "2", "1", "1"]


def test_repetitions_are_told_by_what_an_editor_would_do() -> None:
    line = label("people  left", label="duplicate", verdict="remove")
    variant = label("people  left", label=VARIANT, verdict="remove")
    given = answer(TEXT, [], (suggestion(10, " people  left ", ""),))
    rows = [Judged(line, article(), "gone"), Judged(variant, article(), "kept")]
    values = {figure.name: figure.value for figure in report_repetitions(rows, {line.key: (article(), given)})}
    assert values["titles: repetitions removed"] == 1.0
    assert values["titles: repetitions and variants removed"] == 0.5
    assert values["titles: variants removed or suggested"] == 1.0
    assert values["titles: lead sentences damaged"] == 0


# --- overrides --------------------------------------------------------------------------------------------------------

ENTRY = {"corpus": "own", "id": "1", "field": "text", "start": 5, "acceptable": ["18.00"], "reason": "A price."}


def test_an_override_corrects_its_label(tmp_path: Path) -> None:
    path = tmp_path / "overrides.yaml"
    path.write_text(yaml.safe_dump([ENTRY]), encoding="utf-8")
    overrides = read_overrides(path)
    corrected, same = overridden([TYPO, YEAR], overrides)
    assert corrected.acceptable == ("18.00",)
    assert same == YEAR
    assert not unused([TYPO], overrides)
    assert unused([YEAR], overrides) == overrides


@pytest.mark.parametrize("change", [{"reason": " "}, {"colour": "red"}, {"start": None}, {"acceptable": None}])
def test_an_override_says_what_it_corrects_and_why(change: dict[str, object]) -> None:
    entry = {name: value for name, value in (ENTRY | change).items() if value is not None}
    with pytest.raises(OverrideError):
        Override.of(entry)


def test_the_overrides_of_the_repository_can_be_read() -> None:
    assert all(override.reason for override in read_overrides())


# --- pins -------------------------------------------------------------------------------------------------------------

SHARE = Figure.share("repaired", 9, 10, "higher")
ALARMS = Figure("false alarms", 2, "lower")


@pytest.mark.parametrize(
    ("pins", "status"),
    [
        ({"repaired": 0.9, "false alarms": 2}, 0),
        ({"repaired": 0.8, "false alarms": 3}, 0),
        ({"repaired": 0.91, "false alarms": 2}, 1),
        ({"repaired": 0.9, "false alarms": 1}, 1),
        ({"repaired": 0.9, "false alarms": 2, "another": 1}, 1),
        ({"repaired": 0.9}, 1),
        ({}, 1),
    ],
)
def test_the_exit_status_says_whether_a_figure_fell(pins: dict[str, float], status: int) -> None:
    assert verdict([SHARE, ALARMS], pins) == status


def test_what_is_worse_and_what_could_be_tighter_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    verdict([SHARE, ALARMS], {"repaired": 0.95, "false alarms": 3})
    out = capsys.readouterr().out
    assert "WORSE than its pin: repaired: 0.9, pinned at 0.95" in out
    assert "Could be pinned tighter (--update-pins): false alarms: 2, pinned at 3" in out


def test_pins_are_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "pins.yaml"
    assert read_pins(path) == {}
    write_pins([SHARE, ALARMS], path)
    pins = read_pins(path)
    assert pins == {"repaired": 0.9, "false alarms": 2}
    comparison = compared([SHARE, ALARMS], pins)
    assert comparison == Comparison((), (), (), ())


def test_a_share_of_nothing_is_no_failure() -> None:
    assert Figure.share("of none", 0, 0, "higher").value == 1
    assert Figure.share("of none", 0, 0, "lower").value == 0


# --- reading ----------------------------------------------------------------------------------------------------------


def test_an_edit_is_shown_in_its_context() -> None:
    text = "x" * 70 + "\nSome 18,00\u00a0people" + "y" * 70
    (edit,) = reports([(76, "18,00", "18,000")])
    shown = in_context(article(text), edit)
    assert shown == f"[own 1 en] {'x' * 54}⏎Some ⟦18,00 → 18,000⟧⍽people{'y' * 53} (0.90)"


def test_other_readings_and_none_are_shown() -> None:
    shown = in_context(article(), suggestion(5, "18,00", None, "18,000"))
    assert shown.startswith("[own 1 en] Some ⟦18,00 → ?⟧ people")
    assert shown.endswith("(0.50) (or '18,000' 0.10)")


def test_the_same_seed_draws_the_same_edits() -> None:
    pairs = [(article(), answer(TEXT, [(start, TEXT[start], "z") for start in range(20)]))]
    first = drawn(pairs, "numbers.example", 5, 1, suggestions=False)
    assert first == drawn(pairs, "numbers.example", 5, 1, suggestions=False)
    assert first != drawn(pairs, "numbers.example", 5, 2, suggestions=False)
    assert len(drawn(pairs, "numbers.example", 50, 1, suggestions=False)) == 20
    assert not drawn(pairs, "numbers.example", 5, 1, suggestions=True)


# --- titles, sample, the whole ----------------------------------------------------------------------------------------

BODY = "It rained for days in the north, and then the river rose so high that nobody could cross it any more."


def test_extractions_are_told_apart() -> None:
    assert titles.extraction("Storm reaches the coast | Example", None) == "none"
    assert titles.extraction("Storm reaches the coast | Example", "Storm reaches the coast") == "variant"
    assert titles.extraction("Storm reaches the coast", "Photo by Jane Doe") == "false"
    assert titles.begins_with_title(article(f"By Jane Doe\n\nSTORM REACHES COAST\n\n{BODY}", "Storm reaches coast"))
    assert not titles.begins_with_title(article(BODY, "Storm reaches coast"))


def test_titles_are_sent_in_three_ways() -> None:
    result = titles.extracted(article(BODY, "Storm reaches the northern coast"))
    assert (result.alone, result.above, result.twice) == ("none", "right", "right")


def test_an_answer_is_sent_again_with_what_was_sent_for_its_title() -> None:
    given = answer(TEXT)
    assert again(Submission(TEXT, None), given) == Submission(TEXT, None, "en")
    assert again(Submission(TEXT, "A title"), given) == Submission(TEXT, "", "en")


def test_a_crash_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        message = "no"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("bench.running.normalize", crash)
    assert answered(Submission(TEXT, "")).failure == "ZeroDivisionError: no"
    result = checked(Submission(TEXT, ""))
    assert (result.broken, result.again) == ((), ())


def test_many_are_answered_in_order() -> None:
    sent = [Submission(f"Number {number}", "") for number in range(100)]
    assert [one.text for one in in_parallel(answered, sent)] == [one.text for one in sent]


def test_the_sample_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    results = examine([article(f"{BODY} \n\n\nThen it ended.", "Storm reaches the northern coast")])
    values = {figure.name: figure.value for figure in report_sample(results)}
    assert set(values.values()) == {0}
    assert "layout.blank-lines" in capsys.readouterr().out


def test_a_table_lines_up() -> None:
    assert table(["rule", "n"], [["a", 1200], ["bc", 0]]).splitlines() == [
        "  rule      n",
        "  a     1,200",
        "  bc        ·",
    ]


def test_without_the_shared_data_only_the_cases_are_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEVELOPMENT_DATA", str(tmp_path / "none"))
    assert data_folder() is None
    assert evaluate.main([]) == 0
    out = capsys.readouterr().out
    assert "only the repository's own cases are run" in out
    assert "numbers.malformed-grouping" in out


def test_a_case_that_is_not_kept_is_told() -> None:
    assert is_kept(Case("layout.repeated-blanks", "changed", "One  two.", "One two."))
    assert not is_kept(Case("layout.repeated-blanks", "changed", "One  two.", "One three."))
    assert is_kept(Case("layout.repeated-blanks", "known_failures", "One  two.", "One three."))
    assert not is_kept(Case("layout.repeated-blanks", "known_failures", "One  two.", "One two."))


def test_a_figure_that_fell_fails_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DEVELOPMENT_DATA", str(tmp_path))
    monkeypatch.setattr(evaluate, "_evaluated", lambda *_: [SHARE])
    monkeypatch.setattr(evaluate, "read_pins", lambda: {"repaired": 0.95})
    assert evaluate.main([]) == 1
    monkeypatch.setattr(evaluate, "read_pins", lambda: {"repaired": 0.9})
    assert evaluate.main([]) == 0


# --- charsets ---------------------------------------------------------------------------------------------------------


def test_a_text_is_tried_in_the_charsets_that_can_hold_it() -> None:
    assert encoded("Łódź", "windows-1250") == b"\xa3\xf3d\x9f"
    assert encoded("Łódź", "windows-1252") is None
    assert encoded("日本", "shift_jis") == "日本".encode("cp932")
    assert trials(article("Short – text.")) == []
    tried = trials(article("The river – or what is left of it – rose on Monday. " * 6))
    assert {(trial.charset, trial.is_marked) for trial in tried} == {
        *(("windows-1252", False), ("macintosh", False)),
        *((charset, marked) for charset in ("utf-8", "utf-16le", "utf-16be") for marked in (False, True)),
    }
    assert all(trial.is_right and trial.confidence > 0.5 for trial in tried)


def test_a_damaged_text_is_tried_in_unicode_only() -> None:
    assert harder_trials(article("It\x92s – damaged." * 20)) == []
    assert {trial.charset for trial in trials(article("It\x92s – damaged." * 20))} == {"utf-8", "utf-16le", "utf-16be"}


def test_mojibake_takes_no_part_in_the_charset_that_undoes_it() -> None:
    tried = trials(article("The river – or what is left – rose. ".encode().decode("mac-roman") * 20))
    assert "macintosh" not in {trial.charset for trial in tried}


def test_charsets_give_their_figures(capsys: pytest.CaptureFixture[str]) -> None:
    shares = list(report_charsets([article("The river – or what is left of it – rose. " * 9), article("Plain. " * 60)]))
    assert [figure.value for figure in shares] == [1, 1, 1]
    assert "utf-16be with mark" in capsys.readouterr().out
