"""A comma that is written for a low opening quotation mark, as in `er sagte ,nein' und ging`."""

import re

from service.engine.document import Text

_CLOSED = re.compile(r"[^\n]{1,80}[‘’'](?!\w)")

_NEVER = ("en", "fr", "es", "pt", "it", "ru", "uk", "bg")
"""Languages whose quotation marks open high, or are guillemets, or are doubled where they are low."""

_OFTEN = ("de", "da", None)
"""Languages that are printed so: there a comma between a blank and a word is no slip even where nothing closes."""


def opens_low(text: Text, place: int) -> bool:
    """Whether the comma at `place` may open a quotation: it is glued to a word, and a single mark closes behind it."""
    language, value = text.document.context.language.base, text.value
    if language in _NEVER or not value[place + 1 : place + 2].isalpha():
        return False
    return (language in _OFTEN and value[place - 1 : place] == " ") or bool(_CLOSED.match(value, place))
