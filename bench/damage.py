"""Good numbers of the sample, damaged in every way that is seen in the wild: thousands of places with a known truth.

Labelled typos are few and nearly all English. So some numbers of every article are damaged here, a few and far apart,
in the marks of the article's own locale; what stood there is the right reading. The same article and seed give the same
damage. See `bench.wounds` for the ways and for what "one likely reading" means.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Literal

from bench.data import Key, Label, RawArticle
from bench.good_numbers import Site, sites
from bench.styles import Style, dressed
from bench.wounds import Evidence, Wound, settled_elsewhere, wounds

APART = 150
"""Characters between two damaged places at least, so that one is not the other's context."""

EVERY = 500
"""One damaged place in so many characters, so that most numbers of an article stay good."""

MOST = 4

_WEIGHTS = MappingProxyType({"letter_for_digit": 0.2, "doubled_unit": 0.2})
"""How often a class is drawn where a place allows others too; these two are possible nearly everywhere."""

LETTERS_ALONE = 0.3
"""The share of plain numbers and years that are damaged at all: there are many, and nearly all allow a letter alone."""

Half = Literal["fit", "test"]


@dataclass(frozen=True, slots=True)
class Damage(Label):
    """A damaged place. `label` is always `damaged`, `kind` the class, `by` the way within it, `language` the locale.

    `correct` is what stood there (`truth`) where that is the one likely reading; else `ambiguous` or `unrecoverable`.
    `why` says what makes it so.
    """

    truth: str = ""
    why: str = ""

    @property
    def is_recoverable(self) -> bool:
        """Whether one likely reading exists."""
        return self.correct == self.truth


def half(key: Key) -> Half:
    """The half that an article belongs to: what is fitted on one is tested on the other."""
    return "fit" if sha256("/".join(key).encode()).digest()[0] % 2 else "test"


def damaged(article: RawArticle, seed: int = 0) -> tuple[str, list[Damage]]:
    """The article's text with some of its numbers damaged, and where they stand in it; none where it has no number."""
    chance = random.Random(f"{seed}/{article.corpus}/{article.id}")
    dress = dressed(article, chance)
    if dress is None:
        return article.text, []
    text, style = dress
    inflicted = list(_inflicted(text, style, chance))
    bad, places = _applied(text, inflicted)
    return bad, [
        _record(article, style, settled_elsewhere(wound, bad, article.title), start)
        for wound, start in zip(inflicted, places, strict=True)
    ]


def _inflicted(text: str, style: Style, chance: random.Random) -> Iterator[Wound]:
    """Damages far from each other, in order, each drawn from the classes and ways that its place allows."""
    all_sites = sites(text, style)
    chosen = _chosen(all_sites, min(MOST, 1 + len(text) // EVERY), chance)
    evidence = _evidence(all_sites, chosen)
    for site in chosen:
        if _is_rich(site) or chance.random() < LETTERS_ALONE:
            possible = wounds(site, text, style, evidence, chance)
            kinds = sorted({wound.kind for wound in possible})
            for kind in chance.choices(kinds, [_WEIGHTS.get(kind, 1) for kind in kinds]) if kinds else ():
                yield chance.choice([wound for wound in possible if wound.kind == kind])


def _chosen(all_sites: Sequence[Site], count: int, chance: random.Random) -> list[Site]:
    """Sites far from each other, those that allow more than a letter for a digit preferred."""
    order = sorted(chance.sample(all_sites, len(all_sites)), key=lambda site: not _is_rich(site))
    chosen: list[Site] = []
    for site in order:
        if len(chosen) < count and all(_is_apart(site, other) for other in chosen):
            chosen.append(site)
    return sorted(chosen, key=lambda site: site.start)


def _is_rich(site: Site) -> bool:
    return site.kind in ("date", "ordinal") or site.is_grouped or bool(site.fraction)


def _is_apart(site: Site, other: Site) -> bool:
    return site.end + APART <= other.start or other.end + APART <= site.start


def _evidence(all_sites: Sequence[Site], chosen: Sequence[Site]) -> Evidence:
    """What the numbers tell that are left as they are."""
    rest = [site for site in all_sites if not any(site.start < one.end and one.start < site.end for one in chosen)]
    numbers = [site for site in rest if site.kind == "number"]
    return Evidence(
        grouped=sum(site.is_grouped for site in numbers),
        decimals=sum(bool(site.fraction) for site in numbers),
        years=tuple(sorted({site.year for site in rest if site.year})),
    )


def _applied(text: str, inflicted: Sequence[Wound]) -> tuple[str, list[int]]:
    """The text with the damages in it, and where each of them begins."""
    parts, places, position, length = [], [], 0, 0
    for wound in inflicted:
        kept = text[position : wound.start]
        places.append(length + len(kept))
        parts += [kept, wound.bad]
        length += len(kept) + len(wound.bad)
        position = wound.end
    return "".join([*parts, text[position:]]), places


def _record(article: RawArticle, style: Style, wound: Wound, start: int) -> Damage:
    truth = wound.acceptable[0] if wound.way == "year and time" else wound.good
    certain = wound.standing == "certain"
    right = dict.fromkeys([truth, *wound.acceptable] if certain else [wound.bad, truth, *wound.acceptable])
    return Damage(
        *article.key,
        style.tag,
        "text",
        start,
        start + len(wound.bad),
        wound.bad,
        "damaged",
        correct=truth if certain else wound.standing,
        acceptable=tuple(right),
        kind=wound.kind,
        by=wound.way,
        truth=truth,
        why=wound.why,
    )
