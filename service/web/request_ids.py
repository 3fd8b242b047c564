"""`X-Request-ID`: echoed where the client sent a sane one, made otherwise; on every response and in every log line.

An id is no secret, so it is not made of the system's random numbers: for those a thread gives way to others, which
costs a busy worker more than all else that is done to a request's headers. Every worker is seeded anew by Python.
"""

import re
from random import getrandbits

from flask import Flask, Response, g, request

HEADER = "X-Request-ID"
BITS = 128
_SANE = re.compile(r"[\w.:@/+=-]{1,128}", re.ASCII)


def _assign() -> None:
    sent = request.headers.get(HEADER, "")
    g.request_id = sent if _SANE.fullmatch(sent) else f"{getrandbits(BITS):032x}"  # nosec B311 # an id is no secret


def _tell(response: Response) -> Response:
    response.headers[HEADER] = g.request_id
    return response


def init_request_ids(app: Flask) -> None:
    """Give every request of `app` an id and tell it in the response."""
    app.before_request(_assign)
    app.after_request(_tell)
