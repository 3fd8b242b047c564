"""Which readings another number of the article has to bear out before they are believed, and whether one does.

A guess may be likely and still be a guess: where only the shape of a number speaks for a reading it is suggested.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from service.language.locales import COMMA_GROUPS_SOMEWHERE, TWO_DECIMAL_MARKS
from service.language.numbers.currencies import currency_behind
from service.language.word_lists import read_list
from service.rules.numbers.counting import counted
from service.rules.numbers.evidence import Evidence
from service.rules.numbers.features import around_of, is_measured, is_named, is_sum_or_measure, told_of
from service.rules.numbers.places import Place, counts_things
from service.rules.numbers.readings import Guess, Slip
from service.rules.numbers.shapes import GROUP, runs, separators

_LISTED = " ".join(read_list(__package__, "words_before_averages.txt")).split()
_BEFORE_AVERAGES = frozenset(word for word in _LISTED if not word.endswith("*"))
_BEGINNINGS = tuple(word.removesuffix("*") for word in _LISTED if word.endswith("*"))
_WORD = re.compile(r"[^\W\d_]+")
_AVERAGE_BEHIND = re.compile(
    r"[^.,;:!?()\d]{0,30}?(?:/|\b(?:per|each|every|among|a (?:day|week|month|year|game|person|head)|pro|je|unter|parmi"
    r"|pour|por|para|par|entre|na|на|среди|серед)\b"
    r"|\b(?:to|for|for every|in|unter|auf|sur|em|en) (?:one\b|1[.,\u00a0 ]?0))"
)
_LISTED_BEHIND = re.compile(r"[^.;!?]{0,20}(?:,| and| or|&) ?\d")
_CLAUSE = re.compile(r"[^.;:!?]*\Z")


def needs_witness(place: Place, guess: Guess, evidence: Evidence) -> bool:
    """Whether a reading is a guess as long as only its shape speaks for it: digits or marks that nobody can know."""
    needs = _BY_SLIP.get(guess.slip)
    return needs is not None and needs(place, evidence)


def _decimal(place: Place, evidence: Evidence) -> bool:
    digits = runs(place.numeral)
    is_clear = len(digits) > 2 or digits[0] == "0" or is_sum_or_measure(place)
    return not is_clear or _may_be_list(place, evidence) or _may_be_regional(place, evidence, "decimal")


def _may_be_list(place: Place, evidence: Evidence) -> bool:
    """`levels 2,3% and 4%`, `10,15 percent`: two steps of a scale, where no other number tells decimals."""
    digits = runs(place.numeral)
    if len(digits) != 2 or place.currency or "," not in place.numeral or evidence.marks.decimal != ".":
        return False
    first, second = map(int, digits)
    is_step = second == first + 1 or (second - first in (5, 10) and first % 5 == 0 and first > 0)
    return is_step and (not evidence.others(place, "decimal") or bool(_LISTED_BEHIND.match(place.behind)))


def _point_gained(place: Place, _evidence: Evidence) -> bool:
    """`3..5 seconds`, `10..20%`: the same mark twice may stand for what lies between two numbers."""
    first, *others = runs(place.numeral)
    if separators(place.numeral) != [".."] or place.currency or first == "0":
        return False
    return not others[0].startswith("0") and int(first) < int(others[0])


def _zero_lost(place: Place, _evidence: Evidence) -> bool:
    """`00` may be the cents of a price; behind a blank cents, minutes or the end of a code, unless persons follow."""
    if runs(place.numeral)[-1] != "00":
        return True
    is_behind_blank = separators(place.numeral)[-1] == " "
    is_price = len(runs(place.numeral)) == 2 and bool(
        place.currency or currency_behind(place.text, place.end, place.language)
    )
    return is_price or (is_behind_blank and not counted(place.text, place.end))


def _digit_gained(place: Place, evidence: Evidence) -> bool:
    if separators(place.numeral)[-1] == " " and _may_be_two(place, evidence):
        return True
    return _may_be_rate(place) or not place.numeral.endswith("0")


def _may_be_two(place: Place, evidence: Evidence) -> bool:
    """Whether a name with a number stands before another number (Canon 10 3000), or one measure before the next."""
    if not runs(place.numeral)[-1].strip("0") or counted(place.text, place.end):
        return False
    return is_named(place) or is_measured(place) or not evidence.others(place, "grouped")


def _grouped(place: Place, evidence: Evidence) -> bool:
    match place.shape:
        case "decimal":
            return _may_be_regional(place, evidence, "decimal", "grouped") or not _is_whole(place, evidence)
        case "stripped":  # blanks are the manner of an article that has commas, but none in numbers
            return not evidence.others(place, "grouped") and ", " in place.text
        case "foreign":  # a version, a law, a number to call
            return is_named(place) or not (place.currency or counts_things(place))
    return False


_BY_SLIP: Mapping[Slip, Callable[[Place, Evidence], bool]] = MappingProxyType(
    {
        "decimal": _decimal,
        "point-gained": _point_gained,
        "mark-gained": _point_gained,
        "zero-lost": _zero_lost,
        "digit-gained": _digit_gained,
        "grouped": _grouped,
        "mark-astray": lambda _place, _evidence: True,
    }
)


def _may_be_rate(place: Place) -> bool:
    """Whether four digits behind one may be decimals, of a rate of exchange for the most part: nothing is counted."""
    digits = runs(place.numeral)
    if len(digits) != 2 or len(digits[0]) > 1:
        return False
    return not (counted(place.text, place.end) or (digits[-1].endswith("00") and counts_things(place)))


def _may_be_regional(place: Place, evidence: Evidence, *told: str) -> bool:
    """Whether the article may be from where its language writes the marks the other way: Switzerland, Latin America.

    Its other numbers say that it is not if one is written in a way of `told`.
    """
    languages = TWO_DECIMAL_MARKS
    if evidence.marks.decimal == "," and "grouped" in told:
        languages = COMMA_GROUPS_SOMEWHERE
    if place.language not in languages or (place.language == "en" and evidence.marks.decimal == "."):
        return False
    return not any(evidence.others(place, way) for way in told)


def _is_whole(place: Place, evidence: Evidence) -> bool:
    """Whether three digits behind a decimal mark are surely a group: three zeros, or those who are counted by it.

    Averages (`1.340 children per family`), what is measured, and the numbers of laws and cases are none. One digit
    before the mark is as often an average as a count, so there the article has to group another number.
    """
    head, *_, tail = runs(place.numeral)
    persons = counted(place.text, place.end) is not None
    if is_named(place) or _may_be_average(place):
        return False
    if tail == "000" and (persons or (len(head) > 1 and counts_things(place) and not is_measured(place))):
        return True
    if evidence.others(place, "three decimals"):
        return False
    if tail == "000" and len(head) > 1 and not is_measured(place):
        return True
    return persons and (len(head) > 1 or bool(evidence.others(place, "grouped")))


def _may_be_average(place: Place) -> bool:
    """Whether its clause tells of an average, a rate or an index, or goes on with what it is reckoned by."""
    if _AVERAGE_BEHIND.match(place.behind) and len(runs(place.numeral)[0]) < GROUP:
        return True
    clause = _CLAUSE.search(place.before)
    words = _WORD.findall(clause[0].lower()) if clause else ()
    return any(word in _BEFORE_AVERAGES or word.startswith(_BEGINNINGS) for word in words)


def is_witnessed(place: Place, guess: Guess, evidence: Evidence) -> bool:
    """Whether another number of the article says that a reading is right: the same quantity, or one beside it.

    For three digits behind a decimal mark none does: `12.340` may be a price beside a volume of `13,200`. Behind a
    group it is one (`2,494.049` beside `3,317,104`).
    """
    if place.shape == "decimal" and len(runs(place.numeral)) == 2:
        return False
    told = dict(told_of(place, guess, evidence, around_of(place, evidence)))
    if told.get("told alike") or told.get("converted"):
        return True
    if guess.slip == "zero-lost":  # a sum in the same sentence tells a price from one; which digit was lost it does not
        return str(guess.after).endswith("000") and told.get("near", 0) > 0
    return told.get("paired", 0) > 0
