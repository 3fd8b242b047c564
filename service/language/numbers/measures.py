"""What stands behind a number: a magnitude, then a percent sign, a currency or a unit."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from service.engine.edit import Span
from service.language.numbers.currencies import code_of_sign
from service.language.numbers.lexicon import Entry, entry_behind, lexicon, meaning_of
from service.language.numbers.words import BLANKS, REACH

_PERCENT_SIGN = re.compile(rf"[{BLANKS}]?%(?![0-9A-F]{{2}})")
_LETTER_BEHIND = re.compile(r"(k|K|m|M|bn|Bn|BN|b|B|tn|trn)(?![\w/²³])")
_LETTER_APART = re.compile(r" (?:k|K|m|M|b|B)(?![\w/²³'’])")
_LETTERS = {"k": 3, "m": 6, "b": 9, "bn": 9, "tn": 12, "trn": 12}.get

_SIGN_OR_WORD = re.compile(
    rf"(?:[{BLANKS}-]|\n(?=[^\W\d_]{{2}}))?(°?[^\W\d_]+)"
    rf"|[{BLANKS}]?(?:(%)(?![0-9A-F]{{2}})|([€£$¥₹₽₴₺₪₩₫₦₱₸₾])(?!\w))"
)
WORD, _PERCENT, _SIGN = 1, 2, 3
"""Groups of what `sign_or_word` gives."""

_POINTS = re.compile(rf"[{BLANKS}](?:пункт|punkt|bod|točk|point|punct)")
"""What makes points of percents: `0,5 процентного пункта`."""

_NO_MEASURE = frozenset(',;)]\t:!?"”».')
"""What stands behind a number and before no measure."""

_PER = re.compile(r"/([^\W\d_]{1,4}[²³23]?)(?![\w/])")
"""A unit below the line (`90 mg/dl`)."""

LINKS_WORDS = "ro"
"""The language that puts a word between a number and what it measures (`20 de milioane`)."""

_BELOW: Mapping[str, str] = MappingProxyType({"dl": "dL", "l": "L", "ml": "mL", "m2": "m²", "m3": "m³", "km2": "km²"})
_MAY_BE_OF = frozenset([" d", " o"])
_OF = re.compile(r" (?:de|di|of)(?= )| d(?=[’'])")
_APOSTROPHE = re.compile("[’']")


class Magnitude(NamedTuple):
    """A word behind a number that stands for so many zeros; `start` is where the number ended."""

    zeros: int
    start: int
    end: int


class Measure(NamedTuple):
    """How many zeros a number has left to words, what it measures, and where that ends."""

    zeros: int | None
    """`None` where the scale of the words is not sure."""

    kind: Literal["percent", "money", "unit"] | None
    symbol: str | None
    end: int

    @property
    def is_scaled(self) -> bool:
        """Whether words stand for zeros."""
        return self.zeros != 0


def magnitude_behind(text: str, end: int, language: str | None) -> Magnitude | None:
    """The word or abbreviation of a magnitude that begins one blank or hyphen behind `end`, or there."""
    found = entry_behind(text, end, language)
    if found and found[0].meaning == "magnitude" and found[0].zeros:
        return Magnitude(found[0].zeros, end, found[1])
    return None


def compact_magnitude(text: str, end: int) -> Magnitude | None:
    """The letter at `end` that makes thousands, millions or billions of a sum (`$5bn`, `£3m`, `€10k`)."""
    letter = _LETTER_BEHIND.match(text, end)
    return Magnitude(_LETTERS(letter[1].lower(), 0), end, letter.end()) if letter else None


def percent_behind(text: str, end: int, language: str | None) -> Span | None:
    """The percent sign or word that begins at `end` or one blank or hyphen behind it."""
    if sign := _PERCENT_SIGN.match(text, end):
        return Span(end, sign.end())
    found = entry_behind(text, end, language)
    return Span(end, found[1]) if found and found[0].meaning == "percent" else None


def unit_behind(text: str, end: int, language: str | None) -> tuple[str, Span] | None:
    """The symbol of the unit whose name or short form begins at `end` or one blank or hyphen behind it, and where."""
    found = entry_behind(text, end, language)
    if found and found[0].meaning == "unit" and found[0].symbol:
        return found[0].symbol, Span(end, found[1])
    return None


def sign_or_word(text: str, end: int) -> re.Match[str] | None:
    """The sign or the word that begins at `end`, or one blank or hyphen behind it, if it may be a measure."""
    return None if text[end : end + 1] in _NO_MEASURE else _SIGN_OR_WORD.match(text, end, end + REACH)


def measure_behind(text: str, end: int, language: str, *, is_money: bool) -> Measure | None:
    """The measure that begins at `end`; of a sum whose currency stands before it only a magnitude or its code."""
    behind = sign_or_word(text, end)
    return measure_of(behind, language, is_money=is_money) if behind else None


def measure_of(behind: re.Match[str], language: str, *, is_money: bool) -> Measure | None:
    """The measure that a sign or a word behind a number is, or begins."""
    text, end = behind.string, behind.start()
    if is_money and behind.lastindex == WORD and (letter := _letter(text, end)):
        return letter
    measure = _measure(behind, language)
    if measure is None:
        if language != LINKS_WORDS or not (of := _OF.match(text, end)):
            return None
        measure = _one(text, of.end(), language)
    if measure is None or measure.kind:
        return measure if measure is None or not is_money or measure.kind == "money" else None
    further = behind_magnitude(text, measure.end, language)
    if further and further.is_scaled:  # 2 lakh crore, 3 mil millones
        measure = further._replace(zeros=_together(measure.zeros, further.zeros))
        further = None if measure.kind else behind_magnitude(text, measure.end, language)
    if further is None or further.is_scaled or (is_money and further.kind != "money"):
        return measure
    return further._replace(zeros=measure.zeros)


def _letter(text: str, end: int) -> Measure | None:
    """The measure that a letter behind a sum is; one blank behind it millions, or the first letter of a name."""
    if text[end] != " ":
        letter = compact_magnitude(text, end)
        return Measure(letter.zeros, None, None, letter.end) if letter else None
    apart = _LETTER_APART.match(text, end)
    return Measure(None, None, None, apart.end()) if apart else None


def _together(zeros: int | None, more: int | None) -> int | None:
    return None if zeros is None or more is None else zeros + more


def _one(text: str, end: int, language: str) -> Measure | None:
    match = _SIGN_OR_WORD.match(text, end, end + REACH)
    return _measure(match, language) if match else None


def _measure(match: re.Match[str], language: str) -> Measure | None:
    if match.lastindex == _PERCENT:
        return Measure(0, "percent", "%", match.end())
    if match.lastindex == _SIGN:
        return Measure(0, "money", code_of_sign(match[_SIGN], language), match.end())
    found = meaning_of(match.string, match[WORD], match.end(), lexicon(language))
    if found is None:
        return None
    if found[0].meaning == "percent" and _POINTS.match(match.string, found[1]):
        return None
    return _meant(match.string, *found)


def _meant(text: str, entry: Entry, until: int) -> Measure:
    """The measure that an entry of the lexicon is, which ends at `until`."""
    if entry.meaning == "magnitude":
        return Measure(entry.zeros, None, None, until)
    if entry.meaning == "currency":
        return Measure(entry.zeros, "money", entry.symbol, until)
    if entry.meaning == "unit" and (per := _PER.match(text, until)):
        below = _BELOW.get(per[1], per[1])
        return Measure(0, "unit", f"{entry.symbol}/{below}", per.end())
    return Measure(0, entry.meaning, entry.symbol, until)


def behind_magnitude(text: str, end: int, language: str) -> Measure | None:
    """What is measured in millions: behind an abbreviation's full stop, or a word such as `de` (`milhões de euros`)."""
    at = end + 1 if text[end : end + 2] == ". " else end  # behind an abbreviation
    if text[at : at + 2] in _MAY_BE_OF and (of := _OF.match(text, at)):
        at = of.end()
        if apostrophe := _APOSTROPHE.match(text, at):
            at = apostrophe.end()
    return _one(text, at, language)
