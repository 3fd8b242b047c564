"""An English apostrophe that was lost on the way (`don?t`, `didn t`) is put back where one reading exists.

Typographic apostrophes are not in ASCII, and whoever forces a text into ASCII leaves a question mark, a replacement
character or a blank for them. `isn?t` and `didn t` can be nothing else. Before an `s` a letter may have been lost as
well (`Vald?s`, `caf?s`), or the question mark may be one; so `the mayor?s turn` is mended only where the article has
the word (`mayor`) elsewhere, where no accented letter can follow (`party?s`), or where an inverted question mark or
`â(TM)` stands there, which no letter leaves behind.

A blank before an `s` alone means little: `Model s`, `plan s`, and in other languages `s` is a word. It is an apostrophe
where the article has lost several others that can be nothing else, and does not stand full of lone letters, as formulas
and torn words (`he s aid`, `o f`) do. Addresses (`youtu.be/x?t=10`) stay.

The apostrophe is straight where the article has only straight ones; otherwise curly, as those get lost.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from service.engine.document import Document, Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.word_lists import read_list

_CONTRACTIONS = frozenset(read_list(__package__, "contractions.txt"))
_NO_OTHER_WORDS = frozenset(read_list(__package__, "no_other_words.txt"))
_ACCENTED_STEMS = frozenset(read_list(__package__, "accented_stems.txt"))
_NOT_OWNERS = _ACCENTED_STEMS | frozenset(read_list(__package__, "not_owners.txt"))

CERTAIN = 0.99
WITH_EVIDENCE = 0.95
WITHOUT_EVIDENCE = 0.7
"""What the article shows decides between them; `bench.evaluate --read` showed no wrong one above the last."""

ENOUGH_LOST = 3
"""So many blanks that stand for apostrophes, a contraction among them, show that a blank before an `s` is one too. But
for those of the one collection that lost its apostrophes, no English article of the development data has two."""

STRAYS = 2
"""So many lone letters, and more than one for as many places, outweigh these; of 283 articles with lost apostrophes
none has them."""

_ENGLISH_ENDS = ("y", "ion", "ment", "ness", "ing", "ism", "ship", "ight", "ck")
"""Before an `s`, no accented letter can have been lost behind these."""

_ENDING = "(?:s|t|ll|re|ve|d|m|S|T|LL|RE|VE|D|M)"
_MARKS = {
    mark: re.compile(rf"{re.escape(mark)}(?={_ENDING}(?![\w=&%/@\ufffd]))") for mark in ("?", "\ufffd", "¿", "â(TM)")
}
_BLANK = re.compile(r"\s(s|t|ll|re|ve|d|m)(?![\w'’=&%/@*\ufffd−⁻-]|\.[a-z]|\. [a-z](?!\w))")
_LONE = re.compile(r"s(?<=\ss)(?!\w)"), re.compile(r"t(?<=\st)(?!\w)")
"""A lone `s` or `t`; each pattern begins with a plain character, which makes it five times as fast as one for both."""

_MAY_BE_LOST = (
    f"(?:[?¿\ufffd]|â\\(TM\\)){_ENDING}(?:[^0-9A-Za-z_=&%/@]|\\Z)"
    r"|[^!-~‘-‟][st](?:[^0-9A-Za-z_]|\Z)"
)
"""A mark before an ending, or a lone `s` or `t`."""

_STRAY = re.compile(r"\s[bcefghj-lnopqrv-xz](?![\w'’-]|\s*\.)")
"""Lone letters that no apostrophe leaves behind; `d`, `m`, `s` and `t` it does, and the others are words somewhere."""

_ROMANCE = re.compile(r"s\s+(?:d[aeiou]s?|del|l[aeo]s?|el|e[tn]?|y)\b")
"""A plural in French, Spanish or Portuguese goes on like that; what was lost is one of its letters."""

_NO_LETTERS = ("¿", "â(TM)")
"""A letter of English and its neighbours is in the charsets whose other characters became these."""

_ENDS = re.compile(_ENDING)
_LETTERS = re.compile(r"[^\W\d_]+\Z")
_WORD = re.compile(rf"(?<![?\ufffd])(?<![^\W\d_])([^\W\d_]++)(?:[?\ufffd]+({_ENDING})(?!\w)|(?![?\ufffd]))")
"""A word. Beside a question mark it may have lost a letter (`coup?`, `r?sum?`), and shows nothing."""

_ADDRESS = re.compile(r"[/\\@=_&%#]|\w[.:][a-z0-9]")
LONGEST_WORD = 40
"""Longer words are not English."""

_APOSTROPHE = re.compile(r"'(?<=[^\W\d_]')(?=[^\W\d_])")


@rule(
    "encoding.lost-apostrophe",
    summary="Restore an English apostrophe that became a question mark, a blank or a replacement character.",
    prefilter=_MAY_BE_LOST,
    examples={
        "It isn?t the mayor?s turn, said the mayor.": "It isn’t the mayor’s turn, said the mayor.",
        "She didn t say it.": "She didn’t say it.",
    },
    leaves=("Really?so what", "youtu.be/x?t=10", "a Model s", "the 1990 s", "Harry S Truman"),
)
def lost_apostrophe(text: Text) -> Iterator[Edit]:
    """Yield an edit for each mark, blank or replacement character that stands for an apostrophe."""
    if text.document.context.language.base != "en":
        return
    article = _Article(text.document)
    for start, end, confidence in (*_marks(text.value, article), *_blanks(text, article)):
        yield text.edit(start, end, article.apostrophe, confidence)


class _Article:
    """What an article as a whole shows: it is asked only where something in it may be a lost apostrophe."""

    def __init__(self, document: Document) -> None:
        self._fields = (document.title or "", document.text)
        self._document = document

    @cached_property
    def apostrophe(self) -> str:
        """The apostrophe that the article uses itself."""
        is_straight = not any("’" in field for field in self._fields) and any(map(_APOSTROPHE.search, self._fields))
        return "'" if is_straight else "’"

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, but for those of which only the article's other words can tell what was lost behind them."""
        found = (match.groups() for field in self._fields for match in _WORD.finditer(field))
        return frozenset(word.rstrip("â") for word, ending in found if not ending or _is_sure(word, ending))

    def shows(self, word: str, ending: str) -> bool:
        """Whether nothing but an apostrophe stands between a word and its ending."""
        return _is_sure(word, ending) or word in self.words

    @cached_property
    def has_lost_blanks(self) -> bool:
        """Whether a blank stands in a contraction whose beginning is no word of its own, or in many places."""
        if self.has_lost_many:
            return True
        is_sure = any(ending == "t" and word.lower() in _NO_OTHER_WORDS for _, _, word, ending in self._parted)
        return is_sure and not self._is_torn

    @cached_property
    def has_lost_many(self) -> bool:
        """Whether blanks stand where apostrophes do in so many places that there is no other reason."""
        has_contraction = any(_is_contraction(word, ending) for _, _, word, ending in self._parted)
        return has_contraction and self._places >= ENOUGH_LOST and not self._is_torn

    @cached_property
    def _parted(self) -> "Sequence[_Parted]":
        """The words before blanks, with what stands behind these."""
        return (*self._document.read("title", _parted), *self._document.read("text", _parted))

    @cached_property
    def _places(self) -> int:
        """How many of the blanks may have been apostrophes."""
        return sum(_may_be_lost(word, ending) for _, _, word, ending in self._parted)

    @cached_property
    def _is_torn(self) -> bool:
        """Whether so many other letters stand alone that words were torn, or letters are variables."""
        strays = sum(len(_STRAY.findall(field)) for field in self._fields)
        others = [(word, ending) for _, _, word, ending in self._parted if ending in ("d", "m", "t")]
        strays += sum(not _may_be_lost(word, ending) for word, ending in others)
        return strays >= STRAYS and STRAYS * strays > self._places


