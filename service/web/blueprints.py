"""What our blueprints have in common: the strict body parser, and how problems are documented."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask_smorest import Blueprint

from service.schemas import ProblemSchema
from service.web.bodies import BodyParser
from service.web.problems import PROBLEM_TYPE, title

PROBLEMS_OF_WORK = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
"""What a request with articles may be answered with, whether it has one or many."""


class ContractBlueprint(Blueprint):
    """A blueprint whose request bodies are parsed strictly."""

    ARGUMENTS_PARSER = BodyParser()


def _headers(status: HTTPStatus) -> dict[str, Any] | None:
    """The headers of a problem with `status`, beside those that every response has; `None` where there are none."""
    if status == HTTPStatus.UNAUTHORIZED:
        return {"WWW-Authenticate": {"description": "In which header a key goes.", "schema": {"type": "string"}}}
    if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        return {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}}}
    return None


def _nothing() -> None:
    """What is wrapped for its document alone."""


def documents_problems(blueprint: Blueprint, *statuses: HTTPStatus) -> Callable[[Any], Any]:
    """Document the problems that an operation may answer with; a 500 is always one of them.

    flask-smorest documents by wrapping the view. We take what each wrapper documents and not the wrapper: it would cost
    every request as much as parsing its JSON, and the start of the service a copy of all that is documented so far.
    """

    def decorate(view: Any) -> Any:  # noqa: ANN401 flask-smorest's decorators are untyped
        for status in (*statuses, HTTPStatus.INTERNAL_SERVER_ERROR):
            documented = blueprint.alt_response(
                status,
                schema=ProblemSchema,
                content_type=PROBLEM_TYPE,
                description=title(status),
                headers=_headers(status),
            )(_nothing)
            view._apidoc["response"]["responses"] |= documented._apidoc["response"]["responses"]  # noqa: SLF001 it is kept there
        return view

    return decorate
