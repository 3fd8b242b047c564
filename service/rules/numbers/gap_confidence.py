"""How sure it is that the digits on both sides of a blank are one number."""

import re

from service.language.months import WITH_POINT
from service.language.numbers.lexicon import lexicon
from service.language.numbers.measures import percent_behind
from service.language.word_lists import read_list
from service.rules.numbers.gaps import Gap, Locale

SURE_OF_ZEROS, SURE_OF_ZERO, SURE_OF_MONEY, SURE_OF_DECIMAL = 0.98, 0.96, 0.96, 0.96
SURE_BEFORE_MARK, SURE_OF_SIGN, SURE_OF_HEDGED, SURE_OF_PERCENT = 0.96, 0.97, 0.95, 0.96
"""Of the 11 labelled numbers ten are of the first, third, fourth and sixth kind, and of some 60 other pairs in the
sample and the development articles none is. The others are judged by their shape."""

SURE_OF_GROUPS = 0.95
"""Groups that nobody writes otherwise: Indian ones without their last three digits, Swiss ones with an apostrophe."""

LIKELY, UNSURE = 0.82, 0.7
"""Decimals with a comma before a magnitude or a percent sign: of 25 read 22 were one number, and all of those with one
digit behind it (`SURE_OF_PERCENT`), but 20 are of one site; groups that nothing tells
apart from two numbers: one of about 30, before the pairs that tell by their surroundings are left out."""

_NOT_BEFORE = re.compile(r"(?:[\w.,:/–#§°+*'’-]|[0-9%)],? |[0-9][.,] |(?:No|Nr|Art|art|[Pp]p?|[Cc]h|S|Rn|Tz)\. |§ )\Z")
_NOT_BEHIND = re.compile(r"[\w°]|[.,:/–-]+[0-9]| ?[,.] ?[0-9]| ?%|-\w|(?: and| or| &|,) \$?[0-9]")
_MAGNITUDE = re.compile(
    r"(?:m|k|bn|b|tn)(?![\w/])| ?(?:million|billion|trillion|bn|mn|mln|bln|mil|milh(?:ão|ões)"
    r"|bilh(?:ão|ões)|trilh(?:ão|ões)"
    r"|mill(?:ones|ón)"
    r"|millions?|milliards?|Millionen|Milliarden|Mio|Mrd|miliard\w*|milion\w*|milj\w*|млн|млрд|тыс|тис|трлн)\b",
)
_SHARE_OF = re.compile(r" ?(?:%|per ?cent|pct) of\b")
"""A sentence may well begin so: `It was cut from 6 to 5. 3 percent of staff left.`"""

