"""Connections that wait, but not for ever, tried on a pair of sockets."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from unittest.mock import patch

import pytest

from service.web.patient_sockets import PIECE, PatientSocket

LARGE = 64 * PIECE
"""Bytes that no buffers of a pair of sockets hold."""

PATIENCE = 5
RATE = 32 * 1024


def connection(patience: float = PATIENCE, rate: float = RATE) -> tuple[PatientSocket, socket.socket]:
    ours, theirs = socket.socketpair()
    return PatientSocket.taking_over(ours, patience, rate), theirs


@pytest.fixture
def pair() -> Iterator[tuple[PatientSocket, socket.socket]]:
    ours, theirs = connection()
    with closing(ours), closing(theirs):
        yield ours, theirs


def read_all(theirs: socket.socket) -> None:
    while theirs.recv(PIECE):
        pass


def test_what_is_taken_at_once_is_no_waiting(pair: tuple[PatientSocket, socket.socket]) -> None:
    """With other threads at work each call of the system takes a while to come back, and the client is not to blame."""
    ours, theirs = pair
    reader = threading.Timer(0.3, read_all, [theirs])
    slow_clock = count(1000)  # a second goes by whenever it is looked at
    with patch("service.web.patient_sockets.monotonic", lambda: next(slow_clock)):
        for _ in range(10 * PATIENCE):
            ours.sendall(b"a short line")
        reader.start()
        ours.sendall(bytes(LARGE))  # whose reader has to be waited for
    ours.close()
    reader.join(PATIENCE)
    assert not reader.is_alive()


def test_a_client_that_lets_us_wait_is_left() -> None:
    ours, theirs = connection(patience=0.2)
    with closing(ours), closing(theirs), pytest.raises(TimeoutError):
        ours.sendall(bytes(LARGE))


@pytest.mark.parametrize("patience", [4_294_968, 999_999_999])
def test_a_long_patience_is_no_instant(patience: int) -> None:
    """In milliseconds it is more than 32 bits hold, and what is left of the first is less than a second."""
    ours, theirs = connection(patience)
    with closing(ours), closing(theirs):
        threading.Timer(1.5, theirs.sendall, [b"late"]).start()
        assert ours.recv(4) == b"late"


def test_a_timeout_of_the_sockets_own_holds(pair: tuple[PatientSocket, socket.socket]) -> None:
    ours, _theirs = pair
    ours.settimeout(0.05)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        ours.recv(1)
    with pytest.raises(TimeoutError):
        ours.sendall(bytes(LARGE))
    assert time.monotonic() - began < PATIENCE
    assert ours.gettimeout() == 0.05
