"""Bombs that become 1 GiB, made of repeated parts so that making them costs little."""

import sys
import zlib
from collections.abc import Callable

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GIB = 2**30
PART = bytes(16 * 2**20)
PARTS = GIB // len(PART)


def _deflate_parts() -> bytes:
    """1 GiB as deflate: each full flush ends at an octet and refers to nothing before it."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    part = packer.compress(PART) + packer.flush(zlib.Z_FULL_FLUSH)
    return part * PARTS + b"\x03\x00"


def _gzip() -> bytes:
    total = 0
    for _ in range(PARTS):
        total = zlib.crc32(PART, total)
    head = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    return head + _deflate_parts() + total.to_bytes(4, "little") + GIB.to_bytes(4, "little")


def _zlib() -> bytes:
    total = 1
    for _ in range(PARTS):
        total = zlib.adler32(PART, total)
    return b"\x78\xda" + _deflate_parts() + total.to_bytes(4, "big")


def _br() -> bytes:
    packer = brotli.Compressor(quality=1)
    return b"".join(packer.process(PART) for _ in range(PARTS)) + packer.finish()


def _zstd() -> bytes:
    packer = zstd.ZstdCompressor(1)
    return b"".join(packer.compress(PART) for _ in range(PARTS)) + packer.flush()


MAKERS: dict[str, Callable[[], bytes]] = {
    "gzip": _gzip,
    "deflate": _zlib,
    "br": _br,
    "zstd": _zstd,
}
