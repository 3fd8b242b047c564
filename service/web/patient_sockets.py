"""Connections that wait, but not for ever: for a request to arrive whole, and for a client to read its answer.

gunicorn's threads wait for a slow client as long as it likes, and there are few of them: a handful of clients that send
or take a byte now and then would have them all.

Every call of the system lets another thread have the interpreter, so there are few: a connection is never made to wait
by the system, which is told once, and is waited for only where there is something to wait for.
"""

import errno
import select
import socket
from contextlib import suppress
from time import monotonic
from typing import Any, Self

PIECE = 64 * 1024
"""Bytes of an answer that a client has to take in the time given."""

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
    _own: float | None
    _until: float
    _credit: float
    _is_holding: bool
    _held: bytes

    @classmethod
    def taking_over(cls, plain: socket.socket, patience: float, rate: float) -> Self:
        """The connection of a plain socket, which is no longer to be used."""
        taken = cls(fileno=plain.detach())
        socket.socket.settimeout(taken, 0)
        taken.patience = patience
        taken.rate = rate
        taken.settimeout(None)
        taken.expect_request()
        taken.drop()
        return taken

    def settimeout(self, value: float | None, /) -> None:
        """Wait so many seconds at most, `None`: as long as patience lasts. The system need not know."""
        self._own = value

    def gettimeout(self) -> float | None:
        """How many seconds to wait at most."""
        return self._own

    def setblocking(self, flag: bool, /) -> None:  # noqa: FBT001 as every socket has it
        """Wait, or do not."""
        self._own = None if flag else 0.0

    def expect_request(self) -> None:
        """Begin to wait for a request."""
        self._until = monotonic() + self.patience
        self._credit = self.patience

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Receive what has come, or wait for it until the request is overdue. Raises `TimeoutError`."""
        while True:
            with suppress(BlockingIOError):
                return super().recv(size, flags)
            self._wait(select.POLLIN, self._until)

    def sendall(self, data: Any, flags: int = 0, /) -> None:  # noqa: ANN401 whatever holds bytes
        """Send everything, as long as the client takes it, and not too slowly. Raises `TimeoutError`."""
        if self._is_holding:
            self._is_holding, self._held = False, bytes(data)
            return
        whole = memoryview(data)
        first, self._held = self._held + whole[:PIECE], b""
        self._send_piece(first, flags)
        for start in range(PIECE, len(whole), PIECE):
            self._send_piece(whole[start : start + PIECE], flags)

    def send(self, data: Any, flags: int = 0, /) -> int:  # noqa: ANN401 whatever holds bytes
        """Send all of a few bytes that are no answer (`100 Continue`), whatever is held; likewise."""
        self._send_piece(bytes(data), flags)
        return len(data)

    def hold(self) -> None:
        """Hold what is sent next until more is sent: the head of an answer goes with what it is the head of."""
        self._is_holding, self._held = True, b""

    def release(self) -> None:
        """Send what is held, if anything is."""
        self._is_holding = False
        if self._held:
            self.sendall(b"")

    def drop(self) -> None:
        """Forget what is held."""
        self._is_holding, self._held = False, b""

    def _send_piece(self, piece: bytes | memoryview, flags: int) -> None:
        rest = piece[self._send_at_once(piece, flags) :]
        if rest:
            self._send_waiting(rest, flags)
        self._credit += len(piece) / self.rate

    def _send_at_once(self, piece: bytes | memoryview, flags: int) -> int:
        """Send what is taken without waiting; how much that is.

        How long it takes is not looked at: with other threads at work it takes ten milliseconds to go on after a call
        of the system, and of ten thousand short lines that would be more than the client may be late by.
        """
        try:
            return super().send(piece, flags)
        except BlockingIOError:
            return 0

    def _send_waiting(self, rest: bytes | memoryview, flags: int) -> None:
        """Send the rest of a piece to a client that lets us wait, as long as it may."""
        began = monotonic()
        until = began + min(self.patience, self._credit)
        while rest:
            self._wait(select.POLLOUT, until)
            rest = rest[self._send_at_once(rest, flags) :]
        self._credit -= monotonic() - began

    def _wait(self, event: int, until: float) -> None:
        """Wait for the client until a moment, or as long as the socket's own timeout says where that is shorter."""
        seconds = min(max(until - monotonic(), 0.0), _LONGEST)
        if self._own is not None:
            seconds = min(seconds, self._own)
        ready = select.poll()
        ready.register(self, event)
        if not ready.poll(1000 * seconds):
            # By this number gunicorn knows that the client is to blame, and does not log a failure of ours.
            raise TimeoutError(errno.ECONNRESET, "the client is too slow")
