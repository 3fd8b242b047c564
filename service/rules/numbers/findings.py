"""The edits of malformed numbers: each whole numeral with its likeliest reading, and why."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.language.locales import language_name
from service.rules.numbers.counting import counted
from service.rules.numbers.readings import INTEGERS, Slip
from service.rules.numbers.shapes import Shape
from service.rules.numbers.unread import UNREAD
from service.rules.numbers.weighing import Ranked, ranked_places

PREFILTER = "[0-9](?:[.,' ]|[^\\x00-\\x7f]){1,2}[0-9]|[\u0660-\u1fff\ua000-\U0010ffff]"
"""A number with a mark or a blank in it, or what may be digits of other scripts."""

SPARED = 0.5
"""How likely it may be that nothing is wrong with a number for it to be reported all the same."""

_DIGIT = re.compile("[0-9]")
"""A field has to have one: where all digits are of another script it is left to itself."""

_HAPPENED: Mapping[Slip, str] = MappingProxyType(
    {
        "zero-lost": "a zero was lost",
        "zeros-lost": "zeros were lost",
        "mark-astray": "the mark is astray",
        "digit-gained": "there is a digit too many",
        "decimal": "it is a decimal",
        "grouped": "it is a whole number, grouped by the wrong mark",
        "mark-gained": "there is a mark too many",
        "point-gained": "there is a mark too many",
        "unknown": "no reading is likely enough",
        "none": "or nothing is wrong",
    }
)


_REASONS = MappingProxyType(
    {
        "plural": "things are counted",
        "measured": "a measure or a sum follows",
        "percent": "a percentage is told",
        "magnitude": "a word such as million follows",
        "rate": "a rate or a price follows",
        "told": "the article tells this number elsewhere",
        "told alike": "the article tells the same quantity elsewhere",
        "near": "a number of this size stands beside it",
        "converted": "its worth in another currency fits",
        "article groups": "the article groups its other numbers",
    }
)
"""The features that a reader understands, in words."""


def findings(text: Text, shapes: tuple[Shape, ...]) -> Iterator[Edit]:
    """An edit for each malformed number of a field that has one of `shapes`."""
    for ranked in text.document.once(ranked_places):
        place = ranked.place
        if (
            place.field == text.field
            and place.shape in shapes
            and ranked.innocence < SPARED
            and _DIGIT.search(text.value)
        ):
            yield _finding(text, ranked)


def _finding(text: Text, ranked: Ranked) -> Edit:
    """The edit of the whole token: the number with the currency sign that stands right before it."""
    place = ranked.place
    sign = place.currency if text.value.endswith(place.currency, 0, place.start) else ""
    offered = tuple(Reading(f"{sign}{reading.after}", reading.confidence) for reading in ranked.offered())
    span, why = (place.start - len(sign), place.end), _explanation(text, ranked)
    if ranked.likeliest.slip == "unknown" or not offered:
        return text.edit(*span, None, UNREAD, offered, why)
    return text.edit(*span, offered[0].after, offered[0].confidence, offered[1:], why)


def _explanation(text: Text, ranked: Ranked) -> str:
    """What is wrong with a number, what happened to it by its likeliest reading, and what speaks for that."""
    place, slip = ranked.place, ranked.likeliest.slip
    language = language_name(text.document.context.language.code)
    reasons = [_REASONS[name] for name in ranked.reasons if name in _REASONS]
    if slip in INTEGERS and (noun := counted(place.text, place.end)):
        reasons.insert(0, f"{noun} are counted whole")
    why = f"In {language} no number is written “{place.numeral}”: {_HAPPENED[slip]}"
    return f"{why}, for {' and '.join(reasons[:2])}." if reasons else f"{why}."