_DIRECTION = re.compile(r" ?[NSEWO]\b")
_NOUN_BEHIND = re.compile(
    r"\.? (?:[a-z]{2,}s|people|men|women|children)\b(?<! as)(?<! was)(?<! has)(?<! its)(?<! this)"
)
_END_BEHIND = re.compile(r"[\"”’')\]]*(?:[.;:!?)](?![0-9])|\Z|\n)")
_JOINING_BEHIND = re.compile(r" (?:for|in|to|a|an|per|on|at|by|with|the|as|than|but|that|which)\b")
_WORD_BEHIND = re.compile(r" (?:[a-z]+)\b(?! ?[0-9])")
_AGE_OR_RANGE = re.compile(
    r"(?:[0-9] ?(?:[^\W\d_]{1,3}|[–-])|\b(?:über|unter|ab|aos|anos|años|ans|лет|старше|los|las|os|as|les|den|die|der"
    r"|do[ms]|das|des|del|às|mai[sz]? de|más de|plus de)) \Z"
)
_LOWER_BEFORE = re.compile(r"(?:\A|\s)[^\W\d_A-Z]+ \Z")
_LOWER_BEHIND = re.compile(r" [^\W\d_A-Z]")
_HEDGE = re.compile(
    r"\b(?:more than|less than|fewer than|over|nearly|almost|some|roughly|approximately|at least|up to|an estimated"
    r"|total of|as many as) \Z",
    re.IGNORECASE,
)
_HEDGE_OF_ANY_LANGUAGE = re.compile(
    r"(?<!\w)(?:mais de|cerca de|más de|menos de|plus de|près de|w sumie|повече от|okoli|več kot|okrog|mehr als"
    r"|weniger als|insgesamt|bis zu|etwa|rund|knapp|fast|quase|casi|environ|ponad|około|prawie|asi|téměř|приблизно"
    r"|близько|майже|понад|около|почти|близо|circa|ca\.|noin|yli) \Z",
    re.IGNORECASE,
)
_CENTS_BEHIND = re.compile(r", ?[0-9]{2}(?![0-9])")
_ANY_WORD_BEHIND = re.compile(r" [^\W\d_]{3,}")
_PLAIN_WORD_BEFORE = re.compile(r"(?:\A|[\s(])(?P<word>[^\W\d_A-Z]{2,}) \Z")
_LOWER_OR_FIRST_WORD = re.compile(r"(?:(?:\A|[\s(])(?P<lower>[^\W\d_A-Z]+)|(?:\A|\n|[.!?] )(?P<first>[A-Z][a-z]+)) \Z")
_UNFINISHED = re.compile(r",[0-9]{2}\Z")
_CODES = frozenset(read_list(__package__, "words_before_codes.txt"))
_LABELS = (_CODES | lexicon("en").labels) - {"and", "or", "a", "to"}
_TWO_NUMBERS = _CODES.union(read_list(__package__, "words_before_two_numbers.txt"))


def confidence(gap: Gap, locale: Locale) -> float:
    """How sure it is that the digits on both sides of a gap are one number; 0 where they seem to be two."""
    may_be_day = not (locale.groups and gap.tail.startswith("000"))
    if (may_be_day and locale.date.search(gap.before)) or (not gap.is_money and _NOT_BEFORE.search(gap.before)):
        return 0
    if not locale.groups:
        return _of_decimal(gap, locale)
    if locale.mark == "." and gap.is_money and len(gap.tail) >= len("000") and _CENTS_BEHIND.match(gap.behind):
        return SURE_OF_MONEY
    is_pair = gap.before.endswith("(") and gap.behind.startswith(")")
    if len(gap.tail) < len("000") or gap.head == "0" or _NOT_BEHIND.match(gap.behind) or is_pair:
        return 0
    return _of_groups(gap, locale)


def _of_groups(gap: Gap, locale: Locale) -> float:
    """How sure it is at a grouping mark with three digits behind it."""
    if _UNFINISHED.search(gap.head):
        return SURE_OF_GROUPS
    if gap.tail.startswith("0"):
        return _of_zero(gap)
    if gap.is_money:
        return _of_money(gap, locale)
    if gap.gap == f" {locale.mark}" and (locale.mark == "," or _ANY_WORD_BEHIND.match(gap.behind)):
        return SURE_BEFORE_MARK
    return _of_group(gap) if locale.language == "en" else _of_pointed_group(gap, locale)


def _of_pointed_group(gap: Gap, locale: Locale) -> float:
    """How sure it is of a number with points that no sign of money tells: behind `rund` or `mais de` none ends."""
    if not _ANY_WORD_BEHIND.match(gap.behind) or locale.mark != ".":
        return 0
    if _HEDGE_OF_ANY_LANGUAGE.search(gap.before):
        return SURE_OF_HEDGED
    is_ordinal = locale.language in WITH_POINT and len(gap.head) < len("100")
    return UNSURE if _LOWER_BEFORE.search(gap.before) and not is_ordinal else 0


def _of_zero(gap: Gap) -> float:
    """How sure it is where a zero begins the last group: no number of a text begins so, but for agents and codes."""
    if gap.tail.startswith("000"):
        return SURE_OF_ZEROS
    word = _PLAIN_WORD_BEFORE.search(gap.before)
    is_told = gap.is_money or (word is not None and word["word"] not in _CODES)
    return 0 if gap.tail == "007" or not is_told or _DIRECTION.match(gap.behind) else SURE_OF_ZERO


