"""A client that asks the same thing over and over: `python -m bench.speed.load PORT PATH TYPE FILE`.

A process of its own, so that it shares no lock with what it measures; one thread, no library between it and the
sockets: it takes some 40 µs a request, and says what it took, so that nobody has to believe that it was not what
limited the rate. It keeps its connections, has one request under way on each, and asks no more when its time is over.
"""

import argparse
import json
import selectors
import socket
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, process_time, sleep

from bench.speed.servers import HOST

PIECE = 1 << 18

APART = 0.02
"""Seconds between connections: of several at once one worker may take all, and the others would have nothing to do."""


@dataclass(frozen=True, slots=True)
class Load:
    """What became of some seconds of asking. `client` are the client's seconds of the processor."""

    answers: int
    refused: int
    seconds: float
    client: float

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return (self.answers - self.refused) / self.seconds


class Connection:
    """One connection, and what has come of the answer that it waits for."""

    def __init__(self, port: int, request: bytes) -> None:
        """Connect to `port`, to send `request` again and again."""
        self.socket = socket.create_connection((HOST, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._request = request
        self._head = b""
        self._left = 0
        self.is_good = False

    def ask(self) -> None:
        """Send the request."""
        self._head, self._left = b"", 0
        self.socket.sendall(self._request)

    def take(self) -> bool:
        """Take what has come; say whether the answer is whole. Raises `ConnectionError` where it breaks off."""
        piece = self.socket.recv(PIECE)
        if not piece:
            message = "the server closed a connection"
            raise ConnectionError(message)
        if self._left:
            self._left -= len(piece)
            return not self._left
        self._head += piece
        head, end, rest = self._head.partition(b"\r\n\r\n")
        if not end:
            return False
        self.is_good = head.startswith(b"HTTP/1.1 200 ")
        self._left = _length(head) - len(rest)
        return not self._left


def _length(head: bytes) -> int:
    """The length that a head announces; ours always do."""
    return int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])


def ask(port: int, request: bytes, connections: int, seconds: float) -> Load:
    """Ask for so many `seconds`; answers that come later do not count."""
    answers = refused = 0
    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            connection = Connection(port, request)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.ask()
            sleep(APART)
        start, client = monotonic(), process_time()
        while monotonic() - start < seconds:
            for key, _ in selector.select(seconds):
                connection = key.data
                if connection.take():
                    answers += 1
                    refused += not connection.is_good
                    connection.ask()
        taken, client = monotonic() - start, process_time() - client
        for key in list(selector.get_map().values()):
            key.data.socket.close()
    return Load(answers, refused, taken, client)


def request_of(path: str, content_type: str, body: bytes) -> bytes:
    """A whole request."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode("ascii") + body


def main() -> None:
    """Ask, and print a `Load` as JSON."""
    parser = argparse.ArgumentParser(prog="bench.speed.load", description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("path")
    parser.add_argument("type")
    parser.add_argument("file", type=Path)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=3)
    wanted = parser.parse_args()
    request = request_of(wanted.path, wanted.type, wanted.file.read_bytes())
    load = ask(wanted.port, request, wanted.connections, wanted.seconds)
    told = {"answers": load.answers, "refused": load.refused, "seconds": load.seconds, "client": load.client}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
