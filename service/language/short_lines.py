"""Short lines that are no paragraphs, told by their shape: stanzas of verse, and entries of a list.

Nearly all paragraphs are wider, and a text that has a few short ones has others beside them. What stands alone between
blank lines and is short in every line is verse, a list, a heading with its byline, results or an address; two such
lines that are full sentences may be paragraphs yet, and so may more of them where one holds two sentences, but not
where other blocks of the text are like them.
"""

import re

from service.language.lines import WIDE, Line, Part
from service.language.quotation_marks import QUOTES
from service.language.sentences import TERMINAL

MAX_COLUMNS_OF_VERSE = 60
"""Lines of verse and of most lists are narrower, and most paragraphs wider."""

MIN_LINES_OF_VERSE = 3
"""So many short lines between blank lines were paragraphs nowhere in 5,000 articles but in one list of comments."""

MAX_WORDS_OF_ENTRY = 2
"""`Jan.`, `Age: 5.`, `Easton 0`: with a third word a line may well be a sentence."""

MIN_ENTRIES = 3
"""Inside a block that has other lines too, fewer may be a heading and its paragraph."""

_SAID = (*QUOTES, "«", "»", "–", "—", "-")
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(rf"[{TERMINAL}][{QUOTES}«»)]*\Z")
_LABEL = re.compile(r"\w[\w-]*(?:\s\w+)?[:：](?!\S*//)")
_SENTENCE_BEHIND = re.compile(rf"(?:[^\W\d_]{{3}}[{TERMINAL}]|[。！？।॥؟۔])[{QUOTES}«»)]*\s*[{QUOTES}«(]*(\w)")
_GOING_ON = (",", ";", "，", "；", "、", "—", "–")


def stops(line: Line) -> bool:
    """Whether a line ends in a mark that ends sentences, whatever stands before that."""
    return bool(_STOP.search(line.text[-3:]))


def are_narrow(line: Line, following: Line) -> bool:
    """Whether two lines are both as short as those of verse."""
    return line.columns <= MAX_COLUMNS_OF_VERSE and following.columns <= MAX_COLUMNS_OF_VERSE


def are_listed(lines: Part) -> bool:
    """Whether lines that are alike are no paragraphs: some of them end no sentence, or most are entries.

    The first of them may be a heading, and the last one too; any other shows that these lines are no paragraphs, and so
    does a comma.
    """
    if any(line.text.endswith(_GOING_ON) for line in lines[:-1]) or not all(stops(line) for line in lines[1:-1]):
        return True
    return len(lines) >= MIN_ENTRIES and _are_entries(lines)


def are_short(part: Part) -> bool:
    """Whether a block is short in every line and no paragraphs, for all that can be told by itself."""
    if not _is_narrow(part):
        return False
    if len(part) >= MIN_LINES_OF_VERSE:
        return not any(_has_two_sentences(line) for line in part)
    return not all(stops(line) for line in part) or _are_entries(part)


def may_be_stanza(part: Part) -> bool:
    """Whether a block is short in every line, and none goes on what the line before it began."""
    return len(part) > 1 and _is_narrow(part) and not any(line.goes_on for line in part[1:])


def words_of(part: Part) -> str:
    """The letters of a block, without marks, blanks and figures."""
    return "".join(word for line in part for word in _WORD.findall(line.text)).casefold()


def _is_narrow(part: Part) -> bool:
    return all(line.columns <= MAX_COLUMNS_OF_VERSE for line in part)


def _are_entries(lines: Part) -> bool:
    """Whether lines are entries: none has words enough for a sentence, or each tells first what it is about."""
    return all(_LABEL.match(line.text.lstrip()) for line in lines) or not any(map(_is_long, lines))


def _is_long(line: Line) -> bool:
    """Whether a line has words enough for a sentence, or is something said.

    Words told twice are counted once, for one of them may go.
    """
    words = {word.casefold() for word in _WORD.findall(line.text)}
    return len(words) > MAX_WORDS_OF_ENTRY or line.text.lstrip().startswith(_SAID) or WIDE.search(line.text) is not None


def _has_two_sentences(line: Line) -> bool:
    """Whether a sentence ends inside a line, as it seldom does in verse; behind a word or two an entry goes on."""
    ends = (match.start(1) for match in _SENTENCE_BEHIND.finditer(line.text) if not match[1].islower())
    return any(len(_WORD.findall(line.text, 0, end)) > MAX_WORDS_OF_ENTRY for end in ends)
