"""Damage is what it says it is: it stands where it is told, differs, is undone by its truth, and repeats itself."""

import random
from collections.abc import Iterator
from itertools import pairwise

import pytest

from bench.damage import APART, MOST, Damage, damaged, half
from bench.data import RawArticle
from bench.good_numbers import sites
from bench.styles import Style, dressed, style_of
from bench.wounds import Evidence, Wound, wounds

FILLER = "Nobody in the village had expected the river to rise so soon after the long and quiet winter months. " * 2
ENGLISH = FILLER.join(
    [
        "Some 52,000 people left, and 1,250 stayed.",
        "It rose by 4.5 percent to $1,234,500 that year.",
        "On November 23, 2019 the 21st bridge fell.",
        "In 2017 Harbour towns paid £17.4m.",
        "About 110,000 homes were lost; 3,400 are rebuilt.",
        "They lent $350,000 at 2.5% in all.",
    ]
)
GERMAN = "Rund 44.000 Kinder und 1.250.000 Erwachsene, 4,5 Prozent davon am 23. November 2019, zahlten 2,50 Euro."
RUSSIAN = "Около 52 000 человек, 2,3% из них 7 марта 2017 года, прошли 120 000 метров, а 1 250 остались."
HINDI_ENGLISH = FILLER.join(
    ["They sold 1,250,000 shares.", "It cost 350,000 once.", "And 810,500 left.", "5,200 came."]
)
LOST = Evidence(grouped=3, decimals=3, years=())
NOTHING = Evidence(grouped=0, decimals=0, years=())


def article(text: str, language: str = "en", key: str = "1") -> RawArticle:
    return RawArticle("own", key, language, "", text)


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 damage is no secret


def style(language: str) -> Style:
    found = style_of(language)
    assert found
    return found


def every_wound(text: str, of: Style, evidence: Evidence = LOST, seeds: int = 20) -> Iterator[Wound]:
    for seed in range(seeds):
        for site in sites(text, of):
            yield from wounds(site, text, of, evidence, chance(seed))


def bad_ones(text: str, language: str, kind: str, evidence: Evidence = LOST) -> dict[str, str]:
    """What a class of damage makes of the numbers of a text, and how each of them stands."""
    return {wound.bad: wound.standing for wound in every_wound(text, style(language), evidence) if wound.kind == kind}


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de"), (RUSSIAN, "ru")])
def test_every_damage_differs_and_is_undone(text: str, language: str) -> None:
    kinds = set()
    for wound in every_wound(text, style(language)):
        assert text[wound.start : wound.end] == wound.good
        assert wound.bad != wound.good
        assert wound.why
        kinds.add(wound.kind)
    assert {"group_short", "group_long", "point_for_comma", "letter_for_digit", "glued_date"} <= kinds


