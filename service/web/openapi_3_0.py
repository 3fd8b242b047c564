"""A copy of the contract in OpenAPI 3.0, for generators of clients that do not read 3.1 yet.

It says what 3.0 has words for: `null` becomes `nullable`, and the names that a mapping may have are not listed. That a
key may be asked for is said by its scheme alone: generators take a key that operations may need for one that they need.
"""

from collections.abc import Mapping
from typing import Any

VERSION = "3.0.3"

NOTE = "A copy in OpenAPI 3.0 for generators of clients; the contract is `openapi.yaml`.\n"

_LEFT_OUT = frozenset({"propertyNames", "security"})
_LITERAL = frozenset({"example", "enum", "default"})
"""What stands under these is data and no schema."""


def in_3_0(contract: Mapping[str, Any]) -> dict[str, Any]:
    """The contract, which is in OpenAPI 3.1, in 3.0."""
    copy: dict[str, Any] = _copied(contract)
    copy["openapi"] = VERSION
    info = copy["info"]
    info["description"] = f"{info['description']}\n{NOTE}"
    info["license"] = {"name": info["license"]["name"]}
    return copy


def _copied(value: Any) -> Any:  # noqa: ANN401 whatever the document has
    if isinstance(value, list):
        return [_copied(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    copy = {key: inner if key in _LITERAL else _copied(inner) for key, inner in value.items() if key not in _LEFT_OUT}
    return _nullable(copy)


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that may be null, as 3.0 says so; any other part of the document as it is."""
    types, choices = schema.get("type"), schema.get("anyOf")
    if isinstance(types, list):
        (other,) = [name for name in types if name != "null"]
        return schema | {"type": other, "nullable": True}
    if isinstance(choices, list) and {"type": "null"} in choices:
        others = [choice for choice in choices if choice != {"type": "null"}]
        rest = {key: inner for key, inner in schema.items() if key != "anyOf"}
        return rest | {"allOf" if len(others) == 1 else "anyOf": others, "nullable": True}
    return schema
