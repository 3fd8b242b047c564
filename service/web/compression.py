"""Answers compressed for who asks: zstd, brotli or gzip, by the weights of `Accept-Encoding`.

An answer that is streamed is compressed piece by piece, each flushed: whoever reads gets every line as soon as it is
sent.
"""

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

import brotli
from flask import Flask, Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SMALL = 1000
"""Bytes below which nothing is gained: the answer fits a packet as it is."""

GZIP_LEVEL = 5
BROTLI_QUALITY = 4
ZSTD_LEVEL = 3
"""Levels at which the answer to a mean article becomes a quarter of itself, in a fiftieth (zstd) to a twentieth of the
time that normalizing takes; the next ones take half as much again and save a fortieth."""

TYPES = frozenset({"application/json", "application/problem+json", "application/x-ndjson", "application/yaml"})
"""What is compressed, beside every `text/…`."""


class Compressor(Protocol):
    """What gives compressed pieces for plain ones."""

    def compress(self, piece: bytes) -> bytes:
        """Take a piece; give what is ready of it."""

    def flush(self) -> bytes:
        """Give all that was taken."""

    def finish(self) -> bytes:
        """Give the rest and the end."""


class Gzip:
    """A gzip stream."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj(GZIP_LEVEL, wbits=zlib.MAX_WBITS | 16)
        self.compress = self._stream.compress
        self.finish = self._stream.flush

    def flush(self) -> bytes:
        """Give all that was taken."""
        return self._stream.flush(zlib.Z_SYNC_FLUSH)


class Brotli:
    """A brotli stream."""

    def __init__(self) -> None:
        stream = brotli.Compressor(quality=BROTLI_QUALITY)
        self.compress, self.flush, self.finish = stream.process, stream.flush, stream.finish


class Zstd:
    """A zstd stream of one frame."""

    def __init__(self) -> None:
        self._stream = zstd.ZstdCompressor(ZSTD_LEVEL)
        self.compress = self._stream.compress
        self.finish = self._stream.flush

    def flush(self) -> bytes:
        """Give all that was taken."""
        return self._stream.flush(self._stream.FLUSH_BLOCK)


CODINGS: Mapping[str, Callable[[], Compressor]] = MappingProxyType({"zstd": Zstd, "br": Brotli, "gzip": Gzip})
"""By preference, where a client weighs them alike: the fastest at about the same size comes first."""

_IDENTITY = "identity"
_ACCEPT_ENCODING = "Accept-Encoding"

CLIENTS = 128
"""Headers whose meaning is kept: clients send the same one with every request."""


def chosen(accept: str, length: int | None) -> str | None:
    """The coding for an answer of `length` (`None`: unknown) to who accepts so; `None` where it is to be sent as it is.

    `accept` is the header `Accept-Encoding`.
    """
    best, is_refused_plain = _preferred(accept)
    return best if is_refused_plain or length is None or length >= SMALL else None


@lru_cache(CLIENTS)
def _preferred(accept: str) -> tuple[str | None, bool]:
    """The coding that a client likes best, and whether it refuses an answer as it is."""
    accepted = parse_accept_header(accept)
    weights = {name: _weight(accepted, name) for name in CODINGS}
    best = max(CODINGS, key=lambda name: weights[name])
    plain = _weight(accepted, _IDENTITY) if _names(accepted, _IDENTITY) else None
    if not weights[best] or (plain is not None and plain > weights[best]):
        return None, False
    return best, plain == 0 or (plain is None and _names(accepted, "*") and not _weight(accepted, "*"))


def _names(accepted: Accept, coding: str) -> bool:
    return any(name.lower() == coding for name, _ in accepted)


def _weight(accepted: Accept, coding: str) -> float:
    """The weight that a request gives a coding, by its name before `*`."""
    weights = {name.lower().removeprefix("x-"): weight for name, weight in accepted}
    return weights.get(coding, weights.get("*", 0))


def _compressed(pieces: Iterable[bytes], compressor: Compressor) -> Iterator[bytes]:
    """Yield each piece compressed as far as it goes."""
    for piece in pieces:
        yield compressor.compress(piece) + compressor.flush()
    yield compressor.finish()


def compress(response: Response) -> Response:
    """The response, compressed where the request asks for it and it is worth it."""
    if not _is_compressible(response):
        return response
    _vary(response)
    length = None if response.is_streamed else response.calculate_content_length()
    coding = chosen(request.headers.get(_ACCEPT_ENCODING, ""), length)
    if coding is None:
        return response
    compressor = CODINGS[coding]()
    if length is None:
        plain = response.response
        response.call_on_close(getattr(plain, "close", _nothing))  # Werkzeug closes what it iterates over only
        response.response = _compressed(response.iter_encoded(), compressor)
    else:
        response.data = compressor.compress(response.data) + compressor.finish()
    response.content_encoding = coding
    return response


def _vary(response: Response) -> None:
    """Tell caches that the answer depends on what codings are accepted."""
    if "Vary" in response.headers:
        response.vary.add(_ACCEPT_ENCODING)
    else:  # that is nearly always, and takes a tenth of the time
        response.headers.add("Vary", _ACCEPT_ENCODING)


def _nothing() -> None:
    """What closing comes to where there is nothing to close."""


def _is_compressible(response: Response) -> bool:
    mimetype = response.mimetype or ""
    return (mimetype in TYPES or mimetype.startswith("text/")) and not (
        response.content_encoding or response.direct_passthrough
    )


def init_compression(app: Flask) -> None:
    """Compress the answers of `app`."""
    app.after_request(compress)
