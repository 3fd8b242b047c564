"""A number with a group of other than three digits (`44,00 children`, `100,0000`, `rose 2,3%`) has lost or gained one.

Or its comma should be a point.

Looked at only where the locale and the article group by that mark: `1,50,000` is well-formed in Indian English, `44,00`
in German is a decimal, and no group of a text in an unknown language is called malformed. Each number gets its readings
with a probability each, weighed by the evidence of the article: the same quantity told elsewhere, numbers of the same
size beside it, what is counted or measured, how other numbers are written. Readings that an editor could not choose
between stay suggestions, and a number of which no reading is likely is only reported.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.numbers.findings import ODD_GROUPS, findings


@rule(
    "numbers.malformed-grouping",
    summary="Mend a number whose groups of digits are too short or too long: a lost zero, one too many, a decimal.",
    needs=(",.'’ \u00a0\u202f\u2009", "0123456789"),
    prefilter=ODD_GROUPS,
    examples={
        "Some 52,000 people, 18,00 children among them, left.": "Some 52,000 people, 18,000 children among them, left.",
        "Shares rose 2,3% in May.": "Shares rose 2.3% in May.",
    },
    leaves=(
        "It cost Rs 1,50,000 then.",
        "He read Matthew 5,12 aloud.",
        "Count 1,2,3 and go.",
        "It was worth $1.375 billion.",
    ),
)
def malformed_grouping(text: Text) -> Iterator[Edit]:
    """Yield an edit for each number with a group that is short or long."""
    return findings(text, ("short", "long", "uneven", "stripped"))
