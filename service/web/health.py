"""`/livez` and `/readyz`: alive; ready, which only draining forbids (saturation must not take replicas away)."""

from http import HTTPStatus

from flask import Response

from service.schemas import HealthSchema
from service.web.answers import accepts, json_response
from service.web.blueprints import ContractBlueprint, documents_problems
from service.web.draining import is_draining, stopping

blueprint = ContractBlueprint("health", __name__, description="Probes for whoever runs the service.")


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
    if is_draining():
        raise stopping()
    return json_response({"status": "ready"})
