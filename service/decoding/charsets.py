"""Charsets by the names and labels of the WHATWG Encoding Standard, and decoding as it says.

`webencodings` has the labels. What Python's codecs leave undefined or map otherwise is put right here: in the standard
an undefined byte from 80 to 9F is the control character of that number, so that windows-1252 reads anything; Shift_JIS,
EUC-KR, Big5 and GBK are the supersets that browsers read. The charsets of DOS, and Macintosh's of Central Europe, are
not in the standard, since browsers read none of them, but files are in them: they have the names of IANA, in lower case
as the standard's `ibm866` is.
"""

import codecs
from collections.abc import Mapping
from encodings.aliases import aliases
from functools import lru_cache
from types import MappingProxyType

import webencodings

MULTI_BYTE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gbk": ("gb18030",),
        "gb18030": ("gb18030",),
        "big5": ("big5hkscs",),
        "shift_jis": ("cp932",),
        "euc-jp": ("euc_jp", "euc_jis_2004"),
        "euc-kr": ("cp949",),
        "iso-2022-jp": ("iso2022_jp", "iso2022_jp_ext"),
        "utf-8": ("utf-8",),
        "utf-16le": ("utf-16-le",),
        "utf-16be": ("utf-16-be",),
        "utf-32le": ("utf-32-le",),
        "utf-32be": ("utf-32-be",),
    }
)
"""Python's codecs for charsets of more than one byte a character; a later one knows rarer characters."""

EAST_ASIAN = ("gbk", "gb18030", "big5", "euc-kr", "euc-jp", "shift_jis")
"""Charsets of one and two bytes a character."""

OF_FILES: Mapping[str, str] = MappingProxyType(
    {
        **{f"ibm{page}": f"cp{page}" for page in (437, 737, 775, 850, 852, 855, 857, 861, 862, 865, 869, 1125)},
        "x-mac-ce": "mac-latin2",
    }
)
"""Charsets of one byte a character that are not in the standard, with Python's codecs for them."""

_LABELS_OF_FILES: Mapping[str, str] = MappingProxyType(
    {
        **{
            label: name
            for name, codec in OF_FILES.items()
            for page in [codec.removeprefix("cp")]
            for label in (name, codec, page, f"ibm-{page}", f"cp-{page}", f"csibm{page}", f"cspcp{page}")
        },
        "cspc8codepage437": "ibm437",
        "cspc775baltic": "ibm775",
        "cspc850multilingual": "ibm850",
        "cspc862latinhebrew": "ibm862",
        "cp-is": "ibm861",
        "cp-gr": "ibm869",
        "ruscii": "ibm1125",
        **dict.fromkeys(("macce", "mac-ce", "x-mac-centraleurroman", "maccentraleurope"), "x-mac-ce"),
    }
)

_PYTHON_NAMES = {
    **OF_FILES,
    "x-mac-cyrillic": "mac-cyrillic",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
}
_NOT_IN_PYTHON = {
    "koi8-u": {0xAE: "ў", 0xBE: "Ў"},
    "windows-1255": {0xCA: "\u05ba"},
    "x-mac-cyrillic": {0xA2: "Ґ", 0xB6: "ґ", 0xFF: "€"},
}
"""Bytes that the standard maps otherwise than Python does."""

_NO_TEXT = ("replacement", "x-user-defined")
"""Names of the standard under which nothing can be read."""

_OF_PYTHON = frozenset(
    codec for codec in aliases.values() if not codec.endswith("_codec") and not codec.startswith(("utf_", "latin_"))
)
"""Python's codecs of legacy charsets. They are not looked up by a caller's label: each failure would be remembered."""

UNDEFINED = "\ufffe"
"""What `codecs.charmap_decode` takes for a byte without a character."""


def named(label: str) -> str | None:
    """The name of the charset that has a label, or `None` for a label that nobody knows."""
    plain = label.strip("\t\n\f\r ").lower()
    found = webencodings.LABELS.get(plain) or _LABELS_OF_FILES.get(plain)
    return str(found) if found else None


def is_unread(label: str) -> bool:
    """Whether a label is of a legacy charset that there is, since Python reads it, and that this service does not."""
    plain = label.strip("\t\n\f\r ").lower()
    codec = aliases.get(plain.replace("-", "_"), plain)
    return named(plain) in (None, "replacement") and codec in _OF_PYTHON and legacy_charset(codec) is None


def is_legacy(name: str | None) -> bool:
    """Whether a name is that of a charset in which bytes beyond ASCII can be read, and that is none of Unicode's."""
    return name is not None and name not in _NO_TEXT and not name.startswith("utf-") and name != "iso-2022-jp"


@lru_cache(maxsize=64)
def table(charset: str) -> str:
    """What each of the 256 bytes is in a charset of one byte a character; `UNDEFINED` where it is nothing."""
    codec = _PYTHON_NAMES.get(charset, charset)
    read = (_read(number, codec) for number in range(256))
    changed = _NOT_IN_PYTHON.get(charset, {})
    return "".join(changed.get(number, character) for number, character in enumerate(read))


def _read(number: int, codec: str) -> str:
    try:
        return bytes([number]).decode(codec)
    except UnicodeDecodeError:
        return chr(number) if 0x80 <= number < 0xA0 else UNDEFINED


def decoded(body: bytes, charset: str) -> str:
    """The text that `body` is in a charset. Raises `UnicodeDecodeError`."""
    if charset not in MULTI_BYTE:
        return codecs.charmap_decode(body, "strict", table(charset))[0]
    *others, last = MULTI_BYTE[charset]
    for codec in others:
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    return body.decode(last)


def decoded_with_losses(body: bytes, charset: str) -> tuple[str, int]:
    """The text with U+FFFD for what the charset does not know, and how often that had to be."""
    try:
        return decoded(body, charset), 0
    except UnicodeDecodeError:
        pass
    if charset in MULTI_BYTE:
        codec = MULTI_BYTE[charset][-1]
        text = body.decode(codec, "replace")
        return text, text.count("\ufffd") - body.decode(codec, "ignore").count("\ufffd")
    text = codecs.charmap_decode(body, "replace", table(charset))[0]
    return text, text.count("\ufffd")


_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "big5hkscs": "big5",
        "cp949": "euc-kr",
        "cp950": "big5",
        "cp1125": "ibm866",
        "euc_jis_2004": "euc-jp",
        "euc_jisx0213": "euc-jp",
        "gb18030": "gbk",
        "iso8859_11": "windows-874",
        "johab": "euc-kr",
        "mac_cyrillic": "x-mac-cyrillic",
        "mac_roman": "macintosh",
        "shift_jis_2004": "shift_jis",
        "shift_jisx0213": "shift_jis",
        "cp932": "shift_jis",
        "tis_620": "windows-874",
    }
)
"""Codecs of Python whose names are no labels of the standard, or that read the same as a charset of another name."""


def legacy_charset(codec: str) -> str | None:
    """The charset of the standard that a codec of Python reads, or `None` for one that is not there or of Unicode."""
    name = _ALIASES.get(codec) or named(codec.replace("_", "-")) or named(codec.replace("iso8859_", "iso-8859-"))
    return name if is_legacy(name) else None
