"""`make bench` measures what it says, and says what it measured; no time is asserted."""

import json
import sys
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from unittest.mock import patch

import pytest

from bench.data import VARIABLE, RawArticle
from bench.speed.__main__ import main
from bench.speed.by_rule import measure_rules, timed_rules
from bench.speed.echo import create_app
from bench.speed.figures import Figure, Section, at_least, at_most, median_ratio
from bench.speed.http import measure_batches, measure_endpoint
from bench.speed.lengths import SHORTEST, lengths, measure_lengths
from bench.speed.machine import machine, versions
from bench.speed.parts import FTFY, WAYS, measure_parts
from bench.speed.peers import CONTESTANTS, measure_peers
from bench.speed.report import write
from bench.speed.starting import measure_starting
from service import normalize
from service.rules import RULES

DAMAGED = "The river rose , and 18,00 children left. Nobody knows when theyâ€™ll  be back."
PLAIN = "The mayor said on Monday that the bridge would reopen in May."
ARTICLES = tuple(
    RawArticle(
        "made", str(number), "en", "River rises (VIDEO)", f"{DAMAGED if number % 2 else PLAIN} {number}.\n\nEnd."
    )
    for number in range(6)
)


def names(section: Section) -> list[str]:
    return [figure.name for figure in section.figures]


def value(section: Section, beginning: str) -> float:
    return next(figure.value for figure in section.figures if figure.name.startswith(beginning))


def all_finite(figures: Sequence[Figure]) -> bool:
    return all(isfinite(figure.value) for figure in figures)


def test_peers_are_measured_over_the_same_articles() -> None:
    section = measure_peers(ARTICLES, 2)
    assert names(section)[: len(CONTESTANTS)] == list(CONTESTANTS)
    ours, ftfy = (value(section, name) for name in ("the pipeline", "ftfy"))
    assert ours > 0
    assert ftfy > 0
    assert "times as fast as ftfy, articles in ASCII (3)" in names(section)


def test_where_no_article_is_of_a_kind_there_is_no_figure() -> None:
    section = measure_peers([ARTICLES[0]], 1)
    assert not isfinite(value(section, "times as fast as ftfy, articles beyond ASCII (0)"))


def test_parts_add_up_to_the_whole() -> None:
    section = measure_parts(ARTICLES, 2)
    assert names(section) == [name for name in WAYS if name != FTFY]
    assert section.figures[0].value < section.figures[-1].value
    *_, whole, _ = WAYS.values()
    assert whole(ARTICLES[1]) == normalize(ARTICLES[1].text, ARTICLES[1].title)


def test_every_rule_is_timed_and_left_as_it_was() -> None:
    before = [rule.find for rule in RULES]
    with timed_rules() as spent:
        answer = normalize(DAMAGED, "").to_dict()
    assert [rule.find for rule in RULES] == before
    assert answer == normalize(DAMAGED, "").to_dict()
    applied = {edit["rule"] for edit in answer["edits"]}
    assert applied
    assert all(spent[rule].finds for rule in applied)
    section = measure_rules(ARTICLES)
    assert {rule.id for rule in RULES} <= set(names(section))


def test_lengths_double() -> None:
    assert list(lengths(3 * SHORTEST)) == [SHORTEST, 2 * SHORTEST, 4 * SHORTEST]
    long = [RawArticle("made", "1", "en", "", f"{PLAIN} " * (2 * SHORTEST // len(PLAIN)))]
    section = measure_lengths(long, 2 * SHORTEST, 1)
    assert "of half of it" in section.figures[1].more


def test_the_start_is_measured() -> None:
    section = measure_starting(1)
    assert names(section) == ["import service", "import service.web"]
    assert all_finite(section.figures)


def test_the_echo_validates_and_echoes() -> None:
    client = create_app().test_client()
    sent = {"text": PLAIN, "options": {"quotes": "keep"}}
    assert client.post("/v1/normalize", json=sent).get_json() == sent
    assert client.post("/v1/normalize", json={"texts": PLAIN}).status_code == 500


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the processors' time is read from /proc")
def test_requests_and_batches_are_measured_under_gunicorn() -> None:
    endpoint, batch = measure_endpoint(DAMAGED, 1, 0.3), measure_batches(ARTICLES, 1, 0.3)
    for section in (endpoint, batch):
        assert all(figure.more.get("refused", 0) == 0 for figure in section.figures)
        counted = [figure for figure in section.figures if figure.unit == "MB" or "second" in figure.unit]
        assert len(counted) == 3
        assert all(figure.value > 0 for figure in counted)


def test_figures_are_written_with_what_was_measured_on(tmp_path: Path) -> None:
    sections = [measure_peers(ARTICLES[:2], 1), measure_rules(ARTICLES[:2])]
    told = json.loads(write(sections, tmp_path).read_text(encoding="utf-8"))
    assert told["machine"]["processor"] == machine()["processor"]
    assert told["versions"] == versions()
    assert [section["key"] for section in told["sections"]] == ["peers", "rules"]
    assert (tmp_path / "speed.png").read_bytes().startswith(b"\x89PNG")


def test_without_the_data_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nothing"))
    with patch.object(sys, "argv", ["bench.speed", "--quick", "--output", str(tmp_path)]):
        main()
    told = capsys.readouterr().out
    assert "not on this machine" in told
    assert "import service.web" in told
    assert (tmp_path / "speed.json").exists()


def test_what_is_wanted() -> None:
    assert at_least(2).is_met(2)
    assert not at_least(2).is_met(1.9)
    assert at_most(2).is_met(2)
    assert not at_most(2).is_met(2.1)
    assert median_ratio([2, 9, 6], [1, 3, 2]) == 3
