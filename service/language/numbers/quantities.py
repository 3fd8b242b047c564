"""The numbers of a clean text: what kind each is, what it is worth, in which unit or currency.

What is told: `cardinal`, `percent`, `money`, `ordinal`, `year`, `fraction` (`2½`, `3/4 of`), `range`. A range whose
ends share a unit, a currency, a magnitude or a percent sign (`5-10 %`, `$3-4 million`, `5 to 10 million`), and one of
years, is one number without a value: what its first end is worth alone does not stand there. Magnitudes are resolved.

What is no number is left out, and so is what may be none: parts of dates, times, scores, citations, telephone numbers,
versions and addresses, numbers in names (`A380`, `Boeing 747`), labels (`page 12`). A number that cannot be read with
certainty (`1.234` where nothing tells what a point is) is told without a value.
"""

from collections.abc import Iterator

from service.engine.document import Context, Document, Language
from service.language.numbers.compounds import PARTS, compound, may_go_on
from service.language.numbers.conventions import Convention, convention, evidence_of_tokens
from service.language.numbers.fractions import may_be_fraction, vulgar_fractions
from service.language.numbers.links import CLOSE, link_between
from service.language.numbers.numerals import Numeral, joined_at_spaces, tokens
from service.language.numbers.pairs import PARTED, is_torn, lacks_what_follows, range_of
from service.language.numbers.quantity import Quantity, Source
from service.language.numbers.single_numbers import MAY_PRECEDE, fraction, number_in_brackets, single_number


def quantities(text: str, language: str | None, title: str | None = None) -> Iterator[Quantity]:
    """All numbers of `text` in order, read as its own numbers, its title's, or else the language (BCP 47) tell."""
    return quantities_of(Document(title, text, Context(Language(language))))


def quantities_of(document: Document) -> Iterator[Quantity]:
    """All numbers of the text of a document in order, likewise."""
    text, language = document.text, document.context.language
    joined = joined_at_spaces(text, found := document.read("text", tokens))
    marks = _convention(document, joined)
    source = Source(text, language.base or "", marks)
    told = _read(source, joined if marks and " " in marks.group else found)
    alone = [source.quantity("fraction", start, start + 1, value) for start, value in vulgar_fractions(text)]
    return iter(sorted([*told, *alone], key=_start)) if alone else told


def _convention(document: Document, joined: tuple[Numeral, ...]) -> Convention | None:
    """How the article writes its numbers; nobody asks where all of them are plain digits."""
    marked = [token for token in joined if not token.text.isdigit()]
    if not marked:
        return None
    evidence = evidence_of_tokens(document.text, marked)
    if document.title and (found := document.read("title", tokens)):
        evidence += evidence_of_tokens(document.title, joined_at_spaces(document.title, found))
    return convention(evidence, document.context.language.code)


def _start(quantity: Quantity) -> int:
    return quantity.start


def _read(source: Source, found: tuple[Numeral, ...]) -> Iterator[Quantity]:
    """The quantities that the tokens `found` are; those that are none are left out."""
    text, until = source.text, 0
    for at, (token, nearest) in enumerate(zip(found, (*found[1:], None), strict=False), 1):
        start, digits = token
        if start < until:
            continue
        end = start + len(digits)
        if not _may_begin(text, start):
            continue
        if nearest and nearest[0] - end == PARTED and is_torn(source, token, nearest):
            until = _end_of(source, nearest, found[at + 1 : at + 1 + PARTS])
            continue
        quantity = _whole(source, token, nearest if nearest and nearest[0] - end <= CLOSE else None)
        if quantity is None:
            continue
        if quantity.end > end and may_go_on(source, quantity.end, nearest):
            quantity = compound(source, quantity, token, found[at : at + PARTS]) or quantity
        if quantity.start >= until:  # two numbers may be at one sign of a currency: the first one has it
            until = quantity.end
            yield quantity


def _may_begin(text: str, start: int) -> bool:
    """Whether a number may begin there, by the character before: not behind a letter, nor a hyphen behind one."""
    preceding = text[start - 1] if start else ""
    return preceding in MAY_PRECEDE and not (preceding == "-" and text[start - 2 : start - 1].isalnum())


def _whole(source: Source, token: Numeral, nearest: Numeral | None) -> Quantity | None:
    """The quantity that a token is, or begins; `nearest` is the next one, if it is close."""
    start, digits = token
    end = start + len(digits)
    quantity = None
    if nearest and (link := link_between(source.text, end, nearest[0], source.language)):
        if lacks_what_follows(source, token, nearest, link):
            return None
        quantity = range_of(source, token, nearest, link)
    if quantity is None and may_be_fraction(source.text, end):
        quantity = fraction(source, start, end)
    if quantity is None and source.text[start - 1 : start] == "(":
        quantity = number_in_brackets(source, start, end)
    return quantity or single_number(source, start, end)


def _end_of(source: Source, token: Numeral, following: tuple[Numeral, ...]) -> int:
    """Where the number whose first digits are `token` ends, with all that goes on behind its magnitude."""
    quantity = single_number(source, *token.span)
    if quantity is None:
        return token.end
    whole = compound(source, quantity, token, following)
    return whole.end if whole else quantity.end
