"""How sure it is that digits with a blank at a decimal mark (`$14. 9 billion`, `41, 5%`) are one number.

A sentence or a clause may begin with the digits behind the blank (`It cost $6. 3 billion is spent`), and nothing that
stands before it tells so. A number is sure where the clause ends behind its unit, where the other number of a range or
a comparison has the same unit, or where its grammar leaves nothing else.
"""

import re
from typing import NamedTuple

from service.language.months import WITH_POINT
from service.language.numbers.currencies import currency_behind
from service.language.numbers.lexicon import labels
from service.language.numbers.measures import magnitude_behind, percent_behind
from service.rules.numbers.clause_ends import ends_behind
from service.rules.numbers.gaps import CODES, LOWER_BEFORE, Gap, Locale

SURE_OF_MONEY, SURE_OF_DECIMAL = 0.96, 0.96
"""Labelled are money and percentages, and nothing else of their forms was seen. The others are judged by shape."""

LIKELY, UNSURE = 0.82, 0.7
"""Decimals with a comma before a magnitude or a percent sign: of 25 read 22 were one number, but 20 are of one site;
groups that nothing tells apart from two numbers: one of about 30, before the pairs that tell by their surroundings are
left out."""

_MAGNITUDES = (
    "million|billion|trillion|bn|mn|mln|bln|mil|milh(?:ão|ões)|bilh(?:ão|ões)|trilh(?:ão|ões)|mill(?:ones|ón)|millions?"
    r"|milliards?|Millionen|Milliarden|Mio|Mrd|miliard\w*|milion\w*|milj\w*|tys|tis\w*|млн|млрд|тыс|тис|трлн"
)
_MAGNITUDE = re.compile(rf"(?:m|k|bn|b|tn)(?![\w/])| ?(?:{_MAGNITUDES})\b")
_UNITS = rf"(?:%|per ?cent|pct|Prozent|{_MAGNITUDES})"
_NOUN_BEHIND = re.compile(
    r"\.? (?:[a-z]{2,}s|people|men|women|children)\b(?<! as)(?<! was)(?<! has)(?<! its)(?<! this)"
)
_AGE_OR_RANGE = re.compile(
    r"(?:[0-9] ?(?:[^\W\d_]{1,4}|[–-])|\b(?:über|unter|ab|aos|anos|años|ans|лет|старше|los|las|os|as|les|den|die|der"
    r"|do[ms]|das|des|del|às|mai[sz]? de|más de|plus de)) \Z"
)
_COMPARED = re.compile(
    rf"(?<![\w.,])[$£€]?[0-9]+[.,][0-9]{{1,2}}\s?(?P<unit>{_UNITS})(?:\s[^\W\d_]+)?,?"
    r"\s(?:and|to|vs|versus|from|against|or|und|auf|bis|von|gegenüber|e|a|contra|до|и|против|do|na)\s[$£€]?\Z"
)
"""What stands before the second number of a range or a comparison: a decimal with its unit."""

_COMPARED_BEHIND = re.compile(rf"\s(?:vs|versus|against)\.?\s[$£€]?[0-9]+[.,][0-9]{{1,2}}\s?(?P<unit>{_UNITS})")
_FROM = re.compile(r"\b[Ff]rom [$£€]?\Z")
_TO_BEHIND = re.compile(
    rf" to (?:(?:almost|nearly|about|over|more than) )?[$£€]?[0-9]+(?:\.[0-9]+)? ?(?P<unit>{_UNITS})"
)
"""Behind `from` a range is told to its end, and the clause ends there."""

_SERIES = re.compile(
    rf"[$£€][0-9]+[.,][0-9]{{1,2}}\s?(?P<unit>{_UNITS})(?: (?:in|for|of|on|from) [a-z]+(?: [a-z]+)?),(?: and)? [$£€]\Z"
)
"""A list of sums, each with what it is for, in which the number stands."""

