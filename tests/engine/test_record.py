"""Records: what they promise when they run, and what the type checker promises of them."""

import pytest

from service.article import Place
from service.engine.edit import Edit


def test_records_are_equal_and_hashed_by_their_values() -> None:
    assert Edit("text", 1, "ab", "b") == Edit("text", 1, "ab", "b") != Edit("text", 2, "ab", "b")
    assert len({Place(1, 2), Place(1, 2), Place(1, 3)}) == 2


def test_what_is_made_often_has_no_dictionary_and_what_is_in_an_answer_has_one() -> None:
    with pytest.raises(TypeError, match="__dict__"):
        vars(Edit("text", 1, "ab", "b"))
    assert vars(Place(1, 2)) == {"start": 1, "end": 2}


def test_that_nobody_changes_them_is_for_the_type_checker_to_see() -> None:
    """`make check` fails if mypy has no objection here: an `ignore` that is not needed is an error."""
    place = Place(1, 2)
    place.start = 3  # type: ignore[misc]
    assert place == Place(3, 2)
