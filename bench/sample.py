"""The articles nobody labelled: how much is changed, and whether every answer keeps its promises."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.data import RawArticle
from bench.pins import Figure
from bench.reversal import broken_promises
from bench.running import Answer, Submission, answered, in_parallel
from bench.tables import Cell, table
from service.article import EditReport

MOST_IDS = 8
"""Ids listed of the articles that break a promise; `--ids` lists all."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer, the promises that it breaks, and the rules that would apply something in a second run."""

    answer: Answer
    broken: tuple[str, ...]
    again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """An article of the sample, sent with its title apart and as one text that begins with it."""

    article: RawArticle
    apart: Checked
    as_one: Checked


def again(sent: Submission, answer: Answer) -> Submission:
    """The answer as a submission: its title (where it has none, what was sent for that) and its language."""
    nothing = None if sent.title is None else ""
    return Submission(answer.text, nothing if answer.title is None else answer.title, answer.language)


def checked(sent: Submission) -> Checked:
    """Send a submission, check the account of the answer, and send the answer."""
    answer = answered(sent)
    if answer.failure:
        return Checked(answer, (), ())
    second = answered(again(sent, answer))
    rules = [edit.rule for edit in second.edits] + ([second.failure] if second.failure else [])
    return Checked(answer, tuple(broken_promises(sent, answer)), tuple(dict.fromkeys(rules)))


def examined(article: RawArticle) -> Examined:
    """Send an article both ways."""
    as_one = Submission(f"{article.title}\n\n{article.text}", None)
    return Examined(article, checked(Submission(article.text, article.title)), checked(as_one))


def examine(articles: Sequence[RawArticle]) -> list[Examined]:
    """Examine every article of the sample."""
    return in_parallel(examined, articles)


def report_sample(results: Sequence[Examined], *, all_ids: bool = False) -> Iterator[Figure]:
    """Print how much is changed, which articles break a promise, and give the headline figures."""
    print(f"\nsample: {len(results)} articles")
    _print_rules("edits", results, [(r.article, edit) for r in results for edit in r.apart.answer.edits])
    _print_rules("suggestions", results, [(r.article, found) for r in results for found in r.apart.answer.suggestions])
    yield from _promises("", [(result.article, result.apart) for result in results], all_ids=all_ids)
    yield from _promises(
        ", title in the text", [(result.article, result.as_one) for result in results], all_ids=all_ids
    )


def _promises(way: str, results: Sequence[tuple[RawArticle, Checked]], *, all_ids: bool) -> Iterator[Figure]:
    violations: dict[str, list[tuple[RawArticle, tuple[str, ...]]]] = {
        "crashed": [(article, (str(one.answer.failure),)) for article, one in results if one.answer.failure],
        "incomplete": [(article, one.answer.incomplete) for article, one in results if one.answer.incomplete],
        "irreversible": [(article, one.broken) for article, one in results if one.broken],
        "unstable": [(article, one.again) for article, one in results if one.again],
    }
    for name, of_one in violations.items():
        told = [(article, ", ".join(causes)) for article, causes in of_one]
        _print_violations(name + way, told, all_ids=all_ids)
        yield Figure(f"sample: {name} articles{way}", len(told), "lower")


def _print_violations(name: str, violations: Sequence[tuple[RawArticle, str]], *, all_ids: bool) -> None:
    print(f"\n{name}: {len(violations)} articles")
    for cause, count in Counter(cause for _, cause in violations).most_common():
        print(f"  {count} × {cause}")
    for article, cause in violations if all_ids else violations[:MOST_IDS]:
        print(f"    [{article.corpus} {article.id}] {cause}")


def _print_rules(what: str, results: Sequence[Examined], found: Sequence[tuple[RawArticle, EditReport]]) -> None:
    languages = [language for language, _ in Counter(result.article.language for result in results).most_common()]
    owners = {
        rule: [article for article, edit in found if edit.rule == rule] for rule in {edit.rule for _, edit in found}
    }
    rows = [_row(rule, len(results), owners[rule], languages) for rule in sorted(owners)]
    rows.append(_row("all", len(results), [article for article, _ in found], languages))
    print(f"\n{what} by rule and language")
    print(table([what, "all", "per 1,000", "articles", *(language or "?" for language in languages)], rows))


def _row(name: str, articles: int, owners: Sequence[RawArticle], languages: Sequence[str]) -> list[Cell]:
    """How many were found, of which `owners` has the article of each."""
    by_language = Counter(article.language for article in owners)
    touched = len({article.key for article in owners})
    return [name, len(owners), 1000 * len(owners) / articles, touched, *(by_language[one] for one in languages)]