def _marks(value: str, article: _Article) -> Iterator[tuple[int, int, float]]:
    """The question marks and the like before the ending of a word."""
    for mark, pattern in _MARKS.items():
        for match in pattern.finditer(value) if mark in value else ():
            start, tells_more = _damage(value, match.start(), mark)
            word, ending = _word_before(value, start), _ending_at(value, match.end())
            if not word or ending.isupper() > word.isupper() or _is_address(value, start):
                continue
            if _is_contraction(word, ending):
                yield start, match.end(), CERTAIN
            elif ending in ("s", "S") and len(word) > 1:
                is_sure = tells_more or (not _has_lost_letter(value, start, word) and article.shows(word, ending))
                yield start, match.end(), WITH_EVIDENCE if is_sure else WITHOUT_EVIDENCE


def _has_lost_letter(value: str, end: int, word: str) -> bool:
    """Whether a letter may be lost behind a word, or was lost before it (`r?sum?s`)."""
    before = value[max(end - len(word) - 2, 0) : end - len(word)]
    return word.lower() in _ACCENTED_STEMS or (before[1:] in ("?", "\ufffd") and before[:1].islower())


def _damage(value: str, at: int, mark: str) -> tuple[int, bool]:
    """Where the damage begins whose last mark is at `at`, and whether no letter leaves such damage behind."""
    start = at
    while start and value[start - 1] == mark:
        start -= 1
    for lead in ("â€", "â"):
        if value.endswith(lead, 0, start):
            return start - len(lead), True
    return start, mark in _NO_LETTERS


