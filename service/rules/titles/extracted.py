"""A raw text that comes without a title usually begins with it: its first line then becomes the title.

The first line is the title for sure where the next line repeats it. Else it has to look like a headline (some words,
no full stop, no byline, credit or label, the name of the site aside) and the line behind it like the beginning of an
article (a long line that ends a sentence). A caller who sends `title: ""` says that there is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from service.engine.document import Document, Text
from service.engine.edit import Edit, Span
from service.engine.rule import rule
from service.language.months import month_names
from service.language.quotation_marks import ANY, CLOSING_OR_GUILLEMET, OPENING_DOUBLE
from service.language.sentences import ends_sentence
from service.language.word_lists import read_list, read_words_by_language
from service.rules.titles.anatomy import next_line, untagged
from service.rules.titles.folding import fold
from service.rules.titles.headlines import has_one, longest, words_of
from service.rules.titles.title_parts import parts_of

REPEATED = 0.99
HEADLINE = 0.9
QUESTION = 0.6
"""Of lines that end in a question mark, nine of fifteen read were the first sentence of a text without a title."""

MIN_SECTIONS = 3
"""Names of sections in a menu."""

MIN_WORDS, MAX_WORDS = 4, 14
MAX_CAPITALIZED, CAPITALIZED = 20, 0.65
MAX_LENGTH = 150
"""Nine in ten titles of the sample have 4 to 14 words; in the American manner, with two words in three capitalized, up
to 20. Longer first lines are mostly standfirsts."""

MIN_REPEATED, MAX_REPEATED = 2, 250
"""Words of a line that the next one repeats, and characters: more are a caption or a paragraph told twice."""

MAX_VERSE = 80
"""Characters in the longest line of verse: a line that is repeated among such lines is a refrain."""

MIN_BODY, MIN_SENTENCE = 16, 10
"""Words in what stands behind a headline, and in a sentence there: fewer are a byline, a caption, another heading, or
the next line of a wrapped text. It is words that are counted because no repair of a number or a blank changes how many
there are: a second run decides alike."""

_BEGINNINGS = "|".join(map(re.escape, read_list(__package__, "not_titles.txt")))
_NO_HEADLINE = re.compile(rf"[(\[{{•*\-–—|>#@©]|(?:{_BEGINNINGS})(?!\w)", re.IGNORECASE)
_SECTIONS = frozenset(entry.casefold() for entry in read_list(__package__, "sections.txt"))
_CREDITS = "|".join(map(re.escape, read_list(__package__, "credits.txt")))
_NO_TITLE = re.compile(
    rf"""
    https?: | www\. | \w@\w | [a-z]\.com/ | \|.*\|         # an address, a menu
    | (?:{_CREDITS})(?!\w)
    | \b[0-9]{{1,2}}:[0-9]{{2}}\b                            # a time of day
    | (?<!\d)[0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:19|20)[0-9]{{2}}   # a date in figures
    | (?i:\b(?:page|seite|página|strona|strana)\s[0-9]+\s(?:of|von|de|z|ze)\s[0-9]+)   # of how many pages
    | ^[0-9][0-9.,]*k?\s(?i:shares?|comments?|views?|likes?|kommentare|aufrufe)\b       # a share bar
    | \b(?i:shares?\son)\s[A-Z]                              # a share bar without line breaks
    | (?i:\b(?:subscribe\sto|sign\sup\sfor|newsletters?)\b)
    | ^[IVX]+\.\s
    | ^(?i:chapter|kapitel|chapitre|capítulo|capitolo|hoofdstuk|глава|rozdział|kapitola)\s[0-9IVX]+\b  # a part
    | \b[0-9]+\s(?:min(?:ute)?s?|hours?|days?)\sago\b         # when it was published
    | \((?i:left|right|cent(?:er|re)|pictured|above|links|rechts|à\s(?:gauche|droite)|слева|справа)\)  # a caption
    | ^(?:[^\W\d_]+[ ]){{1,3}}[^\W\d_]+,[ ].{{0,40}}\b(?:News|Press|Service|Agency|Reuters|AFP|dpa)$   # who wrote it
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
    | ^ (?:[Hh]owever|Meanwhile|Однако|Вопреки|Тем[ ]не[ ]менее|При[ ]этом|Обаче|Въпреки|Однак|Toda|Vendar|Jednak|Però|
        Cependant|Toutefois|Allerdings|Doch|No[ ]entanto|Sin[ ]embargo|Kuitenkin)\b   # what goes on from a title
    | \b (?:also|out[ ]more|[Cc]lick[ ]here) \b | \b here $          # a standfirst
    | \( (?:Reuters|AFP|AP|Getty|Wikimedia|Unsplash|Photos?\b[^()]*) \) $   # whose picture it is
    | , [ ] who [ ] [^,]+ ,                                       # a clause about persons
    | , [ ] (?:казва|каза|заяви|коментира|сочи|обяви|посочи|съобщи|заявил[аи]?|сообщил[аи]?|рассказал[аи]?|считает) [ ]
    """,
    re.VERBOSE,
)
_PRONOUNS = read_words_by_language(__package__, "pronouns.txt")
_TWO_SENTENCES = re.compile(
    r"(?<![A-ZÀ-Þ])(?<!\b[A-Z][a-z])(?<!\b(?:vs|St|Mr|Dr|No|Ms))"
    rf"[.!?…][{CLOSING_OR_GUILLEMET})]* +[{OPENING_DOUBLE}«]?[A-ZÀ-ÞА-Я]"
)
_SENTENCE_END = re.compile(rf"[.!?…。！？][{CLOSING_OR_GUILLEMET})\]]*(?:\s|\Z|(?=[{OPENING_DOUBLE}]?[A-ZÀ-ÞА-Я]))")
_AGENCY = re.compile(r"\((?:Reuters|REUTERS|AP|AFP|CNN|UPI|Bloomberg|dpa|PTI|ANI|IANS|Xinhua)\)")
"""What an article may begin with, in brackets: the agency that it is from."""
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
    confidence = _confidence(value[line.start : line.end], block, document, is_apart=is_apart)
    if confidence == REPEATED and next_line(value, second.behind) is None:
        return  # nothing would be left to be the text
    if confidence:
        why = "The text begins with its title, which has a field of its own: `title`."
        edit = text.edit(0, line.behind, "", confidence, explanation=why)
        yield replace(edit, title=Span(line.start, line.end))


def _confidence(line: str, block: str, document: Document, *, is_apart: bool) -> float | None:
    """How surely `line` is the title of what begins with `block`, or `None` where it is none."""
    following = block.lstrip().partition("\n")[0].rstrip()
    if len(line) <= MAX_REPEATED:
        line = parts_of(line, document).own or line
    line = " ".join(line.split())  # blanks that the layout rules will delete
    if len(line) > MAX_REPEATED or line[-1] == ":":
        return None
    is_repeated = _is_repeated(line, following[: 2 * MAX_REPEATED], document)
    is_either = is_repeated or (_is_headline(line) and _is_body(block))
    if not is_either or _NO_HEADLINE.match(line) or _NO_TITLE.search(line):
        return None
    if is_repeated:
        return None if line[-1] in ",;" or _is_refrain(line, block, is_apart=is_apart) else REPEATED
    is_in_prose = not _is_capitalized(line.split()) and _goes_on(line, document.context.language.base)
    is_wrapped = not is_apart and (following[:1].islower() or not _has_words(following, MIN_BODY))
    if is_in_prose or is_wrapped:
        return None
    return QUESTION if line.rstrip(f"{CLOSING_OR_GUILLEMET})")[-1] in "?!" else HEADLINE


def _is_repeated(line: str, following: str, document: Document) -> bool:
    """Whether a line has the words of a title of some; its longest words tell most lines apart at once."""
    if not has_one(longest(words_of(line)) or ("",), following.lower()):
        return False
    title = fold(untagged(line))
    if title.words < MIN_REPEATED:
        return False
    again = fold(untagged(following)).value
    if title.tokens[0] not in again:
        return False
    return title.value in (again, fold(parts_of(following, document).own).value)


def _is_refrain(line: str, block: str, *, is_apart: bool) -> bool:
    """Whether a repeated line stands among verses; one that ends as a sentence will stand apart in the answer."""
    verses = block.strip().split("\n")
    return not (is_apart or ends_sentence(line)) and len(verses) > 1 and max(map(len, verses)) <= MAX_VERSE


def _is_headline(line: str) -> bool:
    """Whether a line has the form of a headline: some words, one clause or sentence, no full stop."""
    words_of_line = line.split()
    most = MAX_CAPITALIZED if _is_capitalized(words_of_line) else MAX_WORDS
    if not MIN_WORDS <= len(words_of_line) <= most or len(line) > MAX_LENGTH or line[0].islower():
        return False
    if sum(word.casefold() in _SECTIONS for word in words_of_line) >= MIN_SECTIONS:
        return False  # a menu
    is_whole = not line.endswith(_CUT_OFF) and not line.rstrip(f"{ANY})").endswith(_STOPS)
    return is_whole and not (_TWO_SENTENCES.search(line) or _NO_HEADLINE_FORM.search(line))


def _goes_on(line: str, language: str | None) -> bool:
    """Whether a line begins as a standfirst or a first sentence does: with a pronoun, or with a date."""
    first, second = line.split()[:2]
    is_date = first.rstrip(".").isdigit() and second.rstrip(".,") in month_names(language) and ":" not in line
    return is_date or first.casefold().replace("’", "'").partition("'")[0] in _PRONOUNS.get(language or "", ())


def _is_capitalized(words_of_line: list[str]) -> bool:
    """Whether most words have a capital, as in a title in the American manner; no sentence has."""
    return sum(not word[0].islower() for word in words_of_line) >= CAPITALIZED * len(words_of_line)


def _is_body(block: str) -> bool:
    """Whether a block of lines reads as the beginning of an article: long enough, with the end of a sentence."""
    start = block.lstrip()
    is_aside = start[:1] in ("(", "•", "*") and not _AGENCY.match(start)
    return not is_aside and _is_long(block) and bool(_SENTENCE_END.search(block))


def _is_long(text: str) -> bool:
    """Whether a text is long enough for the beginning of an article; one that ends as a sentence may be shorter."""
    return _has_words(text, MIN_BODY) or (_has_words(text, MIN_SENTENCE) and ends_sentence(text))


def _has_words(text: str, least: int) -> bool:
    """Whether a text has at least so many words."""
    found = (word for word in _WORD.finditer(text) if any(map(str.isalnum, word[0])))
    return sum(1 for _ in islice(found, least)) == least
