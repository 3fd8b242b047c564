"""What a malformed number may have been: its readings with their odds, from its shape and the evidence of the article.

A number that is settled is evidence for the others, as it will be when it is mended. So the answer's own repairs tell a
second run nothing new.
"""

from collections import Counter
from math import prod
from types import MappingProxyType
from typing import NamedTuple

from service.engine.edit import Reading
from service.rules.numbers.evidence import Article, Place, Quantity, Usage, amount, counted, is_measured, may_be_a_time

LOST_ZERO, SHIFTED_COMMA = 0.90, 0.03
"""The odds of the shape `,00`: of the 41 read 37 had lost a zero; a comma one digit astray was not among them."""

DECIMAL = MappingProxyType({1: 20.0, 2: 1.2, 3: 0.3})
"""The odds of a decimal comma, by the digits before it. Four of the 41 read were decimals, all of one digit; prices,
times, scores and measures with a comma are common in texts that nobody read for typos: without evidence nothing is
sure."""

DECIMAL_BEHIND_GROUP, BESIDE_GROUPS = 0.3, 0.1
DECIMAL_BEHIND_GROUP_OF_MONEY = 0.5
"""`2,046,00` is no decimal where the article groups others; `1,500,00 euros` may be a price all the same."""

LAKH = 0.5
"""The odds of two lost zeros where the article groups as Indian English does: as many as make the others uncertain."""

EXTRA_ZERO, EXTRA_DIGIT = 0.75, 0.2
"""For a group one digit long: of 21 read, 15 had one zero too many; the others have no one reading."""

SURE, SURE_OF_DECIMAL = 0.99, 0.8
"""No reading of a damaged number is certain; of decimals with a comma too few were read to apply any."""

SETTLED, ROUNDS = 0.85, 3
"""How sure a reading has to be to count as evidence for others, and how often they are looked at again for it."""

TWICE = 20
"""How much likelier a reading is that the article tells elsewhere: as much money, or as many of the same persons."""


def ranked_readings(article: Article) -> list[list[Reading]]:
    """For each place of the article its readings, likeliest first, with their probabilities."""
    ranked = [_ranked(_odds(place, article, _Others(Counter(), None))) for place in article.places]
    for _ in range(ROUNDS):
        settled = [
            place.quantity(readings[0].after) if readings[0].confidence >= SETTLED else None
            for place, readings in zip(article.places, ranked, strict=True)
        ]
        counts = Counter(quantity for quantity in settled if quantity)
        others = [_Others(counts, own) for own in settled]
        ranked = [_ranked(_odds(place, article, of)) for place, of in zip(article.places, others, strict=True)]
    return ranked


class _Others(NamedTuple):
    """How often each quantity is settled, seen from a place whose own does not count."""

    counts: Counter[Quantity]
    own: Quantity | None

    @property
    def exist(self) -> bool:
        return len(self.counts) > 1 or any(self.have(quantity) for quantity in self.counts)

    def have(self, quantity: Quantity) -> bool:
        return self.counts[quantity] > (quantity == self.own)


def _odds(place: Place, article: Article, others: _Others) -> dict[str, float]:
    """The readings of a place with their odds, given the numbers told elsewhere and the other settled ones."""
    usage = article.usage._replace(has_groups=article.usage.has_groups or others.exist)
    odds = _odds_short(place, usage) if place.match["short"] else _odds_long(place)
    weighed = {}
    for reading, share in odds.items():
        quantity = place.quantity(reading)
        is_told = quantity is not None and (quantity in article.told or others.have(quantity))
        weighed[reading] = share * (TWICE if is_told else 1)
    return weighed


def _odds_short(place: Place, usage: Usage) -> dict[str, float]:
    """The readings of a number that ends in `,00`."""
    currency, head = place.currency, place.match["head"]
    whole = place.whole
    is_too_large = whole is not None and whole < amount(head) * 1000  # a part is not larger than its whole
    return {
        f"{currency}{head},000": LOST_ZERO * (0.02 if is_too_large else 1),
        f"{currency}{amount(head) * 100:,}": SHIFTED_COMMA,
        f"{currency}{head}.00": _odds_decimal(place, usage),
        f"{currency}{head},00,000": LAKH if usage.has_lakhs and "," not in head else 0,
    }


def _odds_decimal(place: Place, usage: Usage) -> float:
    """The odds of a decimal comma: those of the shape times what the surroundings say."""
    head = place.match["head"]
    if "," in head:
        if place.is_money or is_measured(place):
            return DECIMAL_BEHIND_GROUP_OF_MONEY
        return DECIMAL_BEHIND_GROUP * (BESIDE_GROUPS if usage.has_groups or counted(place) else 1)
    is_amid_thousands = usage.has_groups or place.is_hedged or len(head) == 3
    evidence = (
        (is_measured(place), 20),
        (may_be_a_time(place), 20),
        (place.is_money, 3),
        (counted(place), 0.03 if is_amid_thousands else 0.3),  # who is counted is whole, but prices are by person too
        (place.is_hedged, 0.5),
        (usage.has_groups, 0.5),
        (place.currency and place.is_in_series(amount(head) * 1000), 0.05),
    )
    return DECIMAL[len(head)] * prod(weight for holds, weight in evidence if holds)


def _odds_long(place: Place) -> dict[str, float]:
    """The readings of a number whose last group has four digits that end in three zeros."""
    currency, head, tail = place.currency, place.match["head"], place.match["long"]
    return {
        f"{currency}{head},{tail[:3]}": EXTRA_ZERO,
        f"{currency}{amount(head + tail):,}": EXTRA_DIGIT,
    }


def _ranked(odds: dict[str, float]) -> list[Reading]:
    """The readings likeliest first, with their odds made probabilities; those under one in a hundred are left out."""
    total = sum(odds.values())
    ranked = sorted(odds.items(), key=lambda item: -item[1])
    likely = [(reading, share / total) for reading, share in ranked if share / total >= 0.01]
    return [
        Reading(reading, min(round(share, 2), SURE_OF_DECIMAL if reading.endswith(".00") else SURE))
        for reading, share in likely
    ]
