"""What stands around a number: words, currency, magnitude, percent, and the larger things that it is a part of."""

import pytest

from service.language.numbers import clock_times, currencies, labels, measures, words
from service.language.numbers.dates import is_beside_month
from service.language.numbers.numerals import tokens


def place(text: str) -> tuple[int, int]:
    """The first token, or the one that is marked by braces (which go)."""
    if "{" in text:
        start = text.index("{")
        return start, text.index("}") - 1
    token = tokens(text)[0]
    return token.start, token.end


def bare(text: str) -> str:
    return text.replace("{", "").replace("}", "")


@pytest.mark.parametrize(("text", "before", "behind"), [
    ("about 5 people", "about", "people"),
    ("No. 5, say", "No", ""),
    ("(5)", "", ""),
    ("5", "", ""),
    ("the U.S. 5th", "U.S", "th"),
    ("von 10\u00a0Leuten", "von", "Leuten"),
])  # fmt: skip
def test_words(text: str, before: str, behind: str) -> None:
    start, end = place(text)
    assert (words.word_before(text, start), words.word_behind(text, end)) == (before, behind)


@pytest.mark.parametrize(("text", "language", "code"), [
    ("US$5", "en", "USD"),
    ("a $5 bill", "en", "USD"),
    ("U.S.$5", "en", "USD"),
    ("un total de $5", "es", None),
    ("R$ 5", "pt", "BRL"),
    ("HK$5", "en", "HKD"),
    ("XY$5", "en", None),
    ("€ 5", "de", "EUR"),
    ("¥5", "en", "JPY"),
    ("¥5", "zh", None),
    ("Rs. 5", "en", "INR"),
    ("Rs 5", "en", "INR"),
    ("Tk 5", "en", "BDT"),
    ("USD 5", "en", "USD"),
    ("kr 5", "no", "NOK"),
    ("Kč 5", "cs", "CZK"),
    ("R5", "en", "ZAR"),
])  # fmt: skip
def test_currency_before(text: str, language: str, code: str | None) -> None:
    found = currencies.currency_before(text, place(text)[0], language)
    assert found is not None
    assert (found.code, found.end) == (code, place(text)[0])


@pytest.mark.parametrize(("text", "language"), [
    ("HER 5", "en"),
    ("kr 5", "en"),
    ("R5", "de"),
    ("about 5", "en"),
    ("AUSD 5", "en"),
])  # fmt: skip
def test_no_currency_before(text: str, language: str) -> None:
    assert currencies.currency_before(text, place(text)[0], language) is None


@pytest.mark.parametrize(("text", "language", "code", "told"), [
    ("5 €", "de", "EUR", " €"),
    ("5€", "de", "EUR", "€"),
    ("5$", "en", "USD", "$"),
    ("5 Euro.", "de", "EUR", " Euro"),
    ("5 dollars", "en", "USD", " dollars"),
    ("5 US dollars", "en", "USD", " US dollars"),
    ("5 Swiss francs", "en", "CHF", " Swiss francs"),
    ("5 pesos", "en", None, " pesos"),
    ("5 USD", None, "USD", " USD"),
    ("5 руб.", "ru", "RUB", " руб"),
    ("5 zł", "pl", "PLN", " zł"),
    ("5 Kč", "cs", "CZK", " Kč"),
    ("5 kr", "sv", "SEK", " kr"),
])  # fmt: skip
def test_currency_behind(text: str, language: str | None, code: str | None, told: str) -> None:
    found = currencies.currency_behind(text, 1, language)
    assert found is not None
    assert (found.code, text[found.start : found.end]) == (code, told)


@pytest.mark.parametrize(("text", "language"), [
    ("5 people", "en"), ("5 Euro qualifiers", "en"), ("5 dollarization", "en"), ("5 kr", "en"), ("5", "en"),
])  # fmt: skip
def test_no_currency_behind(text: str, language: str) -> None:
    assert currencies.currency_behind(text, 1, language) is None


@pytest.mark.parametrize(("text", "language", "zeros"), [
    ("5 million", "en", 6),
    ("5-million", "en", 6),
    ("5 bn", "en", 9),
    ("5 Billionen", "de", 12),
    ("5 Mio.", "de", 6),
    ("5 тыс.", "ru", 3),
    ("5 lakh", "en", 5),
    ("5 mil", "pt", 3),
    ("5 mil.", "cs", 6),
    ("5 people", "en", None),
    ("5 millionaires", "en", None),
])  # fmt: skip
def test_magnitude_behind(text: str, language: str, zeros: int | None) -> None:
    found = measures.magnitude_behind(text, 1, language)
    assert (found.zeros if found else None) == zeros


