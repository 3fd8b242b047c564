"""The shipped gunicorn configuration: `gunicorn --config python:service.web.gunicorn_config`.

Every name at module level that gunicorn knows is one of its settings; what can be chosen comes from `Settings`. Nothing
here needs a writable disk: the container runs with a read-only root.
"""

import logging
import os
import sys
import threading
from socket import socket
from time import monotonic
from typing import Any

from gunicorn.http.errors import ParseException  # type: ignore[import-untyped]
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

from service import normalize
from service.settings import Settings, SettingsError
from service.web.access_log import FORMAT, AccessLog
from service.web.causes import cause
from service.web.draining import DRAINING_SINCE
from service.web.patient_sockets import PatientSocket
from service.web.slots import CLOSES_ANSWERS

_REST_SECONDS = 5
"""For the rest of a body that was not needed: a client that still sends has it through by then, or is none of ours."""

_FIRST_TEXT = "“The vote was close,” the mayor said on Monday; 12,000 people had signed."
"""With characters beyond ASCII: what is looked for among those is compiled only when a text has some."""

_SHARED_MEMORY = "/dev/shm"  # nosec B108 # noqa: S108 gunicorn makes its files there itself, unguessable and unlinked at once


class DrainingWorker(ThreadWorker):
    """gthread, which answers probes while it works, with an end at which no client is left hanging.

    gthread stops taking connections on SIGTERM but leaves its socket listening: who connects while it finishes its
    requests waits as long as that takes, and is then reset. Here a worker that stops takes what has already connected
    and closes the socket, so that every client is either answered or refused, and can go elsewhere, at once.

    A client that sends its request too slowly, or does not read its answer, is left.
    """

    draining_since: float | None = None

    def handle_exit(self, sig: int, frame: Any) -> None:  # noqa: ANN401 gunicorn has no types
        """Begin to stop at a SIGTERM, and note when: what is at work has to end in time."""
        if self.draining_since is None:
            self.draining_since = monotonic()
        super().handle_exit(sig, frame)

    def enqueue_req(self, conn: Any) -> None:  # noqa: ANN401 gunicorn has no types
        """Give a connection to a thread: a new one with a socket that does not wait for ever."""
        if type(conn.sock) is socket:  # and neither one of ours already, nor one of TLS
            conn.sock = PatientSocket.taking_over(conn.sock, _settings.receive_timeout, _settings.min_read_rate)
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:  # noqa: ANN401
        """Handle a request; the time that it waited for a thread is not its client's."""
        if isinstance(conn.sock, PatientSocket):
            conn.sock.expect_request()
        return super().handle(conn)

    def handle_request(self, req: Any, conn: Any) -> Any:  # noqa: ANN401
        """Answer a request, and take what its body has left: who is refused may still be sending.

        gunicorn takes 64 KiB and closes a connection that it has just promised to keep; then a client does not get to
        read that we are busy, or sends its next request in vain.
        """
        keeps = self._answer(req, conn)
        is_whole = conn.parser.finish_body(monotonic() + _REST_SECONDS, _settings.max_batch_bytes)
        return keeps and is_whole

    def _answer(self, req: Any, conn: Any) -> Any:  # noqa: ANN401
        """Answer a request, with head and body in one piece: gunicorn sends them one by one."""
        if not isinstance(conn.sock, PatientSocket):
            return super().handle_request(req, conn)
        conn.sock.hold()
        try:
            keeps = super().handle_request(req, conn)
            conn.sock.release()
        finally:
            conn.sock.drop()  # so that what gunicorn tells of a failure is sent at once
        return keeps

    def set_accept_enabled(self, enabled: bool) -> None:  # noqa: FBT001 gunicorn's own signature
        """Take connections or stop taking them; a worker that stops for good closes its sockets."""
        stops = not (enabled or self.alive)
        if stops:
            self._take_the_connected()
        super().set_accept_enabled(enabled)
        while stops and self.sockets:
            self.sockets.pop().close()

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:  # noqa: ANN401 gunicorn's own
        """Answer and log what cannot be parsed, or failed, without its text.

        gunicorn quotes the line that it could not parse. Where a length was announced too short, that is a line of the
        article; and it logs the address of a request that failed with the query, which may have the title. Of what is
        no HTTP it logs a line, which is enough: who scans ports shall not fill the log.
        """
        if not isinstance(exc, ParseException):
            logging.getLogger("copydesk").warning("a request could not be served\n%s", cause(exc))
        if req is not None:
            req.uri = req.path
        super().handle_error(req, client, addr, _mute(exc))

    def _take_the_connected(self) -> None:
        for listener in self.sockets:
            taken = -1
            while taken < self.nr_conns:
                taken = self.nr_conns
                self.accept(listener)


def _mute(error: Exception) -> Exception:
    """An error of the same class, for gunicorn to choose the status by, that says nothing."""
    kind = type(error)
    mute: type[Exception] = type(kind.__name__, (kind,), {"__str__": lambda _: kind.__name__})
    return mute.__new__(mute)


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

# Nobody may choose the scheme or the path by a header, not even from this machine, whose proxies may pass headers on.
forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}

# Nothing of ours is a file; whatever is sent is sent with patience.
sendfile = False

# Workers show that they live by touching a file. In memory, a slow or read-only disk cannot make them look dead.
worker_tmp_dir = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK | os.X_OK) else None

# It would be made in the home directory, which a container's user may not have.
control_socket_disable = True

# Access goes to standard output, everything else to standard error, `copydesk`'s own log in gunicorn's format.
errorlog = "-"
accesslog = "-"
logconfig_dict = {
    "root": {"level": "WARNING", "handlers": ["error_console"]},
    "loggers": {},
    "formatters": {
        "generic": {
            "class": "service.web.causes.CauseFormatter",
            "format": "%(asctime)s [%(process)d] [%(levelname)s] %(message)s",
            "datefmt": "[%Y-%m-%d %H:%M:%S %z]",
        }
    },
}

logger_class = AccessLog
access_log_format = FORMAT


def when_ready(server: Any) -> None:  # noqa: ANN401 gunicorn has no types
    """Learn before the workers are made what is learnt at first use, so that they share it, and check the threads.

    Where work can take every thread probes wait, and a replica is killed for being busy: the log says so.
    """
    normalize(_FIRST_TEXT)
    if server.cfg.threads <= _settings.max_concurrent:
        server.log.warning("COPYDESK_THREADS is not above COPYDESK_MAX_CONCURRENT: probes wait while it works")


def post_worker_init(worker: Any) -> None:  # noqa: ANN401 gunicorn has no types
    """Tell the application of `worker` how to find out since when it drains, if it does."""
    worker.wsgi.config[DRAINING_SINCE] = lambda: worker.draining_since
    worker.wsgi.config[CLOSES_ANSWERS] = True


def pre_fork(_server: Any, _worker: Any) -> None:  # noqa: ANN401 gunicorn has no types
    """Wait for the thread by which the memory of quotas forgets what is old: it takes milliseconds, and starts anew."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(1)
