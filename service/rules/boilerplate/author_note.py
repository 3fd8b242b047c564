"""A note on who wrote or helped to write an article stands at its end, and goes.

`… contributed to this report.` is one wherever it stands alone. A biography is one only behind the last sentence of the
article: it names a person, says in the present what that person is, and for whom or of what; or where to write to. The
rule of dashes or stars before such a note goes with it. The byline is read into its own field and stays.
"""

import re
from collections.abc import Iterator, Sequence

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.lines import paragraphs
from service.language.word_lists import read_list
from service.rules.boilerplate.phrases import needs_company

CONTRIBUTED = 0.95
BIOGRAPHY = 0.9

MAX_NOTE = 600
MAX_CREDIT = 400
"""Characters of a biography and of a list of helpers; longer paragraphs of the sample told a story."""

_ROLES = "|".join(map(re.escape, read_list(__package__, "author_roles.txt")))
_MARKS = "•—–*·_|()-"
_MARK = rf"[\s{_MARKS}]*"
_CAPITAL = r"[A-ZÀ-ÞŠŽČĆŁŚ]"
_NAME = rf"""(?: (?:(?:Dr|Prof|Sen|Rep|Gov|Rev|Sir|Lt|Col|Gen|Ret)\.?\s)? {_CAPITAL}[\w.’'-]*
        (?:\s(?:de|von|van|der|del|la|da|bin|al))* \s (?:[(\"“]?{_CAPITAL}[\w.’'\")”-]*\s?){{1,4}} )"""
_STORY = r"to\sthis\s(?:report|story|article|post|piece)"
_BY = r"(?:[Rr]eporting|[Ww]riting|[Ee]diting)"
_HELPED = "contributed"
_CONTRIBUTED = re.compile(
    rf"""{_MARK} {_CAPITAL} .* \b contributed
          (?: \s(?:reporting\s|research\s|writing\s)?{_STORY} | \s(?:reporting|to\sthe\sreporting|research)
            | \s+reporting\sfrom\s[\w\s,]+ )
          (?: \sfrom\s[\w\s.,]+ | ,\swhich\swas\s[\w\s.:]+ )? \W* \Z""",
    re.VERBOSE,
)
_CREDITED = re.compile(
    rf"""{_MARK} (?:Contributing|CONTRIBUTING|Reporting|Additional\sreporting) : \s .* \Z
      | {_MARK} (?:Additional\s|Writing\sand\s)? (?:{_BY}|Compiled) \s
          (?:and\s(?:writing|editing)\s)? by\s{_CAPITAL} .* \Z
      | (?:Mitarbeit:|Unter\sMitarbeit\svon|Aus\sdem\sEnglischen\svon|Übersetzung:) \s .* \Z""",
    re.VERBOSE,
)
_BARE_CONTRIBUTED = re.compile(rf"{_MARK}[A-Z][^.!?]*(?:\.[^.!?]*)*\bcontributed\W*\Z")
_BIOGRAPHY = re.compile(
    rf"""{_MARK} (?:(?:The|Our)\s(?:author|writer|columnist),?\s)? {_NAME} ,? (?:[^.!?]{{0,80}},\s)?
        (?:is|are|serves\sas|works\sas|writes|covers|reports|hosts|teaches)\s
        (?: [^.!?]{{0,90}}? ) \b (?:{_ROLES}) \b""",
    re.VERBOSE,
)
_CONTACT = re.compile(
    r"""[Ff]ollow\s(?:him|her|them|me|us|[A-Z]\w+)\b | [Ee]-?mail\s(?:him|her|them|me|us|to)\b
        | \bon\s(?:Twitter|X|Facebook)\b | @\w | \bcontacted\sat\b | \breached?\sat\b
        | \b(?:his|her)\s(?:latest|new|most\srecent)\sbook | \bauthor\sof\b | \bcolumn\s(?:appears|runs)\b""",
    re.VERBOSE,
)
_EMPLOYED = re.compile(r"\b(?:at|for|with|of|to|in|on|and|who|based)\b")
_OF_CREDITS = (
    *("Contributing:", "CONTRIBUTING:", "Reporting", "reporting", "Additional", "Writing", "writing", "Editing"),
    *("editing", "Compiled", "Mitarbeit:", "Unter", "Aus", "Übersetzung:"),
)
"""How a credit without marks before it begins."""

