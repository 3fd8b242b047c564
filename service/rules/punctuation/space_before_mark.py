"""A blank before a comma, a full stop or a closing bracket, or behind an opening one, is a slip, and goes.

Links that an extractor cut out leave such blanks behind. French sets one before `; : ! ?`, and text in French is left
alone there, as is a line or a quotation whose words are likelier French than of its article's language, and any text
whose language is not known. A mark that follows another one, that begins a word (`.NET`, `.5 inch`) or that belongs to
a spaced ellipsis (`. . .`), a smiley or program text stays where it is. A question mark goes to its word only in what
is a question, because extractors also leave one behind for each character that they could not read.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.quotation_marks import CLOSING, CLOSING_OR_GUILLEMET, OPENING_OR_GUILLEMET
from service.language.scripts import Stretches
from service.language.word_lists import read_list, read_words_by_language
from service.rules.punctuation.low_quotation import opens_low
from service.rules.punctuation.program_text import argument_lists, code_spans, has_program_text, is_program_line

_MAY_BE_LOOSE = (
    r"(?:[0-9A-Za-z_'\")\]%]|[^\x00-\x7f]) (?:[.;:!?](?:[\s\x1c-\x1f\"')\]]|[^\x00-\x7f]|\Z)"
    r"|,(?:[A-Za-z\s\x1c-\x1f\"']|[^\x00-\x7f]|\Z))"
    r"|\. ,|\( |[^ ] \)"
)
"""The same, more or less, behind what may end a word."""

_BEFORE = f"{CLOSING_OR_GUILLEMET})]%°€"
_BLANK, _BLANK_BEFORE_ANY = (re.compile(rf" [{marks}](?<=[\w.{re.escape(_BEFORE)}] .)") for marks in (",.", ",.;:!?"))
"""A blank with the mark behind it, between that and what may end a word; in some languages one stands before others."""

_LOOSE_BRACKETS = re.compile(r"\((?= )"), re.compile(r"\)(?<= .)")
"""A bracket with a blank inside it, each by itself: a search for one character is far faster than for one of two."""

_BEFORE_BRACKET = ("", " ", *'"“‘«—–')
_WORD = re.compile(r"\w+")
_ANY_BRACKET = re.compile(r"[()]")
_SENTENCE_ENDS = re.compile(r"[.!?]")
_COMMA = re.compile(r",(?=[\s\"“”„'‘]|[^\W\d_]{2}|\Z)")
_STOP = re.compile(rf"\.[{CLOSING})\]]*(?:\Z|\n|[ \t]+[{OPENING_OR_GUILLEMET}(\[]?(?P<next>[^\W_]))")
_OTHER = re.compile(rf"[;:!?](?=[{CLOSING}]*(?:\Z|\n|[ \t]+(?![DPp](?!\w))[^\s()/|\\.;:!?,»=]))")
_NEXT_MARK = re.compile(rf".[{CLOSING})]*[ \t]*[.,;:!?…»/|]")
_OPENING = re.compile(r"\( [@#$€£^\"“«+-]?[^\W_]")
_CLOSING = re.compile(rf"\)(?=\Z|[\s.,;:!?{CLOSING})\]—–-])")
_FUNCTION = re.compile(r"(?<![\w'’])(?:[fghFGPO]|sin|cos|tan|log|ln|exp|min|max|lim|sqrt) \( .\Z")
_SMILEY = re.compile(r"(?:\A|[ (])[:;=](?:[-'’^]?[()DPpOo3]| [-'’^]?[()]| [DPp])\Z")
_ADDRESS = re.compile(r"(?:://|www\.|[\w.]@\w)[^ ]*\Z")
_QUOTED_MARK = re.compile(r"(?<![^ ])[\"'] . ?[\"']")
_SPACED_LETTERS = re.compile(r"(?:\A|[ .])[^\W\d_][ .]+[^\W\d_]\Z")
_SPACED_INITIALS = re.compile(r"(?<!\w)[^\W\d_] \. [^\W\d_](?!\w)")
_NUMBER_BEHIND = re.compile(r"[.,] ?[0-9]")
_PART_BEHIND, _PART_BEFORE = re.compile(r": \w+ : "), re.compile(r" : \w+ \Z")
_YEAR = re.compile(r"(?<![0-9])(?<![0-9][.,])[12][0-9]{3}\Z")
_COMMAND = re.compile(r" --?\w| ~?/\w|[{}<>=$|\\`]|://|\w/\w|\A\s*(?:\$|#|>>>|[A-Z]+ \.)|\w\.[a-z]+ \.")
_GUILLEMETS = re.compile("[«»]")
_ELIDED = re.compile(r"['’](?:(?<=\b[cdjlmnqst].)\w{3}|(?<=\bqu.)\b)")
_FRENCH = frozenset(("les", "une", "est", "vous", "nous", "ça", "où", "quoi", "oui", "allez", "vive", "voilà"))
"""What shows French by itself: its quotation marks, a word that lost its vowel to an apostrophe, and words that neither
English nor the other languages have."""

_WITHOUT_BLANK = frozenset(" ".join(read_list(__package__, "languages_without_blank.txt")).split())
"""Languages that set no blank before any of these marks. French and its kin do, and headlines of India often do."""

_COMMON_WORDS = read_words_by_language(__package__, "common_words.txt")
_QUOTATION = re.compile('"[^"]+"|“[^“”]+”')
_ACCENT = re.compile("[àâçèéêëîïôùûœÀÂÇÈÉÊËÎÏÔÙÛŒ]")
_UNACCENTED = ("en", "de")
"""In words of which none is common in these languages, such a letter is taken for one of French."""

_QUESTION_WORDS = read_words_by_language(__package__, "question_words.txt")

MIN_WORDS = 4
"""A line of fewer words that ends in a blank and a point may be a command (`pip install .`)."""

MAX_COMMAND = 25
"""A longer line is taken for prose, whatever signs it has. A guess: the commands seen had at most eight words."""

_PROSE = re.compile(rf"\W*+(?:\w++\W++){{{MAX_COMMAND}}}\w")
"""What a longer line begins with."""

LONGEST_FUNCTION = 6
"""A name of a function and the blank behind it, with the character before it."""

LONGEST_SMILEY = 6
"""A smiley and the character before it."""

LONGEST_PART = 40
"""A word of a proportion is no longer."""

MOST_AROUND = 200
"""Characters of a line looked at around a mark: a sentence of prose, and a bound."""

SURE, LIKELY, UNSURE = 0.98, 0.95, 0.7
"""Of some 390 edits read one was wrong, a command, and is left now. Question marks in what has no question word stood
for lost characters in all of the few cases read. In titles a colon between blanks mostly parts off the name of the
site."""


@rule(
    "punctuation.space-before-mark",
    summary="Delete the blank before a comma, a full stop or a closing bracket, and behind an opening bracket.",
    needs=(" ", ",.;:!?()"),
    prefilter=_MAY_BE_LOOSE,
    examples={"The vote , they said , was close .": "The vote, they said, was close."},
    leaves=("a bore of .5 inch", "the .NET library", "And then . . . nothing.", "Well : )", "pip install ."),
)
def space_before_mark(text: Text) -> Iterator[Edit]:
    """Yield a deletion of each blank that stands between a word and its mark, or a bracket and its word."""
    for place, sure in chain(_before_marks(text), _inside_brackets(text)):
        if not text.once(code_spans).hold(place):
            yield text.edit(place, place + 1, "", sure)


def _before_marks(text: Text) -> Iterator[tuple[int, float]]:
    """The blanks before marks that have to go, and how sure that is."""
    language, line = text.document.context.language.base or "", _Line("", -1, "")
    blank = _BLANK_BEFORE_ANY if language in _WITHOUT_BLANK else _BLANK
    for match in blank.finditer(text.value):
        if match.start() > line.end:
            line = _line_around(text.value, match.start(), language)
        place = match.start() - line.start
        sure = _before_mark(text, line, place + 1) if _ends_word(line.text, place) else 0
        if sure and not line.is_code:
            yield match.start(), sure


def _ends_word(line: str, place: int) -> bool:
    """Whether what stands before a blank is a word, or closes something, and is no address, smiley or lone letter."""
    before = line[place - 1 : place]
    if before == "." and line[place + 1] == ",":
        return line[place - 2 : place - 1].isalnum()  # of an abbreviation
    if not (before.isalnum() or (before != "" and before in _BEFORE)):
        return False
    around = max(place - MOST_AROUND, 0)
    word = max(line.rfind(" ", around, place) + 1, around)
    return not (
        _SMILEY.search(line, max(place - LONGEST_SMILEY, 0), place)
        or _ADDRESS.search(line, word, place)
        or (line[max(place - 2, 0)] in " ." and _SPACED_LETTERS.search(line, around, place))
    )


def _inside_brackets(text: Text) -> Iterator[tuple[int, float]]:
    """The blanks inside brackets that have to go, those of a pair together, and how sure that is."""
    value, start = text.value, 0
    if not any(bracket.search(value) for bracket in _LOOSE_BRACKETS):
        return
    for line in value.split("\n"):
        if (
            "(" in line
            and ("( " in line or " )" in line)
            and not (is_program_line(line) or text.once(has_program_text))
        ):
            for opening, closing in _pairs(line):
                for place in _inside(line, opening, closing):
                    yield start + place, LIKELY
        start += len(line) + 1


def _pairs(line: str) -> Iterator[tuple[int, int]]:
    """The brackets of a line that open and close."""
    opened: list[int] = []
    for match in _ANY_BRACKET.finditer(line):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            yield opened.pop(), match.start()


def _inside(line: str, opening: int, closing: int) -> Iterator[int]:
    """The blanks behind and before a pair of brackets, unless it is a call, or one of them has to stay."""
    blanks = []
    if line[opening + 1] == " ":
        if _FUNCTION.search(line, max(opening - LONGEST_FUNCTION, 0), opening + 3):
            return
        if line[max(opening - 1, 0) : opening] not in _BEFORE_BRACKET or not _OPENING.match(line, opening):
            return
        blanks.append(opening + 1)
    if line[closing - 1] == " ":
        if not (_CLOSING.match(line, closing) and _ends_word(line, closing - 1)):
            return
        blanks.append(closing - 1)
    yield from blanks


class _Line:
    """A line of a text in `language`, which begins at `start`, with what is looked up in it at most once."""

    def __init__(self, line: str, start: int, language: str) -> None:
        self.text, self.start, self.end = line, start, start + len(line)
        self._language = language

    @cached_property
    def is_code(self) -> bool:
        """Whether a line shows a statement or a command."""
        return is_program_line(self.text)

    @cached_property
    def is_command(self) -> bool:
        """Whether a line that has ` .` or ` ;` may be a command or other program text."""
        if _PROSE.match(self.text):
            return False
        return len(_WORD.findall(self.text)) < MIN_WORDS or _COMMAND.search(self.text) is not None

    def is_french(self, place: int) -> bool:
        """Whether the line, or the quotation in it that holds `place`, is likelier French than of its language."""
        return self._is_french or self._french_quotations.hold(place)

    @cached_property
    def _is_french(self) -> bool:
        return _is_french(self.text, self._language)

    @cached_property
    def _french_quotations(self) -> Stretches:
        quotations = [found.span() for found in _QUOTATION.finditer(self.text)]
        french = [span for span in quotations if _is_french(self.text[slice(*span)], self._language)]
        return Stretches(tuple(start for start, _ in french), tuple(end for _, end in french))


def _line_around(value: str, place: int, language: str) -> _Line:
    """The line of a text that holds `place`."""
    start, end = value.rfind("\n", 0, place) + 1, value.find("\n", place)
    return _Line(value[start:] if end < 0 else value[start:end], start, language)


def _is_french(words: str, language: str) -> bool:
    """Whether words in a text in `language` have guillemets among them, or are likelier French."""
    lowered = words.lower()
    if _GUILLEMETS.search(lowered) or _ELIDED.search(lowered):
        return True
    found = frozenset(_WORD.findall(lowered))
    if not _FRENCH.isdisjoint(found):
        return True
    own, french = found & _COMMON_WORDS.get(language, frozenset()), found & _COMMON_WORDS["fr"]
    if not own and language in _UNACCENTED and _ACCENT.search(words):
        return True
    return len(french - own) > len(own - french)


def _before_mark(text: Text, read: _Line, place: int) -> float:
    """How sure it is that the blank before the mark at `place` of a line has to go; 0 where it may stay."""
    line = read.text
    mark = line[place]
    if _NEXT_MARK.match(line, place, place + MOST_AROUND) or _QUOTED_MARK.match(line, place - 2):
        return 0
    if _is_in_number(line, place):
        return 0
    if mark == ",":
        is_slip = _COMMA.match(line, place) and not opens_low(text, read.start + place)
        return SURE if is_slip and not text.once(argument_lists).hold(read.start + place) else 0
    if mark == ".":
        is_initial = _SPACED_INITIALS.match(line, place - 2)
        return SURE if _ends_sentence(line, place) and not is_initial and not read.is_command else 0
    if (mark == ";" and read.is_command) or (mark in ":;" and text.once(argument_lists).hold(read.start + place)):
        return 0
    return _before_other_mark(text, read, place)


def _before_other_mark(text: Text, read: _Line, place: int) -> float:
    """How sure it is before `;`, `:`, `!` or `?`."""
    line, mark = read.text, read.text[place]
    if not _OTHER.match(line, place) or read.is_french(place):
        return 0
    if mark == "?":
        return LIKELY if _asks(text, line, place) else UNSURE
    if mark == ":" and _is_in_proportion(line, place):
        return 0
    if mark == ":" and (line[place - 2].isdigit() or text.once(has_program_text)):
        return 0
    return UNSURE if mark == ":" and text.field == "title" else LIKELY


def _is_in_proportion(line: str, place: int) -> bool:
    """Whether the colon at `place` is one of several with one word between them (`sugar : water : flour`)."""
    start = max(place - LONGEST_PART, 0)
    return bool(_PART_BEHIND.match(line, place) or _PART_BEFORE.search(line, start, place))


def _is_in_number(line: str, place: int) -> bool:
    """Whether figures, other than a year, stand before the mark at `place` and figures behind it (`1 . 000`)."""
    if not (line[place - 2].isdigit() and _NUMBER_BEHIND.match(line, place)):
        return False
    return not _YEAR.search(line, max(place - 6, 0), place - 1)


def _ends_sentence(line: str, place: int) -> bool:
    """Whether the full stop at `place` stands at the end of a line or before a word that is not in lower case."""
    found = _STOP.match(line, place)
    return found is not None and not (found["next"] and found["next"].islower())


def _asks(text: Text, line: str, place: int) -> bool:
    """Whether there is a word before `place` that questions are asked with."""
    sentence = _SENTENCE_ENDS.split(line[max(place - MOST_AROUND, 0) : place - 1])[-1]
    asking = _QUESTION_WORDS.get(text.document.context.language.base or "", frozenset())
    return not asking.isdisjoint(_WORD.findall(sentence.lower()))
