"""Which lines are boilerplate where they stand.

What a line says by itself may be a part of a sentence broken over lines, a title, a heading or a label. The lines
beside it tell: whether it goes on with one of them, whether a paragraph follows, whether other furniture is near.
"""

from collections.abc import Sequence
from typing import NamedTuple

from service.language.sentences import ends_sentence
from service.rules.boilerplate.lines import CALLER, Line, begins_lower, runs
from service.rules.boilerplate.phrase_lists import folded

MIN_WRAPPED, MAX_WRAPPED = 36, 100
"""Characters of a line that may have been broken to fit a width."""

MIN_HEADLINE = 3
MAX_LINKS = 6
"""Words of a headline; headlines that a label such as `READ MORE:` may lead up to."""

_FURNITURE = frozenset(
    (
        "share_bar",
        "comment_policy",
        "newsletter",
        "cookie_notice",
        "copyright_line",
        "captcha",
        "tag_line",
        "media_player",
    )
)
"""Kinds beside which a lone `Facebook` or `Print` is a button. An advertisement stands anywhere."""

_ANYWHERE = frozenset(("advertisement", "story_continues"))
"""Kinds that stand in the midst of a sentence, too, where a page was cut."""

_BULLETS = ("-", "*", "•", "·", "–", "—", "●", "○", "▪")


class _Before(NamedTuple):
    """Of the lines before one: the last that stays, and the first that says nothing and stays."""

    kept: Line | None = None
    first: Line | None = None

    @property
    def is_head(self) -> bool:
        """Whether the last may be the headline: nothing is before it, or only what may go in a later run."""
        return self.first is None or self.first is self.kept


def tell(lines: list[Line], title: str) -> None:
    """Tell of each line the kind of boilerplate that it is where it stands, if any; `title` is folded."""
    said = [number for number, line in enumerate(lines) if line.phrase is not None]
    _tell_strong(lines, said, title)
    _tell_last(lines, said)
    _tell_weak(lines)
    _tell_linked(lines)


def _tell_strong(lines: list[Line], said: Sequence[int], title: str) -> None:
    before = _Before()
    done = 0
    for number in said:  # never before `done`: a sentence that goes on ends before the next line that says something
        line, phrase = lines[number], lines[number].phrase
        if done < number:
            before = _Before(lines[number - 1], before.first or lines[done])
        behind = _goes_on(lines, number)
        if phrase and not phrase.is_weak and not phrase.is_last and _stands(lines, number, before, behind, title):
            done = behind if phrase.is_begun else number + 1
            for one in lines[number:done]:
                one.kind = phrase.kind
        else:
            before = _Before(line, before.first)
            done = number + 1


def _stands(lines: Sequence[Line], number: int, before: _Before, behind: int, title: str) -> bool:
    """Whether a line that says a phrase is no part of a sentence broken over lines, and no title."""
    line, phrase = lines[number], lines[number].phrase
    if phrase is None or phrase.kind == CALLER:
        return phrase is not None
    if title and folded(line.text) == title:
        return False
    if phrase.has_headline and (before.kept is None or behind > number + 1 or not _is_headline(line.text)):
        return False
    if phrase.has_headline and _is_halved(lines, number):
        return False
    if behind > number + 1 and not phrase.is_begun and phrase.kind not in _ANYWHERE:
        return False
    return not _is_continued(lines, number, before, title)


def _is_halved(lines: Sequence[Line], number: int) -> bool:
    """Whether the next line goes on with a sentence that may have begun behind the headline, on the same line."""
    behind = lines[number + 1] if number + 1 < len(lines) else None
    return behind is not None and behind.phrase is None and behind.begins_lower