_NEEDED = "|".join(
    (
        _HELPED,
        "C(?:ontributing|ONTRIBUTING):|[Rr]eporting:|Mitarbeit[^a-z]|Aus[^A-Za-z]dem[^A-Za-z]|Übersetzung:",
        r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|Compiled)[^A-Za-z](?:and|by)[^A-Za-z]",
        *map(re.escape, read_list(__package__, "author_roles.txt")),
    )
)
"""What a credit has, and the roles of which a biography has one."""

_RULE_OF_MARKS = re.compile(r"[\W_]{1,20}\Z")


@rule(
    "boilerplate.author-note",
    summary="Delete notes at the end on who wrote the article or helped to.",
    needs=("\n",),
    prefilter=_NEEDED,
    fields=("text",),
    examples={
        "The vote was close.\n\nJane Doe contributed to this report.": "The vote was close.",
        "The vote was close.\n\nJane Doe is a staff writer for the Post. Follow her @janedoe.": "The vote was close.",
    },
    leaves=(
        "The vote was close.\n\nJane Doe is a farmer in the valley.",
        "The vote was close.\n\nJane Doe contributed to the party, and to this report nobody answered.",
    ),
)
def author_note(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each such paragraph but the first, with the blank line before it."""
    parts = text.once(paragraphs)
    end = len(text.value)
    is_last = True
    for number in range(len(parts) - 1, 0, -1):
        paragraph = parts[number]
        start = end - len(paragraph)
        may_be_note = is_last or (len(paragraph) <= MAX_CREDIT and _may_credit(paragraph))
        confidence = _confidence(paragraph, is_last=is_last) if may_be_note else None
        if confidence and not any(map(needs_company, parts[number - 1 : number + 2 : 2])):
            ruled = _rules_before(parts, number) if is_last else 0
            yield text.edit(start - 2 - ruled, end, "", confidence)
        else:
            is_last = is_last and _is_rule(paragraph)
        end = start - 2


def _may_credit(paragraph: str) -> bool:
    """Whether a paragraph may say who helped: a cheap look, for an article has many paragraphs."""
    if _HELPED in paragraph:
        return True
    first = paragraph[:1]
    return paragraph.startswith(_OF_CREDITS) if first.isalpha() else first in _MARKS or first.isspace()


def _confidence(paragraph: str, *, is_last: bool) -> float | None:
    """How surely a paragraph is a note on its authors; only behind the article it may be a biography."""
    if len(paragraph) > MAX_NOTE or "\n" in paragraph:
        return None
    is_helped = _HELPED in paragraph
    if len(paragraph) <= MAX_CREDIT and ((is_helped and _CONTRIBUTED.match(paragraph)) or _CREDITED.match(paragraph)):
        return CONTRIBUTED
    if not is_last:
        return None
    if is_helped and len(paragraph) <= MAX_CREDIT and _BARE_CONTRIBUTED.match(paragraph):
        return BIOGRAPHY
    match = _BIOGRAPHY.match(paragraph)
    if match and (_CONTACT.search(paragraph) or _EMPLOYED.search(paragraph, match.end())):
        return BIOGRAPHY
    return None


def _is_rule(paragraph: str) -> bool:
    return _RULE_OF_MARKS.match(paragraph) is not None


def _rules_before(parts: Sequence[str], number: int) -> int:
    """The characters of a rule of dashes or stars right before a paragraph, with the blank line before it."""
    return len(parts[number - 1]) + 2 if number > 1 and _is_rule(parts[number - 1]) else 0
