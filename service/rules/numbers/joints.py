"""The digits of an article that a blank parts, and how sure each pair is one number by what all the others tell.

Both fields are read, and the pairs that are sure are evidence for the others at once, as they would be in a second run.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from service.engine.document import Document
from service.engine.edit import Field
from service.rules.numbers.decimal_gaps import LIKELY, SURE_OF_DECIMAL, UNSURE
from service.rules.numbers.gap_confidence import DOUBTFUL, SURE_OF_WITNESS, confidence
from service.rules.numbers.gaps import MARKS, Gap, Locale, date_before, gap_at
from service.rules.numbers.known_marks import known_marks
from service.rules.punctuation.program_text import has_code

SWISS = frozenset(("de", "fr", "it", "rm"))
"""The languages of Switzerland."""

MANNER = 2
"""So many sure decimals with a blank, and none without, are the manner of an article: its others have one as well. In
the sample it is that of Brazilian sites, which set two blanks behind each comma of theirs."""

_POINT_GAP = re.compile(r"[0-9](?: \.|\. ) ?[0-9]{1,2}(?![0-9.])")
_POINTED_SHARE = re.compile(r"(?<![\w.,])[0-9]{1,2}(?:\.|\.[.,]|,\.)[0-9]{1,2}\s?(?:%|Prozent|pour cent|per cento)")
"""A percentage with a decimal point, or with that mark and another one, which a later rule mends."""

_GROUPED = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:(?:[.,]{1,2}|['’ ])[0-9]{3})+(?![\w])")
"""Numbers with any mark of groups, right or wrong: a later rule may change the mark but not the digits."""

_DECIMAL_COMMA = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})*,[,.]?[0-9]{1,2}(?![0-9])")
_DECIMAL_POINT = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})*\.[,.]?[0-9]{1,2}(?![0-9])")


_FIELDS: tuple[Field, ...] = ("title", "text")


class Joint(NamedTuple):
    """A gap of a field, the mark that is to stand alone in it, and how sure it is that this is one number."""

    field: Field
    gap: Gap
    mark: str
    sure: float
    is_decimal: bool


def joints(document: Document) -> tuple[Joint, ...]:
    """The gaps of both fields that seem to be in one number, with what they tell of each other taken in."""
    found = list(_found(document))
    if all(joint.sure > LIKELY for joint in found):
        return tuple(found)
    told = {joint.gap.digits for joint in found if joint.sure > LIKELY and not joint.is_decimal}
    told.update(_told(document) if any(_may_be_witnessed(joint) for joint in found) else ())
    has_manner = _has_manner(document, found)
    weighed = (_weighed(joint, told, has_manner=has_manner) for joint in found)
    return tuple(joint for joint in weighed if joint.sure > DOUBTFUL)


def _found(document: Document) -> Iterator[Joint]:
    """The gaps of both fields by themselves."""
    for field in _FIELDS:
        value = document.text if field == "text" else document.title or ""
        for locale in _locales(document, value):
            if locale.groups or document.context.language.base is not None:
                yield from _in_field(document, field, value, locale)


def _locales(document: Document, value: str) -> Iterator[Locale]:
    """The marks of the article, each with what has to be known of its language."""
    base = document.context.language.base
    marks = known_marks(document)
    if marks is None:
        return
    for mark in (marks.group, marks.decimal):
        if mark in MARKS:
            yield Locale(mark, marks.decimal, base or "", date_before(base))
    if marks.decimal == "," and base in SWISS and _POINT_GAP.search(value) and _POINTED_SHARE.search(value):
        yield Locale(".", ".", base or "", date_before(base))


def _in_field(document: Document, field: Field, value: str, locale: Locale) -> Iterator[Joint]:
    for match in MARKS[locale.mark].finditer(value):
        place = match.start()
        if value[place - 1 : place] not in (" ", ",") and value[place + 1] != " ":
            continue
        gap = gap_at(value, place, locale)
        if gap is None or " " not in gap.gap:
            continue
        if locale.language == "" and not gap.tail.startswith("000"):  # its months are not known
            continue
        if not document.read(field, has_code) and (sure := confidence(gap, locale, is_title=field == "title")):
            yield Joint(field, gap, locale.mark, sure, not locale.groups)


def _may_be_witnessed(joint: Joint) -> bool:
    """Whether its digits elsewhere would prove it; those of round numbers may be told of another thing."""
    return joint.sure <= LIKELY and not joint.is_decimal and not joint.gap.tail.endswith("0")


def _told(document: Document) -> Iterator[str]:
    """The digits of the grouped numbers of both fields."""
    for value in (document.title or "", document.text):
        for match in _GROUPED.finditer(value):
            yield re.sub(r"[^0-9]", "", match[0])


def _has_manner(document: Document, found: Iterable[Joint]) -> bool:
    """Whether the article has all its decimals with a blank."""
    marks = {joint.mark for joint in found if joint.is_decimal and joint.sure > LIKELY}
    if len(marks) != 1 or sum(joint.is_decimal and joint.sure > LIKELY for joint in found) < MANNER:
        return False
    pattern = _DECIMAL_COMMA if "," in marks else _DECIMAL_POINT
    return not any(pattern.search(value) for value in (document.title or "", document.text))


def _weighed(joint: Joint, told: set[str], *, has_manner: bool) -> Joint:
    if joint.is_decimal and has_manner and joint.sure > UNSURE:
        return joint._replace(sure=max(joint.sure, SURE_OF_DECIMAL))
    if _may_be_witnessed(joint) and joint.gap.digits in told:
        return joint._replace(sure=SURE_OF_WITNESS)
    return joint
