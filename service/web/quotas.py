"""Quotas: so many articles in so much time for each key, or each address where there are no keys.

Off by default. The counts are in the worker's memory (then each worker has the quota) or in Redis, which all workers
and replicas share. While Redis cannot be reached each worker counts for itself, and looks for it again now and then.
A window slides: what is refused counts for nothing, and `Retry-After` is when as much would be granted.
"""

import ipaddress
import logging
import math
import re
from http import HTTPStatus

from flask import Flask, Response, g, request
from flask_limiter import Limiter
from flask_limiter.errors import RateLimitExceeded
from limits.storage import RedisStorage, Storage
from limits.storage.base import SlidingWindowCounterSupport

from service.settings import PREFIX, Settings
from service.web.problems import Problem

STORAGE_SECONDS = 1
"""Redis answers within milliseconds; one that takes this long counts as gone, for requests wait for it."""

NEVER_GRANTED = "The batch has more items than the quota ever grants at once."
"""It is no 429: to wait and send it again would be in vain."""

IPV6_PREFIX = 64
"""One subscriber has at least so many bits of address to choose from (RFC 6177), so that is what is counted."""

KEY_DIGITS = 32
"""Of a key's digest: enough to tell keys apart, and in Redis for nothing else."""

_ROUNDING = 0.001
"""Seconds; what the storage computes of the clock is off by less."""

_WITH_PORT = re.compile(r"\[(?P<six>[^\[\]]+)\](?::[0-9]+)?|(?P<four>[0-9.]+):[0-9]+")
"""An address as some proxies add it to `X-Forwarded-For`."""

_log = logging.getLogger("copydesk")


class Quota:
    """The quota of one worker's application."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        """Count for `app` where `settings` say."""
        self._most = min(int(limit.partition("/")[0]) for limit in settings.quota.split(","))
        is_shared = not settings.quota_storage.startswith("memory:")
        self._limiter = Limiter(
            caller,
            app=app,
            strategy="sliding-window-counter",
            storage_uri=settings.quota_storage,
            storage_options={"socket_timeout": STORAGE_SECONDS, "socket_connect_timeout": STORAGE_SECONDS}
            if is_shared
            else {},
            in_memory_fallback_enabled=is_shared,
            key_prefix="copydesk",
        )
        if is_shared:
            _warn_if_gone(self._limiter.storage)
        counted = self._limiter.shared_limit(settings.quota.replace(",", ";"), scope="articles", cost=_cost)
        self._count = counted(_nothing)
        tried = self._limiter.shared_limit(
            settings.quota.replace(",", ";"), scope="articles", cost=_cost, deduct_when=_never
        )
        self._tries = (tried(_nothing_yet),) if "," in settings.quota else ()

    def charge(self, articles: int) -> None:
        """Count `articles`. Raises `Problem` where that is more than there is left, or than there ever is."""
        if articles > self._most:
            members = {"limit": self._most, "actual": articles, "unit": "items"}
            raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_many_items", NEVER_GRANTED, members)
        g.articles_charged = articles
        try:
            for would_count in self._tries:  # of several limits the first would count what the second refuses
                would_count()
            self._count()
        except RateLimitExceeded as exceeded:
            raise self._refusal(articles) from exceeded

    def _refusal(self, articles: int) -> Problem:
        """A 429 that says how much is granted in all, and when so many articles would be."""
        limit = self._limiter.current_limit
        if limit is None:  # it was raised for a limit, so there is one; without it, say less
            return Problem(HTTPStatus.TOO_MANY_REQUESTS, "quota_exceeded", headers={"Retry-After": "1"})
        storage, expiry = limit.limiter.storage, limit.limit.get_expiry()
        assert isinstance(storage, SlidingWindowCounterSupport)  # nosec B101 # noqa: S101 its strategy asks for that
        window = storage.get_sliding_window(limit.key, expiry)
        seconds = seconds_until(articles, limit.limit.amount, expiry, window)
        return Problem(
            HTTPStatus.TOO_MANY_REQUESTS,
            "quota_exceeded",
            members={"limit": limit.limit.amount, "actual": articles, "unit": "articles"},
            headers={"Retry-After": str(seconds)},
        )


def _warn_if_gone(storage: Storage) -> None:
    """Say at the start that Redis cannot be used, and why: the limiter says of a wrong password that nobody answers."""
    assert isinstance(storage, RedisStorage)  # nosec B101 # noqa: S101 there is no other that is shared
    try:
        storage.get_connection().ping()
    except Exception as error:  # noqa: BLE001 whatever it is, the service works without
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        _log.warning("%sQUOTA_STORAGE cannot be used (%s): each process counts for itself until it can", PREFIX, kind)


def seconds_until(articles: int, limit: int, expiry: int, window: tuple[int, float, int, float]) -> int:
    """Whole seconds until `articles`, of which there are at most `limit`, would be granted by a window that slides.

    What `window` says is as the storage has it: the count of the last window and the seconds until it counts for
    nothing, the count of the current one and the seconds until that does, which is one window later. The last one
    counts by the part of it that is within the sliding window, and the sum of both is rounded down.
    """
    previous, until_previous, current, until_current = window
    room = limit - articles
    if current <= room:  # it is the last window that stands in the way: it counts less by the second
        waited = until_previous - (room + 1 - current) * expiry / previous if previous else 0
    else:  # so much of the current one has to go, once it is the last
        waited = until_current - (room + 1) * expiry / current
    return max(1, math.floor(waited + _ROUNDING) + 1)


def caller() -> str:
    """Who makes the current request: the digest of the key, or else the address, in IPv6 the network of it."""
    if "api_key" in g:
        return f"key:{g.api_key[:KEY_DIGITS]}"
    told = request.remote_addr or ""
    with_port = _WITH_PORT.fullmatch(told)
    try:
        address = ipaddress.ip_address(with_port["six"] or with_port["four"] if with_port else told)
    except ValueError:  # a Unix socket has none
        return "address:none"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            return f"address:{ipaddress.IPv6Network((address, IPV6_PREFIX), strict=False)}"
        address = address.ipv4_mapped  # so a socket that listens for both tells of IPv4
    return f"address:{address}"


def _cost() -> int:
    charged: int = g.articles_charged
    return charged


def _never(_response: Response) -> bool:
    """When what was only tried is counted."""
    return False


def _nothing() -> None:
    """What the limiter decorates: it counts calls of functions."""


def _nothing_yet() -> None:
    """What it decorates to try: it knows functions by their names, and all limits of one together."""
