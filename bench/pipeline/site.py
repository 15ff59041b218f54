"""The site that all systems ask: pages of ../shared/pages under any host name, on loopback.

`python -m bench.pipeline.site` prints its port. `/N` is page N, counted round and round; robots.txt
allows everything. Bodies are sent gzip-compressed, as they are kept. The server does as little as
it can, for what it takes is missing to the system that it serves.
"""

import asyncio
import sys

from bench.pipeline.work import files

_ROBOTS = b"User-agent: *\nAllow: /\n"


def _response(body: bytes, kind: str, more: str = "", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


class _Connection(asyncio.Protocol):
    """One connection; requests have no bodies."""

    def __init__(self, pages: list[bytes]) -> None:
        self._pages = pages
        self._unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self._unread = (self._unread + data).split(b"\r\n\r\n")
        for request in requests:
            self._transport.write(self._answer(request.split(b" ", 2)[1]))  # type: ignore[attr-defined]

    def _answer(self, path: bytes) -> bytes:
        number = path[1:]
        if number.isdigit():
            return self._pages[int(number) % len(self._pages)]
        if path == b"/robots.txt":
            return _response(_ROBOTS, "text/plain")
        return _response(b"", "text/plain", status="404 Not Found")


async def main() -> None:
    """Serve until standard input ends."""
    gzipped = "Content-Encoding: gzip\r\n"
    pages = [_response(path.read_bytes(), "text/html", gzipped) for path in files()]
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(pages), "127.0.0.1", 0, backlog=1024)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
