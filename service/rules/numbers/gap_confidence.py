"""How sure it is that the digits on both sides of a blank are one number."""

import re

from service.language.months import WITH_POINT
from service.language.numbers.currencies import currency_behind
from service.language.numbers.lexicon import entry_behind
from service.language.numbers.measures import percent_behind
from service.language.numbers.words import word_before
from service.language.word_lists import read_list
from service.rules.numbers.counting import counted
from service.rules.numbers.decimal_gaps import LIKELY, SURE_OF_MONEY, UNSURE, of_decimal
from service.rules.numbers.gaps import CODES, LOWER_BEFORE, Gap, Locale

SURE_OF_ZEROS, SURE_OF_ZERO, SURE_BEFORE_MARK, SURE_OF_SIGN = 0.98, 0.96, 0.96, 0.97
"""Of the 11 labelled numbers ten are of the first kind, money or decimals, and of some 60 other pairs in the sample and
the development articles none is. The others are judged by their shape."""

SURE_OF_GROUPS = 0.95
"""Groups that nobody writes otherwise: Indian ones without their last three digits, Swiss ones with an apostrophe."""

DOUBTFUL = 0.1
"""Two numbers, as it seems, but for what the rest of the article may tell."""

SURE_OF_WITNESS = 0.95
"""The article tells the same number, not a round one, elsewhere without the blank."""

_NOT_BEFORE = re.compile(r"(?:[\w.,:/–#§°+*'’-]|[0-9%)],? |[0-9][.,] |(?:No|Nr|Art|art|[Pp]p?|[Cc]h|S|Rn|Tz)\. |§ )\Z")
_DIGITS_BEHIND = re.compile(r"[\w°]|[.,:/–-]+[0-9]| ?[,.] ?[0-9]|(?: and| or| &|,) 0")
_NOT_BEHIND = re.compile(rf"{_DIGITS_BEHIND.pattern}| ?%|-\w|(?: and| or| &|,) \$?[0-9]")
_YEAR_BEFORE = re.compile(r"\b(?:in|by|since) (?:19|20)[0-9]{2}, \Z", re.IGNORECASE)
_DIRECTION = re.compile(r" ?[NSEWO]\b")
_END_BEHIND = re.compile(r"[\"”’')\]]*(?:[.,;:!?)](?![0-9])|\n)")
_CENTS_BEHIND = re.compile(r", ?[0-9]{2}(?![0-9])")
_ANY_WORD_BEHIND = re.compile(r" [^\W\d_]{3,}")
_WORD_BEHIND = re.compile(r" (?P<word>[^\W\d_]+)")
_NEXT_BUT_ONE = re.compile(r" [^\W\d_]+ (?P<word>[^\W\d_]+)")
_GOES_ON = re.compile(r" (?:of|in|to|for|from|per|a|who|de|do|da|em|en|di|por|para|pro|du|des|im)\b")
_PLURAL_BEHIND = re.compile(r" [a-z]{3,}s\b")
_NOUN_BEHIND = re.compile(r" [A-ZÄÖÜ][a-zäöüß]+")
"""In German."""

_UNFINISHED = re.compile(r",[0-9]{2}\Z")
_ODD_ENDING = tuple("1234678")
"""Last digits of sums that are no prices: these end in 0, 5 or 9."""

_SUM_GOES_ON = re.compile(r" in (?:its|his|her|their)\b")
_TWO_NUMBERS = CODES.union(read_list(__package__, "words_before_two_numbers.txt"))
_HEDGES = frozenset(read_list(__package__, "hedges.txt"))
_SECOND_COUNTS = frozenset(read_list(__package__, "words_of_second_counts.txt"))


def confidence(gap: Gap, locale: Locale, *, is_title: bool) -> float:
    """How sure it is that the digits on both sides of a gap are one number; 0 where they seem to be two."""
    is_round = locale.groups and gap.tail.startswith("000")
    if _are_two(gap, locale, is_round=is_round):
        return 0
    if not locale.groups:
        return of_decimal(gap, locale, is_title=is_title)
    return 0 if len(gap.tail) < len("000") or gap.head == "0" else _of_thousands(gap, locale, is_title=is_title)


def _of_thousands(gap: Gap, locale: Locale, *, is_title: bool) -> float:
    """How sure it is at a grouping mark with three digits behind it."""
    is_round = gap.tail.startswith("000")
    if locale.mark == "." and _is_sum_with_cents(gap, locale):
        return SURE_OF_MONEY
    if _is_in_list(gap, is_round=is_round):
        return 0
    if is_round:
        return SURE_OF_ZEROS if _is_whole(gap, locale.language, is_title=is_title) else LIKELY
    sure = _of_groups(gap, locale)
    return min(sure, LIKELY) if is_title else sure


def _are_two(gap: Gap, locale: Locale, *, is_round: bool) -> bool:
    """Whether what stands before it tells that the first number is a day, a part of another one, or a label's."""
    if not is_round and locale.date.search(gap.before):
        return True
    is_behind_year = is_round and _YEAR_BEFORE.search(gap.before)
    return not (gap.is_money or is_behind_year) and _NOT_BEFORE.search(gap.before) is not None


def _is_in_list(gap: Gap, *, is_round: bool) -> bool:
    """Whether what follows tells that the second number is one by itself: further digits, a pair in brackets."""
    if gap.before.endswith("(") and gap.behind.startswith(")") and not gap.is_money:
        return True
    return (_DIGITS_BEHIND if is_round or gap.gap == " ," else _NOT_BEHIND).match(gap.behind) is not None


