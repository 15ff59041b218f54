"""Each sample answers what its row says, over real HTTP on loopback."""

import asyncio
import itertools
import time
from collections.abc import Callable

import aiohttp
import pytest

from service.demo.server import VISITS_LIMIT, DemoSite
from service.demo.site import SAMPLES, Sample

BY_NAME = {sample.name: sample for sample in SAMPLES}
HTML, UTF8 = "text/html", "text/html; charset=utf-8"

ANSWERS = {  # status and Content-Type of the first answer
    "news-json-ld": (200, UTF8),
    "near-duplicate-first": (200, UTF8),
    "near-duplicate-repost": (200, UTF8),
    "redirect": (301, "text/plain; charset=utf-8"),
    "not-found": (404, UTF8),
    "wordpress": (200, UTF8),
    "comments": (200, UTF8),
    "robots": (200, UTF8),
    "blogger": (200, UTF8),
    "plain-text": (200, "text/plain; charset=utf-8"),
    "redirect-to-internal": (302, "text/plain; charset=utf-8"),
    "open-graph": (200, HTML),
    "gzip": (200, UTF8),
    "redirect-other-host": (302, "text/plain; charset=utf-8"),
    "microdata": (200, UTF8),
    "pdf": (200, "application/pdf"),
    "endless": (200, UTF8),
    "feature": (200, UTF8),
    "recovers": (503, UTF8),
    "shell": (200, UTF8),
    "gone": (410, UTF8),
    "german": (200, UTF8),
    "no-metadata": (200, "text/html; charset=iso-8859-1"),
    "windows-1251": (200, HTML),
}


def get(
    client: aiohttp.ClientSession, site: DemoSite, sample: Sample | str, **headers: str
) -> aiohttp.client._RequestContextManager:
    """Ask for a sample as a client does that has resolved its host to loopback."""
    sample = BY_NAME[sample] if isinstance(sample, str) else sample
    return client.get(
        f"http://127.0.0.1:{site.port}{sample.path}",
        headers={"Host": f"{sample.host}:{site.port}"} | headers,
        allow_redirects=False,
    )


