"""Fetchers for the loopback servers of tests/servers/http.py, and what their tests share."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from service.fetch.fetch import Fetcher, Result
from service.reasons import Failure
from service.records import Journey, Redirect, Request, Revision, Source
from service.settings import Settings, load
from service.state.state import RobotsText
from tests.servers.http import TLS, Routes, Seen, Server, serve

PAGE = b"<html><body><p>A page that may be read.</p></body></html>"
HEAD = b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\n"


class FakeState:
    """What fetch asks of the state, in memory; nothing expires."""

    def __init__(self) -> None:
        self.revisions: dict[str, Revision] = {}
        self.kept: dict[str, RobotsText] = {}
        self.rests: dict[str, float] = {}

    async def revision(self, document_id: str) -> Revision | None:
        return self.revisions.get(document_id)

    async def robots(self, origin: str) -> RobotsText | None:
        return self.kept.get(origin)

    async def keep_robots(self, robots: RobotsText) -> None:
        self.kept[robots.origin] = robots

    async def rest_of(self, host: str) -> float | None:
        return self.rests.get(host)

    async def keep_rest(self, host: str, until: float) -> None:
        self.rests[host] = until


def settings(*ports: int, **groups: dict[str, Any]) -> Settings:
    """Every name under .test is this machine, and open at these ports; no pauses."""
    fetch = {
        "resolve": ["*.test=127.0.0.1"],
        "allow": [f"*.test:{port}" for port in ports],
        "ca_file": str(TLS / "root.pem"),
        "timeout": 3.0,
        "read_timeout": 1.0,
        "connect_timeout": 1.0,
    }
    politeness = {"delay": 0.0, "latency_factor": 0.0, "robots": "ignore"}
    return load(
        {
            "fetch": {**fetch, **groups.pop("fetch", {})},
            "politeness": {**politeness, **groups.pop("politeness", {})},
            **groups,
        }
    )


@asynccontextmanager
async def fetching(
    *servers: Server, state: FakeState | None = None, **groups: dict[str, Any]
) -> AsyncIterator[Fetcher]:
    """A fetcher that reaches these servers."""
    made = settings(*(server.port for server in servers), **groups)
    fetcher = Fetcher(made, state or FakeState())  # type: ignore[arg-type]  # what fetch needs
    await fetcher.start()
    try:
        yield fetcher
    finally:
        await fetcher.close()


def request(
    url: str,
    *,
    force: bool = False,
    location: str | None = None,
    redirects: tuple[Redirect, ...] = (),
) -> Request:
    """A new request for a URL."""
    return Request(
        request_id="r",
        url=url,
        source=Source(topic="t", partition=0, offset=0),
        asked_at=datetime.now(UTC),
        force=force,
        location=location,
        redirects=redirects,
    )


async def get(fetcher: Fetcher, url: str, *, journey: Journey | None = None, **more: Any) -> Result:
    """Fetch one URL as a new request."""
    async with fetcher.fetch(request(url, **more), journey or Journey()) as result:
        return result


async def fetched(routes: Routes, path: str = "/a", **groups: dict[str, Any]) -> Any:
    async with serve(routes) as server, fetching(server, **groups) as fetcher:
        return await get(fetcher, f"http://a.site.test:{server.port}{path}")


async def failed(routes: Routes, path: str = "/a", **groups: dict[str, Any]) -> Failure:
    with pytest.raises(Failure) as caught:
        await fetched(routes, path, **groups)
    return caught.value


def says(*parts: bytes, pause: float = 0.0, then: float = 0.0) -> Routes:
    """Raw bytes, a pause after each part, then the end of the connection."""

    async def script(_: Seen, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        await asyncio.sleep(then)

    return lambda _: script


def record_dials(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every address that the event loop is asked to connect to."""
    dialled: list[Any] = []
    connect = asyncio.SelectorEventLoop.sock_connect

    async def recorded(loop: Any, sock: socket.socket, address: Any) -> None:
        dialled.append(address)
        await connect(loop, sock, address)

    monkeypatch.setattr(asyncio.SelectorEventLoop, "sock_connect", recorded)
    return dialled