@pytest.mark.parametrize(
    ("text", "language", "kind", "bad", "standing"),
    [
        ("Some 52,000 people left.", "en", "group_short", "52,00", "certain"),
        ("Some 5,000 people left.", "en", "group_short", "5,00", "ambiguous"),
        ("It cost $52,000 then.", "en", "group_short", "$52,00", "ambiguous"),
        ("It cost $152,000 then.", "en", "group_short", "$152,00", "certain"),
        ("Some 52,416 people left.", "en", "group_short", "52,46", "unrecoverable"),
        ("Rund 44.000 Kinder gingen.", "de", "group_short", "44.00", "certain"),
        ("Rund 20.000 Kinder gingen.", "de", "group_short", "20.00", "ambiguous"),
        ("Около 52 000 человек.", "ru", "group_short", "52 00", "certain"),
        ("A raise of $35,800 came.", "en", "group_long", "$35,8000", "certain"),
        ("Net 1,005,234 was told.", "en", "group_long", "1,005,2334", "ambiguous"),
        ("Net 1,234,500 was told.", "en", "group_short_mid", "1,24,500", "unrecoverable"),
        ("It made 507,596 there.", "en", "stray_space", "507, 596", "certain"),
        ("It made 10,000 there.", "en", "stray_space", "10 ,000", "certain"),
        ("A gift of $14 million came.", "en", "stray_space", "$ 14", "certain"),
        ("A sum of $14.9 billion came.", "en", "stray_space", "$14. 9 billion", "certain"),
        ("About 2.5 laps remain.", "en", "stray_space", "2. 5", "ambiguous"),
        ("In the year 2019 it fell.", "en", "letter_for_digit", "2o19", "certain"),
        ("About 300,000 left.", "en", "letter_for_digit", "3OO,OOO", "certain"),
        ("In the year 1982 it fell.", "en", "letter_for_digit", "l982", "certain"),
        ("A survey of 1,024 adults.", "en", "point_for_comma", "1.024", "certain"),
        ("It made 1,375 percent.", "en", "point_for_comma", "1.375", "ambiguous"),
        ("Rund 1.024 Kinder gingen.", "de", "point_for_comma", "1,024", "certain"),
        ("Около 52 000 человек.", "ru", "point_for_comma", "52,000", "certain"),
        ("It rose 2.3% then.", "en", "comma_for_point", "2,3", "certain"),
        ("Es stieg um 2,3 Prozent.", "de", "comma_for_point", "2.3", "certain"),
        ("It rose 2.00 percent then.", "en", "comma_for_point", "2,00", "ambiguous"),
        ("It fell by 1.35 points.", "en", "doubled_or_mixed_separator", "1..35", "certain"),
        ("They paid 43,590 then.", "en", "doubled_or_mixed_separator", "43,.590", "certain"),
        ("Prices of $1,400 an ounce.", "en", "commas_stripped", "$1 400", "certain"),
        ("Some 1,420 men came.", "en", "commas_stripped", "1 420", "ambiguous"),
        ("On November 23, 2019 it fell.", "en", "glued_date", "November 23,2019", "certain"),
        ("Am 23. November 2019 war es.", "de", "glued_date", "23. November2019", "certain"),
        ("7 марта 2017 года.", "ru", "glued_date", "7марта 2017", "certain"),
        ("In 2017 Harbour towns paid.", "en", "glued_text", "2017Harbour", "certain"),
        ("It rose 42.5% then.", "en", "doubled_unit", "42.5% percent", "certain"),
        ("It rose 5.2 percent then.", "en", "doubled_unit", "5.2 percent percent", "certain"),
        ("Es stieg um 2,3 Prozent.", "de", "doubled_unit", "2,3 Prozent Prozent", "certain"),
        ("The 45th man came.", "en", "ordinal", "45rd", "certain"),
        ("The 3rd man came.", "en", "ordinal", "3nd", "certain"),
        ("In December 2014 he left.", "en", "wrong_digit_date", "2104", "ambiguous"),
        ("He was elected in 2016 there.", "en", "wrong_digit_date", "2816", "certain"),
        ("It raises over 500,000 there.", "en", "digits_lost", "0,000", "unrecoverable"),
        ("It took £17.4m then.", "en", "digits_lost", "£17.m", "unrecoverable"),
    ],
)
def test_ways_of_the_table(text: str, language: str, kind: str, bad: str, standing: str) -> None:
    assert bad_ones(text, language, kind).get(bad) == standing


def test_without_evidence_less_is_certain() -> None:
    assert bad_ones("A survey of 1,024 adults.", "en", "point_for_comma", NOTHING) == {"1.024": "ambiguous"}
    assert bad_ones("It rose 2.3% then.", "en", "comma_for_point", NOTHING) == {"2,3": "ambiguous"}


