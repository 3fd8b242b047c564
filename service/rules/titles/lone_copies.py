"""Lines that are copies of the title, one by one.

What is asked of a line does not depend on what later rules do to it: letters are compared, not marks.
"""

import re
from collections.abc import Iterator

from service.language.quotation_marks import CLOSING_OR_GUILLEMET
from service.language.sentences import TERMINAL
from service.rules.titles.anatomy import Line, next_line, untagged
from service.rules.titles.folding import Folded, fold
from service.rules.titles.headlines import (
    Headline,
    ends_cut,
    has_one,
    headline_of,
    is_distinct,
    is_slip,
    keys_of,
    words_of_forms,
)

MAX_LINES_OF_TITLE = 4

ADDITION = 60
"""Characters that a copy may have more than the title: blanks, a remark, a label, a name."""

MAX_GROWTH = 3
MAX_WORDS_LOST = 3
MIN_WORDS_TO_GROW = 6
"""How often as long as a title that was cut a headline may be; the words that a title may lack at its end without an
ellipsis, and those that it then has: a headline of ten words that begins with the nine of the title is no other."""

_NO_HEADLINE_END = (",", ";", ":")
BULLETS = ("•", "*", "-", "–", "—", ">", "·", "■", "▪", "●")
_REMARK = re.compile(r"[(\[](?=\w)[^()\[\]]{1,30}[)\]]")
_LABEL = re.compile(r"(?:[^\W_]+[ -]?){1,2}\s?[:|]\s")
_NAME = re.compile(r"\s+[-–—|·]+\s+((?:[^\W\d_][\w.&’'-]*(?:\s&)?(?:\s|\Z)){1,3})\Z")
MIN_WORDS_BEFORE_NAME = 3
"""What an article's own page adds to its title: a remark, a section before it, the name of the site behind it."""

_WRITER = re.compile(r"(?:by|von|par|por|di|door|av|af) (?:[\w.-]+|(?:[A-ZÀ-Þ][\w.’'-]*[ ,]*){2,4})(?:\n|\Z)")
"""A line that names who wrote the article."""

_SMALL_WORD = 4
_CLOSING = f"{CLOSING_OR_GUILLEMET})] "
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")


def may_be_lone(written: str, title: str, *, is_first: bool) -> bool:
    """Whether a line has the length of a copy, and the words of one or its first letter."""
    more = len(written) - ADDITION
    if more > len(title) and (more > MAX_GROWTH * len(title) or not ends_cut(title)):
        return False
    return _has_key(written, title) or (is_first and _begins_alike(written, title))


def lone_copy(value: str, line: Line, title: str, *, is_first: bool) -> Line | None:
    """The lines from `line` on that are a copy of the title, as one, or `None` where they are none.

    Behind other lines it takes a title that is no chance, and something has to follow.
    """
    if not is_first and line.behind == len(value):
        return None
    written = value[line.start : line.end]
    if not may_be_lone(written, title, is_first=is_first):
        return None
    headline = headline_of(title)
    has_key = _has_key(written, title)
    copy = _copy_of(value, line, headline, is_first=is_first, has_key=has_key) if headline else None
    return None if copy is None or headline is None or _goes_on(value, copy, headline) else copy


def _has_key(written: str, title: str) -> bool:
    """Whether a line has one of the longest words of the title, and where it is as long, half of them all."""
    lowered = written.lower()
    return has_one(keys_of(title), lowered) and (len(written) < len(title) or _has_half(title, lowered))


def _begins_alike(written: str, title: str) -> bool:
    """Whether a line has the first letter of the title, whatever its case."""
    return written[:1].lower()[:1] == title.strip()[:1].lower()


def _has_half(title: str, lowered: str) -> bool:
    """Whether a text in lower case has half the words of some form of the title, as every copy has."""
    return any(2 * sum(word in lowered for word in words) >= len(words) for words in words_of_forms(title))


def _copy_of(value: str, line: Line, headline: Headline, *, is_first: bool, has_key: bool) -> Line | None:
    if not is_first and not headline.is_distinct:
        return None
    written = value[line.start : line.end]
    folded = fold(written)
    if is_first and len(folded.value) < len(headline.whole) and headline.whole.startswith(folded.value):
        over_lines = _copy_over_lines(value, line, headline)
        if over_lines is not None:
            return over_lines
    return line if has_key and _is_copy(written, folded, headline, is_first=is_first) else None


