"""The contract as served and as committed: what flask-smorest makes of the schemas, with real answers as examples.

`openapi.yaml` at the root of the repository is the same text, written by `publish_contract`; a test compares the two.
"""

from functools import cache
from typing import Any

import yaml
from flask import Blueprint, Response
from flask_smorest import Api
from marshmallow.fields import Field

from service.intake import RULE_NAMES
from service.normalizing import normalize
from service.rules import RULES
from service.schemas import RuleModes, described
from service.web.answers import accepts, json_response
from service.web.bodies import BYTES
from service.web.parameters import documented

YAML = "application/yaml"

DESCRIPTION = """\
Copydesk normalizes the text of scraped articles and accounts for every change.

Every error is `application/problem+json` with a stable `code`. Every response carries `X-Request-ID`. Answers may gain
fields within `/v1`.
"""

PLAIN = """\
The raw text in the charset that the header names (`text/plain; charset=windows-1250`), or in one that is found out. A \
wrong charset is survived; `encoding` in the answer says what was used. What else there is to say comes as query \
parameters. A stray control character is survived, too.\
"""
UNKNOWN = "The raw text as bytes in a charset that nobody knows."
NOT_BINARY = r"^(?!%PDF-)[^\u0000-\u0007\u000e-\u0019\u001c-\u001f\u007f]*$"

REQUEST_SCHEMAS = ("NormalizeRequest", "Options")

EXAMPLE_REQUEST = {
    "text": (
        "River rises in Northfield (VIDEO)\n\nRiver rises in Northfield (VIDEO)\n\n"
        "Some 52,000\u00a0people, including 18,00 children, had to leave their homes on Monday."
        "\nThe mayor said that 40% of the town is under water."
    ),
    "id": "a-17",
}


def document(api: Api) -> dict[str, Any]:
    """The OpenAPI document of the operations registered with `api`."""
    made: dict[str, Any] = api.spec.to_dict()
    made["info"]["description"] = DESCRIPTION
    made["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    _open_answers(made["components"]["schemas"])
    for path, (method, request, answer) in _examples().items():
        operation = made["paths"][path][method]
        if request is not None:
            operation["requestBody"]["content"]["application/json"]["example"] = request
            operation["requestBody"]["content"] |= _byte_bodies()
            operation["parameters"] = documented(api.ma_plugin.converter.field2property)
        operation["responses"]["200"]["content"]["application/json"]["example"] = answer
    made["paths"]["/v1/rules/{rule_id}"]["parameters"][0]["example"] = RULES[0].id
    return made


def rule_names(_converter: Any, field: Field[Any], **_: Any) -> dict[str, Any]:  # noqa: ANN401 apispec's own signature
    """What JSON Schema says of the names in `options.rules`; apispec knows of a mapping's values only."""
    return {"propertyNames": {"enum": list(RULE_NAMES)}} if isinstance(field, RuleModes) else {}


def _open_answers(schemas: dict[str, Any]) -> None:
    """Let answers gain fields: only requests are closed to unknown ones (apispec closes every schema)."""
    for name, schema in schemas.items():
        if name not in REQUEST_SCHEMAS and schema.get("additionalProperties") is False:
            del schema["additionalProperties"]


def _examples() -> dict[str, tuple[str, Any, Any]]:
    """For each path its method, an example request and the service's real answer to it."""
    article = normalize(EXAMPLE_REQUEST["text"]).to_dict() | {"id": EXAMPLE_REQUEST["id"]}
    return {
        "/v1/normalize": ("post", EXAMPLE_REQUEST, article),
        "/v1/rules": ("get", None, {"rules": [described(rule) for rule in RULES]}),
        "/v1/rules/{rule_id}": ("get", None, described(RULES[0])),
        "/livez": ("get", None, {"status": "alive"}),
        "/readyz": ("get", None, {"status": "ready"}),
    }


def _byte_bodies() -> dict[str, Any]:
    """The media types whose bodies are the text itself."""
    return {
        media_type: {
            "schema": {"type": "string", "pattern": NOT_BINARY, "description": description},
            "example": EXAMPLE_REQUEST["text"],
        }
        for media_type, description in zip(BYTES, (PLAIN, UNKNOWN), strict=True)
    }


def to_yaml(contract: dict[str, Any]) -> str:
    """The document as YAML, in the order in which it was made."""
    return yaml.safe_dump(contract, sort_keys=False, allow_unicode=True, width=120)


def blueprint(api: Api) -> Blueprint:
    """`GET /openapi.yaml` and `/openapi.json`, made at the first request: start-up need not pay for them."""
    served = Blueprint("contract", __name__)

    @cache
    def made() -> dict[str, Any]:
        return document(api)

    @served.get("/openapi.json")
    @accepts("application/json")
    def openapi_json() -> Response:
        return json_response(made())

    @served.get("/openapi.yaml")
    @accepts(YAML)
    def openapi_yaml() -> Response:
        return Response(to_yaml(made()), content_type=YAML)

    return served
