"""A number whose last group is a digit short or a digit long (`44,00 children`, `100,0000`) has lost or gained a zero.

Looked at only where the locale groups by a comma and the digits show it: `1,50,000` is well-formed in Indian English, `44,00` in
German is a decimal, and no group of a text in an unknown language is called malformed. Each number gets its readings with
a probability each: the odds of the shape, from 41 such numbers read in English articles (37 had lost a zero, 4 had a decimal
comma), times what the evidence around says for or against. Readings that an editor could not choose between stay suggestions.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.engine.document import Text
from service.engine.edit import Edit, Reading
from service.engine.rule import rule
from service.language.locales import number_marks

_CURRENCY = "[$£€¥₹]"
_SHORT = re.compile(rf"(?<![\w.,/:\-–])(?P<currency>{_CURRENCY} ?)?(?P<head>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})*),00(?![\w%]|[.,/:\-–][0-9])")
_LONG = re.compile(rf"(?<![\w.,/:\-–])(?P<currency>{_CURRENCY} ?)?(?P<head>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})*),(?P<tail>[0-9]000)(?![\w%]|[.,/:\-–][0-9])")

_GROUPED = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![\w,]|\.[0-9]*,)")
_DECIMAL_COMMA = re.compile(r"(?<![\w.,])[0-9]{1,3},(?:[0-9]|[0-9][1-9])(?![\w,]|\.[0-9])")
_LAKH = re.compile(r"(?<![\w.,])[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?![\w,])")

_PLURAL = re.compile(r" (?:[a-z]+(?:-[a-z]+)? )?(?:[A-Z]?[a-z]{2,}s|people|children|women|men|police|troops)\b")
_MONEY_UNIT = re.compile(r" ?(?:euros?|eur|pounds?|francs?|kroner|kr|dollars?|dlrs|usd|cents?)\b", re.IGNORECASE)
_MEASURE = re.compile(r" ?(?:%|per ?cent|pct|percent|million|billion|trillion|mln|bln|degrees|points?|hrs?|hours|pm|am|o'clock|h)\b", re.IGNORECASE)
_HEDGE = re.compile(r"\b(?:some|over|about|nearly|almost|roughly|around|approximately|estimated|least|than|including|another|up to) \Z")
_INCLUDING = re.compile(r"(?<![\w.,])(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)[^.,;\d]{0,40}, (?:including|among them|of (?:whom|which|them)) (?:\w+ )?\Z")

LOST_ZERO, SHIFTED_COMMA, DECIMAL, LAKH = 0.90, 0.03, 0.07, 0.0
"""The odds of the shape alone: 37 of 41 lost a zero; of the other 4 all had a decimal comma; a comma one digit to the right of its
place was not seen in them and is given less than one in 41."""

EXTRA_ZERO, EXTRA_DIGIT = 0.75, 0.2
"""For a group one digit long: of 21 read, 15 had one zero too many; the others have no one reading."""

_LOOK_BEHIND = 80


class _Evidence(NamedTuple):
    """What the article's own well-formed numbers say of its marks."""

    has_groups: bool
    has_decimal_commas: bool
    has_lakhs: bool


@rule(
    "numbers.malformed-grouping",
    summary="Restore the zero that a number lost, or drop the one that it gained, behind its last comma.",
    needs=(",", "0"),
    examples={
        "Some 52,000 people, including 18,00 children, had to leave.": "Some 52,000 people, including 18,000 children, had to leave.",
    },
    leaves=(
        "It cost Rs 1,50,000 then.",
        "He read Matthew 5,12 aloud.",
        "Count 1,2,3 and go.",
        "It was worth $1.375 billion.",
        "The ticket is 44,00 euros.",
        "Rates rose 5,00 percent.",
    ),
)
def malformed_grouping(text: Text) -> Iterator[Edit]:
    """Yield an edit for each number with a group of zeros that is short or long by one digit."""
    marks = number_marks(text.document.context.language.code)
    if marks is None or marks.group != "," or marks.decimal != ".":
        return
    value = text.value
    found = [(match, _short_readings) for match in _SHORT.finditer(value) if "," in match[0]]
    found += [(match, _long_readings) for match in _LONG.finditer(value)]
    if not found:
        return
    evidence = text.once(_evidence)
    for match, readings in found:
        ranked = _ranked(readings(text, match, evidence))
        likeliest = ranked[0]
        yield text.edit(
            match.start(),
            match.end(),
            likeliest.after,
            likeliest.confidence,
            tuple(ranked[1:]),
            _explanation(match, likeliest, _whole(value, match)),
        )