async def until(condition: Callable[[], bool], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come true in time"
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("name", [sample.name for sample in SAMPLES if sample.host])
async def test_a_sample_is_answered_as_its_row_says(
    site: DemoSite, client: aiohttp.ClientSession, name: str
) -> None:
    async with get(client, site, name) as response:
        assert (response.status, response.headers["Content-Type"]) == ANSWERS[name]
        response.close()


@pytest.mark.parametrize(
    ("host", "path"),
    [("kabarkota.test", "/nothing"), ("unknown.test", "/"), ("kabarkota.test", "/live/")],
    ids=["unknown path", "unknown host", "path of another host"],
)
async def test_what_is_not_in_the_table_is_not_found(
    site: DemoSite, client: aiohttp.ClientSession, host: str, path: str
) -> None:
    sample = Sample(name="", host=host, path=path, shows="", outcome="dead")
    async with get(client, site, sample) as response:
        assert response.status == 404


async def test_redirects_lead_to_a_path_another_host_and_an_internal_address(
    site: DemoSite, client: aiohttp.ClientSession
) -> None:
    locations = []
    for name in ("redirect", "redirect-other-host", "redirect-to-internal"):
        async with get(client, site, name) as response:
            locations.append(response.headers["Location"])
    assert locations == [
        "/2024/08/27/halte-jalan-kenanga",
        f"http://sains-harian.test:{site.port}/bumi/kelelawar",
        "http://127.0.0.1/admin",
    ]


async def test_the_503_asks_to_wait_and_recovers_once_per_start(
    site: DemoSite, client: aiohttp.ClientSession
) -> None:
    async with get(client, site, "recovers") as first:
        assert (first.status, first.headers["Retry-After"]) == (503, "1")
    for _ in range(2):
        async with get(client, site, "recovers") as later:
            assert later.status == 200
            assert "Retry-After" not in later.headers


@pytest.mark.parametrize("name", ["news-json-ld", "gzip", "no-metadata", "plain-text"])
@pytest.mark.parametrize(
    ("header", "validator"), [("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")]
)
async def test_a_page_that_is_known_already_is_not_modified(
    site: DemoSite, client: aiohttp.ClientSession, name: str, header: str, validator: str
) -> None:
    async with get(client, site, name) as first:
        value = first.headers[validator]
    async with get(client, site, name, **{header: value}) as second:
        assert (second.status, await second.read()) == (304, b"")
        assert second.headers["ETag"] == first.headers["ETag"]


async def test_an_etag_that_does_not_match_counts_more_than_a_date(
    site: DemoSite, client: aiohttp.ClientSession
) -> None:
    async with get(client, site, "german") as first:
        since = first.headers["Last-Modified"]
    headers = {"If-None-Match": '"another"', "If-Modified-Since": since}
    async with get(client, site, "german", **headers) as second:
        assert second.status == 200


async def test_etags_are_the_same_after_a_restart(client: aiohttp.ClientSession) -> None:
    """Else no second run would ever hear 304."""
    tags = []
    for _ in range(2):
        site = await DemoSite.start()
        async with get(client, site, "gzip") as response:
            tags.append(response.headers["ETag"])
        await site.stop()
    assert tags[0] == tags[1]


async def test_one_page_has_no_validators(site: DemoSite, client: aiohttp.ClientSession) -> None:
    async with get(client, site, "windows-1251") as response:
        assert not {"ETag", "Last-Modified"} & set(response.headers)


async def test_the_gzip_page_is_packed(site: DemoSite) -> None:
    async with (
        aiohttp.ClientSession(auto_decompress=False) as client,
        get(client, site, "gzip") as response,
    ):
        assert response.headers["Content-Encoding"] == "gzip"
        assert (await response.read())[:2] == b"\x1f\x8b"


async def test_robots_forbids_one_sample_and_is_missing_on_some_hosts(
    site: DemoSite, client: aiohttp.ClientSession
) -> None:
    statuses = {}
    for host in {sample.host for sample in SAMPLES if sample.host}:
        robots = Sample(name="", host=host, path="/robots.txt", shows="", outcome="dead")
        async with get(client, site, robots) as response:
            statuses[host] = response.status
            if host == BY_NAME["robots"].host:
                assert "Disallow: /redaksi/" in await response.text()
    assert set(statuses.values()) == {200, 404}


async def test_the_endless_page_outlasts_the_limit_and_ends_when_the_client_leaves(
    site: DemoSite, client: aiohttp.ClientSession
) -> None:
    limit_bytes, read = 11 * 2**20, 0
    async with get(client, site, "endless") as response:
        async for chunk in response.content.iter_any():
            read += len(chunk)
            if read > limit_bytes:
                break
        assert not site.visits
        response.close()
    await until(lambda: len(site.visits) == 1)


async def test_a_stop_does_not_wait_for_a_reader_of_the_endless_page(
    client: aiohttp.ClientSession,
) -> None:
    site = await DemoSite.start()
    async with get(client, site, "endless") as response:
        await response.content.read(1)
        started = time.monotonic()
        await site.stop()
        assert time.monotonic() - started < 5
        response.close()


async def test_visits_tell_host_path_status_and_time(
    site: DemoSite, client: aiohttp.ClientSession
) -> None:
    for name in ("gone", "windows-1251"):
        async with get(client, site, name):
            pass
    assert [(visit.host, visit.path, visit.status) for visit in site.visits] == [
        ("dailystrainer.test", "/puzzles/0042", 410),
        ("severny-vestnik.test", "/news.php?id=1842", 200),
    ]
    times = list(itertools.chain(*((visit.started, visit.ended) for visit in site.visits)))
    assert times == sorted(times)
    assert site.visits.maxlen == VISITS_LIMIT


async def test_a_taken_port_is_an_error_and_leaves_nothing_open(site: DemoSite) -> None:
    with pytest.raises(OSError, match="in use"):
        await DemoSite.start(port=site.port)


async def test_a_browser_finds_every_host_under_localhost(
    site: DemoSite, client: aiohttp.ClientSession
) -> None:
    async with client.get(f"http://127.0.0.1:{site.port}/") as front:
        text = await front.text()
    for host in {sample.host for sample in SAMPLES if sample.host}:
        assert f"http://{host}.localhost:{site.port}/" in text
        index = Sample(name="", host=f"{host}.localhost", path="/", shows="", outcome="dead")
        async with get(client, site, index) as response:
            assert response.status == 200
