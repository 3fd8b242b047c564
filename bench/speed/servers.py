"""gunicorn as it is shipped, with an application of ours, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bench.data import ROOT

HOST = "127.0.0.1"
SERVICE = "service.web:create_app()"
ECHO = "bench.speed.echo:create_app()"
START_SECONDS = 60
_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """A running gunicorn."""

    port: int
    pid: int

    def workers(self) -> list[int]:
        """The processes of its workers; none where the system does not tell."""
        listed = _PROC / str(self.pid) / "task" / str(self.pid) / "children"
        return [int(pid) for pid in listed.read_text().split()] if listed.exists() else []

    def seconds(self) -> float:
        """What its workers have taken of the processors so far."""
        return sum(_seconds(pid) for pid in self.workers())

    def resident(self) -> list[float]:
        """How many MB of each worker are resident."""
        return [_resident(pid) for pid in self.workers()]


@contextmanager
def serving(application: str, workers: int, connections: int) -> Iterator[Server]:
    """Serve an application as the service is served, and stop when done.

    As many requests as there are connections may be worked at in one worker: how connections are spread over workers
    is chance, and a refusal is no answer.
    """
    port = _free_port()
    chosen = {"BIND": f"{HOST}:{port}", "WORKERS": workers, "MAX_CONCURRENT": connections, "THREADS": connections + 4}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    environment |= {f"COPYDESK_{name}": str(value) for name, value in chosen.items()}
    command = [sys.executable, "-m", "gunicorn", "--config", "python:service.web.gunicorn_config", application]
    process = subprocess.Popen(  # noqa: S603 our own server
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with closing(socket.create_server((HOST, 0))) as server:
        port: int = server.getsockname()[1]
        return port


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the server answers, whatever it answers. Raises `TimeoutError`."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with closing(HTTPConnection(HOST, port, timeout=START_SECONDS)) as connection:
                connection.request("GET", "/livez")
                connection.getresponse().read()
        except (OSError, HTTPException):
            time.sleep(0.05)
        else:
            return
    message = "the server does not answer"
    raise TimeoutError(message)


def _seconds(pid: int) -> float:
    """The 14th and 15th field of `stat`, counted behind the name, which may have blanks."""
    rest = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(rest[11]) + int(rest[12])) / _TICKS


def _resident(pid: int) -> float:
    for line in (_PROC / str(pid) / "status").read_text().splitlines():
        name, _, value = line.partition(":")
        if name == "VmRSS":
            return int(value.split()[0]) / 1024
    return 0.0
