"""Turns of hosts and places of sites, seen from the servers that keep their own clock."""

import asyncio
import time
from collections.abc import Awaitable
from typing import Any

import pytest

from service.fetch.fetch import Deferred
from service.reasons import Failure
from service.records import Download, Journey
from tests.fetch.fetching import (
    HEAD,
    PAGE,
    FakeState,
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


# -- rests that outlive a worker -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "least", "most"),
    [({"Retry_After": "30"}, 29, 30), ({}, 19, 20)],  # twice the delay when it does not say
)
async def test_a_rest_outlives_the_worker_that_was_told(
    more: dict[str, str], least: float, most: float
) -> None:
    state, limits = FakeState(), {"delay": 10.0, "max_wait": 5.0}
    async with serve(lambda _: answer(status=503, **more)) as server:
        url = f"http://a.site.test:{server.port}/"
        async with fetching(server, state=state, politeness=limits) as first:
            with pytest.raises(Failure):
                await get(first, url)
        async with fetching(server, state=state, politeness=limits) as second:
            wait = await get(second, url)
    assert isinstance(wait, Deferred)
    assert (wait.promised, wait.cause) == (True, "retry_after")
    assert least < wait.wait_seconds <= most
    assert len(server.seen) == 1


async def test_a_rest_that_robots_txt_asked_for_outlives_it_too() -> None:
    state, limits = FakeState(), {"robots": "obey", "delay": 0.0}
    async with (
        serve(lambda _: answer(status=429, Retry_After="30")) as server,
        fetching(server, state=state, politeness=limits) as fetcher,
    ):
        with pytest.raises(Failure):
            await get(fetcher, f"http://a.site.test:{server.port}/")
    assert list(state.rests) == ["a.site.test"]


async def test_who_owns_a_host_again_hears_what_another_was_told_meanwhile() -> None:
    state = FakeState()
    async with (
        serve(lambda _: answer(PAGE)) as server,
        fetching(server, state=state) as fetcher,
    ):
        url = f"http://a.site.test:{server.port}/"
        await get(fetcher, url)
        state.rests["a.site.test"] = time.time() + 60
        assert isinstance(await get(fetcher, url), Download)  # nobody else may have asked it
        fetcher.owns_anew()
        wait = await get(fetcher, url)
    assert isinstance(wait, Deferred)
    assert 59 < wait.wait_seconds <= 60


async def test_a_rest_that_is_over_or_short_is_no_deferral() -> None:
    state = FakeState()
    async with (
        serve(lambda _: answer(PAGE)) as server,
        fetching(server, state=state) as fetcher,
    ):
        began, now = time.monotonic(), time.time()
        state.rests = {"over.test": now - 5, "short.test": now + 0.3}
        for host in ("over", "short"):
            assert isinstance(await get(fetcher, f"http://{host}.test:{server.port}/"), Download)
    assert server.seen[1].came_at - began >= 0.29
