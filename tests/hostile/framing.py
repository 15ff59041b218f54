"""Framing, truncation, silence, resets. Sources: RFC 9112, 2 to 9; design.md, Limits."""

from tests.hostile.messages import (
    LAST,
    PAGE,
    POISON,
    TEXT,
    chunk,
    chunked,
    head,
    whole,
)
from tests.hostile.wire import (
    Behaviour,
    Do,
    Drip,
    Endless,
    Outcome,
    Step,
    again,
    final,
    page,
)

BROKEN = again("protocol_error")
SHORT = again("incomplete")
LOST = again("connection")
LATE = again("timeout")
TYPE = b"Content-Type: text/html\r\n"


def _says(name: str, expected: Outcome, *steps: Step) -> Behaviour:
    return Behaviour(name, steps, expected)


def _chunks(name: str, expected: Outcome, *steps: Step) -> Behaviour:
    return Behaviour(f"chunk-{name}", (chunked(), *steps), expected)


CHUNKS = [
    _chunks("whole", page(), chunk(PAGE), LAST),
    _chunks("small", page(), b"".join(chunk(bytes([octet])) for octet in PAGE), LAST),
    _chunks("upper-hex", page(), b"0000003C\r\n" + PAGE[:60] + b"\r\n", chunk(PAGE[60:]), LAST),
    _chunks("tiny-many", page(), chunk(PAGE), chunk(b"word") * 50_000, LAST),
    Behaviour(
        "chunk-small-9-mib",
        lambda _: (chunked(), chunk(PAGE) + chunk(b"a word " * 100) * 13_000, LAST),
        page(),
    ),
    _chunks("extension", page(), chunk(PAGE, b';name=value;other="quoted; text"'), LAST),
    _chunks("trailers", page(), chunk(PAGE), b"0\r\nExpires: never\r\nX-Sum: 1\r\n\r\n"),
    _chunks("trailer-type", page(), chunk(PAGE), b"0\r\nContent-Type: image/png\r\n\r\n"),
    # Unknown extensions are ignored; those that never end are no framing.
    _chunks("extension-long", page(), chunk(PAGE, b";" + b"a" * 2**18), LAST),
    _chunks("extension-huge", BROKEN, chunk(PAGE, b";" + b"a" * 2**22), LAST),
    _chunks("extension-endless", BROKEN, b"5;", Endless(b"a" * 65_536)),
    _chunks("trailer-long", BROKEN, chunk(PAGE), b"0\r\nX: " + b"a" * 9_000 + b"\r\n\r\n"),
    _chunks("trailers-endless", BROKEN, chunk(PAGE), b"0\r\n", Endless(b"X: 1\r\n" * 999)),
    _chunks("size-no-hex", BROKEN, b"xyz\r\n" + PAGE + b"\r\n", LAST),
    _chunks("size-negative", BROKEN, b"-5\r\nabcde\r\n", LAST),
    _chunks("size-plus", BROKEN, b"+5\r\nabcde\r\n", LAST),
    _chunks("size-0x", BROKEN, b"0x5\r\nabcde\r\n", LAST),
    _chunks("size-empty", BROKEN, b"\r\nabcde\r\n", LAST),
    _chunks("size-under-score", BROKEN, b"1_0\r\n" + b"a" * 16 + b"\r\n", LAST),
    _chunks("size-overflow", BROKEN, b"f" * 17 + b"\r\nabcde\r\n", LAST),
    _chunks("size-zeros-endless", BROKEN, Endless(b"0" * 65_536)),
    _chunks("size-64-bit", SHORT, b"7fffffffffffffff\r\nabcde\r\n", LAST),
    _chunks("data-short", BROKEN, b"9\r\nabcde\r\n", LAST + b"more"),
    _chunks("data-long", BROKEN, b"3\r\nabcde\r\n", LAST),
    _chunks("no-end", SHORT, chunk(PAGE)),
    _chunks("end-without-line", SHORT, chunk(PAGE), b"0\r\n"),
    _chunks("none", SHORT),
    _chunks("cut-in-size", SHORT, chunk(PAGE), b"4"),
    _chunks("cut-after-size", SHORT, chunk(PAGE), b"40\r\n"),
    _chunks("cut-in-data", SHORT, b"40\r\n" + PAGE[:20]),
    _chunks("cut-after-data", SHORT, b"5\r\nabcde"),
    _chunks("cut-in-trailer", SHORT, chunk(PAGE), b"0\r\nX-Sum: 1"),
    _chunks("reset", SHORT, chunk(PAGE), Do.RESET),
    _chunks("stall", LATE, chunk(PAGE), Do.STALL),
    _chunks("endless-small", LATE, Endless(chunk(b"a"), pause=0.02)),
    _chunks("flood", BROKEN, Endless(chunk(b"a") * 9_999)),
    _chunks("endless-large", final("too_large"), Endless(chunk(PAGE * 999))),
    _chunks("empty-body", Outcome(kind="page"), LAST),
]


