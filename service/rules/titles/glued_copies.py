"""Copies of the title within a line: before the first sentence, behind a caption or a section, or between the two.

A sentence may begin or end with the words of the title, so a copy is cut only where both of its seams are sure. Behind
it, the line ends, or a sentence begins that cannot go on from the title: with a word that is written small within
sentences, and goes on in small letters. Before it, the line begins, or a sentence or the credit of a picture ends.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from service.engine.edit import Span
from service.language.quotation_marks import ANY, CLOSING_OR_GUILLEMET, OPENING_OR_GUILLEMET
from service.language.sentences import TERMINAL
from service.language.word_lists import read_words_by_language
from service.rules.titles.anatomy import Line, untagged
from service.rules.titles.folding import Folded, fold
from service.rules.titles.headlines import Headline, has_one, headline_of, keys_of, words_of_forms

LONGEST = 1_500
"""Characters of a line that are looked at: the captions before a title have up to 400."""

MIN_WORDS = 3
MIN_WORDS_BEHIND = 5
"""Words of a title that are found before a sentence, and between other words: of three words the title of a column is
made, and names are."""

MAX_WORDS_OF_SECTION = 4
"""Words of a section, a column or a credit that the page shows above the title."""

MOST_KEYS = 4
"""How often a long word of the title is looked for in a line."""

AHEAD = 8
"""Words behind the seam in which a sentence shows small letters."""

ENDS = (".", "!", "?", "…")
_NO_SEAM = frozenset(",;:")
_CLOSING = f"{ANY})]"
_TAIL = re.compile(r"[^\w\s“‘„«(\[]*")
_CUT_OFF = re.compile(r"\\{2,}")
_PUBLISHED = re.compile(
    r"\s+(?:posted|published|updated|veröffentlicht|aktualisiert|erstellt|publié|mis à jour|publicado|actualizado|"
    r"pubblicato|gepubliceerd|publicerad|udgivet|opublikowano|опубликовано|опубліковано)\b[^.]{,20}[0-9]",
    re.IGNORECASE,
)
"""When it was published: with these words and a date no title goes on."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(rf"\s*([{OPENING_OR_GUILLEMET}]?)([^\W\d_]+)(['’][^\W\d_]+)?(\s|[,.:;]\s)?")
_SMALL = re.compile(r"(?<![^\W_])[^\W\d_]{4,}")
_CREDIT = re.compile(
    r"(?:[|©/]\s?[^|©/.,]{2,40}|\b(?:AP|AFP|EPA|Getty|GETTY|Reuters|REUTERS|POLITICO|dpa|ANSA|EFE|Xinhua)"
    r"(?:\s(?:Photos?|Images?))?)\s*\Z"
)
_SENTENCE_END = re.compile(rf"[.!?…。][{CLOSING_OR_GUILLEMET})\]]*\s*\Z")
_ENTRY = re.compile(r"\s*\(?[0-9]{1,3}[.)]\s*")
_NEGATION = "n't"

_OPENERS: Mapping[str, frozenset[str]] = read_words_by_language("service.rules.punctuation", "sentence_openers.txt")


class Cut(NamedTuple):
    """A stretch that goes, and what parts its neighbours then: nothing, or a blank line."""

    span: Span
    after: str


def glued_copy_in(value: str, line: Line, title: str, language: str | None, *, is_first: bool) -> Cut | None:
    """The copy of the title in a line that has something else too; `None` where there is none, or a seam is unsure.

    A part of the title may stand for it in the first line only.
    """
    lowered = value[line.start : min(line.end, line.start + LONGEST)].lower()
    sets = words_of_forms(title) if is_first else words_of_forms(title)[:1]
    if len(lowered) != min(line.end - line.start, LONGEST) or not has_one_set(sets, lowered):
        return None
    headline = headline_of(title)
    if headline is None or headline.words < MIN_WORDS:
        return None
    forms = (headline.whole, *(headline.long_forms if is_first else ()))
    stretches = tuple(dict.fromkeys(_around(lowered, title, sets)))
    if len(stretches) > 1 and not _is_within(forms, value, line.start, stretches):
        return None
    places = [
        place
        for around in stretches
        if (place := _Place.first(value, line, around, headline, forms, is_first=is_first)) is not None
    ]
    if not places:
        return None
    first = min(places, key=lambda place: (place.start, -place.end))
    return first.cut(_OPENERS.get(language or "", frozenset()))


def has_one_set(sets: Sequence[tuple[str, ...]], lowered: str) -> bool:
    """Whether a text in lower case has all words of one of some forms."""
    for words in sets:  # loops, not `all` and `any`: it is asked of the first lines of each text
        for word in words:
            if word not in lowered:
                break
        else:
            return True
    return False


def _is_within(forms: Sequence[str], value: str, start: int, stretches: Sequence[Span]) -> bool:
    """Whether one of the forms stands anywhere from the first stretch to the last: one look for many that overlap."""
    edges = min(span.start for span in stretches), max(span.end for span in stretches)
    folded = fold(value, start + edges[0], start + edges[1]).value
    return has_one(forms, folded)


def _around(lowered: str, title: str, sets: Sequence[tuple[str, ...]]) -> Iterator[Span]:
    """Where in a line a copy may be: around the longest words of the title, where all of its others stand too."""
    reach = 2 * len(title) + len(title) // 2
    for key in keys_of(title):
        at = lowered.find(key)
        for _ in range(MOST_KEYS):
            if at < 0:
                break
            start = lowered.rfind(" ", 0, max(at - reach, 0)) + 1
            around = lowered[start : at + reach]
            if has_one_set(sets, around):
                yield Span(start, min(at + reach, len(lowered)))
            at = lowered.find(key, at + reach // 2)


class _Place(NamedTuple):
    """A stretch of a line that has the words of the title."""

    value: str
    line: Line
    start: int
    end: int
    behind: int
    """Behind the marks that follow the last word."""
    headline: Headline
    is_first: bool
    """Whether no other line stands before."""

    @classmethod
    def first(
        cls, value: str, line: Line, around: Span, headline: Headline, forms: Sequence[str], *, is_first: bool
    ) -> "_Place | None":
        """The first place in a stretch of a line, and there the longest form of the title."""
        folded = fold(value, line.start + around.start, line.start + around.end)
        found = [(span, end) for form in forms if (span := _found(folded, form)) and (end := folded.end(span.end))]
        if not found:
            return None
        earliest, end = min(found, key=lambda one: (one[0].start, -one[0].end))
        return cls._of(value, line, folded.start(earliest.start), end, headline, is_first=is_first)

    @classmethod
    def _of(
        cls, value: str, line: Line, start: int, end: int, headline: Headline, *, is_first: bool
    ) -> "_Place | None":
        if headline.label and value.endswith(headline.label, line.start, start):
            start -= len(headline.label)
        elif start > line.start and not untagged(value[line.start : start]).strip():
            start = line.start
        while start > line.start and value[start - 1] in f"{ANY}([¿¡#" and not value[start - 1].isspace():
            start -= 1
        tail = _TAIL.match(value, end, line.end)
        return cls(value, line, start, end, tail.end() if tail else end, headline, is_first)

    @property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.value[self.line.start : self.start]

    @property
    def tail(self) -> str:
        """The marks behind its last word."""
        return self.value[self.end : self.behind]

    def cut(self, openers: frozenset[str]) -> Cut | None:
        """What goes, where both seams are sure; nothing where the title is told before it too."""
        before = fold(self.before).value if self.before else ""
        if any(form in before for form in self.headline.long_forms) or not self._is_apart():
            return None
        if self.behind >= self.line.end:
            return Cut(self._with_blanks_before(), "") if self.before and self._ends_preamble(openers) else None
        if not self._is_before_sentence(openers) or self._adds_stop_within():
            return None
        begin = _behind_blanks(self.value, self.behind)
        if not self.before:
            return Cut(Span(self.start, begin), "")
        if self._is_written_alike() and self.headline.words >= MIN_WORDS_BEHIND and self._is_behind_section(openers):
            return Cut(Span(self._with_blanks_before().start, begin), "\n\n")
        return None

    def _is_apart(self) -> bool:
        """Whether a blank stands before it, or belongs there, or nothing; not the number of an entry of a list."""
        last = self.before[-1:]
        is_apart = not last or last.isspace() or last in ENDS or last in _CLOSING
        return is_apart and not _ENTRY.fullmatch(self.before)

    def _with_blanks_before(self) -> Span:
        start = self.start
        while start > self.line.start and self.value[start - 1].isspace():
            start -= 1
        return Span(start, self.behind)

    def _ends_preamble(self, openers: frozenset[str]) -> bool:
        """Whether it ends a line that is a caption or a section, and not a sentence that ends in the title's words."""
        if self._adds_stop():
            return bool(_CREDIT.search(self.before)) and self._is_written_alike()
        if _SENTENCE_END.search(self.before) or _CREDIT.search(self.before):
            return self.value[self.start : self.end].strip(ANY)[:1] == self.headline.written.strip(ANY)[:1]
        is_long = self.headline.words >= MIN_WORDS_BEHIND
        return is_long and self._is_written_alike() and self._is_behind_section(openers)

    def _adds_stop_within(self) -> bool:
        """Whether it is a sentence among others of the body."""
        return self._adds_stop() and bool(self.before or not self.is_first)

    def _adds_stop(self) -> bool:
        """Whether the copy ends as a sentence does, and the title does not."""
        return self.tail[:1] in TERMINAL and self.tail != "" and self.tail[0] != self.headline.written.rstrip()[-1]

    def _is_written_alike(self) -> bool:
        """Whether the copy has the capitals of the title."""
        return _letters_of(self.value[self.start : self.end]) in _letters_of(self.headline.written)

    def _is_behind_section(self, openers: frozenset[str]) -> bool:
        """Whether what stands before it is a few words, none of them small, or ends a sentence or a credit."""
        before = self.before
        if _SENTENCE_END.search(before) or _CREDIT.search(before):
            return True
        words = before.split()
        first = _WORD.search(self.value, self.start)
        if first and self.value.find(f"{words[-1]} {first[0]}", self.behind) >= 0:
            return False  # a name that the title lost the first word of
        if words[-1].lower() in openers:
            return False  # a headline that says a word more
        return (
            len(words) <= MAX_WORDS_OF_SECTION
            and not any(word[0].islower() for word in words)
            and (not words[-1].endswith((",", ":", "-", "–", "—")))
        )

    def _is_before_sentence(self, openers: frozenset[str]) -> bool:
        """Whether a sentence surely begins behind it."""
        if _CUT_OFF.search(self.tail) or _PUBLISHED.match(self.value, self.behind, self.line.end):
            return True
        following = _NEXT.match(self.value, self.behind, self.line.end)
        if not following or not following[2][0].isupper() or not _NO_SEAM.isdisjoint(self.tail):
            return False
        if following.start(2) == self.behind:
            return self._is_seam_in_word(following)
        return self._is_seam(following, openers) and self._goes_on_small(following.end(2))

    def _is_seam(self, following: re.Match[str], openers: frozenset[str]) -> bool:
        """Whether the title ends with its own mark, or the next word can only begin a sentence."""
        is_ended = self.tail.rstrip(_CLOSING)[-1:] in ENDS
        if not is_ended and not self.value[self.behind].isspace():
            return False
        if is_ended or _stem(following) in openers:
            return True
        return not following[1] and (self._is_no_sentence() or self._is_no_name(following[2]))

    def _is_seam_in_word(self, following: re.Match[str]) -> bool:
        """Whether a capital within a word begins a sentence."""
        last = self.value[self.end - 1]
        if self.tail:
            return self.tail.rstrip(_CLOSING)[-1:] in ENDS and self._goes_on_small(following.end(2))
        return last.islower() and not following[2].isupper() and self._goes_on_small(following.end(2))

    def _goes_on_small(self, start: int) -> bool:
        """Whether the words behind are a sentence's, not a longer headline's; it may go on in a wrapped line."""
        ahead = self.value[start : start + 16 * AHEAD].partition("\n\n")[0]
        words = _SMALL.findall(ahead)[:AHEAD]
        return any(word.islower() for word in words)

    def _is_no_sentence(self) -> bool:
        """Whether the title is of a form that no sentence has: a colon in it, or a quotation at its end."""
        here = self.value[self.start : self.behind]
        is_headline = ": " in here or here[-1] in CLOSING_OR_GUILLEMET
        return self.headline.words > MIN_WORDS_BEHIND and is_headline and self._is_written_alike()

    def _is_no_name(self, word: str) -> bool:
        """Whether the next word has a capital only because it begins a sentence: it is written small within others."""
        if word.isupper() or not self._is_written_alike():
            return False
        small = re.compile(rf"(?<![^\W_]){re.escape(word.lower())}(?![^\W_])")
        name = re.compile(rf"[^\W\d_],? {re.escape(word)}(?![^\W_])")
        return bool(small.search(self.value, self.line.start)) and not name.search(self.value, self.behind + len(word))


def _found(folded: Folded, form: str) -> Span | None:
    """The first place where a word begins that has the form."""
    at = folded.value.find(form)
    while at >= 0 and not folded.begins_word(at):
        at = folded.value.find(form, at + 1)
    return Span(at, at + len(form)) if at >= 0 else None


def _letters_of(text: str) -> str:
    """The letters of a text as they are written, a word told twice once."""
    words = _LETTERS.findall(text)
    return "".join(word for before, word in pairwise(["", *words]) if word.casefold() != before.casefold())


def _stem(following: re.Match[str]) -> str:
    """The first word of a sentence, without what is contracted."""
    whole = (following[2] + (following[3] or "")).lower().replace("’", "'")
    return whole.removesuffix(_NEGATION) if whole.endswith(_NEGATION) else following[2].lower()


def _behind_blanks(value: str, start: int) -> int:
    while start < len(value) and value[start].isspace():
        start += 1
    return start
