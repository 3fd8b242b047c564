"""The forms that a run of digits and marks has by itself, before anybody asks what its marks mean."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from service.language.locales import SPACES
from service.language.numbers.numerals import ascii_digits

Kind = Literal[
    "digits",
    "grouped",  # surely: 1,234,567 or 1.234,56 or 1'234
    "three",  # three digits behind one mark, a group or decimals: 1.234
    "indian",  # 12,34,567
    "decimal",  # one mark before other than three digits, or behind what begins no group: 2.75, 0.125
    "other",
]

_FORMS = re.compile(
    r"(?P<digits>[0-9]+)"
    r"|(?P<three>[1-9][0-9]{0,2}(?P<mark>[.,])[0-9]{3})"
    r"|(?P<decimal>(?:0|[1-9][0-9]*)(?P<point>[.,])(?:[0-9]{1,2}|[0-9]{4,})|(?:0|[1-9][0-9]{3,})(?P<comma>[.,])[0-9]{3})"
    r"|(?P<grouped>[1-9][0-9]{0,2}(?P<group>[.,' ])[0-9]{3}"
    r"(?:(?:(?P=group)[0-9]{3})+(?:(?!(?P=group))(?P<fraction>[.,])[0-9]+)?"
    r"|(?!(?P=group))(?P<part>[.,])[0-9]+)|[1-9][0-9]{0,2}(?P<sure>[' ])[0-9]{3})"
    r"|(?P<indian>[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?)"
)


class Form(NamedTuple):
    """A token in ASCII (one kind of blank, one kind of apostrophe), and which of its marks are which by its shape."""

    kind: Kind
    plain: str
    group: str = ""
    decimal: str = ""


@lru_cache(maxsize=1024)
def form_of(token: str) -> Form:
    """The form of a token."""
    plain = _plain(token)
    match = _FORMS.fullmatch(plain)
    if match is None:
        return Form("other", plain)
    kind: Kind = match.lastgroup  # type: ignore[assignment] # the outermost group, named as the kinds are
    if kind == "three":
        return Form(kind, plain, match["mark"], match["mark"])
    if kind == "decimal":
        return Form(kind, plain, "", match["point"] or match["comma"])
    if kind == "grouped":
        return Form(kind, plain, match["group"] or match["sure"], match["fraction"] or match["part"] or "")
    return Form(kind, plain, "," if kind == "indian" else "")


def _plain(token: str) -> str:
    if not token.isascii():
        token = ascii_digits(token)
        for blank in SPACES:
            token = token.replace(blank, " ")
    return token.replace("’", "'")
