"""Bounded decompression: a body's chunks in, decoded pieces out, never more than asked for.

Bombs come as one huge run, as many gzip members, as one coding in another. So every decoder gives
pieces of at most `PIECE_BYTES`, the codings are chained piece by piece, and the sum is counted
while it grows: what lies beyond the limit is never made. Between two pieces the caller may let
others work; one piece takes well under a millisecond.
"""

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import brotli

from service.fetch.headers import ENCODINGS_LIMIT
from service.reasons import Failure, Reason

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PIECE_BYTES = 64 * 1024
# RFC 9659: 8 MiB is the largest window that a sender of `zstd` may ask for.
ZSTD_WINDOW_LOG = 23
# Members of gzip and frames of zstd. Each costs time whatever is in it: 10 MiB of empty frames took
# 13 s, of empty members 1 s.
MEMBERS_LIMIT = 20_000
# What a look at the start of a body sees: prologue and comments stand before an XHTML root.
LOOK_BYTES = 4096
Look = Callable[[bytes], None]
_GZIP_MAGIC = b"\x1f\x8b"


class Coding(Protocol):
    """One content coding being undone."""

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Decoded pieces of at most PIECE_BYTES; empty ones are breaths. Raises Failure."""
        ...

    def is_complete(self) -> bool:
        """True when the coded stream has come to its own end."""
        ...


class Body:
    """A body as it grows. `limit_bytes` counts after decoding; the coded bytes have the same."""

    def __init__(self, encodings: tuple[str, ...], limit_bytes: int) -> None:
        """Raises Failure(bad_encoding) for a coding that was not asked for."""
        self._codings = codings(encodings)
        self._limit = limit_bytes
        self._pieces: list[bytes] = []
        self.coded_bytes = 0
        self.size = 0

    def feed(self, chunk: bytes) -> Iterator[int]:
        """Take a chunk; yields the size so far after each piece, for the caller to breathe.

        Raises Failure: too_large, bad_encoding.
        """
        self.coded_bytes += len(chunk)
        if self.coded_bytes > self._limit:
            raise too_large(self._limit)
        pieces: Iterator[bytes] = _slices(chunk)
        for coding in self._codings:
            pieces = _through(coding, pieces)
        for piece in pieces:
            self.size += len(piece)
            if self.size > self._limit:
                raise too_large(self._limit)
            if piece:
                self._pieces.append(piece)
            yield self.size

    def start(self) -> bytes:
        """The first bytes so far, for a look at what it is."""
        return self.so_far()[:LOOK_BYTES]

    def so_far(self) -> bytes:
        """What was decoded up to now."""
        return b"".join(self._pieces)

    def finish(self, *, framed: bool) -> bytes:
        """The whole body; `framed` when the answer said where it ends and it came to that end.

        Raises Failure when a coding has not come to its end: bad_encoding when all bytes are here,
        incomplete when the connection's end was the only mark.
        """
        if self.coded_bytes and not all(coding.is_complete() for coding in self._codings):
            reason = Reason.BAD_ENCODING if framed else Reason.INCOMPLETE
            raise Failure(reason, "the compressed body ends before its end mark")
        return self.so_far()


def codings(encodings: tuple[str, ...]) -> list[Coding]:
    """What undoes these content codings, the last applied first. Raises Failure(bad_encoding)."""
    if len(encodings) > ENCODINGS_LIMIT:
        raise Failure(Reason.BAD_ENCODING, f"{len(encodings)} codings one in the other")
    for name in encodings:
        if name not in _MAKERS:
            raise Failure(
                Reason.BAD_ENCODING, f"coding {name[:50]!r} was not asked for ({ACCEPT_ENCODING})"
            )
    return [_MAKERS[name]() for name in reversed(encodings)]


def too_large(limit_bytes: int) -> Failure:
    """The failure of a body beyond its limit."""
    return Failure(Reason.TOO_LARGE, f"the body is larger than {limit_bytes} bytes")


def _too_many(what: str) -> Failure:
    return Failure(Reason.TOO_LARGE, f"the body has over {MEMBERS_LIMIT} {what}")


class _Gzip:
    """gzip with any number of members. Source: RFC 1952, 2.2.

    What follows the last member and is none is left, as gzip and browsers do: padding is common.
    """

    def __init__(self) -> None:
        self._member: Any = None
        self._rest = b""
        self._members = 0
        self._padding = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        pending, self._rest = self._rest + chunk, b""
        while pending or self._member is not None:
            if self._member is None:
                if self._padding or (self._members and not _GZIP_MAGIC.startswith(pending[:2])):
                    self._padding = True
                    return
                if self._members and len(pending) < 2:
                    self._rest = pending
                    return
                if self._members == MEMBERS_LIMIT:
                    raise _too_many("gzip members")
                self._member = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
            piece = _inflate(self._member, pending)
            yield piece
            if self._member.eof:
                pending = self._member.unused_data
                self._member, self._members = None, self._members + 1
                continue
            pending = self._member.unconsumed_tail
            if not pending and len(piece) < PIECE_BYTES:
                return

    def is_complete(self) -> bool:
        return self._member is None and self._members > 0


class _Deflate:
    """zlib streams, and the raw ones that some servers send by that name.

    Source: RFC 9110, 8.4.1.2.
    """

    def __init__(self) -> None:
        self._stream: Any = None
        self._start = b""

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        pending = chunk
        if self._stream is None:
            pending = self._start + chunk
            if len(pending) < 2:
                self._start = pending
                return
            # RFC 1950, 2.2: method 8, and the two bytes as a number are a multiple of 31.
            is_zlib = pending[0] & 0x0F == 8 and int.from_bytes(pending[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(wbits=zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
        while not self._stream.eof:
            piece = _inflate(self._stream, pending)
            yield piece
            pending = self._stream.unconsumed_tail
            if not pending and len(piece) < PIECE_BYTES:
                return

    def is_complete(self) -> bool:
        return self._stream is not None and bool(self._stream.eof)


class _Brotli:
    """Brotli. Source: RFC 7932."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._stream.is_finished():
            # The library fails on such bytes when they come with the end itself, and where the
            # network cuts must not decide.
            raise Failure(Reason.BAD_ENCODING, "the body goes on after its br stream has ended")
        pending = chunk
        while True:
            try:
                piece = self._stream.process(pending, output_buffer_limit=PIECE_BYTES)
            except brotli.error as error:
                raise _bad("br", error) from error
            # More than was asked for may come at once; pieces stay small all the same.
            yield from _slices(piece)
            pending = b""
            if self._stream.is_finished() or (not piece and self._stream.can_accept_more_data()):
                return

    def is_complete(self) -> bool:
        return bool(self._stream.is_finished())


