"""What the evaluation says of numbers: readings, precision, calibration, on answers that are set by hand."""

import pytest

from bench import numbers
from bench.calibration import Claim, bins, brier, calibration_error, constants, reliability, wilson
from bench.damage import Damage
from bench.data import RawArticle
from bench.dresses import Dressed, report_dresses
from bench.numbers import Examined, Place, examine_damage, print_damage
from bench.outcomes import Judged
from bench.reversal import replayed
from bench.running import Answer
from bench.verdicts import is_reported, proposals
from service.article import EditReport
from service.article import Place as Stretch
from service.engine.edit import Reading

TEXT = "Some 18,00 people left in 2019."
ARTICLE = RawArticle("own", "1", "en", "", TEXT)


def report(start: int, before: str, after: str | None, confidence: float, *others: Reading, rule: str) -> EditReport:
    end = start + len(before)
    result = Stretch(start, start + len(after or before)) if rule == "numbers.applied" else Stretch(start, end)
    category = rule.partition(".")[0]
    return EditReport(rule, category, "text", start, end, before, after, confidence, others, "Why.", (), result)


def applied(after: str, *others: Reading) -> Answer:
    edits = (report(5, "18,00", after, 0.95, *others, rule="numbers.applied"),)
    clean = replayed(TEXT, edits)
    return Answer(clean, None, None, None, "en", edits, (), (), (clean,))


def suggested(*reports: EditReport) -> Answer:
    return Answer(TEXT, None, None, None, "en", (), reports, (), (TEXT,))


def damage(truth: str = "18,000", *, certain: bool = True, kind: str = "group_short") -> Damage:
    correct, right = (truth, (truth,)) if certain else ("unrecoverable", ("18,00", truth))
    return Damage(
        *("own", "1", "en"),
        field="text",
        start=5,
        end=10,
        token="18,00",  # noqa: S106 a number, no password
        label="damaged",
        correct=correct,
        acceptable=right,
        kind=kind,
        by="a zero lost",
        truth=truth,
        why="Because.",
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (applied("18,000", Reading("1,800", 0.04)), [("18,000", 0.95, True, True), ("1,800", 0.04, False, False)]),
        (applied("1,800", Reading("18,000", 0.04)), [("1,800", 0.95, False, True), ("18,000", 0.04, True, False)]),
        (
            suggested(
                report(5, "18,00", "1,800", 0.3, Reading("18.00", 0.2), rule="numbers.one"),
                report(5, "18,00", "18,000", 0.5, rule="numbers.other"),
            ),
            [("18,000", 0.5, True, False), ("1,800", 0.3, False, False), ("18.00", 0.2, False, False)],
        ),
        (suggested(report(5, "18,00", None, 0.5, rule="numbers.one")), []),
        (suggested(report(26, "2019", "2,019", 0.5, rule="numbers.one")), []),
    ],
)
def test_readings_of_a_place_in_their_order(given: Answer, expected: list[tuple[str, float, bool, bool]]) -> None:
    found = proposals(damage(), ARTICLE, given)
    assert [(one.after, one.confidence, one.is_right, one.is_applied) for one in found] == expected


def test_an_exchange_of_blanks_is_no_report() -> None:
    assert not is_reported(damage(), suggested(report(5, "18,00", "18 00", 1.0, rule="layout.no-break-space")))
    assert is_reported(damage(), suggested(report(5, "18,00", None, 0.5, rule="numbers.one")))
    assert is_reported(damage(), applied("18,000"))
    assert not is_reported(damage(), suggested())


def test_what_became_of_a_damaged_place() -> None:
    exact = Place.of(damage(), ARTICLE, applied("18,000"))
    second = Place.of(damage(), ARTICLE, applied("1,800", Reading("18,000", 0.04)))
    assert (exact.is_exact, exact.is_among_first_two, exact.is_reported) == (True, True, True)
    assert (second.is_exact, second.is_among_first_two, second.judged.outcome) == (False, True, "wrong")
    assert (exact.kind, exact.language) == ("group_short", "en")
    untold = Place.of(damage(certain=False), ARTICLE, applied("18,000"))
    assert untold.judged.outcome == "repaired"


