"""The features by which the readings of a malformed number are weighed: names with a strength between 0 and 1."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import log10
from typing import NamedTuple

from service.language.numbers.clock_times import is_in_time
from service.language.numbers.currencies import currency_behind
from service.language.numbers.labels import is_in_citation
from service.language.numbers.lexicon import lexicon
from service.language.numbers.measures import compact_magnitude, magnitude_behind, percent_behind, unit_behind
from service.language.numbers.words import word_before
from service.language.word_lists import read_list
from service.rules.numbers.counting import MEASURES, counted
from service.rules.numbers.evidence import Evidence, noun, style
from service.rules.numbers.places import Place
from service.rules.numbers.readings import INTEGERS, Guess, Slip
from service.rules.numbers.shapes import GROUP, runs, separators
from service.rules.numbers.siblings import Told

Features = Mapping[str, float]

_RATE = re.compile(r" (?:each|apiece|(?:a|an|per) (?!year|month|week|time|dozen)[a-z]+)\b|/")
_LIST = re.compile(r"[\d,.]+,? (?:and |und |or )?\Z")
_INCLUDING = re.compile(
    r"(?<![\w.,])(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)[^.,;\d]{0,40},"
    r" (?:including|among them|of (?:whom|which|them)) (?:\w+ )?\Z"
)
_CONVERTED = re.compile(r" ?\((?:about |some )?(?:US|A|C)?[$£€¥₹] ?([\d.,]+\d)\)")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]? +(?=[A-ZÄÖÜА-Я\"“(])")
_HEDGES = frozenset(read_list(__package__, "hedges.txt"))

PAIRED = 35
"""Characters between the beginnings of two numbers that are compared: the longer of them, and three or four words."""

MANY = 5
"""So many grouped or decimal numbers of an article say all that they can say."""

SOME = 3
"""So many unusual ones do."""

_USAGE = (
    ("article groups", "grouped", MANY),
    ("article has decimals", "decimal", MANY),
    ("article has three decimals", "three decimals", SOME),
    ("article has foreign decimals", "foreign decimal", SOME),
)
"""What is told by how many other numbers are used in a way, and how many of them say all of it."""


def features_of(place: Place, readings: Iterable[Guess], evidence: Evidence) -> list[Features]:
    """What speaks for and against each reading of a place, by name."""
    shape, around = kind(place), around_of(place, evidence)
    shared = [(name, strength) for name, strength in _surroundings(place, evidence) if strength]
    found: list[Features] = []
    for guess in readings:
        features = {f"{shape} {guess.slip}": 1.0}
        if guess.slip != "unknown":
            side = _side(place, guess.slip)
            features |= {f"{side}: {name}": strength for name, strength in shared}
            told = told_of(place, guess, evidence, around)
            features |= {f"{side}: {name}": strength for name, strength in told if strength}
        found.append(features)
    return found


def kind(place: Place) -> str:
    """The shape of a number, with what of its digits matters for its readings."""
    digits = runs(place.numeral)
    if digits[0] == "0":
        return "zero"
    length = "more" if len(digits) > 2 else str(len(digits[0]))
    match place.shape:
        case "short" | "decimal":
            return f"{place.shape} {_tail(digits[-1])} {length}"
        case "long":
            return f"long {len(digits[-1])} {_zeros(digits[-1])} {'more' if len(digits) > 2 else 'one'}"
        case "doubled":
            return f"doubled {_doubled(place.numeral)} {min(len(digits[-1]), GROUP + 1)}"
        case "stripped":
            return f"stripped {'sum' if place.currency else length}"
    return str(place.shape)


def _tail(group: str) -> str:
    """Whether a group is all zeros, ends in one, or in another digit."""
    if not group.strip("0"):
        return group
    return f"{'x' * (len(group) - 1)}{'0' if group.endswith('0') else 'x'}"


def _zeros(group: str) -> int:
    """How many zeros a group ends in; three are as good as more."""
    return min(len(group) - len(group.rstrip("0")), GROUP)


def _doubled(numeral: str) -> str:
    """Whether two marks in a row are the same one."""
    mark = next((separator for separator in separators(numeral) if len(separator) > 1), "")
    return "same" if len(set(mark)) == 1 else "mixed"


def _side(place: Place, slip: Slip) -> str:
    """Readings that the same evidence speaks for; those of three digits behind a decimal mark are by themselves."""
    side = "whole" if slip in INTEGERS else slip
    return f"{side} of three digits" if place.shape == "decimal" else side


def _surroundings(place: Place, evidence: Evidence) -> Iterator[tuple[str, float]]:
    text, start, end, language = place.text, place.start, place.end, place.language
    magnitude = magnitude_behind(text, end, language) or compact_magnitude(text, end)
    yield "counted", float(counted(place.text, place.end) is not None)
    yield "measured", float(is_measured(place))
    yield "percent", float(percent_behind(text, end, language) is not None)
    yield "magnitude", float(magnitude is not None)
    yield "rate", float(_RATE.match(text, end) is not None)
    yield "money", float(bool(place.currency))
    yield "hedged", float(word_before(text, start).lower() in _HEDGES)
    yield "time", float(is_in_time(text, start, end))
    yield "cited", float(is_in_citation(text, start, end, language))
    yield "name", float(is_named(place))
    yield "listed", float(_LIST.search(place.before) is not None)
    yield "plural", float(_is_plural(place))
    if evidence.three_decimals:
        yield "beside three decimals", float(evidence.has_three_decimals(place, *_sentence(place)))
    yield from _usage(place, evidence)


def _usage(place: Place, evidence: Evidence) -> Iterator[tuple[str, float]]:
    own = evidence.way_of(place)
    for name, way, most in _USAGE:
        if (others := evidence.usage.get(way, 0) - (way == own)) > 0:
            yield name, min(others, most) / most


def is_measured(place: Place) -> bool:
    """Whether the next word tells a measure, a time, a rate or money."""
    if noun(place).rstrip(".") in MEASURES or currency_behind(place.text, place.end, place.language):
        return True
    return unit_behind(place.text, place.end, place.language) is not None


def is_sum_or_measure(place: Place) -> bool:
    """Whether a currency stands before it, or a measure, a percentage, a magnitude or a rate behind."""
    text, end, language = place.text, place.end, place.language
    return bool(
        place.currency
        or is_measured(place)
        or percent_behind(text, end, language)
        or magnitude_behind(text, end, language)
        or compact_magnitude(text, end)
        or _RATE.match(text, end)
    )


def _is_plural(place: Place) -> bool:
    """Whether an English plural follows that is no measure."""
    word = noun(place)
    return place.language == "en" and len(word) > 3 and word.endswith("s") and not is_measured(place)


def is_named(place: Place) -> bool:
    """Whether a word with a capital stands right before it that is not one which begins sentences."""
    word = word_before(place.text, place.start)
    return any(map(str.isupper, word)) and word.lower() not in lexicon(place.language).openers and not place.currency


class Around(NamedTuple):
    """What stands around a number and is the same for each of its readings."""

    currency: str
    noun: str
    near: Sequence[tuple[Told, bool]]
    """The numbers of its sentence that may be compared with it, and whether each is paired with it."""

    whole: Decimal | None
    """What it is told to be a part of."""

    converted: Decimal | None
    """What its money is in another currency."""


def around_of(place: Place, evidence: Evidence) -> Around:
    """What stands around a place."""
    own, currency = noun(place), place.currency
    near = [one for one in _beside(place, evidence) if one.currency == currency]
    if any(one.noun != own for one in near) and is_measured(place):
        near = [one for one in near if one.noun == own]
    including = _INCLUDING.search(place.before)
    converted = _CONVERTED.match(place.text, place.end) if currency else None
    return Around(
        currency,
        own,
        [(one, _is_paired(place, one)) for one in near],
        evidence.worth(including["whole"]) if including else None,
        evidence.worth(converted[1]) if converted else None,
    )


def told_of(place: Place, guess: Guess, evidence: Evidence, around: Around) -> Iterator[tuple[str, float]]:
    """What the other numbers of the article say of a reading, and those near it in its sentence."""
    worth = evidence.worth(guess.after)
    if worth is None:
        return
    written = style(guess.after or "", evidence.marks)
    if alike := evidence.siblings.alike(worth, written, (place.field, place.start)):
        yield "told", 1.0
        yield "told, not round", float(len(str(guess.after).rstrip("0.,’' ")) > 1)
        yield "told alike", float(any(money == around.currency and (money or of == around.noun) for money, of in alike))
    close = [(_closeness(worth, one.worth), is_paired) for one, is_paired in around.near if one.style == written]
    if close:
        yield "near", max(closeness for closeness, _ in close)
        yield "paired", max((closeness for closeness, is_paired in close if is_paired), default=0.0)
    if around.whole:
        yield "more than the whole", float(worth > around.whole)
    if around.converted:
        yield "converted", float(Decimal("0.2") < worth / around.converted < 5)


def _beside(place: Place, evidence: Evidence) -> list[Told]:
    """The numbers told in the same sentence, but for the place itself."""
    return [one for one in evidence.siblings.within(place.field, *_sentence(place)) if one.start != place.start]


def _is_paired(place: Place, other: Told) -> bool:
    """Whether no more than a few words stand between two numbers: from 26,414 to 25.269 units."""
    low, high = sorted((place.start, other.start))
    return high - low <= PAIRED


def _sentence(place: Place) -> tuple[int, int]:
    """Where the sentence of a place begins and ends, as far as it is read."""
    before = len(_SENTENCE_END.split(place.before)[-1])
    return place.start - before, place.end + len(_SENTENCE_END.split(place.behind)[0])


def _closeness(worth: Decimal, other: Decimal) -> float:
    """1 for equal numbers, 0 for those of which one is three times the other."""
    if worth <= 0 or other <= 0:
        return 0.0
    return max(0.0, 1 - 2 * abs(log10(worth / other)))
