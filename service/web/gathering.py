"""Answers that are streamed, gathered: some lines at once cost a call of the system, and not each of them.

A call takes as long as a thirtieth of an article, and lets another thread have the interpreter, which then works with
cold caches. What is gathered waits for no more than a moment and the article behind it, unless that may take long.
"""

from collections.abc import Iterable, Iterator
from time import monotonic

ENOUGH = 32 * 1024
"""Bytes that are sent as soon as they are there: the answers to some three articles, a few milliseconds of work."""

MOMENT = 0.02
"""Seconds after which what is there is sent, however little it is."""

SEND = b""
"""Among the pieces: what comes next may take long, so what is there is sent now."""


def gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what the pieces come to, several of them as one."""
    held: list[bytes] = []
    size, since = 0, 0.0
    for piece in pieces:
        since = since if held else monotonic()
        held.append(piece)
        size += len(piece)
        if size and (not piece or size >= ENOUGH or monotonic() - since >= MOMENT):
            yield b"".join(held)
            held.clear()
            size = 0
    if size:
        yield b"".join(held)
