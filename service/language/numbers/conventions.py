"""How an article writes its numbers: decided by its own unambiguous ones, and by its language where it has none.

`1,234,567`, `1.234,56`, `1'234` and `2.75` each tell by their shape which mark groups and which one is decimal; `1.234`
and `1,234` do not, and are read as the others say. An English article that quotes German figures, an Indian one in
English and a Swiss one in German are so told apart from what their language alone would suggest.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from service.engine.document import Document
from service.language.locales import SPACES, NumberMarks, number_marks
from service.language.numbers.currencies import currency_before, currency_behind
from service.language.numbers.forms import form_of
from service.language.numbers.labels import is_in_citation
from service.language.numbers.lexicon import entry_behind
from service.language.numbers.numerals import Numeral, joined_at_spaces, tokens

APOSTROPHES = "'’"
_LAKHS_ASTRAY = re.compile(r"[1-9][0-9]?(?:[,.][0-9]{2})+[,.][0-9]{2,4}")
"""What is nearly grouped in twos, as `3,80,00` is: it bears out a number that is so."""

_TYPED_ASTRAY = re.compile(r"[1-9][0-9]{0,2}[,.](?:0+|[0-9]{3}0)")
"""What a group one digit short or long looks like: `60,00`, `10,0000`, `2,5000`."""

_MINUTES = re.compile(r"(?:[01]?[0-9]|2[0-4])[.,][0-5][0-9]")

_JOINS_BEFORE = tuple("./:-–")
_JOINS_BEHIND = tuple(".,/:-–")
_LONGEST_OF_ONE_GROUP = 7

SETTLES = 2
"""So many numbers of an article overrule its language; one alone may be a slip or a quotation."""

OUTWEIGHS = 4
"""Where an article writes both ways, the commoner one holds if it is so many times as common."""

INDIAN_SIGNS = ("lakh", "crore", "₹", "Rs")
"""What texts with Indian grouping mention: one number like `1,84,000` alone may as well be a typo."""

_OF_SWITZERLAND = frozenset(["de", "it"])
"""Languages in which a point groups, but in Switzerland is decimal."""

_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many numbers of a text are written in which way, by mark; all blanks are `" "`, all apostrophes `"'"`."""

    groups: Mapping[str, int] = field(default_factory=lambda: _NONE)
    """Surely grouped by the mark."""

    decimals: Mapping[str, int] = field(default_factory=lambda: _NONE)
    """With the mark surely before decimals."""

    threes: Mapping[str, int] = field(default_factory=lambda: _NONE)
    """With one mark and three digits behind it, which may be a group or decimals."""

    indian: int = 0
    """Grouped in twos but for the last three."""

    mentions_indian: bool = False
    """Whether the text speaks of lakhs, crores or rupees."""

    def __add__(self, other: "Evidence") -> "Evidence":
        """The evidence of two texts together."""
        return Evidence(
            _sum(self.groups, other.groups),
            _sum(self.decimals, other.decimals),
            _sum(self.threes, other.threes),
            self.indian + other.indian,
            self.mentions_indian or other.mentions_indian,
        )

    def decimal(self, mark: str) -> int:
        """How many numbers say that `mark`, a comma or a point, is decimal: it parts decimals, or the other groups."""
        return self.decimals.get(mark, 0) + self.groups.get("," if mark == "." else ".", 0)


@dataclass(frozen=True, slots=True)
class Convention:
    """How numbers are written in an article: any of the characters `group` may group; `decimal` is one character."""

    group: str
    decimal: str
    is_indian: bool = False
    is_sure: bool = True
    """Whether a number that could be read in two ways (`1.234`) may be read so."""

    also_decimal: str = ""
    """The other mark, where the article has it before decimals as well: in quotations, in tables of another origin."""


def evidence_of(text: str) -> Evidence:
    """The evidence of a text: for `text.once(evidence_of)`."""
    return evidence_of_tokens(text, joined_at_spaces(text, tokens(text)))


def evidence_of_tokens(text: str, found: Iterable[Numeral]) -> Evidence:
    """The evidence of a text whose runs of digits, joined at spaces, are known."""
    groups, decimals, threes = dict[str, int](), dict[str, int](), dict[str, int]()
    indian = astray = 0
    for token in found:
        if token.text.isdigit():
            continue
        kind, plain, group, decimal = form_of(token.text)
        match kind:
            case "three":
                _count(threes, group)
            case "decimal" if _is_decimal(text, token, plain):
                _count(decimals, decimal)
            case "grouped" if decimal or len(plain) > _LONGEST_OF_ONE_GROUP or " " not in token.text:
                _count(groups, group)  # `5 300` may be two numbers
                _count(decimals, decimal)
            case "indian":
                indian += 1
            case "other":
                astray += _LAKHS_ASTRAY.fullmatch(plain) is not None
    if not (groups or decimals or threes or indian):
        return Evidence()
    mentions = bool(indian) and any(sign in text for sign in INDIAN_SIGNS)
    return Evidence(groups, decimals, threes, indian + astray if indian else 0, mentions)


