"""Charsets: the sample's texts in the legacy charsets of their languages, decoded without a word about the charset.

A text takes part in a charset that can hold it. One with control characters of C1 takes part in Unicode's forms only:
it is damaged already, and a charset of ISO would bring the damage back as the punctuation that it was. What counts is
that the text comes back, not by which name. A text whose legacy bytes are UTF-8 is mojibake, and its bytes are the text
that it was before: to read them so is right, and it does not take part in that charset.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from bench.data import RawArticle
from bench.pins import Figure
from bench.running import in_parallel
from bench.tables import Cell, share, table
from service.decoding import Decoded, Undecodable, decode
from service.decoding.charsets import MULTI_BYTE, UNDEFINED
from service.decoding.charsets import table as characters

SHORTEST = 300
"""Characters of a text that counts."""

SHORT = 120
"""Characters of the beginnings that are told for information."""

WESTERN = ("windows-1252", "iso-8859-15", "macintosh")
CENTRAL = ("windows-1250", "iso-8859-2")
CYRILLIC = ("windows-1251", "iso-8859-5", "ibm866", "x-mac-cyrillic")
LEGACY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("pl", "cs", "cz", "sk", "hr", "sl", "hu", "ro"), CENTRAL),
        **dict.fromkeys(("ru", "bg"), (*CYRILLIC, "koi8-r")),
        **dict.fromkeys(("uk", "ua"), (*CYRILLIC, "koi8-u")),
        "el": ("windows-1253", "iso-8859-7"),
        "tr": ("windows-1254",),
        "he": ("windows-1255", "iso-8859-8"),
        "ar": ("windows-1256", "iso-8859-6"),
        **dict.fromkeys(("lt", "lv", "et"), ("windows-1257", "iso-8859-13")),
        "zh": ("gbk", "big5"),
        "ja": ("shift_jis", "euc-jp"),
        "ko": ("euc-kr",),
        "th": ("windows-874",),
        "vi": ("windows-1258",),
    }
)
"""Charsets by what a collection calls its language; those of Western Europe for all others."""

EVERY = 4
"""One article in so many is tried in harder ways, for information."""

UNICODE = ("utf-8", "utf-16le", "utf-16be")
WRONG = "wrongly declared"
BEGINNING = f"first {SHORT} characters"
PLAIN = "nothing declared"


@dataclass(frozen=True, slots=True)
class Trial:
    """One text in one charset: whether it came back, and how sure the service was."""

    way: str
    language: str
    charset: str
    is_ascii: bool
    is_marked: bool
    is_right: bool
    confidence: float


def encoded(text: str, charset: str) -> bytes | None:
    """The text in a charset, or `None` where that cannot hold it."""
    try:
        if charset in MULTI_BYTE:
            return text.encode({"shift_jis": "cp932", "euc-kr": "cp949"}.get(charset, MULTI_BYTE[charset][0]))
        known = {character: byte for byte, character in enumerate(characters(charset)) if character != UNDEFINED}
        return bytes(known[character] for character in text)
    except (UnicodeEncodeError, KeyError):
        return None


def trials(article: RawArticle) -> list[Trial]:
    """The article's text in every charset that it may have been in, none declared; none of a short text."""
    return list(_trials(article)) if len(article.text) >= SHORTEST else []


def _trials(article: RawArticle) -> Iterator[Trial]:
    for charset, body in _bodies(article, (*_legacy(article), *UNICODE)):
        yield _tried(PLAIN, article, charset, article.text, decoded(body))
    for charset in UNICODE:
        marked = encoded("\ufeff" + article.text, charset)
        yield _tried(PLAIN, article, charset, article.text, decoded(marked or b""), is_marked=True)


def harder_trials(article: RawArticle) -> list[Trial]:
    """The article's text in legacy charsets: its beginning alone, and declared to be in UTF-8."""
    return list(_harder_trials(article))


