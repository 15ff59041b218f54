"""Sixty messages that nobody should send to `urls`, and how each must end.

Text, bad UTF-8, wrong types, a megabyte, null, deep JSON, names that stand twice, NaN, headers of
rubbish. `tests/chaos/test_poison.py` holds them against the door of intake alone; the fault
`poison` sends them between good ones to a whole Saring.
"""

import gzip
import random
from dataclasses import dataclass

from service.codec import Headers

GOOD = b"http://site1.test:1/"  # nobody listens on port 1: refused as a port, not as a message
PORT = "blocked_port"
BAD, URL, SCHEME, LARGE = "bad_message", "invalid_url", "blocked_scheme", "too_large"
VERSION = "unsupported_schema"
MEGABYTE = 1_000_000
NOISE = random.Random(60).randbytes(MEGABYTE)


@dataclass(frozen=True)
class Poison:
    """One message; `reason` of its one outcome, None for no outcome at all."""

    value: bytes | None
    reason: str | None
    headers: Headers = ()


def field(json: str, reason: str = BAD) -> Poison:
    """A request with a good URL and one more member."""
    return Poison(b'{"url": "%b", %b}' % (GOOD, json.encode()), reason)


def url(json: bytes, reason: str = BAD) -> Poison:
    """A request whose URL is this JSON."""
    return Poison(b'{"url": %b}' % json, reason)


def headers(*pairs: tuple[str, bytes], reason: str = PORT) -> Poison:
    """A good message with these headers."""
    return Poison(GOOD, reason, pairs)


POISON = (
    # text
    Poison(b"", BAD),
    Poison(b" \t\r\n ", BAD),
    Poison(b"plain text", URL),
    Poison(b"http://", URL),
    Poison(b"//site1.test/", URL),
    Poison(b"http://[::1", URL),
    Poison(b"http://site1.test/\nhttp://site2.test/", URL),
    Poison(b"\x00" * 100, URL),
    Poison(b"ftp://site1.test/", SCHEME),
    Poison(b"javascript:alert(1)", SCHEME),
    Poison(b"data:text/html,x", SCHEME),
    Poison(b"{" + GOOD, BAD),
    # bad UTF-8
    Poison(b"\xff\xfe\xfd", BAD),
    Poison(b"http://site1.test/\xc3\x28", BAD),
    Poison(b"\xc0\xaf" + GOOD, BAD),
    Poison(GOOD.decode().encode("utf-16"), BAD),
    Poison(gzip.compress(GOOD, mtime=0), BAD),
    Poison(b'{"url": "http://site1.test/\xe2\x82"}', BAD),
    # wrong types
    Poison(b"7", URL),
    Poison(b"null", URL),
    Poison(b"[1, 2]", BAD),
    Poison(b"{}", BAD),
    url(b"5"),
    url(b"null"),
    url(b"true"),
    url(b"[]"),
    url(b'{"url": "x"}'),
    url(b'""', URL),
    field('"id": 7'),
    field('"id": ""'),
    field('"labels": ["a"]'),
    field('"labels": {"a": 1}'),
    field('"hints": "none"'),
    field('"hints": {"published_at": "yesterday"}'),
    field('"force": "yes"'),
    field('"schema_version": "99.0"', VERSION),
    # a megabyte
    Poison(b"x" * MEGABYTE, LARGE),
    Poison(b"http://site1.test/" + b"a" * MEGABYTE, LARGE),
    Poison(b"[" * MEGABYTE, LARGE),
    Poison(NOISE, LARGE),
    field('"x": "' + "y" * MEGABYTE + '"', LARGE),
    # null
    Poison(None, None),
    # deep JSON
    Poison(b"[" * 30_000, BAD),
    field('"x": ' + "[" * 30_000 + "]" * 30_000),
    field('"x": ' + '{"x": ' * 100 + "1" + "}" * 100),
    # names that stand twice
    Poison(b'{"url": "http://site1.test/a", "url": 7}', BAD),
    field('"labels": {"a": "1", "a": "2"}'),
    field('"x": [{"y": 1, "y": 2}]'),
    # NaN, and what is no text or no number either
    url(b"NaN"),
    field('"x": NaN'),
    field('"x": [-Infinity]'),
    field('"x": 1e999'),
    field(r'"x": "\ud800"'),
    # headers of rubbish
    headers(("\x1b[31m", NOISE[:100]), ("", b"")),
    headers(("traceparent", b"\xff" * 10_000)),
    headers(("saring-replay", b"-1"), ("saring-attempts", b"many"), ("saring-due-at", b"never")),
    headers(("ce_id", b"\xff"), ("ce_type", b"x"), ("ce_specversion", b"9")),
    headers(*((f"header-{number}", b"x" * 100) for number in range(500))),
    headers(("content-type", b"application/cloudevents+json"), ("content-type", b"\xff")),
    Poison(
        b'{"specversion": "1.0", "data": 5}',
        BAD,
        (("content-type", b"application/cloudevents+json"),),
    ),
)
