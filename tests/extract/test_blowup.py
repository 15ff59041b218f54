"""Pages that blow up, among a hundred good ones, in a real pool with the limits that are set."""

import asyncio
import functools
import os
import re
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import zip_longest
from multiprocessing import get_context

import pytest

from service.agents.strain import strain, warm_up, weigh
from service.pool import Pool
from service.reasons import Failure, Reason
from service.records import Page, Request
from service.settings import Enrich, Extract
from tests.enrich.make import page
from tests.extract.make import AT, PARAGRAPHS, SOURCE, article, download
from tests.hostile.gauge import Gauge

# All of it is one run, so one process should have it.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("blowup")]

SETTINGS = Extract()
PROCESSES = 2
GOOD = 100
TOLERANCE_SECONDS = 1.0


def page_of(html: str) -> functools.partial[Page]:
    got = download(html)
    request = Request(request_id="r1", url=got.final_url, source=SOURCE, asked_at=AT)
    return functools.partial(strain, request, got, 0, SETTINGS, 900_000)


def good(number: int) -> functools.partial[Page]:
    """Pages of many sizes, some with a table, a list, links or metadata."""
    rows = "".join(f"<tr><td>Row {row}</td><td>{row * number}</td></tr>" for row in range(number))
    kinds = (
        f"<p>The article number {number} is a plain one, with commas, and full stops.</p>",
        f"<table>{rows}</table>",
        "<ul>" + "<li>A point of the list that is long enough.</li>" * number + "</ul>",
        "<p>" + f'<a href="/topic/{number}">A topic</a> is linked. ' * number + "</p>",
        PARAGRAPHS * (number // 4),
    )
    head = f'<meta property="og:title" content="Headline {number}"><script>var a = "<p>";</script>'
    return page_of(article(head, kinds[number % len(kinds)], title=f"Headline {number}"))


# What a bug in the C code of an extension would do: run in the pool in a page's place.
BUGS: dict[str, tuple[Callable[[], object], Reason]] = {
    "loop": (functools.partial(re.match, r"(a+)+$", "a" * 60 + "b"), Reason.EXTRACTION_TIMEOUT),
    "2 GiB": (functools.partial(bytearray, 2 * 2**30), Reason.EXTRACTION_OOM),
    "exit": (functools.partial(os._exit, 3), Reason.EXTRACTION_ERROR),
    "abort": (os.abort, Reason.EXTRACTION_ERROR),
}
# These have an article before them, which is what a reader sees: they become records.
SHAPES = {
    "100,000 attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">end</p>",
    "100,000 attributes without values": "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">",
    "50,000 links": "".join(f'<a href="/{n}">link {n}</a> ' for n in range(50_000)),
    "20,000 rows": "<table>" + "<tr><td>1</td><td>2</td></tr>" * 20_000 + "</table>",
    "100,000 paragraphs": "<p>text</p>" * 100_000,
    "100,000 levels": "<div>" * 100_000 + "deep",
    "a colspan of 9 * 10^15": '<table><tr><td colspan="9000000000000000">x</td></tr></table>',
}

# Texts as large as a record may be, for enrichment.
LETTERS = 870_000
TEXTS = {
    "one line": "word " * (LETTERS // 5),
    "one word": "w" * LETTERS,
    "emoji": "\U0001f600" * (LETTERS // 4),
    "right to left": "\u202e\u05d0\u05d1 " * (LETTERS // 8),
    "NUL": "\0" * LETTERS,
    "lone surrogates": "\ud800 " * (LETTERS // 4),
    "nothing": "",
}


@dataclass(frozen=True)
class End:
    """What became of a call, and in how many seconds."""

    what: object
    seconds: float


@dataclass(frozen=True)
class Run:
    bad: dict[str, End]
    weighed: dict[str, End]
    good: list[End]
    lag_seconds: float


async def run() -> Run:
    pool = Pool(
        processes=PROCESSES,
        timeout=SETTINGS.timeout,
        memory=SETTINGS.memory,
        pages_per_process=SETTINGS.pages_per_process,
        preload=("service.agents.strain",),
        warm_up=warm_up,
    )
    places = asyncio.Semaphore(PROCESSES)

    async def end(call: Callable[[], object]) -> End:
        async with places:  # so that the time is the page's, not that of a queue
            started = time.monotonic()
            (what,) = await asyncio.gather(pool.run(call), return_exceptions=True)
            return End(what, time.monotonic() - started)

    bad = {name: bug for name, (bug, _) in BUGS.items()}
    bad |= {name: page_of(article() + html) for name, html in SHAPES.items()}
    weighed = {
        name: functools.partial(weigh, page(text), None, Enrich()) for name, text in TEXTS.items()
    }
    goods = [good(number) for number in range(GOOD)]
    each = GOOD // len(bad)
    batches = [goods[at : at + each] for at in range(0, GOOD, each)]
    mixed = [
        call
        for one, batch in zip_longest(bad.values(), batches)
        for call in ([one] if one else []) + (batch or [])
    ]
    mixed += weighed.values()
    await pool.start()
    gauge = Gauge()
    beat = asyncio.create_task(gauge.beat())
    try:
        ends = dict(zip(map(id, mixed), await asyncio.gather(*map(end, mixed)), strict=True))
    finally:
        beat.cancel()
        await pool.stop()
    return Run(
        bad={name: ends[id(call)] for name, call in bad.items()},
        weighed={name: ends[id(call)] for name, call in weighed.items()},
        good=[ends[id(call)] for call in goods],
        lag_seconds=gauge.lag_seconds,
    )


@pytest.fixture(scope="module")
def ended() -> Run:
    """In a process of its own: that of the tests has their objects too, which are collected."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(_run_alone).result()


def _run_alone() -> Run:
    return asyncio.run(run())


@pytest.mark.parametrize("name", BUGS)
def test_what_kills_its_process_ends_in_its_reason_within_its_limit(ended: Run, name: str) -> None:
    end = ended.bad[name]
    assert isinstance(end.what, Failure), end
    assert end.what.reason is BUGS[name][1]
    assert end.seconds <= SETTINGS.timeout + TOLERANCE_SECONDS


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_with_a_shape_that_blows_up_becomes_a_record(ended: Run, name: str) -> None:
    end = ended.bad[name]
    assert isinstance(end.what, Page), end
    assert "Paragraph 5 of the article says something" in end.what.text
    assert end.what.title == "A headline"
    assert end.seconds <= SETTINGS.timeout + TOLERANCE_SECONDS


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_as_odd_as_can_be_becomes_a_document(ended: Run, name: str) -> None:
    what = ended.weighed[name].what
    assert isinstance(what, tuple), what
    assert what[0].text == TEXTS[name]


def test_every_good_page_among_them_becomes_a_record(ended: Run) -> None:
    titles = [getattr(end.what, "title", end.what) for end in ended.good]
    assert titles == [f"Headline {number}" for number in range(GOOD)]


def test_the_event_loop_does_not_feel_them(ended: Run) -> None:
    assert ended.lag_seconds <= 0.2
