"""A Redis server for a test: a real one, started on a Unix socket of its own."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import redis

PATIENCE = 30
"""Seconds after which a server that does not answer has failed; it takes a hundredth of that."""


@dataclass
class RedisServer:
    """A server that can be stopped and started again, and then knows nothing any more."""

    socket: Path
    arguments: tuple[str, ...] = ()
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The URL for `COPYDESK_QUOTA_STORAGE`."""
        return f"redis+unix://{self.socket}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = ["redis-server", "--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", "no"]
        command += self.arguments
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=self.socket.parent)
        client = redis.Redis.from_url(f"unix://{self.socket}")  # which does not try again by itself
        until = time.monotonic() + PATIENCE
        while True:
            try:
                client.ping()
            except redis.AuthenticationError:
                break
            except redis.ConnectionError:
                assert time.monotonic() < until, "redis-server does not answer"
                time.sleep(0.01)
            else:
                break
        client.close()

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def redis_server(*arguments: str) -> Iterator[RedisServer]:
    """A server that runs; the test is skipped on machines without one, and fails where `REQUIRE_REDIS` is set."""
    if shutil.which("redis-server") is None:
        if os.environ.get("REQUIRE_REDIS"):
            pytest.fail("there is no redis-server, and REQUIRE_REDIS says there has to be")
        pytest.skip("there is no redis-server on this machine (Debian: apt-get install redis-server)")
    with tempfile.TemporaryDirectory(prefix="copydesk-redis-") as folder:
        server = RedisServer(Path(folder) / "redis.sock", arguments)
        server.start()
        try:
            yield server
        finally:
            server.stop()