def _evidence(value: str) -> _Evidence:
    return _Evidence(
        has_groups=bool(_GROUPED.search(value)),
        has_decimal_commas=bool(_DECIMAL_COMMA.search(value)),
        has_lakhs=bool(_LAKH.search(value)),
    )


def _short_readings(text: Text, match: re.Match[str], evidence: _Evidence) -> dict[str, float]:
    """The readings of a number that ends in `,00`, each with its odds."""
    value, currency, head = text.value, match["currency"] or "", match["head"]
    following, preceding = value[match.end() : match.end() + 40], value[max(match.start() - _LOOK_BEHIND, 0) : match.start()]
    lost, shifted, decimal, lakh = LOST_ZERO, SHIFTED_COMMA, DECIMAL, LAKH
    if "," in head:
        decimal *= 0.02  # a decimal comma does not follow a grouping comma
    if _MONEY_UNIT.match(following):
        decimal *= 20
    elif _MEASURE.match(following):
        decimal *= 40
    elif _PLURAL.match(following):
        decimal *= 0.1  # what is counted is whole
    if currency:
        decimal *= 3 if currency.startswith("$") else 8
        decimal *= 0.2 if len(head) == 3 else 1  # prices with cents are mostly small
    if _HEDGE.search(preceding):
        decimal *= 0.3
    if evidence.has_groups:
        decimal *= 0.3
    if evidence.has_decimal_commas:
        decimal *= 30
    if evidence.has_lakhs or text.document.context.language.code == "en-IN":
        lakh = 0.5
    whole = _whole(value, match)
    if whole is not None and whole < _amount(head + "000"):
        lost *= 0.02  # a part is not larger than its whole
    digits = head.replace(",", "") + "00"
    readings = {
        f"{currency}{head},000": lost,
        currency + f"{int(digits):,}": shifted,
        f"{currency}{head}.00": decimal,
        f"{currency}{head},00,000": lakh if "," not in head else 0.0,
    }
    return _boosted_by_repetition(text, match, readings)


def _long_readings(text: Text, match: re.Match[str], _evidence: _Evidence) -> dict[str, float]:
    """The readings of a number whose last group has four digits that end in three zeros."""
    currency, head, tail = match["currency"] or "", match["head"], match["tail"]
    digits = head.replace(",", "") + tail
    readings = {f"{currency}{head},{tail[:3]}": EXTRA_ZERO, currency + f"{int(digits):,}": EXTRA_DIGIT}
    return _boosted_by_repetition(text, match, readings)


def _boosted_by_repetition(text: Text, match: re.Match[str], readings: dict[str, float]) -> dict[str, float]:
    """Favour a reading that stands elsewhere in the article or in its title: the same quantity is often told twice."""
    elsewhere = (text.document.title or "") + "\n" + text.document.text
    return {
        reading: odds * 20 if odds and re.search(rf"(?<![\w.,]){re.escape(reading)}(?![\w]|[.,][0-9])", elsewhere) else odds
        for reading, odds in readings.items()
    }


def _ranked(odds: dict[str, float]) -> list[Reading]:
    """The readings likeliest first, with their odds made probabilities; those under one in a hundred are left out."""
    total = sum(odds.values())
    ranked = sorted(odds.items(), key=lambda item: -item[1])
    return [Reading(reading, round(share / total, 2)) for reading, share in ranked if share / total >= 0.01]


def _whole(value: str, match: re.Match[str]) -> int | None:
    """The number of which the matched one is said to be a part (`110,000 civilians, including …`)."""
    before = _INCLUDING.search(value[max(match.start() - _LOOK_BEHIND, 0) : match.start()])
    return _amount(before["whole"]) if before else None


def _amount(grouped: str) -> int:
    return int(grouped.replace(",", ""))


def _explanation(match: re.Match[str], likeliest: Reading, whole: int | None) -> str:
    number = match[0]
    if likeliest.after.endswith(".00"):
        return f"“{number}” has two digits behind its comma, as a decimal has where a comma is the decimal mark."
    tail = number.rpartition(",")[2]
    why = f"In English a comma groups three digits, but “{tail}” in “{number}” has {len(tail)}"
    why += ", so a zero was lost." if len(tail) == 2 else ", so there is a zero too many."
    if whole is not None:
        why += f" {likeliest.after} also fits the {whole:,} of which it is a part."
    return why
