"""What an error holds (RFC 9457), and how marshmallow's messages become JSON pointers."""

from collections.abc import Mapping
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


def faults(messages: Mapping[Any, Any] | list[str], pointer: str = "") -> list[dict[str, str]]:
    """The nested messages of marshmallow as a flat list of JSON pointers with what is wrong there."""
    if isinstance(messages, list):
        return [{"pointer": pointer, "detail": str(message)} for message in messages]
    found = []
    for key, inner in messages.items():
        step = "" if key == "_schema" else "/" + str(key).replace("~", "~0").replace("/", "~1")
        found += faults(inner, pointer + step)
    return found
