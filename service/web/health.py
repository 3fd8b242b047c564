"""`/livez` and `/readyz`: alive; ready, which only draining forbids (saturation must not take replicas away)."""

from http import HTTPStatus

from flask import Response, current_app

from service.schemas import HealthSchema
from service.web.answers import accepts, json_response
from service.web.blueprints import ContractBlueprint, documents_problems
from service.web.problems import Problem

blueprint = ContractBlueprint("health", __name__, description="Probes for whoever runs the service.")

IS_DRAINING = "COPYDESK_IS_DRAINING"
"""The configuration key of a callable that the server sets; without one the application never drains."""


@blueprint.route("/livez")
@documents_problems(blueprint, HTTPStatus.NOT_ACCEPTABLE)
@blueprint.response(200, HealthSchema)
@accepts("application/json")
def livez() -> Response:
    """Whether the process answers at all."""
    return json_response({"status": "alive"})


@blueprint.route("/readyz")
@documents_problems(blueprint, HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.SERVICE_UNAVAILABLE)
@blueprint.response(200, HealthSchema)
@accepts("application/json")
def readyz() -> Response:
    """Whether new requests are welcome."""
    is_draining = current_app.config.get(IS_DRAINING)
    if is_draining and is_draining():
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, "draining", headers={"Retry-After": "1"})
    return json_response({"status": "ready"})
