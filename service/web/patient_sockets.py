"""Connections that wait, but not for ever: for a request to arrive whole, and for a client to read its answer.

gunicorn's threads wait for a slow client as long as it likes, and there are few of them: a handful of clients that send
a byte now and then would have them all.
"""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Self

PIECE = 64 * 1024
"""Bytes of an answer that a client has to take in the time given."""

_AT_ONCE = 0.001
"""Seconds to wait when the time is over: 0 would mean not to wait even for what is there."""


class PatientSocket(socket.socket):
    """A client's connection, whose requests have to arrive within `patience` seconds each."""

    patience: float
    _until: float

    @classmethod
    def taking_over(cls, plain: socket.socket, patience: float) -> Self:
        """The connection of a plain socket, which is no longer to be used."""
        taken = cls(fileno=plain.detach())
        taken.patience = patience
        taken.expect_request()
        return taken

    def expect_request(self) -> None:
        """Begin to wait for a request."""
        self._until = monotonic() + self.patience

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Receive what has come, or wait for it until the request is overdue. Raises `TimeoutError`."""
        with self._waiting(self._until - monotonic()):
            return super().recv(size, flags)

    def sendall(self, data: Any, flags: int = 0, /) -> None:  # noqa: ANN401 whatever holds bytes
        """Send everything, as long as the client takes it piece by piece. Raises `TimeoutError`."""
        whole = memoryview(data)
        for start in range(0, len(whole), PIECE):
            with self._waiting(self.patience):
                super().sendall(whole[start : start + PIECE], flags)

    @contextmanager
    def _waiting(self, seconds: float) -> Iterator[None]:
        """Wait so long at most, or as long as the socket's own timeout says where that is shorter."""
        own = self.gettimeout()
        self.settimeout(max(seconds, _AT_ONCE) if own is None else min(own, max(seconds, _AT_ONCE)))
        try:
            yield
        except TimeoutError as error:
            # By this number gunicorn knows that the client is to blame, and does not log a failure of ours.
            raise TimeoutError(errno.ECONNRESET, "the client is too slow") from error
        finally:
            self.settimeout(own)
