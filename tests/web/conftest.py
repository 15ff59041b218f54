"""The real port on a free number, with numbers that a test can change."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
from prometheus_client import CollectorRegistry, Counter

from service.settings import Web
from service.web.server import WebServer
from tests.web.numbers import DemoNumbers


@dataclass
class Served:
    """The port, what it is fed with, and a client that asks it."""

    server: WebServer
    numbers: DemoNumbers
    counter: Counter
    client: aiohttp.ClientSession

    @property
    def url(self) -> str:
        """Where the port is."""
        return f"http://127.0.0.1:{self.server.port}"


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    """A web port on loopback; its registry holds one counter at 3."""
    numbers, registry = DemoNumbers(), CollectorRegistry()
    counter = Counter("saring_example", "An example.", ["outcome"], registry=registry)
    counter.labels(outcome="enriched").inc(3)
    server = await WebServer.start(numbers, Web(port=0), registry)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{server.port}") as client:
        yield Served(server, numbers, counter, client)
    await server.stop()
