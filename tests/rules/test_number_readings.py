"""Malformed numbers by themselves: what is wrong with one, what it may have been, and what its article says of it."""

from decimal import Decimal

import pytest

from service import normalize
from service.engine.document import Context, Document, Language
from service.language.numbers.conventions import Convention
from service.rules.numbers.readings import guesses
from service.rules.numbers.shapes import shape, worth
from service.rules.numbers.siblings import Siblings, Told
from service.rules.numbers.weighing import UNWITNESSED, Ranked, ranked_places

ENGLISH = Convention(",", ".")
INDIAN = Convention(",", ".", is_indian=True)
GERMAN = Convention(".", ",")
RUSSIAN = Convention(" \u00a0\u202f\u2009", ",")
SWISS = Convention("'’", ".")


@pytest.mark.parametrize(
    ("numeral", "marks", "expected"),
    [
        ("1,234", ENGLISH, None),
        ("12,34,567", ENGLISH, "uneven"),
        ("12,34,567", INDIAN, None),
        ("44,00", ENGLISH, "short"),
        ("2,3", ENGLISH, "short"),
        ("2,318,00", ENGLISH, "short"),
        ("4,03,00", INDIAN, "short"),
        ("0,7", ENGLISH, "short"),
        ("0,8523", ENGLISH, "long"),
        ("0,852", ENGLISH, None),
        ("00,5", ENGLISH, None),
        ("35,8000", ENGLISH, "long"),
        ("1,10,0000", INDIAN, "long"),
        ("1,10,000000", INDIAN, None),
        ("35,800000", ENGLISH, None),
        ("1,84,000", ENGLISH, "uneven"),
        ("9,3267,000", ENGLISH, "uneven"),
        ("1,2,3", ENGLISH, None),
        ("1234,567", ENGLISH, None),
        ("1.024", ENGLISH, "decimal"),
        ("2,494.049", ENGLISH, "decimal"),
        ("1.5", ENGLISH, None),
        ("1.024.500", ENGLISH, "foreign"),
        ("1.090,000", ENGLISH, "mixed"),
        ("1.090,50", ENGLISH, None),
        ("43,.590", ENGLISH, "doubled"),
        ("1..35", ENGLISH, "doubled"),
        ("1990..2000", ENGLISH, None),
        ("1..2..3", ENGLISH, None),
        ("1 400", ENGLISH, "stripped"),
        ("1 400", RUSSIAN, None),
        ("1 400 00", RUSSIAN, "short"),
        ("44.00", GERMAN, "short"),
        ("1,024", GERMAN, "decimal"),
        ("100'00", SWISS, "short"),
        ("1,234'567", SWISS, None),
        ("1'234,567'890", ENGLISH, None),
        ("1,1,1,1,1,1", ENGLISH, None),
    ],
)
def test_shapes(numeral: str, marks: Convention, expected: str | None) -> None:
    assert shape(numeral, marks) == expected


@pytest.mark.parametrize(
    ("numeral", "marks", "expected"),
    [
        ("44,00", ENGLISH, {"44,000", "4,400", "44.00"}),
        ("44,00", INDIAN, {"44,000", "4,400", "44.00", "44,00,000"}),
        ("2,3", ENGLISH, {"2.3"}),
        ("18,45", ENGLISH, {"18,450", "18.45"}),
        ("0,7", ENGLISH, {"0.7"}),
        ("0,8523", ENGLISH, {"0.8523"}),
        ("35,8000", ENGLISH, {"35,800", "358,000", "35.8000"}),
        ("12,3345", ENGLISH, {"12,345", "123,345", "12.3345"}),
        ("98,20000", ENGLISH, {"98.20000"}),
        ("1,84,000", ENGLISH, {"184,000"}),
        ("45,00,000", ENGLISH, {"45,000,000", "4,500,000"}),
        ("1,7754,000", ENGLISH, {"1,754,000", "17,754,000"}),
        ("1.024", ENGLISH, {"1,024"}),
        ("2,494.049", ENGLISH, {"2,494,049"}),
        ("1.024.500", ENGLISH, {"1,024,500"}),
        ("1.090,000", ENGLISH, {"1,090,000"}),
        ("43,.590", ENGLISH, {"43,590", "43.590"}),
        ("2,.50", ENGLISH, {"2.50"}),
        ("1 400", ENGLISH, {"1,400"}),
        ("800 00", RUSSIAN, {"800 000", "80 000"}),
        ("100 0000", RUSSIAN, {"100 000", "1 000 000"}),
        ("1.024", SWISS, {"1'024"}),
        ("1,024", Convention("'’", ","), set()),
    ],
)
def test_readings(numeral: str, marks: Convention, expected: set[str]) -> None:
    kind = shape(numeral, marks)
    assert kind
    found = guesses(numeral, kind, marks)
    assert [guess.slip for guess in found[:2]] == ["none", "unknown"]
    assert {guess.after for guess in found[2:]} == expected


@pytest.mark.parametrize(
    ("numeral", "marks", "expected"),
    [
        ("1,234.50", ENGLISH, "1234.50"),
        ("1.234,5", GERMAN, "1234.5"),
        ("1 234", RUSSIAN, "1234"),
        ("5", ENGLISH, "5"),
        ("44,00", ENGLISH, None),
        ("1.2.3", ENGLISH, None),
        ("1.234,50", ENGLISH, None),
        ("12,34,567", GERMAN, None),
        (".5", ENGLISH, None),
    ],
)
def test_worth(numeral: str, marks: Convention, expected: str | None) -> None:
    assert worth(numeral, marks) == (None if expected is None else Decimal(expected))


