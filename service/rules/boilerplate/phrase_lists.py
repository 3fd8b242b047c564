"""The lists of what boilerplate lines say, read and made ready to be looked up by the first words of a line.

In a list `…` stands for anything, `{}` for one to five words, `{n}` for a number, and at the end `{headline}` for a
headline behind a colon, `{Text}` for what begins with a capital or a figure, and `{Name}` for the same where it does
not end as a sentence does. What has none of these is a whole line. A `+` before a phrase says that it is boilerplate
only beside other boilerplate, a `~` that no paragraph may follow: as a line of its own it may be a heading. Case,
marks, blanks and figures do not count, but for a colon.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from service.language.word_lists import read_list

KINDS = (
    "advertisement",
    "captcha",
    "comment_policy",
    "cookie_notice",
    "copyright_line",
    "disclaimer",
    "media_player",
    "newsletter",
    "photo_credit",
    "reader_prompt",
    "read_more",
    "share_bar",
    "story_continues",
    "story_highlights",
    "tag_line",
)
"""The lists; where a phrase stands in two of them, the first counts."""

MAX_WHOLE = 120
MAX_BEGUN = 250
MAX_FRAMED = 1000
"""Characters of a line that a phrase names whole, only begins, or frames with more words of its own. Of such lines in
the labelled articles none was longer but prompts with their terms, which the second half of a phrase shows."""

_LONGEST = MappingProxyType(dict.fromkeys(("cookie_notice", "copyright_line"), MAX_FRAMED))
"""Kinds of lines that are legal notices, and long."""

MAX_HEADLINE = 180

TOKEN = re.compile(r"[^\W\d_]+|\d[\d., \u00a0]*(?:[kKmM]\b)?|[:©@®]")
_SLOT = re.compile(r"(\s*(?:…|\{\})\s*)")
_HEADLINE = "{headline}"
_TEXT = "{Text}"
_NAMED = "{Name}"
_SLOTS = ("…", "{}", _HEADLINE, _TEXT, _NAMED)
_FEW_WORDS = "[^ ]+(?: [^ ]+){0,4}"


class Phrase(NamedTuple):
    """What a list says of a line: its kind, and what it needs beside it, behind it or to go on with."""

    kind: str
    is_weak: bool = False
    is_begun: bool = False
    has_headline: bool = False
    is_last: bool = False


class Begun(NamedTuple):
    """A phrase with more behind or between its words: where it may begin, how it goes on, how long a line may be."""

    beginning: str
    pattern: str | None
    longest: int
    phrase: Phrase
    is_text: bool = False
    is_named: bool = False


class Phrases(NamedTuple):
    """All phrases: those that are whole lines, and those that begin one, by their first word.

    `seconds` are the first words with what follows each, `alone` those that stand alone or before a slot, `short` the
    beginnings before a slot (two words of three, for the third may only begin there), `threes` the first three words
    of the others. `heads` are the first characters of all that are long enough, in each case; `heads_of_long` are those
    of phrases for long lines. `stems` are the first characters of all, folded; `stems_of_short` are the beginnings that
    are shorter than that and go on with any words.
    """

    whole: Mapping[str, Phrase]
    begun: Mapping[str, tuple[Begun, ...]]
    alone: frozenset[str]
    seconds: Mapping[str, Collection[str]]
    short: frozenset[str]
    threes: frozenset[str]
    heads: frozenset[str]
    heads_of_long: frozenset[str]
    stems: frozenset[str]
    stems_of_short: tuple[str, ...]


HEAD = 3
"""Characters by which most lines are known to say nothing of the lists; a line with a shorter first word is read."""

STEM = 6
"""Characters by which most of the others are known so: one more letter or two of the second word."""


def folded(line: str) -> str:
    """The words of a line and its colons, in lower case; each number is a nought."""
    tokens = TOKEN.findall(line.casefold().replace("ё", "е"))
    return " ".join(["0" if token[0].isdigit() else token for token in tokens])


def folded_token(token: str) -> str:
    """A word as `folded` gives it, which is in lower case already."""
    return "0" if token[0].isdigit() else token.replace("ё", "е")


@cache
def all_phrases() -> Phrases:
    """The phrases of every list, read once."""
    whole: dict[str, Phrase] = {}
    begun: dict[str, list[Begun]] = {}
    for kind, entry, is_weak in _entries():
        if any(slot in entry for slot in _SLOTS):
            one = _begun(entry, kind, is_weak=is_weak)
            begun.setdefault(one.beginning.split(" ", 1)[0], []).append(one)
        else:
            whole.setdefault(folded(entry.lstrip("~ ")).rstrip(" :"), Phrase(kind, is_weak, is_last=entry[0] == "~"))
    beginnings = [words.split(" ") for words in (*whole, *(one.beginning for found in begun.values() for one in found))]
    alone = frozenset(words[0] for words in beginnings if len(words) == 1)
    seconds: dict[str, set[str]] = {words[0]: set() for words in beginnings}
    for words in beginnings:
        seconds[words[0]].update(words[1:2])
    opened = [one.beginning.split(" ") for found in begun.values() for one in found]
    short = frozenset(" ".join(words[:2]) for words in opened if len(words) <= 3)
    threes = frozenset(" ".join(words[:3]) for words in beginnings)
    heads = frozenset(head for words in beginnings for head in _heads(words[0]))
    framed = {one.beginning.split(" ")[0] for found in begun.values() for one in found if one.longest > MAX_BEGUN}
    heads_of_long = frozenset(head for word in framed for head in _heads(word))
    stems = frozenset(stem for words in beginnings for stem in _stems(" ".join(words)))
    stems_of_short = tuple({" ".join([*words, ""]) for words in opened if len(" ".join(words)) < STEM - 1})
    by_word = {first: tuple(found) for first, found in begun.items()}
    return Phrases(whole, by_word, alone, seconds, short, threes, heads, heads_of_long, stems, stems_of_short)


def _heads(word: str) -> Iterator[str]:
    """The first characters of a word in each case, and as Russian writes it too; of a short one, all of it."""
    for written in (word, word.upper(), word.capitalize()):
        head = written[:HEAD]
        yield from (head, head.replace("е", "ё"), head.replace("Е", "Ё"))


def _stems(words: str) -> tuple[str, str]:
    """The first characters of a phrase, as they are and before a blank that ends a line or stands before a mark."""
    return words[:STEM], f"{words} "[:STEM]


def _entries() -> Iterator[tuple[str, str, bool]]:
    for kind in KINDS:
        for entry in read_list(__package__, f"{kind}.txt"):
            is_weak = entry.startswith("+ ")
            yield kind, entry.removeprefix("+ ").replace("{n}", "0"), is_weak


def _begun(entry: str, kind: str, *, is_weak: bool) -> Begun:
    if entry.endswith(_HEADLINE):
        beginning = folded(entry.removesuffix(_HEADLINE))
        return Begun(beginning, None, MAX_HEADLINE, Phrase(kind, is_weak, is_begun=True, has_headline=True))
    if entry.endswith((_TEXT, _NAMED)):
        beginning = folded(entry[: entry.rindex("{")])
        phrase = Phrase(kind, is_weak, is_begun=True)
        return Begun(beginning, None, MAX_BEGUN, phrase, is_text=True, is_named=entry.endswith(_NAMED))
    parts = _SLOT.split(entry)
    beginning = folded(parts[0])
    is_simple = len(parts) == 3 and not parts[2] and "…" in parts[1]
    if is_simple and parts[1] == " …":
        return Begun(beginning, None, _LONGEST.get(kind, MAX_BEGUN), Phrase(kind, is_weak, is_begun=True))
    longest = MAX_BEGUN if is_simple else MAX_FRAMED if "…" in entry else MAX_WHOLE
    return Begun(beginning, _pattern(parts), longest, Phrase(kind, is_weak, is_begun=True))


def _pattern(parts: Iterable[str]) -> str:
    """A phrase with slots, as a pattern over folded words."""
    pattern = ""
    for part in parts:
        if "{}" in part:
            pattern += f" {_FEW_WORDS} "
        elif "…" in part:
            pattern += (" " if part[0] == " " else "") + ".*" + (" " if part[-1] == " " and part != " …" else "")
        else:
            pattern += re.escape(folded(part)).replace("\\ ", " ")
    pattern = re.sub(" {2,}", " ", pattern.strip())
    return pattern.replace(" .* ", " (?:.* )?").removesuffix(" .*") + ("(?: .*)?" if pattern.endswith(" .*") else "")