def _of_money(gap: Gap, locale: Locale) -> float:
    """How sure it is behind a sign of money: what is counted behind the digits may be another thing."""
    if _END_BEHIND.match(gap.behind) and locale.mark == ",":
        return SURE_OF_MONEY
    if locale.language == "en" and _JOINING_BEHIND.match(gap.behind):
        return SURE_OF_MONEY
    return UNSURE if locale.mark == "," and "," not in gap.head else 0


def _of_group(gap: Gap) -> float:
    """How sure it is of an English number that nothing marks as one but the words around it."""
    if len(gap.head) == 1 and "," not in gap.tail and _HEDGE.search(gap.before):
        sure = SURE_OF_HEDGED if gap.tail.endswith("00") else LIKELY  # at least 7, 130 others were hurt
        return sure if _ANY_WORD_BEHIND.match(gap.behind) else 0
    word = _PLAIN_WORD_BEFORE.search(gap.before)
    if word is None or word["word"] in _TWO_NUMBERS or not _ANY_WORD_BEHIND.match(gap.behind):
        return 0
    if "," in gap.head or "," in gap.tail:
        return UNSURE
    is_like_a_list = gap.tail.endswith("0") or int(gap.tail) <= 2 * int(gap.head) or not _WORD_BEHIND.match(gap.behind)
    return 0 if is_like_a_list or percent_behind(gap.behind, 0, "en") else UNSURE


def _of_decimal(gap: Gap, locale: Locale) -> float:
    """How sure it is at a decimal mark: before a magnitude, a percent sign, or as the cents of a large sum."""
    is_next = locale.mark == "," and int(gap.tail) == int(re.sub(r"\D", "", gap.head)) + 1
    if len(gap.tail) > len("00"):
        return 0
    magnitude, percent = _MAGNITUDE.match(gap.behind), percent_behind(gap.behind, 0, locale.language)
    if gap.head == "0" and (percent or magnitude):
        return SURE_OF_PERCENT
    if is_next:
        return 0
    if magnitude and gap.is_money and not (locale.mark == "." and _NOUN_BEHIND.match(gap.behind, magnitude.end())):
        return SURE_OF_DECIMAL
    if locale.mark == ".":
        return _of_point(gap, is_glued=bool(magnitude and magnitude[0][0] != " "), is_percent=bool(percent))
    return _of_comma(gap, is_magnitude=bool(magnitude), is_percent=bool(percent))


def _of_point(gap: Gap, *, is_glued: bool, is_percent: bool) -> float:
    """How sure it is at a decimal point: few sentences begin with a percentage in digits, and none with `9bn`."""
    word = _LOWER_OR_FIRST_WORD.search(gap.before)
    if len(gap.head) >= len("000") or not (is_percent or is_glued):
        return 0
    if word is None or (word["lower"] or word["first"]).lower() in _LABELS:
        return UNSURE if is_percent else 0
    return LIKELY if _SHARE_OF.match(gap.behind) else SURE_OF_PERCENT


def _of_comma(gap: Gap, *, is_magnitude: bool, is_percent: bool) -> float:
    """How sure it is at a decimal comma."""
    if gap.is_money and "." in gap.head and len(gap.tail) == len("00") and not is_percent:
        return UNSURE if _LOWER_BEHIND.match(gap.behind) else SURE_OF_MONEY
    if gap.is_money or not (is_magnitude or is_percent):
        return 0
    if len(gap.tail) > 1:
        ascends = int(re.sub(r"\D", "", gap.head)) < int(gap.tail)
        return UNSURE if is_percent and (ascends or gap.tail[-1] in "05") else LIKELY
    is_plain = gap.behind.startswith("%") and _LOWER_BEFORE.search(gap.before)
    return SURE_OF_PERCENT if is_plain and not _AGE_OR_RANGE.search(gap.before) else LIKELY
