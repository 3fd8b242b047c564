"""The headers of responses, as the contract has them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from service.web.bodies import JSON, NDJSON
from service.web.compression import CODINGS as ANSWER_CODINGS
from service.web.inflation import CODINGS as BODY_CODINGS

EXAMPLE_REQUEST_ID = "3f2c9a"

HEADERS: Mapping[str, Any] = MappingProxyType(
    {
        "X-Request-ID": {
            "description": "The id under which the log knows the request: the client's own where it sent a sane one.",
            "required": True,
            "schema": {"type": "string"},
            "example": EXAMPLE_REQUEST_ID,
        },
        "Vary": {
            "description": "Which headers of the request chose the form of the answer.",
            "required": True,
            "schema": {"type": "string"},
            "example": "Accept-Encoding",
        },
        "Content-Encoding": {
            "description": "How the answer is compressed, where it is.",
            "schema": {"type": "string", "enum": list(ANSWER_CODINGS)},
            "example": "gzip",
        },
    }
)

STATUS_HEADERS: Mapping[str, Any] = MappingProxyType(
    {
        "415": {
            "Accept": {
                "description": "The media types that are supported, where that of the body is not.",
                "schema": {"type": "string"},
                "example": f"{JSON}, {NDJSON}",
            },
            "Accept-Encoding": {
                "description": "The codings that are supported, where that of the body is not.",
                "schema": {"type": "string"},
                "example": ", ".join(BODY_CODINGS),
            },
        },
    }
)
