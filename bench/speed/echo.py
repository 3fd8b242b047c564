"""The least that an endpoint does: it validates with the same schema, and answers what it was sent.

Under the same gunicorn configuration as the service it tells what the service adds to HTTP, Flask and JSON.
"""

import orjson
from flask import Flask, Response, request

from service.schemas import REQUEST


def create_app() -> Flask:
    """The application that echoes."""
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/v1/normalize", view_func=_echo, methods=["POST"])
    return app


def _echo() -> Response:
    sent = orjson.loads(request.get_data())
    REQUEST.load(sent)
    return Response(orjson.dumps(sent), content_type="application/json")
