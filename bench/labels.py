"""The labelled places: what became of each, by family, kind and language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.boilerplate import report_boilerplate
from bench.credits import report_bylines
from bench.data import FAMILIES, GOLD, Key, Label, RawArticle, articles, gold, labels, whole_articles
from bench.fields import report_fields
from bench.outcomes import Judged, count, print_idle, print_outcomes, print_places
from bench.overrides import overridden, read_overrides, unused
from bench.pins import Figure
from bench.repetitions import report_repetitions
from bench.running import Answer, Submission, answered, in_parallel
from bench.spans import meets, of_field
from bench.verdicts import Outcome, is_certain, is_damage, outcome, removal

READ_AS_RIGHT_OR_WRONG = ("numbers", "encoding", "punct")
MOJIBAKE = ("mojibake", "double_mojibake", "c1_as_cp1252")
APOSTROPHES = ("qmark_for_apostrophe", "apostrophe_dropped")
MALFORMED_GROUPING = "numbers.malformed-grouping"

_DAMAGE: tuple[Outcome, ...] = ("repaired", "suggested", "left", "missed", "wrong", "gone")
_LEGITIMATE: tuple[Outcome, ...] = ("unchanged", "questioned", "changed", "gone")
_UNTOLD: tuple[Outcome, ...] = ("edited", "noticed", "untouched")


@dataclass(frozen=True, slots=True)
class Labelled:
    """The labelled development data: its articles with their answers, and the places in them."""

    answers: Mapping[Key, tuple[RawArticle, Answer]]
    families: Mapping[str, Sequence[Label]]

    @classmethod
    def of(cls, folder: Path) -> "Labelled":
        """Read and correct the labels, and run each article that has one, its title sent as it is."""
        overrides = read_overrides()
        families = {family: overridden(labels(folder, family), overrides) for family in FAMILIES}
        for override in unused((label for family in families.values() for label in family), overrides):
            print(f"No label stands where an override says: {override.place}")
        families |= {name: gold(folder, name) for name in GOLD} | {"whole": whole_articles(folder)}
        wanted = {label.key for family in families.values() for label in family}
        chosen = [article for article in articles(folder, "dev") if article.key in wanted]
        pairs = zip(chosen, in_parallel(_answer, chosen), strict=True)
        return cls({article.key: (article, answer) for article, answer in pairs}, families)

    def judged(self, family: str) -> list[Judged]:
        """What became of the places of a family."""
        return [self._judged(label, family) for label in self.families[family] if label.key in self.answers]

    def _judged(self, label: Label, family: str) -> Judged:
        article, answer = self.answers[label.key]
        if family in READ_AS_RIGHT_OR_WRONG:
            return Judged(label, article, outcome(label, article, answer))
        return Judged(label, article, removal(label, answer))


def _answer(article: RawArticle) -> Answer:
    return answered(Submission(article.text, article.title))


def report_labels(labelled: Labelled, *, places: str = "") -> Iterator[Figure]:
    """Print what became of the labelled places, and give the headline figures.

    `places` lists in full the places whose outcome it names (`missed`, `wrong`, `changed`, …).
    """
    judged = {family: labelled.judged(family) for family in labelled.families}
    for family in READ_AS_RIGHT_OR_WRONG:
        _print_family(family, judged[family])
    print_places(row for rows in judged.values() for row in rows if row.outcome == places)
    yield from figures(judged)
    yield from report_repetitions(judged["titles"], labelled.answers)
    yield from _precision(labelled)
    yield from report_fields(judged["fields"], labelled.answers)
    yield from report_bylines(judged["boilerplate"], labelled.answers)
    yield from report_boilerplate(judged["boilerplate"], judged["whole"], labelled.answers)


def figures(judged: Mapping[str, Sequence[Judged]]) -> Iterator[Figure]:
    """The headline figures of the judged places."""
    mojibake = [row for row in judged["encoding"] if row.label.label in MOJIBAKE]
    apostrophes = [row for row in judged["encoding"] if row.label.label in APOSTROPHES]
    typos = [row for row in judged["numbers"] if is_certain(row.label)]
    repaired, suggested = count(typos, "repaired"), count(typos, "suggested")
    yield Figure.share("encoding: mojibake repaired", count(mojibake, "repaired"), len(mojibake), "higher")
    yield Figure.share(
        "encoding: lost apostrophes repaired", count(apostrophes, "repaired"), len(apostrophes), "higher"
    )
    yield Figure.share("numbers: certain damage repaired", repaired, len(typos), "higher")
    yield Figure.share("numbers: certain damage repaired or suggested", repaired + suggested, len(typos), "higher")
    for family in READ_AS_RIGHT_OR_WRONG:
        yield Figure(f"{family}: damage made worse", count(judged[family], "wrong"), "lower")
        yield Figure(f"{family}: legitimate places changed", count(judged[family], "changed"), "lower")


def _precision(labelled: Labelled) -> Iterator[Figure]:
    """How many of the labelled places that the rule for malformed grouping changed became right."""
    rows = [row for row in labelled.judged("numbers") if _is_regrouped(row.label, labelled.answers[row.label.key][1])]
    yield Figure.share("numbers: applied regroupings that are right", count(rows, "repaired"), len(rows), "higher")


def _is_regrouped(label: Label, answer: Answer) -> bool:
    edits = (edit for edit in of_field(answer.edits, label.field) if edit.rule == MALFORMED_GROUPING)
    return any(meets(edit, label.start, label.end) for edit in edits)


def _print_family(family: str, rows: Sequence[Judged]) -> None:
    untold = [row for row in rows if row.outcome in _UNTOLD]
    told = [row for row in rows if row.outcome not in _UNTOLD]
    print_outcomes(f"{family}: damage", [row for row in told if is_damage(row.label)], _DAMAGE)
    legitimate = [row for row in told if not is_damage(row.label)]
    print_outcomes(f"{family}: legitimate (“changed” is a false alarm)", legitimate, _LEGITIMATE)
    alive = {row.kind for row in untold if row.outcome != "untouched"}
    met = [row for row in untold if row.kind in alive]
    print_outcomes(f"{family}: places whose right reading no label tells", met, _UNTOLD, by_language=False)
    print_idle(family, (row for row in untold if row.kind not in alive))