def test_the_article_itself_settles_a_lost_digit() -> None:
    text = f"Some 52,416 people left. {FILLER}"
    told = RawArticle("own", "1", "en", "Of 52,416 people", text)
    found = [one for seed in range(40) for one in damaged(told, seed)[1] if one.kind == "group_short"]
    assert found
    assert all(one.correct == "52,416" and "elsewhere" in one.why for one in found)


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de"), (RUSSIAN, "ru")])
def test_damage_stands_where_it_is_told_and_repeats_itself(text: str, language: str) -> None:
    for seed in range(30):
        bad, places = damaged(article(text, language), seed)
        assert (bad, places) == damaged(article(text, language), seed)
        assert len(places) <= MOST
        assert all(bad[one.start : one.end] == one.token for one in places)
        assert all(one.truth in one.acceptable and one.truth != one.token for one in places)
        assert all(one.is_recoverable == (one.token not in one.acceptable) for one in places)
        assert all(one.end + APART // 2 < two.start for one, two in pairwise(places))
    assert damaged(article(text, language), 1) != damaged(article(text, language), 2)


def test_undoing_the_damage_gives_the_article() -> None:
    def undone(bad: str, places: list[Damage]) -> str:
        for one in reversed(places):
            bad = bad[: one.start] + one.truth + bad[one.end :]
        return bad

    for seed in range(30):
        bad, places = damaged(article(ENGLISH), seed)
        if not any(one.by == "year and time" for one in places) and all(one.language == "en" for one in places):
            assert undone(bad, places) == ENGLISH


def test_articles_are_dressed() -> None:
    dresses = [dressed(article(HINDI_ENGLISH, key=str(key)), chance(key)) for key in range(20)]
    texts = {style.tag: text for text, style in filter(None, dresses)}
    assert texts["en"] == HINDI_ENGLISH
    assert "12,50,000" in texts["en-IN"]
    assert "3,50,000" in texts["en-IN"]
    assert dressed(article("Nobody knows.", "xx"), chance(0)) is None
    assert damaged(article("Nobody knows.", ""), 0) == ("Nobody knows.", [])


def test_swiss_numbers_have_apostrophes() -> None:
    text = f"{GERMAN} Und 12.000 kamen."
    dresses = [dressed(article(text, "de"), chance(key)) for key in range(20)]
    texts = {style.tag: text for text, style in filter(None, dresses)}
    assert texts["de"] == text
    assert "44'000" in texts["de-CH"]
    assert "1'250'000" in texts["de-CH"]
    assert "2.50 Euro" in texts["de-CH"]


def test_blanks_that_group_are_of_one_kind() -> None:
    dresses = [dressed(article(RUSSIAN, "ru"), chance(key)) for key in range(20)]
    groups = {style.group for _, style in filter(None, dresses)}
    assert groups == {" ", "\u00a0", "\u202f"}


def test_small_languages_get_thousands() -> None:
    found = dressed(article("Przyszło 250 chłopów, 12 stycznia, i 4500 kobiet.", "pl"), chance(1))
    assert found
    text, style = found
    assert "12 stycznia" in text
    assert f"4{style.group}500 kobiet" in text
    assert text.startswith(f"Przyszło 250{style.group}")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Flight A380 and 7.30pm, 24/7, 6-5 and 123.123.123.123", "en", []),
        ("On 12 March 2019 some 1,250 left", "en", ["12 March 2019", "1,250"]),
        ("Am 3. Mai um 21.45 Uhr", "de", ["3. Mai"]),
        ("The 11th and the 12st", "en", ["11th"]),
    ],
)
def test_only_good_numbers_are_taken(text: str, language: str, expected: list[str]) -> None:
    found = [site for site in sites(text, style(language)) if not site.text.isdigit()]
    assert [site.text for site in found] == expected


def test_a_site_tells_its_unit() -> None:
    (site,) = sites("It took US$17.4 million.", style("en"))
    assert (site.currency, site.text, site.counts, site.digits) == ("US$", "17.4", "magnitude", "17")


def test_an_article_stays_in_its_half() -> None:
    halves = [half(("own", str(key))) for key in range(200)]
    assert halves == [half(("own", str(key))) for key in range(200)]
    assert 70 < halves.count("test") < 130
