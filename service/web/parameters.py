"""Query parameters: what a JSON body has as members, for bodies that are the text itself or the lines of a batch.

They are made the JSON that would say the same and loaded through the same schema, so that both are checked alike. With
a JSON body they are defaults: what the body says counts.
"""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote_to_bytes

from flask import Request
from marshmallow import ValidationError
from marshmallow.fields import Field

from service.intake import MODES, RULE_NAMES
from service.schemas import HINTS as HINTS_SCHEMA
from service.schemas import OptionsSchema, faults
from service.web.problems import Problem

HINTS = tuple(name for name in HINTS_SCHEMA.fields if name != "options")
OPTIONS = tuple(OptionsSchema().fields)

REPEATED = "Given more than once."
UNKNOWN = "No query parameter of this operation."
NOT_UTF_8 = "The query is not valid UTF-8."

_NO_NAME_TWICE = r"(?!(?:.*,)?([^:,]+):[^,]*,(?:.*,)?\1:)"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def read_parameters(req: Request, allowed: tuple[str, ...] = HINTS + OPTIONS) -> dict[str, Any]:
    """The JSON that query parameters stand for, without `text`. Raises `Problem` for others than those `allowed`."""
    if not req.query_string:
        return {}
    given = _pairs(req.query_string)
    try:
        values = _values(given, allowed)
        HINTS_SCHEMA.load(values)
    except ValidationError as error:
        raise _invalid(_flat(error.normalized_messages())) from error
    return values


def _flat(messages: dict[str, Any]) -> dict[str, Any]:
    """The messages of options beside the others, as the parameters are."""
    options = messages.get("options")
    if not isinstance(options, dict):
        return messages
    return {name: message for name, message in messages.items() if name != "options"} | options


def _pairs(query: bytes) -> dict[str, list[str]]:
    """The values of each parameter, in order."""
    given: dict[str, list[str]] = {}
    for pair in filter(None, query.split(b"&")):
        try:
            name, value = (unquote_to_bytes(part.replace(b"+", b" ")).decode("utf-8") for part in _split(pair))
        except UnicodeDecodeError as error:
            raise _invalid({"_schema": [NOT_UTF_8]}) from error
        given.setdefault(name, []).append(value)
    return given


def _split(pair: bytes) -> tuple[bytes, bytes]:
    name, _, value = pair.partition(b"=")
    return name, value


def _values(given: Mapping[str, list[str]], allowed: tuple[str, ...]) -> dict[str, Any]:
    """The JSON for the parameters. Raises `ValidationError` for what has none."""
    messages = {name: [UNKNOWN] for name in given if name not in allowed}
    messages |= {name: [REPEATED] for name, all_of_it in given.items() if len(all_of_it) > 1 and name != PHRASES}
    if messages:
        raise ValidationError(messages)
    values: dict[str, Any] = {name: given[name][0] for name in HINTS if name in given}
    options = {name: _READERS.get(name, _first)(given[name]) for name in OPTIONS if name in given}
    return values | ({"options": options} if options else {})


def _first(values: list[str]) -> str:
    return values[0]


def _number(values: list[str]) -> float | str:
    """A number where it is written as JSON has it, else what was written, which the schema refuses."""
    return float(values[0]) if _NUMBER.fullmatch(values[0]) else values[0]


def _listed(values: list[str]) -> list[str]:
    return values[0].split(",")


def _modes(values: list[str]) -> dict[str, str]:
    modes: dict[str, str] = {}
    for entry in _listed(values):
        name, _, mode = entry.partition(":")
        if name in modes:
            raise ValidationError({"rules": {name: [REPEATED]}})
        modes[name] = mode
    return modes


PHRASES = "boilerplate_phrases"
"""The one parameter that may be repeated: a phrase may have any character, so that none could part two."""

_READERS: Mapping[str, Callable[[list[str]], Any]] = MappingProxyType(
    {"min_confidence": _number, "rules": _modes, "include": _listed, PHRASES: list}
)


def _invalid(messages: Mapping[Any, Any]) -> Problem:
    members = {"errors": faults(messages)}
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_request", INVALID, members=members)


EXAMPLES: Mapping[str, Any] = MappingProxyType(
    {
        "id": "a-17",
        "title": "River rises in Northfield (VIDEO)",
        "url": "https://www.example.com/river-rises",
        "site_name": "Northfield Herald",
        "language": "en",
        "min_confidence": 0.9,
        "rules": "numbers:suggest,titles.repeated:off",
        "quotes": "keep",
        "offset_unit": "utf16",
        "boilerplate_phrases": ["Read also:", "Sponsored"],
        "include": ["edits", "suggestions"],
    }
)

INVALID = "The query parameters do not fit the schema."


def documented(
    described: Callable[[Field[Any]], dict[str, Any]], names: tuple[str, ...] = HINTS + OPTIONS
) -> list[dict[str, Any]]:
    """The parameters with these `names` for the contract; `described` gives the JSON Schema of a field."""
    fields = {**HINTS_SCHEMA.fields, **OptionsSchema().fields}
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": described(fields[name])["description"],
            "schema": _schema(name, described(fields[name])),
            **({"style": "form", "explode": name == PHRASES} if name in {"include", PHRASES} else {}),
            "example": EXAMPLES[name],
        }
        for name in names
    ]


def _schema(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """What a parameter may be: a string where JSON has an object, and never null."""
    if name == "rules":
        entry = f"(?:{'|'.join(map(re.escape, RULE_NAMES))}):(?:{'|'.join(MODES)})"
        return {"type": "string", "pattern": f"^{_NO_NAME_TWICE}(?:{entry}(?:,{entry})*)$"}
    kept = {key: value for key, value in schema.items() if key != "description"}
    if name == "include":
        return {**kept, "minItems": 1}
    return kept | ({"type": "string"} if name in HINTS else {})


def under(parameters: Mapping[str, Any], body: Any) -> Any:  # noqa: ANN401 whatever the JSON had
    """A JSON body with the parameters as its defaults; one that is no object is left to the schema."""
    if not isinstance(body, dict) or not parameters:
        return body
    options = body.get("options", {})
    if "options" in parameters and isinstance(options, dict):
        body = body | {"options": parameters["options"] | options}
    return {**parameters, **body}
