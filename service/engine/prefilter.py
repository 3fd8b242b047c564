"""Which rules can have work in a text, told by one scan for everything that they need.

A rule that finds nothing still costs a look at the whole text, and some forty rules find nothing in a usual article.
What a rule needs to occur (`Rule.needs`, `Rule.prefilter`) is therefore looked for in advance and for all rules at
once: with Hyperscan (an optional dependency) in one pass over the text, in the time of one simple regular expression.
Without it only the characters of `needs` are looked for, each with `in`, and more rules run: the answers are the same.

What occurs is an `int` with one bit a need (`Present`); a rule may find something where all of its bits are set.
After an edit only its surroundings are scanned, and their bits added: so bits may be set that are no longer true, which
costs a rule's time, never its edits.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple, Protocol, TypeVar

from service.engine.pieces import Accounted
from service.engine.rule import Need, Rule

try:
    import hyperscan
except ImportError:  # pragma: no cover there is no wheel for this machine; a test runs this in its own process
    HAS_HYPERSCAN = False
else:
    HAS_HYPERSCAN = True

T = TypeVar("T")

Present = int
"""Which needs occur in a text: one bit each."""

MAX_WIDTH = 64
"""The most characters that a prefilter may span: so far around an edit a text is scanned again."""

MAX_WINDOWS = 8
"""With more edits than so many in one pass the text is scanned whole: from there on that costs less."""

FREQUENT = frozenset(" \n0123456789.,-:")
"""Characters that occur in nearly every text: `in` stops at the first one, while a scan would tell of each."""

MOST_MATCHES = 30_000
"""Matches of a text of which Hyperscan is to tell: an article has a few, and each costs as much as a look at a line. Of
a text with more the characters are looked for, as without Hyperscan."""

A_FEW = 2
"""So few characters, each looked for with `in`, cost less than one more class to scan for."""


class Prefilter(Protocol):
    """The needs of some rules, and what of them occurs in a text."""

    @property
    def required(self) -> Mapping[str, Present]:
        """By the id of a rule, the bits of what it needs."""

    def present(self, text: str) -> Present:
        """The bits of what occurs in `text`."""


def prefilter_of(rules: Iterable[Rule], *, scans: bool) -> Prefilter:
    """The prefilter of `rules`: a scan with Hyperscan where it `scans`, else a look for characters."""
    return _Scan(rules) if scans else _Look(rules)


def present_after(prefilter: Prefilter, before: Present, text: str, edits: Sequence[Accounted]) -> Present:
    """The bits of what may occur in `text`, which `edits` (sorted, of the text before) made of one with `before`."""
    if len(edits) > MAX_WINDOWS:
        return prefilter.present(text)
    windows = []
    shift = 0
    for edit, _ in edits:
        start, length = edit.start + shift, len(edit.after or "")
        windows.append(text[max(start - MAX_WIDTH, 0) : start + length + MAX_WIDTH])
        shift += length - len(edit.before)
    return before | prefilter.present(" ".join(windows))  # what only the joining brings about costs time, no more


class _Look:
    """What occurs, by looking for characters one after the other."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        bits, self.required = _numbered({rule.id: rule.needs for rule in rules})
        self._bits = tuple(bits.items())

    def present(self, text: str) -> Present:
        is_ascii = text.isascii()
        return sum([bit for need, bit in self._bits if _occurs(need, text, is_ascii=is_ascii)])


def _occurs(need: str | Need, text: str, *, is_ascii: bool) -> bool:
    if isinstance(need, Need):
        return not is_ascii
    for character in need:  # noqa: SIM110 a loop, not `any`: it is run some fifty times an article
        if character in text:
            return True
    return False


