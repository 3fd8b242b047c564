"""UTF-8: whole, cut at either end, or with a few bytes of another charset, which are read as what they were."""

import re

from service.decoding.charsets import EAST_ASIAN, decoded_with_losses, table
from service.decoding.form import Form
from service.decoding.usual import language_name, usual_charsets
from service.language.identification import identify

UNSURE = 2
"""Whole sequences of UTF-8 that there have to be for each broken byte, where there are few and nobody said so."""

SURE = 3
"""Sequences of UTF-8 that no text in another charset has by chance."""

_ESCAPED = re.compile("[\udc80-\udcff]+")
"""What `surrogateescape` makes of bytes that are no UTF-8."""

_CUT = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]+")
"""The beginning of a sequence whose end was lost."""

_CUT_END = re.compile("(?:[\udcc2-\udcf4][\udc80-\udcbf]{0,2})\\Z")

_CUT_BEGINNING = re.compile("[\udc80-\udcbf]{0,3}")

_BEYOND_ASCII = bytes(range(0x80, 0x100))

_IDEOGRAPHIC = re.compile("[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]")

_NOT_IDEOGRAPHIC = re.compile(
    r"[^\x00-\x7f\u3000-\u9fff\uac00-\ud7af\uff00-\uff60]|(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])"
)

_MARKS = frozenset(range(0x91, 0x98)) | {0x85, 0xA0, 0xAB, 0xBB}
"""Quotation marks, dashes, dots and no-break space: the same in every charset of Windows that an alphabet has."""


def is_utf_8(body: bytes) -> bool:
    """Whether all bytes of a body are UTF-8."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def utf_8(body: bytes, declared: str | None, language: str | None) -> Form | None:
    """The text of a body in UTF-8 with something beyond ASCII, or `None` where that is not what it is in."""
    ignored = body.decode("utf-8", "ignore")
    whole = len(ignored) - len(body.translate(None, _BEYOND_ASCII))
    escaped = body.decode("utf-8", "surrogateescape")
    broken = len(escaped) - len(ignored)
    if not broken:
        by_chance = whole < SURE and _in_two_bytes(body, ignored, declared)
        return by_chance or Form(ignored, "utf-8", 1.0 if whole >= SURE else 0.97)
    if not _is_mostly_whole(escaped, whole, broken, is_declared=declared == "utf-8"):
        return None
    text = _mended(escaped, language or identify(ignored).code)
    return Form(text, "utf-8", round(0.99 * (whole + 1) / (whole + 1 + broken), 2))


def _is_mostly_whole(escaped: str, whole: int, broken: int, *, is_declared: bool) -> bool:
    """Whether a text is UTF-8 although some bytes are not. What was cut at either end tells nothing against it."""
    at_end = _length(_CUT_END.search(escaped[-4:]))
    at_beginning = _length(_CUT_BEGINNING.match(escaped))
    within = max(broken - at_beginning - at_end, 0)
    if not whole:
        return not within and (at_end > 0 if is_declared else at_end > 1)
    return within * (1 if is_declared or whole >= SURE else UNSURE) <= whole


def _length(match: re.Match[str] | None) -> int:
    return len(match[0]) if match else 0


def _in_two_bytes(body: bytes, text: str, declared: str | None) -> Form | None:
    """The text of a few bytes that are UTF-8 by chance, and really in the East Asian charset that was declared."""
    if declared not in EAST_ASIAN or _IDEOGRAPHIC.search(text):
        return None
    other, losses = decoded_with_losses(body, declared)
    return None if losses or _NOT_IDEOGRAPHIC.search(other) else Form(other, declared, 0.8)


def _mended(escaped: str, language: str | None) -> str:
    """The text with each broken sequence as U+FFFD, and with stray bytes as what they are in the language's charset."""
    charset = usual_charsets(language_name(language))[0]
    letters = table(charset) if charset.startswith("windows-") else None

    def mend(run: re.Match[str]) -> str:
        if run.start() == 0 or run.end() == len(escaped) or _CUT.fullmatch(run[0]):
            return "\ufffd"
        before, behind = escaped[run.start() - 1], escaped[run.end()]
        read = [_stray(ord(character) & 0xFF, letters) for character in run[0]]
        is_word = len(read) > 1 and all(map(str.isalpha, read))
        within = is_word or before.isalpha() or behind.isalpha()
        return "".join(one if within or not one.isalpha() else "\ufffd" for one in read)

    return _ESCAPED.sub(mend, escaped)


def _stray(byte: int, letters: str | None) -> str:
    """What a byte is that stands among UTF-8 and is none: a quotation mark, a letter, or lost."""
    if byte in _MARKS:
        return table("windows-1252")[byte]
    return letters[byte] if letters and letters[byte].isalpha() else "\ufffd"
