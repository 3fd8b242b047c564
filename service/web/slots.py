"""How much a worker does at once: whoever comes when all slots are taken gets a 503 at once and does not wait.

A slot is taken before the body is read and given back when the answer is sent, so that who sends or reads slowly takes
a slot and not the threads that are left for probes, for documents and for saying no.
"""

import threading
from http import HTTPStatus

from flask import Flask, Response, current_app, g, request

from service.settings import Settings
from service.web.problems import Problem

WORK = "/v1/normalize"
"""A POST to an address that begins with this is work."""

CLOSES_ANSWERS = "COPYDESK_CLOSES_ANSWERS"
"""The configuration key that says that the server closes every answer when it is sent, as WSGI demands and test clients
do not do; without it a slot is given back when the request's context ends: the answer is made, or its stream read."""

RETRY_AFTER = "1"
"""Seconds: the median article takes hundredths of one."""


class Slots:
    """The slots of one worker."""

    def __init__(self, number: int) -> None:
        """Make `number` of them."""
        self._free = threading.BoundedSemaphore(number)

    def take(self) -> "Slot":
        """A slot. Raises `Problem` where none is free."""
        if not self._free.acquire(blocking=False):
            raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, "busy", headers={"Retry-After": RETRY_AFTER})
        return Slot(self._free)


class Slot:
    """A slot that is taken; giving it back twice is giving it back once."""

    def __init__(self, free: threading.BoundedSemaphore) -> None:
        """It is one of those that `free` counts."""
        self._free = free
        self._is_held = True

    def give_back(self) -> None:
        """Let another request have it."""
        if self._is_held:
            self._is_held = False
            self._free.release()


def init_slots(app: Flask, settings: Settings) -> None:
    """Have every request of `app` that is work take a slot first."""
    slots = Slots(settings.max_concurrent)

    def take() -> None:
        if request.method == "POST" and request.path.startswith(WORK):
            g.slot = slots.take()

    app.before_request(take)
    app.after_request(_hold_until_closed)
    app.teardown_request(_give_back)


def _hold_until_closed(response: Response) -> Response:
    if "slot" in g and current_app.config.get(CLOSES_ANSWERS):
        response.call_on_close(g.pop("slot").give_back)
    return response


def _give_back(_error: BaseException | None) -> None:
    if "slot" in g:
        g.pop("slot").give_back()
