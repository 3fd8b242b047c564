"""The ways in which a good number is damaged, and which of them leave one likely reading.

**One likely reading** means that somebody who sees the damaged article alone would restore what stood there:

- `certain`: of the readings that are well-formed in the article's style, one elementary repair away, there is one
  alone, or what stands beside the number settles it (a currency or per cent sign, the article's other numbers).
  Elementary repairs are: put or drop a zero beside a zero at the end, exchange one mark for the other, drop one of two
  neighbouring marks, take a blank away or put one, put the digit that a letter looks like, drop one of two units.
- `certain` is also whatever the article tells a second time, elsewhere, undamaged.
- `ambiguous`: several readings are one elementary repair away.
- `unrecoverable`: a digit is lost that nothing tells.

What is not certain has to be reported and may not be changed to anything but what stood there.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bench.good_numbers import Site, ordinal_ending, percent_words
from bench.styles import Style

OUR_TIME = range(1930, 2031)
"""The years that news tell of."""

FAR_YEAR = 2101
"""Years from here on nobody means; nearer ones may be plans and forecasts."""

NOBODY_TELLS = ("before the mark", "behind the mark", "a day too high")
"""Ways that leave too little to know the number again elsewhere."""

Standing = Literal["certain", "ambiguous", "unrecoverable"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rest of the article tells: how many good numbers of each make, and which years."""

    grouped: int
    decimals: int
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wound:
    """One damage: `text[start:end]`, which is `good`, becomes `bad`.

    `way` is how it was done within its class (`kind`); `acceptable` are right readings beside `good`.
    """

    kind: str
    way: str
    start: int
    end: int
    good: str
    bad: str
    standing: Standing
    why: str
    acceptable: tuple[str, ...] = ()


Way = Callable[[Site, str, Style, Evidence, random.Random], Iterator[Wound]]


def wounds(site: Site, text: str, style: Style, evidence: Evidence, chance: random.Random) -> list[Wound]:
    """Every damage that can be done to a site, one of each way at most."""
    return [
        wound
        for way in WAYS[site.kind]
        for wound in way(site, text, style, evidence, chance)
        if " ".join(wound.bad.split()) != " ".join(wound.good.split()) and text[wound.start : wound.end] == wound.good
    ]


def _wound(site: Site, kind: str, way: str, bad: str, standing: Standing, why: str) -> Wound:
    """Damage to the number alone, its currency sign quoted with it."""
    good = site.currency + site.text
    return Wound(kind, way, site.with_currency, site.end, good, site.currency + bad, standing, why)


# --- groups -----------------------------------------------------------------------------------------------------------


def _parts(site: Site, style: Style) -> list[str]:
    return re.split(style.group_pattern, site.whole)


def _mark(site: Site) -> str:
    """The mark that parts the groups of this number."""
    return next(character for character in site.whole if not character.isdigit())


def _short_group(site: Site, _text: str, style: Style, evidence: Evidence, chance: random.Random) -> Iterator[Wound]:
    if not site.is_grouped or site.fraction:
        return
    *head, last = _parts(site, style)
    mark = _mark(site)
    # Any digit is as easily lost as another: then most groups `00` that this leaves were `000`, as in the wild.
    lost = chance.randrange(3)
    bad = mark.join([*head, last[:lost] + last[lost + 1 :]])
    if last == "000":
        standing, why = _lost_zero(site, head, style, evidence)
        yield _wound(site, "group_short", "a zero lost", bad, standing, why)
    elif last[lost] == "0":
        why = "another digit may be lost, or the mark be a decimal one"
        yield _wound(site, "group_short", "a zero lost", bad, "ambiguous", why)
    else:
        yield _wound(site, "group_short", "a digit lost", bad, "unrecoverable", "nothing tells which digit is lost")


