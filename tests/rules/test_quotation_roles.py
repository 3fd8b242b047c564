"""What straight quotation marks do, where counting them says it."""

from service.rules.punctuation.quotation_roles import straight_pairs, straight_roles


def test_marks_that_open_and_close() -> None:
    assert straight_pairs('He said "no" and "yes".') == ((8, 11), (17, 21))


def test_a_paragraph_in_which_not_all_marks_fit_tells_nothing() -> None:
    for paragraph in ('x " y', ' " a', 'a "b', '" ', '"', 'so "no " it is'):
        assert straight_pairs(paragraph) == ()
        assert "closes" not in straight_roles(paragraph).values()