def _copy_over_lines(value: str, first: Line, headline: Headline) -> Line | None:
    """The lines that together are the title, of which the first is only its beginning."""
    line: Line | None = first
    for _ in range(MAX_LINES_OF_TITLE - 1):
        line = next_line(value, line.behind) if line else None
        if line is None or line.end - first.start > len(headline.written) + ADDITION:
            return None
        if fold(value, first.start, line.end).value in (headline.whole, *headline.long_forms):
            return Line(first.start, line.end, line.behind)
    return None


def _is_copy(written: str, folded: Folded, headline: Headline, *, is_first: bool) -> bool:
    """Whether a line has the words of the title, or of what of it may stand for the whole."""
    if not folded.value or (not is_first and not is_distinct(folded.value)):
        return False
    if written.startswith(BULLETS) and not headline.written.startswith(written[0]):
        return False
    bare = untagged(written)
    if folded.value in headline.forms or (bare != written and fold(bare).value in headline.forms):
        return True
    if is_first and _without_name(written, headline):
        return True
    return is_distinct(folded.value) and headline.is_distinct and _is_near(written, folded, headline, is_first=is_first)


def _is_near(written: str, folded: Folded, headline: Headline, *, is_first: bool) -> bool:
    """Whether a line is the title but for an addition, an ellipsis, a slip of the keys or lost characters."""
    if any(_without_addition(written, headline)):
        return True
    if ends_cut(written) or headline.is_cut:
        return _is_cut(written, folded, headline)
    return is_slip(headline.folded, folded, written) or (is_first and _has_grown(written, folded, headline))


def _without_addition(written: str, headline: Headline) -> Iterator[bool]:
    """Whether the line is the title without a remark in brackets, or without a label before it."""
    for remark in _REMARK.finditer(written):
        yield fold(f"{written[: remark.start()]} {written[remark.end() :]}").value == headline.whole
    label = _LABEL.match(written)
    if label:
        yield fold(written, label.end()).value == headline.whole


def _without_name(written: str, headline: Headline) -> bool:
    """Whether the first line is the title with a name behind it; the title may have another there."""
    name = _NAME.search(written)
    if name is None:
        return False
    bare = fold(written, 0, name.start())
    return bare.words >= MIN_WORDS_BEFORE_NAME and bare.value in headline.forms


def _is_cut(written: str, folded: Folded, headline: Headline) -> bool:
    """Whether the line or the title is the beginning of the other, and ends there in an ellipsis."""
    if ends_cut(written) and headline.whole.startswith(folded.value):
        return True
    is_headline = not written.rstrip(_CLOSING).endswith((".", "。"))
    return headline.is_cut and is_headline and folded.value.startswith(headline.whole)


def _has_grown(written: str, folded: Folded, headline: Headline) -> bool:
    """Whether the title is a headline that lost its end, and the line has it whole: every longer word has a capital."""
    if headline.words < MIN_WORDS_TO_GROW or not folded.value.startswith(headline.whole):
        return False
    longer = len(written.split()) - len(headline.written.split())
    if longer > MAX_WORDS_LOST or written.rstrip(_CLOSING)[-1] in TERMINAL:
        return False
    words = [word for word in _LETTERS_ONLY.findall(written) if len(word) >= _SMALL_WORD]
    return len(words) > 1 and not any(word[0].islower() for word in words)


def _goes_on(value: str, copy: Line, headline: Headline) -> bool:
    """Whether a sentence or a verse goes on behind the copy."""
    last = value[copy.end - 1]
    if last in _NO_HEADLINE_END and not headline.written.endswith(last):
        return True
    if copy.behind == len(value) or value[copy.start : copy.end].rstrip(_CLOSING)[-1:] in TERMINAL:
        return False
    is_next = value.count("\n", copy.end, copy.behind) == 1 and value[copy.behind].islower()
    return is_next and not _WRITER.match(value, copy.behind) and not _is_told_again(value, copy, headline)


def _is_told_again(value: str, copy: Line, headline: Headline) -> bool:
    """Whether the next line is the title once more, which is no end of a sentence."""
    following = next_line(value, copy.behind)
    return following is not None and fold(value, following.start, following.end).value == headline.whole
