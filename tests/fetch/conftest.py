"""Fetchers for the loopback servers of tests/servers/http.py."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from service.fetch.fetch import Fetcher, Result
from service.records import Journey, Redirect, Request, Revision, Source
from service.settings import Settings, load
from service.state.state import RobotsText
from tests.servers.http import TLS, Server


class FakeState:
    """The two things that fetch asks of the state, in memory; also what is not expired there."""

    def __init__(self) -> None:
        self.revisions: dict[str, Revision] = {}
        self.kept: dict[str, RobotsText] = {}

    async def revision(self, document_id: str) -> Revision | None:
        return self.revisions.get(document_id)

    async def robots(self, origin: str) -> RobotsText | None:
        return self.kept.get(origin)

    async def keep_robots(self, robots: RobotsText) -> None:
        self.kept[robots.origin] = robots


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


async def get(
    fetcher: Fetcher,
    url: str,
    *,
    force: bool = False,
    journey: Journey | None = None,
    location: str | None = None,
    redirects: tuple[Redirect, ...] = (),
) -> Result:
    """Fetch one URL as a new request."""
    request = Request(
        request_id="r",
        url=url,
        source=Source(topic="t", partition=0, offset=0),
        asked_at=datetime.now(UTC),
        force=force,
        location=location,
        redirects=redirects,
    )
    return await fetcher.fetch(request, journey or Journey())
