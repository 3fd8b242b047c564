"""Numbers that name a thing rather than count any: `page 12`, `§ 3`, `[12]`, `Route 66`, `Boeing 747`."""

import re

from service.language.numbers.lexicon import lexicon
from service.language.numbers.words import BLANKS, REACH, word_before

_LABEL_SIGNS = ("§", "#", "№")
_LONGEST_CODE = 4
_SHORTEST_BLOCK = 2
_LIST_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)\.?[ \u00a0](?:[0-9]{1,4}(?:, | \w{1,3} )){1,6}\Z")
_STREET_BEFORE = re.compile(
    r"(?<!\w)(?:R|Rua|Av|Avda|Avenida|Al|Alameda|Praça|Pça|Estrada|Rodovia|Rod|Travessa|Tv|Largo|Calle|C|Via|Viale|Corso|"
    r"Piazza|ул|улица|вул|вулиця|пр|просп|проспект|бул)\.? [^\W\d_][^,;()\n]{0,40}, ?\Z"
)
_STREET_BEHIND = re.compile(
    r"(?:st|nd|rd|th)?,? (?:[A-Z][\w.]+ ){0,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Square|Plaza)(?!\w)"
)
_OWNERS = ("'s", "’s", "s'", "s’")


def is_in_labelled_list(text: str, start: int, language: str) -> bool:
    """Whether it goes on a list of numbers behind a label: `pages 5, 10 and 12`."""
    listed = _LIST_BEFORE.search(text, max(start - REACH, 0), start)
    return listed is not None and listed[1].lower() in lexicon(language).labels


def is_house_number(text: str, start: int, end: int, language: str, behind: str) -> bool:
    """Whether it is the number of a house or a street: before or behind a street, or before `block`.

    In English `Al. Smith, 64` is a man and his age.
    """
    if (
        language != "en"
        and text[max(start - 2, 0) : start] == ", "
        and _STREET_BEFORE.search(text, max(start - REACH, 0), start)
    ):
        return True
    if behind == "block":
        return end - start > _SHORTEST_BLOCK
    is_before_name = language == "en" and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    return is_before_name and is_street(text, end)


def is_street(text: str, end: int) -> bool:
    """Whether the name of a street in English stands behind a number, its ending included (`14th Street`)."""
    return _STREET_BEHIND.match(text, end, end + REACH) is not None


def is_in_citation(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether a label stands before it (`Section 5`, `p. 12`, `§ 3`, `Route 66`, `Matthew 5,12`) or it is `[12]`."""
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        return True
    if text[max(start - 4, 0) : start].rstrip(BLANKS).endswith(_LABEL_SIGNS):
        return True
    return word_before(text, start).lower() in lexicon(language).labels


def is_named_by(text: str, start: int, end: int, word: str, language: str, *, is_year: bool) -> bool:
    """Whether the word before a number is a label (`page 12`) or may be a name (`Boeing 747`, `iPhone 6`)."""
    known = lexicon(language)
    lower = word.lower()
    if lower in known.labels and not (is_year and len(word) > 1 and word.islower()):
        return True
    if word.islower() or not (text[start:end].isdigit() or (word.isupper() and 1 < len(word) <= _LONGEST_CODE)):
        return False
    if is_year and (word.endswith(_OWNERS) or language == "de"):
        return False
    return text[start - 2] == "." or lower not in known.openers
