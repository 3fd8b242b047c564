"""The whole flow in one place: a submission becomes a document, runs through the passes, and is read as an article."""

from collections.abc import Callable, Mapping
from typing import Any

from service.article import Article, Service
from service.engine.pipeline import Pipeline
from service.engine.policy import MAX_EDITS, Policy
from service.intake import Options, Submission, document_of
from service.language.numbers.too_many import have_too_many_numbers
from service.reading import article_of
from service.rules import PASSES, ruleset
from service.version import __version__

PIPELINE = Pipeline(PASSES)


def normalize(
    text: str,
    title: str | None = None,
    language: str | None = None,
    url: str | None = None,
    site_name: str | None = None,
    options: Options | Mapping[str, Any] | None = None,
) -> Article:
    """Normalize the raw `text` of one article.

    `title` is the raw title where it is known apart, `""` where there is none; with `None` one is looked for in
    `text`. `language` is a BCP 47 tag (detected where `None`), `url` and `site_name` are hints. `options` are
    `Options`, or a mapping as in the contract's JSON. Raises `TypeError` or `ValueError` where an argument is none
    that the contract allows.
    """
    chosen = options if isinstance(options, Options) else Options.of(options) if options else Options()
    return normalize_submission(Submission(text, title, None, url, site_name, language, chosen))


def _raise(_rule: str, error: Exception) -> None:
    raise error


def normalize_submission(
    submission: Submission,
    should_stop: Callable[[], bool] = lambda: False,
    on_failure: Callable[[str, Exception], None] = _raise,
    max_edits: int = MAX_EDITS,
) -> Article:
    """Normalize one submission; the adapters (HTTP, later command line and bulk) all call this.

    `should_stop` is asked now and then whether to leave the rest undone; `on_failure` is told of a rule that raised,
    whose edits are then missing, as are those of a rule with which there would be more than `max_edits`, and those of
    numbers where there are too many to look at. All of that is listed in the article's `incomplete`.
    """
    options = submission.options
    undone = frozenset({"numbers"}) if have_too_many_numbers(submission.title, submission.text) else frozenset[str]()
    policy = Policy(options.min_confidence, options.rules, max_edits, on_failure, undone)
    normalized = PIPELINE.run(document_of(submission), policy, should_stop)
    return article_of(submission, normalized, Service("copydesk", __version__, ruleset()), should_stop)
