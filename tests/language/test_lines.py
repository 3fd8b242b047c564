"""How a text is parted and how wide its lines are, whichever of two ways is taken."""

from hypothesis import given
from hypothesis import strategies as st

from service.language.lines import LONGEST_LINE, blocks, columns, paragraphs

LINES = st.text("aZ 0.,-_\t'\"(%", max_size=LONGEST_LINE // 2)


@given(st.text("a \n"))
def test_paragraphs_are_what_blank_lines_part(text: str) -> None:
    assert list(paragraphs(text)) == text.split("\n\n")


@given(st.text("a \n"))
def test_blocks_are_the_lines_of_paragraphs(text: str) -> None:
    found = list(blocks(text.split("\n")))
    assert [[line.text for line in block] for block in found] == [part.split("\n") for part in text.split("\n\n")]
    assert all(
        text[line.feed - len(line.text) : line.feed + 1].startswith(line.text) for part in found for line in part
    )
    assert all(text[line.feed : line.feed + 1] in ("\n", "") for part in found for line in part)


@given(LINES)
def test_a_line_is_as_wide_in_ascii_as_with_a_letter_beyond_it(line: str) -> None:
    assert columns(f"{line} e") == columns(f"{line} é")


def test_whatever_stands_between_words_is_one_column_and_a_number_a_few() -> None:
    assert columns("the river") == columns("the -- river") == len("the river")
    assert columns("in 2 towns") == columns("in 2,000.5 towns") == len("in towns") + 4
    assert columns(" the river ") == len("the river")
    assert columns("") == 0
    assert columns("...") == 1


def test_a_line_too_long_to_have_been_broken_is_as_wide_as_it_is_long() -> None:
    assert columns("." * (LONGEST_LINE + 1)) == LONGEST_LINE + 1