@pytest.mark.parametrize(("text", "zeros"), [("5bn", 9), ("5m.", 6), ("5k", 3), ("5 bn", None), ("5mm", None)])
def test_compact_magnitude(text: str, zeros: int | None) -> None:
    found = measures.compact_magnitude(text, 1)
    assert (found.zeros if found else None) == zeros


@pytest.mark.parametrize(("text", "language", "told"), [
    ("5%", "en", "%"),
    ("5 %", None, " %"),
    ("5 percent", "en", " percent"),
    ("5-percent", "en", "-percent"),
    ("5 per cent", "en", " per cent"),
    ("5 Prozent", "de", " Prozent"),
    ("5 por cento", "pt", " por cento"),
    ("5 процентов", "ru", " процентов"),
    ("5%25", "en", None),
    ("5 percentage points", "en", None),
])  # fmt: skip
def test_percent_behind(text: str, language: str | None, told: str | None) -> None:
    found = measures.percent_behind(text, 1, language)
    assert (text[found.start : found.end] if found else None) == told


@pytest.mark.parametrize(("text", "language", "symbol"), [
    ("5 km away", "en", "km"),
    ("5-mile run", "en", "mi"),
    ("5 square kilometres", "en", "km²"),
    ("5 km²", "de", "km²"),
    ("5°C", "en", "°C"),
    ("5 км", "ru", "km"),
    ("5 m hoch", "de", "m"),
    ("5 Meter hoch", "de", "m"),
    ("5 m people", "en", None),
    ("5 in the", "en", None),
    ("5 people", "en", None),
])  # fmt: skip
def test_unit_behind(text: str, language: str, symbol: str | None) -> None:
    found = measures.unit_behind(text, 1, language)
    assert (found[0] if found else None) == symbol


def is_in_date(text: str, language: str | None = "en") -> bool:
    start, end = place(text)
    marked = bare(text)
    before, behind = words.word_before(marked, start).lower(), words.word_behind(marked, end).lower()
    return is_beside_month(marked, start, end, language or "", before, behind)


@pytest.mark.parametrize("text", [
    "on May {5}, 2017", "on May 5, {2017}", "May {5}th", "the {5}th of May", "in Sept. {2001}", "on {5} May",
    "September 11th {2001}", "on Sunday ({5})", "on Sunday, {5}", "May/June {5}", "{5}, May",
])  # fmt: skip
def test_dates(text: str) -> None:
    assert is_in_date(text)


@pytest.mark.parametrize(("text", "language"), [
    ("am {5}. Mai", "de"), ("{5} мая", "ru"), ("em {5} de maio", "pt"), ("{5} maja", "pl"),
    ("am {5}. Dezember", "de"), ("le {1}er mai", "fr"), ("po {15}. decembra", "sl"), ("{25} и 26 июля", "ru"),
])  # fmt: skip
def test_dates_of_other_languages(text: str, language: str) -> None:
    assert is_in_date(text, language)


@pytest.mark.parametrize("text", [
    "in May {44,000} left", "{5} people", "{500} May", "{1.5} March", "{5} {of}", "on Sunday at {5}", "{5} or a May",
    "{5}) May",
])  # fmt: skip
def test_no_dates(text: str) -> None:
    assert not is_in_date(text)
    assert not is_in_date(text, None)


@pytest.mark.parametrize("text", [
    "at {7}:30", "({7}:{30})", "{7.30} pm",
    "um {21.45} Uhr", "at {7} p.m.", "at {14}h30", "{5}pm,", "at {7.30}", "{7} o'clock", "{5} to 7 pm",
])  # fmt: skip
def test_times(text: str) -> None:
    start = text.index("{")
    marked = bare(text)
    token = next(token for token in tokens(marked) if token.start >= start)
    assert clock_times.is_in_time(marked, token.start, token.end)


@pytest.mark.parametrize("text", ["{7.75} points", "{5} people", "at {5} points", "{99}:99", "at {1234567}"])
def test_no_times(text: str) -> None:
    assert not clock_times.is_in_time(bare(text), *place(text))


@pytest.mark.parametrize("text", ["Section {5}", "on p. {12}", "§ {3}", "[{12}]", "#{5}", "Route {66}"])
def test_citations(text: str) -> None:
    assert labels.is_in_citation(bare(text), *place(text), "en")


@pytest.mark.parametrize("text", ["some {5} people", "{1,234.50}", "a rise of {2.5}%.", "FBI: {5}", "{5}-year"])
def test_no_citations(text: str) -> None:
    assert not labels.is_in_citation(bare(text), *place(text), "en")