def _coded(name: str, expected: Outcome, *fields: str) -> Behaviour:
    return Behaviour(f"transfer-{name}", (head(*fields) + chunk(PAGE) + LAST,), expected)


TRANSFER = [
    _coded("upper", page(), "Transfer-Encoding: CHUNKED"),
    _coded("spaces", page(), "Transfer-Encoding:   chunked  "),
    # Only chunked was ever on offer (no TE field), so another coding cannot be undone.
    _coded("gzip-chunked", BROKEN, "Transfer-Encoding: gzip, chunked"),
    _coded("gzip-apart", BROKEN, "Transfer-Encoding: gzip", "Transfer-Encoding: chunked"),
    _coded("unknown", BROKEN, "Transfer-Encoding: xchunked"),
    _coded("not-last", BROKEN, "Transfer-Encoding: chunked, gzip"),
    _coded("twice", BROKEN, "Transfer-Encoding: chunked, chunked"),
    # An attack on proxies (RFC 9112, 6.3): one of the two is a lie.
    _coded("and-length", BROKEN, "Transfer-Encoding: chunked", "Content-Length: 5"),
    _coded("after-length", BROKEN, "Content-Length: 5", "Transfer-Encoding: chunked"),
]


def _length(name: str, expected: Outcome, *values: str) -> Behaviour:
    fields = [f"Content-Length: {value}" for value in values]
    return Behaviour(f"length-{name}", (head(*fields) + PAGE,), expected)


