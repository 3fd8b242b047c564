"""What an error holds (RFC 9457), and how marshmallow's messages become JSON pointers."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from marshmallow import Schema, fields

from service.schemas.parts import described_as


class FaultSchema(Schema):
    """One thing that is wrong with a request."""

    pointer = fields.String(required=True, metadata=described_as("JSON Pointer (RFC 6901) into the request."))
    detail = fields.String(required=True)


class ProblemSchema(Schema):
    """What went wrong (RFC 9457). `code` is stable."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True, strict=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True, metadata=described_as("The request id, as a URN-like reference."))
    code = fields.String(required=True)
    errors = fields.List(fields.Nested(FaultSchema))
    limit = fields.Integer(strict=True)
    actual = fields.Integer(strict=True, allow_none=True)
    unit = fields.String()


MAX_FAULTS = 100
"""Nobody mends more at once, and a request of many small faults may not make an answer many times its size."""

MAX_NAME = 200
"""No field or rule of ours has so long a name: the pointer ends at what holds a longer one, for it may be a text."""


def faults(messages: Mapping[Any, Any] | list[str]) -> list[dict[str, str]]:
    """The nested messages of marshmallow as a flat list of JSON pointers with what is wrong there, the first ones."""
    return [{"pointer": pointer, "detail": detail} for pointer, detail in islice(_told(messages), MAX_FAULTS)]


def _told(messages: Mapping[Any, Any] | list[str], pointer: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(messages, list):
        yield from ((pointer, str(message)) for message in messages)
        return
    for key, inner in messages.items():
        is_own = key == "_schema" or len(str(key)) > MAX_NAME
        step = "" if is_own else "/" + str(key).replace("~", "~0").replace("/", "~1")
        yield from _told(inner, pointer + step)
