"""`POST /v1/normalize/batch`: many articles, as JSON or as lines of JSON; one that is wrong fails no other.

Both are answered in a stream: an article that is answered is not held any longer.
"""

import errno
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from http import HTTPStatus
from itertools import islice
from typing import IO, Any, NamedTuple

from flask import Response, current_app, g, request, stream_with_context
from marshmallow import ValidationError

from service.intake import Submission
from service.schemas import REQUEST, BatchRequest, BatchSchema
from service.schemas.requests import MAX_ID
from service.settings import Settings
from service.web.answers import Answers, refuse_unless_accepted
from service.web.blueprints import PROBLEMS_OF_WORK, ContractBlueprint, documents_problems
from service.web.bodies import JSON, NDJSON, parse_json, read_body, unfit, unsupported
from service.web.causes import cause
from service.web.charging import charge
from service.web.configuration import current_settings
from service.web.deadlines import Deadline
from service.web.gathering import SEND, gathered
from service.web.parameters import OPTIONS, read_parameters, under
from service.web.problems import Problem, described
from service.web.reception import received, too_large
from service.web.serialization import dumps
from service.web.spooling import NoRoomError, lines, spooled
from service.web.work import article_deadline, batch_deadline, check_time, normalized

SUPPORTED = (JSON, NDJSON)

RETRY_AFTER_NO_ROOM = "10"
"""Seconds: the files of other batches are gone when those are answered, which takes some seconds each."""

LONG = 4 * 1024
"""Characters of an article, or bytes of its line, beyond which it may take long: what is answered before goes ahead."""


class Waiting(NamedTuple):
    """An item that is to be answered: what gives its JSON, or raises `Problem`, and how long it is."""

    read: Callable[[], Any]
    length: int


blueprint = ContractBlueprint("batches", __name__, description="Normalize many articles at once.")
_log = logging.getLogger("copydesk")


@blueprint.route("/v1/normalize/batch", methods=["POST"])
@documents_problems(blueprint, *PROBLEMS_OF_WORK)
@blueprint.response(200, BatchSchema)
@blueprint.doc(requestBody={"required": True, "content": {JSON: {"schema": BatchRequest}}})
def normalize_batch() -> Response:
    """Normalize many articles.

    Each item is answered by what `POST /v1/normalize` would answer it with, in order; one that is wrong fails no other.
    Items that the batch's deadline or a stop of the service leaves no time for have a problem each: 504
    `deadline_passed` or 503 `draining`. Send those again.
    """
    if request.mimetype not in SUPPORTED:
        raise unsupported(request.mimetype, SUPPORTED)
    refuse_unless_accepted(request.mimetype)
    settings = current_settings()
    parameters = read_parameters(request, OPTIONS)
    answer = _answer_lines if request.mimetype == NDJSON else _answer_json
    return answer(parameters, settings)


def _answer_json(parameters: dict[str, Any], settings: Settings) -> Response:
    body = parse_json(read_body(request))
    try:
        BatchRequest().load(body)
    except ValidationError as error:
        raise unfit(error.normalized_messages()) from error
    items = body["items"]
    if len(items) > settings.max_batch_items:
        raise _too_many(settings, len(items))
    charge(len(items))
    defaults = under(parameters, {"options": body.get("defaults", {})})
    answered = _answered((Waiting(partial(_identity, item), _length(item)) for item in items), defaults)
    return Response(stream_with_context(gathered(_as_json(answered))), content_type=JSON)


def _answer_lines(parameters: dict[str, Any], settings: Settings) -> Response:
    limit = settings.max_batch_bytes
    with ExitStack() as until_answered:
        spool = until_answered.enter_context(_spool(limit))
        count = sum(1 for _ in islice(lines(spool, settings.max_body_bytes), settings.max_batch_items + 1))
        if count > settings.max_batch_items:
            raise _too_many(settings)
        charge(count)
        waiting = (
            Waiting(partial(_read_line, line, settings), len(line or b""))
            for line in lines(spool, settings.max_body_bytes)
        )
        answer = gathered(_as_lines(_answered(waiting, parameters), spool))
        response = Response(stream_with_context(answer), content_type=NDJSON)
        response.call_on_close(until_answered.pop_all().close)  # which is never begun where the client is gone by then
    return response


