"""The page in a real browser: it fills, goes on, and shows what is hostile as text."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from service.metrics import CAUSES
from service.settings import Web
from service.web import events
from service.web.server import WebServer, reason_help
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
    assert await tab.value(texts_of(".tiles [data-outcome] dd")) == ["1,104", "37", "123"]
    assert await tab.value(texts_of("#reasons code")) == [
        "http_404", "robots_disallowed", "no_text", "blocked_address",
    ]  # fmt: skip
    assert await tab.value(text_of("#reasons li")) == (
        "http_404\n61\n\nThe host says that the page is not there or not for us; "
        "the status tells which."
    )
    assert len(await tab.value(texts_of("#documents li"))) == 4
    assert len(await tab.value(texts_of("#letters li"))) == 4

    assert HOSTILE in await tab.value(texts_of(".title"))
    assert await tab.value("document.title") == "Saring"
    assert await tab.value("document.querySelectorAll('main img, main script').length") == 0
    assert "javascript:alert(1)" in await tab.value(texts_of("span.title"))
    assert not await tab.value("[...document.links].some((a) => a.protocol === 'javascript:')")

    assert tab.problems == []
    assert {url.removeprefix(served.url) for url in tab.asked} == {
        "/", "/page.css", "/page.js", "/words.js", "/icon.svg", "/events",
    }  # fmt: skip


async def test_the_page_follows_the_numbers(served: Served, tab: chromium.Tab) -> None:
    served.numbers.values["outcomes"]["enriched"] = 2000
    letter = served.numbers.values["dead_letters"][0]
    new = letter | {"url": "https://neu.example/", "reason": "soft_404", "request_id": "neu"}
    served.numbers.values["dead_letters"].insert(0, new)
    await tab.until(f"{text_of('.tiles dd')} === '2,000'")
    await tab.until(f"{text_of('#letters li .title')} === 'https://neu.example/'")
    row = await tab.value(text_of("#letters li"))
    assert "soft_404" in row
    assert "saring trace neu" in row
    assert reason_help("soft_404") in row
    served.numbers.values["not_ready"] = {"broker": "no answer for 12 s"}
    await tab.until(f"{text_of('#state')} === 'Not ready: broker'")
    assert "no answer for 12 s" in await tab.value(text_of("#trouble"))
    assert tab.problems == []


async def test_focus_stays_while_rows_come(served: Served, tab: chromium.Tab) -> None:
    await tab.value("document.querySelector('#documents a').focus()")
    row = dict(served.numbers.values["documents"][0], title="Baru", request_id="baru")
    served.numbers.values["documents"].insert(0, row)
    await tab.until(f"{text_of('#documents li .title')} === 'Baru'")
    assert (await tab.value("document.activeElement.innerText")).startswith("Hutan bakau")


async def test_a_paused_page_stands_still(served: Served, tab: chromium.Tab) -> None:
    await tab.value("document.querySelector('#pause').click()")
    await tab.until(f"{text_of('#state')} === 'Paused'")
    asked = len(tab.asked)
    served.numbers.values["outcomes"]["enriched"] = 2000
    await asyncio.sleep(2.2)  # twice the time between two events
    assert len(tab.asked) == asked
    assert await tab.value(text_of(".tiles dd")) == "1,104"
    await tab.value("document.querySelector('#pause').click()")
    await tab.until(f"{text_of('.tiles dd')} === '2,000'")
    assert await tab.value(text_of("#state")) == "Ready"


async def test_what_waits_is_shown_with_its_cause(served: Served, tab: chromium.Tab) -> None:
    assert await tab.value(text_of("#in-tiers")) == "1,216"
    assert [row.split("\n") for row in await tab.value(texts_of("#tiers li"))] == [
        ["retry-10s", "12", "", "next in 3.1 s"],
        ["retry-2m", "1,204", "", "next in 71 s"],
        ["retry-30m", "–", "", "not known"],
    ]
    assert await tab.value(text_of("#causes")) == (
        "37 now: 31 delay, 4 crawl_delay, 1 retry_after, 1 robots."
    )
    hosts = [row.split("\n") for row in await tab.value(texts_of("#hosts li"))]
    assert [row[:2] for row in hosts] == [
        ["sibuk.example", "29 min"], ["tutup.example", "4 min"], ["pelan.example", "8.3 s"],
    ]  # fmt: skip
    assert hosts[2][3] == f"{CAUSES['crawl_delay']}; 6 in the window"


async def test_freshness_quality_and_stores_are_shown(served: Served, tab: chromium.Tab) -> None:
    assert await tab.value(text_of("#median")) == "1.4 s"
    assert await tab.value(text_of("#p95")) == "74 s"
    assert await tab.value(texts_of(".quality")) == [
        "quality pass", "quality fail", "quality unknown",
    ]  # fmt: skip
    stores = [row.split("\n") for row in await tab.value(texts_of("#stores li"))]
    assert stores[1] == ["jsonl", "1,043", "", "nothing written yet"]
    assert stores[0][3].startswith("written ")


async def test_a_page_without_a_stream_asks_for_the_status(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "MOST_READERS", 0)
    async with chromium.tab(tmp_path / "profile") as tab:
        await tab.open(f"{served.url}/")
        await tab.until(FILLED)
        assert await tab.value(text_of("#state")) == "Ready"
        assert f"{served.url}/status" in tab.asked


async def test_every_control_is_reached_by_the_keyboard_and_shows_it(
    served: Served, tab: chromium.Tab
) -> None:
    """Tab from the top: skip link, pause, the links of rows, the machines' addresses."""
    reached = []
    for _ in range(30):
        for kind in ("keyDown", "keyUp"):
            await tab.ask("Input.dispatchKeyEvent", type=kind, key="Tab", windowsVirtualKeyCode=9)
        reached.append(
            await tab.value(
                "[document.activeElement.id || document.activeElement.innerText,"
                " getComputedStyle(document.activeElement).outlineStyle]"
            )
        )
        if reached[-1][0] == "/healthz":
            break
    names = [name for name, _ in reached]
    assert names[:2] == ["Skip to the last documents", "pause"]
    assert {"documents", "letters", "Sensor", "/status", "/metrics", "/healthz"} <= set(names)
    assert {outline for _, outline in reached} == {"solid"}


