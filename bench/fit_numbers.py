"""Fit the weights by which malformed numbers are read: `python -m bench.fit_numbers`.

A conditional logit: the probability of a reading is the softmax of the summed weights of its features. Fitted on
damaged numbers of the sample's fit half, on what looks malformed there but is not, on the labels, and on sentences of
our own. The figures told, and kept beside the weights, are of the test half by weights that were fitted without it;
the weights kept are then fitted with the labels of both halves, for these are few.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import exp
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.damage import Half, damaged, half
from bench.data import ROOT, RawArticle, articles, data_folder, labels
from bench.running import in_parallel
from bench.verdicts import NO_CERTAIN_READING, plain
from service.engine.document import Context, Document, Language
from service.language.identification import identify
from service.rules.numbers.evidence import Evidence
from service.rules.numbers.features import Features, features_of
from service.rules.numbers.places import Place
from service.rules.numbers.weighing import UNWITNESSED, marks_of
from service.rules.numbers.witnesses import is_witnessed, needs_witness

TEXTS = Path(__file__).with_name("number_texts.yaml")
WEIGHTS = ROOT / "service/rules/numbers/weights.txt"

RIDGE = 0.2
"""The penalty on the square of a weight; of 0.02, 0.05, 0.2 and 0.5 the one with which most labelled typos of the test
half are mended (22 of 31, against 19 and 21) and the readings of damage have the least Brier score (0.032)."""

SEEDS = (0, 1, 2)
TEST_SEED = 7

OWN, TYPO, LEGITIMATE, UNTOUCHED = 3.0, 5.0, 3.0, 5.0
"""How much a sentence of our own, a labelled typo, a labelled look-alike and an undamaged one of the sample count
against one damaged number, of which there are thousands."""

RARE = MappingProxyType({"a digit lost": 0.1, "a digit doubled": 0.3})
"""How much these ways of damage count: of 41 numbers read that end in `,00`, 37 had lost a zero and none another digit;
of 21 with a group too long, 15 had gained a zero."""

NUMERAL = re.compile(r"\d[\d.,'’ \u00a0\u202f\u2009]*\d|\d")
WRAPPED = re.compile(r"(?<=\S)\n(?=\S)")


class Row(NamedTuple):
    """One malformed number: the features of each reading, which is right, and how much the row counts."""

    features: tuple[Features, ...]
    right: int
    weight: float
    unwitnessed: tuple[bool, ...]
    """Whether each reading would need another number of the article to be believed, where there is none."""


def row(place: Place, evidence: Evidence, right: Iterable[str], weight: float = 1.0) -> Row:
    """A row of a place whose right readings are `right`; that nothing can be told is right where none is offered."""
    found = evidence.guesses(place)
    wanted = {plain(one) for one in right}
    hit = (at for at, guess in enumerate(found) if guess.after is not None and plain(guess.after) in wanted)
    unknown = next(at for at, guess in enumerate(found) if guess.slip == "unknown")
    return Row(
        features=tuple(features_of(place, found, evidence)),
        right=next(hit, unknown),
        weight=weight,
        unwitnessed=tuple(
            needs_witness(place, guess, evidence) and not is_witnessed(place, guess, evidence) for guess in found
        ),
    )


def evidence_of(text: str, title: str | None = None, language: str | None = None) -> Evidence | None:
    """The evidence of an article in a language, or in the one detected; `None` where that is not known.

    Lines are joined as they are before the numbers are looked at, which keeps every offset.
    """
    of = Language(language) if language else identify(f"{title}\n{text}")
    document = Document(title, WRAPPED.sub(" ", text), Context(of))
    marks = marks_of(document)
    return Evidence.of(document, marks) if marks else None


def rows_of_texts() -> Iterator[Row]:
    """Rows of our own sentences."""
    for language, lines in yaml.safe_load(TEXTS.read_text("utf-8")).items():
        for line in lines:
            marked, *told = (part.strip() for part in line.split(" | "))
            numbers = re.findall(r"\[([^]]*)\]", marked)
            evidence = evidence_of(marked.replace("[", "").replace("]", ""), language=language)
            meant = dict(zip(numbers, told, strict=True))
            for place in evidence.places if evidence else ():
                if place.numeral in meant and evidence:
                    right = {"=": [place.numeral], "?": []}.get(meant[place.numeral], [meant[place.numeral]])
                    yield row(place, evidence, right, OWN)


def rows_of_labels(folder: Path) -> Iterator[tuple[Half, Row]]:
    """Rows of the labelled places that are looked at."""
    by_key = {article.key: article for article in articles(folder, "dev")}
    labelled = labels(folder, "numbers")
    found = {key: evidence_of(by_key[key].text, by_key[key].title) for key in {label.key for label in labelled}}
    for label in labelled:
        evidence = found[label.key]
        for place in evidence.places if evidence else ():
            if evidence and place.field == label.field and place.start < label.end and label.start < place.end:
                is_typo = label.label == "true_typo"
                is_read = is_typo and label.correct is not None and label.correct not in NO_CERTAIN_READING
                right = NUMERAL.findall(label.correct or "") if is_read else [] if is_typo else [place.numeral]
                yield half(label.key), row(place, evidence, right, TYPO if is_typo else LEGITIMATE)
                break


def rows_of_damage(article: RawArticle, seeds: Sequence[int]) -> list[Row]:
    """Rows of the damaged numbers of an article."""
    found = []
    for seed in seeds:
        text, damages = damaged(article, seed)
        evidence = evidence_of(text, article.title, damages[0].language) if damages else None
        for place in evidence.places if evidence else ():
            hit = next((one for one in damages if one.start < place.end and place.start < one.end), None)
            if hit and evidence and place.field == "text":
                found.append(row(place, evidence, NUMERAL.findall(hit.truth), RARE.get(hit.by, 1.0)))
    return found


def rows_as_they_are(article: RawArticle) -> list[Row]:
    """Rows of what looks malformed in an article that nobody damaged."""
    evidence = evidence_of(article.text, article.title)
    return [row(place, evidence, [place.numeral], UNTOUCHED) for place in evidence.places] if evidence else []


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights that make the right readings likeliest, by L-BFGS."""
    names = sorted({name for one in rows for of in one.features for name in of})
    matrix = _matrix(rows, {name: at for at, name in enumerate(names)})
    sizes = np.array([len(one.features) for one in rows])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = first + np.array([one.right for one in rows])
    weight = np.array([one.weight for one in rows])
    owner = np.repeat(np.arange(len(rows)), sizes)

    def loss(weights: Any) -> tuple[float, Any]:  # noqa: ANN401 arrays of numpy
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, first)
        odds = np.exp(scores - top[owner])
        total = np.add.reduceat(odds, first)
        told = -(weight * (scores[right] - top - np.log(total))).sum()
        residual = odds / total[owner] * weight[owner]
        residual[right] -= weight
        return told + RIDGE * (weights @ weights), matrix.T @ residual + 2 * RIDGE * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    return {name: round(float(of), 3) for name, of in zip(names, best.x, strict=True) if abs(of) >= 0.001}


