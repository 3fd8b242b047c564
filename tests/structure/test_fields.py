"""Fields read off clean texts: the dateline, the byline, the update lines; each case says all three."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from service import normalize
from service.structure.byline import byline
from service.structure.dateline import dateline
from service.structure.ends import first_lines, last_lines
from service.structure.openings import Dateline
from service.structure.update_lines import update_lines

DRAWERS = yaml.safe_load(Path(__file__).with_name("fields.yaml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{drawer}: {case['text'][:40]}") for drawer in DRAWERS for case in DRAWERS[drawer]]


@pytest.mark.parametrize("case", CASES)
def test_fields(case: Mapping[str, Any]) -> None:
    first, last = first_lines(case["text"]), last_lines(case["text"])
    assert dateline(first, case.get("language", "en")) == (Dateline(*case["dateline"]) if "dateline" in case else None)
    assert byline(first, last) == case.get("byline")
    assert update_lines(first, last) == tuple(case.get("updates", ()))


def test_fields_stay_in_the_text_as_written() -> None:
    text = "By Ann Walker\n\nUpdated at 6:10 a.m. ET\n\nLONDON, March 3 (Reuters) - The bridge is closed."
    article = normalize(text, title="", language="en")
    assert article.text == text
    assert (article.byline, article.updates) == ("By Ann Walker", ("Updated at 6:10 a.m. ET",))
    assert article.dateline == Dateline("LONDON", "Reuters", "March 3")


def test_fields_are_read_off_the_clean_text() -> None:
    article = normalize("WASHINGTON\u00a0(Reuters)\u00a0&ndash; The bridge is closed.", title="", language="en")
    assert article.dateline == Dateline("WASHINGTON", "Reuters", None)