LENGTHS = [
    _length("right", page(), str(len(PAGE))),
    _length("zeros", page(), f"000{len(PAGE)}"),
    Behaviour("length-zero", (head("Content-Length: 0"),), Outcome(kind="page")),
    # More than was told: the length is a lie, or what follows is; either way the text is not whole.
    _length("none-and-more", BROKEN, "0"),
    _length("less", BROKEN, "32"),
    _length("more", SHORT, str(len(PAGE) + 1)),
    _length("much-more", SHORT, "9000000"),
    _length("over-limit", final("too_large"), "10485761"),
    _length("64-bit", final("too_large"), str(2**63 - 1)),
    _length("overflow", BROKEN, "9" * 30),
    _length("negative", BROKEN, "-5"),
    _length("plus", BROKEN, f"+{len(PAGE)}"),
    _length("fraction", BROKEN, "5.0"),
    _length("hex", BROKEN, "0x20"),
    _length("word", BROKEN, "many"),
    _length("empty", BROKEN, ""),
    _length("two", BROKEN, str(len(PAGE)), "5"),
    _length("list", BROKEN, f"{len(PAGE)}, 5"),
    _says("length-reset", SHORT, head("Content-Length: 99") + PAGE[:20], Do.RESET),
    _says("length-stall", LATE, head("Content-Length: 99") + PAGE[:20], Do.STALL),
    _says("length-trickle", LATE, head("Content-Length: 999"), Drip(b"a" * 999, 0.02)),
    _says("length-slow", page(), head(f"Content-Length: {len(PAGE)}"), Drip(PAGE, 0.002)),
    _says("length-and-more", page(), whole() + whole(POISON)),
]
CLOSING = [
    _says("close-whole", page(), head(), PAGE),
    _says("close-told", page(), head("Connection: close"), PAGE),
    _says("close-empty", Outcome(kind="page"), head()),
    _says("close-reset", SHORT, head() + PAGE[:20], Do.RESET),
    _says("close-stall", LATE, head() + PAGE[:20], Do.STALL),
    _says("close-endless", final("too_large"), head(), Endless(PAGE * 999)),
    _says("close-endless-slow", LATE, head(), Endless(b"a", pause=0.02)),
    _says("http-10", page(), b"HTTP/1.0 200 OK\r\n" + TYPE + b"\r\n" + PAGE),
    _says(
        "http-10-chunked",  # 1.0 knows no chunks: the framing is faulty (RFC 9112, 6.1)
        page(),
        b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n" + TYPE + b"\r\n" + chunk(PAGE) + LAST,
    ),
    _says("http-10-short", SHORT, b"HTTP/1.0 200 OK\r\nContent-Length: 999\r\n\r\n" + PAGE),
]
HEADS = [
    _says("http-09", BROKEN, PAGE),
    _says("line-http-2", BROKEN, b"HTTP/2 200\r\n" + TYPE + b"\r\n" + PAGE),
    _says("line-http-30", BROKEN, b"HTTP/3.0 200 OK\r\n" + TYPE + b"\r\n" + PAGE),
    _says("line-icy", BROKEN, b"ICY 200 OK\r\n" + TYPE + b"\r\n" + PAGE),
    _says("line-lower", BROKEN, b"http/1.1 200 OK\r\n" + TYPE + b"\r\n" + PAGE),
    _says("line-ssh", BROKEN, b"SSH-2.0-OpenSSH_9.0\r\n"),
    _says("line-smtp", BROKEN, b"220 mail ready\r\n", Do.STALL),
    _says("line-h2-preface", BROKEN, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    _says("line-h2-frames", BROKEN, b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64" * 3),
    _says("line-tls-alert", BROKEN, b"\x15\x03\x01\0\x02\x02\x0a"),
    _says("line-random", BROKEN, bytes(range(255, 0, -1))),
    _says("line-request", BROKEN, b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
    _says("line-no-status", BROKEN, b"HTTP/1.1\r\n" + TYPE + b"\r\n"),
    _says("line-status-word", BROKEN, b"HTTP/1.1 OK 200\r\n" + TYPE + b"\r\n"),
    _says("line-status-two", BROKEN, b"HTTP/1.1 20 OK\r\n" + TYPE + b"\r\n"),
    _says("line-status-four", BROKEN, b"HTTP/1.1 2000 OK\r\n" + TYPE + b"\r\n"),
    _says("line-status-minus", BROKEN, b"HTTP/1.1 -20 OK\r\n" + TYPE + b"\r\n"),
    _says("line-no-reason", page(), b"HTTP/1.1 200\r\n" + TYPE + b"\r\n" + PAGE),
    _says("line-obs-reason", page(), b"HTTP/1.1 200 d\xe9j\xe0\r\n" + TYPE + b"\r\n" + PAGE),
    _says("line-long-reason", BROKEN, b"HTTP/1.1 200 " + b"a" * 9_000 + b"\r\n\r\n" + PAGE),
    _says("line-endless", BROKEN, b"HTTP/1.1 200 ", Endless(b"a" * 4_096)),
    _says("line-blank-before", page(), b"\r\n\r\n" + whole()),
    _says("head-lf-only", page(), b"HTTP/1.1 200 OK\n" + TYPE[:-2] + b"\n\n" + PAGE),
    # RFC 9112, 5.2: folding is read as a space.
    _says("head-folded", page(), head("X-Note: one", "  two", "\tthree") + PAGE),
    _says(
        "head-folded-type",
        page("мир", "windows-1251", "header"),
        head("Content-Type: text/html;", " charset=windows-1251", kind=None)
        + "<p>мир</p>".encode("windows-1251"),
    ),
    _says("head-line-8000", page(), head("X-Note: " + "a" * 8_000) + PAGE),
    _says("head-line-9000", BROKEN, head("X-Note: " + "a" * 9_000) + PAGE),
    _says("head-name-9000", BROKEN, head("a" * 9_000 + ": x") + PAGE),
    _says("head-line-endless", BROKEN, head("X: 1")[:-2], b"X-Note: ", Endless(b"a" * 4_096)),
    _says("head-fields-100", page(), head(*[f"X-{number}: 1" for number in range(100)]) + PAGE),
    # More than the client takes: 128.
    _says("head-fields-200", BROKEN, head(*[f"X-{number}: 1" for number in range(200)]) + PAGE),
    _says("head-fields-endless", BROKEN, head()[:-2], Endless(b"X: 1\r\n" * 500)),
    _says("head-nul", BROKEN, head(b"X-Note: a\0b") + PAGE),
    _says("head-nul-name", BROKEN, head(b"X\0: b") + PAGE),
    _says("head-bare-cr", BROKEN, head(b"X-Note: a\rSet-Cookie: b") + PAGE),
    _says("head-no-colon", BROKEN, head("what is this") + PAGE),
    _says("head-no-name", BROKEN, head(": value") + PAGE),
    _says("head-name-with-space", BROKEN, head("X Note: value") + PAGE),
    _says("head-obs-text", page(), head("X-Note: d\xe9j\xe0 vu", b"X-2: \xff\xfe") + PAGE),
    _says("head-control", page(), head("X-Note: \x01\x7f") + PAGE),
    _says("head-cookies", page(), head(*["Set-Cookie: a=b; Domain=test"] * 50) + PAGE),
    _says("head-drip", page(), Drip(head(), 0.002), PAGE),
    # A byte in a while is no silence, so only the deadline of the whole fetch ends it.
    _says("head-byte-a-while", LATE, Drip(head("X-Note: " + "a" * 999), 0.25)),
    _says("head-stall", LATE, head()[:-2], Do.STALL),
    _says("head-stall-at-once", LATE, Do.STALL),
    _says("head-late", page(), 0.25, whole()),
]


def _cut(name: str, text: bytes, *last: Step) -> Behaviour:
    return Behaviour(f"cut-{name}", (text, *last), LOST)


HEAD = head("Content-Length: 9")
CUTS = [
    _cut("nothing", b""),
    _cut("first-byte", b"H"),
    _cut("in-version", b"HTTP/1"),
    _cut("in-status", b"HTTP/1.1 20"),
    _cut("in-reason", b"HTTP/1.1 200 O"),
    _cut("after-line", b"HTTP/1.1 200 OK\r\n"),
    _cut("in-name", HEAD[:25]),
    _cut("in-value", HEAD[:40]),
    _cut("before-blank", HEAD[:-2]),
    _cut("in-blank", HEAD[:-1]),
    _cut("reset-asked", b"", Do.RESET),
    _cut("reset-head", HEAD[:40], Do.RESET),
    Behaviour("cut-after-head", (HEAD,), SHORT),
    Behaviour("cut-reset-accept", (Do.RESET,), LOST, hears="nothing"),
    Behaviour("cut-accept", (), LOST, hears="nothing"),
    Behaviour("cut-reset-first-byte", (Do.RESET,), LOST, hears="bytes"),
]
BEHAVIOURS = CHUNKS + TRANSFER + LENGTHS + CLOSING + HEADS + CUTS
assert TEXT.encode() in PAGE
