"""The shipped gunicorn configuration: `gunicorn --config python:service.web.gunicorn_config`.

Every name at module level that gunicorn knows is one of its settings; what can be chosen comes from `Settings`. Nothing
here may need a writable disk: the container runs with a read-only root.
"""

import os
import sys
from typing import Any

from service.settings import Settings, SettingsError
from service.web.health import IS_DRAINING

_SHARED_MEMORY = "/dev/shm"  # noqa: S108 gunicorn itself makes its files there, unguessable and unlinked at once


def _chosen() -> Settings:
    """The settings of the environment; a bad one ends the process with one line, which a traceback would bury."""
    try:
        return Settings.from_environment()
    except SettingsError as error:
        sys.exit(f"copydesk: {error}")


_settings = _chosen()

wsgi_app = "service.web:create_app()"
bind = _settings.bind

# Threads answer the probes while others work; a sync worker could not.
worker_class = "gthread"
workers = _settings.workers
threads = _settings.threads

# For gthread this is no limit of a request: it replaces a worker whose main loop has not run for so long.
timeout = _settings.timeout
graceful_timeout = _settings.graceful_timeout

# The application is made once, before the fork: workers share its memory, one that replaces another is ready at once,
# and where it cannot be made the server ends instead of restarting workers. It starts no threads, so forking is safe.
preload_app = True

# Workers show that they live by touching a file. In memory, a slow or read-only disk cannot make them look dead.
worker_tmp_dir = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK | os.X_OK) else None

# It would be a socket in the home directory, for a command line tool that the image does not have.
control_socket_disable = True

# Access goes to standard output, everything else to standard error, `copydesk`'s own log in gunicorn's format.
errorlog = "-"
accesslog = "-"
logconfig_dict = {"root": {"level": "WARNING", "handlers": ["error_console"]}, "loggers": {}}

# The path without the query, which may hold a part of an article; `a` escapes what could forge a line of the log.
access_log_format = "%(t)s %(h)s %(m)s %(U)a %(s)s %(B)s bytes %(D)s us %({x-request-id}o)s"


def post_worker_init(worker: Any) -> None:  # noqa: ANN401 gunicorn has no types
    """Tell the application of `worker` how to find out that it is draining: on SIGTERM gunicorn clears `alive`."""
    worker.wsgi.config[IS_DRAINING] = lambda: not worker.alive
