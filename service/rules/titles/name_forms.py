"""How the names of sites are written, and how two of them are compared.

Names are compared as host names have them, without blanks and accents; titles, which are sentences, otherwise.
"""

import re
import unicodedata
from typing import NamedTuple

from service.language.word_lists import read_list

MIN_WORDS = 3
"""Words that have to be left of a title where only the form of a part speaks for it; two where a list does."""

SEPARATOR = re.compile(r"(?<=\s)(?:\||ǀ|::|»|›|·|•|-|–|—)(?=\s)")
BARS = ("|", "ǀ", "::", "»", "›", "·", "•")
SURE_BARS = ("|", "ǀ", "::", "›", "•")
"""Bars that nothing else in a title is parted by; the others are also quotation marks and points of a list."""

_FOLDED_AWAY = re.compile(r"[\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": " and "})
_ARTICLES = ("the ", "der ", "die ", "das ", "le ", "la ", "el ", "il ", "o ", "l'", "l’")
_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_A_NAME = re.compile(r"""[,;:?"“”„«»()\[\]{}<>…]|\.{2}|!.|\d{1,2}[./]\d{1,2}[./]\d|[.]$""")
SECTIONS = frozenset(entry.casefold() for entry in read_list(__package__, "sections.txt"))
SMALL_WORDS = frozenset(read_list(__package__, "small_words.txt"))
NO_NAMES = frozenset(read_list(__package__, "no_site_names.txt"))


class Segment(NamedTuple):
    """A candidate: the text of a part, the mark that parts it, and the title without it."""

    text: str
    mark: str
    rest: str

    @property
    def words(self) -> list[str]:
        """Its words."""
        return self.text.split()


def looks_like_a_name(segment: Segment) -> bool:
    """Whether a part is written as a name, and has no word of a section or a note on the article."""
    names = [word.casefold().strip(".'’") for word in re.split(r"[\s\-]+", segment.text)]
    is_note = segment.text.casefold() in SECTIONS or not NO_NAMES.isdisjoint(names)
    return is_name(segment) and not is_note


def is_name(segment: Segment) -> bool:
    """Whether a part is written as names are: each word with a capital, but for the small ones within."""
    if _NOT_A_NAME.search(segment.text) or not segment.words:
        return False
    words = segment.words
    is_small = [word.casefold() in SMALL_WORDS and index > 0 for index, word in enumerate(words)]
    return not is_small[-1] and all(
        small or word[0].isupper() or word[0].isdigit() or (word[0].isalpha() and not word[0].islower())
        for word, small in zip(words, is_small, strict=True)
    )


def words_in(text: str) -> int:
    """How many runs of letters there are: later rules part no run and join none."""
    return len(_LETTERS.findall(text))


def without_article(name: str) -> str:
    """A name without the article that it begins with."""
    lower = name.casefold()
    article = next((article for article in _ARTICLES if lower.startswith(article)), "")
    return name[len(article) :].strip() or name


def bare_name(name: str) -> str:
    """A name as it is compared, without its article."""
    return folded_name(without_article(name))


def folded_name(name: str) -> str:
    """A name without case, accents, blanks and punctuation, as host names have it."""
    lower = name.casefold()
    if lower.isascii():
        return _FOLDED_AWAY.sub("", lower)
    plain = unicodedata.normalize("NFKD", lower.translate(_UMLAUTS))
    return _FOLDED_AWAY.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign)))
