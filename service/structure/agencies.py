"""News agencies as they name themselves in datelines, and the words in capitals that are neither they nor places."""

from functools import lru_cache

from service.language.word_lists import read_list


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency, or of several with a stroke between."""
    agencies = _agencies()
    return (
        name in agencies
        or (name.isupper() and name.casefold() in _agencies_in_capitals())
        or ("/" in name and all(part.strip() in agencies for part in name.split("/")))
    )


def agency_in(phrase: str) -> str:
    """The agency that a phrase names, with its reporter or without (`Корр. ТАСС Иван Петров`), or the phrase itself."""
    if is_agency(phrase):
        return phrase
    return next((word for word in phrase.replace(",", " ").split() if is_agency(word)), phrase)


def is_wire(name: str) -> bool:
    """Whether a name is that of an agency or a source that stands before a dash without brackets."""
    return name in _wires()


def is_label(phrase: str) -> bool:
    """Whether a phrase begins with a word that marks a kind of article."""
    capitals = phrase.upper()
    return capitals in _labels() or capitals.partition(" ")[0] in _labels()


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(read_list(__package__, "agencies.txt"))


@lru_cache(maxsize=1)
def _agencies_in_capitals() -> frozenset[str]:
    return frozenset(name.casefold() for name in _agencies())


@lru_cache(maxsize=1)
def _wires() -> frozenset[str]:
    return frozenset(read_list(__package__, "wires.txt"))


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(read_list(__package__, "labels.txt"))
