"""A blank that is missing behind a sentence end or a comma (`the end.The next`) is put in.

Points and commas stand without a blank in good text, too: `node.js`, `U.S.A.`, `WhiteHouse.Gov`, `1,2,3`,
`N,N-dimethyl`, `Yahoo!Japan`, `THL:n`, addresses, handles, program text. So it takes two plain words with nothing else
glued to them. Behind a full stop the second must be capitalised and either a word that begins sentences (`The`, `In`),
or stand behind a word in lower case and be no ending of domains or files; what may be a member of program text
(`fmt.Println`, `the config.Debug property`) is suggested only. Behind a quotation mark the blank goes where
counting the marks of the paragraph says: `in November." There`, but `study, "Cost of`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.quotation_marks import CLOSING, DOUBLE
from service.language.scripts import is_spaced
from service.language.word_lists import read_list, read_words_by_language
from service.rules.punctuation.low_quotation import opens_low
from service.rules.punctuation.program_text import argument_lists, code_spans, has_program_text
from service.rules.punctuation.quotation_roles import Role, curly_before, straight_roles

_GLUED = (
    *((mark, re.compile(rf"{re.escape(mark)}(?! )[{DOUBLE}]?[^\W\d_]")) for mark in ".,:?!"),
    (";", re.compile(r";(?=[^\W\d_])(?<![&;]amp;)(?<![&;]nbsp;)(?<![&;]quot;)")),
)
"""A mark with a word glued to it: one pattern each, for a search for a letter is far the fastest.

