"""Character references of HTML: what they look like and what they mean.

Both the references that are whole and those that lost their ampersand are read by this module.
"""

import re
import sys
from html import unescape
from html.entities import html5
from unicodedata import category

from service.language.word_lists import read_list

_SYMBOLS = frozenset(read_list(__package__, "symbol_references.txt"))
"""Names of symbols that occur in prose. Of the others too many are names of variables: `p = &sum;`, `f(&image;`."""

_AMPERSAND = "(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);"
_NAMED = f"((?:{_AMPERSAND})*)(#[0-9]{{1,7}};|#[xX][0-9A-Fa-f]{{1,6}};|[A-Za-z][A-Za-z0-9]{{1,31}};)?"
REFERENCE, NESTED = re.compile(f"&{_NAMED}"), re.compile(_NAMED)
_BREAKS = "\t\n\r"
_NO_TEXT = frozenset(("Cc", "Cs", "Co", "Cn"))
_LETTERLIKE = frozenset(map(chr, range(0x2100, 0x2150)))
_LAST_OF_PROSE = 0xFFFF
_SURROGATES = range(0xD800, 0xE000)


def innermost(match: re.Match[str]) -> tuple[str | None, int]:
    """What a nested reference comes to, and where it ends: a bare `&` where it is followed by no other."""
    after = meaning(match[2]) if match[2] else None
    if after is None and match[1]:
        return "&", match.end(1)
    return after, match.end()


def meaning(reference: str) -> str | None:
    """What `rsquo;` or `#8217;` stands for; `None` where that is no character of a text, or hardly meant."""
    if reference.startswith("#"):
        number = int(reference[2:-1], 16) if reference[1] in "xX" else int(reference[1:-1])
        meant = "" if number in _SURROGATES or not 0 < number <= sys.maxunicode else unescape("&" + reference)
    else:
        meant = html5.get(reference, "")
        if meant and reference[:-1] not in _SYMBOLS and _is_symbol(meant[0]):
            return None
    return meant if meant and all(map(_is_text, meant)) else None


def _is_symbol(character: str) -> bool:
    """Whether a character is a sign of mathematics or the like; some of them pass for letters."""
    return category(character) in ("Sm", "So") or character in _LETTERLIKE or ord(character) > _LAST_OF_PROSE


def _is_text(character: str) -> bool:
    """Whether somebody may have escaped the character: nobody escapes ASCII letters but to hide an address."""
    if character.isascii() and character.isalnum():
        return False
    return character in _BREAKS or category(character) not in _NO_TEXT
