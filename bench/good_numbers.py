"""Well-formed numbers of an article that nobody could misread: what may be damaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from bench.styles import Style, months
from service.language.word_lists import read_list

MOST_DIGITS = 13
"""Characters of a number at most; longer ones are addresses and account numbers."""

Kind = Literal["number", "ordinal", "date", "year"]

_PERCENTS = MappingProxyType(
    {
        "en": "percent|per cent|pct",
        "de": "Prozent",
        "pt": "por cento",
        "es": "por ciento",
        "fr": "pour cent",
        "pl": "procent|procenta|procentów|proc\\.",
        "cs": "procent|procenta|procento",
        "sk": "percent|percentá|percento",
        "sl": "odstotkov|odstotka|odstotek|odstotke",
        "hr": "posto",
        "fi": "prosenttia|prosentin",
        "hu": "százalék",
        "bg": "процента|процент|на сто",
        "ru": "процентов|процента|процент",
        "uk": "відсотків|відсотки|відсотка",
    }
)
"""How `%` is written in words."""

_MONEY = (
    r"dollars?|dlrs|euros?|pounds?|cents|pence|rupees|Euro|Dollar|Franken|Cent|reais|dólares|francs|USD|EUR|CHF|GBP"
    r"|€|zł\w*|Kč|korun\w*|лв\w*|лева|рубл\w+|руб|доллар\w*|євро|евро|долара|грн|гривен\w*|forint\w*|€|US\$"
)
_UNITS = r"km|kilomet\w+|kg|tonnes|Tonnen|Grad|degrees|miles|Kilometer|Meter|metres|meters|inch\w*|feet|GHz|MHz|GB|MB"
_WORD = r"(?![^\W\d_])"
_CURRENCIES = r"(?:US|A|C|HK|R|NZ)?[$£€¥₹]"
_MAGNITUDES_BESIDES = "Mio\\.|Mrd\\.|тыс\\.|mil|tys\\.|tis\\.|tisoč|хил\\.|млн|млрд|mn|bn|m|k|M"


@dataclass(frozen=True, slots=True)
class Site:
    """A number, an ordinal, a date or a year that stands at `[start, end)` of a text.

    `currency` stands right before it, `unit` right behind it, `blank` between them; `counts` tells which unit it is.
    """

    kind: Kind
    start: int
    end: int
    text: str
    currency: str = ""
    blank: str = ""
    unit: str = ""
    counts: Literal["", "percent", "magnitude", "money", "measure"] = ""
    whole: str = ""
    fraction: str = ""
    follows_month: bool = False
    day: str = ""
    month: str = ""
    year: str = ""
    next_word: str = ""

    @property
    def digits(self) -> str:
        """The digits before the decimal mark, without what groups them."""
        return re.sub(r"\D", "", self.whole)

    @property
    def is_grouped(self) -> bool:
        """Whether its digits are parted into groups."""
        return not self.whole.isdigit()

    @property
    def with_currency(self) -> int:
        """Where it begins, its currency sign included."""
        return self.start - len(self.currency)


@cache
def percent_words(language: str) -> str:
    """A pattern of how a language writes `%` in words; of none where that is not known."""
    return _PERCENTS.get(language, "(?!)")


@cache
def _magnitudes(language: str) -> str:
    entries = [entry.split() for entry in read_list("service.language.numbers", "magnitudes.txt")]
    words = [word for of, _zeros, *told in entries if of == language for word in told]
    return "|".join([*sorted(map(re.escape, words), key=len, reverse=True), _MAGNITUDES_BESIDES])


@cache
def _number_pattern(style: Style) -> re.Pattern[str]:
    group, decimal = style.group_pattern, re.escape(style.decimal)
    inner = f"[1-9][0-9]?(?:{group}[0-9]{{2}})*{group}[0-9]{{3}}|" if style.is_indian else ""
    language = style.language
    return re.compile(
        rf"(?<![\w.,:/–—'’#№@&=+-])(?<![0-9][ \u00a0])(?<![§] )(?P<currency>(?<!\w){_CURRENCIES})?"
        rf"(?P<whole>{inner}[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+|[1-9][0-9]+|[0-9](?={decimal}[0-9]))"
        rf"(?P<fraction>{decimal}[0-9]{{1,2}})?"
        r"(?:(?=(?:m|mn|bn|tn|k|km|kg)(?![\w/]))|(?![\w/:–—'’°\"″+=-]|[.,]\w|[  ][0-9]))"
        r"(?P<blank>[ \u00a0\u202f])?"
        rf"(?:(?P<percent>%|(?:{percent_words(language)}){_WORD})|(?P<magnitude>(?:{_magnitudes(language)}){_WORD})"
        rf"|(?P<money>(?:{_MONEY}){_WORD})|(?P<measure>(?:{_UNITS}){_WORD}))?",
    )


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,:/–-])([1-9][0-9]{0,2})(st|nd|rd|th)(?![\w-])")


@cache
def _date_pattern(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months(language)), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<m1>{names}) (?P<d1>[0-9]{{1,2}}), (?P<y1>(?:19|20)[0-9]{{2}})(?![\w-]|[.,:/]\w)"
        rf"|(?<![\w.,:/–-])(?P<d2>[0-9]{{1,2}})(?P<point>\.?)(?P<b1> de | )(?P<m2>{names})"
        r"(?:(?P<b2> de | )(?P<y2>(?:19|20)[0-9]{2}))?(?![\w-]|[.,:/]\w)"
    )


@cache
def _year_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.,:/–—'’#№@$£€+-])(?<![0-9] )((?:19[3-9]|20[0-2])[0-9])"
        r"(?![\w/:–—'’%°-]|[.,]\w|[ ](?:[0-9]|%))(?: ([A-ZÀ-ÝА-Я][^\W\d_]*)(?![\w]))?"
    )


def sites(text: str, style: Style) -> list[Site]:
    """All that may be damaged in a text, in order; some overlap, such as a date and its year."""
    found = [*_dates(text, style), *_ordinals(text, style), *_years(text, style), *_numbers(text, style)]
    return sorted(found, key=lambda site: (site.start, site.end))


def _numbers(text: str, style: Style) -> Iterator[Site]:
    for match in _number_pattern(style).finditer(text):
        if len(match["whole"]) > MOST_DIGITS:
            continue
        counts = next((name for name in ("percent", "magnitude", "money", "measure") if match[name]), "")
        yield Site(
            "number",
            match.start("whole"),
            match.end("fraction") if match["fraction"] else match.end("whole"),
            match["whole"] + (match["fraction"] or ""),
            currency=match["currency"] or "",
            blank=(match["blank"] or "") if counts else "",
            unit=match[counts] if counts else "",
            counts=counts,  # type: ignore[arg-type]  # the names of the groups are those of the type
            whole=match["whole"],
            fraction=match["fraction"] or "",
            follows_month=_follows_month(text, match.start(), style.language),
        )


def _follows_month(text: str, start: int, language: str) -> bool:
    before = text[max(start - 12, 0) : start].rstrip(" .").rpartition(" ")[2]
    return len(before) > 2 and any(name.startswith(before) for name in months(language))


def _ordinals(text: str, style: Style) -> Iterator[Site]:
    if style.language == "en":
        for match in _ordinal_pattern().finditer(text):
            if match[2] == ordinal_ending(match[1]):
                yield Site("ordinal", match.start(), match.end(), match[0], whole=match[1], unit=match[2])


def ordinal_ending(digits: str) -> str:
    """The English ending of an ordinal."""
    if digits[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


def _dates(text: str, style: Style) -> Iterator[Site]:
    for match in _date_pattern(style.language).finditer(text):
        day, month, year = (match[f"{part}1"] or match[f"{part}2"] or "" for part in "dmy")
        if 1 <= int(day) <= 28:
            yield Site("date", match.start(), match.end(), match[0], day=day, month=month, year=year)


def _years(text: str, style: Style) -> Iterator[Site]:
    for match in _year_pattern().finditer(text):
        follows = _follows_month(text, match.start(), style.language)
        yield Site(
            "year", match.start(1), match.end(1), match[1], whole=match[1], year=match[1],
            follows_month=follows, next_word=match[2] or "",
        )  # fmt: skip