def _count(marks: dict[str, int], mark: str) -> None:
    if mark:
        marks[mark] = marks.get(mark, 0) + 1


def _is_decimal(text: str, token: Numeral, plain: str) -> bool:
    """Whether something that looks like decimals is no time, no citation, no list, no part of a name."""
    start, end = token.start, token.end
    before, behind = text[start - 1 : start], text[end : end + 2]
    if before.isalpha() or before in _JOINS_BEFORE or (behind[:1] in _JOINS_BEHIND and behind[1:].isalnum()):
        return False
    if behind[:1] == "%" or currency_before(text, start):
        return True
    if _TYPED_ASTRAY.fullmatch(plain):
        return currency_behind(text, end, "en") is not None
    if not _MINUTES.fullmatch(plain) and not is_in_citation(text, start, end, "en"):
        return True
    return entry_behind(text, end, "en") is not None


def convention_of(document: Document, settles: int = SETTLES) -> Convention | None:
    """The convention of a document, from the evidence of both fields and its language."""
    evidence = document.read("title", evidence_of) + document.read("text", evidence_of)
    return convention(evidence, document.context.language.code, settles)


def convention(evidence: Evidence, tag: str | None, settles: int = SETTLES) -> Convention | None:
    """What holds with this evidence and the language of the BCP 47 tag; `None` where neither says anything.

    So many numbers as `settles` overrule the language.
    """
    marks = _marks_of_region(evidence, tag)
    points, commas = evidence.decimal("."), evidence.decimal(",")
    if not (points or commas):
        return _of_language(evidence, marks)
    told = {".": points, ",": commas}
    if marks and marks.decimal in told:  # what may be a group as the language has it speaks for the language
        told[marks.decimal] += evidence.threes.get(_usual_group(marks.decimal), 0)
    decimal = max(told, key=lambda mark: told[mark])
    other = _usual_group(decimal)
    swiss = evidence.groups.get("'", 0) if decimal == "." else 0
    is_settled = told[decimal] + swiss >= settles and told[decimal] >= OUTWEIGHS * told[other]
    if marks and not is_settled:
        decimal, other = marks.decimal, _usual_group(marks.decimal)
    is_sure = is_settled or (marks is not None and not told[other])
    return Convention(
        _group(evidence, marks, decimal),
        decimal,
        _is_indian(evidence, marks, decimal),
        is_sure,
        other if evidence.decimals.get(other, 0) >= SETTLES else "",
    )


def _marks_of_region(evidence: Evidence, tag: str | None) -> NumberMarks | None:
    """The marks of a language; those of Switzerland where apostrophes group again and again."""
    if tag and tag.partition("-")[0] in _OF_SWITZERLAND and evidence.groups.get("'", 0) >= SETTLES:
        return NumberMarks(APOSTROPHES, ".")
    return number_marks(tag)


def _usual_group(decimal: str) -> str:
    """The mark that groups where the other of comma and point is decimal."""
    return "," if decimal == "." else "."


def _of_language(evidence: Evidence, marks: NumberMarks | None) -> Convention | None:
    if marks is None:
        return None
    if evidence.groups.get("'") and marks.group == ".":  # Swiss: where an apostrophe groups, a point does not
        return Convention(APOSTROPHES, ".", is_sure=False)
    return Convention(_group(evidence, marks, marks.decimal), marks.decimal, _is_indian(evidence, marks, marks.decimal))


def _group(evidence: Evidence, marks: NumberMarks | None, decimal: str) -> str:
    """The characters that group: those of the language, or of the article where it has another decimal mark."""
    usual = _usual_group(decimal)
    group = marks.group if marks and marks.decimal == decimal else usual
    if evidence.groups.get("'"):
        group = APOSTROPHES if not evidence.groups.get(usual) else group + APOSTROPHES
    if _groups_by_blanks(evidence, usual) and " " not in group:
        group += SPACES
    if evidence.groups.get(usual) and usual not in group:
        group += usual
    return group


def _groups_by_blanks(evidence: Evidence, usual: str) -> bool:
    """Whether blanks group: one number alone may have lost its marks where others have them."""
    blanks = evidence.groups.get(" ", 0)
    return blanks >= SETTLES or (blanks > 0 and not (evidence.groups.get(usual) or evidence.threes.get(usual)))


def _is_indian(evidence: Evidence, marks: NumberMarks | None, decimal: str) -> bool:
    if decimal != ".":
        return False
    if marks is not None and marks.is_indian:
        return True
    return evidence.indian >= SETTLES or (evidence.indian > 0 and evidence.mentions_indian)


def _sum(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType(Counter(one) + Counter(other)) if one and other else one or other
