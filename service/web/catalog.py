"""`GET /v1/rules` and `/v1/rules/{id}`: what the rules are and do, from their own declarations."""

from http import HTTPStatus

from flask import Response

from service.rules import RULES
from service.schemas import RuleSchema, RulesSchema, described
from service.web.answers import accepts, json_response
from service.web.blueprints import ContractBlueprint, documents_problems
from service.web.problems import Problem

blueprint = ContractBlueprint("rules", __name__, description="What the rules are and do.")
_BY_ID = {rule.id: rule for rule in RULES}


@blueprint.route("/v1/rules")
@documents_problems(blueprint, HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_ACCEPTABLE)
@blueprint.response(200, RulesSchema)
@accepts("application/json")
def list_rules() -> Response:
    """Every rule, in the order in which they run."""
    return json_response({"rules": [described(rule) for rule in RULES]})


@blueprint.route("/v1/rules/<string:rule_id>")
@documents_problems(blueprint, HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.NOT_ACCEPTABLE)
@blueprint.response(200, RuleSchema)
@accepts("application/json")
def get_rule(rule_id: str) -> Response:
    """One rule."""
    rule = _BY_ID.get(rule_id)
    if rule is None:
        raise Problem(HTTPStatus.NOT_FOUND, "unknown_rule")
    return json_response(described(rule))
