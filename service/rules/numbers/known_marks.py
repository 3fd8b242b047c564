"""The marks that hold where one cannot ask the language: of an article whose language is not known, its own."""

from service.engine.document import Document
from service.language.locales import NumberMarks, number_marks
from service.language.numbers.conventions import Convention, convention_of

SETTLES = 4
"""So many numbers of an article tell how it writes them; a number that a later rule mends is no evidence before."""


def known_marks(document: Document) -> NumberMarks | Convention | None:
    """The marks of the document's language, or of its own numbers where that is not known; `None` where neither is."""
    of_language = number_marks(document.context.language.code)
    if of_language is not None:
        return of_language
    return own_marks(document)


def own_marks(document: Document) -> Convention | None:
    """The marks that the document's own numbers tell beyond doubt, or `None`."""
    own = convention_of(document, SETTLES)
    return own if own is not None and own.is_sure and not own.also_decimal else None
