"""Turns of hosts and places of sites, seen from the servers that keep their own clock."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from service.fetch.fetch import Deferred
from service.reasons import Failure
from service.records import Download, Journey
from tests.fetch.fetching import (
    HEAD,
    PAGE,
    fetching,
    get,
    says,
)
from tests.servers.http import Seen, answer, serve


async def gather(*awaited: Awaitable[Any]) -> list[Any]:
    return list(await asyncio.gather(*awaited, return_exceptions=True))


async def test_one_request_a_host_at_a_time_with_its_delay() -> None:
    def routes(seen: Seen) -> Any:
        return says(HEAD + b"\r\n", PAGE, pause=0.05)(seen)

    async with (
        serve(routes) as server,
        fetching(server, politeness={"delay": 0.2}) as fetcher,
    ):
        urls = [f"http://{host}.test:{server.port}/{n}" for host in "ab" for n in range(5)]
        results = await gather(*(get(fetcher, url) for url in urls))
    assert all(isinstance(result, Download) for result in results)
    for host in ("a.test", "b.test"):
        assert len(server.gaps(host)) == 4
        assert min(server.gaps(host)) >= 0.2 - 0.005
        assert server.targets(host) == [f"/{number}" for number in range(5)]


async def test_a_site_holds_only_its_places_and_the_rest_is_deferred() -> None:
    async with serve(lambda _: answer(PAGE)) as server:
        limits = {"delay": 0.3, "places": 3}
        async with fetching(server, politeness=limits, retry={"delays": [0.5, 5.0]}) as fetcher:
            urls = [f"http://a.site.test:{server.port}/{number}" for number in range(30)]
            results = await gather(*(get(fetcher, url) for url in urls))
    assert sum(isinstance(result, Download) for result in results) == 3
    deferred = [result for result in results if isinstance(result, Deferred)]
    assert len(deferred) == 27
    assert {(wait.promised, wait.cause) for wait in deferred} == {(False, "backlog")}
    assert deferred[0].wait_seconds < 1.5
    assert deferred[-1].wait_seconds > 5


async def test_nobody_waits_long_in_the_window() -> None:
    async with serve(lambda _: answer(PAGE)) as server:
        limits = {"delay": 1.0, "max_wait": 0.5}
        async with fetching(server, politeness=limits) as fetcher:
            first = await get(fetcher, f"http://a.site.test:{server.port}/1")
            second = await get(fetcher, f"http://a.site.test:{server.port}/2")
    assert isinstance(first, Download)
    assert isinstance(second, Deferred)
    assert (second.promised, second.cause) == (False, "delay")


async def test_a_slow_host_has_a_longer_gap() -> None:
    async with (
        serve(says(b"", HEAD + b"\r\n" + PAGE, pause=0.2)) as server,
        fetching(server, politeness={"latency_factor": 2.0}) as fetcher,
    ):
        for number in range(2):
            await get(fetcher, f"http://a.site.test:{server.port}/{number}")
    assert server.gaps("a.site.test")[0] + 0.2 >= 0.4  # the server's end is 0.2 s after the head


async def test_a_new_owner_waits_one_delay() -> None:
    async with (
        serve(lambda _: answer(PAGE)) as server,
        fetching(server, politeness={"delay": 0.3}) as fetcher,
    ):
        began = asyncio.get_running_loop().time()
        fetcher.owns_anew()
        await get(fetcher, f"http://a.site.test:{server.port}/")
    assert server.seen[0].came_at - began >= 0.3


async def test_a_request_that_is_cancelled_gives_its_turn_on() -> None:
    async with serve(says(then=0.3)) as server, fetching(server) as fetcher:
        url = f"http://a.site.test:{server.port}/"
        tasks = [asyncio.create_task(get(fetcher, url + str(number))) for number in range(3)]
        await asyncio.sleep(0.1)
        tasks[0].cancel()
        tasks[1].cancel()
        results = await gather(*tasks)
    assert isinstance(results[2], Failure)
    assert server.targets() == ["/0", "/2"]


async def test_a_deferral_that_came_back_is_no_longer_booked() -> None:
    async with serve(lambda _: answer(PAGE)) as server:
        limits = {"delay": 10.0, "places": 1, "max_wait": 0.1}
        async with fetching(server, politeness=limits) as fetcher:
            url = f"http://a.site.test:{server.port}/"
            await get(fetcher, url)
            waits = [
                await get(fetcher, url, journey=Journey(deferrals=number)) for number in range(4)
            ]
    assert all(isinstance(wait, Deferred) for wait in waits)
    assert max(wait.wait_seconds for wait in waits if isinstance(wait, Deferred)) < 21
