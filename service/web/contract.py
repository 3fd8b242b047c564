"""The contract as served and as committed: what flask-smorest makes of the schemas, with real answers as examples.

`openapi.yaml` at the root of the repository is the same text, written by `publish_contract`; a test compares the two.
"""

import threading
from functools import cache
from typing import Any

import orjson
import yaml
from flask import Blueprint, Response
from flask_smorest import Api
from marshmallow.fields import Field

from service.intake import RULE_NAMES
from service.normalizing import normalize
from service.rules import RULES
from service.schemas import EndSchema, RuleModes, described
from service.web.answers import accepts
from service.web.api_keys import GUARDED
from service.web.batch_examples import answered_items, answered_lines, batch, sent_lines
from service.web.bodies import BYTES, JSON
from service.web.parameters import OPTIONS, documented
from service.web.problem_examples import problem_example
from service.web.problems import PROBLEM_TYPE
from service.web.response_headers import EXAMPLE_REQUEST_ID, HEADERS, STATUS_HEADERS
from service.web.serialization import dumps

YAML = "application/yaml"

DESCRIPTION = """\
Copydesk normalizes the text of scraped articles and accounts for every change.

Every error is `application/problem+json` with a stable `code`. Every response carries `X-Request-ID`. Answers may gain
fields within `/v1`.

Request bodies may be compressed (`Content-Encoding: gzip` or `zstd`); limits hold for what they inflate to. Answers are
compressed for who asks (`Accept-Encoding` with `zstd`, `br` or `gzip`) and has them not too small.

A method that is not listed here is a 405 with `Allow`, `OPTIONS` too, and asks for no key; `HEAD` is answered where
`GET` is.

What is no HTTP at all is refused by the server itself, in HTML.
"""

PLAIN = """\
The raw text in the charset that the header names (`text/plain; charset=windows-1250`), or in one that is found out. A \
wrong charset is survived; `encoding` in the answer says what was used. What else there is to say comes as query \
parameters. A stray control character is survived, too.\
"""
KEYS = "Only where whoever runs the service has set keys; otherwise none is looked at."
UNKNOWN = "The raw text as bytes in a charset that nobody knows."
NOT_BINARY = r"^(?!%PDF-)[^\u0000-\u0007\u000e-\u0019\u001c-\u001f\u007f]*$"

REQUEST_SCHEMAS = ("NormalizeRequest", "Options", "BatchRequest")

EXAMPLE_REQUEST = {
    "text": (
        "River rises in Northfield (VIDEO)\n\nRiver rises in Northfield (VIDEO)\n\n"
        "Some 52,000\u00a0people, including 18,00 children, had to leave their homes on Monday."
        "\nThe mayor said that 40% of the town is under water."
    ),
    "id": "a-17",
}


ONE = "/v1/normalize"
MANY = "/v1/normalize/batch"


def document(api: Api, key_header: str) -> dict[str, Any]:
    """The OpenAPI document of the operations registered with `api`; `key_header` is where a key would be."""
    api.spec.components.schema("End", schema=EndSchema)  # of a line, and lines are text to OpenAPI
    made: dict[str, Any] = api.spec.to_dict()
    made["info"]["description"] = DESCRIPTION
    made["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    _open_answers(made["components"]["schemas"])
    for path, (method, request, answer) in _examples().items():
        operation = made["paths"][path][method]
        if request is not None:
            operation["requestBody"]["content"][JSON]["example"] = request
        operation["responses"]["200"]["content"][JSON]["example"] = answer
    described_field = api.ma_plugin.converter.field2property
    one, many = (made["paths"][path]["post"] for path in (ONE, MANY))
    one["requestBody"]["content"] |= _byte_bodies()
    one["parameters"] = documented(described_field)
    many["requestBody"]["content"] |= sent_lines()
    many["responses"]["200"]["content"] |= answered_lines()
    many["parameters"] = documented(described_field, OPTIONS)
    made["paths"]["/v1/rules/{rule_id}"]["parameters"][0]["example"] = RULES[0].id
    _tell_headers(made)
    _tell_problems(made)
    _tell_of_keys(made, key_header)
    return made


def _tell_of_keys(made: dict[str, Any], header: str) -> None:
    """Say that what is under `/v1/` may ask for a key, and in which header: whether it does is a setting."""
    made["components"]["securitySchemes"] = {
        "apiKey": {"type": "apiKey", "in": "header", "name": header, "description": KEYS}
    }
    for path, operations in made["paths"].items():
        for operation in operations.values() if path.startswith(GUARDED) else ():
            if isinstance(operation, dict):
                operation["security"] = [{}, {"apiKey": []}]


def _tell_problems(contract: dict[str, Any]) -> None:
    """Give an example of every problem."""
    for path, operations in contract["paths"].items():
        for method, operation in operations.items():
            for status, response in operation["responses"].items() if method != "parameters" else ():
                if PROBLEM_TYPE in response["content"]:
                    example = problem_example(path, int(status), EXAMPLE_REQUEST_ID)
                    response["content"][PROBLEM_TYPE]["example"] = example


def _tell_headers(contract: dict[str, Any]) -> None:
    """Say of every response which headers it has."""
    contract["components"]["headers"] = {**HEADERS}
    told = {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS}
    for operations in contract["paths"].values():
        for method, operation in operations.items():
            for status, response in operation["responses"].items() if method != "parameters" else ():
                response["headers"] = {**told, **response.get("headers", {}), **STATUS_HEADERS.get(status, {})}


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
        ONE: ("post", EXAMPLE_REQUEST, article),
        MANY: ("post", batch(), {"items": answered_items()}),
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
    without_shared_parts = orjson.loads(dumps(contract))  # YAML would point from one to the other
    return yaml.safe_dump(without_shared_parts, sort_keys=False, allow_unicode=True, width=120)


def blueprint(api: Api, key_header: str) -> Blueprint:
    """`GET /openapi.yaml` and `/openapi.json`, made at the first request: start-up need not pay for them."""
    served = Blueprint("contract", __name__)

    making = threading.Lock()

    @cache
    def texts() -> dict[str, bytes]:
        made = document(api, key_header)
        return {JSON: dumps(made), YAML: to_yaml(made).encode()}

    def text(mimetype: str) -> bytes:
        with making:  # it can be made only once, and the first to ask may be several
            return texts()[mimetype]

    @served.get("/openapi.json")
    @accepts(JSON)
    def openapi_json() -> Response:
        return Response(text(JSON), content_type=JSON)

    @served.get("/openapi.yaml")
    @accepts(YAML)
    def openapi_yaml() -> Response:
        return Response(text(YAML), content_type=YAML)

    return served
