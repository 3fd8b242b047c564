"""What boilerplate lines say, by the lists beside the rules: a line is looked up by its first words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from service.language.sentences import ends_sentence
from service.rules.boilerplate.phrase_lists import (
    HEAD,
    MAX_BEGUN,
    MAX_FRAMED,
    MAX_WHOLE,
    STEM,
    TOKEN,
    Begun,
    Phrase,
    all_phrases,
    folded,
    folded_token,
)

_BEFORE = " \t\u00a0\"'“”„‘’«»‹›([*•–—-¿¡_#>|.…·"

MAX_HEAD = 60
"""Characters in which a line must have its first two words whole."""


def phrase_of(line: str) -> Phrase | None:
    """The phrase that a line says, or `None`."""
    first = _opening(line) if len(line) <= MAX_FRAMED else None
    if first is None:
        return None
    phrases = all_phrases()
    begun = phrases.begun.get(first, ())
    if len(line) > MAX_WHOLE:
        head = folded(line[:MAX_HEAD]).rpartition(" ")[0]  # without the last word, which may have been cut
        begun = tuple([one for one in begun if len(line) <= one.longest and _may_begin(head, one)])
        if not begun:
            return None
    words = folded(line)
    if len(line) <= MAX_WHOLE and (phrase := phrases.whole.get(words.rstrip(" :"))):
        return phrase
    for one in begun:
        if len(line) <= one.longest and _fits(words, one) and (not one.is_text or _begins_anew(line, one)):
            return one.phrase
    return None


def _may_begin(head: str, begun: Begun) -> bool:
    """Whether a line with these first words may begin with a phrase."""
    return head.startswith(begun.beginning) or begun.beginning.startswith(head)


def _opening(line: str) -> str | None:
    """The first word of a line, if some phrase begins with its first three words."""
    phrases = all_phrases()
    one = TOKEN.search(line, 0, MAX_HEAD)
    first = folded_token(one[0].casefold()) if one else ""
    if one is None or first not in phrases.seconds:
        return None
    is_alone = first in phrases.alone
    other = TOKEN.search(line, one.end(), MAX_HEAD)
    if other is None:
        return first if is_alone else None
    second = folded_token(other[0].casefold())
    if not (is_alone or second in phrases.seconds[first]):
        return None
    if first in phrases.short or f"{first} {second}" in phrases.short:
        return first
    last = TOKEN.search(line, other.end())
    third = folded_token(last[0].casefold()) if last else ":"
    return first if third == ":" or f"{first} {second} {third}" in phrases.threes else None


def needs_company(line: str) -> bool:
    """Whether a line would be boilerplate if what stands beside it were other: then nothing is taken from its side."""
    phrase = phrase_of(line.strip())
    return phrase is not None and (phrase.is_weak or phrase.is_last)


def saying(lines: Sequence[str]) -> Iterator[tuple[int, Phrase]]:
    """The lines that say a phrase, each with its number. For most a look at six characters is enough."""
    phrases = all_phrases()
    stems, stems_of_short = phrases.stems, phrases.stems_of_short
    for number, line in enumerate(lines):
        if line:
            stem = line.lstrip(_BEFORE)[:STEM].casefold().replace("ё", "е")[:STEM]
            if stem in stems or not stem.replace(" ", "", 1).isalpha() or stem.startswith(stems_of_short):
                phrase = phrase_of(line.strip())
                if phrase and may_say(line):  # in a usual case; asked last, for few lines get here
                    yield number, phrase


def may_say(line: str) -> bool:
    """Whether the first words of a line may begin a phrase: a cheap look that most lines fail."""
    phrases = all_phrases()
    heads = phrases.heads if len(line) <= MAX_BEGUN else phrases.heads_of_long
    if not line[0].isalpha():
        line = line.lstrip(_BEFORE)
        if not line or not line[0].isalpha():
            return bool(line)
    first, _, behind = line[:MAX_HEAD].partition(" ")
    if first.isalpha():
        first = first.casefold().replace("ё", "е")
        others = phrases.seconds.get(first)
        if others is None:
            return False
        second = behind.partition(" ")[0]
        if second.isalpha() and first not in phrases.alone and folded_token(second.casefold()) not in others:
            return False
    head = line[:HEAD]
    return head in heads if head.isalpha() else head[0] in heads or head[:2] in heads


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first needed: there are many, and few are."""
    return re.compile(pattern)


def _fits(words: str, begun: Begun) -> bool:
    if not words.startswith(begun.beginning):
        return False
    if begun.pattern is not None:
        return _compiled(begun.pattern).fullmatch(words) is not None
    return words[len(begun.beginning) : len(begun.beginning) + 1] in ("", " ")


def _begins_anew(line: str, begun: Begun) -> bool:
    """Whether a name or a sentence stands behind the beginning; where a name is due, no sentence."""
    behind = next(islice(TOKEN.finditer(line), begun.beginning.count(" ") + 1, None), None)
    if behind is None or behind[0][0].islower() or line.isupper():
        return False
    return not (begun.is_named and (ends_sentence(line) or (line[-1] == ":" and "," in line)))
