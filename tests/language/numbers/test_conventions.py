"""How an article writes its numbers, from its own and from its language; and what they are worth there."""

from decimal import Decimal
from itertools import pairwise

import pytest
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from service.engine.document import Context, Document, Language
from service.language.locales import number_marks
from service.language.numbers.conventions import Convention, Evidence, convention, convention_of, evidence_of
from service.language.numbers.numerals import ascii_digits, joined_at_spaces, tokens
from service.language.numbers.quantities import quantities
from service.language.numbers.values import value_of


def holds(text: str, language: str | None) -> Convention | None:
    return convention(evidence_of(text), language)


@pytest.mark.parametrize(("text", "groups", "decimals", "threes", "indian"), [
    ("1,234,567 and 1,234.5", {",": 2}, {".": 1}, {}, 0),
    ("1.234,56", {".": 1}, {",": 1}, {}, 0),
    ("1'234 and 1’234’567", {"'": 2}, {}, {}, 0),
    ("1 234 567,8 and 1\u00a0234", {" ": 2}, {",": 1}, {}, 0),
    ("room 5 300", {}, {}, {}, 0),
    ("12,34,567", {}, {}, {}, 1),
    ("2.75 and 0.5 and 3.14159", {}, {".": 3}, {}, 0),
    ("1,234 and 1.234", {}, {}, {",": 1, ".": 1}, 0),
    ("44,00 and €44,00", {}, {",": 1}, {}, 0),
    ("at 7.30 pm, um 21.45 Uhr, on 12.05, p. 3.75, A3.75, 1.75-2", {}, {}, {}, 0),
    ("$5.50 and 12.5% and 3.25 million", {}, {".": 3}, {}, 0),
    ("12.05.2014 or 10.0.0.1 or 1..35", {}, {}, {}, 0),
    ("١٬٢٣٤٬٥٦٧", {",": 1}, {}, {}, 0),
])  # fmt: skip
def test_evidence(
    text: str, groups: dict[str, int], decimals: dict[str, int], threes: dict[str, int], indian: int
) -> None:
    evidence = evidence_of(text)
    assert (evidence.groups, evidence.decimals, evidence.threes, evidence.indian) == (groups, decimals, threes, indian)


def test_evidence_adds_up() -> None:
    together = evidence_of("2.75 and 1,234") + evidence_of("3.75 and 12,34,567 lakh")
    assert together == evidence_of("2.75 and 1,234 and 3.75 and 12,34,567 lakh")
    assert evidence_of("none") + evidence_of("2.75") == evidence_of("2.75")


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("nothing", "en", Convention(",", ".")),
    ("nothing", "de", Convention(".", ",")),
    ("nothing", "en-IN", Convention(",", ".", is_indian=True)),
    ("nothing", None, None),
    ("2,75 und 1,5 und 3,5", None, Convention(".", ",")),
    ("2.75", None, Convention(",", ".", is_sure=False)),
    ("1'234 und 2.75", "de", Convention("'’", ".", is_sure=True)),
    ("1'234", "de", Convention("'’", ".", is_sure=False)),
    ("1'234 and 1,234,567", "en", Convention(",'’", ".")),
    ("12,34,567 and 1,50,000", "en", Convention(",", ".", is_indian=True)),
    ("Rs 1,50,000", "en", Convention(",", ".", is_indian=True)),
    ("it was 1,84,000", "en", Convention(",", ".")),
    ("1,234.5 and 2.75 and 8.25", "de", Convention(",", ".")),
    ("2.75", "de", Convention(".", ",", is_sure=False)),
    ("44,00 and 55,00 of 1,234", "en", Convention(",", ".")),
    ("2.75 and 2.85 and 9.75 and 5.75 and „1,5“", "en", Convention(",", ".")),
    ("2.75 and 2,85", "en", Convention(",", ".", is_sure=False)),
    ("2.75 und 2,85", "de", Convention(".", ",", is_sure=False)),
    ("1 234 567 and 2.75", "en", Convention(", \u00a0\u202f\u2009", ".")),
    ("1.234.567 тонн", "ru", Convention(" \u00a0\u202f\u2009.", ",")),
])  # fmt: skip
def test_conventions(text: str, language: str | None, expected: Convention | None) -> None:
    assert holds(text, language) == expected


