"""What is taken out of a text: its boilerplate lines by kind, each with the line feeds that go with it.

One look at a text serves all rules. Lines are judged as they stand before the layout is mended, and by what no later
repair changes: words, and the lines beside them, whether or not a blank line parts them. So nothing that stays here is
boilerplate in the answer.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from service.engine.document import Document, Text
from service.engine.edit import Edit
from service.language.sentences import ends_sentence
from service.rules.boilerplate.lines import CALLER, Line, beginning_with, lines_of, runs
from service.rules.boilerplate.phrase_lists import folded
from service.rules.boilerplate.verdicts import tell

SURE = 1.0
LIKELY = 0.95
WHOLE_TEXT = 0.5
"""Confidence in what the caller named, in a line of a list, and where nothing would be left of the text."""

_NOTHING: Mapping[str, Sequence["Removal"]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Removal:
    """A line to take out, with the line feeds that go with it, and how sure that is."""

    start: int
    end: int
    confidence: float


def removals(text: Text, kind: str) -> Iterator[Edit]:
    """An edit for each line of a kind."""
    found = text.document.once(boilerplate).get(kind)
    return iter([text.edit(one.start, one.end, "", one.confidence) for one in found] if found else ())


def with_removals(document: Document) -> Collection[str]:
    """The ids of the rules that find something: those of the kinds of a document's boilerplate."""
    return [f"boilerplate.{kind.replace('_', '-')}" for kind in document.once(boilerplate)]


def boilerplate(document: Document) -> Mapping[str, Sequence[Removal]]:
    """The boilerplate lines of a document's text by kind."""
    lines = lines_of(document.text, beginning_with(document.context.boilerplate_phrases))
    if not lines:
        return _NOTHING
    tell(lines, folded(document.title or ""))
    return MappingProxyType(_by_kind(lines, document.text))


def _by_kind(lines: Sequence[Line], text: str) -> dict[str, tuple[Removal, ...]]:
    """The lines to take out by kind, each with the line feeds before or behind it.

    Of the gaps around and inside a run of such lines one stays, a blank line where there is one.
    """
    found: dict[str, list[Removal]] = {}
    going = [number for number, line in enumerate(lines) if line.kind is not None]
    is_all = len(going) == len(lines)
    for run in runs(going):
        staying = _staying_gap(lines, run, text)
        for number in run:
            line = lines[number]
            is_before = number < staying
            start = lines[number - 1].end if is_before else line.start
            end = line.end if is_before or number + 1 == len(lines) else lines[number + 1].start
            if number == staying == run[0] and _parts(lines, run, text):
                end = line.end
            kind = line.kind or ""
            confidence = WHOLE_TEXT if is_all else SURE if kind == CALLER else LIKELY
            found.setdefault(kind, []).append(Removal(start, end, confidence))
    return {kind: tuple(removed) for kind, removed in found.items()}


def _parts(lines: Sequence[Line], run: Sequence[int], text: str) -> bool:
    """Whether a run parts two paragraphs that no blank line parts: then both line feeds stay."""
    first, behind = run[0], run[-1] + 1
    if first == 0 or behind == len(lines) or not ends_sentence(lines[first - 1].text) or lines[behind].begins_lower:
        return False
    return all(text.count("\n", lines[n - 1].end, lines[n].start) == 1 for n in range(first, behind + 1))


def _staying_gap(lines: Sequence[Line], run: Sequence[int], text: str) -> int:
    """Before which line the gap stays: none before the first line of a text, none behind the last."""
    first, behind = run[0], run[-1] + 1
    if first == 0:
        return 0
    if behind == len(lines):
        return behind
    gaps = range(first, behind + 1)
    return next((n for n in gaps if text.count("\n", lines[n - 1].end, lines[n].start) > 1), first)