def _is_continued(lines: Sequence[Line], number: int, before: _Before, title: str) -> bool:
    """Whether the line before may have been broken within a sentence that this one goes on with."""
    line, kept = lines[number], before.kept
    if (
        number == 0
        or kept is None
        or kept is not lines[number - 1]
        or line.start != kept.end + 1
        or ends_sentence(kept.text)
    ):
        return False
    phrase = line.phrase
    if line.text.startswith(_BULLETS):
        return False
    if line.begins_lower:
        return True
    if phrase is None or not phrase.is_begun or before.is_head or folded(kept.text) == title:
        return False
    return len(line.text) <= MAX_WRAPPED and MIN_WRAPPED <= len(kept.text) <= MAX_WRAPPED


def _goes_on(lines: Sequence[Line], number: int) -> int:
    """Behind which line a sentence ends that was broken over lines: the next ones begin in lower case."""
    behind = number + 1
    while (
        behind < len(lines)
        and lines[behind].begins_lower
        and lines[behind].phrase is None
        and not lines[behind].text.startswith(_BULLETS)
        and lines[behind].start == lines[behind - 1].end + 1
        and not ends_sentence(lines[behind - 1].text)
    ):
        behind += 1
    return behind


def _is_headline(line: str) -> bool:
    """Whether what stands behind a colon is a headline."""
    headline = line.partition(":")[2].strip()
    if not headline or headline[-1] in ".:;,…" or len(headline.split()) < MIN_HEADLINE:
        return False
    return not begins_lower(headline)


def _tell_last(lines: list[Line], said: Sequence[int]) -> None:
    """Tell labels such as `Comments` that no paragraph follows, but other furniture, a name or nothing."""
    for number in reversed(said):
        line = lines[number]
        if line.kind is None and line.phrase is not None and line.phrase.is_last:
            is_bare = number + 1 < len(lines) and lines[number + 1].kind is not None
            behind = _behind(lines, number)
            if is_bare or (len(behind) < MIN_WRAPPED and not ends_sentence(behind)):
                line.kind = line.phrase.kind


def _behind(lines: Sequence[Line], number: int) -> str:
    return lines[number + 1].text if number + 1 < len(lines) else ""


def _tell_weak(lines: list[Line]) -> None:
    """Tell the buttons: lines beside other furniture of the page, or several of them."""
    for run in runs([number for number, line in enumerate(lines) if _may_be_furniture(line)]):
        if _is_bar(lines, run):
            for number in run:
                line = lines[number]
                if line.kind is None and line.phrase is not None:
                    line.kind = line.phrase.kind


def _may_be_furniture(line: Line) -> bool:
    return line.kind is not None or (line.phrase is not None and line.phrase.is_weak)


def _is_bar(lines: Sequence[Line], run: Sequence[int]) -> bool:
    weak = [number for number in run if lines[number].kind is None]
    if not weak or any(lines[number].begins_lower for number in weak):
        return False
    if any(lines[number].kind in _FURNITURE for number in run):
        return True
    names = {folded(lines[number].text) for number in weak}
    if len(names) < 2 or any(lines[number].text.startswith(_BULLETS) for number in weak):
        return False
    before = lines[run[0] - 1].text if run[0] else ""
    behind = _behind(lines, run[-1])
    return not before.endswith(":") and (not behind or len(behind) >= MIN_WRAPPED)


def _tell_linked(lines: list[Line]) -> None:
    """Tell the headlines that a label such as `READ MORE:` leads up to, where boilerplate or the end follows them."""
    labels = [number for number, line in enumerate(lines) if line.kind == "read_more" and line.text.endswith(":")]
    for number in labels:
        behind = number + 1
        while behind < len(lines) and lines[behind].kind is None and _is_title_like(lines[behind].text):
            behind += 1
        if behind - number - 1 <= MAX_LINKS and (behind == len(lines) or lines[behind].kind is not None):
            for one in lines[number + 1 : behind]:
                one.kind = "read_more"


def _is_title_like(line: str) -> bool:
    return _is_headline(f":{line}") and len(line) <= MAX_WRAPPED and not ends_sentence(line)
