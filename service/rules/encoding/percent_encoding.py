"""Percent-encoding in prose (`the bank%27s office`, `caf%C3%A9`) is an address's way of writing, and is decoded.

Summaries taken from the address of a page come like that. A percent sign is followed by figures for many reasons: `%20`
is twenty per cent in Turkish, Persian or a hasty hand, `%20s` is a format of programmers, `5%25` may be two columns. So
a word is decoded only where every encoding in it has one reading: an apostrophe or another mark behind a letter, a
blank between two words of letters, a letter in UTF-8, a percent sign behind a figure and before no other. Where a
percent sign precedes its figure (Turkish, Basque), no blank is read. A word that looks like a part of an address, a
path, a file name or code is left whole.
"""

import re
from collections.abc import Iterator
from unicodedata import category

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.invisible import CONTROL, DIRECTION, SOFT_HYPHEN, ZERO_WIDTH
from service.language.quotation_marks import DOUBLE, STRAIGHT_FORMS

_ENCODED = re.compile("%[0-9A-Fa-f]{2}")
_RUN = re.compile("(?:%(?:25)*(?:[0-9A-Fa-f]{2}))+")
_ONE = re.compile("%(?:25)*([0-9A-Fa-f]{2})")
_WORD = re.compile(rf"(?:[^\s{DOUBLE}]|[\x1c-\x1f])*\Z"), re.compile(rf"(?:[^\s{DOUBLE}]|[\x1c-\x1f])*")
LONGEST_WORD = 200
"""Words longer than this are addresses or data, and looking at longer ones would take long."""

_NOT_PROSE = re.compile(
    f"[{CONTROL}{DIRECTION}{ZERO_WIDTH}{SOFT_HYPHEN}]|"  # left where nobody knows what it parts, such as two figures
    r"[/\\=@_<>{}|^~`#*+$]|\w[.:&](?:[a-z0-9]|[A-Z]{2})|::|&.*;|(?:quot?|amp|apos|nbsp|dash|hellip);"
    r"|%(?:25)*(?:2[Ff]|3[DdCcEe]|40|5[CcFfBbDd]|7[BbDd]|[01])"
)
_MARKS_BEHIND_WORDS = "',.!?:\")"
_MOJIBAKE = frozenset("ÂÃÄÅÐÑ")
"""Encoded together with what follows them, these are letters that went wrong before they were encoded."""

_SIGN_FIRST = frozenset(("az", "eu", "fa", "ku", "tr"))
"""Languages that write `%20` for twenty per cent; a hasty hand leaves out the blank before it."""

_COMPATIBILITY, _TYPOGRAPHY = "\ufb00", "\u2010"
_LETTERS_BEHIND = re.compile(r"[^\W\d_]")
_FORMAT = re.compile(r"[a-z](?![^\W\d_])")


@rule(
    "encoding.percent-encoding",
    summary="Decode percent-encoded characters in a word of prose.",
    needs=("%",),
    prefilter="%[0-9A-Fa-f]{2}",
    examples={
        "It%27s the caf%C3%A9 in New%20York.": "It's the café in New York.",
        "rose 7%25 in May": "rose 7% in May",
    },
    leaves=("example.org/it%27s", "up to %30.", 'print("%20s")', "a 20%27 share", "file%20name.pdf"),
)
def percent_encoding(text: Text) -> Iterator[Edit]:
    """Yield an edit for each run of encodings in each word that can be decoded whole."""
    value, done = text.value, 0
    for match in _ENCODED.finditer(value):
        if match.start() < done:
            continue
        start, done = _word_around(value, match.start())
        if done - start < LONGEST_WORD:
            word = value[start:done]
            if text.document.context.quotes == "straight":
                word = word.translate(STRAIGHT_FORMS)
            for low, high, after in _decoded(word, text.document.context.language.base):
                if after != "%" or not text.once(_has_glued_shares):
                    yield text.edit(start + low, start + high, after)


_GLUED = re.compile("(?<!%[0-9A-Fa-f])[0-9]%(?!25)[0-9]{2}(?![0-9])")


def _has_glued_shares(value: str) -> bool:
    """Whether figures follow percentages without a blank, as where the columns of a table were joined."""
    return _GLUED.search(value) is not None


def _word_around(value: str, at: int) -> tuple[int, int]:
    """The beginning and the end of the word at `at`, neither farther away than words are long."""
    low, high = max(at - LONGEST_WORD, 0), at + LONGEST_WORD
    before, behind = _WORD[0].search(value[low:at]), _WORD[1].match(value[at:high])
    return at - len(before[0] if before else ""), at + len(behind[0] if behind else "")


def _decoded(word: str, language: str | None) -> list[tuple[int, int, str]]:
    """The runs of encodings of a word with what they mean; none where one of them has no single reading."""
    if _NOT_PROSE.search(word):
        return []
    found = []
    for run in _RUN.finditer(word):
        after = _meaning(run[0])
        is_share = after == " " and language in _SIGN_FIRST
        if after is None or is_share or not _is_plain(after, word[: run.start()], word[run.end() :]):
            return []
        found.append((run.start(), run.end(), after))
    return found


def _meaning(run: str) -> str | None:
    """What the bytes of a run are in UTF-8; `None` where they are not."""
    try:
        return bytes(int(code, 16) for code in _ONE.findall(run)).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_plain(meant: str, before: str, behind: str) -> bool:
    """Whether `meant` is what stood between `before` and `behind`, and nothing else can have."""
    follows_letter = before[-1:].isalpha()
    if meant == "%":
        return before[-1:].isdigit() and not behind[:1].isalnum() and behind[:1] != "%"
    if meant == " ":
        is_between_words = follows_letter and _LETTERS_BEHIND.match(behind) is not None
        return is_between_words and not _FORMAT.match(behind)
    if meant.isascii():
        first, rest = meant[0], meant[1:]
        return follows_letter and first in _MARKS_BEHIND_WORDS and rest in ("", " ")
    has_neighbours = not (before[-1:] + behind[:1]).isascii()  # with one it might be a byte of mojibake
    return all(map(_is_of_prose, meant)) and not has_neighbours and (follows_letter or not before[-1:].isdigit())


def _is_of_prose(character: str) -> bool:
    """Whether a character beyond ASCII is a letter or a typographic mark; neither half of mojibake nor a wide form."""
    if character in _MOJIBAKE or character >= _COMPATIBILITY:
        return False
    return character.isalpha() or (character >= _TYPOGRAPHY and category(character).startswith("P"))