_OPEN_BRACKET = re.compile(r"\([^()!?]*\Z")
_BRACKET_BEHIND = re.compile(r" \([$£€]")
_ARTICLE = re.compile(r"\b[Aa]\s[$£€]?\Z")
_SUM_OF_ITS_NOUN = re.compile(r"(?<![\w.])an? [$£€]\Z")
"""A sum with an article has its noun behind it (`a $2. 6 trillion law`)."""

_STAKE = re.compile(
    r"\s(?:stake|interest|increase|rise|share|cut|drop|fall|decline|decrease|gain|discount|premium|chance|deal|loan|bid"
    r"|fund|project|contract)\b"
)
"""Behind a percentage or a sum, what has an article before it; no sentence begins so."""

_MEASURING = re.compile(
    r"(?:\A|[\s.,;:!?])(?:um|auf|bei|mit|von|rund|etwa|knapp|fast|mindestens|za|em|o|составил[аои]?|составит) \Z"
)
"""Words that a measured share or sum follows, in languages of the decimal comma."""

_NOUGHT = re.compile(
    r"(?:\A|[\s.,;:!?])(?:to|at|below|above|from|than|is|was|were|are|be|reads?|score|near|around|hits?|auf|unter|über|bei"
    r"|von|ist|war|zu|para|a|ao|de|é|era|foi|es|fue|está|est|était|à|sous|sotto|sopra|da|è|до|от|ниже|выше|около|к|на|в"
    r"|przy|do|od|poniżej|powyżej|pod|nad|z|je|bylo|and|or|und|oder|e|y|et|и|i) \Z|[0-9] [^\W\d_]{1,4} \Z|[A-Z]\w* \Z"
)
"""Words that a temperature or a score of nought may follow, which then ends its clause."""

_ONE_MILLION = re.compile(r" (?:milhão|bilhão|trilhão)\b")
"""What only one has, and one and a fraction, in Portuguese."""

_SUM_GOES_ON = re.compile(r" (?:aos?|para|pour|für) ")
_LABELS = (CODES | labels("en")) - {"and", "or", "a", "to"}
_FIRST_WORD = re.compile(r"(?:\A|\n|[.!?] )(?P<word>[A-Z][a-z]+) \Z")


class _Unit(NamedTuple):
    """What is measured, by the percent sign or the magnitude that follows, and where it ends."""

    end: int
    is_percent: bool


def of_decimal(gap: Gap, locale: Locale, *, is_title: bool) -> float:
    """How sure it is at a decimal mark: before a magnitude, a percent sign, or as the cents of a large sum."""
    is_next = locale.mark == "," and not gap.is_money and gap.tail == str(int(re.sub(r"\D", "", gap.head)) + 1)
    if len(gap.tail) > len("00") or is_next:
        return 0
    unit = _unit(gap, locale.language)
    if unit is None:
        return _of_cents(gap, locale)
    if gap.head == "0":
        return LIKELY if _NOUGHT.search(gap.before) or is_title else SURE_OF_DECIMAL
    if _is_proven(gap, locale, unit) or (gap.is_money and not is_title and _is_sum(gap, locale, unit)):
        return SURE_OF_DECIMAL
    return _of_comma(gap, unit) if locale.mark == "," else _of_point(gap, locale.language, unit)


def _unit(gap: Gap, language: str) -> _Unit | None:
    percent = percent_behind(gap.behind, 0, language)
    if percent:
        return _Unit(percent.end, is_percent=True)
    magnitude = _MAGNITUDE.match(gap.behind)
    inflected = None if magnitude else magnitude_behind(gap.behind, 0, language)
    end = magnitude.end() if magnitude else inflected.end if inflected else 0
    return _Unit(end, is_percent=False) if end else None


def _of_cents(gap: Gap, locale: Locale) -> float:
    """How sure it is of the cents of a sum in thousands; those who are counted would be named."""
    if locale.mark != "," or not gap.is_money or "." not in gap.head or len(gap.tail) < len("00"):
        return 0
    return UNSURE if re.match(r" ?[^\W\d_]", gap.behind) else SURE_OF_MONEY