def _spool(limit: int) -> IO[bytes]:
    try:
        return spooled(received(request, limit, limit))
    except NoRoomError as error:
        _log.error("request %s: no room for its lines: %s", g.request_id, errno.errorcode.get(error.number, "?"))
        headers = {"Retry-After": RETRY_AFTER_NO_ROOM}
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, "no_room", headers=headers) from error


def _too_many(settings: Settings, actual: int | None = None) -> Problem:
    members = {"limit": settings.max_batch_items, "actual": actual, "unit": "items"}
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_many_items", members=members)


def _identity(item: Any) -> Any:  # noqa: ANN401 whatever the JSON had
    return item


def _length(item: Any) -> int:  # noqa: ANN401 whatever the JSON had
    """How long the article is that an item of JSON has, if it has one."""
    fields = (item.get("title"), item.get("text")) if isinstance(item, dict) else ()
    return sum(len(field) for field in fields if isinstance(field, str))


def _read_line(line: bytes | None, settings: Settings) -> Any:  # noqa: ANN401 whatever the JSON has
    if line is None:
        raise too_large(settings.max_body_bytes)
    return parse_json(line, "line")


def _answered(waiting: Iterable[Waiting], defaults: dict[str, Any]) -> Iterator[dict[str, Any] | None]:
    """Yield what becomes of each item, in order, and `None` before one that may take long."""
    answers: Answers = current_app.extensions["copydesk_answers"]
    until = batch_deadline(g.arrived)
    for index, (read, length) in enumerate(waiting):
        if length > LONG:
            yield None
        yield _item(index, read, defaults, answers, until)


def _item(
    index: int, read: Callable[[], Any], defaults: dict[str, Any], answers: Answers, until: Deadline
) -> dict[str, Any]:
    """What becomes of an item: its article, or its problem. Whatever fails, it fails this item only."""
    deadline = article_deadline(time.monotonic()).or_earlier(until)
    item = None
    try:
        item = read()
        check_time(deadline)  # before the schema, which is most of what an item costs that is only told of
        article = answers.checked(normalized(_submission(under(defaults, item)), deadline))
    except Problem as raised:
        problem = raised
    except Exception as error:  # noqa: BLE001 whatever it is, the other items are not to blame
        _log.error("request %s: item %d failed\n%s", g.request_id, index, cause(error))
        problem = Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error")
    else:
        return {"id": article["id"], "index": index, "status": HTTPStatus.OK.value, "article": article}
    told = described(problem, g.request_id)
    return {"id": _id_of(item), "index": index, "status": int(problem.status), "problem": told}


def _submission(item: Any) -> Submission:  # noqa: ANN401 whatever the JSON had
    try:
        submission: Submission = REQUEST.load(item)
    except ValidationError as error:
        raise unfit(error.normalized_messages()) from error
    return submission


def _id_of(item: Any) -> str | None:  # noqa: ANN401 whatever the JSON had
    """The id by which the client knows an item that is otherwise wrong."""
    named = item.get("id") if isinstance(item, dict) else None
    return named if isinstance(named, str) and len(named) <= MAX_ID else None


def _as_json(answered: Iterable[dict[str, Any] | None]) -> Iterator[bytes]:
    """The answer to a batch in JSON, item by item."""
    before = b'{"items":['
    for item in answered:
        if item is None:
            yield SEND
            continue
        yield before + dumps(item)
        before = b","
    yield b"]}" if before == b"," else before + b"]}"


def _as_lines(answered: Iterable[dict[str, Any] | None], spool: IO[bytes]) -> Iterator[bytes]:
    """The answer to a batch in lines, and the line that says that it is whole; then the spool is closed."""
    items = failed = 0
    with spool:
        for item in answered:
            if item is None:
                yield SEND
                continue
            items += 1
            failed += item["status"] != HTTPStatus.OK
            yield dumps(item) + b"\n"
    yield dumps({"done": True, "items": items, "failed": failed}) + b"\n"
