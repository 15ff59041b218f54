"""Bodies: every coding read back, every bomb stopped at the limit, every lie named."""

import gzip
import itertools
import time
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from service.fetch import body
from service.reasons import Failure, Reason

LIMIT = 10 * 2**20


def raw_deflate(plain: bytes) -> bytes:
    coder = zlib.compressobj(wbits=-15)
    return coder.compress(plain) + coder.flush()


CODERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw_deflate),
    "br": ("br", lambda plain: brotli.compress(plain, quality=1)),
    "zstd": ("zstd", zstd.compress),
}
each_coding = pytest.mark.parametrize(("name", "code"), CODERS.values(), ids=CODERS)


def decoded(coded: bytes, *encodings: str, limit: int = LIMIT, step: int = 1000) -> bytes:
    whole = body.Body(encodings, limit)
    for start in range(0, len(coded), step):
        for _ in whole.feed(coded[start : start + step]):
            pass
    return whole.finish(framed=True)


def failure(coded: bytes, *encodings: str, limit: int = LIMIT) -> Reason:
    with pytest.raises(Failure) as caught:
        decoded(coded, *encodings, limit=limit, step=body.PIECE_BYTES)
    return caught.value.reason


@each_coding
@given(plain=st.binary(max_size=3000), step=st.integers(1, 4000))
def test_what_was_coded_is_read_back(
    name: str, code: Callable[[bytes], bytes], plain: bytes, step: int
) -> None:
    assert decoded(code(plain), name, step=step) == plain


@each_coding
def test_a_long_body_is_read_back(name: str, code: Callable[[bytes], bytes]) -> None:
    plain = bytes(range(256)) * 4096 + b"end"
    assert decoded(code(plain), name, step=70_000) == plain


@pytest.mark.parametrize(("inner", "outer"), list(itertools.product(CODERS, repeat=2)))
def test_stacked_codings_are_undone_in_turn(inner: str, outer: str) -> None:
    (inner_name, inner_code), (outer_name, outer_code) = CODERS[inner], CODERS[outer]
    plain = b"text " * 50_000
    assert decoded(outer_code(inner_code(plain)), inner_name, outer_name) == plain


def test_members_and_frames_follow_each_other() -> None:
    assert decoded(gzip.compress(b"a") + gzip.compress(b"") + gzip.compress(b"b"), "gzip") == b"ab"
    assert decoded(zstd.compress(b"a") + zstd.compress(b"b"), "zstd", step=1) == b"ab"


def test_what_follows_the_last_member_is_left() -> None:
    for padding in (b"\0", b"\0" * 600, b"\x1f", b"trailing"):
        assert decoded(gzip.compress(b"a") + padding, "gzip", step=1) == b"a"


def test_an_empty_body_is_empty_in_any_coding() -> None:
    for name in ("gzip", "deflate", "br", "zstd"):
        assert decoded(b"", name) == b""


@each_coding
def test_a_bomb_stops_at_the_limit(name: str, code: Callable[[bytes], bytes]) -> None:
    bomb = code(bytes(200 * 2**20))
    tracemalloc.start()
    began = time.monotonic()
    try:
        assert failure(bomb, name) is Reason.TOO_LARGE
        assert tracemalloc.get_traced_memory()[1] < LIMIT + 4 * 2**20
    finally:
        tracemalloc.stop()
    assert time.monotonic() - began < 3


def test_a_bomb_in_a_bomb_stops_at_the_limit() -> None:
    inner = gzip.compress(bytes(100 * 2**20))
    assert failure(gzip.compress(inner), "gzip", "gzip") is Reason.TOO_LARGE


def test_a_bomb_of_many_members_stops_at_the_limit() -> None:
    assert failure(gzip.compress(bytes(1000)) * 40_000, "gzip") is Reason.TOO_LARGE


def test_the_limit_is_exact() -> None:
    assert len(decoded(gzip.compress(b"a" * 5000), "gzip", limit=5000)) == 5000
    assert failure(gzip.compress(b"a" * 5001), "gzip", limit=5000) is Reason.TOO_LARGE
    assert failure(b"a" * 5001, limit=5000) is Reason.TOO_LARGE


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_is_not_what_its_header_says_is_a_bad_encoding(name: str) -> None:
    assert failure(b"<html><p>plain text, no compression</p></html>" * 20, name) is (
        Reason.BAD_ENCODING
    )


@pytest.mark.parametrize("names", [("compress",), ("hex",), ("gzip",) * 5])
def test_codings_not_asked_for_are_bad(names: tuple[str, ...]) -> None:
    with pytest.raises(Failure) as caught:
        body.Body(names, LIMIT)
    assert caught.value.reason is Reason.BAD_ENCODING


@each_coding
@pytest.mark.parametrize(
    ("framed", "reason"), [(True, Reason.BAD_ENCODING), (False, Reason.INCOMPLETE)]
)
def test_a_stream_without_its_end_is_not_a_body(
    name: str, code: Callable[[bytes], bytes], framed: bool, reason: Reason
) -> None:
    whole = body.Body((name,), LIMIT)
    list(whole.feed(code(b"some text that is long enough to be cut" * 9)[:-3]))
    with pytest.raises(Failure) as caught:
        whole.finish(framed=framed)
    assert caught.value.reason is reason


def test_a_window_beyond_the_standard_is_refused() -> None:
    options = {
        zstd.CompressionParameter.window_log: 27,
        zstd.CompressionParameter.enable_long_distance_matching: 1,
    }
    coder = zstd.ZstdCompressor(options=options)
    coded = coder.compress(b"a" * 9 * 2**20) + coder.flush()
    assert failure(coded, "zstd", limit=2**30) is Reason.BAD_ENCODING


@given(st.binary(), st.sampled_from(["gzip", "deflate", "br", "zstd"]))
def test_any_bytes_are_read_or_fail(coded: bytes, name: str) -> None:
    reason = Reason.BAD_ENCODING
    try:
        decoded(coded, name)
    except Failure as caught:
        reason = caught.reason
    assert reason is Reason.BAD_ENCODING