def _is_sum_with_cents(gap: Gap, locale: Locale) -> bool:
    """Whether cents and a currency tell that a number with points is money; `am 12. 226,97 Euro` may be a day."""
    cents = _CENTS_BEHIND.match(gap.behind)
    if cents is None:
        return False
    if gap.is_money:
        return True
    currency = currency_behind(gap.behind, cents.end(), locale.language)
    is_ordinal = locale.language in WITH_POINT and len(gap.head) < len("100") and "." not in gap.tail
    is_end = currency is not None and ("." in gap.tail or _END_BEHIND.match(gap.behind, currency.end) is not None)
    return is_end and not is_ordinal


def _is_whole(gap: Gap, language: str, *, is_title: bool) -> bool:
    """Whether three zeros are surely a group: no number is `000`, but of `6, 000 flee` digits may have been lost."""
    if gap.is_money or _END_BEHIND.match(gap.behind) or (gap.gap == " ," and not is_title):
        return True
    word = _WORD_BEHIND.match(gap.behind)
    if word and word["word"].lower() in _SECOND_COUNTS:
        return False
    if _is_noun(gap, language) or _GOES_ON.match(gap.behind) or percent_behind(gap.behind, 0, language):
        return True
    return len(gap.head) > 1 and not is_title


def _is_noun(gap: Gap, language: str) -> bool:
    """Whether a noun that is counted or a unit follows, and no second count."""
    further = _NEXT_BUT_ONE.match(gap.behind)
    if further and further["word"].lower() in _SECOND_COUNTS and not gap.tail.startswith("000"):
        return False
    if counted(gap.behind, 0) or entry_behind(gap.behind, 0, language):
        return True
    pattern = _PLURAL_BEHIND if language == "en" else _NOUN_BEHIND if language == "de" else None
    return pattern is not None and pattern.match(gap.behind) is not None


def _of_groups(gap: Gap, locale: Locale) -> float:
    """How sure it is where the three digits are not all zeros."""
    if _UNFINISHED.search(gap.head):
        return SURE_OF_GROUPS
    if gap.tail.startswith("0"):
        return _of_zero(gap)
    word = _WORD_BEHIND.match(gap.behind)
    is_second = word is not None and word["word"].lower() in _SECOND_COUNTS
    if gap.gap == f" {locale.mark}" and not (is_second or gap.is_money):
        is_count = _is_noun(gap, locale.language) and not (len(gap.head) == 1 and _may_be_count(gap))
        return SURE_BEFORE_MARK if is_count else UNSURE
    if gap.is_money:
        return _of_money(gap, locale)
    return _of_group(gap) if locale.language == "en" else _of_pointed_group(gap, locale)


def _of_pointed_group(gap: Gap, locale: Locale) -> float:
    """How sure it is of a number with points that no sign of money tells: a sentence may end at its point."""
    if not _ANY_WORD_BEHIND.match(gap.behind) or locale.mark != ".":
        return DOUBTFUL
    if _is_hedged(gap):
        return UNSURE
    is_ordinal = locale.language in WITH_POINT and len(gap.head) < len("100")
    return UNSURE if LOWER_BEFORE.search(gap.before) and not is_ordinal else DOUBTFUL


def _may_be_count(gap: Gap) -> bool:
    """Whether the first number may be a count by itself, as behind a hedge (`at least 9 ,130 people hurt`)."""
    return _is_hedged(gap) or gap.tail.endswith("00") or "," in gap.tail


def _is_hedged(gap: Gap) -> bool:
    """Whether a word such as `some` stands before it: a number follows, but that may end before the blank."""
    return word_before(gap.before, len(gap.before)).lower() in _HEDGES


def _of_zero(gap: Gap) -> float:
    """How sure it is where a zero begins the last group: no number of a text begins so, but for agents and codes."""
    word = LOWER_BEFORE.search(gap.before)
    is_told = gap.is_money or (word is not None and len(word["word"]) > 1 and word["word"] not in CODES)
    return 0 if gap.tail == "007" or not is_told or _DIRECTION.match(gap.behind) else SURE_OF_ZERO


def _of_money(gap: Gap, locale: Locale) -> float:
    """How sure it is behind a sign of money: prices may be listed (`a pass is $40, 150 for the season`)."""
    if locale.mark != ",":
        return DOUBTFUL
    is_odd = gap.head.endswith(_ODD_ENDING) and gap.tail.endswith(_ODD_ENDING) and len(gap.head) == len("100")
    is_odd = is_odd or "," in gap.head or "," in gap.tail
    is_closed = _SUM_GOES_ON.match(gap.behind) or _END_BEHIND.match(gap.behind)
    return SURE_OF_MONEY if is_odd and is_closed else UNSURE


def _of_group(gap: Gap) -> float:
    """How sure it is of an English number that nothing marks as one but the words around it."""
    if _is_hedged(gap) and _is_noun(gap, "en"):
        return LIKELY
    word = LOWER_BEFORE.search(gap.before)
    if word is None or not _ANY_WORD_BEHIND.match(gap.behind) or percent_behind(gap.behind, 0, "en"):
        return DOUBTFUL
    if "," in gap.head or "," in gap.tail:
        return UNSURE
    behind = _WORD_BEHIND.match(gap.behind)
    is_second = behind is not None and behind["word"].lower() in _SECOND_COUNTS
    is_like_a_list = gap.tail.endswith("0") or int(gap.tail) <= 2 * int(gap.head) or word["word"] in _TWO_NUMBERS
    return DOUBTFUL if is_like_a_list or is_second else UNSURE
