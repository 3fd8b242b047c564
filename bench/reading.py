"""Edits in their context, drawn at random, for somebody to read."""

import random
from collections.abc import Iterator, Sequence

from bench.data import RawArticle
from bench.running import Answer
from service.article import EditReport

CONTEXT = 60
"""Characters shown on either side of an edit."""

_VISIBLE = str.maketrans({"\n": "⏎", "\r": "␍", "\t": "⇥", "\u00a0": "⍽", "\u2028": "⤶", "\u00ad": "‧", "\ufeff": "￮"})

Found = tuple[RawArticle, EditReport]


def drawn(
    pairs: Sequence[tuple[RawArticle, Answer]], rule: str, count: int, seed: int, *, suggestions: bool
) -> list[Found]:
    """`count` of the edits (or suggestions) of a rule, drawn at random; the same ones for the same seed."""
    found = [
        (article, edit)
        for article, answer in pairs
        for edit in (answer.suggestions if suggestions else answer.edits)
        if edit.rule == rule
    ]
    return random.Random(seed).sample(found, min(count, len(found)))


def in_context(article: RawArticle, edit: EditReport) -> str:
    """One edit in the raw text around it, on one line."""
    source = article.source(edit.field)
    before, behind = source[max(edit.start - CONTEXT, 0) : edit.start], source[edit.end : edit.end + CONTEXT]
    after = "?" if edit.after is None else edit.after
    line = f"{before}⟦{edit.before} → {after}⟧{behind}".translate(_VISIBLE)
    return " ".join([f"[{article.corpus} {article.id} {article.language}]", line, *_notes(edit)])


def _notes(edit: EditReport) -> Iterator[str]:
    if edit.confidence < 1:
        yield f"({edit.confidence:.2f})"
    for other in edit.alternatives:
        yield f"(or {other.after.translate(_VISIBLE)!r} {other.confidence:.2f})"
    if edit.earlier_rules:
        yield f"(after {', '.join(edit.earlier_rules)})"


def report_reading(
    pairs: Sequence[tuple[RawArticle, Answer]], rules: Sequence[str], count: int, seed: int, *, suggestions: bool
) -> None:
    """Print some edits (or suggestions) of each of `rules` in context."""
    for rule in rules:
        found = drawn(pairs, rule, count, seed, suggestions=suggestions)
        if found:
            print(f"\n{rule}: {len(found)} {'suggestions' if suggestions else 'edits'}, seed {seed}")
        for article, edit in found:
            print(f"  {in_context(article, edit)}")
