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


def documents_problems(blueprint: Blueprint, *statuses: HTTPStatus) -> Callable[[Any], Any]:
    """Document the problems that an operation may answer with; a 500 is always one of them."""

    def decorate(view: Any) -> Any:  # noqa: ANN401 flask-smorest's decorators are untyped
        for status in (*statuses, HTTPStatus.INTERNAL_SERVER_ERROR):
            view = blueprint.alt_response(
                status, schema=ProblemSchema, content_type=PROBLEM_TYPE, description=title(status)
            )(view)
        return view

    return decorate