async def test_nothing_is_wider_than_a_phone(served: Served, tab: chromium.Tab) -> None:
    await tab.ask(
        "Emulation.setDeviceMetricsOverride",
        width=320, height=800, deviceScaleFactor=1, mobile=True,
    )  # fmt: skip
    assert await tab.value("document.documentElement.scrollWidth") <= 320


async def test_no_part_of_the_flow_covers_another(served: Served, tab: chromium.Tab) -> None:
    served.numbers.values |= {"retries": 1_234_567, "deferred": 7_654_321}
    await tab.until(f"{text_of('#deferred')} === '7,654,321'")
    edges = (
        "[...document.querySelectorAll('.stage, .tiers, .dead, .topic b')].map((part) => {"
        " const {left, right, top, bottom} = part.getBoundingClientRect();"
        " return [part.className || part.innerText, left, right, top, bottom]; })"
    )
    for width in (1600, 1280, 960, 700, 320):
        await tab.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=800, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        parts = await tab.value(edges)
        covered = [
            (width, one, other)
            for (one, left, right, top, bottom), (other, *sides) in itertools.combinations(parts, 2)
            if left < sides[1] and sides[0] < right and top < sides[3] and sides[2] < bottom
        ]
        assert covered == []


async def test_the_page_reads_well_aloud(served: Served, tab: chromium.Tab) -> None:
    """WCAG 2.2: 1.3.1 headings in their order, 3.1.2 the language of parts, 2.4.2 the title."""
    levels = await tab.value(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => +heading.tagName[1])"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    spoken = "[...document.querySelectorAll('#documents .title')].map((title) => title.lang)"
    assert await tab.value(spoken) == ["id", "en", "de", "ms"]
    served.numbers.values["not_ready"] = {"broker": "away"}
    await tab.until("document.title === 'Not ready: Saring'")


async def test_nothing_moves_by_itself(tab: chromium.Tab) -> None:
    """So there is nothing that prefers-reduced-motion would have to still."""
    assert await tab.value("document.getAnimations().length") == 0
    moving = (
        "[...document.querySelectorAll('*')].map((element) => getComputedStyle(element))"
        ".filter((style) => style.animationName !== 'none' || parseFloat(style.transitionDuration))"
        ".length"
    )
    assert await tab.value(moving) == 0


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
