"""Headers that tell browsers to do nothing with an answer but hand it over.

A page of ours sets a policy of its own; what is set already stays. `Strict-Transport-Security` is for whoever ends TLS.
"""

from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask, Response

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
)


def _add(response: Response) -> Response:
    """Add those that are not set; `setdefault` would go through all headers three times for each."""
    present = {name.lower() for name in response.headers.keys()}  # noqa: SIM118 their iterator gives pairs
    for name, value in HEADERS.items():
        if name.lower() not in present:
            response.headers.add(name, value)
    return response


def init_security_headers(app: Flask) -> None:
    """Set the headers on every response of `app`."""
    app.after_request(_add)
