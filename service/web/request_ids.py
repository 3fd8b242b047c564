"""`X-Request-ID`: echoed where the client sent a sane one, made otherwise; on every response and in every log line."""

import re
from uuid import uuid4

from flask import Flask, Response, g, request

HEADER = "X-Request-ID"
_SANE = re.compile(r"[\w.:@/+=-]{1,128}", re.ASCII)


def _assign() -> None:
    sent = request.headers.get(HEADER, "")
    g.request_id = sent if _SANE.fullmatch(sent) else uuid4().hex


def _tell(response: Response) -> Response:
    response.headers[HEADER] = g.request_id
    return response


def init_request_ids(app: Flask) -> None:
    """Give every request of `app` an id and tell it in the response."""
    app.before_request(_assign)
    app.after_request(_tell)