def _lost_zero(site: Site, head: list[str], style: Style, evidence: Evidence) -> tuple[Standing, str]:
    if len(head) > 1:
        return "certain", "two marks cannot both be decimal, and zeros lose zeros"
    if len(head[0]) == 1 or site.counts in ("percent", "magnitude", "measure"):
        return "ambiguous", "it may as well be a decimal with the other mark"
    if len(head[0]) == 2 and (site.currency or site.counts == "money"):
        return "ambiguous", "it may as well be a price with the other mark"
    if int(head[0]) <= 24 and style.group != ",":
        return "ambiguous", "it may as well be a time of day"
    if evidence.grouped or not style.groups_by_blanks:
        return "certain", "a count of at least ten thousand whose group of zeros is one short"
    return "ambiguous", "nothing tells that the blank parts groups"


def _short_middle(site: Site, _text: str, style: Style, _: Evidence, chance: random.Random) -> Iterator[Wound]:
    parts = _parts(site, style)
    if len(parts) < 3 or style.is_indian:
        return
    at, digit = chance.randrange(1, len(parts) - 1), chance.randrange(3)
    short = parts[at][:digit] + parts[at][digit + 1 :]
    bad = _mark(site).join([*parts[:at], short, *parts[at + 1 :]])
    yield _wound(site, "group_short_mid", "a digit lost", bad, "unrecoverable", "nothing tells which digit is lost")


def _long_group(site: Site, _text: str, style: Style, _: Evidence, chance: random.Random) -> Iterator[Wound]:
    if not site.is_grouped or site.fraction:
        return
    *head, last = _parts(site, style)
    mark = _mark(site)
    if last.endswith("00"):
        bad = mark.join([*head, last + "0"])
        yield _wound(site, "group_long", "a zero too many", bad, "certain", "one of the zeros at the end goes")
    at = chance.randrange(3)
    if last[at] != "0":
        bad = mark.join([*head, last[: at + 1] + last[at:]])
        yield _wound(
            site, "group_long", "a digit doubled", bad, "ambiguous", "any of its digits may be the one too many"
        )


# --- blanks -----------------------------------------------------------------------------------------------------------


def _stray_space(site: Site, _text: str, style: Style, _: Evidence, chance: random.Random) -> Iterator[Wound]:
    if site.is_grouped and not style.groups_by_blanks:
        mark = _mark(site)
        at = chance.choice([at for at, character in enumerate(site.whole) if character == mark])
        spaced = chance.choice((mark + " ", " " + mark))
        bad = site.text[:at] + spaced + site.text[at + 1 :]
        standing, why = _one_number(site)
        yield _wound(site, "stray_space", "within a group", bad, standing, why)
    if site.currency in tuple("$£€¥₹") and style.language == "en":
        bad = f"{site.currency} {site.text}"
        good = site.currency + site.text
        yield Wound(
            "stray_space", "after a currency", site.with_currency, site.end, good, bad,
            "certain", "a currency sign touches its number in English",
        )  # fmt: skip
    if site.fraction:
        good = site.currency + site.text + site.blank + site.unit
        end = site.end + len(site.blank + site.unit)
        bad = f"{site.currency}{site.whole}{style.decimal} {site.fraction[1:]}{site.blank}{site.unit}"
        settled = site.counts in ("percent", "magnitude")
        standing, why = ("certain", "a decimal of one unit") if settled else ("ambiguous", "it may be two numbers")
        yield Wound("stray_space", "in a decimal", site.with_currency, end, good, bad, standing, why)


def _one_number(site: Site) -> tuple[Standing, str]:
    if site.follows_month and not site.digits.endswith("000"):
        return "ambiguous", "it may be a day and another number"
    return "certain", "a group of three digits behind its mark"


def _stripped(site: Site, _text: str, style: Style, evidence: Evidence, _: random.Random) -> Iterator[Wound]:
    if not site.is_grouped or style.language != "en" or style.groups_by_blanks or not evidence.grouped:
        return  # blanks in all the grouped numbers of an article are its manner, as the SI has it
    bad = " ".join(_parts(site, style)) + site.fraction
    if site.currency or "000" in _parts(site, style):
        yield _wound(site, "commas_stripped", "all", bad, "certain", "money, or three zeros, which are no number alone")
    else:
        yield _wound(site, "commas_stripped", "all", bad, "ambiguous", "it may be two numbers")


# --- marks ------------------------------------------------------------------------------------------------------------


