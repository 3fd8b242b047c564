"""Which readings another number of the article has to bear out before they are believed, and whether one does.

A guess may be likely and still be a guess: where only the shape of a number speaks for a reading it is suggested.
"""

import re

from service.language.locales import TWO_DECIMAL_MARKS
from service.rules.numbers.counting import counted
from service.rules.numbers.evidence import Evidence
from service.rules.numbers.features import is_measured, is_named, is_sum_or_measure, told_of
from service.rules.numbers.places import Place
from service.rules.numbers.readings import Guess
from service.rules.numbers.shapes import runs

_AVERAGE = re.compile(r"\b(?:per|each|every|a (?:day|week|month|year|game|person|head)|pro|je|por|par|na|на)\b")


def needs_witness(place: Place, guess: Guess, evidence: Evidence) -> bool:
    """Whether a reading is a guess as long as only its shape speaks for it: digits or marks that nobody can know."""
    digits = runs(place.numeral)
    match guess.slip:
        case "decimal":
            is_clear = len(digits) > 2 or digits[0] == "0" or is_sum_or_measure(place)
            return not is_clear or _may_be_regional(place, evidence, "decimal")
        case "zero-lost":
            return digits[-1] != "00"
        case "digit-gained":
            is_rate = len(digits) == 2 and len(digits[0]) == 1 and not counted(place.text, place.end)
            return is_rate or not digits[-1].endswith("0")
        case "grouped" if place.shape == "decimal":
            return _may_be_regional(place, evidence, "decimal", "grouped") or not _is_whole(place, evidence)
    if place.shape == "stripped":  # blanks are the manner of an article that has commas, but none in numbers
        return not evidence.others(place, "grouped") and ", " in place.text
    return guess.slip == "mark-astray" or (guess.slip == "grouped" and place.shape == "foreign")


def _may_be_regional(place: Place, evidence: Evidence, *told: str) -> bool:
    """Whether the article may be from where a point is decimal in a language of commas: Switzerland, Latin America.

    Its other numbers say that it is not if one is written in a way of `told`.
    """
    if place.language not in TWO_DECIMAL_MARKS or evidence.marks.decimal != ",":
        return False
    return not any(evidence.others(place, way) for way in told)


def _is_whole(place: Place, evidence: Evidence) -> bool:
    """Whether three digits behind a decimal mark are surely a group: three zeros, or those who are counted by it.

    Averages (`1.340 children per family`), what is measured, and the numbers of laws and cases are none.
    """
    is_round = runs(place.numeral)[-1] == "000" and not is_measured(place)
    if evidence.others(place, "three decimals") or _AVERAGE.search(place.behind) or is_named(place):
        return False
    return is_round or counted(place.text, place.end) is not None


def is_witnessed(place: Place, guess: Guess, evidence: Evidence) -> bool:
    """Whether another number of the article says that a reading is right: the same quantity, or one beside it.

    For three digits behind a decimal mark none does: `12.340` may be a price beside a volume of `13,200`. Behind a
    group it is one (`2,494.049` beside `3,317,104`).
    """
    if place.shape == "decimal" and len(runs(place.numeral)) == 2:
        return False
    told = dict(told_of(place, guess, evidence))
    if told.get("told alike") or told.get("converted"):
        return True
    return guess.slip != "zero-lost" and told.get("paired", 0) > 0
