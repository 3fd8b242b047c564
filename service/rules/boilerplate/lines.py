"""The lines of a text, and what each says by itself: a phrase of a list, a form, or a phrase of the caller's."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from service.rules.boilerplate.forms import form_of, formed, may_be_form
from service.rules.boilerplate.phrase_lists import Phrase
from service.rules.boilerplate.phrases import may_say, phrase_of, saying

CALLER = "caller_phrase"

_OPENING = " \t\"'“”„‘’«‹([*•–—-¿¡"
_BLANKS = re.compile(r"\s+")
_CURLY = str.maketrans("“”„‘’‚", "\"\"\"'''")
PICTURES = "photo_credit"
_SIGNS_OF_PICTURES = (
    "| ",
    "©",
    " via ",
    "photo",
    "image",
    "caption",
    "picture",
    "credit",
    "getty",
    "foto",
    "fot.",
    "bild",
    "kuva",
    "zdroj",
    "vir:",
    "źródło",
    "фото",
    "снимк",
    "illustration",
    "screen",
)
SIGN_OF_PICTURES = (
    r"(?i:\| |©| via |photo|image|caption|picture|credit|getty|foto|fot\.|bild|(?:k|[^\x00-\x7f])uva|zdroj|vir:"
    r"|illustration|screen)|[źŹ][rR][óÓ][dD][łŁ]|[фФ][оО][тТ][оО]|[сС][нН][иИ][мМ][кК]"
    r"|/[^!-~]?(?:[A-Z]|[^\x00-\x7f]|dpa|imago|iStock|stock)"
)
"""What occurs where a line names a picture, for a scan that ignores the case of ASCII alone."""

_SLASHED_NAME = re.compile(r"/\s?(?:(?=[^\W\d_])[^a-zа-я]|dpa|imago|iStock|stock)")


@dataclass(slots=True)
class Line:
    """A line that is not blank, what it says by itself, and what kind of boilerplate it is where it stands."""

    start: int
    end: int
    text: str
    phrase: Phrase | None = None
    kind: str | None = None

    @property
    def begins_lower(self) -> bool:
        """Whether it may go on with a sentence."""
        return begins_lower(self.text)


def begins_lower(line: str) -> bool:
    """Whether a line begins in lower case, behind the marks that open one."""
    return line.lstrip(_OPENING)[:1].islower()


def lines_of(text: str, called: Callable[[str], bool] | None) -> list[Line]:
    """The lines that are not blank with what they say, or none where no line says anything."""
    lines = text.split("\n")
    marked = _marked(lines, called) if len(lines) > 1 else {}
    if not marked:
        return []
    found = []
    start = 0
    for number, line in enumerate(lines):
        end = start + len(line)
        if bare := line.strip():
            found.append(Line(start, end, bare, marked.get(number)))
        start = end + 1
    return found


def runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """The stretches of numbers that follow one another."""
    for _, group in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
        yield [number for _, number in group]


def _marked(lines: Sequence[str], called: Callable[[str], bool] | None) -> dict[int, Phrase]:
    """The lines that say a phrase or have a form of boilerplate, by their numbers."""
    marked = dict(saying(lines))
    for number, kind in formed(lines):
        if number not in marked or marked[number].is_weak:
            marked[number] = Phrase(kind, is_begun=kind == "copyright_line")
    if called is not None:
        marked.update((number, Phrase(CALLER)) for number, line in enumerate(lines) if line and called(line))
    return marked


def beginning_with(phrases: Sequence[str]) -> Callable[[str], bool] | None:
    """Whether a line begins with one of the caller's phrases; blanks and the shape of quotation marks do not count."""
    bare = tuple(filter(None, map(_bare, phrases)))
    if not bare:
        return None
    longest = max(map(len, bare))
    return lambda line: _bare(line.lstrip()[: 2 * longest + 2]).startswith(bare)


def _bare(text: str) -> str:
    return _BLANKS.sub("", text).translate(_CURLY)


def names_picture(line: str) -> bool:
    """Whether a line has a word or a mark of captions and of credits: a cheap look that many lines fail."""
    lowered = line.lower()
    return any(map(lowered.__contains__, _SIGNS_OF_PICTURES)) or _SLASHED_NAME.search(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line by itself is the caption or the credit of a picture."""
    bare = line.strip()
    if not bare or not names_picture(bare):
        return False
    phrase = phrase_of(bare) if may_say(bare) else None
    return (phrase is not None and phrase.kind == PICTURES) or (may_be_form(bare) and form_of(bare) == PICTURES)


def is_furniture(line: str) -> bool:
    """Whether a line by itself says a phrase or has a form of boilerplate of any kind."""
    bare = line.strip()
    if not bare:
        return False
    return (may_say(bare) and phrase_of(bare) is not None) or (may_be_form(bare) and form_of(bare) is not None)