def _other_group_mark(
    site: Site, _text: str, style: Style, evidence: Evidence, chance: random.Random
) -> Iterator[Wound]:
    """In English a point for a comma, in German a comma for a point, in Russian a comma for a blank."""
    if not site.is_grouped or site.fraction:
        return
    parts, mark = _parts(site, style), _mark(site)
    way = _named(style.decimal)
    if len(parts) == 2:
        standing, why = _is_count(site, evidence)
        yield _wound(site, "point_for_comma", way, style.decimal.join(parts), standing, why)
        return
    bad = style.decimal.join(parts)
    yield _wound(site, "point_for_comma", f"{way}, all", bad, "certain", "a number has one decimal mark")
    first = chance.random() < 0.5
    bad = style.decimal.join([parts[0], mark.join(parts[1:])] if first else [mark.join(parts[:-1]), parts[-1]])
    standing, why = "ambiguous", "three decimals of a grouped number are possible"
    if first or site.digits.endswith("000"):
        standing, why = "certain", "no groups behind a decimal mark, no three zeros as decimals"
    yield _wound(site, "point_for_comma", f"{way}, one", bad, standing, why)


def _is_count(site: Site, evidence: Evidence) -> tuple[Standing, str]:
    if site.counts in ("percent", "magnitude", "measure"):
        return "ambiguous", "three decimals are possible of rates, magnitudes and measures"
    is_money = bool(site.currency) or site.counts == "money"
    if site.digits.endswith("000") or (evidence.grouped and (not is_money or len(site.digits) > 4)):
        return "certain", "a count of thousands, or money: with a group of zeros, or among other grouped numbers"
    return "ambiguous", "three decimals are possible"


def _named(mark: str) -> str:
    return {".": "point", ",": "comma", "'": "apostrophe"}.get(mark, "blank")


def _other_decimal_mark(site: Site, _text: str, style: Style, evidence: Evidence, _: random.Random) -> Iterator[Wound]:
    """In English a comma for a point, in German and Russian a point for a comma."""
    if not site.fraction:
        return
    other = "," if style.decimal == "." else "."
    bad = site.whole + other + site.fraction[1:]
    if site.is_grouped and other in site.whole:
        standing: Standing = "certain"
        why = "the last group has not three digits, so it is none"
    elif site.fraction[1:] == "00":
        standing, why = "ambiguous", "a group of zeros may have lost one"
    elif (site.currency or site.counts) and (evidence.decimals or (evidence.grouped and not style.groups_by_blanks)):
        standing, why = "certain", "a decimal of one unit, and the article's other numbers show its marks"
    else:
        standing, why = "ambiguous", "nothing tells that it is one decimal number"
    yield _wound(site, "comma_for_point", _named(other), bad, standing, why)


def _doubled_mark(site: Site, _text: str, style: Style, evidence: Evidence, chance: random.Random) -> Iterator[Wound]:
    kind = "doubled_or_mixed_separator"
    other = "," if style.decimal == "." else "."
    if site.fraction and not site.is_grouped:
        mark = chance.choice((style.decimal * 2, style.decimal + other))
        bad = site.whole + mark + site.fraction[1:]
        yield _wound(site, kind, "decimal", bad, "certain", "fewer than three digits behind the marks are a fraction")
    if site.is_grouped and not site.fraction and not style.groups_by_blanks:
        mark = _mark(site)
        doubled = mark == "'" or chance.random() < 0.5
        at = site.whole.rindex(mark)
        marks = mark * 2 if doubled else chance.choice((mark + style.decimal, style.decimal + mark))
        bad = site.whole[:at] + marks + site.whole[at + 1 :]
        standing, why = _is_count(site, evidence)
        if doubled or len(_parts(site, style)) > 2:
            standing, why = "certain", "one of the two marks is one too many, and three digits behind it are a group"
        yield _wound(site, kind, "group", bad, standing, why)


# --- letters ----------------------------------------------------------------------------------------------------------

_ZEROS = {"Latin": ("O", "o"), "Cyrillic": ("О", "о")}
_ONES = ("l", "I")
_CYRILLIC = ("ru", "uk", "bg")


