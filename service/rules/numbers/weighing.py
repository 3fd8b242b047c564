"""How likely each reading of a malformed number is: the softmax of the summed weights of its features.

The weights are fitted by `bench.fit_numbers` on damaged and labelled numbers and kept in `weights.txt`.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from math import exp
from types import MappingProxyType
from typing import NamedTuple

from service.engine.document import Document
from service.engine.edit import Reading
from service.language.locales import number_marks
from service.language.numbers.conventions import APOSTROPHES, Convention, convention_of
from service.language.word_lists import read_list
from service.rules.numbers.evidence import Evidence
from service.rules.numbers.features import MANY, Features, features_of
from service.rules.numbers.known_marks import own_marks
from service.rules.numbers.places import LOOK_AROUND, Place, has_shapes
from service.rules.numbers.readings import Guess
from service.rules.numbers.witnesses import is_witnessed, needs_witness

SETTLES = 4
"""So many numbers of an article overrule its language here: two in the manner of another may as well be two typos."""

SETTLED, ROUNDS = 0.85, 4
"""How sure a reading has to be to count as evidence for others, and how often they are looked at again for it."""

USAGES = ("grouped", "decimal", "three decimals", "foreign decimal")
MOST_TOLD = MANY + 1
"""The ways of writing that the features ask for, and from which count on (of numbers but the one asked about) more
say nothing new."""

Mended = tuple[Place, str]
"""A number and the reading of it that is sure."""

TELLING = 0.5
"""How much more a feature must weigh for the best reading than for the next one to be told as a reason."""

UNLIKELY = 0.005
"""Readings less likely than this are not told."""

UNWITNESSED = 0.84
"""How likely a reading is at most that needs another number of the article to be believed, where there is none: short
of what is applied by default. Of the damaged places nearly all such readings are right; but fitted on one half of the
labels, the weights alone changed 8 of 461 look-alikes of the other half, all of three digits behind a decimal mark, and
read 3 numbers that nobody can read."""

SURE = 0.99
"""No reading of a damaged number is certain."""


class Ranked(NamedTuple):
    """A malformed number with its readings and their probabilities, likeliest first."""

    place: Place
    readings: tuple[tuple[Guess, float], ...]
    reasons: tuple[str, ...]
    """What speaks for the likeliest reading rather than for the next one, strongest first."""

    @property
    def likeliest(self) -> Guess:
        """The likeliest reading."""
        return self.readings[0][0]

    @property
    def innocence(self) -> float:
        """How likely it is that nothing is wrong."""
        return next(share for guess, share in self.readings if guess.slip == "none")

    def offered(self) -> tuple[Reading, ...]:
        """The readings that change something, likeliest first."""
        return tuple(
            Reading(guess.after, min(round(share, 2), SURE))
            for guess, share in self.readings
            if guess.after is not None and guess.slip != "none" and share >= UNLIKELY
        )


def marks_of(document: Document) -> Convention | None:
    """The convention by which numbers may be called malformed; `None` where the article overrules its language.

    An apostrophe for a grouping mark is no contradiction: Swiss German has another decimal mark than German.
    """
    usual = number_marks(document.context.language.code)
    if usual is None:
        return own_marks(document)
    marks = convention_of(document, SETTLES)
    if marks and usual and marks.decimal != usual.decimal and not set(marks.group) & set(APOSTROPHES):
        return None
    return marks


def ranked_places(document: Document) -> tuple[Ranked, ...]:
    """The malformed numbers of a document, each with its readings."""
    usual = _usual_convention(document.context.language.code)
    if usual and not has_shapes(document, usual):
        return ()
    marks = marks_of(document)
    if marks is None:
        return ()
    evidence = Evidence.of(document, marks)
    if not evidence.places:
        return ()
    return _settled(tuple(rank(place, evidence) for place in evidence.places), evidence)


@lru_cache(maxsize=256)  # tags come from callers, so the cache is bounded
def _usual_convention(tag: str | None) -> Convention | None:
    """The convention of a language, whatever an article says."""
    usual = number_marks(tag)
    return Convention(usual.group, usual.decimal, usual.is_indian) if usual else None


def _settled(ranked: tuple[Ranked, ...], evidence: Evidence) -> tuple[Ranked, ...]:
    """The readings where what is sure among them is evidence for the rest: looked at again until nothing changes."""
    if len(ranked) == 1:  # a number is no evidence for itself
        return ranked
    told, was = evidence, frozenset[Mended]()
    for _ in range(ROUNDS):
        mended = _mended(ranked)
        if not mended or mended == was:  # no evidence, or the same as before, which gives the same readings
            break
        informed = evidence.informed(mended)
        may_change = _reach(mended ^ was, told, informed)
        ranked = tuple(rank(one.place, informed) if may_change(one) else one for one in ranked)
        told, was = informed, mended
    return ranked


def _mended(ranked: Iterable[Ranked]) -> frozenset[Mended]:
    """The numbers of which a reading is sure, each with that reading."""
    sure = ((one.place, one.likeliest.after) for one in ranked if one.readings[0][1] >= SETTLED)
    return frozenset((place, after) for place, after in sure if after is not None and after != place.numeral)


def _reach(changed: Iterable[Mended], before: Evidence, now: Evidence) -> Callable[[Ranked], bool]:
    """Whether the readings of a number may be others, now that some are settled that were not, or otherwise.

    They may where one of these stands near it or is worth what one of its readings is, and everywhere where they change
    what is known of how the article writes numbers.
    """
    if any(min(before.usage.get(way, 0), MOST_TOLD) != min(now.usage.get(way, 0), MOST_TOLD) for way in USAGES):
        return lambda _: True
    worths = {now.worth(after) or Decimal(0) for _, after in changed}
    keys = sorted((place.field, place.start) for place, _ in changed)

    def may_change(one: Ranked) -> bool:
        place = one.place
        at = bisect_left(keys, (place.field, place.start - LOOK_AROUND))
        is_near = at < len(keys) and keys[at] <= (place.field, place.end + LOOK_AROUND)
        return is_near or any(now.worth(guess.after) in worths for guess, _ in one.readings)

    return may_change


def rank(place: Place, evidence: Evidence) -> Ranked:
    """The readings of one malformed number, given the evidence of its article."""
    readings = evidence.guesses(place)
    weighed = [_weighed(of) for of in features_of(place, readings, evidence)]
    sums = [sum(of.values()) for of in weighed]
    top = max(sums)
    odds = [exp(one - top) for one in sums]
    whole = sum(odds)
    order = sorted(range(len(odds)), key=lambda at: -odds[at])
    shares = [(readings[at], odds[at] / whole) for at in order]
    best, share = shares[0]
    if share > UNWITNESSED and needs_witness(place, best, evidence) and not is_witnessed(place, best, evidence):
        shares[0] = (best, UNWITNESSED)
    return Ranked(place, tuple(shares), _reasons(weighed[order[0]], weighed[order[1]]))


def _weighed(of: Features) -> dict[str, float]:
    """The weights of features; those never seen in fitting weigh nothing."""
    known = weights()
    return {name: known.get(name, 0.0) * strength for name, strength in of.items()}


def _reasons(best: Mapping[str, float], second: Mapping[str, float]) -> tuple[str, ...]:
    """The names of features, without the side they speak for, that tell the best reading from the second one."""
    against = {name.partition(": ")[2]: weight for name, weight in second.items()}
    margins = {
        name.partition(": ")[2]: weight - against.get(name.partition(": ")[2], 0.0)
        for name, weight in best.items()
        if ": " in name
    }
    return tuple(sorted((name for name in margins if margins[name] > TELLING), key=lambda name: -margins[name]))


@cache
def weights() -> Mapping[str, float]:
    """The fitted weights by feature."""
    entries = (entry.partition(" ") for entry in read_list(__package__, "weights.txt"))
    return MappingProxyType({name: float(weight) for weight, _, name in entries})