def test_both_fields_tell() -> None:
    context = Context(language=Language("de", 1.0))
    assert convention_of(Document("Kurs 2.75", "Kurs 3.75", context)) == Convention(",", ".")
    assert convention_of(Document(None, "Kurs", context)) == Convention(".", ",")


@pytest.mark.parametrize(("token", "text", "language", "value"), [
    ("1.234", "", "de", "1234"),
    ("1.234", "", "en", None),
    ("1,234", "", "en", "1234"),
    ("1,234", "2.75 und 3.75", "de", "1234"),
    ("1,234", "2.75", "de", None),
    ("1.234,5", "", "en", "1234.5"),
    ("1'234", "", "de", "1234"),
    ("1,84,000", "", "en", None),
    ("1,84,000", "", "en-IN", "184000"),
    ("2,5", "", "en", None),
    ("2,5", "2.75 und 8,75", "en", None),
    ("2,5", "2.75 and 8,75 and 9,75", "en", "2.5"),
    ("44,00", "", "en", None),
    ("007", "", "en", None),
    ("0,000", "", "en", None),
    ("1,2345", "", "en", None),
    ("1,23,45", "", "en", None),
    ("1" * 40, "", "en", None),
    ("1,234", "", None, None),
    ("١٬٢٣٤٫٥", "", "ar", "1234.5"),
    ("१२,३४,५६७", "", "hi", "1234567"),
    ("１２３", "", "ja", "123"),
])  # fmt: skip
def test_values(token: str, text: str, language: str | None, value: str | None) -> None:
    assert value_of(token, holds(text, language)) == value


@pytest.mark.parametrize(("token", "language", "value"), [
    ("1.234", "en", "1.234"), ("0,5", "en", "0.5"), ("2,5", "en", None), ("1.234", "de", "1234"),
])  # fmt: skip
def test_values_of_what_is_measured(token: str, language: str, value: str | None) -> None:
    assert value_of(token, holds("", language), is_measured=True) == value


LOCALES = (
    "en", "en-IN", "de", "de-CH", "de-AT", "pt", "pt-PT", "ru", "fi", "bg", "pl", "cs", "sl", "uk", "fr", "fr-CH", "es",
    "es-MX", "sk", "hr", "hu", "it", "ro", "sv", "nb", "da", "nl", "tr", "hi", "ja",
)  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_what_babel_writes_is_read_back(locale: str, amount: Decimal) -> None:
    marks = number_marks(locale)
    assert marks is not None
    written = format_decimal(amount, locale=locale.replace("-", "_"), format=None)
    found = [quantity for quantity in quantities(f"xx {written} %.", locale) if quantity.kind == "percent"]
    assert [quantity.text for quantity in found] == [f"{written} %"]
    if found[0].value is not None:  # with one mark and three digits behind it a number may be told without a value
        assert Decimal(found[0].value) == amount
    else:
        assert len(written.replace("\u00a0", " ").split(marks.decimal)[-1]) == 3


@example("0 € 0", "de")
@given(st.text(alphabet="0123456789.,'’ \u00a0-–/$€%½am", max_size=60), st.sampled_from(["en", "de", "ru", None]))
def test_any_digits(text: str, language: str | None) -> None:
    told = list(quantities(text, language))
    for quantity in told:
        assert text[quantity.start : quantity.end] == quantity.text
    for one, other in pairwise(told):
        assert one.end <= other.start


def test_groups_are_joined_at_plain_spaces() -> None:
    text = "1 234 567,8 and 12 34 and 5 300 and 1 234 567 890 123 456 789"
    assert [token.text for token in joined_at_spaces(text, tokens(text))] == [
        "1 234 567,8", "12", "34", "5 300", "1 234 567 890 123", "456 789",
    ]  # fmt: skip


def test_other_digits_become_ascii() -> None:
    assert ascii_digits("١٬٢٣٤٫٥") == "1,234.5"
    assert ascii_digits("12") == "12"


def test_no_evidence() -> None:
    assert evidence_of("5 and 6") == Evidence()