The rows of references that somebody escaped again and again are passed over at once.
"""

_WORD_END, _LETTER = r"(?:[0-9A-Za-z%)\]\"']|[^\x00-\x7f])", r"(?:[A-Za-z]|[^\x00-\x7f])"
_MAY_BE_GLUED = (
    rf"{_WORD_END}(?:[.?!:](?:[A-Z](?:[a-z\s\x1c-\x1f'-]|[^\x00-\x7f])|[À-ԯḀ-῿])"
    rf"|(?:[.?!]| ?,)[{DOUBLE}]{_LETTER}| ?[,;]{_LETTER}{_LETTER})"
)
"""The same between two words, more or less: a capital behind a sentence end, or what any quotation mark parts."""

_OPENERS = read_words_by_language(__package__, "sentence_openers.txt")
_NAME_ENDINGS = frozenset(" ".join(read_list(__package__, "name_endings.txt")).split())
_ANY_OPENER = frozenset(chain.from_iterable(_OPENERS.values()))
_MODULES = frozenset(" ".join(read_list(__package__, "module_names.txt")).split())
_NO_WORDS = frozenset(("0", "yahoo", "fritz", "joomla", "jeopardy", "wham"))
_ENTITIES = frozenset(("amp", "quot", "apos", "lt", "gt", "nbsp", "mdash", "ndash", "rsquo", "lsquo", "rdquo", "ldquo"))
_LOW_OPENING = frozenset(("de", "cs", "sk", "sl", "hr", "sr", "bg", "lt", "lv", "et", "is", "ro", "hu", "pl"))

_BEFORE = re.compile(
    r"(?:\A|\s|(?<![=\w])[(\[]|(?<!=)[\"“”„«‘'—–]|(?<!\S)[#@])"
    r"(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)(?:[\"”’'\]]| ?\))?\Z"
)
_BEFORE_BLANK = re.compile(r"(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)[\"”’')\]]?\Z")
_NUMBER_BEFORE = re.compile(r"(?:\A|[\s(])(?:[0-9]{2,4}|[0-9]+%|[^\s()]+ ?\))\Z")
_BEHIND = re.compile(r"(?P<word>[^\W\d_]+)(?P<end>(?:['’-][^\W\d_]+)*(?=\Z|\s|[.,;:!?…)\]\"”’“'—–](?![^\W_])))")
_LINK = re.compile(r"[\w)][,;][\w(]")
_BLANK_BEFORE_COMMA = re.compile(r"(?<=\w) (?=,\w)")
_JOINT = "\0"
_TWINS = re.compile(r"(\w{1,10}) \1(?!\w)")
"""A word that stands twice: parted from what is before it, another rule would find it in the next run only."""

_FEW_WORDS = re.compile(r"(?:\A|\n)\W*(?:\w+ )?\Z")
_MEMBER = r"[a-z]\w*\.(?P<member>[A-Z]\w*)"
_LISTED = "(?:,|,? (?:and|or|to|from|in|with|und|oder|et|ou|y|o|e))"
_MEMBER_BEFORE = re.compile(rf"(?<!\w){_MEMBER}{_LISTED} \Z")
_MEMBER_BEHIND = re.compile(rf"\w+{_LISTED} {_MEMBER}")

_CALLED = re.compile(r"\b(?:[Cc]all(?:s|ing)?|[Ii]nvok(?:e|es|ed|ing)|[Ii]mport(?:s|ed|ing)?|[Ee]xtends) \Z")
_MEMBER_KIND = re.compile(
    r" (?:attribute|callback|class|constructor|decorator|enum|event|exception|field|function|handler|interface|method"
    r"|module|namespace|object|parameter|property|struct|type|variable)(?:e?s)?\b"
)
"""What stands before the name of a function or the like, and behind it."""

_SENTENCE_ENDS, _WORDS = re.compile(r"[.!?\n]"), re.compile(r"\w+")
_GLUED_POINT = re.compile(r"(?<=[^\W\d_]{2}[.!?])[^\W\d_]+")

_CLOSING = ("", "“", *CLOSING)
_LOST_CHARACTERS = re.compile(r"\?(?<=[a-z]\?)[a-z]")

LONGEST_WORD = 40
"""A word that is longer is no word; it also bounds what is looked at around a mark."""

MOST_BETWEEN = 80
"""Characters looked at on either side of a point for another that parts a name from its member: a few words."""

FEWEST_WORDS = 3
"""So many words stand before the last one of a sentence. Of 114 points that are the only glued ones of their articles,
all of which end sentences, two have fewer before it."""

SHORTEST_WORD = 3
"""Shorter words before or behind a mark are mostly parts of names and abbreviations (`vs.`, `St.`, `.NL`)."""

BEFORE_OPENER, AFTER_COMMA, BY_COUNT = 0.98, 0.97, 0.95
BEFORE_ANY_WORD, UNSURE = 0.95, 0.6
"""Of some 300 edits read three were wrong, of two kinds that are left now: a low opening quotation mark and an
attribute of HTML. `UNSURE` are the kinds whose look-alikes are brands (`Yandex.Money`) or lost
characters (`the team?Bruins`)."""


@rule(
    "punctuation.space-after-mark",
    summary="Put in the blank that is missing behind a sentence end or a comma.",
    needs=(".,;:!?",),
    prefilter=_MAY_BE_GLUED,
    examples={"It was the end.The vote was close,they said.": "It was the end. The vote was close, they said."},
    leaves=("node.js", "the U.S.A.", "Yahoo!Japan", "1,2,3", "WhiteHouse.Gov", "N,N-dimethyl", "THL:n"),
)
def space_after_mark(text: Text) -> Iterator[Edit]:
    """Yield an insertion behind each mark that is glued to the word that follows."""
    found = chain.from_iterable(glued.finditer(text.value) for mark, glued in _GLUED if mark in text.value)
    parted = 0
    for place in sorted(match.start() for match in found):
        if text.once(code_spans).hold(place):
            continue
        at, sure = _blank_behind(text, place, parted)
        if sure:
            yield text.edit(at, at, " ", sure)
        if sure > UNSURE:
            parted = at


def _blank_behind(text: Text, place: int, parted: int) -> tuple[int, float]:
    """Where the blank behind the mark at `place` belongs, and how sure that is; the last one goes in at `parted`."""
    following = text.value[place + 1]
    if following.isalpha():
        sure = _between_words(text, place, parted)
        return place + 1, 0 if sure and _TWINS.match(text.value, place + 1) else sure
    if following in DOUBLE and text.value[place + 2 : place + 3].isalpha():
        at = _at_quotation(text, place, parted)
        if at is not None and not _TWINS.match(text.value, place + 2):
            return at, BY_COUNT
    return place, 0


@dataclass(frozen=True, slots=True)
class _Glued:
    """A mark between two words: `word` is `0` for a number or a bracket, `opens` says that `following` may open one."""

    mark: str
    word: str
    following: str
    opens: bool
    before_blank: bool


def _between_words(text: Text, place: int, parted: int) -> float:
    """How sure it is that the mark at `place` lost the blank before the word that follows; 0 where it did not."""
    value = text.value
    behind = _BEHIND.match(value, place + 1, min(place + LONGEST_WORD, len(value)))
    following = behind["word"] if behind else ""
    if behind is None or not is_spaced(following[0]) or not (value[place] in ",;" or _may_begin(following)):
        return 0
    word = _word_before(value, place, parted)
    if not word:
        return 0
    openers = _OPENERS.get(text.document.context.language.base or "", frozenset())
    before_blank = value[behind.end() : behind.end() + 1].isspace()
    glued = _Glued(value[place], word, following, following.lower() in openers, before_blank)
    return _of_comma(text, place, glued) if glued.mark in ",;" else _of_sentence_end(text, place, glued)


def _may_begin(word: str) -> bool:
    """Whether a word may begin a sentence: with a capital, and then in lower case."""
    return word[0].isupper() and (len(word) == 1 or word[1:].islower())


def _word_before(value: str, place: int, parted: int) -> str:
    """The word that a mark at `place` follows, `0` for a number or a bracket, empty where it is neither.

    The blank before a comma is looked through, because another rule deletes it; then the word may itself be glued to a
    mark, because it will have been parted from it in the next run. A word that begins at `parted` is parted in this.
    """
    form = _BEFORE
    if value[place] == "," and value[place - 1 : place] == " ":
        place -= 1
        form = _BEFORE_BLANK
    start = max(place - LONGEST_WORD, 0)
    if start <= parted:
        value, start, place = value[parted:place], 0, place - parted
    # No blank is in what is looked for, but before a bracket.
    start = max(value.rfind(" ", start, max(place - 2, 0)), start)
    if found := form.search(value, start, place):
        return found["word"] if len(found["word"]) > 1 else ""
    return "0" if _NUMBER_BEFORE.search(value, start, place) else ""


def _of_sentence_end(text: Text, place: int, glued: _Glued) -> float:
    """How sure it is behind a full stop, a colon, an exclamation or question mark."""
    following = glued.following
    opens_surely = glued.opens and glued.before_blank and (glued.word.islower() or glued.word == "0")
    if len(following) == 1 or following.lower() in _NAME_ENDINGS:
        return BEFORE_OPENER if opens_surely else 0
    if glued.mark == ":":
        return BEFORE_OPENER if glued.opens and glued.before_blank and len(glued.word) >= SHORTEST_WORD else 0
    if glued.mark == "?" and text.once(_has_lost_characters):
        return UNSURE
    return BEFORE_OPENER if glued.opens else _of_name(text, place, glued)


def _of_name(text: Text, place: int, glued: _Glued) -> float:
    """How sure it is before a word that does not usually begin sentences, such as a name."""
    if glued.mark == "." and _is_member(text, place, glued.word):
        return 0
    if glued.word.lower() in _NO_WORDS or len(glued.following) < SHORTEST_WORD or text.once(has_program_text):
        return 0
    is_plain = glued.word.islower() and len(glued.word) >= SHORTEST_WORD
    if not is_plain or glued.mark == "?" or (glued.mark == "." and _may_be_member(text, place, glued)):
        return UNSURE
    return BEFORE_ANY_WORD


def _is_member(text: Text, place: int, word: str) -> bool:
    """Whether a point between two words may be one of program text (`app.Config, web.Config`).

    That is so where the text marks code as such, where a line would begin with a sentence of two words, or where
    another such point is near, with a comma or a conjunction between. A point that will get its blank is none.
    """
    if text.once(code_spans).starts:
        return True
    start = max(place - len(word) - MOST_BETWEEN, 0)
    before, behind = text.value[start : place - len(word)], text.value[place + 1 : place + MOST_BETWEEN]
    if _FEW_WORDS.search(before) and (start == 0 or "\n" in before):
        return True
    near = (_MEMBER_BEFORE.search(before), _MEMBER_BEHIND.match(behind))
    openers = _OPENERS.get(text.document.context.language.base or "", frozenset())
    return any(found and found["member"].lower() not in openers for found in near)


def _may_be_member(text: Text, place: int, glued: _Glued) -> bool:
    """Whether a point may part a name from its member, by the words around it.

    A module has a name that no sentence ends in, `call` or `use` stands before it, or what it is behind it (`method`).
    Where no word that begins sentences is glued to a point in the whole text, a few words before it are no sentence.
    """
    value, start = text.value, place - len(glued.word)
    if glued.word in _MODULES:
        return True
    before = _SENTENCE_ENDS.split(value[max(start - MOST_BETWEEN, 0) : start])[-1]
    if _CALLED.search(before) or _MEMBER_KIND.match(value, place + 1 + len(glued.following)):
        return True
    return glued.word.isascii() and len(_WORDS.findall(before)) < FEWEST_WORDS and not text.once(_has_glued_openers)


def _of_comma(text: Text, place: int, glued: _Glued) -> float:
    """How sure it is behind a comma or semicolon: not in rows such as `a,b,c`, nor behind the name of an entity."""
    if len(glued.following) == 1 or (glued.word == "0" and not glued.opens):
        return 0
    if glued.mark == ";" and (glued.word.lower() in _ENTITIES or not glued.opens):
        return 0
    if (
        glued.following == "innen"
        or opens_low(text, place)
        or _is_in_row(text.value, place)
        or text.once(argument_lists).hold(place)
        or text.once(has_program_text)
    ):
        return 0
    return AFTER_COMMA


def _is_in_row(value: str, place: int) -> bool:
    """Whether a comma is one of several with blanks neither before nor behind, as in `a,b,c`."""
    start = max(place - LONGEST_WORD, 0)
    window = _BLANK_BEFORE_COMMA.sub(_JOINT, value[start : place + LONGEST_WORD])
    token = window[: place - start].split()[-1] + window[place - start :].split()[0]
    return _JOINT not in token and len(_LINK.findall(token)) > 1


def _has_glued_openers(value: str) -> bool:
    """Whether a word that begins sentences is glued to the end of one: then blanks were lost in a text."""
    return any(word[0].isupper() and word.lower() in _ANY_OPENER for word in _GLUED_POINT.findall(value))


def _has_lost_characters(value: str) -> bool:
    """Whether question marks stand for lost characters in a text."""
    return bool(_LOST_CHARACTERS.search(value))


def _at_quotation(text: Text, place: int, parted: int) -> int | None:
    """Where the blank belongs in `end."The`: behind the quotation mark if that closes, before it if it opens."""
    value, quote = text.value, place + 1
    if (
        value[place] in ":;"
        or value[place - 1 : place] in _CLOSING
        or not _word_before(value, place, parted)
        or not is_spaced(value[quote + 1])
    ):
        return None
    if text.once(has_program_text):
        return None
    if value[quote] == '"':
        role = text.once(straight_roles).get(quote)
    else:
        low = text.document.context.language.base in _LOW_OPENING
        role = _curly_role(value[quote], text.once(curly_before)[quote], low=low)
    return None if role is None else quote + (role == "closes")


def _curly_role(mark: str, last: str, *, low: bool) -> Role | None:
    """What a curly mark does behind the `last` one of its paragraph; `low`: in a language that opens with „."""
    if mark == "„":
        return "opens" if last != "„" else None
    if last == "„" or (mark == "”" and last == "“"):
        return "closes"
    return "opens" if mark == "“" and last in ("", "”") and not low else None