def test_a_number_is_no_sibling_of_itself() -> None:
    one = Told("text", 5, Decimal(4400), "grouped", "", "people")
    other = Told("text", 50, Decimal(4400), "grouped", "$", "")
    siblings = Siblings([other, one, one._replace(field="title", start=0)])
    assert list(siblings.alike(Decimal(4400), "grouped", ("text", 50))) == [("", "people")]
    assert set(siblings.alike(Decimal(4400), "grouped", ("text", 5))) == {("", "people"), ("$", "")}
    assert list(siblings.alike(Decimal(4400), "decimal", ("text", 5))) == []
    assert siblings.within("text", 0, 50) == [one]


def ranked(text: str, language: str | None = "en", title: str | None = None) -> list[Ranked]:
    return list(ranked_places(Document(title, text, Context(Language(language)))))


def likeliest(text: str, language: str | None = "en") -> list[str | None]:
    return [one.likeliest.after for one in ranked(text, language)]


def test_probabilities_add_up() -> None:
    (one,) = ranked("Some 52,000 people, including 18,00 children, left.")
    assert sum(share for _, share in one.readings) == pytest.approx(1)
    assert [share for _, share in one.readings] == sorted((share for _, share in one.readings), reverse=True)


def test_a_settled_number_is_evidence_for_another() -> None:
    alone = "The town paid 2.50 and 300,00 for it."
    both = "The town paid 2.50 and 300,00 for it. Some 300,00 people came, and 12,000 more people, and 14,000."
    (before,) = ranked(alone)
    after = ranked(both)
    assert after[0].place.start == before.place.start
    assert after[0].readings != before.readings


def test_evidence_is_of_the_article() -> None:
    (one, other) = ranked("Some 18,00 children of 52,000 people have left.", title="Some 18,00 children leave")
    assert {one.place.field, other.place.field} == {"title", "text"}
    assert one.likeliest.after == other.likeliest.after == "18,000"


def test_a_part_is_not_more_than_its_whole() -> None:
    whole = "Of 110,000 civilians, including 44,00 children, none stayed."
    part = "Of 1,000 civilians, including 44,00 children, none stayed."
    assert dict(ranked(whole)[0].readings) != dict(ranked(part)[0].readings)
    assert likeliest(whole) == ["44,000"]
    assert likeliest(part) != ["44,000"]


def test_three_decimals_are_only_suggested() -> None:
    (alone,) = ranked("Car sales fell to 25.269 units from 26,414 there. It sold 3,000 in May.")
    (grouped,) = ranked("Average shares were 3,317,104 against 2,494.049 the year before.")
    assert {guess.after: share for guess, share in alone.readings}["25,269"] <= UNWITNESSED
    assert grouped.likeliest.after == "2,494,049"
    assert grouped.readings[0][1] > 0.85


def test_another_manner_needs_a_witness() -> None:
    (alone,) = ranked("It counted 1.024.500 of them, and 2,000 in May.")
    (told,) = ranked("There were 1.024.500 lines; of 1,024,500 lines it speaks.")
    assert {guess.after: share for guess, share in alone.readings}["1,024,500"] <= UNWITNESSED
    assert dict(told.readings) != dict(alone.readings)
    assert told.likeliest.after == "1,024,500"


def test_nothing_is_near_zero() -> None:
    assert likeliest("It went from 0.00 percent to 2,3 percent.") == ["2.3"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nothing is told here.", "en"),
        ("It cost 44,00 then.", None),
        ("Some 1,234 people and 2.5 percent.", "en"),
        ("Die Orte 53.3683, 53.3654, 7.2018 und 7.2069; es kostet 2,00 Euro.", "de"),
        ("Ryanair will cancel 2,400 daily flights next week, it said on Monday in London.", "pl"),
        ("$ 14.000 pesos", "en"),
        ("3 70 000 votes were cast", "en"),
        ("70 000 12 votes were cast", "en"),
    ],
)
def test_what_is_not_read(text: str, language: str | None) -> None:
    assert ranked(text, language) == []


def test_long_rows_of_groups_are_no_number() -> None:
    assert ranked("They are 1" + " 000" * 12 + " and 44 00 there.", "fr") is not None
    assert worth("1" + " 000" * 12, RUSSIAN) is not None


@pytest.mark.parametrize("unit", ["3O", "1,0", "l9O2", "12o19 ", "1..35 ", "$1 400 ", "1,84,000 ", "5 ,", "20172017"])
def test_endless_numbers_are_survived(unit: str) -> None:
    assert normalize(unit * 2200, "", "en").incomplete == ()


def test_only_what_may_change_is_ranked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Some 43,,590 people and 44,00 more came, of 87,590 in all. It rose 2,3 percent, then 4,1 percent.\n\n"
        "At first 43,590 people were told, and 1..35 million of 1.35 million euros. Revenue rose to $3,5385 trillion."
    )
    document = Document(None, text, Context(Language("en", 1.0)))
    quick = ranked_places(document)
    monkeypatch.setattr("service.rules.numbers.weighing._reach", lambda *_: lambda _: True)
    assert ranked_places(document) == quick
    assert len(quick) > 1
