"""The order in which evidence of a charset counts: mark, NUL, escapes, UTF-8, and then the letters.

1. A byte order mark.
2. NUL where UTF-16 and UTF-32 have it.
3. Bytes that no text has: refused.
4. ASCII, and the escape sequences of ISO-2022-JP in it.
5. UTF-8 with something beyond ASCII: no other text looks so, whatever was declared. A few broken bytes do not change
   that.
6. The declared charset, beside those that are detected: it wins where there is little evidence, and where it is right.
"""

import re
from dataclasses import dataclass

from service.decoding.binary import binary_at, has_harm, has_signature, is_binary
from service.decoding.charsets import EAST_ASIAN, decoded_with_losses, is_legacy, is_unread, named
from service.decoding.detection import detect
from service.decoding.few_bytes import of_few_bytes
from service.decoding.form import Form
from service.decoding.marks import marked
from service.decoding.scripts import has_common_ideographs
from service.decoding.utf_8 import utf_8
from service.decoding.wide import wide

UNKNOWN = re.compile("[\x81\x8d\x8f\x90\x9d]")
"""Control characters that stand for bytes which are nothing in windows-1252: seldom is such a reading right."""

DOUBTFUL = 0.5
"""The confidence that no reading with them exceeds, nor one of a body with as many control characters as junk has, nor
one of rare ideographs, nor one of a body declared to be in a charset that this service cannot read."""

LONGEST_LABEL = 40
"""Characters of a declared charset that is unknown which are told: no registered name is longer (RFC 2978)."""

ESCAPES = re.compile(rb"\x1b(?:\$[@B]|\$\([DOPQ]|\([IJ])")
"""How ISO-2022-JP announces other letters than those of ASCII."""

FOREIGN_ESCAPES = re.compile(rb"\x1b\$[)*+]")
"""How ISO-2022-KR and ISO-2022-CN do; nobody reads them here, nor do browsers."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """The charset of a body: as declared, as used (WHATWG names), whether it had a byte order mark, and how sure."""

    declared: str | None
    used: str
    bom: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, and what it was in."""

    text: str
    encoding: Encoding


@dataclass
class Undecodable(Exception):
    """A body is no text; `offset` is the byte that shows it."""

    offset: int


def decode(body: bytes, declared: str | None = None, language: str | None = None) -> Decoded:
    """The text of a body.

    `declared` is the charset that the sender named, right or wrong, `language` a BCP 47 tag where it is known. What a
    charset does not know is U+FFFD in the text. Raises `Undecodable`.
    """
    name = named(declared) if declared else None
    told = name or (declared or "")[:LONGEST_LABEL] or None
    mark, payload = marked(body)
    form = _form(payload, mark, name, language, len(body) - len(payload))
    is_doubtful = declared and is_legacy(form.charset) and not form.text.isascii() and is_unread(declared)
    confidence = min(form.confidence, DOUBTFUL) if is_doubtful else form.confidence
    return Decoded(form.text, Encoding(told, form.charset, mark is not None, confidence))


def _form(payload: bytes, mark: str | None, declared: str | None, language: str | None, start: int) -> Form:
    if mark and mark != "utf-8":
        return _as_marked(payload, mark, start)
    form = None if mark or has_signature(payload) else wide(payload, declared)
    if form:
        return form
    at = binary_at(payload)
    if at is not None:
        raise Undecodable(start + at)
    if payload.isascii():
        return _escaped(payload) or _ascii(payload, mark or declared)
    return utf_8(payload, mark or declared, language) or _legacy(payload, declared, language)


def _as_marked(payload: bytes, charset: str, start: int) -> Form:
    """The text of a body whose mark says that it is in UTF-16 or UTF-32; junk can begin like one."""
    text, losses = decoded_with_losses(payload, charset)
    if losses > 1 + len(text) // 100 or is_binary(text):
        raise Undecodable(start)
    return Form(text, charset, 0.9 if losses else 1.0)


def _ascii(payload: bytes, declared: str | None) -> Form:
    confidence = DOUBTFUL if FOREIGN_ESCAPES.search(payload) else 1.0
    return Form(payload.decode("ascii"), _of_ascii(declared), confidence)


def _of_ascii(declared: str | None) -> str:
    """What a body is in that would be the same in nearly every charset."""
    return declared if declared and (is_legacy(declared) or declared == "iso-2022-jp") else "utf-8"


def _escaped(payload: bytes) -> Form | None:
    """The text of a body in ISO-2022-JP, or `None`."""
    if not ESCAPES.search(payload) or FOREIGN_ESCAPES.search(payload):
        return None
    text, losses = decoded_with_losses(payload, "iso-2022-jp")
    return None if text.isascii() or losses > 1 else Form(text, "iso-2022-jp", 0.9 if losses else 0.99)


def _legacy(payload: bytes, declared: str | None, language: str | None) -> Form:
    legacy = declared if is_legacy(declared) else None
    charset, confidence = of_few_bytes(payload, legacy, language) or detect(payload, legacy, language)
    text, losses = decoded_with_losses(payload, charset)
    if losses:
        confidence = round(confidence / (1 + losses / len(payload) * 100), 2)
    is_doubtful = (
        UNKNOWN.search(text) or has_harm(payload) or (charset in EAST_ASIAN and not has_common_ideographs(text))
    )
    return Form(text, charset, min(confidence, DOUBTFUL) if is_doubtful else confidence)
