"""A loopback server that answers with whatever bytes a test wants, and logs what it saw.

It keeps its own clock: gaps and overlaps are judged from its side, not from the client's. The
certificates in tls/ were made for it (root.pem signs good.pem and expired.pem, for *.site.test).
"""

import asyncio
import itertools
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

TLS = Path(__file__).parent / "tls"


@dataclass
class Seen:
    """One request as it arrived."""

    host: str  # name without port
    target: str
    headers: dict[str, str]
    connection: int
    came_at: float
    ended_at: float = 0.0


Script = Callable[[Seen, asyncio.StreamWriter], Awaitable[None]]
Routes = Callable[[Seen], bytes | Script]


def answer(
    body: bytes = b"", status: int = 200, *, kind: str | None = "text/html", **more: str
) -> bytes:
    """A well-formed answer; `more` are headers with `_` for `-`."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}"]
    lines += [f"Content-Type: {kind}"] if kind is not None else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str, status: int = 302) -> bytes:
    """An answer that leads elsewhere."""
    return answer(status=status, Location=location)


@dataclass
class Server:
    """What runs on one port of this machine."""

    port: int
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0

    def targets(self, host: str | None = None) -> list[str]:
        """What was asked for, in order."""
        return [seen.target for seen in self.seen if host is None or seen.host == host]

    def gaps(self, host: str) -> list[float]:
        """Seconds from the end of each request of a host to the start of its next."""
        seen = [entry for entry in self.seen if entry.host == host]
        return [later.came_at - earlier.ended_at for earlier, later in itertools.pairwise(seen)]


async def _serve_one(
    server: Server, routes: Routes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> bool:
    head = await reader.readuntil(b"\r\n\r\n")
    came_at = time.monotonic()
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    seen = Seen(
        host=headers.get("host", "").rsplit(":", 1)[0],
        target=first.split(" ")[1],
        headers=headers,
        connection=server.connections,
        came_at=came_at,
    )
    server.seen.append(seen)
    try:
        reply = routes(seen)
        if isinstance(reply, bytes):
            writer.write(reply)
            await writer.drain()
            return b"\r\nContent-Length:" in reply
        await reply(seen, writer)
        return False
    finally:
        seen.ended_at = time.monotonic()


@asynccontextmanager
async def serve(routes: Routes, *, certificate: str | None = None) -> AsyncIterator[Server]:
    """A server on a free port; a script gets the writer and ends the connection when it returns."""
    tls = None
    if certificate is not None:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(TLS / certificate)
    tasks: set[asyncio.Task[None]] = set()

    async def on_connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        server.connections += 1
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while await _serve_one(server, routes, reader, writer):
                    pass
        finally:
            tasks.discard(task)
            writer.close()
            with suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    listener = await asyncio.start_server(on_connection, "127.0.0.1", 0, ssl=tls)
    server = Server(port=listener.sockets[0].getsockname()[1])
    try:
        yield server
    finally:
        listener.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await listener.wait_closed()
