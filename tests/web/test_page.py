"""The page in a real browser: it fills, goes on, and shows what is hostile as text."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from service.settings import Web
from service.web.server import WebServer
from tests.web import chromium
from tests.web.conftest import Served
from tests.web.numbers import HOSTILE, DemoNumbers

pytestmark = pytest.mark.skipif(chromium.PROGRAM is None, reason="Chromium is not installed")

FILLED = "document.body?.dataset.filled === 'yes'"


def text_of(selector: str) -> str:
    return f"document.querySelector({selector!r}).innerText"


def texts_of(selector: str) -> str:
    return f"[...document.querySelectorAll({selector!r})].map((element) => element.innerText)"


@pytest.fixture
async def tab(served: Served, tmp_path: Path) -> AsyncIterator[chromium.Tab]:
    """The page of the served port, filled."""
    async with chromium.tab(tmp_path / "profile") as tab:
        await tab.open(f"{served.url}/")
        await tab.until(FILLED)
        yield tab


async def test_the_page_shows_the_numbers_and_takes_hostile_titles_as_text(
    served: Served, tab: chromium.Tab
) -> None:
    assert await tab.value(text_of("#state")) == "Ready"
    assert await tab.value(texts_of(".stage dl > div:first-child dd")) == [
        "1,312", "1,290", "1,107", "1,104",
    ]  # fmt: skip
    assert await tab.value(texts_of(".tiles dd")) == ["1,104", "37", "123"]
    assert await tab.value(texts_of("#reasons code")) == [
        "http_404", "robots_disallowed", "no_text", "blocked_address",
    ]  # fmt: skip
    assert await tab.value(text_of("#reasons li")) == (
        "http_404\n61\n\nThe host says that the page is not there or not for us; "
        "the status tells which."
    )
    assert len(await tab.value(texts_of("#documents li"))) == 4
    assert len(await tab.value(texts_of("#failures li"))) == 4

    assert HOSTILE in await tab.value(texts_of(".title"))
    assert await tab.value("document.title") == "Saring"
    assert await tab.value("document.querySelectorAll('main img, main script').length") == 0
    assert "javascript:alert(1)" in await tab.value(texts_of("span.title"))
    assert not await tab.value("[...document.links].some((a) => a.protocol === 'javascript:')")

    assert tab.problems == []
    assert {url.removeprefix(served.url) for url in tab.asked} == {
        "/", "/page.css", "/page.js", "/icon.svg", "/status",
    }  # fmt: skip


async def test_the_page_follows_the_numbers(served: Served, tab: chromium.Tab) -> None:
    served.numbers.values["outcomes"]["enriched"] = 2000
    served.numbers.values["recent"].insert(
        0,
        {
            "outcome": "dead", "url": "https://neu.example/", "title": None, "language": None,
            "published_at": None, "reason": "soft_404", "at": "2026-01-15T08:31:02Z",
        },
    )  # fmt: skip
    await tab.until(f"{text_of('.tiles dd')} === '2,000'")
    await tab.until(f"{text_of('#failures li .title')} === 'https://neu.example/'")
    served.numbers.values["not_ready"] = {"broker": "no answer for 12 s"}
    await tab.until(f"{text_of('#state')} === 'Not ready: broker'")
    assert "no answer for 12 s" in await tab.value(text_of("#trouble"))
    assert tab.problems == []


async def test_focus_stays_while_rows_come(served: Served, tab: chromium.Tab) -> None:
    await tab.value("document.querySelector('#documents a').focus()")
    row = dict(served.numbers.values["recent"][0], title="Baru", at="2026-01-15T08:32:00Z")
    served.numbers.values["recent"].insert(0, row)
    await tab.until(f"{text_of('#documents li .title')} === 'Baru'")
    assert (await tab.value("document.activeElement.innerText")).startswith("Hutan bakau")


async def test_a_paused_page_stands_still(served: Served, tab: chromium.Tab) -> None:
    await tab.value("document.querySelector('#pause').click()")
    await tab.until(f"{text_of('#state')} === 'Paused'")
    asked = len(tab.asked)
    await asyncio.sleep(2.2)  # twice the time between two questions
    assert len(tab.asked) == asked
    await tab.value("document.querySelector('#pause').click()")
    await tab.until(f"{text_of('#state')} === 'Ready'")


async def test_nothing_is_wider_than_a_phone(served: Served, tab: chromium.Tab) -> None:
    await tab.ask(
        "Emulation.setDeviceMetricsOverride",
        width=320, height=800, deviceScaleFactor=1, mobile=True,
    )  # fmt: skip
    assert await tab.value("document.documentElement.scrollWidth") <= 320


async def test_the_page_outlives_its_worker(tmp_path: Path) -> None:
    """A page that is left open says that the worker is away, and fills again when one is back."""
    server = await WebServer.start(DemoNumbers(), Web(port=0))
    async with chromium.tab(tmp_path / "profile") as tab:
        await tab.open(f"http://127.0.0.1:{server.port}/")
        await tab.until(FILLED)
        await server.stop()
        await tab.until(f"{text_of('#state')}.startsWith('No answer since')")
        numbers = DemoNumbers()
        numbers.values["outcomes"]["enriched"] = 5
        again = await WebServer.start(numbers, Web(port=server.port))
        try:
            await tab.until(f"{text_of('.tiles dd')} === '5'")
            assert await tab.value(text_of("#state")) == "Ready"
        finally:
            await again.stop()