class _Zstd:
    """Zstandard with any number of frames. Source: RFC 8878, 3; RFC 9659."""

    def __init__(self) -> None:
        self._frame: Any = None
        self._frames = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        pending = chunk
        while pending or (self._frame is not None and not self._frame.needs_input):
            if self._frame is None:
                if self._frames == MEMBERS_LIMIT:
                    raise _too_many("zstd frames")
                self._frame = zstd.ZstdDecompressor(
                    options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW_LOG}
                )
            try:
                yield self._frame.decompress(pending, PIECE_BYTES)
            except zstd.ZstdError as error:
                raise _bad("zstd", error) from error
            pending = b""
            if self._frame.eof:
                pending = self._frame.unused_data
                self._frame, self._frames = None, self._frames + 1

    def is_complete(self) -> bool:
        return self._frame is None and self._frames > 0


_MAKERS: dict[str, Callable[[], Coding]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    "br": _Brotli,
    "zstd": _Zstd,
}
ACCEPT_ENCODING = "gzip, deflate, br, zstd"


def _through(coding: Coding, pieces: Iterator[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        if piece:
            yield from coding.feed(piece)
        yield b""


def _slices(chunk: bytes) -> Iterator[bytes]:
    for start in range(0, len(chunk), PIECE_BYTES):
        yield chunk[start : start + PIECE_BYTES]


def _inflate(stream: Any, pending: bytes) -> bytes:
    try:
        piece: bytes = stream.decompress(pending, PIECE_BYTES)
    except zlib.error as error:
        raise _bad("gzip or deflate", error) from error
    return piece


def _bad(name: str, error: Exception) -> Failure:
    return Failure(Reason.BAD_ENCODING, f"the body is not {name} as its header says: {error}")
