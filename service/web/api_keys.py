"""API keys: off by default; where there are some, everything under `/v1/` asks for one of them.

Probes and documents stay open. Several keys may hold at once, so that one can be replaced by another without a pause.
No key is ever logged or stored: only digests are kept and compared, with each and in constant time.
"""

import hashlib
import hmac
from http import HTTPStatus

from flask import Flask, g, request
from werkzeug.exceptions import MethodNotAllowed

from service.settings import Settings
from service.web.problems import Problem

GUARDED = "/v1/"
"""What begins with this asks for a key."""

_BEARER = "bearer "


def init_api_keys(app: Flask, settings: Settings) -> None:
    """Have `app` ask for a key, if there are keys."""
    digests = tuple(_digest(key) for key in settings.api_keys)
    header = settings.api_key_header
    if not digests:
        return

    def check() -> None:
        if not request.path.startswith(GUARDED) or isinstance(request.routing_exception, MethodNotAllowed):
            return  # which methods an address takes is in the contract, for everybody
        sent = _digest(_sent(header))
        if not any([hmac.compare_digest(sent, digest) for digest in digests]):  # noqa: C419 each is compared
            headers = {"WWW-Authenticate": _challenge(header)}
            raise Problem(HTTPStatus.UNAUTHORIZED, "unauthorized", headers=headers)
        g.api_key = sent.hex()

    app.before_request(check)


def _sent(header: str) -> str:
    """The key that the request has; in `Authorization` the word `Bearer` may stand before it."""
    value = request.headers.get(header, "").strip()
    is_bearer = header.lower() == "authorization" and value.lower().startswith(_BEARER)
    return value[len(_BEARER) :].strip() if is_bearer else value


def _challenge(header: str) -> str:
    """What `WWW-Authenticate` says: there is no registered scheme for keys in a header of one's own."""
    scheme = "Bearer" if header.lower() == "authorization" else "ApiKey"
    named = "" if scheme == "Bearer" else f', header="{header}"'
    return f'{scheme} realm="copydesk"{named}'


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()