def _letter_for_digit(site: Site, _text: str, style: Style, _: Evidence, chance: random.Random) -> Iterator[Wound]:
    letters = _ZEROS["Cyrillic" if style.language in _CYRILLIC and chance.random() < 0.5 else "Latin"]
    why = "the letter looks like one digit alone"
    for digit, looks in (("0", letters), ("1", _ONES)):
        places = [at for at, character in enumerate(site.text) if character == digit]
        if not places:
            continue
        look = chance.choice(looks)
        chosen = places if chance.random() < 0.5 else [chance.choice(places)]
        bad = "".join(look if at in chosen else character for at, character in enumerate(site.text))
        if sum(character.isdigit() for character in bad):
            yield _wound(site, "letter_for_digit", f"{look} for {digit}", bad, "certain", why)


# --- dates, ordinals, units, lost digits ------------------------------------------------------------------------------


def _glued_date(site: Site, _text: str, style: Style, _: Evidence, chance: random.Random) -> Iterator[Wound]:
    kind, why = "glued_date", "a day, a month and a year are known by themselves"
    if f"{site.day}, {site.year}" in site.text and site.year:
        bad = site.text.replace(", ", ",")
        yield Wound(kind, "day and year", site.start, site.end, site.text, bad, "certain", why)
    elif site.year and site.text.endswith(f" {site.year}"):
        bad = site.text.removesuffix(f" {site.year}") + site.year
        yield Wound(kind, "month and year", site.start, site.end, site.text, bad, "certain", why)
    if site.text.startswith((f"{site.day}. ", f"{site.day} {site.month}")):
        yield Wound(
            kind, "day and month", site.start, site.end, site.text, site.text.replace(" ", "", 1), "certain", why
        )
    if site.year:
        hour, minute = chance.randrange(1, 12), f"{chance.randrange(60):02}"
        late = chance.choice(("am", "pm")) if style.language == "en" else ""
        time = f"{hour}:{minute}{late}" if late else f"{hour + 8}:{minute}"
        bad = site.text + time
        yield Wound(
            kind, "year and time", site.start, site.end, site.text, bad, "certain", "a year has four digits",
            (f"{site.text} {time}",),
        )  # fmt: skip


def _impossible_date(site: Site, text: str, style: Style, evidence: Evidence, chance: random.Random) -> Iterator[Wound]:
    kind = "wrong_digit_date"
    year = site.year
    if not year or (site.kind == "year" and not _tells_a_year(site, text, style)):
        return
    head = site.text.removesuffix(year)
    at = chance.randrange(4)
    bad_years = {
        "digits exchanged": year[0] + year[2] + year[1] + year[3],
        "a wrong digit": year[0] + chance.choice("2345678") + year[2:] if year[0] == "2" else "2" + year[1:],
        "a digit doubled": year[: at + 1] + year[at:],
    }
    for way, bad_year in bad_years.items():
        if int(bad_year) not in range(1000, FAR_YEAR):
            standing, why = _one_year(bad_year, year, evidence)
            yield Wound(kind, way, site.start, site.end, site.text, head + bad_year, standing, why)
    if site.day and site.kind == "date":
        bad = re.sub(rf"(?<!\d){site.day}(?!\d)", str(int(site.day) + 31), site.text, count=1)
        why = "nothing tells the day"
        yield Wound(kind, "a day too high", site.start, site.end, site.text, bad, "unrecoverable", why)


def _one_year(bad: str, year: str, evidence: Evidence) -> tuple[Standing, str]:
    """Whether one year of our time is a slip away: a digit too many, a wrong one, or two exchanged."""
    if len(bad) > len(year):
        near = {bad[:at] + bad[at + 1 :] for at in range(len(bad))}
    else:
        near = {bad[:at] + digit + bad[at + 1 :] for at in range(len(bad)) for digit in "0123456789"}
        near |= {bad[:at] + bad[at + 1] + bad[at] + bad[at + 2 :] for at in range(len(bad) - 1)}
    near = {one for one in near if int(one) in OUR_TIME}
    if near == {year}:
        return "certain", "one year of our time is a slip away"
    if near & set(evidence.years) == {year}:
        return "certain", "of the years that are a slip away the article tells one elsewhere"
    return "ambiguous", "several years of our time are a slip away"


