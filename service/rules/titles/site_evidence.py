"""What speaks for a last part of a title as the name of the site, each kind with how sure it is."""

import re
from collections.abc import Callable
from functools import lru_cache

from service.engine.document import Document
from service.language.word_lists import read_list
from service.rules.titles.anatomy import BRACKETED_TAG_LAST, untagged
from service.rules.titles.headlines import has_one
from service.rules.titles.name_forms import (
    BARS,
    MIN_WORDS,
    NO_NAMES,
    SECTIONS,
    SEPARATOR,
    SMALL_WORDS,
    SURE_BARS,
    Segment,
    bare_name,
    folded_name,
    is_name,
    looks_like_a_name,
    words_in,
)
from service.rules.titles.site_hosts import ADDRESS_FORM, MEDIA_WORDS, addresses
from service.rules.titles.site_mentions import MOST_MENTIONS, is_mentioned, is_missing, lowered, mentions

COPIED = 0.97
ADDRESS = 0.95
COLOPHON = 0.95
KNOWN = 0.93
TAGGED, FOREIGN, NAMED_AS_MEDIA = 0.9, 0.9, 0.9
LIKE_A_BRAND, PARTED = 0.87, 0.87
SIGNED = 0.86
MAX_COMPOUND = 4
"""Words of a name of which one is a compound such as `Klettermagazin`; a longer part is a slogan."""

