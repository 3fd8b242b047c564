"""A whole number that is grouped by the locale's decimal mark (`a survey of 1.024 adults`, `1.090,000`) was mistyped.

Three digits behind a decimal mark are a decimal as often (`$1.375 billion`, `1.100 V`), so it is mended only where the
article settles it: whole things are counted, and the numbers beside it are grouped and of the same size.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.numbers.findings import GROUPS_OF_THREE, findings


@rule(
    "numbers.wrong-separator",
    summary="Group a whole number by the locale's grouping mark where its decimal mark stands instead.",
    needs=(",.", "0123456789"),
    prefilter=GROUPS_OF_THREE,
    examples={
        "Shares were 3,317,104 against 2,494.049 then.": "Shares were 3,317,104 against 2,494,049 then.",
    },
    leaves=("It was sold for $1.375 billion.", "The ratio was 1.618 to one.", "Er zahlte 1.024 Euro."),
)
def wrong_separator(text: Text) -> Iterator[Edit]:
    """Yield an edit for each number with three digits behind a decimal mark that is no decimal."""
    return findings(text, ("decimal", "mixed", "foreign"))
