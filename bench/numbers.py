"""Numbers: what became of damaged and of legitimate ones, labelled and made here, and how sure the service is."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bench.calibration import Claim, brier, calibration_error, constants, reliability, wilson
from bench.damage import Damage, damaged, half
from bench.data import Label, RawArticle
from bench.labels import Labelled
from bench.outcomes import Judged, count
from bench.pins import Figure
from bench.reading import in_context
from bench.running import Answer, Submission, in_parallel
from bench.sample import checked
from bench.spans import meets
from bench.tables import Cell, share, table
from bench.verdicts import Proposal, is_certain, is_damage, is_reported, outcome, proposals
from service.article import EditReport

SEEDS = (1, 2, 3)
"""Each article is damaged in so many ways, one after the other. Fitting has the other half of the articles."""

APART = ("glued_text", "wrong_digit_date")
"""Classes outside the headline: words glued to a year are told apart, and impossible dates are only suggested."""

GLUED_DATE = "glued_date"
ENOUGH = 20
"""Places of a language or a class from which on its share is a figure."""

ELSEWHERE_SHOWN = 20
"""Edits of damaged articles outside their damage that are printed for reading."""


@dataclass(frozen=True, slots=True)
class Place:
    """A labelled or damaged place, what became of it, and the readings that were given for it."""

    judged: Judged
    readings: tuple[Proposal, ...]
    is_reported: bool

    @classmethod
    def of(cls, label: Label, article: RawArticle, answer: Answer) -> "Place":
        """Judge a place of an article."""
        judged = Judged(label, article, outcome(label, article, answer))
        return cls(judged, tuple(proposals(label, article, answer)), is_reported(label, answer))

    @property
    def kind(self) -> str:
        """The class of damage, or what the label says a legitimate number is."""
        label = self.judged.label
        return label.kind if isinstance(label, Damage) else self.judged.kind

    @property
    def language(self) -> str:
        """The language of the article, with the region where its marks are of one."""
        return self.judged.label.language or "?"

    @property
    def is_exact(self) -> bool:
        """Whether the right reading stands there now."""
        return self.judged.outcome == "repaired"

    @property
    def is_among_first_two(self) -> bool:
        """Whether one of the first two readings is right."""
        return any(reading.is_right for reading in self.readings[:2])


@dataclass(frozen=True, slots=True)
class Examined:
    """A damaged article with its places, its answer, and the rules that would apply something in a second run."""

    article: RawArticle
    answer: Answer
    places: tuple[Place, ...]
    again: tuple[str, ...]

    @classmethod
    def of(cls, task: tuple[RawArticle, int]) -> "Examined":
        """Damage an article with a seed and send it."""
        article, seed = task
        text, damage = damaged(article, seed)
        bad = replace(article, text=text)
        if not damage:
            return cls(bad, Answer(text, None, None, None, None, (), (), (), ()), (), ())
        result = checked(Submission(text, article.title))
        places = tuple(Place.of(label, bad, result.answer) for label in damage)
        return cls(bad, result.answer, places, result.again)

    @property
    def elsewhere(self) -> list[EditReport]:
        """The applied edits of numbers outside the damage: what they are worth nobody has told."""
        labels = [place.judged.label for place in self.places]
        return [
            edit
            for edit in of_numbers(self.answer.edits)
            if not any(edit.field == label.field and meets(edit, label.start, label.end) for label in labels)
        ]


def of_numbers(reports: Iterable[EditReport]) -> list[EditReport]:
    """The reports of number rules."""
    return [report for report in reports if _is_of_numbers(report)]


def _is_of_numbers(report: EditReport) -> bool:
    return any(rule.startswith("numbers.") for rule in (report.rule, *report.earlier_rules))


def examine_damage(sample: Sequence[RawArticle]) -> list[Examined]:
    """Damage and send the articles of the test half; those without a damaged place are left out."""
    tasks = [(article, seed) for seed in SEEDS for article in sample if half(article.key) == "test"]
    return [one for one in in_parallel(Examined.of, tasks) if one.places]


def report_numbers(labelled: Labelled, examined: Sequence[Examined]) -> Iterator[Figure]:
    """Print what became of labelled and of damaged numbers, and give the headline figures."""
    read = [_place(row, labelled) for row in labelled.judged("numbers")]
    inflicted = [place for one in examined for place in one.places]
    made = [place for place in inflicted if place.judged.outcome != "gone"]  # with a line of boilerplate, say
    print(f"\nnumbers: {len(inflicted)} damaged places in {len(examined)} damaged articles of the test half")
    print(f"numbers: {len(inflicted) - len(made)} of them are gone with what they stood in, and not judged")
    yield from _recovered("labelled", [place for place in read if is_certain(place.judged.label)])
    yield from _recovered("damaged", [place for place in made if is_certain(place.judged.label)])
    yield from _doubtful([place for place in (*read, *made) if _is_doubtful(place.judged.label)])
    yield from _legitimate([place for place in read if _is_legitimate(place)])
    yield from _precision([*read, *made], examined)
    yield from _confidence([*read, *made])
    yield Figure("numbers: unstable damaged articles", sum(bool(one.again) for one in examined), "lower")


def _place(row: Judged, labelled: Labelled) -> Place:
    return Place.of(row.label, row.article, labelled.answers[row.label.key][1])


def _is_doubtful(label: Label) -> bool:
    return label.label in ("true_typo", "damaged") and is_damage(label) and not is_certain(label)


def _is_legitimate(place: Place) -> bool:
    return place.judged.outcome in ("unchanged", "questioned", "changed")


# --- one likely reading -----------------------------------------------------------------------------------------------


def _recovered(way: str, places: Sequence[Place]) -> Iterator[Figure]:
    """Of damage with one likely reading: how much is repaired, rightly suggested, reported."""
    _print_shares(f"numbers {way}, one likely reading: by class", places, lambda place: place.kind)
    headline = [place for place in places if place.kind not in APART]
    _print_shares(f"numbers {way}, without {' and '.join(APART)}: by language", headline, lambda place: place.language)
    glued = [place for place in places if place.kind == GLUED_DATE]
    yield _share(f"numbers {way}: repaired", headline, lambda place: place.is_exact)
    yield _share(f"numbers {way}: right among the first two", headline, lambda place: place.is_among_first_two)
    yield _share(f"numbers {way}: reported", headline, lambda place: place.is_reported)
    yield _share(f"numbers {way}: glued dates repaired", glued, lambda place: place.is_exact)
    if way == "damaged":
        groups: dict[str, Callable[[Place], str]] = {
            "language": lambda one: one.language,
            "class": lambda one: one.kind,
        }
        for name, group in groups.items():
            shares = _shares(_grouped(headline, group))
            yield Figure(f"numbers damaged: repaired in the worst {name}", min(shares, default=1.0), "higher")
            yield Figure(f"numbers damaged: repaired in the mean {name}", round(_mean(shares), 4), "higher")
        _print_classes_by_language(places)


def _shares(groups: Mapping[str, Sequence[Place]]) -> list[float]:
    """The share of repaired places of each group that has enough of them, whatever its part of the whole."""
    enough = (rows for rows in groups.values() if len(rows) >= ENOUGH)
    return [_share("", rows, lambda place: place.is_exact).value for rows in enough]


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 1.0


def _print_classes_by_language(places: Sequence[Place]) -> None:
    """Print how many places of each class are repaired in each language, of how many."""
    languages = sorted({place.language for place in places})
    body: list[list[Cell]] = []
    for kind, rows in _grouped(places, lambda place: place.kind).items():
        of_language = _grouped(rows, lambda place: place.language)
        cells = ([place.is_exact for place in of_language.get(language, ())] for language in languages)
        body.append([kind, *(f"{sum(cell)}/{len(cell)}" if cell else "" for cell in cells)])
    print(f"\nnumbers damaged, one likely reading: repaired by class and language\n{table(['', *languages], body)}")


def _share(name: str, places: Sequence[Place], is_so: Callable[[Place], bool]) -> Figure:
    return Figure.share(name, sum(map(is_so, places)), len(places), "higher")


def _grouped(places: Iterable[Place], group: Callable[[Place], str]) -> dict[str, list[Place]]:
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(group(place), []).append(place)
    return dict(sorted(groups.items()))


def _print_shares(title: str, places: Sequence[Place], group: Callable[[Place], str]) -> None:
    if places:
        body = [_row(name, rows) for name, rows in (*_grouped(places, group).items(), ("all", places))]
        print(f"\n{title}\n{table(['', 'places', 'repaired', 'first two', 'reported', 'wrong'], body)}")


def _row(name: str, places: Sequence[Place]) -> list[Cell]:
    number = len(places)
    wrong = count([place.judged for place in places], "wrong")
    return [
        name,
        number,
        share(sum(place.is_exact for place in places), number),
        share(sum(place.is_among_first_two for place in places), number),
        share(sum(place.is_reported for place in places), number),
        wrong,
    ]


# --- no likely reading, legitimate ------------------------------------------------------------------------------------


def _doubtful(places: Sequence[Place]) -> Iterator[Figure]:
    """Of damage that nobody can undo for certain: it is to be reported, and not made worse."""
    _print_shares("numbers, unrecoverable or ambiguous: to be reported, not changed", places, lambda place: place.kind)
    yield _share("numbers: doubtful damage reported", places, lambda place: place.is_reported)
    yield Figure(
        "numbers: doubtful damage changed wrongly", count([place.judged for place in places], "wrong"), "lower"
    )


def _legitimate(places: Sequence[Place]) -> Iterator[Figure]:
    """Of labelled numbers that are as they should be: none may be changed, few questioned."""
    outcomes = ("unchanged", "questioned", "changed")
    body: list[list[Cell]] = []
    for language, rows in (*_grouped(places, lambda place: place.language).items(), ("all", places)):
        judged = [place.judged for place in rows]
        body.append([language, len(rows), *(count(judged, one) for one in outcomes)])
    print(f"\nnumbers, legitimate: by language\n{table(['', 'places', *outcomes], body)}")
    yield Figure(
        "numbers: legitimate numbers questioned", sum(p.judged.outcome == "questioned" for p in places), "lower"
    )


# --- precision and confidence -----------------------------------------------------------------------------------------


def _precision(places: Sequence[Place], examined: Sequence[Examined]) -> Iterator[Figure]:
    """How many of the applied edits of numbers, at labelled and damaged places, are right."""
    changed = [place for place in places if _was_changed(place) and place.judged.outcome != "gone"]
    body: list[list[Cell]] = []
    for rule, rows in (*_grouped(changed, _rule).items(), ("all", changed)):
        right = sum(place.readings[0].is_right for place in rows)
        low, high = wilson(right, len(rows))
        body.append([rule, len(rows), right, share(right, len(rows)), f"{100 * low:.1f}–{100 * high:.1f} %"])
    print("\nnumbers: applied edits at labelled and damaged places")
    print(table(["rule", "edits", "right", "share", "95 %"], body))
    elsewhere = {
        (one.article.key, edit.before, edit.after): (one.article, edit) for one in examined for edit in one.elsewhere
    }
    print(f"\nnumbers: {len(elsewhere)} applied edits elsewhere in damaged articles, which nobody has judged")
    for article, edit in list(elsewhere.values())[:ELSEWHERE_SHOWN]:
        print(f"  {edit.rule} {in_context(article, edit)}")
    right = sum(place.readings[0].is_right for place in changed)
    yield Figure.share("numbers: applied edits that are right", right, len(changed), "higher")


def _was_changed(place: Place) -> bool:
    """Whether an edit of numbers was applied there."""
    changed = place.judged.outcome in ("repaired", "wrong", "changed", "edited")
    return changed and bool(place.readings) and _is_of_numbers(place.readings[0].report)


def _rule(place: Place) -> str:
    return place.readings[0].report.rule


def _confidence(places: Sequence[Place]) -> Iterator[Figure]:
    """Whether the likeliest readings are right as often as they claim."""
    claims = {
        "rule": [_claim(place, _rule(place)) for place in places if _claims(place)],
        "class": [_claim(place, place.kind) for place in places if _claims(place)],
    }
    by_rule = claims["rule"]
    print(f"\nnumbers: confidence of the likeliest readings\n{reliability(by_rule)}")
    print(f"  calibration error {calibration_error(by_rule):.4f}; Brier score {brier(by_rule):.4f}")
    for group, rows in claims.items():
        print(f"  Brier score of the best constant for each {group}: {brier(constants(rows)):.4f}")
        _print_scores(group, rows)
    yield Figure("numbers: calibration error", round(calibration_error(by_rule), 4), "lower")
    yield Figure("numbers: Brier score", round(brier(by_rule), 4), "lower")
    yield Figure("numbers: Brier score above the constants'", round(_excess(by_rule), 4), "lower")


def _print_scores(group: str, claims: Sequence[Claim]) -> None:
    body: list[list[Cell]] = []
    for name in sorted({claim.group for claim in claims}):
        rows = [claim for claim in claims if claim.group == name]
        right = sum(claim.is_right for claim in rows)
        body.append([name, len(rows), share(right, len(rows)), f"{brier(rows):.4f}", f"{brier(constants(rows)):.4f}"])
    print(table([group, "readings", "right", "Brier", "constant"], body))


def _excess(claims: Sequence[Claim]) -> float:
    """How much worse than the best constants the confidences are, nothing where they are better."""
    return max(brier(claims) - brier(constants(claims)), 0.0)


def _claims(place: Place) -> bool:
    """Whether a rule of numbers gives a reading of a place whose truth is known."""
    told = place.judged.outcome not in ("gone", "edited", "noticed", "untouched")
    return told and bool(place.readings) and _is_of_numbers(place.readings[0].report)


def _claim(place: Place, group: str) -> Claim:
    return Claim(group, place.readings[0].confidence, place.readings[0].is_right)


# --- reading ----------------------------------------------------------------------------------------------------------


def print_damage(
    examined: Sequence[Examined], kind: str, *, language: str = "", came_out: str = "", number: int = 20, seed: int = 0
) -> None:
    """Print damaged places of a class (`all` for every one): what became of them, the readings, their confidences."""
    found = [
        (one, place)
        for one in examined
        for place in one.places
        if kind in ("all", place.kind) and language in ("", place.language)
        if came_out in ("", place.judged.outcome)
    ]
    print(f"{len(found)} places; {min(number, len(found))} of them, seed {seed}")
    for one, place in random.Random(seed).sample(found, min(number, len(found))):
        for line in _told(one.article, place):
            print(line)


def _told(article: RawArticle, place: Place) -> Iterator[str]:
    label = place.judged.label
    source = article.source(label.field)
    before, behind = source[max(label.start - 60, 0) : label.start], source[label.end : label.end + 60]
    context = f"{before}⟦{label.token}⟧{behind}".replace("\n", "⏎")
    yield f"\n{place.judged.outcome} {place.kind} ({label.by}) [{label.corpus} {label.id} {place.language}]"
    yield f"    {context}"
    if isinstance(label, Damage):
        yield f"    was {label.truth!r}; {'certain' if label.is_recoverable else label.correct}: {label.why}"
    for one in place.readings:
        what, truth = "applied" if one.is_applied else "offered", "right" if one.is_right else "wrong"
        yield f"    {what} {one.report.before!r} → {one.after!r} {one.confidence:.2f} {one.report.rule}, {truth}"
    if place.is_reported and not place.readings:
        yield "    reported without a reading"
