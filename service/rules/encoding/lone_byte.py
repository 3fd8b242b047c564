"""A byte that no decoding accounts for is read in Windows-1252, or goes.

The control characters U+0080 to U+009F are in truth bytes of Windows-1252 that were never decoded. Decoding by line
has read nearly all before this rule looks; what is left is mostly the last byte of a curly mark that stands there
already (U+009D behind `”`), which Windows-1252 does not know either.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

_BYTES = "".join(map(chr, range(0x80, 0xA0)))
_BYTE = re.compile(f"[{_BYTES}]")


@rule(
    "encoding.lone-byte",
    summary="Read a lone byte in Windows-1252, or delete it.",
    needs=(_BYTES,),
    examples={"“No”\u009d, he said.": "“No”, he said."},
    leaves=("“No”, he said.",),
)
def lone_byte(text: Text) -> Iterator[Edit]:
    """Yield an edit for each character that is an undecoded byte."""
    for match in _BYTE.finditer(text.value):
        yield text.edit(*match.span(), match[0].encode("latin-1").decode("cp1252", "ignore"))
