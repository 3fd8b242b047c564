"""A submission becomes an article under the limits of the service: its length, its deadline, its edits."""

import logging
from http import HTTPStatus

from flask import g

from service.article import Article
from service.intake import Submission
from service.normalizing import normalize_submission
from service.settings import PREFIX
from service.web.causes import cause
from service.web.configuration import current_settings
from service.web.deadlines import Deadline
from service.web.problems import Problem

_log = logging.getLogger("copydesk")


def check_length(submission: Submission) -> None:
    """Raise `Problem` where a field of the submission is longer than the service takes."""
    limit = current_settings().max_text_length
    actual = max(len(submission.text), len(submission.title or ""))
    if actual > limit:
        members = {"limit": limit, "actual": actual, "unit": "code points"}
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "text_too_long", members=members)


def normalized(submission: Submission, deadline: Deadline | None = None) -> Article:
    """The article that a submission makes, by `deadline` or in the time that the setting allows from now.

    Raises `Problem` where the submission is too long, or the deadline has passed before anything is done. What is not
    done when it passes later is listed in the article's `incomplete`.
    """
    settings = current_settings()
    check_length(submission)
    until = deadline or Deadline.after(settings.deadline)
    if until.has_passed():
        raise overdue(until.seconds)
    return normalize_submission(submission, until.has_passed, _log_failure, settings.max_edits)


def overdue(seconds: int) -> Problem:
    """The problem of a request of which nothing was done in the `seconds` that there were."""
    detail = f"The deadline passed before any work was done: {PREFIX}DEADLINE allows {seconds} seconds."
    return Problem(HTTPStatus.GATEWAY_TIMEOUT, "deadline_passed", detail, {"limit": seconds, "unit": "seconds"})


def begin() -> None:
    """Note, at the beginning of a request, until when it may take."""
    g.deadline = Deadline.after(current_settings().deadline)


def _log_failure(rule: str, error: Exception) -> None:
    _log.error("request %s: rule %s failed\n%s", g.request_id, rule, cause(error))