def _is_proven(gap: Gap, locale: Locale, unit: _Unit) -> bool:
    """Whether a number with a unit is one by what stands around it."""
    if _is_one_alone(gap, locale, unit.end) or _is_compared(gap, unit.end):
        return True
    if len(gap.head) >= len("000") or not _is_told(gap, locale):
        return False
    currency = None if gap.is_money else currency_behind(gap.behind, unit.end, locale.language)
    return ends_behind(gap.behind, currency.end if currency else unit.end, locale.language)


def _is_one_alone(gap: Gap, locale: Locale, end: int) -> bool:
    """Whether its brackets, its article, its noun or its zero leave nothing else, whatever stands further on."""
    if gap.tail.startswith("0") and len(gap.tail) > 1:  # no sentence begins with `05 percent`
        return gap.is_money or LOWER_BEFORE.search(gap.before) is not None
    if gap.behind.startswith(")", end) and _OPEN_BRACKET.search(gap.before):
        return True
    if gap.head == "1" and locale.mark == "," and _ONE_MILLION.match(gap.behind):
        return True
    if locale.language != "en":
        return False
    has_noun = _ARTICLE.search(gap.before) and _STAKE.match(gap.behind, end)
    return bool(has_noun or _SUM_OF_ITS_NOUN.search(gap.before))


def _is_compared(gap: Gap, end: int) -> bool:
    """Whether another number of the same unit stands beside it in a range, a comparison or a list of sums."""
    unit = gap.behind[:end].strip()
    ranges = [_COMPARED.search(gap.before), _COMPARED_BEHIND.match(gap.behind, end), _SERIES.search(gap.before)]
    if ranges[0] and not ends_behind(gap.behind, end, "en"):
        ranges[0] = None
    to = _TO_BEHIND.match(gap.behind, end) if _FROM.search(gap.before) else None
    if to and ends_behind(gap.behind, to.end(), "en"):
        ranges.append(to)
    return any(one is not None and one["unit"] == unit for one in ranges)


def _is_told(gap: Gap, locale: Locale) -> bool:
    """Whether a word or a sign of money stands before it that a number follows and no label, age or list."""
    if gap.is_money:
        return True
    word = LOWER_BEFORE.search(gap.before)
    if locale.mark == ".":
        if locale.language in WITH_POINT:  # am 12. 3 Prozent
            return bool(_MEASURING.search(gap.before))
        return word is not None and word["word"] not in _LABELS
    if word is None or _AGE_OR_RANGE.search(gap.before):
        return False
    is_round = gap.tail[-1] in "05" or int(gap.tail) > int(re.sub(r"\D", "", gap.head))
    return len(gap.tail) == 1 or not is_round  # rund 30, 40 Prozent


def _is_sum(gap: Gap, locale: Locale, unit: _Unit) -> bool:
    """Whether a sum of money with a magnitude goes on: with a conversion, or as sums with a comma do."""
    if unit.is_percent:
        return False
    if _BRACKET_BEHIND.match(gap.behind, unit.end):
        return True
    return locale.mark == "," and len(gap.tail) == 1 and _SUM_GOES_ON.match(gap.behind, unit.end) is not None


def _of_point(gap: Gap, language: str, unit: _Unit) -> float:
    """How sure it is at a decimal point where nothing proves it."""
    word = LOWER_BEFORE.search(gap.before) or _FIRST_WORD.search(gap.before)
    is_label = not gap.is_money and (word is None or word["word"].lower() in _LABELS)
    if language in WITH_POINT or len(gap.head) >= len("000") or is_label:
        return 0
    if gap.is_money:
        return UNSURE if _NOUN_BEHIND.match(gap.behind, unit.end) else LIKELY
    return UNSURE


def _of_comma(gap: Gap, unit: _Unit) -> float:
    """How sure it is at a decimal comma where nothing proves it."""
    if gap.is_money:
        return 0 if unit.is_percent else LIKELY
    ascends = int(re.sub(r"\D", "", gap.head)) < int(gap.tail)
    return UNSURE if len(gap.tail) > 1 and unit.is_percent and (ascends or gap.tail[-1] in "05") else LIKELY