def _tells_a_year(site: Site, text: str, style: Style) -> bool:
    if site.follows_month:
        return True
    before = text[max(site.start - 12, 0) : site.start].rstrip().rpartition(" ")[2].lower()
    words = {
        *("in", "since", "by", "until", "im", "jahr", "seit", "jahre", "w", "roku", "od", "v", "roce", "leta", "rok"),
        *("em", "de", "desde", "en", "в", "с", "през", "от", "у", "з", "vuonna", "vuoden", "од"),
    }
    return before in words and style.language != ""


def _glued_text(site: Site, text: str, _style: Style, _: Evidence, __: random.Random) -> Iterator[Wound]:
    if site.next_word:
        end = site.end + 1 + len(site.next_word)
        good = text[site.start : end]
        yield Wound(
            "glued_text", "year and word", site.start, end, good, site.text + site.next_word, "certain",
            "a year ends where a word begins",
        )  # fmt: skip


def _doubled_unit(site: Site, text: str, style: Style, _: Evidence, chance: random.Random) -> Iterator[Wound]:
    if site.counts != "percent":
        return
    end = site.end + len(site.blank + site.unit)
    good = text[site.with_currency : end]
    words = [word for word in percent_words(style.language).split("|") if "\\" not in word and word != "(?!)"]
    if not words and site.unit == "%":
        return
    word = chance.choice(words) if site.unit == "%" else site.unit
    spoken = f"{site.currency}{site.text} {word}"
    accepted = (spoken,) if site.unit == "%" else (f"{site.currency}{site.text}%", f"{site.currency}{site.text} %")
    yield Wound(
        "doubled_unit", "percent", site.with_currency, end, good, f"{good} {word}", "certain", "one of the two goes",
        accepted,
    )  # fmt: skip


def _wrong_ending(site: Site, _text: str, _style: Style, _: Evidence, chance: random.Random) -> Iterator[Wound]:
    right = ordinal_ending(site.whole)
    wrong = chance.choice([ending for ending in ("st", "nd", "rd", "th") if ending != right])
    yield Wound(
        "ordinal", f"{wrong} for {right}", site.start, site.end, site.text, site.whole + wrong, "certain",
        "the digits settle the ending",
    )  # fmt: skip


def _swallowed(site: Site, text: str, style: Style, _: Evidence, __: random.Random) -> Iterator[Wound]:
    kind, why = "digits_lost", "nothing tells the digits"
    parts = _parts(site, style)
    if len(parts) > 1 and parts[1] == "000" and not site.fraction and not style.groups_by_blanks:
        bad = "0" + _mark(site) + _mark(site).join(parts[1:])
        yield _wound(site, kind, "before the mark", bad, "unrecoverable", why)
    if site.fraction and site.counts in ("percent", "magnitude"):
        end = site.end + len(site.blank + site.unit)
        good = text[site.with_currency : end]
        bad = site.currency + site.whole + style.decimal + site.unit
        yield Wound(kind, "behind the mark", site.with_currency, end, good, bad, "unrecoverable", why)


WAYS: dict[str, tuple[Way, ...]] = {
    "number": (
        *(_short_group, _short_middle, _long_group, _stray_space, _stripped, _other_group_mark, _other_decimal_mark),
        *(_doubled_mark, _letter_for_digit, _doubled_unit, _swallowed),
    ),
    "date": (_glued_date, _impossible_date),
    "year": (_impossible_date, _glued_text, _letter_for_digit),
    "ordinal": (_wrong_ending,),
}


def settled_elsewhere(wound: Wound, damaged_text: str, title: str) -> Wound:
    """The damage, certain where the undamaged article tells the same number once more."""
    number = wound.good.strip()
    if wound.standing == "certain" or wound.way in NOBODY_TELLS or sum(map(str.isdigit, number)) < 4:
        return wound
    told = re.compile(rf"(?<![\w.,]){re.escape(number)}(?!\w|[.,]\w)")
    if told.search(damaged_text) or told.search(title):
        return replace(wound, standing="certain", why="the article tells the same number elsewhere")
    return wound
