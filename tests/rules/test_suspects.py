"""What is not shown to ftfy is what ftfy leaves: proved against its own heuristic, pair by pair and at random."""

import re
from itertools import product

import ftfy
import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES, is_bad
from hypothesis import given
from hypothesis import strategies as st

from service.engine.prefilter import HAS_HYPERSCAN, prefilter_of
from service.rules.encoding.mojibake import OPTIONS, mojibake
from service.rules.encoding.suspects import suspect_lines

RANGES = [range(ord(first), ord(last) + 1) for first, last in re.findall(r"([^\x00-\x7f])-(.)", BADNESS_RE.pattern)]
ALPHABET = sorted({*BADNESS_RE.pattern, *(chr(code) for codes in RANGES for code in codes), *"aA1 .", "中", "ع", "'"})
"""Every character that ftfy's heuristic names, and some that it does not."""

SCAN = prefilter_of([mojibake], scans=HAS_HYPERSCAN)


def asked(text: str) -> str:
    return "".join(line for _, line in suspect_lines(text))


def test_no_pair_is_passed_over_that_ftfy_finds_bad() -> None:
    pairs = [one + other for one, other in product(ALPHABET, repeat=2) if not (one + other).isascii()]
    contexts = ("{}", "x{}", "{} x", "é{}“", "x {}1")
    passed_over = [text for form in contexts for pair in pairs if is_bad(text := form.format(pair)) and not asked(text)]
    assert [text for text in passed_over if "\n" not in text] == []


def test_no_three_are_passed_over_that_ftfy_finds_bad() -> None:
    some = [form for kind in MOJIBAKE_CATEGORIES.values() for form in (kind[0], kind[-1])]
    forms = map("".join, product([*some, *"ВΓÃØàa "], repeat=3))
    assert [text for text in forms if is_bad(text) and not asked(text)] == []


@pytest.mark.skipif(not HAS_HYPERSCAN, reason="Hyperscan is not installed")
@given(st.lists(st.sampled_from([*ALPHABET, "\u200b", "\u00ad", "\x01", "\ufffe"]), max_size=6).map("".join))
def test_the_scan_tells_of_every_suspect_line(text: str) -> None:
    if asked(text):
        assert SCAN.present(text)


@given(st.lists(st.sampled_from(ALPHABET), max_size=12).map("".join))
def test_lines_passed_over_are_lines_that_ftfy_leaves(text: str) -> None:
    if "\n" not in text and not asked(text):
        assert ftfy.fix_text(text, OPTIONS) == text


@given(st.text(st.sampled_from("aÃ©â€™ \n\r\u2028\x85"), max_size=40))
def test_suspect_lines_are_whole_lines_each_told_once(text: str) -> None:
    lines = list(suspect_lines(text))
    for start, line in lines:
        assert text.startswith(line, start)
        assert not re.search("[\n\r]", line)
        assert start == 0 or text[start - 1] in "\n\r"
        assert text[start + len(line) : start + len(line) + 1] in ("", "\n", "\r")
    assert [start for start, _ in lines] == sorted({start for start, _ in lines})
