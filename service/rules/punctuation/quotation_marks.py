"""Quotation marks and apostrophes are made straight or curly, where the request asks for it (`options.quotes`).

Nothing is done by default (`keep`). `straight` writes `"` for “ ” „ ‟ and `'` for ‘ ’ ‚ ‛. Guillemets, primes and the
letters ʻ and ʼ stay: they are not the typographer's form of a straight mark. `curly` gives straight double marks the
form that the article's language uses, paragraph by paragraph, where counting says which one opens and which closes;
makes an apostrophe of each `'` inside a word; and in English of one at the end of a word and before `90s`, `em`, `tis`,
and curls a pair of single marks. Inches, feet, program text, paragraphs with backticks and paragraphs whose marks do
not match stay as they are.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from service.engine.document import Document, Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.quotation_marks import CURLY_DOUBLE, CURLY_SINGLE, STRAIGHT_FORMS
from service.language.word_lists import read_list
from service.rules.punctuation.program_text import has_program_text
from service.rules.punctuation.quotation_roles import straight_pairs

_CURLED = re.compile(f"[{CURLY_DOUBLE}{CURLY_SINGLE}]")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")

_INSIDE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=[0-9])'(?=s\b)")
_ELIDED = re.compile(
    r"(?:(?<=[\s(\"“‘—–-])|\A)'(?=(?:[0-9]{2}s?|(?i:em|tis|twas|til|till|cause|bout|round|n))\b)|(?<=[\s'’]n)'(?=\s)"
)
_SINGLE = re.compile(r"(?<!['\w])'(?=[^\W_])|(?<=[^\W_]|[.,!?…])'(?![\w'])")
_FEET = re.compile(r"[0-9]'(?!s\b)")


def _outer_marks() -> Mapping[str, tuple[str, str]]:
    """The double marks of each language; French sets no-break spaces inside its own."""
    found = {}
    for line in read_list(__package__, "quotation_marks.txt"):
        language, _, marks = line.partition(":")
        opening, closing = marks.split()
        found[language] = ("«\u00a0", "\u00a0»") if language == "fr" else (opening, closing)
    return MappingProxyType(found)


_OUTER = _outer_marks()


@rule(
    "punctuation.quotation-marks",
    summary="Write quotation marks and apostrophes as the request asks for.",
    examples={'"It\'s late," she said.': "“It’s late,” she said."},
    leaves=("“Curly” is kept by default", '"straight" too', "6'2\" tall"),
)
def quotation_marks(text: Text) -> Iterator[Edit]:
    """Yield an edit for each mark that is not of the wanted form."""
    wanted = text.document.context.quotes
    if wanted == "straight":
        for match in _CURLED.finditer(text.value):
            yield text.edit(match.start(), match.end(), STRAIGHT_FORMS[ord(match[0])])
    elif wanted == "curly" and not text.once(has_program_text):
        language = text.document.context.language.base or ""
        if language in _OUTER:
            yield from _double(text, *_OUTER[language])
            yield from _single(text, language)


def with_wanted_marks(document: Document) -> Collection[str]:
    """The id of the rule, where the request asks for marks of one form: nearly none does, and then it is not asked."""
    return () if document.context.quotes == "keep" else (quotation_marks.id,)


def _double(text: Text, opening: str, closing: str) -> Iterator[Edit]:
    """Edits of the straight double marks whose part is certain, pairs only."""
    if '"' not in text.value:
        return
    for first, second in text.once(straight_pairs):
        yield text.edit(first, first + 1, opening)
        yield text.edit(second, second + 1, closing)


def _single(text: Text, language: str) -> Iterator[Edit]:
    """Edits of the apostrophes, and in English of pairs of single marks."""
    value = text.value
    if "'" not in value:
        return
    for paragraph in _PARAGRAPH.finditer(value):
        if "'" not in paragraph[0] or "`" in paragraph[0] or "''" in paragraph[0]:
            continue
        places = {match.start(): "’" for match in _INSIDE.finditer(paragraph[0])}
        if language == "en":
            places |= {match.start(): "’" for match in _ELIDED.finditer(paragraph[0])}
            places |= _paired(paragraph[0], places)
        for place, after in sorted(places.items()):
            at = paragraph.start() + place
            yield text.edit(at, at + 1, after)


def _paired(paragraph: str, known: Mapping[int, str]) -> dict[int, str]:
    """The single marks of a paragraph that open and close by turns, and those that end a word, possessives mostly."""
    if _FEET.search(paragraph):
        return {}
    found: dict[int, str] = {}
    opened: int | None = None
    for match in _SINGLE.finditer(paragraph):
        place = match.start()
        if place in known:
            continue
        if place == 0 or not (paragraph[place - 1].isalnum() or paragraph[place - 1] in ".,!?…"):
            opened = place
            continue
        found[place] = "’"
        if opened is not None:
            found[opened] = "‘"
            opened = None
    return found