MAX_ADDRESS = 3
"""Words of a part that ends with an address: `Rezept von Backen.de`."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")
_BRAND = re.compile(r"(?:[A-Z]?[a-zà-ÿ]+[A-Z][A-Za-zà-ÿ]+|[A-ZÀ-Þ][a-zà-ÿ]{2,}[0-9]{1,2})(?:\.?\w+)?")
_SURNAME = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O’|O')[A-Z]")
_NO_ADDRESS = frozenset({"asp.net", "vb.net", "ado.net"})
_QUOTING_ADDRESSES = ("ru", "uk", "bg", "be")
"""Languages whose titles name a site by its address behind a dash when they quote it."""

_COLOPHON = r"(?:©|\(c\)|copyright)[\s\d,.:–-]{{0,16}}(?:by\s)?(?:the\s)?{}(?!\w)"
_COLOPHONS = ("©", "(c)", "copyr")
"""What stands in whatever `_COLOPHON` finds, in lower case; the letters behind these have more than two cases."""

_DATELINE = r"^[^\n]{{0,60}}\({}\)[^\S\n]{{0,4}}[-–—]"
_SIGNATURE = r"^[^\S\n]{{0,8}}{}[^\S\n]{{0,4}}[-–—]"
_INVITING = r"^\W{0,3}(?:join|follow|subscribe to|like|folgen sie|suivez)\s(?:the\s)?"
_INVITATION = re.compile(_INVITING, re.IGNORECASE)
_LATER_INVITATION = re.compile(_INVITING.replace("^", r"\n"), re.IGNORECASE)
"""The line feed is searched for: ten times as fast as a look at each place whether a line begins there."""

_POSSESSIVE = re.compile(r"['’]?s\b")
_MEDIA_ENDINGS = read_list(__package__, "media_endings.txt")


def _is_copied(segment: Segment, document: Document) -> bool:
    """Whether the text has the title with the name behind it, parted by something else."""
    if segment.text not in document.text:
        return False
    return any(_is_copy(rest, segment.text, document.text) for rest in (segment.rest, untagged(segment.rest).strip()))


def _is_copy(title: str, name: str, text: str) -> bool:
    if len(title) < MIN_COPY:
        return False
    place = text.find(title)
    for _ in range(MAX_COPIES):
        if place < 0:
            return False
        between = _MARKUP.match(text, place + len(title))
        if between is not None and text.startswith(name, between.end()):
            return True
        place = text.find(title, place + 1)
    return False


MAX_COPIES = 8
"""Copies of a title that are looked at: no text of the sample has more."""

MIN_COPY = 20
"""Characters of a title that its copy in the text has to have."""


def is_address(segment: Segment, document: Document) -> bool:
    """Whether a part is an address, or a few words that end in one, and not what the article is about."""
    last = segment.words[-1]
    if (
        sum(1 for word in segment.words if _LETTER.search(word)) > MAX_ADDRESS
        or not ADDRESS_FORM.fullmatch(last)
        or last.casefold() in _NO_ADDRESS
    ):
        return False
    most = 0 if document.context.language.base in _QUOTING_ADDRESSES else MOST_MENTIONS
    return segment.mark in BARS or mentions(last, document) <= most or _begins_text(last, document)


def is_known(segment: Segment, document: Document) -> bool:
    """Whether a part is a source of the list; behind a dash, one that the text does not name."""
    is_listed = (
        segment.text in _small_sources() if segment.text.islower() else bare_name(segment.text) in _known_sources()
    )
    if not is_listed or not (segment.text[0].isalnum() and segment.text[-1] not in ",;:-"):
        return False
    if segment.mark in BARS or not is_mentioned(segment.text, document):
        return True
    return _begins_text(segment.text, document)


def _begins_text(name: str, document: Document) -> bool:
    """Whether a line of the text begins with a name and a dash, as agencies begin their reports."""
    return bool(re.search(_SIGNATURE.format(re.escape(name)), document.text, re.MULTILINE))


def _is_colophon(segment: Segment, document: Document) -> bool:
    """Whether a copyright line or an invitation of the text has the name, or an address that is the name."""
    if not is_name(segment) or segment.text.casefold() in SECTIONS:
        return False
    return _is_in_colophon(segment.text, document) or (
        len(segment.words) > 1
        and (_is_invited_to(segment.text, document.text) or folded_name(segment.text) in document.once(addresses))
        and not is_mentioned(segment.text, document)
    )


def _is_in_colophon(name: str, document: Document) -> bool:
    text, in_lower_case = document.text, document.once(lowered)
    if name.lower() not in in_lower_case:
        return False
    written = re.escape(name)  # a pattern of its own is dear to compile, so it is asked first for what it needs
    if f"({name})" in text and re.search(_DATELINE.format(written), text, re.MULTILINE):
        return True
    is_signed = has_one(_COLOPHONS, in_lower_case)
    return is_signed and bool(re.search(_COLOPHON.format(written), text, re.IGNORECASE))


def _is_invited_to(name: str, text: str) -> bool:
    if not (_INVITATION.match(text) or _LATER_INVITATION.search(text)):
        return False
    invitation = _INVITING + _POSSESSIVE.sub(r"['’]?s", re.escape(name)) + r"(?!\w)"
    return bool(re.search(invitation, text, re.IGNORECASE | re.MULTILINE))


_MARKUP = re.compile(r"\s*</?[a-z][^<>]{0,160}>(?:\s|</?[a-z][^<>]{0,160}>)*|\s{2,8}")


def _is_behind_a_tag(segment: Segment, document: Document) -> bool:
    return is_name(segment) and BRACKETED_TAG_LAST.search(segment.rest) is not None and is_missing(segment, document)


def _is_named_as_media(segment: Segment, document: Document) -> bool:
    if not is_name(segment):
        return False
    names = [name for name in map(str.casefold, segment.words) if name not in SMALL_WORDS]
    if not NO_NAMES.isdisjoint(names) or segment.text.casefold() in SECTIONS:
        return False
    is_one = (len(names) > 1 and (names[0] in MEDIA_WORDS or names[-1] in MEDIA_WORDS)) or any(
        len(segment.words) <= MAX_COMPOUND and name.endswith(_MEDIA_ENDINGS) and name not in _MEDIA_ENDINGS
        for name in names
    )
    return is_one and not is_mentioned(segment.text, document)


def _is_foreign(segment: Segment, document: Document) -> bool:
    """Whether a name in Latin letters stands behind a title in others."""
    if segment.rest.isascii():
        return False
    letters, latin = len(_LETTER.findall(segment.rest)), len(_LATIN.findall(segment.rest))
    return (
        latin * 3 < letters
        and is_name(segment)
        and len(_LETTER.findall(segment.text)) == len(_LATIN.findall(segment.text))
        and is_missing(segment, document)
    )


def _is_like_a_brand(segment: Segment, document: Document) -> bool:
    words = segment.words
    return (
        len(words) == 1
        and _BRAND.fullmatch(words[0]) is not None
        and not _SURNAME.match(words[0])
        and words_in(segment.rest) >= MIN_WORDS
        and is_missing(segment, document)
    )


def _is_parted(segment: Segment, document: Document) -> bool:
    """Whether a name of some words, of which none is said elsewhere, stands behind a bar."""
    return (
        segment.mark in SURE_BARS
        and len(segment.words) > 1
        and looks_like_a_name(segment)
        and not segment.rest.isupper()
        and not segment.text[0].isdigit()
        and SEPARATOR.search(segment.rest) is None
        and words_in(segment.rest) >= MIN_WORDS
        and is_missing(segment, document)
    )


def _is_signed(segment: Segment, document: Document) -> bool:
    """Whether a dash and names of persons whom the text does not have stand behind a title in small letters."""
    small = [word for word in segment.rest.split()[1:] if word.islower()]
    return (
        document.context.language.base == "en"
        and segment.mark not in BARS
        and _AUTHORS.fullmatch(segment.text) is not None
        and looks_like_a_name(segment)
        and len(small) * 2 >= words_in(segment.rest)
        and is_missing(segment, document)
    )


_AUTHORS = re.compile(r"{0}(?:,\s{0})*(?:,?\sand\s{0})?".format(r"[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][A-Za-z’'\-]*[a-z]"))

EVIDENCE: tuple[tuple[Callable[[Segment, Document], bool], float], ...] = (
    (_is_copied, COPIED),
    (is_address, ADDRESS),
    (_is_colophon, COLOPHON),
    (is_known, KNOWN),
    (_is_behind_a_tag, TAGGED),
    (_is_named_as_media, NAMED_AS_MEDIA),
    (_is_foreign, FOREIGN),
    (_is_like_a_brand, LIKE_A_BRAND),
    (_is_parted, PARTED),
    (_is_signed, SIGNED),
)

SURE = (is_address, is_known, _is_named_as_media)
"""What tells that a part before the site's name is the site's as well."""


@lru_cache(maxsize=1)
def _small_sources() -> frozenset[str]:
    """The sources that write themselves small; of the others, the words of small letters are no names (`| tribune`)."""
    return frozenset(filter(str.islower, read_list(__package__, "known_sources.txt")))


@lru_cache(maxsize=1)
def _known_sources() -> frozenset[str]:
    return frozenset(bare_name(entry) for entry in read_list(__package__, "known_sources.txt"))
