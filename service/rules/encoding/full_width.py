"""Latin letters and digits of full width (`ＡＢＣ１２３`) outside Chinese, Japanese and Korean become plain ones.

Input methods of East Asia and some conversions write them; no search for `ABC` finds them. In Chinese, Japanese and
Korean, and in every line with letters of these, they are good typography and stay, and so does full-width punctuation
everywhere.
"""

import re
from collections.abc import Iterator

from service.engine.document import Document, Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.scripts import CJK_LANGUAGES, cjk_lines, has_cjk

_PLAIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DISTANCE = ord("Ａ") - ord("A")
_WIDE = "".join(chr(ord(character) + _DISTANCE) for character in _PLAIN)
_RUN = re.compile(f"[{_WIDE}]+")


@rule(
    "encoding.full-width",
    summary="Replace full-width letters and digits outside East Asian text.",
    needs=(_WIDE,),
    examples={"The ＡＢＣ has １２ members.": "The ABC has 12 members."},
    leaves=("ＮＨＫによると", "Really？", "10² is ½ of № 200"),
)
def full_width(text: Text) -> Iterator[Edit]:
    """Yield an edit for each run of full-width letters and digits in a line without East Asian letters."""
    if _is_east_asian(text.document):
        return
    lines = text.once(cjk_lines)
    for run in _RUN.finditer(text.value):
        if not lines.hold(run.start()):
            yield text.edit(*run.span(), "".join(chr(ord(character) - _DISTANCE) for character in run[0]))


def _is_east_asian(document: Document) -> bool:
    """Whether a document is Chinese, Japanese or Korean, or may be where its language is not known."""
    language = document.context.language.base
    return language in CJK_LANGUAGES or (language is None and has_cjk(document.text + (document.title or "")))
