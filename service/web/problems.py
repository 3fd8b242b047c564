"""Errors as `application/problem+json` (RFC 9457): one exception, one table of codes, one handler for everything.

No exception text and nothing of the request is told to the client; the cause of a 500 is in the log under the request
id.
"""

import logging
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.http import HTTP_STATUS_CODES

from service.web.causes import cause
from service.web.serialization import dumps

PROBLEM_TYPE = "application/problem+json"

DETAILS = {
    "malformed_json": "The body is not valid JSON.",
    "undecodable_body": "The body is not text: JSON has to be valid UTF-8, and other bodies may not be binary data.",
    "unauthorized": "This service asks for a key, and the request has no valid one; WWW-Authenticate says where.",
    "not_found": "There is nothing at this address.",
    "unknown_rule": "There is no rule with this id; GET /v1/rules lists them.",
    "method_not_allowed": "This address does not take this method; the header Allow lists those that it takes.",
    "not_acceptable": "The answer's media type is none that the request accepts.",
    "incomplete_body": "The body broke off before its end, or is not framed as HTTP has it.",
    "slow_body": "The body did not arrive in the time that the service waits for one.",
    "body_too_large": "The body is larger than the service accepts.",
    "text_too_long": "The text or the title has more characters than the service accepts.",
    "too_many_items": "The batch has more items than the service accepts.",
    "unsupported_content_encoding": "The body's coding is not supported; Accept-Encoding lists those that are.",
    "unsupported_media_type": "The body's media type is not supported.",
    "invalid_request": "The request is valid JSON that does not fit the schema.",
    "quota_exceeded": "The quota of this key or address is exhausted; Retry-After says when it is not.",
    "internal_error": "The service failed; the cause is in its log under the request id.",
    "busy": "The service has as much work as it can do; Retry-After says when to ask again.",
    "deadline_passed": "The deadline passed before any work was done.",
    "draining": "The service is shutting down.",
    "no_room": "The service has no room to keep a batch of this size now; Retry-After says when to ask again.",
    "bad_request": "The request cannot be understood.",
}
"""Every stable code with what it tells a client."""

_CODES = {
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.NOT_ACCEPTABLE: "not_acceptable",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "unsupported_media_type",
    HTTPStatus.UNPROCESSABLE_ENTITY: "invalid_request",
    HTTPStatus.INTERNAL_SERVER_ERROR: "internal_error",
}

_log = logging.getLogger("copydesk")


@dataclass
class Problem(Exception):
    """An error to answer with; raise it anywhere in a request."""

    status: int
    code: str
    detail: str | None = None
    members: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


def title(status: int) -> str:
    """What a status is called: by Werkzeug's table, for that of Python differs from version to version."""
    return HTTP_STATUS_CODES[status]


def answer_problem(problem: Problem) -> Response:
    """The response for a problem."""
    return Response(dumps(described(problem, g.request_id)), problem.status, problem.headers, content_type=PROBLEM_TYPE)


def described(problem: Problem, request_id: str) -> dict[str, Any]:
    """The JSON of a problem: the whole of an answer, or what a batch says of one item."""
    return {
        "type": "about:blank",
        "title": title(problem.status),
        "status": int(problem.status),
        "detail": problem.detail or DETAILS[problem.code],
        "instance": f"urn:copydesk:request:{request_id}",
        "code": problem.code,
        **problem.members,
    }


def _answer_http_exception(error: HTTPException) -> Response:
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    problem = Problem(status, _CODES.get(HTTPStatus(status), "bad_request"))
    if isinstance(error, MethodNotAllowed):
        problem.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return answer_problem(problem)


def _answer_failure(error: Exception) -> Response:
    _log.error("request %s failed\n%s", g.request_id, cause(error))
    return answer_problem(Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error"))


def init_problems(app: Flask) -> None:
    """Make every error of `app` a problem."""
    app.register_error_handler(Problem, answer_problem)
    app.register_error_handler(HTTPException, _answer_http_exception)
    app.register_error_handler(Exception, _answer_failure)
