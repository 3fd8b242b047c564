"""A no-break space becomes a space, except where it is typography.

Editors and content systems leave U+00A0 behind wherever somebody pressed the wrong key; a search for `the city` then
misses it. It stays where it groups digits (`110 000`), which the number rules must see, and where French sets it:
inside « guillemets » in any language, and before `: ; ! ? %` in texts that are French or whose language is not known.
Between a number and its unit, behind `§` or a preposition of one letter it only says where no line may end, and goes.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.spaces import groups_digits, is_french

_RUN = re.compile("\u00a0+")


@rule(
    "layout.no-break-space",
    summary="Replace a no-break space by a space.",
    needs=("\u00a0",),
    examples={"He went\u00a0home.": "He went home."},
    leaves=("110\u00a0000 habitants", "1\u00a0234\u00a0567", "«\u00a0Oui\u00a0»"),
)
def no_break_space(text: Text) -> Iterator[Edit]:
    """Yield an edit for each run of no-break spaces that neither groups digits nor follows French custom."""
    language = text.document.context.language.base
    for match in _RUN.finditer(text.value):
        start, end = match.span()
        if not groups_digits(text.value, start, end) and not is_french(text.value, start, end, language):
            yield text.edit(start, end, " " * (end - start))
