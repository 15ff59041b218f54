"""The page at `/` over a real Saring, in a real browser: from the demo's start over its restart."""

import asyncio
import signal
import socket
import time

import aiohttp
import pytest

from service.cli.kafka import Pusher
from service.demo.site import SAMPLES
from service.reasons import Reason
from tests.web import chromium

pytestmark = pytest.mark.skipif(chromium.PROGRAM is None, reason="Chromium is not installed")

FILL_SECONDS = 2.0


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


async def listens(url, seconds=90.0):
    """Wait until the demo's port answers, which is before its stages are ready."""
    async with aiohttp.ClientSession() as client, asyncio.timeout(seconds):
        while True:
            try:
                async with client.get(f"{url}healthz") as answer:
                    return answer.status == 200
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.02)


async def test_the_page_fills_follows_the_demo_and_survives_its_restart(saring, tmp_path):
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    async with chromium.tab(tmp_path / "profile") as tab:
        demo = await saring("demo", "--stay", web__port=port)
        await listens(url)
        began = time.monotonic()
        await tab.open(url)
        await tab.until("document.body?.dataset.filled === 'yes'")
        assert time.monotonic() - began < FILL_SECONDS

        kafka = (await demo.says(r"Kafka: (\S+)"))[1]
        await demo.says("Still up")
        await tab.until("document.querySelector('#state').innerText === 'Ready'")
        counted = (
            "[...document.querySelectorAll('.tiles [data-outcome] dd')].map((e) => +e.innerText)"
        )
        expected = [
            sum(sample.outcome == kind for sample in SAMPLES)
            for kind in ("enriched", "unchanged", "dead")
        ]
        await tab.until(f"String({counted}) === '{','.join(map(str, expected))}'")
        body = "document.body.innerText"
        for sample in SAMPLES:
            if sample.outcome == "enriched" and sample.title is not None:
                assert sample.title in await tab.value(body), sample.name
        assert await tab.value("document.querySelector('#p95').innerText") != "–"
        assert await tab.value("document.querySelectorAll('#stores li').length") == 2
        assert await tab.value("document.querySelectorAll('.quality').length") > 0

        async with Pusher(kafka, "saring.urls") as pusher:
            await pusher.push([b"ftp://a.example/<b>file</b>"])
        letter = "document.querySelector('#letters li').innerText"
        await tab.until(f"{letter}.includes('blocked_scheme')")
        assert "ftp://a.example/<b>file</b>" in await tab.value(letter)
        assert Reason.BLOCKED_SCHEME.help in await tab.value(letter)
        assert tab.problems == []

        demo.kill(signal.SIGTERM)
        await tab.until("document.querySelector('#state').innerText.startsWith('No answer since')")
        assert await demo.ends() == 0, demo.output

        again = await saring("demo", "--stay", web__port=port)
        await again.says("Still up")
        await tab.until("document.querySelector('#state').innerText === 'Ready'")
        # The second run finds its pages as they were.
        await tab.until(f"{counted}[1] >= {expected[0]}")
        assert {asked.partition("/events")[0] for asked in tab.asked if "/events" in asked} == {
            url.rstrip("/")
        }
        assert all(asked.startswith(url) for asked in tab.asked)
        again.kill(signal.SIGTERM)
        assert await again.ends() == 0, again.output