def _matrix(rows: Sequence[Row], column: dict[str, int]) -> Any:  # noqa: ANN401 scipy has no types
    data: list[float] = []
    columns: list[int] = []
    starts = [0]
    for one in rows:
        for of in one.features:
            columns += [column[name] for name in of]
            data += of.values()
            starts.append(len(data))
    return csr_matrix((data, columns, starts), shape=(len(starts) - 1, len(column)))


def figures(rows: Sequence[Row], weights: dict[str, float], sure: float = 0.85) -> dict[str, float]:
    """How the readings of rows come out: how many are right first, applied, and right among the applied."""
    shares = [_shares(one, weights) for one in rows]
    best = [max(range(len(one)), key=one.__getitem__) for one in shares]
    applied = [at for at, one in enumerate(rows) if best[at] > 1 and shares[at][best[at]] >= sure]
    right = sum(best[at] == rows[at].right for at in applied)
    first = sum(best[at] == one.right for at, one in enumerate(rows))
    brier = sum((shares[at][best[at]] - (best[at] == one.right)) ** 2 for at, one in enumerate(rows))
    return {
        "numbers": len(rows),
        "right first": round(first / len(rows), 4),
        "applied": len(applied),
        "applied right": round(right / max(len(applied), 1), 4),
        "brier": round(brier / len(rows), 4),
    }


def _figures(
    weights: dict[str, float], labelled: Iterable[tuple[Half, Row]], tested: Iterable[list[Row]]
) -> dict[str, dict[str, float]]:
    labels_of_test = [one for part, one in labelled if part == "test"]
    damage = [one for found in tested for one in found]
    return {
        "labelled typos": figures([one for one in labels_of_test if one.weight == TYPO], weights),
        "labelled look-alikes": figures([one for one in labels_of_test if one.weight == LEGITIMATE], weights),
        "damage": figures([one for one in damage if one.weight == 1], weights),
        "damage that leaves no reading": figures([one for one in damage if one.weight != 1], weights),
    }


def _shares(of: Row, weights: dict[str, float]) -> list[float]:
    scores = [sum(weights.get(name, 0.0) * strength for name, strength in one.items()) for one in of.features]
    odds = [exp(score - max(scores)) for score in scores]
    shares = [one / sum(odds) for one in odds]
    return [min(share, UNWITNESSED) if doubt else share for share, doubt in zip(shares, of.unwitnessed, strict=True)]


def _listed(weights: dict[str, float], told: dict[str, dict[str, float]]) -> str:
    """The data file: the figures as comments, then a weight and the name of its feature a line."""
    head = [
        "Weights of the features by which malformed numbers are read, fitted by bench.fit_numbers. Of the test half:"
    ]
    head += [f"{name}: {', '.join(f'{what} {of}' for what, of in row.items())}" for name, row in told.items()]
    return "".join([*(f"# {line}\n" for line in head), *(f"{of} {name}\n" for name, of in weights.items())])


def main() -> None:
    """Fit, tell the figures, and write the weights."""
    folder = data_folder()
    if folder is None:
        message = "The fit needs the development data."
        raise SystemExit(message)
    sample: dict[Half, list[RawArticle]] = {"fit": [], "test": []}
    for article in articles(folder, "sample"):
        sample[half(article.key)].append(article)
    labelled = list(rows_of_labels(folder))
    untouched = [one for found in in_parallel(rows_as_they_are, sample["fit"]) for one in found]
    damage = [one for found in in_parallel(partial(rows_of_damage, seeds=SEEDS), sample["fit"]) for one in found]
    tested = in_parallel(partial(rows_of_damage, seeds=(TEST_SEED,)), sample["test"])
    rows = [*rows_of_texts(), *untouched, *damage]
    told = _figures(fit([*rows, *(one for part, one in labelled if part == "fit")]), labelled, tested)
    weights = fit([*rows, *(one for _, one in labelled)])
    WEIGHTS.write_text(_listed(weights, told), "utf-8")
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
