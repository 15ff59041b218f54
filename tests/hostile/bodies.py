"""Content codings and bombs. Sources: RFC 9110, 8.4; RFC 1950 to 1952, 7932, 8878, 9659."""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable
from functools import cache

import brotli

from tests.hostile.messages import PAGE, chunk, head, whole
from tests.hostile.wire import Asked, Behaviour, Endless, Outcome, Steps, again, final, page

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BAD = final("bad_encoding")
BOMB = final("too_large")
LONG = PAGE.replace(b"<p>", b"<p>" + b"".join(b"%d, " % number for number in range(400)))


def zlibbed(text: bytes) -> bytes:
    """The deflate of RFC 9110: with zlib's head and sum."""
    return zlib.compress(text)


def deflated(text: bytes) -> bytes:
    """The deflate of servers that forgot zlib's head."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush()


CODERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "zlib": ("deflate", zlibbed),
    "raw": ("deflate", deflated),
    "br": ("br", lambda text: brotli.compress(text, quality=4)),
    "zstd": ("zstd", zstd.compress),
}


OLD = ("gzip", "zlib", "raw")
YOUNG = ("br", "zstd")


def _says(name: str, expected: Outcome, coding: str, body: bytes) -> Behaviour:
    return Behaviour(f"coding-{name}", (whole(body, f"Content-Encoding: {coding}"),), expected)


def _each(
    name: str,
    expected: Outcome,
    change: Callable[[bytes], bytes],
    coders: Iterable[str] = (*OLD, *YOUNG),
) -> list[Behaviour]:
    """One behaviour for each coding: the coded page after a change."""
    return [
        _says(f"{coder}-{name}", expected, CODERS[coder][0], change(CODERS[coder][1](LONG)))
        for coder in coders
    ]


def _lazily(make: Callable[[], bytes], coding: str) -> Callable[[Asked], Steps]:
    made = cache(make)
    return lambda _: (whole(made(), f"Content-Encoding: {coding}"),)


def _cut_by_the_end(text: bytes) -> bytes:
    return head("Content-Encoding: gzip") + gzip.compress(text)[:-9]


def _gzip_with(flags: int, fields: bytes) -> bytes:
    """A gzip member with optional fields in its head. Source: RFC 1952, 2.3."""
    coded = gzip.compress(PAGE, mtime=0)
    return coded[:3] + bytes([flags]) + coded[4:10] + fields + coded[10:]


def _nested(coding: str, code: Callable[[bytes], bytes]) -> Callable[[Asked], Steps]:
    """A bomb in a bomb: a few KiB that become 50 MiB."""
    return _lazily(lambda: code(code(bytes(50 * 2**20))), f"{coding}, {coding}")


def _skippable() -> bytes:
    return b"\x50\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"skip"


# A frame that asks for a window of 128 MiB (window log 27). Source: RFC 8878, 3.1.1.1.2.
WIDE_ZSTD = b"\x28\xb5\x2f\xfd" + b"\x00" + bytes([(27 - 10) << 3]) + b"\x01\x00\x00"
GZIP_HEAD = b"\x1f\x8b\x08"

CODINGS = [
    *_each("whole", page(), lambda coded: coded),
    *_each("cut", BAD, lambda coded: coded[: len(coded) // 2]),
    *_each("cut-last", BAD, lambda coded: coded[:-1]),
    *_each("and-garbage", page(), lambda coded: coded + b"\r\n<!-- served by x -->", OLD),
    *_each("and-zeros", page(), lambda coded: coded + bytes(512), OLD),
    # The younger formats have no such custom, and of zstd another frame must follow.
    *_each("and-garbage", BAD, lambda coded: coded + b"\r\n<!-- served by x -->", YOUNG),
    *_each("and-zeros", BAD, lambda coded: coded + bytes(512), YOUNG),
    *_each("empty", Outcome(kind="page"), lambda _: b""),
    *_each("plain", BAD, lambda _: PAGE),
    _says("identity", page(), "identity", PAGE),
    _says("none", page(), "", PAGE),
    _says("upper", page(), "GZIP", gzip.compress(PAGE)),
    _says("x-gzip", page(), "x-gzip", gzip.compress(PAGE)),
    _says("gzip-identity", page(), "gzip, identity", gzip.compress(PAGE)),
    _says("gzip-twice", page(), "gzip, gzip", gzip.compress(gzip.compress(PAGE))),
    _says("br-then-gzip", page(), "br, gzip", gzip.compress(brotli.compress(PAGE))),
    _says("zlib-then-zstd", page(), "deflate,zstd", zstd.compress(zlibbed(PAGE))),
    _says("five", BAD, "gzip, gzip, gzip, gzip, gzip", gzip.compress(PAGE)),
    _says("hundreds", BAD, ", ".join(["gzip"] * 500), gzip.compress(PAGE)),
    Behaviour(
        "coding-two-fields",
        (
            whole(
                gzip.compress(brotli.compress(PAGE)),
                "Content-Encoding: br",
                "Content-Encoding: gzip",
            ),
        ),
        page(),
    ),
    _says("unknown", BAD, "pack200-gzip", gzip.compress(PAGE)),
    _says("compress", BAD, "compress", b"\x1f\x9d\x90" + PAGE),
    _says("charset-as-coding", BAD, "utf-8", PAGE),
    _says("once-of-twice", BAD, "gzip, gzip", gzip.compress(PAGE)),
    _says("br-as-gzip", BAD, "gzip", brotli.compress(LONG)),
    _says("zstd-as-br", BAD, "br", zstd.compress(LONG)),
    _says("gzip-as-zstd", BAD, "zstd", gzip.compress(LONG)),
    _says("gzip-as-deflate", BAD, "deflate", gzip.compress(LONG)),
    _says("gzip-sum", BAD, "gzip", gzip.compress(LONG)[:-8] + b"\0\0\0\1" + b"\0\0\0\0"),
    _says("zlib-sum", BAD, "deflate", zlibbed(LONG)[:-4] + b"\0\0\0\1"),
    _says("gzip-reserved-method", BAD, "gzip", b"\x1f\x8b\x07" + gzip.compress(PAGE)[3:]),
    _says("gzip-name", page(), "gzip", _gzip_with(8, b"page.html\0")),
    _says("gzip-extra", page(), "gzip", _gzip_with(4, b"\x04\0abcd")),
    _says("gzip-members", page(), "gzip", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),
    _says("gzip-empty-members", page(), "gzip", gzip.compress(b"") * 999 + gzip.compress(PAGE)),
    _says("zstd-frames", page(), "zstd", zstd.compress(PAGE[:20]) + zstd.compress(PAGE[20:])),
    _says("zstd-skippable", page(), "zstd", _skippable() + zstd.compress(PAGE)),
    _says("zstd-window", BAD, "zstd", WIDE_ZSTD),
    Behaviour("coding-gzip-cut-by-the-end", (_cut_by_the_end(LONG),), again("incomplete")),
    Behaviour(
        "coding-gzip-in-chunks",
        (
            head("Content-Encoding: gzip", "Transfer-Encoding: chunked"),
            *[chunk(bytes([octet])) for octet in gzip.compress(PAGE)],
            b"0\r\n\r\n",
        ),
        page(),
    ),
    Behaviour(
        "coding-gzip-byte-by-byte",
        (head("Content-Encoding: gzip"), *[bytes([octet]) for octet in gzip.compress(PAGE)]),
        page(),
    ),
]
BOMBS = [
    *[
        Behaviour(f"bomb-{coder}", _lazily(lambda code=code: code(bytes(50 * 2**20)), coding), BOMB)
        for coder, (coding, code) in CODERS.items()
    ],
    *[
        Behaviour(f"bomb-nested-{coder}", _nested(coding, code), BOMB)
        for coder, (coding, code) in CODERS.items()
        if coder != "raw"
    ],
    Behaviour(
        "bomb-members",
        _lazily(lambda: gzip.compress(bytes(2**10)) * 20_000, "gzip"),
        BOMB,
    ),
    Behaviour("bomb-frames", _lazily(lambda: zstd.compress(bytes(2**10)) * 20_000, "zstd"), BOMB),
    Behaviour(
        "bomb-name-endless",  # a gzip member whose file name never ends gives no octet at all
        (head("Content-Encoding: gzip"), GZIP_HEAD + b"\x08" + bytes(6), Endless(b"a" * 65_536)),
        BOMB,
    ),
    Behaviour(
        "bomb-empty-members",
        (head("Content-Encoding: gzip"), Endless(gzip.compress(b"") * 999)),
        BOMB,
    ),
    Behaviour(
        "bomb-empty-frames",
        (head("Content-Encoding: zstd"), Endless(_skippable() * 999)),
        BOMB,
    ),
    Behaviour(
        "bomb-empty-blocks",  # stored blocks of deflate with nothing in them
        (head("Content-Encoding: deflate"), b"\x78\x9c", Endless(b"\0\0\0\xff\xff" * 9_999)),
        BOMB,
    ),
]
BEHAVIOURS = CODINGS + BOMBS
