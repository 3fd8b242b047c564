"""Connections that wait, but not for ever, tried on a pair of sockets."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

from service.web.gunicorn_config import DrainingWorker
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


def test_what_does_not_wait_does_not_wait(pair: tuple[PatientSocket, socket.socket]) -> None:
    """Between requests gunicorn has a connection that does not block, and within one that does."""
    ours, theirs = pair
    ours.setblocking(False)  # noqa: FBT003 its own signature
    assert ours.gettimeout() == 0
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        ours.recv(1)
    assert time.monotonic() - began < 1
    ours.setblocking(True)  # noqa: FBT003 its own signature
    assert ours.gettimeout() is None
    threading.Timer(0.1, theirs.sendall, [b"late"]).start()
    assert ours.recv(4) == b"late"


def test_what_is_held_goes_with_what_is_sent_next(pair: tuple[PatientSocket, socket.socket]) -> None:
    ours, theirs = pair
    theirs.settimeout(0.05)
    ours.hold()
    ours.sendall(b"head ")
    with pytest.raises(TimeoutError):
        theirs.recv(PIECE)
    ours.sendall(b"body")
    assert theirs.recv(PIECE) == b"head body"
    ours.sendall(b"more")
    assert theirs.recv(PIECE) == b"more"
    ours.release()
    with pytest.raises(TimeoutError):
        theirs.recv(PIECE)


def test_what_is_held_alone_is_sent_when_it_is_released_and_not_when_it_is_dropped(
    pair: tuple[PatientSocket, socket.socket],
) -> None:
    ours, theirs = pair
    ours.hold()
    ours.sendall(b"head")
    ours.release()
    assert theirs.recv(PIECE) == b"head"
    ours.hold()
    ours.sendall(b"lost")
    ours.drop()
    ours.sendall(b"told")
    assert theirs.recv(PIECE) == b"told"


def test_what_is_no_answer_is_sent_at_once_and_whole(pair: tuple[PatientSocket, socket.socket]) -> None:
    """`100 Continue`, which gunicorn sends before there is an answer: it waits for a client whose buffers are full."""
    ours, theirs = pair
    ours.hold()
    told = b"HTTP/1.1 100 Continue\r\n\r\n"
    assert ours.send(told) == len(told)
    assert theirs.recv(PIECE) == told
    ours.sendall(b"head ")
    ours.sendall(b"body")
    assert theirs.recv(PIECE) == b"head body"
    with suppress(BlockingIOError):
        while True:
            socket.socket.send(ours, bytes(PIECE))
    reader = threading.Timer(0.1, read_all, [theirs])
    reader.start()
    assert ours.send(told) == len(told)
    ours.close()
    reader.join(PATIENCE)
    assert not reader.is_alive()


def test_a_client_that_lets_us_wait_a_little_for_each_piece_is_left_when_it_was_too_much_in_all() -> None:
    ours, theirs = connection(patience=0.5, rate=10**9)

    def read_slowly() -> None:
        while theirs.recv(PIECE):
            time.sleep(0.05)

    reader = threading.Thread(target=read_slowly)
    reader.start()
    with closing(theirs):
        with closing(ours), pytest.raises(TimeoutError):
            ours.sendall(bytes(LARGE))
        reader.join(2 * PATIENCE)


def test_a_failure_is_told_without_the_head_of_what_failed(
    pair: tuple[PatientSocket, socket.socket],
) -> None:
    ours, theirs = pair
    worker = DrainingWorker.__new__(DrainingWorker)

    def fail(_worker: DrainingWorker, _request: object, conn: SimpleNamespace) -> None:
        conn.sock.sendall(b"head")
        raise RuntimeError

    with patch.object(ThreadWorker, "handle_request", fail), pytest.raises(RuntimeError):
        worker.handle_request(None, SimpleNamespace(sock=ours))
    ours.sendall(b"failure")
    assert theirs.recv(PIECE) == b"failure"


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, LARGE + 1])
@pytest.mark.parametrize("head", [b"", b"head"])
def test_everything_arrives_in_order(pair: tuple[PatientSocket, socket.socket], head: bytes, length: int) -> None:
    ours, theirs = pair
    data = (bytes(range(256)) * (length // 256 + 1))[:length]

    def send() -> None:
        ours.hold()
        ours.sendall(head)
        ours.sendall(data)
        ours.close()

    sending = threading.Thread(target=send)
    sending.start()
    assert b"".join(iter(lambda: theirs.recv(PIECE), b"")) == head + data
    sending.join()
