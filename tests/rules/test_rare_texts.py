"""Texts that few articles have, and that rules must get through: what is rare is not covered by cases of one rule."""

import pytest

from service import normalize
from service.language.weekdays import weekday_names
from service.rules.numbers import weighing
from tests.checking import prove

SETTLED = (
    "Of 1,200, 3,400, 5,600, 7,800, 9,100, 2,300 and 4,500 people, and 6,700 more, some 44,00 children left, "
    "and 44,000 children came. There were 36,00 people and 36,000 people."
)
"""Numbers of which the readings of some are evidence for others."""


@pytest.mark.parametrize(
    ("text", "title", "language"),
    [
        ("5 trillones 300 mil euros, y 5 mil 300 euros", "", "es"),
        ("On 7 May 2016 they came, on 25 and 26 July they left.", "", "tlh"),
        ("It lost $(5.2) percent of (5.2) percent.", "", "en"),
        ("He had many reasons...\n- the first reason\n- the second reason", "", "en"),
        ("The river rose so high that nobody could cross it.\n\nFacebook\n\n___", "", "en"),
        ("It has 5  nbsp; left and 3  lt; more of it, #39;s and  gt; it.", "", "en"),
        ("He counted l45 of them, and there were l45 in all.", "", "en"),
        ("It was $4, 5% of it, at R$ 16 .420 bilhões, US$ 4, 5% dele.", "", "pt"),
        ("Production rose from 5 ,632 tonnes to more than 11,000 tonnes.", "", "en"),
        ("In May 3l people came, on May 3l they left, in I5 May.", "", "en"),
        ("Posted by Shari August 9nd, 2012, it is.", "", "en"),
        ("Storm reaches the Straße It rained for days.", "Storm reaches the Stras", "de"),
        ("Photo: Jane\n\nStorm reaches coast The mayor came for a while.", "Storm reaches coast", "en"),
        (f"Share on Facebook {'and more of it ' * 60}\n\nThe river rose.", "", "en"),
        ("The river rose.\n\nRead more\nof this in the book.", "", "en"),
        ("The river rose.\n\n- The archive\n- Subscribe to our newsletter\n\nIt fell.", "", "en"),
        ("The infos of the mayor\nread more\n\nIt fell.", "", "en"),
        ("Some 44,00 children, 36,00 people and 28,00 others came; 45,000 stayed, and 44,000 children.", "", "en"),
        ("Storm | coast " * 200 + "\n\nThe river rose.", "Storm | coast " * 200, "en"),
        ("Vendredi 3, samedi 4 mai.", "", "fr"),
        ("5 mil 300 mil 200", "", "es"),
        ("The mayor of the town had many reasons for it…\n• the first reason of the mayor\n", "", "en"),
        (f"The river rose.\n\nRead more: {'and of it ' * 150}\n\nIt fell.", "", "en"),
        ("Read more\n\nThe river rose so high that nobody could cross it.", "Read more", "en"),
        (SETTLED, "", "en"),
        ('."It ,"  ", "', "", "en"),
        ("It was the end.² The vote,½ of it.", "", "en"),
        ("(VIDEO) Storm reaches coast It rained for days.", "Storm reaches coast", "en"),
        ('He said:"The end is near." It was;"So it is," she said.', "", "en"),
        ('He wrote int x;."The end',"", "en"),
        ("It sold 25.269 of them, 31.407 of others, and 12,000 children.", "", "en"),
        ("Storm reaches northern Straße stras It rained for days.", "Storm reaches northern stras", "de"),
        ("So. Featured image via Jane Doe/Getty Images", "", "en"),
        ("Storm reaches coast The mayor came for a while. A photo of it.\n\nIt rained.", "Storm reaches coast", "en"),
        ("It has 12,50 people there, 12,500 people here.", "", "en"),
        ("A fund of $35.000 was there, and of $12,000.", "", "en"),
        ("The river rose.", "A (VIDEO) - BBC News", "en"),
        ("Storm reaches the northern Straße stras It rained for days.", "Storm reaches the northern stras", "de"),
        ("70 000 clerks, 1,50,000 teachers, 2,75,000 nurses; 27 74 02 000 of them, and then 74 02 000.", "", "en"),
        ("74 02 000 clerks, 1,50,000 teachers, 2,75,000 nurses.", "", "en"),
        ('He said so,"yes and no. It was so."the end,"a,"b "c."d', "", "en"),
        ('It was so."If we go.It was"', "", "en"),
    ],
)  # fmt: skip
def test_rare_texts_are_accounted_for(text: str, title: str, language: str) -> None:
    prove(text, title, normalize(text, title, language))


def test_readings_settle_in_a_few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "ROUNDS", 1)
    assert "44,000 children left" in normalize(SETTLED, "", "en").text


def test_no_language_has_no_weekdays() -> None:
    assert weekday_names(None) == frozenset()
