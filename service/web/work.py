"""A submission becomes an article under the limits of the service: its length, its deadline, its edits."""

import logging
import time
from http import HTTPStatus

from flask import g

from service.article import Article
from service.intake import Submission
from service.normalizing import normalize_submission
from service.settings import PREFIX
from service.web.causes import cause
from service.web.configuration import current_settings
from service.web.deadlines import Deadline
from service.web.draining import end_of_work, has_to_end, stopping
from service.web.problems import Problem

_log = logging.getLogger("copydesk")


def check_length(submission: Submission) -> None:
    """Raise `Problem` where a field of the submission is longer than the service takes."""
    limit = current_settings().max_text_length
    actual = max(len(submission.text), len(submission.title or ""))
    if actual > limit:
        members = {"limit": limit, "actual": actual, "unit": "code points"}
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "text_too_long", members=members)


def check_time(until: Deadline) -> None:
    """Raise `Problem` where there is no time to begin an article: its deadline has passed, or the service stops."""
    if until.has_passed():
        raise overdue(until)
    if has_to_end():
        raise stopping()


def normalized(submission: Submission, until: Deadline) -> Article:
    """The article that a submission makes.

    Raises `Problem` where the submission is too long, or the time is over before anything is done. What is not done
    when it is over later is listed in the article's `incomplete`.
    """
    check_length(submission)
    check_time(until)
    is_over = end_of_work()
    return normalize_submission(
        submission, lambda: until.has_passed() or is_over(), _log_failure, current_settings().max_edits
    )


def overdue(deadline: Deadline) -> Problem:
    """The problem of an article of which nothing was done by its deadline."""
    seconds = deadline.seconds
    allowed = f"{seconds} second" if seconds == 1 else f"{seconds} seconds"
    detail = f"The deadline passed before any work was done: {deadline.setting} allows {allowed}."
    return Problem(HTTPStatus.GATEWAY_TIMEOUT, "deadline_passed", detail, {"limit": seconds, "unit": "seconds"})


def begin() -> None:
    """Note when a request began."""
    g.arrived = time.monotonic()


def article_deadline(since: float) -> Deadline:
    """The deadline of an article whose time began at `since`."""
    return Deadline.of(f"{PREFIX}DEADLINE", current_settings().deadline, since)


def batch_deadline(since: float) -> Deadline:
    """The deadline of a batch whose time began at `since`."""
    return Deadline.of(f"{PREFIX}BATCH_DEADLINE", current_settings().batch_deadline, since)


def _log_failure(rule: str, error: Exception) -> None:
    _log.error("request %s: rule %s failed\n%s", g.request_id, rule, cause(error))
