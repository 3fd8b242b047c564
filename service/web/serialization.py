"""JSON as it leaves the service: UTF-8 from orjson, which also takes frozen dataclasses as they are."""

import json
from dataclasses import fields
from typing import Any

import orjson


def dumps(value: Any) -> bytes:  # noqa: ANN401 whatever JSON can hold
    """The value as JSON; with lone surrogates, which UTF-8 cannot hold, everything beyond ASCII is escaped."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, default=_members, separators=(",", ":")).encode("ascii")


def _members(dataclass: Any) -> dict[str, Any]:  # noqa: ANN401 any of the answer's dataclasses
    return {field.name: getattr(dataclass, field.name) for field in fields(dataclass)}
