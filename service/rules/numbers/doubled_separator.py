"""Two marks between the digits of a number (`43,.590`, `1..35`) are one too many.

Which of them was meant is weighed where the number is well-formed with either.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.numbers.findings import TWO_MARKS, findings


@rule(
    "numbers.doubled-separator",
    summary="Delete one of two marks that stand between the digits of a number.",
    needs=(",.'", "0123456789"),
    prefilter=TWO_MARKS,
    examples={"It fell from 44,200 to 43,.590 points.": "It fell from 44,200 to 43,590 points."},
    leaves=("for i in 1..35", "the years 1990..2000"),
)
def doubled_separator(text: Text) -> Iterator[Edit]:
    """Yield an edit for each number with two marks in a row."""
    return findings(text, ("doubled",))
