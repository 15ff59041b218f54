"""Status codes and redirects. Sources: RFC 9110, 15 and 10.2; design.md, Reasons."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus

from tests.hostile.messages import PAGE, POISON, head, redirect, whole
from tests.hostile.wire import (
    Asked,
    Behaviour,
    Do,
    Endless,
    Outcome,
    Steps,
    again,
    final,
    moved,
    page,
)

FINAL_4XX = [400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417]
FINAL_4XX += [418, 421, 422, 423, 424, 426, 428, 431, 440, 444, 449, 450, 451, 460, 494, 498]
TRANSIENT_5XX = [500, 502, 503, 504, 506, 507, 508, 509, 510, 529, 530, 561, 598, 599]
TRANSIENT_5XX += range(520, 528)


def _status(status: int, expected: Outcome) -> Behaviour:
    return Behaviour(f"status-{status}", (whole(status=f"{status} X"),), expected)


def _later(seconds: float) -> str:
    """A date from now on, as HTTP writes it."""
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def _busy(name: str, status: int, value: str | Callable[[], str], wait: object) -> Behaviour:
    def script(_: Asked) -> Steps:
        text = value() if callable(value) else value
        return (whole(b"busy", f"Retry-After: {text}", status=f"{status} X"),)

    word = "rate_limited" if status == HTTPStatus.TOO_MANY_REQUESTS else f"http_{status}"
    return Behaviour(f"retry-after-{name}", script, again(word, retry_after=wait))  # type: ignore[arg-type]  # a pair or None


STATUSES = [
    *(_status(status, final(f"http_{status}")) for status in FINAL_4XX),
    *(_status(status, again(f"http_{status}")) for status in TRANSIENT_5XX),
    *(_status(status, again(f"http_{status}")) for status in (408, 425)),
    # 501, 505 and 511 say what a host can never do; 429 has a reason of its own.
    *(_status(status, final(f"http_{status}")) for status in (501, 505, 511)),
    _status(429, again("rate_limited")),
    # Success that is no page: nothing made, nothing yet, a part that nobody asked for.
    *(_status(status, final(f"http_{status}")) for status in (201, 202, 206, 207, 226)),
    _status(203, page()),
    Behaviour("status-204", (head(status="204 No Content"),), final("http_204")),
    Behaviour("status-204-body", (whole(status="204 X"),), again("protocol_error")),
    Behaviour("status-205", (whole(b"", status="205 X"),), final("http_205")),
    # An unknown status means what the x00 of its class means (RFC 9110, 15).
    _status(299, page()),
    _status(399, final("http_399")),
    _status(499, final("http_499")),
    # One that no class has is taken for a 5xx (RFC 9110, 15).
    *(_status(status, again(f"http_{status}")) for status in (600, 700, 999)),
    # Not asked for, so there is no page that could be unchanged.
    Behaviour("status-304", (head(status="304 Not Modified"),), final("http_304")),
    Behaviour("status-304-length", (head("Content-Length: 9", status="304 X"),), final("http_304")),
    _status(300, final("http_300")),
    _status(305, final("http_305")),
    _status(306, final("http_306")),
    Behaviour("status-100-first", (b"HTTP/1.1 100 Continue\r\n\r\n", whole()), page()),
    Behaviour(
        "status-103-first",
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n", 0.05, whole()),
        page(),
    ),
    Behaviour("status-1xx-many", (b"HTTP/1.1 102 Processing\r\n\r\n" * 50, whole()), page()),
    Behaviour("status-1xx-only", (b"HTTP/1.1 100 Continue\r\n\r\n",), again("connection")),
    Behaviour(
        "status-1xx-slow", (Endless(b"HTTP/1.1 102 X\r\n\r\n", pause=0.1),), again("timeout")
    ),
    Behaviour(
        "status-1xx-flood", (Endless(b"HTTP/1.1 100 X\r\n\r\n" * 500),), again("protocol_error")
    ),
    # Not asked for: the connection is no longer HTTP.
    Behaviour(
        "status-101",
        (head("Connection: upgrade", "Upgrade: websocket", status="101 X"), b"\x81\x05hello"),
        final("http_101"),
    ),
    Behaviour("status-404-endless", (head(status="404 X"), Endless(PAGE)), final("http_404")),
    Behaviour("status-404-stall", (head(status="404 X"), Do.STALL), final("http_404")),
    Behaviour("status-500-reset", (head(status="500 X"), Do.RESET), again("http_500")),
    _busy("seconds", 429, "120", (120.0, 120.0)),
    _busy("zero", 429, "0", (0.0, 0.0)),
    _busy("date", 429, lambda: _later(90), (80.0, 91.0)),
    _busy("past", 429, lambda: _later(-90), (0.0, 0.0)),
    _busy("year", 429, "31536000", (86_400.0, 86_400.0)),
    _busy("huge", 429, "9" * 500, (86_400.0, 86_400.0)),
    _busy("negative", 429, "-5", None),
    _busy("garbage", 429, "soon", None),
    _busy("503", 503, "7", (7.0, 7.0)),
    _busy("503-date", 503, lambda: _later(30), (20.0, 31.0)),
    _busy("408", 408, "3", (3.0, 3.0)),
]


def _leads(name: str, location: str | bytes, expected: Outcome, status: int = 302) -> Behaviour:
    """One redirect from `/`; what it leads to on the same host is a page."""

    def script(asked: Asked) -> Steps:
        if asked.target != "/":
            return (whole(PAGE + asked.target.encode()),)
        return (redirect(location, status),)

    return Behaviour(f"redirect-{name}", script, expected)


def _to_itself(form: str) -> Callable[[Asked], Steps]:
    def script(asked: Asked) -> Steps:
        if asked.target != "/":
            return (whole(PAGE + asked.target.encode()),)
        host = asked.origin.partition("//")[2]
        return (redirect(form.format(origin=asked.origin, host=host)),)

    return script


def _hops(count: int) -> Callable[[Asked], Steps]:
    def script(asked: Asked) -> Steps:
        number = int(asked.target.removeprefix("/") or "0")
        return (redirect(f"/{number + 1}") if number < count else whole(),)

    return script


def _loop(asked: Asked) -> Steps:
    return (redirect("/b" if asked.target == "/a" else "/a"),)


def _then_page(*first: bytes | float | Endless | Do) -> Callable[[Asked], Steps]:
    """These steps for `/`, a page for whatever they lead to."""
    return lambda asked: first if asked.target == "/" else (whole(),)


REDIRECTS = [
    *(_leads(str(status), "/b", page("</html>/b"), status) for status in (301, 302, 303, 307, 308)),
    Behaviour("redirect-ten", _hops(10), page()),
    Behaviour("redirect-eleven", _hops(11), final("too_many_redirects")),
    Behaviour("redirect-loop", _loop, final("too_many_redirects")),
    Behaviour("redirect-itself", _to_itself("{origin}/"), final("too_many_redirects")),
    _leads("empty", "", final("too_many_redirects")),  # a reference to the page itself
    _leads("fragment-only", "#there", final("too_many_redirects")),
    Behaviour("redirect-absolute", _to_itself("{origin}/b"), page("</html>/b")),
    Behaviour("redirect-upper", _to_itself("{origin}/B?x=%2F"), page("</html>/B?x=%2F")),
    Behaviour("redirect-schemeless", _to_itself("//{host}/b"), page("</html>/b")),
    _leads("relative", "b/../c?d=e", page("</html>/c?d=e")),
    _leads("query", "?q", page("</html>/?q")),
    _leads("fragment", "/b#part", page("</html>/b")),
    _leads("spaces", "/a b", page("</html>/a%20b")),
    _leads("around", " \t /b \t ", page("</html>/b")),
    _leads("backslash", "\\b\\c", page("</html>/b/c")),
    _leads("utf-8", "/é".encode(), page("</html>/%C3%A9")),
    # Octets that are no UTF-8 are escaped one by one, as browsers do.
    _leads("latin-1", "/é".encode("latin-1"), page("</html>/%E9")),
    Behaviour("redirect-missing", (whole(b"", status="302 X"),), final("http_302")),
    _leads("no-url", "http://", final("invalid_url")),
    _leads("bad-host", "http://a b/", final("invalid_url")),
    _leads("credentials", "http://user:secret@other.test/", final("invalid_url")),
    _leads("long", "/" + "a" * 8_100, final("invalid_url")),
    _leads("over-line", "/" + "a" * 9_000, again("protocol_error")),
    _leads("file", "file:///etc/passwd", final("blocked_scheme")),
    _leads("ftp", "ftp://other.test/", final("blocked_scheme")),
    _leads("data", "data:text/html,x", final("blocked_scheme")),
    _leads("javascript", "javascript:alert(1)", final("blocked_scheme")),
    _leads("mailto", "mailto:a@other.test", final("blocked_scheme")),
    _leads("port-22", "http://other.test:22/", final("blocked_port")),
    _leads("port-own", "//redirect-port-own.test:6379/", final("blocked_port")),
    _leads("loopback", "http://127.0.0.1/", final("blocked_address")),
    _leads("loopback-6", "http://[::1]/", final("blocked_address")),
    _leads("loopback-odd", "http://2130706433/", final("blocked_address")),
    _leads("metadata", "http://169.254.169.254/latest/", final("blocked_address")),
    _leads("name-inside", "http://other.test/", moved("http://other.test/")),
    _leads("other-site", "https://other.test/a#b", moved("https://other.test/a")),
    Behaviour(
        "redirect-endless-body",
        _then_page(head("Location: /b", status="302 X"), Endless(PAGE * 99)),
        page(),
    ),
    Behaviour(
        "redirect-stalled-body",
        _then_page(head("Location: /b", "Content-Length: 99", status="302 X"), Do.STALL),
        page(),
    ),
    Behaviour(
        "redirect-reset-body",
        _then_page(head("Location: /b", status="302 X"), b"<p>", Do.RESET),
        page(),
    ),
    Behaviour(
        "redirect-short-body",
        _then_page(head("Location: /b", "Content-Length: 99", status="302 X"), b"<p>"),
        page(),
    ),
    Behaviour(
        "redirect-lying-encoding",
        _then_page(whole(b"plain", "Location: /b", "Content-Encoding: gzip", status="302 X")),
        page(),
    ),
    Behaviour(
        "redirect-to-404",
        lambda asked: (redirect("/b") if asked.target == "/" else whole(status="404 X"),),
        final("http_404"),
    ),
    Behaviour(
        "redirect-kept-alive",
        lambda asked: (redirect("/b"), Do.AGAIN) if asked.target == "/" else (whole(),),
        page(),
    ),
    # A connection that says it stays, and does not: the host's turn allows no second try.
    Behaviour(
        "redirect-keeps-silent",
        lambda asked: (redirect("/b"), Do.AGAIN) if asked.target == "/" else (),
        again("connection"),
    ),
    Behaviour(
        "redirect-hangs-up",
        _then_page(redirect("/b", 302, "Connection: keep-alive")),
        page(),
    ),
    # What follows an answer unasked is no answer to the next request (RFC 9112, 9.3.2).
    Behaviour(
        "redirect-and-answer",
        lambda asked: (
            (redirect("/b") + whole(POISON), Do.AGAIN) if asked.target == "/" else (whole(),)
        ),
        page(),
    ),
]
BEHAVIOURS = STATUSES + REDIRECTS
