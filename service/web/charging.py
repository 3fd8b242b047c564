"""Articles are counted against a quota where there is one.

What counts them is imported only then: it takes a twentieth of the service's start, and most have no quota.
"""

from typing import Protocol

from flask import Flask, current_app

from service.settings import Settings

_EXTENSION = "copydesk_quota"


class Charging(Protocol):
    """What counts articles."""

    def charge(self, articles: int) -> None:
        """Count `articles`. Raises `Problem` where that is more than there is left."""


def charge(articles: int) -> None:
    """Count `articles` against the quota of who makes the current request.

    Raises `Problem` where it is exhausted, or never grants so many.
    """
    quota: Charging | None = current_app.extensions.get(_EXTENSION)
    if quota is not None and articles > 0:
        quota.charge(articles)


def init_quotas(app: Flask, settings: Settings) -> None:
    """Have `app` count articles, if there is a quota."""
    if settings.quota:
        from service.web.quotas import Quota  # noqa: PLC0415 see above

        app.extensions[_EXTENSION] = Quota(app, settings)
