"""Connections that wait, but not for ever: for a request to arrive whole, and for a client to read its answer.

gunicorn's threads wait for a slow client as long as it likes, and there are few of them: a handful of clients that send
or take a byte now and then would have them all.
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

_LONGEST = 86_400.0
"""Seconds of one wait, whatever the settings say: the system counts milliseconds in 32 bits, and what is left of a
patience of fifty days can be an instant."""


class PatientSocket(socket.socket):
    """A client's connection, whose requests have to arrive within `patience` seconds each.

    An answer has to be taken at `rate` bytes a second. What counts is how long the client lets us wait, not how long we
    work between the pieces; it may be late by `patience` seconds in all, so that a pause is no fault.
    """

    patience: float
    rate: float
    _until: float
    _credit: float

    @classmethod
    def taking_over(cls, plain: socket.socket, patience: float, rate: float) -> Self:
        """The connection of a plain socket, which is no longer to be used."""
        taken = cls(fileno=plain.detach())
        taken.patience = patience
        taken.rate = rate
        taken.expect_request()
        return taken

    def expect_request(self) -> None:
        """Begin to wait for a request."""
        self._until = monotonic() + self.patience
        self._credit = self.patience

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Receive what has come, or wait for it until the request is overdue. Raises `TimeoutError`."""
        with self._waiting(self._until - monotonic()):
            return super().recv(size, flags)

    def sendall(self, data: Any, flags: int = 0, /) -> None:  # noqa: ANN401 whatever holds bytes
        """Send everything, as long as the client takes it, and not too slowly. Raises `TimeoutError`."""
        whole = memoryview(data)
        for start in range(0, len(whole), PIECE):
            piece = whole[start : start + PIECE]
            rest = piece[self._send_at_once(piece, flags) :]
            if rest:
                self._send_waiting(rest, flags)
            self._credit += len(piece) / self.rate

    def _send_at_once(self, piece: memoryview, flags: int) -> int:
        """Send what is taken without waiting; how much that is.

        How long it takes is not looked at: with other threads at work it takes ten milliseconds to go on after a call
        of the system, and of ten thousand short lines that would be more than the client may be late by.
        """
        own = self.gettimeout()
        self.settimeout(0)
        try:
            return super().send(piece, flags)
        except BlockingIOError:
            return 0
        finally:
            self.settimeout(own)

    def _send_waiting(self, piece: memoryview, flags: int) -> None:
        """Send a piece to a client that lets us wait, as long as it may."""
        began = monotonic()
        with self._waiting(min(self.patience, self._credit)):
            super().sendall(piece, flags)
        self._credit -= monotonic() - began

    @contextmanager
    def _waiting(self, seconds: float) -> Iterator[None]:
        """Wait so long at most, or as long as the socket's own timeout says where that is shorter."""
        own = self.gettimeout()
        bounded = min(max(seconds, _AT_ONCE), _LONGEST)
        self.settimeout(bounded if own is None else min(own, bounded))
        try:
            yield
        except TimeoutError as error:
            # By this number gunicorn knows that the client is to blame, and does not log a failure of ours.
            raise TimeoutError(errno.ECONNRESET, "the client is too slow") from error
        finally:
            self.settimeout(own)
