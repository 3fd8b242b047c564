"""How far down a copy of the title is looked for, in letters, whatever they are written with."""

import pytest

from service.engine.document import Document
from service.rules.titles.copies import PREAMBLE, copies_of

TITLE = "River rises in the valley of ten towns"
BODY = "It rained for days in the north, and then the river rose so high that nobody could cross it."


@pytest.mark.parametrize("letter", ["x", "é", "я", "η", "河", "5"])
@pytest.mark.parametrize("letters", [0, 8, PREAMBLE - 40, PREAMBLE, PREAMBLE + 40, 2 * PREAMBLE, 4 * PREAMBLE])
@pytest.mark.parametrize("blanks", [0, 400])
def test_a_copy_behind_a_preamble(letter: str, letters: int, blanks: int) -> None:
    preamble = f"{letter * (letters // 2)}\n\n{' ' * blanks}\n{letter * (letters - letters // 2)}"
    copies = copies_of(Document(TITLE, f"{preamble}\n\n{TITLE}\n\n{BODY}"))
    assert len(copies) == (letters <= PREAMBLE or not letter.isalpha())


def test_nothing_but_a_preamble() -> None:
    for length in range(0, 3 * PREAMBLE, 50):
        assert not copies_of(Document(TITLE, "河" * length))
        assert not copies_of(Document(TITLE, "x" * length))


def test_many_lines() -> None:
    for lines, copies in ((30, 1), (50, 0)):
        assert len(copies_of(Document(TITLE, "1\n" * lines + f"{TITLE}\n{BODY}"))) == copies


def test_no_title() -> None:
    assert not copies_of(Document(None, BODY))
    assert not copies_of(Document("", BODY))
