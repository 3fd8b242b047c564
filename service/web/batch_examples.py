"""The contract's example of a batch: an item that is right and one that is wrong, and what they are answered with."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from service.normalizing import normalize
from service.schemas import NormalizeRequest
from service.web.bodies import NDJSON, unfit
from service.web.problems import described
from service.web.response_headers import EXAMPLE_REQUEST_ID
from service.web.serialization import dumps

SENT = """\
One request (`NormalizeRequest`) a line; blank lines do not count. What query parameters say holds for all lines that \
say nothing else. The body is read to its end before the first line is answered.\
"""
ANSWERED = """\
One line (`Item`) for each request, in order, as soon as it is there, and `End` as the last; without that line the \
answer is incomplete.\
"""

_RIGHT: Mapping[str, Any] = MappingProxyType(
    {"id": "a-17", "title": "", "text": "Some 52,000 people  had to leave.", "options": {"include": ["edits"]}}
)
_WRONG: Mapping[str, Any] = MappingProxyType({"id": "a-18", "title": "River rises in Northfield"})


def batch() -> dict[str, Any]:
    """A batch in JSON."""
    return {"defaults": {"quotes": "keep"}, "items": [dict(_RIGHT), dict(_WRONG)]}


def answered_items() -> list[dict[str, Any]]:
    """What the service makes of its items."""
    article = normalize(_RIGHT["text"], title=_RIGHT["title"], options=_RIGHT["options"]).to_dict()
    problem = described(unfit(NormalizeRequest().validate(_WRONG)), EXAMPLE_REQUEST_ID)
    return [
        {"id": _RIGHT["id"], "index": 0, "status": 200, "article": article | {"id": _RIGHT["id"]}},
        {"id": _WRONG["id"], "index": 1, "status": problem["status"], "problem": problem},
    ]


def sent_lines() -> dict[str, Any]:
    """The media type of a batch in lines."""
    return _media_type(SENT, batch()["items"])


def answered_lines() -> dict[str, Any]:
    """The media type of what they are answered with."""
    return _media_type(ANSWERED, [*answered_items(), {"done": True, "items": 2, "failed": 1}])


def _media_type(description: str, values: list[Any]) -> dict[str, Any]:
    schema = {"type": "string", "description": description}
    return {NDJSON: {"schema": schema, "example": "".join(dumps(value).decode() + "\n" for value in values)}}
