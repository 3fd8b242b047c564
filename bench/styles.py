"""How the articles of a language write numbers, and articles written anew as those of another locale write theirs.

The sample has hardly any Indian or Swiss articles and few grouped numbers in the smaller languages. So some articles
are dressed: all their numbers take the marks of another locale, and where a language has few of them, plain ones are
grouped and small ones become thousands. What surrounds a number stays as its author wrote it.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from babel.dates import get_month_names

from bench.data import RawArticle
from service.language.locales import SPACES, number_marks

_CODES = MappingProxyType({"ua": "uk", "cz": "cs"})
"""Codes of the collections that are none of languages."""

_DRESSES: Mapping[str, tuple[str, ...]] = MappingProxyType({"en": ("en-IN",), "de": ("de-CH",)})
"""Locales that write a language's numbers with other marks; only languages with many grouped numbers are dressed so."""

_RARE = 3
"""With fewer grouped numbers than this an article of a smaller language gets more of them."""

_PLENTY = ("de",)
"""Beside English, the language with so many grouped numbers that none have to be made."""

_DISTINCTIVE = 3
"""So many numbers must look different in another locale, or nobody could tell that locale from the article."""

_MANY_PLANTED = 6

_NOT_THOUSANDS = (
    *("proc", "pour", "por", "odst", "pros", "perc", "post", "száz", "проц", "відс"),
    *("anos", "años", "lat", "let", "rok", "лет", "год", "рок", "vuo", "éve", "leta", "god", "dias", "días", "jour"),
    *("dni", "dní", "dnů", "дней", "дни", "дні", "днів", "päiv", "hora", "heur", "godz", "hodi", "час", "годи", "ur"),
    *("minu", "мину", "хвил", "mesi", "mies", "мес", "vezes", "grau", "stop", "град", "kuuk", "ljet", "týd"),
    *("mil", "mld", "mlrd", "mrd", "тыс", "тис", "хил", "млн", "млрд", "мил", "міл"),
)
"""How words begin before which no number is made a thousand times as large, beside the names of months: they tell
shares, magnitudes, times and ages."""

_SMALL = re.compile(r"(?<![\w.,:/'’#№§(–-])(?<![0-9] )([1-9][0-9]{1,2})(?= ([^\W\d_A-Z]{4}))")
_PLAIN = re.compile(r"(?<![\w.,:/'’#№§(–-])([1-9][0-9]{3,6})(?= [^\W\d_A-Z]{3})")
_YEARS = range(1500, 2101)


@cache
def months(language: str) -> MappingProxyType[str, int]:
    """The names of months in a language, as in a date and standing alone, with the number of each."""
    return MappingProxyType(
        {
            name: number
            for context in ("stand-alone", "format")
            for number, name in get_month_names("wide", context, language).items()
            if len(name) > 2
        }
    )


@dataclass(frozen=True, slots=True)
class Style:
    """The marks of an article's numbers; `tag` names the locale that writes so."""

    tag: str
    group: str
    decimal: str
    is_indian: bool = False

    @property
    def language(self) -> str:
        """The language without its region."""
        return self.tag.partition("-")[0]

    @property
    def groups_by_blanks(self) -> bool:
        """Whether a blank, of whatever kind, parts the groups."""
        return self.group in SPACES

    @property
    def group_pattern(self) -> str:
        """A character class of what parts the groups."""
        return f"[{SPACES}]" if self.groups_by_blanks else f"[{'’' if self.group == chr(39) else ''}{self.group}]"

    def grouped(self, digits: str) -> str:
        """Digits parted into groups."""
        head, last = digits[:-3], digits[-3:]
        size = 2 if self.is_indian else 3
        first = len(head) % size
        parts = [head[:first], *(head[at : at + size] for at in range(first, len(head), size)), last]
        return self.group.join(part for part in parts if part)


def style_of(language: str) -> Style | None:
    """The marks that CLDR gives for the language of a collection, or `None` where the language is unknown."""
    code = _CODES.get(language, language)
    marks = number_marks(code) if code else None
    if marks is None:
        return None
    # Portugal groups by blanks; the Portuguese collections are of Brazil, and CLDR's "pt" is Brazil's.
    return Style(code, " " if " " in marks.group else marks.group[0], marks.decimal, marks.is_indian)


def dressed(article: RawArticle, chance: random.Random) -> tuple[str, Style] | None:
    """The article's text and how its numbers are written: as it is, or one time in three as another locale would."""
    style = style_of(article.language)
    if style is None:
        return None
    if style.groups_by_blanks:
        return _with_thousands(
            article.text, replace(style, group=chance.choice((" ", " ", "\u00a0", "\u202f"))), chance
        )
    if style.tag in _DRESSES and chance.random() < 1 / 3:
        return _as_of(chance.choice(_DRESSES[style.tag]), article.text, style) or (article.text, style)
    return _with_thousands(article.text, style, chance)


def _as_of(tag: str, text: str, style: Style) -> tuple[str, Style] | None:
    """A text with its numbers written as another locale writes them, or `None` where that shows too little."""
    marks = number_marks(tag)
    if marks is None:
        return None
    group = "'" if marks.group in "'’" else marks.group[0]
    other = Style(tag, group, marks.decimal, is_indian=marks.is_indian)
    pattern = _well_formed(style)
    changed = 0

    def written_anew(match: re.Match[str]) -> str:
        nonlocal changed
        whole, fraction = match["whole"], match["fraction"] or ""
        new = other.grouped(re.sub(style.group_pattern, "", whole)) if match["grouped"] else whole
        new += fraction.replace(style.decimal, other.decimal)
        changed += new != match[0]
        return new

    result = pattern.sub(written_anew, text)
    return (result, other) if changed >= _DISTINCTIVE else None


def _well_formed(style: Style) -> re.Pattern[str]:
    """Numbers with groups or a fraction, in whatever company: `1,000-mile` too."""
    group, decimal = style.group_pattern, re.escape(style.decimal)
    inner = f"[1-9][0-9]?(?:{group}[0-9]{{2}})*{group}[0-9]{{3}}|" if style.is_indian else ""
    return re.compile(
        rf"(?<![\w.,:/])(?P<whole>(?P<grouped>{inner}[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+)|[0-9]+)"
        rf"(?P<fraction>{decimal}[0-9]{{1,2}}|{decimal}[0-9]{{4,}})?(?![0-9]|[.,:/'’][0-9])"
    )


def _with_thousands(text: str, style: Style, chance: random.Random) -> tuple[str, Style]:
    """A text whose grouped numbers have the style's own mark, with some more of them where there are few."""
    well_formed = _well_formed(style)
    if style.groups_by_blanks:
        text = well_formed.sub(lambda match: re.sub(style.group_pattern, style.group, match[0]), text)
    if style.language == "en":
        return text, style
    text = _PLAIN.sub(lambda match: match[1] if int(match[1]) in _YEARS else style.grouped(match[1]), text)
    if style.language in _PLENTY or sum(1 for match in well_formed.finditer(text) if match["grouped"]) >= _RARE:
        return text, style
    starts = (*{name[:3].lower() for name in months(style.language)}, *_NOT_THOUSANDS)

    def enlarged(match: re.Match[str]) -> str:
        return match[1] if match[2].lower().startswith(starts) else style.grouped(_enlarged(match[1], chance))

    return _SMALL.sub(enlarged, text, count=_MANY_PLANTED), style


def _enlarged(digits: str, chance: random.Random) -> str:
    """A small number as thousands, mostly round ones."""
    return digits + chance.choice(("000", "000", f"{chance.randrange(10)}00", f"{chance.randrange(1000):03}"))
