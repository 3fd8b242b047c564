"""Mojibake that has one reading and that ftfy leaves, because it decodes a line as a whole or needs every byte.

UTF-8 that was read as Mac Roman (`‚Äô`, `D√ºsseldorf`) is decoded by ftfy only where the whole line can be; one proper
quotation mark in it is enough to prevent that. And the last byte of `”` is one that Windows-1252 does not have, so it
often is the only one lost (`â€œnoâ€ and`). A no-break space behind a bracket (`)Â `) is passed over, too.
"""

import re

_LATER = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
"""The bytes 80 to BF in Mac Roman: the later bytes of a character in UTF-8."""

_LETTERS = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûüßÆØæø"
"""Those of them that no formula has behind a root sign."""

_MAC_ROMAN = re.compile(
    f"‚Ä[{_LATER}]"  # punctuation: dashes, quotation marks, dots
    f"|(?<=[a-z]{{2}})√[{_LATER}]|(?<=[A-Za-z])√[{_LATER}](?=[a-z]{{2}})"  # an accented letter inside a word
    rf"|(?<!\w)√[{_LETTERS}](?=[a-z]{{2}})"  # one that begins a word
)
_CLOSING = re.compile("(?<=“)[^“”„]{0,600}?[^\\s“”„]â€(?=[ ,.;:!?)]|$)")
"""A quotation that is open and ends in what is left of its closing mark; longer ones have lost more than that."""

_BEHIND_BRACKET = re.compile("(?<=[)\\]])(?:Â[ \u00a0]|Ã(?=[ \u00a0]))")
"""A no-break space, or an `à`; ftfy looks for them at the beginning of a line only, and what stands in the brackets may
be a tag of the title, and go."""


_AT_END = re.compile("(?<=[a-z])(?:Â|Ã)\\Z")
"""The same at the end of a line, where the blank that is the second byte was trimmed."""


def repair_leftovers(line: str) -> str:
    """The line, which ftfy has repaired as far as it can, without the damage that is left in it."""
    if "‚Ä" in line or "√" in line:
        line = _MAC_ROMAN.sub(_decoded, line)
    if "â€" in line:
        line = _CLOSING.sub(_closed, line)
    if "Â" in line or "Ã" in line:
        line = _BEHIND_BRACKET.sub(lambda damage: "à" if damage[0] == "Ã" else "\u00a0", line)
        line = _AT_END.sub(lambda damage: "à" if damage[0] == "Ã" else "", line)
    return line


def _decoded(damage: re.Match[str]) -> str:
    return damage[0].encode("mac_roman").decode("utf-8")


def _closed(quotation: re.Match[str]) -> str:
    return quotation[0][:-2] + "”"
