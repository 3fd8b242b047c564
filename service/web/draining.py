"""A stop of the service: what has begun is finished, as far as there is time for it, and the rest is told so.

Whoever stops a worker kills it when the graceful timeout is over, and with it every answer that is still being written.
So work ends before that, and what is left of the time is for saying what was not done.
"""

import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus

from flask import current_app

from service.web.configuration import current_settings
from service.web.problems import Problem

DRAINING_SINCE = "COPYDESK_DRAINING_SINCE"
"""The configuration key of a function that gives the moment of the monotonic clock at which the service began to drain,
`None` while it does not; without one it never drains."""

SHARE_OF_WORK = 1 / 2
"""Of the graceful timeout. With 15 seconds two workers on two cores, which their client had too, answered eight batches
of ten thousand articles each whole, of which next to nothing was done, 5 to 7 seconds after the end of work; and an
article of a million characters takes a second or two to find out that its time is over."""

RETRY_AFTER = "1"
"""Seconds: another replica answers at once."""


def is_draining() -> bool:
    """Whether the service is about to stop."""
    tell = _teller()
    return tell is not None and tell() is not None


def has_to_end() -> bool:
    """Whether there is no more time for work."""
    return end_of_work()()


def end_of_work() -> Callable[[], bool]:
    """A function that says whether there is no more time for work.

    An article asks some thirty times, and of the application only once: that takes ten times as long as to look at
    the clock.
    """
    tell = _teller()
    return _never if tell is None else partial(_is_over, tell, SHARE_OF_WORK * current_settings().graceful_timeout)


def stopping() -> Problem:
    """The problem of a request that comes, or is reached, when the service stops."""
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, "draining", headers={"Retry-After": RETRY_AFTER})


def _teller() -> Callable[[], float | None] | None:
    """What tells since when the service drains."""
    tell: Callable[[], float | None] | None = current_app.config.get(DRAINING_SINCE)
    return tell


def _never() -> bool:
    return False


def _is_over(tell: Callable[[], float | None], seconds: float) -> bool:
    since = tell()
    return since is not None and time.monotonic() >= since + seconds
