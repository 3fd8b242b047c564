"""Titles as they are compared: all words at once, or one by one, what is folded is the same."""

import pytest

from service.rules.titles.folding import fold


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("", (), ""),
        (" - ", (), ""),
        ("Storm reaches the coast", ("storm", "reaches", "the", "coast"), "stormreachesthecoast"),
        ("5% of $7: the the 1.5-2", ("5", "%", "of", "$", "7", "the", "1", "5", "2"), "5%of$7the1,5,2"),
        ("C++ and C# in a_b, # or +", ("c", "++", "and", "c", "#", "in", "a", "b", "or"), "c++andc#inabor"),
        ("Ärger für die ŒUVRE", ("arger", "fur", "die", "œuvre"), "argerfurdieœuvre"),
        ("\u0419од и \ufb01sche", ("иод", "и", "fische"), "иодиfische"),
        ("ab \ufc5e cd", ("ab", " ", "cd"), "ab cd"),
        ("5 ½ 2", ("5", "1⁄2", "2"), "5,1⁄2,2"),
    ],
)
def test_folded(text: str, words: tuple[str, ...], value: str) -> None:
    folded = fold(text)
    assert (folded.tokens, folded.value, folded.words) == (words, value, len(words))
    assert fold(f"x {text} x", 2, 2 + len(text)).value == value
