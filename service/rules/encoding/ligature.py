"""A Latin ligature that is a matter of type (`ﬁ`, `ﬂ`, `ﬀ`) becomes its letters, so that a search finds the word.

PDF files leave them behind. The digraphs `ĳ`, `ǆ`, `ǉ`, `ǌ` and `ǳ`, which Unicode has for old charsets only, are
written as two letters as everybody types them; letters of their own right (`œ`, `æ`, `ß`) stay. A ligature without a
letter beside it may be spoken of as such, and stays; where a blank and a small letter follow it, it may be a word
that was torn (`ﬂ owed`), which is suggested.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

_WRITTEN = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "Ĳ": "IJ",
    "ĳ": "ij",
    "Ǆ": "DŽ",
    "ǅ": "Dž",
    "ǆ": "dž",
    "Ǉ": "LJ",
    "ǈ": "Lj",
    "ǉ": "lj",
    "Ǌ": "NJ",
    "ǋ": "Nj",
    "ǌ": "nj",
    "Ǳ": "DZ",
    "ǲ": "Dz",
    "ǳ": "dz",
}
_LIGATURES = "".join(_WRITTEN)
_LIGATURE = re.compile(f"[{_LIGATURES}]")
_TORN = re.compile(r"(?<![\w-])[ﬀﬁﬂﬃﬄ] (?=[a-zà-öø-ÿ])")

TORN = 0.8


@rule(
    "encoding.ligature",
    summary="Replace Latin ligatures by their letters.",
    needs=(_LIGATURES,),
    examples={"The ﬁrst oﬃce.": "The first office."},
    leaves=("Œuvre, Cæsar, Straße", "The ligature ﬁ, in a font"),
)
def ligature(text: Text) -> Iterator[Edit]:
    """Yield an edit for each ligature with a letter beside it, and one for each that a blank tore from its word."""
    value = text.value
    for match in _LIGATURE.finditer(value):
        start, end = match.span()
        if value[start - 1 : start].isalpha() or value[end : end + 1].isalpha():
            yield text.edit(start, end, _WRITTEN[match[0]])
        elif torn := _TORN.match(value, start):
            yield text.edit(start, torn.end(), _WRITTEN[match[0]], TORN)
