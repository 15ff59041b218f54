"""A PostgreSQL that goes away: the sink waits, the rest goes on, nothing is given up."""

import asyncio
import re

import aiohttp
import orjson

from service.cli.kafka import Follower, Pusher
from tests.flow.conftest import ended
from tests.servers.postgres import IN_URL, PASSWORD

URLS = 40


async def ready(page):
    async with aiohttp.ClientSession() as session, session.get(f"{page}readyz") as response:
        return response.status, await response.text()


async def until_ready(page, status):
    async with asyncio.timeout(60):
        while (seen := await ready(page))[0] != status:
            await asyncio.sleep(0.1)
    return seen[1]


async def messages(kafka, topic):
    async with Follower(kafka, [topic]) as follower:
        await follower.from_start()
        return [message async for message in follower.to_the_end()]


async def test_documents_wait_for_a_store_that_is_away_at_the_start_and_in_between(
    saring, site, kafka, postgres, schema, tmp_path
):
    settings = {
        **site.settings(),
        "broker": f"kafka://{kafka}",
        "topic_prefix": schema,
        "sink": postgres.url,
        "politeness__delay": "10ms",
        "stores__flush_interval": "200ms",
    }
    hosts = {f"site{number}.test" for number in range(20)}

    async def push(numbers):
        async with Pusher(kafka, f"{schema}.urls") as pusher:
            await pusher.push([site.url("page", number).encode() for number in numbers])

    async def stored(count):
        async with asyncio.timeout(60):
            while True:
                there = await asyncio.to_thread(
                    postgres.ask, f"SELECT to_regclass('{schema}.documents') IS NOT NULL"
                )
                if there == [(True,)]:
                    query = f"SELECT url FROM {schema}.documents"
                    found = await asyncio.to_thread(postgres.ask, query)
                    if len(found) >= count:
                        return found
                await asyncio.sleep(0.1)

    postgres.stop()
    try:
        worker = await saring("worker", data_dir=tmp_path / "data", **settings)
        page = (await worker.says(r"page: (\S+)"))[1]
        assert "store" in await until_ready(page, 503)
        await push(range(URLS))
        await ended(kafka, schema, hosts, URLS)  # the other stages do their work

        await asyncio.to_thread(postgres.start)
        assert len(await stored(URLS)) == URLS
        await until_ready(page, 200)

        await asyncio.to_thread(postgres.stop)
        await push(range(URLS, 2 * URLS))
        assert "store" in await until_ready(page, 503)
        await ended(kafka, schema, hosts, 2 * URLS)
        await asyncio.to_thread(postgres.start)
        urls = [url for (url,) in await stored(2 * URLS)]
        assert sorted(urls) == sorted(site.url("page", number) for number in range(2 * URLS))
        await until_ready(page, 200)
        async with aiohttp.ClientSession() as session, session.get(f"{page}status") as response:
            status = await response.text()
    finally:
        if not postgres.runs:
            postgres.start()
    worker.kill(15)
    assert await worker.ends() == 0
    assert await messages(kafka, f"{schema}.dead-letters") == []
    assert orjson.loads(status)["stored"] == {"postgresql": 2 * URLS}
    for said in (worker.output, status):
        assert PASSWORD not in said
        assert IN_URL not in said
    assert re.search(rf"127\.0\.0\.1:{postgres.port}", worker.output), "what was away is named"
