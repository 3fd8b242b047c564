"""A character reference that lost its ampersand to a blank (`Turkey #39;s`, `Smith  amp; Sons`) becomes what it names.

Some collections have a blank for every `&`. That blank goes with the reference where it stood for the ampersand: inside
a word, before a closing mark, where there are two. Before a sign of money, or before an opening mark behind a single
blank, it stays, for there the text had one of its own.

`#39;` may be a rank and an `amp;` may amplify. A number with at most one blank before it and no word directly behind is
left alone but behind a plural (`the makers #39; choice`) or where a quotation is open. And any such reference is read
only where the article has one that can be nothing else, such as `#39;s`, `#36;550`, `quot;` at a word, a doubled blank
and `amp;` between words, or blanks and `amp;` between two capitals.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.engine.document import Document, Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.invisible import DIRECTION, SOFT_HYPHEN, ZERO_WIDTH
from service.language.quotation_marks import DOUBLE
from service.rules.encoding.references import NESTED, innermost, meaning

_NAMES = "quot|apos|nbsp|amp|[lr][sd]quo|bdquo|[lr]aquo|[mn]dash|hellip"
_LOST_AT_END = re.compile(rf"(?:#(?:[0-9]{{2,4}}|[xX][0-9A-Fa-f]{{2,4}})|\b(?:{_NAMES}));\Z")
_LONGEST = 8  # `hellip;` and a character before it
_END = re.compile(";(?<!&amp;)(?<!&quot;)(?<!&nbsp;)")
"""The end of what may be a reference that lost its ampersand: the most usual ones that have theirs are passed over."""

_NO_BOUNDARY = "&;#=/\\_"
_NEAR = 8
"""Characters looked at on either side: more invisible ones do not stand there."""

_APOSTROPHES, _QUOTES, _MONEY = "'’‘", f"{DOUBLE}«»'’‘", "$£€¥¢"
_ENDING = re.compile(r"(?:s|t|ll|re|ve|d|m)\b", re.IGNORECASE)
_ELISION = re.compile(r"\b[ODdLl]\Z")
_ACCENTED = range(0xC0, 0x180)
_UNSEEN = DIRECTION + SOFT_HYPHEN + ZERO_WIDTH
_OWNERS = re.compile(r"\w{3}[sS]\Z"), re.compile(r" [^\W\d_]")
"""What stands before the blank and the apostrophe of a plural, and behind them."""

_COLOUR = 222
"""`#222;` is a grey in a style sheet more often than a thorn."""


@rule(
    "encoding.lost-ampersand",
    summary="Replace a character reference that lost its ampersand by the character that it names.",
    needs=(";",),
    prefilter="#[0-9xX][0-9A-Fa-f]|(?:quot?|apos|nbsp|amp|dash|hellip);",
    examples={
        "Turkey #39;s  quot;blow quot;": 'Turkey\'s "blow"',
        "a prize of  #36;550,000 for Smith  amp; Sons": "a prize of $550,000 for Smith & Sons",
    },
    leaves=("ranked #39; next", "a guitar and an amp; drums", "border: 1px solid #222;"),
)
def lost_ampersand(text: Text) -> Iterator[Edit]:
    """Yield an edit for each reference without ampersand, in an article where one of them is certain."""
    if text.document.once(_has_lost_ampersands):
        for lost in _lost(text.value):
            yield text.edit(lost.start, lost.end, lost.after)


class _Lost(NamedTuple):
    """A reference without its ampersand: what it covers, what it means, and whether it can be nothing else."""

    start: int
    end: int
    after: str
    is_certain: bool


def _has_lost_ampersands(document: Document) -> bool:
    """Whether a reference of the article can be nothing else, so that the others are references too."""
    return any(lost.is_certain for field in (document.title or "", document.text) for lost in _lost(field))


def _lost(value: str) -> Iterator[_Lost]:
    """The references of a text that may have lost their ampersand."""
    last, seen = -1, 0
    opened: set[str] = set()
    for end in _END.finditer(value):
        behind = end.end()
        match = _LOST_AT_END.search(value, max(behind - 1 - _LONGEST, 0), behind)
        if match is None or not _may_begin(value, match.start(), last):
            continue
        found = _read_lost(value, match.start(), match[0], last)
        if found:
            if value.find("\n", seen, found.start) >= 0:
                opened.clear()
            seen = found.start
        if found and (found.after in opened or not _may_be_number(value, match.start(), found)):
            yield found
            last = found.end
            opened ^= {found.after} & frozenset(_QUOTES) if _is_quotation(value, found, opened) else frozenset()


def _may_begin(value: str, start: int, last: int) -> bool:
    """Whether no sign stands before `start` behind which nothing lost an ampersand but what follows another at once."""
    return start in (0, last) or value[start - 1] not in _NO_BOUNDARY


def _read_lost(value: str, start: int, reference: str, last: int) -> _Lost | None:
    """A reference without ampersand at `start`, if a blank, a mark, a word or another (up to `last`) is before it."""
    after, end = _without_ampersand(value, start, reference)
    if after is None:
        return None
    seen, behind = _seen(value[max(start - _NEAR, 0) : start]), _seen(value[end : end + _NEAR])[:1]
    before = seen[-2:]
    is_certain = _is_certain(reference, after, seen, behind)
    is_first = start == 0 or value[start - 1] in "\n\r" or (before.endswith(" ") and start == 1) or before == "\n "
    if before.endswith(" "):
        joins = int(is_first or before == "  " or _stood_for_ampersand(value, start, after, end))
        if after == "&" and _is_between_capitals(seen, behind) and value[start - 2 : start] == "  ":
            joins = 2  # no name has one blank there
        return _Lost(start - joins, end, after, is_certain)
    if is_first or start == last or (before[-1:] not in _NO_BOUNDARY and not before[-1:].isalnum()):
        return _Lost(start, end, after, is_certain)
    is_inside = after in _APOSTROPHES and before[-1:].isalpha() and _ENDING.match(value, end) is not None
    return _Lost(start, end, after, is_certain=True) if is_inside else None


def _may_be_number(value: str, start: int, found: _Lost) -> bool:
    """Whether the reference at `start` has the shape of a rank, an issue or a colour: `ranked #39; next`, `#222;`.

    Such a number has at most one blank before it, and no letter or digit directly behind. An apostrophe stands so only
    behind a plural, and a quotation mark only where one is open.
    """
    behind = value[found.end : found.end + 1]
    if value[start] != "#" or value[start + 1] in "xX" or behind.isalnum():
        return False
    before = _seen(value[max(start - _NEAR, 0) : start])
    if before.endswith("  ") or (before and before[-1] not in " \n\r" and value[start - 1] == ";"):
        return False
    plural, word = _OWNERS
    is_plural = plural.search(value, max(start - _NEAR, 0), start - 1) and word.match(value, found.end)
    return not (found.after in _APOSTROPHES and before.endswith(" ") and is_plural)


def _is_quotation(value: str, found: _Lost, opened: set[str]) -> bool:
    """Whether a reference opens a quotation, or closes the one that is open."""
    if value[found.end : found.end + 1].isalnum():
        return found.after not in opened and not _ENDING.match(value, found.end)
    return found.after in opened


def _seen(stretch: str) -> str:
    """A stretch as later rules leave it: spaces of every width are blanks, and what cannot be seen is gone."""
    shown = (character for character in stretch if character.isspace() or character.isprintable())
    return "".join(" " if character.isspace() and character not in "\n\r" else character for character in shown)


def _without_ampersand(value: str, start: int, reference: str) -> tuple[str | None, int]:
    """What a reference without ampersand comes to, with those nested in it, and where it ends."""
    after, end = meaning(reference), start + len(reference)
    if after in ("#", ";") or reference == f"#{_COLOUR};" or _seen(value[max(start - _NEAR, 0) : start]).endswith("& "):
        return None, end
    match = NESTED.match(value, end) if after == "&" else None
    if match and match[0]:
        nested, last = innermost(match)
        return nested or "&", last if nested else end
    return after, end


def _stood_for_ampersand(value: str, start: int, after: str, end: int) -> bool:
    """Whether the one blank before a reference is what became of the ampersand, and no blank of the text."""
    behind = value[end : end + 1]
    if after in _MONEY:
        return False
    if after in _APOSTROPHES and (_ENDING.match(value, end) or _ELISION.search(value[max(start - 3, 0) : start - 1])):
        return True
    if after in _QUOTES:
        return not behind.isalnum()
    return behind.isalnum() or after.isalpha() or after == "\u00a0"


def _is_certain(reference: str, after: str, seen: str, behind: str) -> bool:
    """Whether a reference can be nothing else: `#39; next` may be a rank, an `amp;` amplifies, a `quot;` is a word."""
    is_alone = not behind.strip()
    if reference == "amp;":
        return (seen.endswith("  ") and is_alone) or _is_between_capitals(seen, behind)
    if reference == "quot;":
        is_word = is_alone and seen.endswith(" ") and not seen.endswith("  ")
        return not is_word or seen[-2:-1].isdigit()  # inches
    if not reference.startswith("#"):
        return True
    if after in _MONEY:
        return behind.isdigit()
    if after in _APOSTROPHES:
        return behind.isalpha()
    return after.isalpha() and ord(after) in _ACCENTED and seen[-2:-1].isalpha() and behind.isalpha()


def _is_between_capitals(seen: str, behind: str) -> bool:
    """Whether capitals stand before the blanks before a reference and directly behind it, as in `R  amp;D`."""
    return seen.endswith(" ") and seen.rstrip(" ")[-1:].isupper() and behind.isupper()
