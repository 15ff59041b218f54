"""Messages of HTTP as bytes, well-formed unless a table breaks them."""

TEXT = "A page that may be read."
PAGE = f"<!doctype html><html><body><p>{TEXT}</p></body></html>".encode()
POISON = b"<html><body><p>Of another answer.</p></body></html>"


def head(
    *fields: str | bytes, status: str = "200 OK", kind: str | None = "text/html; charset=utf-8"
) -> bytes:
    """A head with these fields; latin-1 where text is given."""
    lines = [f"HTTP/1.1 {status}".encode()]
    if kind is not None:
        lines.append(f"Content-Type: {kind}".encode("latin-1"))
    lines += [line if isinstance(line, bytes) else line.encode("latin-1") for line in fields]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def whole(
    body: bytes = PAGE,
    *fields: str | bytes,
    status: str = "200 OK",
    kind: str | None = "text/html; charset=utf-8",
) -> bytes:
    """An answer whose length is told."""
    return head(f"Content-Length: {len(body)}", *fields, status=status, kind=kind) + body


def chunk(text: bytes, extension: bytes = b"") -> bytes:
    """One chunk. Source: RFC 9112, 7.1."""
    return b"%x%s\r\n%s\r\n" % (len(text), extension, text)


LAST = b"0\r\n\r\n"


def chunked(*rest: bytes, fields: tuple[str, ...] = ()) -> bytes:
    """A head that tells of chunks, and what follows it."""
    return head("Transfer-Encoding: chunked", *fields) + b"".join(rest)


def redirect(location: str | bytes, status: int = 302, *fields: str) -> bytes:
    """An answer that leads elsewhere."""
    raw = location if isinstance(location, bytes) else location.encode()
    return whole(b"", b"Location: " + raw, *fields, status=f"{status} X")