def _harder_trials(article: RawArticle) -> Iterator[Trial]:
    for charset, body in _bodies(article, _legacy(article)):
        beginning = article.text[:SHORT]
        yield _tried(BEGINNING, article, charset, beginning, decoded(encoded(beginning, charset) or b""))
        yield _tried(WRONG, article, charset, article.text, decoded(body, "utf-8"))


def _legacy(article: RawArticle) -> tuple[str, ...]:
    is_damaged = any("\x80" <= character < "\xa0" for character in article.text)
    return () if is_damaged else LEGACY.get(article.language, WESTERN)


def _bodies(article: RawArticle, charsets: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for charset in charsets:
        body = encoded(article.text, charset)
        if body is not None and not (charset not in UNICODE and _is_mojibake(body)):
            yield charset, body


def _is_mojibake(body: bytes) -> bool:
    """Whether the legacy bytes of a text are UTF-8, by which it was once read wrongly."""
    try:
        return not body.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def decoded(body: bytes, declared: str | None = None) -> Decoded | None:
    """What the service reads, or `None` where it refuses."""
    try:
        return decode(body, declared)
    except Undecodable:
        return None


def _tried(
    way: str, article: RawArticle, charset: str, text: str, found: Decoded | None, *, is_marked: bool = False
) -> Trial:
    is_right = found is not None and found.text == text
    confidence = found.encoding.confidence if found else 0.0
    return Trial(way, article.language or "?", charset, text.isascii(), is_marked, is_right, confidence)


def report_charsets(articles: Sequence[RawArticle]) -> Iterator[Figure]:
    """Print what came back, by charset and language, and give the headline figures."""
    plain = [trial for of_one in in_parallel(trials, articles) for trial in of_one]
    harder = [trial for of_one in in_parallel(harder_trials, articles[::EVERY]) for trial in of_one]
    beyond = [trial for trial in plain if not trial.is_ascii]
    legacy = [trial for trial in beyond if trial.charset not in UNICODE]
    print(f"\ncharsets: {len(plain)} bodies of at least {SHORTEST} characters, {len(beyond)} of them beyond ASCII")
    print(table(["charset", "language", "bodies", "beyond ASCII", "came back", ""], _rows(plain)))
    for way in (WRONG, BEGINNING):
        chosen = [trial for trial in harder if trial.way == way and not trial.is_ascii]
        print(f"{way}, beyond ASCII: {_right(chosen)} of {len(chosen)} came back, {share(_right(chosen), len(chosen))}")
    _print_confidences(legacy)
    yield Figure.share("charsets: bodies decoded to the same text", _right(plain), len(plain), "higher")
    yield Figure.share("charsets: bodies beyond ASCII decoded to the same text", _right(beyond), len(beyond), "higher")
    yield Figure.share(
        "charsets: legacy bodies beyond ASCII decoded to the same text", _right(legacy), len(legacy), "higher"
    )


def _right(trials: Iterable[Trial]) -> int:
    return sum(trial.is_right for trial in trials)


def _rows(trials: Sequence[Trial]) -> Iterator[list[Cell]]:
    def place(trial: Trial) -> tuple[str, str]:
        is_unicode = trial.charset in UNICODE
        return trial.charset + (" with mark" if trial.is_marked else ""), "all" if is_unicode else trial.language

    for (charset, language), group in groupby(sorted(trials, key=place), key=place):
        chosen = list(group)
        beyond = [trial for trial in chosen if not trial.is_ascii]
        yield [charset, language, len(chosen), len(beyond), _right(beyond), share(_right(beyond), len(beyond))]


def _print_confidences(trials: Sequence[Trial]) -> None:
    """Print how often the service was right when it said how sure it was."""
    print("\nconfidence of legacy charsets, beyond ASCII")
    rows: list[list[Cell]] = []
    for low, high in ((0.0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 0.99), (0.99, math.inf)):
        chosen = [trial for trial in trials if low <= trial.confidence < high]
        rows.append([f"from {low}", len(chosen), _right(chosen), share(_right(chosen), len(chosen))])
    print(table(["confidence", "bodies", "right", ""], rows))