def examined(*places: tuple[Damage, Answer]) -> list[Examined]:
    return [Examined(ARTICLE, given, (Place.of(one, ARTICLE, given),), ()) for one, given in places]


def test_figures_of_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    given = examined(
        (damage(), applied("18,000")),
        (damage(), applied("1,800", Reading("18,000", 0.04))),
        (damage(kind="glued_text"), suggested()),
        (damage(certain=False), suggested(report(5, "18,00", None, 0.5, rule="numbers.one"))),
    )
    labelled = _Labelled()
    values = {figure.name: figure.value for figure in numbers.report_numbers(labelled, given)}  # type: ignore[arg-type]
    assert values["numbers damaged: repaired"] == 0.5
    assert values["numbers damaged: right among the first two"] == 1.0
    assert values["numbers: doubtful damage reported"] == 1.0
    assert values["numbers: applied edits that are right"] == 0.5
    assert values["numbers: calibration error"] == 0.45
    assert values["numbers: unstable damaged articles"] == 0
    assert "glued_text" in capsys.readouterr().out


class _Labelled:
    """No labelled places."""

    def judged(self, _: str) -> list[Judged]:
        return []


def test_edits_elsewhere_are_those_of_numbers_outside_the_damage() -> None:
    (one,) = examined((damage(), applied("18,000")))
    assert one.elsewhere == []
    other = Damage("own", "1", "en", "text", 26, 30, "2019", "damaged", correct="2010", truth="2010", kind="year")
    (one,) = examined((other, applied("18,000")))
    assert [edit.before for edit in one.elsewhere] == ["18,00"]


def test_damage_is_printed_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    given = examined((damage(), applied("18,000")), (damage(), suggested()))
    print_damage(given, "group_short", language="en", came_out="repaired")
    out = capsys.readouterr().out
    assert "Some ⟦18,00⟧ people" in out
    assert "applied '18,00' → '18,000' 0.95 numbers.applied, right" in out
    assert "missed" not in out
    print_damage(given, "all", language="de")
    assert "0 places" in capsys.readouterr().out


def test_articles_of_the_test_half_are_damaged_and_sent() -> None:
    text = "Some 52,000 people left the village, and 1,250 of them came back on the 21st of May."
    sample = [RawArticle("own", str(key), "en", "", text) for key in range(8)]
    found = examine_damage([*sample, RawArticle("own", "none", "en", "", "Nobody came.")])
    assert found
    assert all(one.places and one.article.text != text for one in found)


def test_the_interval_of_a_share() -> None:
    low, high = wilson(98, 100)
    assert (round(low, 3), round(high, 3)) == (0.93, 0.994)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10)[1] == 1.0


def test_confidences_are_compared_with_the_truth() -> None:
    sure = [Claim("a", 0.9, is_right=True)] * 9 + [Claim("a", 0.9, is_right=False)]
    assert calibration_error(sure) == pytest.approx(0.0)
    assert brier(sure) == pytest.approx(0.09)
    assert brier(constants(sure)) == pytest.approx(0.09)
    mixed = [*sure, Claim("b", 1.0, is_right=False)]
    assert calibration_error(mixed) == pytest.approx(abs(10 / 11 * 0.9 + 1 / 11 - 9 / 11))
    assert brier(constants(mixed)) == pytest.approx(0.9 / 11)
    assert [len(one) for one in bins(mixed)] == [0] * 9 + [11]
    assert calibration_error([]) == brier([]) == 0
    assert "0.9–1.0" in reliability(mixed)


def test_edits_owed_to_the_marks_of_a_locale(capsys: pytest.CaptureFixture[str]) -> None:
    text = "They sold 1,250,000 shares, then 350,000, and 810,500 at last."
    sample = [RawArticle("own", str(key), "en", "", text) for key in range(20)]
    found = [one for article in sample if (one := Dressed.of((article, 1)))]
    assert found
    assert all("12,50,000" in one.article.text and not one.edits for one in found)
    (figure,) = report_dresses(sample)
    assert figure.value == 0
    assert "en-IN" in capsys.readouterr().out
