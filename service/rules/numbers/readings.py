"""What a malformed numeral may have been: its readings, each by the one slip of the keys that would explain it."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from service.language.numbers.conventions import APOSTROPHES, Convention
from service.rules.numbers.shapes import GROUP, Shape, runs, separators, worth

Slip = Literal[
    "none",  # nothing is wrong: a list, a citation, another convention
    "unknown",  # something is wrong, and no reading is likely
    "zero-lost",  # 44,00 for 44,000
    "zeros-lost",  # 44,00 for 44,00,000 where lakhs are counted
    "mark-astray",  # 44,00 for 4,400
    "digit-gained",  # 35,8000 for 35,800; 12,3345 for 12,345
    "decimal",  # 2,3 for 2.3
    "grouped",  # 1.024 for 1,024
    "mark-gained",  # 43,.590 for 43,590
    "point-gained",  # 1..35 for 1.35
]

INTEGERS = frozenset[Slip](["zero-lost", "zeros-lost", "mark-astray", "digit-gained", "grouped", "mark-gained"])
"""Slips behind which a whole number is read, or what is written as one."""


class Guess(NamedTuple):
    """One reading of a numeral: the slip that explains it, and what was meant (`None` where that is not known)."""

    slip: Slip
    after: str | None


def guesses(numeral: str, shape: Shape, marks: Convention) -> list[Guess]:
    """Every reading of a malformed numeral, that nothing is wrong and that nothing can be told among them."""
    found: dict[str, Guess] = {}
    for guess in _BY_SHAPE[shape](numeral, marks):
        found.setdefault(str(guess.after), guess)
    return [Guess("none", numeral), Guess("unknown", None), *found.values()]


def _short(numeral: str, marks: Convention) -> Iterator[Guess]:
    if numeral.startswith("0"):
        yield Guess("decimal", with_decimals(numeral, marks))
        return
    digits, mark = "".join(runs(numeral)), separators(numeral)[0]
    tail = runs(numeral)[-1]
    if len(tail) == GROUP - 1:
        yield Guess("zero-lost", f"{numeral}0")
    if tail == "00":
        yield Guess("mark-astray", grouped(digits, mark))
        if marks.is_indian and len(runs(numeral)) == 2 and len(runs(numeral)[0]) <= 2:
            yield Guess("zeros-lost", f"{numeral}{mark}000")
    if mark in ".,":
        yield Guess("decimal", with_decimals(numeral, marks))


def _long(numeral: str, marks: Convention) -> Iterator[Guess]:
    if numeral.startswith("0"):
        yield Guess("decimal", with_decimals(numeral, marks))
        return
    *heads, tail = runs(numeral)
    mark = separators(numeral)[0]
    head = numeral.removesuffix(tail)
    if len(tail) == GROUP + 1:
        if tail.endswith("0"):
            yield Guess("digit-gained", f"{head}{tail[:-1]}")
        for shorter in _without_twin(tail):
            yield Guess("digit-gained", f"{head}{shorter}")
        yield Guess("mark-astray", grouped("".join(heads) + tail, mark))
    if len(heads) == 1 and mark in ".,":
        yield Guess("decimal", with_decimals(numeral, marks))


def _uneven(numeral: str, _marks: Convention) -> Iterator[Guess]:
    groups, mark = runs(numeral), separators(numeral)[0]
    place = next(place for place, group in enumerate(groups) if place and len(group) != GROUP)
    odd = groups[place]
    mended = [odd + "0"] if odd == "00" else _without_twin(odd) if len(odd) == GROUP + 1 else []
    for group in mended:
        yield Guess(
            "zero-lost" if odd == "00" else "digit-gained", mark.join([*groups[:place], group, *groups[place + 1 :]])
        )
    yield Guess("mark-astray", grouped("".join(groups), mark))


def _decimal(numeral: str, marks: Convention) -> Iterator[Guess]:
    between = separators(numeral)
    if len(between) > 1:
        yield Guess("grouped", between[0].join(runs(numeral)))
    else:
        yield from _foreign(numeral, marks)


def _foreign(numeral: str, marks: Convention) -> Iterator[Guess]:
    """Grouped by the first mark of the convention that is no apostrophe: that one is for those who write it."""
    mark = marks.group.strip(APOSTROPHES)[:1] or ("" if marks.decimal == "," else marks.group[0])
    if mark:
        yield Guess("grouped", mark.join(runs(numeral)))


def _mixed(numeral: str, _marks: Convention) -> Iterator[Guess]:
    yield Guess("grouped", separators(numeral)[-1].join(runs(numeral)))


def _doubled(numeral: str, marks: Convention) -> Iterator[Guess]:
    """Each of the two marks may have been meant, where the numeral is well-formed with it."""
    doubled = next(separator for separator in separators(numeral) if len(separator) > 1)
    for mark in dict.fromkeys(doubled):
        single = numeral.replace(doubled, mark)
        if worth(single, marks) is not None:
            yield Guess("mark-gained" if marks.decimal not in single else "point-gained", single)


_BY_SHAPE = {
    "short": _short,
    "long": _long,
    "uneven": _uneven,
    "decimal": _decimal,
    "foreign": _foreign,
    "mixed": _mixed,
    "doubled": _doubled,
    "stripped": _foreign,
}


def grouped(digits: str, mark: str) -> str:
    """Digits in groups of three."""
    first = len(digits) % GROUP or GROUP
    return mark.join([digits[:first], *(digits[at : at + GROUP] for at in range(first, len(digits), GROUP))])


def with_decimals(numeral: str, marks: Convention) -> str:
    """A numeral whose last mark is the decimal one."""
    tail = runs(numeral)[-1]
    return f"{numeral[: -len(tail) - 1]}{marks.decimal}{tail}"


_TWIN = re.compile(r"(\d)\1")


def _without_twin(group: str) -> list[str]:
    """A group of four digits with one of two equal neighbours left out: `3345` gives `345`."""
    return list(dict.fromkeys(group[: twin.start()] + group[twin.start() + 1 :] for twin in _TWIN.finditer(group)))
