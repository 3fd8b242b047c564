"""A no-break space becomes a space, except where it is typography.

Editors and content systems leave U+00A0 behind wherever somebody pressed the wrong key; a search for `the city` then
misses it. It stays where it groups digits (`110 000`), which the number rules must see, and where French sets it:
before `: ; ! ? %`, inside « guillemets ».
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule

_RUN = re.compile("\u00a0+")
_GROUPED = re.compile("[0-9]\u00a0[0-9]{3}(?![0-9])")
_FRENCH_BEFORE = ":;!?%»"


@rule(
    "layout.no-break-space",
    summary="Replace a no-break space by a space.",
    needs=("\u00a0",),
    examples={"He went\u00a0home.": "He went home."},
    leaves=("110\u00a0000 habitants", "1\u00a0234\u00a0567"),
)
def no_break_space(text: Text) -> Iterator[Edit]:
    """Yield an edit for each run of no-break spaces that neither groups digits nor follows French custom."""
    value = text.value
    is_french = text.document.context.language.base == "fr"
    for match in _RUN.finditer(value):
        start, end = match.span()
        if end - start == 1:
            if start and _GROUPED.match(value, start - 1):
                continue
            if is_french and (value[end : end + 1] in _FRENCH_BEFORE or value[start - 1 : start] == "«"):
                continue
        yield text.edit(start, end, " " * (end - start))
