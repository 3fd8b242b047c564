"""What our blueprints have in common: the strict body parser, and how problems are documented."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask_smorest import Blueprint

from service.schemas import ProblemSchema
from service.web.bodies import BodyParser
from service.web.problems import PROBLEM_TYPE, title


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


def documents_problems(blueprint: Blueprint, *statuses: HTTPStatus) -> Callable[[Any], Any]:
    """Document the problems that an operation may answer with; a 500 is always one of them."""

    def decorate(view: Any) -> Any:  # noqa: ANN401 flask-smorest's decorators are untyped
        for status in (*statuses, HTTPStatus.INTERNAL_SERVER_ERROR):
            view = blueprint.alt_response(
                status,
                schema=ProblemSchema,
                content_type=PROBLEM_TYPE,
                description=title(status),
                headers=_headers(status),
            )(view)
        return view

    return decorate
