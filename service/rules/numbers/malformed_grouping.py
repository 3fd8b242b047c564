"""A number whose last group is a digit short or a digit long (`44,00 children`, `100,0000`) has lost or gained a zero.

Looked at only where the locale groups by a comma and the digits show it: `1,50,000` is well-formed in Indian English,
`44,00` in German is a decimal, and no group of a text in an unknown language is called malformed. Each number gets its
readings with a probability each: the odds of the shape, times what the evidence of the article says for or against.
Readings that an editor could not choose between stay suggestions.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.locales import language_name, number_marks
from service.rules.numbers.evidence import Article, Place, counted
from service.rules.numbers.readings import ranked_readings


@rule(
    "numbers.malformed-grouping",
    summary="Restore the zero that a number lost, or drop the one that it gained, behind its last comma.",
    needs=(",", "0"),
    examples={
        "Some 52,000 people, 18,00 children among them, left.": "Some 52,000 people, 18,000 children among them, left.",
    },
    leaves=(
        "It cost Rs 1,50,000 then.",
        "He read Matthew 5,12 aloud.",
        "Count 1,2,3 and go.",
        "It was worth $1.375 billion.",
    ),
)
def malformed_grouping(text: Text) -> Iterator[Edit]:
    """Yield an edit for each number with a group of zeros that is short or long by one digit."""
    tag = text.document.context.language.code
    marks = number_marks(tag)
    if marks is None or marks.group != "," or marks.decimal != ".":
        return
    article = Article.of(text.document, marks)
    for place, (likeliest, *others) in zip(article.places, ranked_readings(article), strict=True):
        if place.field == text.field:
            why = _explanation(place, likeliest, tag)
            yield text.edit(*place.match.span(), likeliest.after, likeliest.confidence, tuple(others), why)


def _explanation(place: Place, likeliest: Reading, tag: str | None) -> str:
    number = place.match[0]
    if likeliest.after.endswith(".00"):
        return f"“{number}” has two digits behind its comma, as a decimal has where a comma is the decimal mark."
    tail = place.match["short"] or place.match["long"]
    happened = "a zero was lost" if place.match["short"] else "there is a zero too many"
    why = f"In {language_name(tag)} a comma groups three digits, but {len(tail)} follow it in “{number}”: {happened}."
    if noun := counted(place):
        why += f" A decimal it is not, for {noun} are counted whole."
    if place.whole is not None:
        why += f" {likeliest.after} fits the {place.whole:,} of which it is a part."
    return why
