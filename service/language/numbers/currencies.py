"""Currencies beside a number: their signs, their codes, and whose dollar or crown it is."""

import re
from typing import NamedTuple

from service.language.numbers.lexicon import currency_codes, currency_signs, dollar_owners, entry_behind
from service.language.numbers.words import BLANKS, ONE_BLANK

_SIGNS = "€£¥₹₽₴₺₪₩₫₦₱₸₾"
_SIGN_BEFORE = re.compile(rf"((?:[A-Za-z.]{{1,4}}-?)?\$(?:US)?|[{_SIGNS}]|(?<![^\W\d_])R)[{BLANKS}]?\Z")
_CODE_BEFORE = re.compile(rf"(?<![^\W_])([A-Z]{{3}}|Rs\.?|Kč|[Kk]r\.?|Tk\.?|Rp\.?|S/\.?)[{BLANKS}]?\Z")
_OWNER = re.compile(r" (?P<bracket>\()?(?P<owner>(?:New |Hong )?[A-Z][A-Za-z]+\b|U\.S\.)")
_CLOSED = re.compile(
    r"(?![ \u00a0]?\w)|[ \u00a0](?:dollars?|and|or|to|in|for|an?|per|on|from|of|at|by|as|is|was|were|with|each|every|"
    r"this|last|over|worth|if|but|than)\b"
)
"""What stands behind the word for whose dollars they are, and not behind an adjective (`$5 million Canadian film`)."""

_SIGN_BEHIND = re.compile(rf"[{BLANKS}]?([$€£¥₹₽₴₺₪₩₫₦₱₸₾])(?![\w])")
_BARE_SIGNS = frozenset(_SIGNS)
_BEFORE_SIGNS = frozenset(["", " ", "\n", "("])
"""Before a sign that has no letters, as `US$` and `R$` have."""

_LAST = frozenset("$" + _SIGNS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
LAST_LOWER = frozenset("srkčp")
"""The small letters in which abbreviations of currencies end."""

_LAST_OF_ABBREVIATIONS = LAST_LOWER | {".", "/"}
LAST_CHARACTERS = _LAST | _LAST_OF_ABBREVIATIONS
"""In which a sign, a code or an abbreviation of a currency ends."""

_ABBREVIATIONS = frozenset(["Rs", "kr", "Kr", "Tk", "Rp", "Kč", "S/"])
_CROWNS = {"sv": "SEK", "no": "NOK", "nb": "NOK", "da": "DKK"}.get


class Currency(NamedTuple):
    """A currency beside a number, its blanks included; `code` is `None` where the sign does not tell the country."""

    code: str | None
    start: int
    end: int


def currency_before(text: str, start: int, language: str | None = None) -> Currency | None:
    """The sign or code of a currency (`US$`, `EUR`, `Rs.`) that ends at `start` or one blank before it."""
    end = start - 1 if start and text[start - 1] in ONE_BLANK else start
    last = text[end - 1 : end]
    if last in _BARE_SIGNS or (last == "$" and text[end - 2 : end - 1] in _BEFORE_SIGNS):  # and mostly it is so
        return _signed(last, end - 1, start, language)
    if last in _LAST:
        if sign := _SIGN_BEFORE.search(text, max(start - 8, 0), start):
            return _signed(sign[1], sign.start(), start, language)
    elif last not in _LAST_OF_ABBREVIATIONS or text[max(end - 3, 0) : end].rstrip(".")[-2:] not in _ABBREVIATIONS:
        return None
    code = _CODE_BEFORE.search(text, max(start - 6, 0), start)
    return _coded(code[1], code.start(), start, language) if code else None


def currency_behind(text: str, end: int, language: str | None = None) -> Currency | None:
    """The sign, code or name of a currency that begins at `end` or one blank behind it."""
    if sign := _SIGN_BEHIND.match(text, end):
        return Currency(code_of_sign(sign[1], language), end, sign.end())
    found = entry_behind(text, end, language)
    return Currency(found[0].symbol, end, found[1]) if found and found[0].meaning == "currency" else None


def dollars_of(text: str, end: int) -> tuple[str | None, int]:
    """Whose dollars a sum in dollars that ends at `end` is in, and where what says so ends (`$1,000 Canadian`).

    American ones where nothing stands there; `None` where the word may belong to what follows.
    """
    first = text[end + 1 : end + 2]
    match = _OWNER.match(text, end) if first == "(" or "A" <= first <= "Z" else None
    code = dollar_owners().get(match["owner"]) if match else None
    if match is None or code is None:
        return "USD", end
    if match["bracket"]:
        return (code, match.end() + 1) if text.startswith(")", match.end()) else ("USD", end)
    if _CLOSED.match(text, match.end()):
        return code, match.end()
    return "USD" if code == "USD" else None, end


def code_of_sign(sign: str, language: str | None) -> str | None:
    """The code of a sign; a bare dollar may be a peso in Spanish, and a yen a yuan in Chinese."""
    if code := currency_signs().get(sign):
        return code
    if sign == "$":
        return None if language == "es" else "USD"
    return "JPY" if sign == "¥" and language not in ("zh", "ja") else None


def _signed(sign: str, start: int, end: int, language: str | None) -> Currency | None:
    if sign == "R":
        return Currency("ZAR", start, end) if language == "en" else None
    # Letters of another word, or of a dollar that nobody knows, have no code.
    return Currency(code_of_sign(sign, language), start, end)


def _coded(code: str, start: int, end: int, language: str | None) -> Currency | None:
    if code in currency_codes():
        return Currency(code, start, end)
    known = {"Rs": "INR", "Tk": "BDT", "Rp": "IDR", "S/": "PEN", "Kč": "CZK"}.get(code.rstrip(".")) or (
        _CROWNS(language or "") if code[1] == "r" else None
    )
    return Currency(known, start, end) if known else None
