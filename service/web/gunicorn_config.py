"""The shipped gunicorn configuration: `gunicorn --config python:service.web.gunicorn_config`.

Every name at module level that gunicorn knows is one of its settings; what can be chosen comes from `Settings`. Nothing
here needs a writable disk: the container runs with a read-only root.
"""

import os
import sys
from typing import Any

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

from service.settings import Settings, SettingsError
from service.web.health import IS_DRAINING

_SHARED_MEMORY = "/dev/shm"  # noqa: S108 gunicorn makes its files there itself, unguessable and unlinked at once


class DrainingWorker(ThreadWorker):
    """gthread, which answers probes while it works, with an end at which no client is left hanging.

    gthread stops taking connections on SIGTERM but leaves its socket listening: who connects while it finishes its
    requests waits as long as that takes, and is then reset. Here a worker that stops takes what has already connected
    and closes the socket, so that every client is either answered or refused, and can go elsewhere, at once.
    """

    def set_accept_enabled(self, enabled: bool) -> None:  # noqa: FBT001 gunicorn's own signature
        """Take connections or stop taking them; a worker that stops for good closes its sockets."""
        stops = not (enabled or self.alive)
        if stops:
            self._take_the_connected()
        super().set_accept_enabled(enabled)
        while stops and self.sockets:
            self.sockets.pop().close()

    def _take_the_connected(self) -> None:
        for listener in self.sockets:
            taken = -1
            while taken < self.nr_conns:
                taken = self.nr_conns
                self.accept(listener)


def _chosen() -> Settings:
    """The settings of the environment; a bad one ends the process with one line, which a traceback would bury."""
    try:
        return Settings.from_environment()
    except SettingsError as error:
        sys.exit(f"copydesk: {error}")


_settings = _chosen()

wsgi_app = "service.web:create_app()"
bind = _settings.bind
worker_class = DrainingWorker
workers = _settings.workers
threads = _settings.threads

# With threads this is no limit of a request: a worker is replaced when its main loop has not run for so long.
timeout = _settings.timeout
graceful_timeout = _settings.graceful_timeout

# The application is made once, before the fork: workers share its memory, one that replaces another is ready at once,
# and where it cannot be made the server ends instead of restarting workers. It starts no threads, so forking is safe.
preload_app = True

# Workers show that they live by touching a file. In memory, a slow or read-only disk cannot make them look dead.
worker_tmp_dir = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK | os.X_OK) else None

# It would be made in the home directory, which a container's user may not have.
control_socket_disable = True

# Access goes to standard output, everything else to standard error, `copydesk`'s own log in gunicorn's format.
errorlog = "-"
accesslog = "-"
logconfig_dict = {"root": {"level": "WARNING", "handlers": ["error_console"]}, "loggers": {}}

# The path without the query, which may hold parts of an article; `a` escapes what could forge a line of the log.
access_log_format = "%(t)s %(h)s %(m)s %(U)a %(s)s %(B)s bytes %(D)s us %({x-request-id}o)s"


def post_worker_init(worker: Any) -> None:  # noqa: ANN401 gunicorn has no types
    """Tell the application of `worker` how to find out that it is draining: on SIGTERM gunicorn clears `alive`."""
    worker.wsgi.config[IS_DRAINING] = lambda: not worker.alive
