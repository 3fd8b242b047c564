"""The features by which the readings of a malformed number are weighed: names with a strength between 0 and 1."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import log10

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


def features_of(place: Place, readings: Iterable[Guess], evidence: Evidence) -> list[Features]:
    """What speaks for and against each reading of a place, by name."""
    shape, around = kind(place), [(name, strength) for name, strength in _surroundings(place, evidence) if strength]
    near = beside(place, evidence)
    return [
        {f"{shape} unknown": 1.0}
        if guess.slip == "unknown"
        else {f"{shape} {guess.slip}": 1.0, **_sided(place, guess, (*around, *told_of(place, guess, evidence, near)))}
        for guess in readings
    ]


def _sided(place: Place, guess: Guess, strengths: Iterable[tuple[str, float]]) -> Features:
    """What speaks for a reading, named by the side that it speaks for."""
    side = _side(place, guess.slip)
    return {f"{side}: {name}": strength for name, strength in strengths if strength}


def kind(place: Place) -> str:
    """The shape of a number, with what of its digits matters for its readings."""
    digits = runs(place.numeral)
    if digits[0] == "0":
        return "zero"
    length = "more" if len(digits) > 2 else str(len(digits[0]))
    details = {
        "short": f"{_tail(digits[-1])} {length}",
        "long": f"{len(digits[-1])} {_zeros(digits[-1])} {'more' if len(digits) > 2 else 'one'}",
        "decimal": f"{_tail(digits[-1])} {length}",
        "doubled": f"{_doubled(place.numeral)} {min(len(digits[-1]), GROUP + 1)}",
        "stripped": "sum" if place.currency else length,
    }
    return f"{place.shape} {details.get(str(place.shape), '')}".strip()


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
    yield "beside three decimals", float(evidence.has_three_decimals(place, *_sentence(place)))
    yield from _usage(place, evidence)


def _usage(place: Place, evidence: Evidence) -> Iterator[tuple[str, float]]:
    yield "article groups", _share(evidence.others(place, "grouped"), MANY)
    yield "article has decimals", _share(evidence.others(place, "decimal"), MANY)
    yield "article has three decimals", _share(evidence.others(place, "three decimals"), SOME)
    yield "article has foreign decimals", _share(evidence.others(place, "foreign decimal"), SOME)


def _share(count: int, most: int) -> float:
    return min(max(count, 0), most) / most


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


def told_of(place: Place, guess: Guess, evidence: Evidence, near: Sequence[Told]) -> Iterator[tuple[str, float]]:
    """What the other numbers of the article say of a reading, and those `near` it in its sentence."""
    worth = evidence.worth(guess.after)
    if worth is None:
        return
    written = style(guess.after or "", evidence.marks)
    alike = list(evidence.siblings.alike(worth, written, (place.field, place.start)))
    own = noun(place)
    yield "told", float(bool(alike))
    yield "told, not round", float(bool(alike) and len(str(guess.after).rstrip("0.,’' ")) > 1)
    yield "told alike", float(any(money == place.currency and (money or of == own) for money, of in alike))
    alike_beside = [
        one
        for one in near
        if one.style == written and one.currency == place.currency and (one.noun == own or not is_measured(place))
    ]
    yield "near", max((_closeness(worth, one.worth) for one in alike_beside), default=0.0)
    yield "paired", max((_closeness(worth, one.worth) for one in alike_beside if _is_paired(place, one)), default=0.0)
    including = _INCLUDING.search(place.before)
    if including and (whole := evidence.worth(including["whole"])):
        yield "more than the whole", float(worth > whole)
    converted = _CONVERTED.match(place.text, place.end)
    if place.currency and converted and (other := evidence.worth(converted[1])):
        yield "converted", float(Decimal("0.2") < worth / other < 5)


def beside(place: Place, evidence: Evidence) -> list[Told]:
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
