"""The title taken apart: hints, the order of parts, and what the answer tells of them."""

import pytest

from service import normalize

TEXT = "It rained for days."


@pytest.mark.parametrize(
    ("title", "url", "site_name"),
    [
        ("Storm reaches the coast - Valley Voices", None, "Valley Voices"),
        ("Storm reaches the coast - The Valley Voices", None, "the valley voices"),
        ("Storm reaches the coast - Valley Voices Online", None, "Valley Voices"),
        ("Storm reaches the coast - Valley Voices", "https://www.valleyvoices.com/storm", None),
        ("Storm reaches the coast - The Valley Voices", "valleyvoices.co.uk", None),
        ("Storm reaches the coast - Valley Voices Barbados", "http://valley.example.org:80/", None),
        ("Storm reaches the coast - Valley River Voices", "https://vrv.com/", None),
        ("Storm reaches the coast - Valley River Voices", "https://vrvoices.com/", None),
        ("Storm reaches the coast - vv", "https://vv.com/", None),
        ("Storm reaches the coast – live auf vvoices.de", "https://vvoices.de/", None),
        ("Storm reaches the coast - Düster", "https://duester.de/", None),
        ("Storm reaches the coast - Rivière", "https://riviere.fr/", None),
        ("Valley Voices: Storm reaches the coast", None, "Valley Voices"),
        ("Valley Voices » Storm reaches the coast", None, "Valley Voices"),
    ],
)
def test_a_hint_is_evidence(title: str, url: str | None, site_name: str | None) -> None:
    article = normalize(TEXT, title, "en", url, site_name)
    assert article.title == "Storm reaches the coast"
    assert article.title_raw == title


@pytest.mark.parametrize(
    ("title", "url", "site_name"),
    [
        ("Storm reaches the coast - Valley Voices", "https://other.com/valley-voices", None),
        ("Storm reaches the coast - Tories", "https://to.com/", "Tory News"),
        ("Storm reaches the coast - Tories", "", ""),
        ("Storm reaches the coast - !", "https://!.com", "!"),
        ("Storm reaches the coast - !", "https://vv", None),
    ],
)
def test_another_hint_is_none(title: str, url: str | None, site_name: str | None) -> None:
    assert normalize(TEXT, title, "en", url, site_name).title == title


@pytest.mark.parametrize(
    ("title", "own", "site", "tags"),
    [
        ("Storm reaches the coast - BBC News (VIDEO)", "Storm reaches the coast", "BBC News", ("video",)),
        ("VIDEO: BBC News - Storm reaches the coast", "Storm reaches the coast", "BBC News", ("video",)),
        ("BBC News - VIDEO: Storm reaches the coast", "Storm reaches the coast", "BBC News", ("video",)),
        ("Storm reaches the coast - LIVE - BBC News", "Storm reaches the coast", "BBC News", ("live",)),
        ("Storm reaches the coast | yle.fi | BBC News", "Storm reaches the coast", "BBC News", ()),
        (
            "(VIDEO) Storm reaches the coast (FOTO, +video) [AUDIO] - Tories",
            "Storm reaches the coast - Tories",
            None,
            ("video", "photos", "audio"),
        ),
        ("Storm reaches the coast | Lies auf Flussblatt.de", "Storm reaches the coast", "Flussblatt.de", ()),
        ("Storm reaches the coast | Valley Voices", "Storm reaches the coast | Valley Voices", None, ()),
        ("", None, None, ()),
    ],
)
def test_parts_in_any_order(title: str, own: str | None, site: str | None, tags: tuple[str, ...]) -> None:
    article = normalize(TEXT, title, "en")
    assert (article.title, article.site_name, article.title_tags) == (own, site, tags)
    if own:
        again = normalize(article.text, article.title, "en")
        assert again.edits == ()


def test_a_site_that_is_not_cut_is_not_told() -> None:
    title = "Storm reaches the coast - BBC News"
    article = normalize(TEXT, title, "en", options={"rules": {"titles.site-suffix": "off"}})
    assert (article.title, article.site_name) == (title, None)


def test_the_hint_beats_the_title() -> None:
    article = normalize(TEXT, "Storm reaches the coast - BBC News", "en", None, "BBC")
    assert (article.title, article.site_name) == ("Storm reaches the coast", "BBC")


@pytest.mark.parametrize("line", ["Storm reaches the coast", "Storm reaches the coast | BBC News", "BBC: no storm"])
def test_a_copy_of_the_title_may_have_the_site(line: str) -> None:
    article = normalize(f"{line}\n\n{TEXT}", "Storm reaches the coast - BBC News", "en")
    assert article.text == (f"{line}\n\n{TEXT}" if line.startswith("BBC") else TEXT)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (" - LIVE", TEXT),
        ("Storm (VIDEO) - Tories", TEXT),
        ("Storm is here | Valley Voices", "Storm is here</b> Valley Voices\nIt rained for days."),
        ("Storm reaches the coast - and this is what the people of the valley say of it", TEXT),
        ("Storm reaches the coast of the isle - Voices", "Storm reaches the coast of the isle, and so on. " * 9),
        ("Storm reaches the coast of the isle - Voices", "Storm reaches the coast of the isle: no Voices. " * 9),
        (f"{'Storm reaches the coast and then the island. ' * 40}- Reuters", TEXT),
    ],
)
def test_what_is_no_part_stays(title: str, text: str) -> None:
    assert normalize(text, title, "en", options={"rules": {"layout": "off", "punctuation": "off"}}).title == title


@pytest.mark.parametrize(
    ("title", "text", "own"),
    [
        ("Storm reaches the coast - - Reuters", TEXT, "Storm reaches the coast -"),
        ("Storm reaches the coast - Reuters", "Preuters is no agency, and nobody in the valley has heard of it.", None),
        ("Storm reaches the coast - Rivernews.ru", "Rivernews.ru – " * 9 + "It rained for days in the valley.", None),
        ("Valley.net | Storm reaches the coast | Valley Voices", TEXT, "Storm reaches the coast | Valley Voices"),
    ],
)
def test_what_is_a_part_goes(title: str, text: str, own: str | None) -> None:
    article = normalize(text, title, "en")
    assert article.title == (own or "Storm reaches the coast")
    assert article.site_name