def _ending_at(value: str, at: int) -> str:
    match = _ENDS.match(value, at)
    return match[0] if match else ""


def _is_address(value: str, start: int) -> bool:
    """Whether the word that ends at `start` is part of an address, a path or code."""
    words = value[max(start - LONGEST_WORD, 0) : start].split()
    return not words or len(words[-1]) == LONGEST_WORD or _ADDRESS.search(words[-1]) is not None


def _blanks(text: Text, article: _Article) -> Iterator[tuple[int, int, float]]:
    """The blanks before the ending of a word, where the article has lost apostrophes to blanks."""
    value = text.value
    if not any(pattern.search(value) for pattern in _LONE) or not article.has_lost_blanks:
        return
    for start, end, word, ending in text.once(_parted):
        if _is_contraction(word, ending):
            yield start, end, CERTAIN if word.lower() in _NO_OTHER_WORDS else WITH_EVIDENCE
        elif _is_owner(word, ending) and end - start == 1 and not _ROMANCE.match(value, end):
            yield start, end, WITH_EVIDENCE if article.has_lost_many else WITHOUT_EVIDENCE


class _Parted(NamedTuple):
    """A run of white space between a word and what may be its ending."""

    start: int
    end: int
    word: str
    ending: str


def _parted(value: str) -> Sequence[_Parted]:
    """The blanks between a word and what may be its ending, with both."""
    found = []
    for match in _BLANK.finditer(value):
        start = end = match.start(1)
        while start and value[start - 1].isspace():
            start -= 1
        word = _word_before(value, start)
        if word and _is_blank(value[start:end]):
            found.append(_Parted(start, end, word, match[1]))
    return found


def _is_blank(run: str) -> bool:
    """Whether a run of white space is one that the layout makes a blank: no paragraph ends in it."""
    return run.count("\n") < len("\n\n")


def _is_contraction(word: str, ending: str) -> bool:
    return f"{word}'{ending}".lower() in _CONTRACTIONS


def _may_be_lost(word: str, ending: str) -> bool:
    """Whether what stands between a word and its ending may have been an apostrophe."""
    return _is_contraction(word, ending) or _is_owner(word, ending)


def _is_sure(word: str, ending: str) -> bool:
    """Whether nothing but an apostrophe can stand between a word and its ending, whatever the article shows."""
    return _is_contraction(word, ending) or word.lower().endswith(_ENGLISH_ENDS)


def _is_owner(word: str, ending: str) -> bool:
    """Whether a word may have lost the apostrophe of its genitive."""
    return ending == "s" and len(word) > 1 and word.lower() not in _NOT_OWNERS


def _word_before(value: str, end: int) -> str:
    """The letters that end at `end`, if they are a word and no part of something longer."""
    low = max(end - LONGEST_WORD, 0)
    match = _LETTERS.search(value, max(value.rfind(" ", low, end), low), end)  # fewer places to try than from `low` on
    if not match or match.start() == low > 0:
        return ""
    before = value[match.start() - 1 : match.start()]
    return "" if before.isdigit() or before in ("_", "@", "#") else match[0]
