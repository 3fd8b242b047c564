"""Bodies with so few bytes beyond ASCII that their charset cannot be weighed: a price, a temperature, a section.

There the declaration decides. Where nobody declared anything, they are in the commonest charset, unless another one
makes words of them.
"""

import unicodedata

from service.decoding.charsets import MULTI_BYTE, UNDEFINED, decoded_with_losses, table
from service.decoding.detection import detect
from service.decoding.likelihood import is_common
from service.decoding.usual import language_name, usual_charsets
from service.language.identification import identify

FEW = 4
"""Bytes beyond ASCII that are no longer few."""

SURE = 0.9
"""The confidence where the declaration decides."""

UNSURE = 0.6
"""The confidence where nothing does but that a charset is common."""

_SIGNS = frozenset("µªºΩ")
"""Letters that stand beside those of any script: units and ordinals."""

_ASCII = bytes(range(0x80))


def of_few_bytes(body: bytes, declared: str | None, language: str | None) -> tuple[str, float] | None:
    """The charset of a body with few bytes beyond ASCII and how sure that is; `None` where it has to be weighed."""
    high = body.translate(None, _ASCII)
    if len(high) >= FEW:
        return None
    if declared and declared not in MULTI_BYTE and _is_clean(high, declared) and not _mixes_scripts(body, declared):
        return declared, SURE
    if declared and declared in MULTI_BYTE and not decoded_with_losses(body, declared)[1]:
        return None
    common = next((charset for charset in usual_charsets(language_name(language)) if _is_clean(high, charset)), None)
    if common is None:
        return None
    charset, confidence = detect(body, declared, language)
    text, losses = decoded_with_losses(body, charset)
    if losses or not (_are_words(text) or identify(body.decode("ascii", "ignore")).code):
        return common, UNSURE
    return charset, confidence


def _is_clean(high: bytes, charset: str) -> bool:
    """Whether a charset of one byte a character knows all the bytes, and as no control characters."""
    if charset in MULTI_BYTE:
        return False
    letters = table(charset)
    return not any(letters[byte] == UNDEFINED or unicodedata.category(letters[byte]) == "Cc" for byte in high)


def _mixes_scripts(body: bytes, charset: str) -> bool:
    """Whether a charset makes words of two scripts, such as an English one that ends with a Cyrillic letter."""
    text = f" {decoded_with_losses(body, charset)[0]} "
    places = (place for place, one in enumerate(text) if one > "\x7f" and one.isalpha() and one not in _SIGNS)
    return any(len({_script(one) for one in text[place - 1 : place + 2] if one.isalpha()}) > 1 for place in places)


def _are_words(text: str) -> bool:
    """Whether all that is beyond ASCII are letters beside others of their script, or apostrophes within words."""
    padded = f" {text} "
    return all(
        _is_in_word(padded[place - 1], character, padded[place + 1])
        for place, character in enumerate(padded)
        if character > "\x7f"
    )


def _is_in_word(before: str, character: str, behind: str) -> bool:
    if character == "’":
        return before.isalpha() and behind.isalpha()
    script = _script(character)
    is_rare = script == "CJK" and not is_common(character)
    return character.isalpha() and not is_rare and script in {_script(one) for one in (before, behind) if one.isalpha()}


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
