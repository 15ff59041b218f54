"""An object store on loopback that speaks as much of S3's REST as pyarrow's client uses for files.

An object is there when all of its body has come, as on S3; a connection that breaks before leaves
nothing. The client's code is the real one. Checked against moto 5.2.1, which gives the same answers
to what tests/sink does here. No signatures are looked at.
"""

import sys
import threading
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape


class ObjectStore:
    """The server; `objects` by bucket/key."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.store = self  # type: ignore[attr-defined]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def url(self, place: str, **options: str) -> str:
        """Where a place (bucket/folder) is, for settings."""
        port = self._server.server_address[1]
        known = {"endpoint_override": f"127.0.0.1:{port}", "scheme": "http", "region": "here"}
        said = "&".join(f"{name}={value}" for name, value in {**known, **options}.items())
        return f"s3://key:secret@{place}?{said}"

    def close(self) -> None:
        """End it."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is what is tried; all else is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""

    @property
    def _objects(self) -> dict[str, bytes]:
        return self.server.store.objects  # type: ignore[attr-defined, no-any-return]

    @property
    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).lstrip("/")

    def do_PUT(self) -> None:
        self._objects[self._key] = self._body()
        self._answer(200, ETag='"x"')

    def do_HEAD(self) -> None:
        self._serve(with_body=False)

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        if "list-type" in query:
            return self._list(query)
        return self._serve(with_body=True)

    def do_DELETE(self) -> None:
        self._objects.pop(self._key, None)
        self._answer(204)

    def _serve(self, *, with_body: bool) -> None:
        found = self._objects.get(self._key)
        if found is None:
            return self._answer(404)
        total, asked, status = len(found), self.headers.get("Range"), 200
        headers = {"Last-Modified": formatdate(usegmt=True), "ETag": '"x"'}
        if asked and with_body:
            first, _, last = asked.removeprefix("bytes=").partition("-")
            status, upto = 206, min(int(last), total - 1)
            found = found[int(first) : upto + 1]
            headers["Content-Range"] = f"bytes {first}-{upto}/{total}"
        return self._answer(status, found, with_body=with_body, **headers)

    def _list(self, query: dict[str, list[str]]) -> None:
        bucket, prefix = self._key.rstrip("/"), query.get("prefix", [""])[0]
        keys = sorted(
            key.partition("/")[2]
            for key in list(self._objects)
            if key.startswith(f"{bucket}/{prefix}")
        )
        most = int(query.get("max-keys", ["1000"])[0])
        after = query.get("continuation-token", [""])[0]
        left = [key for key in keys if key > after]
        page = left[:most]
        more = len(left) > most
        token = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken>" if more else ""
        contents = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self._objects[f'{bucket}/{key}'])}</Size>"
            "<LastModified>2026-01-15T08:30:00.000Z</LastModified></Contents>"
            for key in page
        )
        self._answer(
            200,
            f"<ListBucketResult><KeyCount>{len(page)}</KeyCount>"
            f"<IsTruncated>{str(more).lower()}</IsTruncated>{token}{contents}</ListBucketResult>".encode(),
        )

    def _body(self) -> bytes:
        """The body, out of its signed chunks where it came in such (aws-chunked)."""
        if self.headers.get("Transfer-Encoding") == "chunked":
            raw = b"".join(iter(self._chunk, b""))
        else:
            size = int(self.headers.get("Content-Length", 0))
            raw = self.rfile.read(size)
            if len(raw) < size:
                raise ConnectionError("the client is gone")
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return raw
        body = b""
        while raw:
            head, _, raw = raw.partition(b"\r\n")
            if not (size := int(head.partition(b";")[0], 16)):
                break  # trailers follow
            body, raw = body + raw[:size], raw[size + 2 :]
        return body

    def _chunk(self) -> bytes:
        line = self.rfile.readline()
        if not line:
            raise ConnectionError("the client is gone")
        data = self.rfile.read(int(line, 16))
        self.rfile.readline()
        return data

    def _answer(self, status: int, body: bytes = b"", *, with_body: bool = True, **h: str) -> None:
        self.send_response(status)
        for name, value in h.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)