class _Scan:
    """What occurs, by one multi-pattern scan of the text in UTF-8, and a second one where it is not ASCII.

    What needs a character beyond ASCII has a database of its own: its classes of hundreds of characters take ten times
    as long to compile together with the other patterns, and an ASCII text is not scanned for them. Characters that are
    frequent, or a few, are looked for instead: the first one found ends that, while a scan tells of each.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        rules = tuple(rules)
        bits, self.required = _numbered({rule.id: _needs(rule) for rule in rules})
        beyond_ascii = {rule.prefilter for rule in rules if Need.NON_ASCII in rule.needs}
        patterns = {need.pattern: bit for need, bit in bits.items() if isinstance(need, _Pattern)}
        self._looked_for = tuple((need, bit) for need, bit in bits.items() if not isinstance(need, _Pattern))
        self._anywhere = _Database({pattern: bit for pattern, bit in patterns.items() if pattern not in beyond_ascii})
        self._beyond_ascii = _Database({pattern: bit for pattern, bit in patterns.items() if pattern in beyond_ascii})

        self._look = _Look(rules)
        self._of_rules = tuple((self._look.required[rule], bits) for rule, bits in self.required.items())

    def present(self, text: str) -> Present:
        try:
            return self._scanned(text)
        except (UnicodeEncodeError, hyperscan.ScanTerminated):  # lone surrogates are not defined there; many matches
            occurring = self._look.present(text)
            return reduce(or_, (bits for needed, bits in self._of_rules if not needed & ~occurring), 0)

    def _scanned(self, text: str) -> Present:
        """Raises `UnicodeEncodeError` for a lone surrogate, `ScanTerminated` for more than `MOST_MATCHES`."""
        data = text.encode("utf-8")
        is_ascii = len(data) == len(text)
        present = self._anywhere.present(data)
        if not is_ascii:
            present |= self._beyond_ascii.present(data)
        for need, bit in self._looked_for:
            if _occurs(need, text, is_ascii=is_ascii):
                present |= bit
        return present


class _Database:
    """Some patterns, each with its bit, compiled into one automaton when they are first asked for.

    Compiling takes some 0.2 s, which a process that only imports the service does not have to spend.
    """

    def __init__(self, bits: Mapping[str, Present]) -> None:
        self._patterns = tuple(bits)
        self._bits = tuple(bits.values())
        self._database: hyperscan.Database | None = None
        self._compiling = threading.Lock()
        self._scratches = threading.local()

    def present(self, data: bytes) -> Present:
        if not self._bits:
            return 0
        database = self._database or self._compiled()
        found: list[int] = []
        database.scan(data, _note, context=found, scratch=self._scratch(database))
        return sum([self._bits[number] for number in set(found)])

    def _compiled(self) -> "hyperscan.Database":
        with self._compiling:
            if self._database is None:  # pragma: no branch another thread may have been quicker
                database = hyperscan.Database()
                # Not HS_FLAG_SINGLEMATCH: with it all of this takes three times as long to compile, and twice to scan.
                flags = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_MULTILINE
                expressions = [pattern.encode("utf-8") for pattern in self._patterns]
                database.compile(expressions, ids=list(range(len(expressions))), flags=flags)
                self._database = database
        return self._database

    def _scratch(self, database: "hyperscan.Database") -> "hyperscan.Scratch":
        """The working memory of this thread: two scans at once must not share one."""
        scratch: hyperscan.Scratch | None = getattr(self._scratches, "scratch", None)
        if scratch is None:
            scratch = self._scratches.scratch = database.scratch.clone()
        return scratch


def _note(number: int, _start: int, _end: int, _flags: int, found: Any) -> bool:  # noqa: ANN401 a list, but `scan` says `object`
    """Note a match; whether it is enough."""
    found.append(number)
    return len(found) > MOST_MATCHES


class _Pattern(NamedTuple):
    """What is scanned for."""

    pattern: str


def _needs(rule: Rule) -> tuple[str | Need | _Pattern, ...]:
    """What has to occur for `rule`."""
    return tuple(map(_way, rule.needs)) if rule.prefilter is None else (_Pattern(rule.prefilter),)


def _way(need: str | Need) -> str | Need | _Pattern:
    """Characters as they are where they are looked for one by one, else the class of them."""
    if isinstance(need, Need) or len(need) <= A_FEW or not FREQUENT.isdisjoint(need):
        return need
    return _Pattern("[" + "".join(rf"\x{{{ord(character):x}}}" for character in need) + "]")


def _numbered(asked: Mapping[str, tuple[T, ...]]) -> tuple[dict[T, Present], dict[str, Present]]:
    """A bit for each thing that is asked for, and for each rule those of what it asks for."""
    needs = dict.fromkeys(need for needs in asked.values() for need in needs)
    bits = {need: 1 << number for number, need in enumerate(needs)}
    return bits, {rule: sum({bits[need] for need in needs}) for rule, needs in asked.items()}
