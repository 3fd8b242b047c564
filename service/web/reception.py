"""Request bodies as they arrive: in pieces, inflated, and never more of them than a limit allows.

We count ourselves. Werkzeug refuses a body that announces too great a length, but cuts one that announces none (a
chunked one) at its limit without a word, and takes one that ends before its announced length for whole.
"""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import IO

from flask import Request
from werkzeug.wsgi import get_input_stream

from service.web.inflation import PIECE, coding_of, inflated
from service.web.problems import Problem


def received(req: Request, limit: int, inflated_limit: int) -> Iterator[bytes]:
    """Yield the body, inflated where it came compressed. Raises `Problem`, before anything beyond a limit is held.

    `limit` is of the bytes as sent, `inflated_limit` of what they inflate to.
    """
    coding = coding_of(req.headers.get("Content-Encoding", ""))
    announced = req.content_length
    if announced is not None and announced > limit:
        raise too_large(limit, announced)
    sent = _limited(_sent(req), limit)
    return sent if coding is None else _limited(inflated(sent, coding), inflated_limit)


def too_large(limit: int, actual: int | None = None) -> Problem:
    """The problem of more bytes than `limit`; `actual` where it is known how many there are."""
    members = {"limit": limit, "actual": actual, "unit": "bytes"}
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body_too_large", members=members)


def _limited(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > limit:
            raise too_large(limit)
        yield piece


def _sent(req: Request) -> Iterator[bytes]:
    """Yield the bytes as they were sent. Raises `Problem` where they end before they should, or do not come."""
    stream = get_input_stream(req.environ)
    count = 0
    while piece := _read(stream):
        count += len(piece)
        yield piece
    if count < (req.content_length or 0):
        raise Problem(HTTPStatus.BAD_REQUEST, "incomplete_body")


def _read(stream: IO[bytes]) -> bytes:
    try:
        return stream.read(PIECE)
    except TimeoutError as error:
        raise Problem(HTTPStatus.REQUEST_TIMEOUT, "slow_body") from error
    except Exception as error:  # what a server raises of wrong chunks and lost connections has no base in common
        raise Problem(HTTPStatus.BAD_REQUEST, "incomplete_body") from error
