"""Server-sent events: all at first, then what is different, to a few readers, until the end."""

import asyncio
import contextlib
import json
import socket
import time
from typing import Any

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from service.settings import Web
from service.web import events
from service.web.server import WebServer
from tests.web.conftest import Served
from tests.web.numbers import DemoNumbers


async def heard(answer: aiohttp.ClientResponse) -> dict[str, Any]:
    """The next event's data."""
    while not (line := await answer.content.readline()).startswith(b"data: "):
        assert line, "the stream ended"
    news: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
    return news


def rest_of(connection: socket.socket) -> int:
    """How many bytes come until the other side ends it."""
    count = 0
    with contextlib.suppress(ConnectionError):
        while chunk := connection.recv(1_000_000):
            count += len(chunk)
    return count


async def test_the_first_event_is_the_status_and_later_ones_what_is_different(
    served: Served,
) -> None:
    async with served.client.get("/status") as answer:
        status = await answer.json()
    async with served.client.get("/events") as answer:
        assert answer.content_type == "text/event-stream"
        first = await heard(answer)
        assert first | {"now": ""} == status | {"now": ""}
        assert (await heard(answer)).keys() == {"now"}  # a sign of life
        served.numbers.values["outcomes"]["enriched"] = 2000
        served.numbers.values["not_ready"] = {"broker": "away"}
        news = await heard(answer)
    assert news.keys() == {"now", "outcomes", "not_ready"}
    assert (news["outcomes"]["enriched"], news["not_ready"]) == (2000, {"broker": "away"})


async def test_events_come_once_a_second(served: Served) -> None:
    async with served.client.get("/events") as answer:
        await heard(answer)
        began = time.monotonic()
        await heard(answer)
        await heard(answer)
    assert time.monotonic() - began >= 1.9 * events.EVERY_SECONDS


async def test_readers_are_bounded_and_leave_room_when_they_go(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "MOST_READERS", 2)
    first = await served.client.get("/events")
    second = await served.client.get("/events")
    async with served.client.get("/events") as refused:
        assert refused.status == 503
        assert refused.headers["Retry-After"]
        assert "Content-Security-Policy" in refused.headers
    first.close()
    async with asyncio.timeout(10):
        while True:
            async with served.client.get("/events") as third:
                if third.status == 200:
                    break
            await asyncio.sleep(0.05)
    second.close()


async def test_the_end_waits_for_no_reader() -> None:
    """Neither for one that listens, nor for one that has stopped to read."""
    numbers = DemoNumbers()
    # More than the buffers of both sides hold: 6 MB is the most that Linux gives a socket.
    numbers.values["broker"] = "k" * 16_000_000
    server = await WebServer.start(numbers, Web(port=0), CollectorRegistry())
    stuck = socket.create_connection(("127.0.0.1", server.port))
    stuck.sendall(b"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    async with (
        aiohttp.ClientSession(f"http://127.0.0.1:{server.port}") as client,
        client.get("/events") as answer,
    ):
        assert await answer.content.readline() == b"retry: 2000\n"
        await asyncio.sleep(0.3)  # both are being told now
        began = time.monotonic()
        await server.stop()
        assert time.monotonic() - began < 1.0
    stuck.close()


async def test_a_reader_that_does_not_read_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "READ_SECONDS", 0.2)
    monkeypatch.setattr(events, "MOST_READERS", 1)
    numbers = DemoNumbers()
    numbers.values["broker"] = "k" * 16_000_000
    server = await WebServer.start(numbers, Web(port=0), CollectorRegistry())
    with socket.create_connection(("127.0.0.1", server.port)) as stuck:
        stuck.sendall(b"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        await asyncio.sleep(0.1)
        numbers.values["broker"] = "kafka://kafka:9092"
        async with (
            asyncio.timeout(10),
            aiohttp.ClientSession(f"http://127.0.0.1:{server.port}") as client,
        ):
            while True:
                async with client.get("/events") as answer:
                    if answer.status == 200:
                        break
                await asyncio.sleep(0.05)
        # Cut off: what it had not taken is not kept for it.
        stuck.settimeout(10)
        assert await asyncio.to_thread(rest_of, stuck) < 16_000_000
    await server.stop()
