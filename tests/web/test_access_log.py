"""The line of a request in the log is the one that gunicorn itself would write."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from gunicorn.config import Config  # type: ignore[import-untyped]
from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from service.web.access_log import FORMAT, AccessLog

ENVIRON = {
    "REQUEST_METHOD": "POST",
    "RAW_URI": "/v1/normalize?title=SECRET",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "PATH_INFO": '/v1/"norm\u00e4lize"\n',
    "QUERY_STRING": "title=SECRET",
    "REMOTE_ADDR": "192.0.2.1",
    "HTTP_USER_AGENT": "curl",
}
RESPONSE = SimpleNamespace(status="200 OK", sent=123, headers=[("Vary", "Accept"), ("X-Request-ID", 'a"b')])


def line(kind: type[Any], log_format: str, response: Any, environ: dict[str, Any], took: timedelta) -> str:
    """The line that a log of this kind would write."""
    config = Config()
    config.set("access_log_format", log_format)
    config.set("accesslog", "-")
    log = kind(config)
    with patch.object(log, "now", lambda: "[now]"), patch.object(log.access_log, "info") as written:
        log.access(response, SimpleNamespace(headers=[("HOST", "a")]), environ, took)
    told, atoms = written.call_args.args
    return str(told % atoms)


@pytest.mark.parametrize("log_format", [FORMAT, "%(r)s %(a)s %({host}i)s %({raw_uri}e)s", Config().access_log_format])
@pytest.mark.parametrize("environ", [ENVIRON, ENVIRON | {"PATH_INFO": None}, {**ENVIRON, "REMOTE_ADDR": ""}])
@pytest.mark.parametrize(
    "response",
    [RESPONSE, SimpleNamespace(status=None, sent=0, headers=[]), SimpleNamespace(status="404", sent=1, headers=[])],
)
@pytest.mark.parametrize("took", [timedelta(microseconds=5), timedelta(seconds=61, microseconds=999_999)])
def test_the_line_is_gunicorns(log_format: str, environ: dict[str, Any], response: Any, took: timedelta) -> None:
    ours = line(AccessLog, log_format, response, environ, took)
    assert ours == line(Logger, log_format, response, environ, took)
    assert ("SECRET" in ours) == (log_format != FORMAT)


def test_what_a_line_lacks_is_a_dash() -> None:
    nothing = {name: value for name, value in ENVIRON.items() if name != "REMOTE_ADDR"}
    response = SimpleNamespace(status="400 Bad Request", sent=7, headers=[])
    told = line(AccessLog, FORMAT, response, nothing, timedelta(0))
    assert told == line(Logger, FORMAT, response, nothing, timedelta(0))
    assert told.startswith("[now] - POST ")
    assert told.endswith(" 400 7 bytes 0 us -")
