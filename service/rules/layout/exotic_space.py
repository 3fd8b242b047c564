"""Spaces of other widths (thin, hair, narrow, ideographic and so on) become a space, except where they are typography.

They come from page-making programs (in `z. B.`, around dashes) and hide words from a search as no-break spaces do.
They stay between groups of digits, where French sets them, and between two quotation marks, which a full blank would
part. The ideographic space stays in Chinese, Japanese and Korean and in lines with their letters.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.quotation_marks import ANY
from service.language.scripts import CJK_LANGUAGES, cjk_lines
from service.language.spaces import groups_digits, is_french

_NARROW = "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f"
_IDEOGRAPHIC = "\u3000"
_RUN = re.compile(f"[{_NARROW}]+|{_IDEOGRAPHIC}+")


@rule(
    "layout.exotic-space",
    summary="Replace spaces of other widths by a space.",
    needs=(_NARROW + _IDEOGRAPHIC,),
    examples={"The\u2009river\u3000rose.": "The river rose."},
    leaves=("1\u202f234", "‘No,’\u2009” she said.", "今天\u3000天气"),
)
def exotic_space(text: Text) -> Iterator[Edit]:
    """Yield an edit for each run of spaces of another width that are no typography."""
    value, language = text.value, text.document.context.language.base
    for match in _RUN.finditer(value):
        start, end = match.span()
        if match[0][0] == _IDEOGRAPHIC:
            is_typography = language in CJK_LANGUAGES or text.once(cjk_lines).hold(start)
        else:
            is_typography = (
                groups_digits(value, start, end)
                or is_french(value, start, end, language)
                or _parts_quotes(value, match)
            )
        if not is_typography:
            yield text.edit(start, end, " " * (end - start))


def _parts_quotes(value: str, match: re.Match[str]) -> bool:
    """Whether a space stands between two quotation marks."""
    before, behind = value[match.start() - 1 : match.start()], value[match.end() : match.end() + 1]
    return before != "" != behind and before in ANY and behind in ANY
