"""Texts with more numbers than are read: told apart cheaply, left to themselves, and the answer says so."""

import pytest

from service import normalize
from service.language.numbers.too_many import MOST, have_too_many_numbers
from service.reading import UNREAD_NUMBERS
from service.rules import RULES


@pytest.mark.parametrize("unit", ["1 ", "12,", "a1", "1é", "٣ ", "$5 "])
def test_runs_of_digits_are_counted(unit: str) -> None:
    assert not have_too_many_numbers(None, unit * MOST)
    assert have_too_many_numbers(None, unit * (MOST + 1))
    assert have_too_many_numbers(unit * (MOST + 1), "")


def test_digits_in_a_row_are_one_number() -> None:
    assert not have_too_many_numbers("1" * (MOST * 3))
    assert not have_too_many_numbers("one " * MOST)


def test_an_article_with_too_many_numbers_says_so() -> None:
    answer = normalize("5% percent  " + "1 " * MOST, "", "en")
    assert answer.text.startswith("5% percent 1 1"), "other rules do their work"
    assert answer.numbers == ()
    assert answer.incomplete == (*(rule.id for rule in RULES if rule.category == "numbers"), UNREAD_NUMBERS)


def test_numbers_that_nobody_asks_for_are_not_missed() -> None:
    answer = normalize("1 " * (MOST + 1), "", "en", options={"include": []})
    assert (answer.numbers, UNREAD_NUMBERS in answer.incomplete) == (None, False)
    answer = normalize("1 " * (MOST + 1), "", "en", options={"rules": {"numbers": "off"}})
    assert answer.incomplete == (UNREAD_NUMBERS,)
