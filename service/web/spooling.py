"""Bodies of many lines: kept in a temporary file, so that they are read to the end before the first answer is written.

A client that writes all and reads then would otherwise wait for us while we wait for it. What is held in memory is a
line at a time.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO

from service.web.inflation import PIECE

IN_MEMORY = 1024 * 1024
"""Bytes up to which no file is made: most batches are smaller."""

_SHARED_MEMORY = Path("/dev/shm")  # nosec B108 # noqa: S108 the file has no name there
_BLANK = b" \t\r\n"
_BLANK_LINES = re.compile(rb"\n[ \t\r\n]*\n")
_MARK = b"\xef\xbb\xbf"


class NoRoomError(Exception):
    """The lines cannot be kept: the disk is full, or no file can be made."""

    def __init__(self, error: OSError) -> None:
        """Keep the number of the system's error."""
        super().__init__(error.errno)
        self.number = error.errno or 0


def spooled(pieces: Iterable[bytes]) -> IO[bytes]:
    """A file without a name that holds the lines of the `pieces`; whoever asked for it closes it.

    Most blank lines are left out: megabytes of them are a small body when compressed, and reading them one by one would
    take many seconds. Raises `NoRoomError`.
    """
    with ExitStack() as until_done:
        spool = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=_directory())  # noqa: SIM115 whoever asked for it closes it
        until_done.callback(_discard, spool)
        for piece in pieces:
            _keep(spool, _BLANK_LINES.sub(b"\n", piece))
        until_done.pop_all()
    return spool


def _keep(spool: IO[bytes], piece: bytes) -> None:
    """Write a piece down to the file: what is left in a buffer would fail later, where nobody expects it."""
    try:
        spool.write(piece)
        spool.flush()
    except OSError as error:
        raise NoRoomError(error) from error


def _discard(spool: IO[bytes]) -> None:
    """Close a file that is not whole; that it cannot write what its buffer has is known."""
    with suppress(OSError):
        spool.close()


def _directory() -> str | None:
    """Where the file lies: where the system has its temporary files, or in shared memory where nothing is writable."""
    try:
        return tempfile.gettempdir()
    except FileNotFoundError:
        return str(_SHARED_MEMORY) if _SHARED_MEMORY.is_dir() else None


def lines(spool: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """Yield each line that is not blank, and `None` for one of more than `limit` bytes, which is never held."""
    spool.seek(0)
    is_first = True
    while line := spool.readline(limit + 1):
        text = line.removeprefix(_MARK) if is_first else line
        is_first = False
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(spool)
            yield None
        elif text.strip(_BLANK):
            yield text


def _skip_line(spool: IO[bytes]) -> None:
    """Read to the end of a line."""
    while (rest := spool.readline(PIECE)) and not rest.endswith(b"\n"):
        pass
