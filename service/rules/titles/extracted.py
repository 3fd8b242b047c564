"""A raw text that comes without a title usually begins with it: its first line then becomes the title.

The first line is the title for sure where the next line repeats it. Else it has to look like a headline (some words,
no full stop, no byline, credit or label) and the line behind it like the beginning of an article (a long line that
ends a sentence). A caller who sends `title: ""` says that there is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from service.engine.document import Text
from service.engine.edit import Edit, Span
from service.engine.rule import rule
from service.language.quotation_marks import CLOSING_OR_GUILLEMET, OPENING_DOUBLE
from service.language.sentences import ends_sentence
from service.language.word_lists import read_list
from service.rules.titles.anatomy import next_line, words

REPEATED = 0.99
HEADLINE = 0.9
QUESTION = 0.6
"""Of lines that end in a question mark, nine of fifteen read were the first sentence of a text without a title."""

MIN_WORDS, MAX_WORDS = 4, 16
MAX_LENGTH = 150
"""Nineteen in twenty titles of the sample have 4 to 16 words; longer first lines are mostly standfirsts."""

MAX_REPEATED = 250
"""A line that the next one repeats may be longer; beyond this it is a caption or a paragraph told twice."""

MAX_VERSE = 80
"""Characters in the longest line of verse: a line that is repeated among such lines is a refrain."""

MIN_BODY = 16
"""Words in what stands behind a headline: fewer are a byline, a caption, another heading. It is words that are counted
because no repair of a number or a blank changes how many there are: a second run decides alike."""

_BEGINNINGS = "|".join(map(re.escape, read_list(__package__, "not_titles.txt")))
_NO_HEADLINE = re.compile(rf"[(\[{{•*\-–—|>#@©]|(?:{_BEGINNINGS})(?!\w)", re.IGNORECASE)
_CREDITS = "|".join(map(re.escape, read_list(__package__, "credits.txt")))
_NO_TITLE = re.compile(
    rf"""
    https?: | www\. | \w@\w | [a-z]\.com/ | \|.*\|         # an address, a menu
    | (?:{_CREDITS.replace(" ", "[ ]")})(?!\w)
    | \b[0-9]{{1,2}}:[0-9]{{2}}\b                            # a time of day
    | ^\W* (?:\w+,?\s)? [0-9]{{1,2}}[.,]? \s \w+,? \s [0-9]{{4}} \W*$   # a date
    """,
    re.VERBOSE,
)
_NO_HEADLINE_FORM = re.compile(
    r"""
    , [^,]* (?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ss]taff\s[Ww]riter) $   # who wrote it
    | ^ (?:By|Von|Par|Por|Di|Door|Av|Af) (?: [ ] (?:[A-ZÀ-Þ][\w.\-’']*,? | und | et | y | e | and | en | och))+ $
    | \b[0-9]{1,2}(?:[.:][0-9]{2})?[ ]?[ap]\.?m\.?$           # a time of day
    | ^ [A-Z][A-Z .]+ : \s                                    # a speaker
    | (?:[A-Z][a-z]+\.? [ ] [0-9]{1,2},? [ ] [0-9]{4}) $        # a date behind a place
    """,
    re.VERBOSE,
)
_TWO_SENTENCES = re.compile(
    r"(?<![A-ZÀ-Þ])(?<!\b[A-Z][a-z])(?<!\b(?:vs|St|Mr|Dr|No|Ms))"
    rf"[.!?…][{CLOSING_OR_GUILLEMET})]* +[{OPENING_DOUBLE}«]?[A-ZÀ-ÞА-Я]"
)
_SENTENCE_END = re.compile(rf"[.!?…。！？][{CLOSING_OR_GUILLEMET})\]]*(?:\s|\Z|(?=[{OPENING_DOUBLE}]?[A-ZÀ-ÞА-Я]))")
_WORD = re.compile(r"(?:[^\s.,;:!?]|[.,;:!?](?=[0-9]))+")
"""A word as it will be when blanks around marks are in order."""

_STOPS = (".", "…", "。")
_CUT_OFF = (",", ";", ":", "-", "–", "—", "(", "/", "&")


@rule(
    "titles.extracted",
    summary="Take the title out of a raw text that begins with it.",
    needs=("\n",),
    fields=("text",),
    examples={
        "Storm reaches the northern coast\n\nIt rained for days in the north, and then the river rose so high that"
        " nobody could cross it any more.": "It rained for days in the north, and then the river rose so high that"
        " nobody could cross it any more."
    },
    leaves=(
        "It rained for days.\n\nThen the river rose so high that nobody could cross it.",
        "By Jane Doe and John Roe\n\nIt rained for days, and then the river rose so high that nobody could cross it.",
    ),
)
def extracted(text: Text) -> Iterator[Edit]:
    """Yield the edit that makes the first line the title, taking it and the blank lines behind it out of the text."""
    document = text.document
    if document.title is not None or not document.context.seek_title:
        return
    value = text.value
    line = next_line(value, 0)
    second = next_line(value, line.behind) if line else None
    if line is None or second is None:
        return
    is_apart = value.count("\n", line.end, line.behind) > 1
    block = value[line.behind :].partition("\n\n")[0]
    confidence = _confidence(value[line.start : line.end], block, is_apart=is_apart)
    if confidence == REPEATED and next_line(value, second.behind) is None:
        return  # nothing would be left to be the text
    if confidence:
        why = "The text begins with its title, which has a field of its own: `title`."
        edit = text.edit(0, line.behind, "", confidence, explanation=why)
        yield replace(edit, title=Span(line.start, line.end))


def _confidence(line: str, block: str, *, is_apart: bool) -> float | None:
    """How surely `line` is the title of what begins with `block`, or `None` where it is none."""
    following = block.lstrip().partition("\n")[0].rstrip()
    line = " ".join(line.split())  # blanks that the layout rules will delete
    if len(line) > MAX_REPEATED or line[-1] == ":" or _NO_HEADLINE.match(line) or _NO_TITLE.search(line):
        return None
    if len(words(line)) > 1 and words(line) == words(following[: 2 * MAX_REPEATED]):
        return None if line[-1] in ",;" or _is_refrain(line, block, is_apart=is_apart) else REPEATED
    if not _is_headline(line) or not _is_body(block):
        return None
    if not is_apart and (following[:1].islower() or not _has_words(following, MIN_BODY)):
        return None
    return QUESTION if line.rstrip(f"{CLOSING_OR_GUILLEMET})")[-1] in "?!" else HEADLINE


def _is_refrain(line: str, block: str, *, is_apart: bool) -> bool:
    """Whether a repeated line stands among verses; one that ends as a sentence will stand apart in the answer."""
    verses = block.strip().split("\n")
    return not (is_apart or ends_sentence(line)) and len(verses) > 1 and max(map(len, verses)) <= MAX_VERSE


def _is_headline(line: str) -> bool:
    """Whether a line has the form of a headline: some words, one clause or sentence, no full stop."""
    if not MIN_WORDS <= len(line.split()) <= MAX_WORDS or len(line) > MAX_LENGTH or line[0].islower():
        return False
    is_whole = not line.endswith(_CUT_OFF) and not line.rstrip(f"{CLOSING_OR_GUILLEMET})").endswith(_STOPS)
    return is_whole and not (_TWO_SENTENCES.search(line) or _NO_HEADLINE_FORM.search(line))


def _is_body(block: str) -> bool:
    """Whether a block of lines reads as the beginning of an article: long enough, with the end of a sentence."""
    return (
        _has_words(block, MIN_BODY) and block.lstrip()[:1] not in ("(", "•", "*") and bool(_SENTENCE_END.search(block))
    )


def _has_words(text: str, least: int) -> bool:
    """Whether a text has at least so many words."""
    found = (word for word in _WORD.finditer(text) if any(map(str.isalnum, word[0])))
    return sum(1 for _ in islice(found, least)) == least
