"""Request bodies: strict JSON in UTF-8, or the bytes of a text; each fault is a problem of its own.

JSON is loaded through a schema. Bytes are the text itself, and what else there is to say comes as query parameters.

The standard library parses, not orjson: it accepts lone surrogates, which scraped JSON has, and can be told to refuse
duplicate keys and NaN.
"""

import json
import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, NoReturn

from flask import Request
from marshmallow import ValidationError
from webargs.flaskparser import FlaskParser

from service.decoding import Undecodable
from service.intake import Submission, submission_of_bytes
from service.schemas import HINTS, faults
from service.web.configuration import current_settings
from service.web.parameters import read_parameters, under
from service.web.problems import Problem
from service.web.reception import received

JSON = "application/json"
NDJSON = "application/x-ndjson"
BYTES = ("text/plain", "application/octet-stream")
SUPPORTED = (JSON, *BYTES)

TOO_DEEP = "The JSON is nested too deeply."
TOO_MANY_DIGITS = "The JSON has a number of more digits than can be read."
DUPLICATE_KEY = "An object of the JSON has the same key twice."
NO_NUMBER = "There is a NaN or Infinity, which JSON does not know."
UNSUPPORTED_HTML = "HTML is not taken apart here: extract the article's text first, and send that."

_PARAMETER = re.compile(r';[ \t]*([^;="\s]+)=("(?:[^"\\]|\\.)*"|[^;]*)')
_ESCAPED = re.compile(r"\\(.)")


class BodyParser(FlaskParser):
    """Reads request bodies, and raises `Problem` for whatever does not fit."""

    DEFAULT_VALIDATION_STATUS = HTTPStatus.UNPROCESSABLE_ENTITY.value

    def parse(self, argmap: Any, req: Request | None = None, **_: Any) -> Any:  # noqa: ANN401 webargs' own
        """The submission that a request makes, whatever the type of its body; `argmap` is the schema of JSON.

        Each fault is told by its JSON pointer. Where in a request webargs looks, and what it does with faults, is not
        asked: there is one place, and one kind of problem.
        """
        sent = req or self.get_default_request()
        if sent.mimetype in BYTES:
            return read_text(sent)
        if sent.mimetype != JSON:
            raise unsupported(sent.mimetype, SUPPORTED)
        try:
            return argmap.load(read_json(sent))
        except ValidationError as error:
            raise unfit(error.normalized_messages()) from error


def unfit(messages: Mapping[Any, Any]) -> Problem:
    """The problem of a request that does not fit its schema, of marshmallow's messages."""
    members = {"errors": faults(messages)}
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_request", members=members)


def read_json(req: Request) -> Any:  # noqa: ANN401 whatever the JSON holds
    """The parsed body of a JSON request, with the query parameters as its defaults. Raises `Problem`."""
    parameters = read_parameters(req)
    return under(parameters, parse_json(read_body(req)))


def read_body(req: Request) -> bytes:
    """The whole body, inflated where it came compressed. Raises `Problem`."""
    settings = current_settings()
    return b"".join(received(req, settings.max_body_bytes, settings.max_inflated_bytes))


def read_text(req: Request) -> Submission:
    """The submission whose text is the body, in the charset that the media type names or another. Raises `Problem`."""
    hints = HINTS.load(read_parameters(req))
    try:
        return submission_of_bytes(read_body(req), declared_charset(req.headers.get("Content-Type", "")), **hints)
    except Undecodable as error:
        detail = f"The body is not text: the byte at offset {error.offset} shows that it is something else."
        raise Problem(HTTPStatus.BAD_REQUEST, "undecodable_body", detail) from error


def declared_charset(content_type: str) -> str | None:
    """The first charset that a media type names, as the WHATWG's MIME Sniffing has it; Werkzeug takes the last."""
    values = (_unquoted(value) for name, value in _PARAMETER.findall(content_type) if name.lower() == "charset")
    return next(filter(None, values), None)


def _unquoted(value: str) -> str:
    """A parameter's value without its quotation marks, and in those without the backslashes before characters."""
    plain = _ESCAPED.sub(r"\1", value) if value.startswith('"') else value
    return plain.strip(" \t\"'")


def parse_json(body: bytes, called: str = "body") -> Any:  # noqa: ANN401 whatever the JSON holds
    """Parse strict JSON: UTF-8, no duplicate keys, no NaN or Infinity, not too deep. Raises `Problem`.

    `called` is its name there.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        detail = f"The {called} is not valid UTF-8: the byte at offset {error.start} fits nothing."
        raise Problem(HTTPStatus.BAD_REQUEST, "undecodable_body", detail) from error
    try:
        value = _STRICT.decode(text)
    except json.JSONDecodeError as error:
        detail = f"The {called} is not valid JSON: line {error.lineno}, column {error.colno}."
        raise _malformed(detail) from error
    except RecursionError as error:
        raise _malformed(TOO_DEEP) from error
    except ValueError as error:
        raise _malformed(TOO_MANY_DIGITS) from error
    check_depth(value, current_settings().max_json_depth)
    return value


def check_depth(value: Any, max_depth: int) -> None:  # noqa: ANN401 whatever the JSON holds
    """Raise `Problem` where arrays and objects lie deeper in each other than `max_depth`."""
    depth, level = 0, _nested([value])
    while level:
        depth += 1
        if depth > max_depth:
            members = {"limit": max_depth, "actual": None, "unit": "levels"}
            raise Problem(HTTPStatus.BAD_REQUEST, "malformed_json", TOO_DEEP, members)
        level = [inner for outer in level for inner in _nested(outer.values() if isinstance(outer, dict) else outer)]


def _nested(values: Iterable[Any]) -> list[Any]:
    """Those of the values that hold others."""
    return [value for value in values if isinstance(value, dict | list)]


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise _malformed(DUPLICATE_KEY)
    return members


def _no_constant(_name: str) -> NoReturn:
    raise _malformed(NO_NUMBER)


_STRICT = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)


def _malformed(detail: str) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, "malformed_json", detail)


def unsupported(mimetype: str, supported: tuple[str, ...]) -> Problem:
    """The problem of a body whose media type is none of those supported."""
    detail = UNSUPPORTED_HTML if mimetype == "text/html" else f"Supported are: {', '.join(supported)}."
    headers = {"Accept": ", ".join(supported)}
    return Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", detail, headers=headers)
