"""The edits of malformed numbers: each whole numeral with its likeliest reading, and why."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.language.locales import language_name
from service.rules.numbers.counting import counted
from service.rules.numbers.readings import INTEGERS, Slip
from service.rules.numbers.shapes import Shape
from service.rules.numbers.unread import UNREAD
from service.rules.numbers.weighing import Ranked, ranked_places

_MARK = r"[0-9](?:[.,']|[^\x00-\x7f])"
_OTHER_SCRIPTS = "[\u0660-\u1fff\ua000-\U0010ffff]"
"""What may be digits of other scripts."""

ODD_GROUPS = (
    rf"{_MARK}(?:[0-9]{{1,2}}(?:[^0-9]|$)|[0-9]{{4}})|(?:^|[^0-9])[0-9]{{1,3}} (?:[0-9]{{3}}|00)|{_OTHER_SCRIPTS}"
)
"""The prefilter of groups of other than three digits, and of those that a blank parts."""

GROUPS_OF_THREE = rf"{_MARK}[0-9]{{3}}(?:[^0-9]|$)|{_OTHER_SCRIPTS}"
"""That of groups of three digits, whatever the mark."""

TWO_MARKS = rf"{_MARK}(?:[.,']|[^\x00-\x7f])[0-9]|{_OTHER_SCRIPTS}"
"""That of two marks in a row."""

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


_language_name = lru_cache(maxsize=64)(language_name)  # languages come from callers, so the cache is bounded


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
    language = _language_name(text.document.context.language.code)
    reasons = [_REASONS[name] for name in ranked.reasons if name in _REASONS]
    if slip in INTEGERS and (noun := counted(place.text, place.end)):
        reasons.insert(0, f"{noun} are counted whole")
    why = f"In {language} no number is written “{place.numeral}”: {_HAPPENED[slip]}"
    return f"{why}, for {' and '.join(reasons[:2])}." if reasons else f"{why}."
