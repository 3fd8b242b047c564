"""The numbers of a text: what kind they are, what they are worth, and what is no number."""

import pytest

from service.language.quantities import quantities


def told(text: str, language: str | None = "en") -> list[tuple[str, str, str | None, str | None]]:
    return [(q.kind, q.text, q.value, q.unit or q.currency) for q in quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It rose 98%", "en", [("percent", "98%", "98", "%")]),
        ("then 4.5 percent.", "en", [("percent", "4.5 percent", "4.5", "%")]),
        ("Some 110,000 people", "en", [("cardinal", "110,000", "110000", None)]),
        ("He paid $1,234.50 and £5.", "en", [("money", "$1,234.50", "1234.50", "USD"), ("money", "£5", "5", "GBP")]),
        ("Er zahlte 1.234,50 € dafür", "de", [("money", "1.234,50 €", "1234.50", "EUR")]),
        ("Il a payé 1 234 567 francs", "fr", [("cardinal", "1 234 567", "1234567", None)]),
        ("In all Rs 12,34,567 was lost", "en-IN", [("cardinal", "12,34,567", "1234567", None)]),
        ("Es waren 1’234 Leute", "de-CH", [("cardinal", "1’234", "1234", None)]),
        ("the 21st and the 3rd time", "en", [("ordinal", "21st", "21", None), ("ordinal", "3rd", "3", None)]),
        ("since 1998 (2004) 1998 people", "en", [
            ("year", "1998", "1998", None),
            ("year", "2004", "2004", None),
            ("cardinal", "1998", "1998", None),
        ]),
        ("up to 3 square kilometres wide", "en", [("cardinal", "3 square kilometres", "3", "km²")]),
        ("etwa 5 Kilometer weit", "de", [("cardinal", "5 Kilometer", "5", "km")]),
        ("about 34.8 or 0.5 of it", "en", [("cardinal", "34.8", "34.8", None), ("cardinal", "0.5", "0.5", None)]),
        ("in 5000 cases", "en", [("cardinal", "5000", "5000", None)]),
        ("the 44,00 of them", "en", [("cardinal", "44,00", None, None)]),
        ("won by 2000 votes", "en", [("cardinal", "2000", "2000", None)]),
        ("$14.9 billion of it", "en", [("money", "$14.9 billion", "14900000000", "USD")]),
        ("£5m or $3bn", "en", [("money", "£5m", "5000000", "GBP"), ("money", "$3bn", "3000000000", "USD")]),
        ("some 2 million people", "en", [("cardinal", "2 million", "2000000", None)]),
        ("rund 1,5 Milliarden Euro", "de", [("cardinal", "1,5 Milliarden", "1500000000", None)]),
        ("2 billones", "es", [("cardinal", "2", "2", None)]),
        ("at -5 degrees, (−3) and 7-5", "en", [("cardinal", "-5", "-5", None), ("cardinal", "−3", "-3", None)]),
        ("HK$100 and XX$5", "en", [("money", "HK$100", "100", "HKD"), ("money", "XX$5", "5", None)]),
        ("In May 44,000 children", "en", [("cardinal", "44,000", "44000", None)]),
        ("and 012,345", "en", [("cardinal", "012,345", None, None)]),
        ("Some 12 and 1,234 and 1.5", None, [
            ("cardinal", "12", "12", None),
            ("cardinal", "1,234", None, None),
            ("cardinal", "1.5", None, None),
        ]),
        ("about 1.5 of them", "tlh", [("cardinal", "1.5", None, None)]),
    ],
)  # fmt: skip
def test_numbers(text: str, language: str | None, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The A380 flew.",
        "On May 5, 2017, it rained.",
        "On 5 May it rained.",
        "In Sept. 2001 it rained.",
        "It was 7:30 then, 3-1 at the end, 9/11, 2016-12-01.",
        "A 3D film and a 10x zoom",
        "Count 1,2,3 and go at 7.30 pm or um 21.45 Uhr",
        "The 1.2.3 release at 10.0.0.1 of 12.05.2014",
        "no number",
    ],
)
def test_names_dates_times_and_scores_are_no_numbers(text: str) -> None:
    assert told(text) == []


def test_offsets_quote_the_text() -> None:
    text = "Some 5 miles, $3 and 40%."
    for quantity in quantities(text, "en"):
        assert text[quantity.start : quantity.end] == quantity.text
