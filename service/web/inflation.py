"""Compressed request bodies: gzip and zstd, inflated piece by piece, so that a bomb costs no memory."""

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Protocol

from service.web.problems import Problem

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PIECE = 64 * 1024
"""Bytes that are read, or inflated, at a time."""

MAX_WINDOW_LOG = 23
"""The largest window of a zstd frame: 8 MiB, which RFC 9659 lets no content coding exceed. It is what a frame can make
us hold in memory."""

MAX_MEMBERS = 4096
"""Members that a body may be put together from. Tools that compress in blocks of 64 KiB make 512 of 32 MiB; members
that hold nothing would cost time without ever reaching a limit of bytes."""

_GZIP = zlib.MAX_WBITS | 16


class Member(Protocol):
    """One gzip member or zstd frame, as far as it has been inflated."""

    @property
    def eof(self) -> bool:
        """Whether its end was reached."""

    @property
    def unused_data(self) -> bytes:
        """What followed its end."""

    def inflate(self, piece: bytes) -> Iterator[bytes]:
        """Yield what `piece` inflates to, at most `PIECE` bytes at a time."""


class GzipMember:
    """A member of a gzip stream."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(_GZIP)

    @property
    def eof(self) -> bool:
        """Whether its end was reached."""
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        """What followed its end."""
        return self._stream.unused_data

    def inflate(self, piece: bytes) -> Iterator[bytes]:
        """Yield what `piece` inflates to; where a yield is full, zlib may hold more even when all input is used."""
        is_full = True
        while (piece or is_full) and not self._stream.eof:
            inflated = self._stream.decompress(piece, PIECE)
            is_full = len(inflated) == PIECE
            piece = self._stream.unconsumed_tail
            yield inflated


class ZstdFrame:
    """A frame of a zstd stream."""

    def __init__(self) -> None:
        options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: MAX_WINDOW_LOG}
        self._stream = zstd.ZstdDecompressor(options=options)

    @property
    def eof(self) -> bool:
        """Whether its end was reached."""
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        """What followed its end."""
        return self._stream.unused_data

    def inflate(self, piece: bytes) -> Iterator[bytes]:
        """Yield what `piece` inflates to."""
        yield self._stream.decompress(piece, PIECE)
        while not (self._stream.eof or self._stream.needs_input):
            yield self._stream.decompress(b"", PIECE)


CODINGS: Mapping[str, Callable[[], Member]] = MappingProxyType({"gzip": GzipMember, "zstd": ZstdFrame})
"""What a body may be compressed with."""

_ALIASES = MappingProxyType({"x-gzip": "gzip"})


def coding_of(header: str) -> str | None:
    """The coding that a `Content-Encoding` names, `None` where that is none. Raises `Problem` for others and several.

    Nobody compresses twice but to hide a bomb.
    """
    named = (coding.strip().lower() for coding in header.split(","))
    codings = [_ALIASES.get(coding, coding) for coding in named if coding not in {"", "identity"}]
    if not codings:
        return None
    if len(codings) > 1 or codings[0] not in CODINGS:
        headers = {"Accept-Encoding": ", ".join(CODINGS)}
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_content_encoding", headers=headers)
    return codings[0]


def inflated(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Yield what the `pieces` of a compressed body inflate to.

    Raises `Problem` where they are not what `coding` says: damaged, cut, or followed by something else.
    """
    try:
        yield from _members(pieces, CODINGS[coding])
    except (zlib.error, zstd.ZstdError, EOFError) as error:
        detail = f"The body is not valid {coding}: damaged, cut, or followed by something else."
        raise Problem(HTTPStatus.BAD_REQUEST, "undecodable_body", detail) from error


def _members(pieces: Iterable[bytes], begin: Callable[[], Member]) -> Iterator[bytes]:
    """Yield what members in a row inflate to. Raises `EOFError` where the last has no end."""
    member, count = begin(), 1
    for piece in pieces:
        rest = piece
        while rest:
            if member.eof:
                member, count = begin(), count + 1
            if count > MAX_MEMBERS:
                detail = f"The body has more than {MAX_MEMBERS} compressed members."
                raise Problem(HTTPStatus.BAD_REQUEST, "undecodable_body", detail)
            yield from member.inflate(rest)
            rest = member.unused_data if member.eof else b""
    if not member.eof:
        raise EOFError
