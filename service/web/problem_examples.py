"""Examples of problems for the contract: what the service answers, made by what makes its answers.

A test provokes each that can be provoked and compares.
"""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from service.settings import PREFIX, Settings
from service.web.bodies import JSON, NDJSON, SUPPORTED, unsupported
from service.web.deadlines import Deadline
from service.web.problems import Problem, described
from service.web.work import overdue

_DEFAULTS = Settings()

_PROBLEMS: Mapping[int, Problem] = MappingProxyType(
    {
        problem.status: problem
        for problem in (
            Problem(HTTPStatus.BAD_REQUEST, "malformed_json", "The body is not valid JSON: line 1, column 2."),
            Problem(HTTPStatus.UNAUTHORIZED, "unauthorized"),
            Problem(HTTPStatus.NOT_FOUND, "unknown_rule"),
            Problem(HTTPStatus.NOT_ACCEPTABLE, "not_acceptable", "The answer is application/json."),
            Problem(HTTPStatus.REQUEST_TIMEOUT, "slow_body"),
            Problem(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                "text_too_long",
                members={
                    "limit": _DEFAULTS.max_text_length,
                    "actual": _DEFAULTS.max_text_length + 1,
                    "unit": "code points",
                },
            ),
            unsupported("text/json", SUPPORTED),
            Problem(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "invalid_request",
                members={"errors": [{"pointer": "/text", "detail": "Not a valid string."}]},
            ),
            Problem(
                HTTPStatus.TOO_MANY_REQUESTS,
                "quota_exceeded",
                members={"limit": 1000, "actual": 1, "unit": "articles"},
            ),
            Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error"),
            Problem(HTTPStatus.SERVICE_UNAVAILABLE, "busy"),
            overdue(Deadline.of(f"{PREFIX}DEADLINE", _DEFAULTS.deadline, since=0)),
        )
    }
)

_OF_PATHS: Mapping[tuple[str, int], Problem] = MappingProxyType(
    {
        ("/readyz", HTTPStatus.SERVICE_UNAVAILABLE): Problem(HTTPStatus.SERVICE_UNAVAILABLE, "draining"),
        ("/v1/normalize/batch", HTTPStatus.REQUEST_ENTITY_TOO_LARGE): Problem(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "too_many_items",
            members={
                "limit": _DEFAULTS.max_batch_items,
                "actual": _DEFAULTS.max_batch_items + 1,
                "unit": "items",
            },
        ),
        ("/v1/normalize/batch", HTTPStatus.UNSUPPORTED_MEDIA_TYPE): unsupported("text/json", (JSON, NDJSON)),
        ("/v1/normalize/batch", HTTPStatus.UNPROCESSABLE_ENTITY): Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "invalid_request",
            members={"errors": [{"pointer": "/items", "detail": "Missing data for required field."}]},
        ),
    }
)


def problem_example(path: str, status: int, request_id: str) -> dict[str, Any]:
    """A problem that the operations at `path` may answer with."""
    return described(_OF_PATHS.get((path, status)) or _PROBLEMS[status], request_id)
