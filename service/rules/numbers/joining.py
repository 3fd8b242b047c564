"""Numbers whose groups of digits blanks part, joined to one: `12 500`, `3 70 000`."""

import re
from collections.abc import Iterable, Iterator

from service.language.numbers.conventions import Convention
from service.language.numbers.numerals import Numeral
from service.rules.numbers.shapes import GROUP, HEAD

LONGEST = 20
"""Characters of the longest number joined at its blanks."""

_LAKHS_BEHIND = re.compile(r"[0-9]{2} [0-9]{3}")


def joined_at_blanks(text: str, found: Iterable[Numeral], marks: Convention) -> Iterator[Numeral]:
    """The tokens of a text, those joined that a blank parts into groups, well-formed where blanks group or not."""
    joined: Numeral | None = None
    for token in found:
        if joined and token.start == joined.end + 1 and text[joined.end] == " " and _is_group(joined, token, marks):
            joined = Numeral(joined.start, text[joined.start : token.end])
            continue
        if joined:
            yield joined
        joined = token
    if joined:
        yield joined


def lakhs_joined(text: str, found: Iterable[Numeral]) -> list[Numeral]:
    """Numbers of which those are one whose groups of two and three digits blanks part: 3 70 000."""
    joined: list[Numeral] = []
    for token in found:
        head = token
        if _LAKHS_BEHIND.fullmatch(token.text):
            while joined and joined[-1].end + 1 == head.start and text[joined[-1].end] == " ":
                if not joined[-1].text.isdecimal() or len(joined[-1].text) > 2:
                    break
                one = joined.pop()
                head = Numeral(one.start, text[one.start : token.end])
                if len(one.text) == 1:
                    break
        joined.append(head)
    return joined


def _is_group(head: Numeral, token: Numeral, marks: Convention) -> bool:
    """Whether a token may be the next group of digits of a number, or the last one of a malformed number."""
    if len(head.text) > LONGEST:
        return False
    first, *groups = head.text.split(" ")
    if not first.isdecimal() or len(first) > HEAD or any(len(group) != GROUP for group in groups):
        return False
    if " " not in marks.group:
        return len(token.text) == GROUP and token.text.isdecimal()
    tail = token.text.partition(marks.decimal)[0]
    return tail.isdecimal() and (
        len(tail) == GROUP or token.text == "00" or (len(token.text) == GROUP + 1 and token.text.endswith("00"))
    )
