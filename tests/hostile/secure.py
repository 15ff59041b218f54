"""TLS faults. Sources: RFC 8446; RFC 9112, 9.8; design.md, Reasons."""

from tests.hostile.messages import LAST, PAGE, chunk, chunked, head, whole
from tests.hostile.wire import Behaviour, Do, Step, again, final, page

FAULT = again("tls_error")
LOST = again("connection")


def _raw(name: str, *steps: Step) -> Behaviour:
    """Bytes instead of a handshake."""
    return Behaviour(f"tls-{name}", steps, FAULT, https=True, hears="bytes")


def _alert(description: int) -> bytes:
    """A fatal alert record. Source: RFC 8446, 6."""
    return b"\x15\x03\x03\0\x02\x02" + bytes([description])


def _hello(minor: int) -> bytes:
    """The ServerHello of one that speaks SSL 3.0 (minor 0), TLS 1.0 or 1.1 at most."""
    hello = bytes([3, minor]) + bytes(range(32)) + b"\0" + b"\0\x2f" + b"\0"
    message = b"\x02" + len(hello).to_bytes(3, "big") + hello
    return b"\x16" + bytes([3, minor]) + len(message).to_bytes(2, "big") + message


GOOD = "good.pem"
BEHAVIOURS = [
    Behaviour("tls-good", (whole(),), page(), tls=GOOD),
    # Waiting does not mend these two.
    Behaviour("tls-expired", (whole(),), final("tls_error"), tls="expired.pem"),
    Behaviour("tls-name", (whole(),), final("tls_error"), tls=GOOD, domain="other.test"),
    Behaviour("tls-self-signed", (whole(),), FAULT, tls="self-signed.pem"),
    _raw("10-only", _hello(1)),
    _raw("11-only", _hello(2)),
    _raw("ssl-3-only", _hello(0)),
    _raw("plain-http", whole(status="400 Bad Request")),
    _raw("garbage", bytes(range(255, 0, -1))),
    _raw("ssh", b"SSH-2.0-OpenSSH_9.0\r\n"),
    _raw("alert-handshake", _alert(40)),
    _raw("alert-name", _alert(112)),
    _raw("alert-version", _alert(70)),
    _raw("alert-internal", _alert(80)),
    _raw("record-huge", b"\x16\x03\x03\xff\xff" + bytes(65_535)),
    _raw("http-2-settings", b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64"),
    Behaviour("tls-stall", (Do.STALL,), again("timeout"), https=True, hears="bytes"),
    Behaviour("tls-stall-accept", (Do.STALL,), again("timeout"), https=True, hears="nothing"),
    # Broken off, with no word of TLS: the host, or what stands before it, dropped us.
    Behaviour("tls-reset", (Do.RESET,), LOST, https=True, hears="bytes"),
    Behaviour("tls-reset-accept", (Do.RESET,), LOST, https=True, hears="nothing"),
    Behaviour("tls-half-record", (b"\x16\x03\x03", Do.RESET), LOST, https=True, hears="bytes"),
    # Inside: what was promised is here, so the missing close_notify takes nothing away.
    Behaviour("tls-cut-after-length", (whole(), Do.CUT), page(), tls=GOOD),
    Behaviour("tls-cut-after-chunks", (chunked(chunk(PAGE), LAST), Do.CUT), page(), tls=GOOD),
    Behaviour("tls-close", (head(), PAGE), page(), tls=GOOD),
    # A departure from RFC 9112, 9.8, which calls this incomplete: too many servers end all their
    # answers so, and browsers read them.
    Behaviour("tls-close-cut", (head(), PAGE, Do.CUT), page(), tls=GOOD),
    Behaviour("tls-cut-in-body", (whole()[:-9], Do.CUT), again("incomplete"), tls=GOOD),
    Behaviour("tls-cut-in-head", (whole()[:30], Do.CUT), LOST, tls=GOOD),
    Behaviour("tls-reset-in-body", (whole()[:-9], Do.RESET), again("incomplete"), tls=GOOD),
    Behaviour("tls-reset-asked", (Do.RESET,), LOST, tls=GOOD),
    Behaviour("tls-stall-body", (whole()[:-9], Do.STALL), again("timeout"), tls=GOOD),
]
