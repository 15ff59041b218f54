"""The memory that bodies share: small ones never wait, large ones in turn, nothing is lost."""

import asyncio
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.fetch.share import SMALL_BYTES, Shares
from service.metrics import REGISTRY
from service.records import Download, Journey
from tests.fetch.fetching import fetching, get, request
from tests.servers.http import answer, serve

MEMORY = 16 * SMALL_BYTES
LARGE = 4 * SMALL_BYTES  # two fit the half that is for them


def bodies_bytes() -> float:
    return REGISTRY.get_sample_value("saring_fetch_bodies_bytes") or 0.0


async def test_small_bodies_never_wait() -> None:
    shares = Shares(MEMORY)
    with shares.share(LARGE) as first, shares.share(LARGE) as second, shares.share(LARGE) as third:
        await first.grow(LARGE)
        await second.grow(LARGE)
        async with asyncio.timeout(1):
            await third.grow(SMALL_BYTES)


async def test_a_large_body_waits_for_its_share() -> None:
    shares = Shares(MEMORY)
    with shares.share(LARGE) as waiting:
        with shares.share(LARGE) as first, shares.share(LARGE) as second:
            await first.grow(LARGE)
            await second.grow(LARGE)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await waiting.grow(LARGE)
        async with asyncio.timeout(1):
            await waiting.grow(LARGE)


async def test_a_body_that_is_complete_keeps_no_more_than_it_needs() -> None:
    shares = Shares(MEMORY)
    with shares.share(2 * LARGE) as first, shares.share(LARGE) as second:
        await first.grow(LARGE)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await second.grow(LARGE)
        first.settle()
        async with asyncio.timeout(1):
            await second.grow(LARGE)
        with shares.share(LARGE) as third, pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await third.grow(LARGE)


async def test_a_limit_beyond_the_memory_takes_what_there_is() -> None:
    shares = Shares(1000)
    async with asyncio.timeout(1):
        with shares.share(10 * 2**20) as only:
            await only.grow(10 * 2**20)


async def test_no_share_is_lost_whoever_is_cancelled() -> None:
    shares, chance = Shares(MEMORY), random.Random(7)
    before = bodies_bytes()

    async def download() -> None:
        with shares.share(LARGE) as share:
            await share.grow(chance.choice([1, LARGE]))
            share.settle()
            await asyncio.sleep(chance.random() / 100)

    tasks = [asyncio.create_task(download()) for _ in range(200)]
    for task in chance.sample(tasks, 80):
        await asyncio.sleep(0.001)
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert shares._free_bytes == MEMORY // 2
    assert not shares._waiting
    assert bodies_bytes() == before


BODIES = st.lists(
    st.tuples(
        st.lists(st.integers(0, LARGE), min_size=1, max_size=4).map(sorted),  # as it grows
        st.sampled_from(["strained", "strained", "fails", "is cancelled"]),
    ),
    max_size=40,
)


@given(BODIES, st.integers(1, MEMORY), st.integers(1, 3))
@settings(max_examples=150, deadline=None)
def test_every_download_ends_though_bodies_wait_for_few_processes(
    bodies: list[tuple[list[int], str]], memory: int, processes: int
) -> None:
    """A host's turn and a process are held while waiting; nobody waits for one who waits for it."""

    async def run() -> None:
        shares, pool, host = Shares(memory), asyncio.Semaphore(processes), asyncio.Semaphore(2)

        async def one(sizes: list[int], end: str) -> None:
            with shares.share(LARGE) as share:
                async with host:
                    for size in sizes:
                        await share.grow(size)
                        assert 0 <= shares._free_bytes <= max(memory // 2, 1)
                        await asyncio.sleep(0)
                    if end == "fails":
                        raise ValueError
                    share.settle()
                async with pool:
                    await asyncio.sleep(0)

        tasks = [asyncio.create_task(one(*body)) for body in bodies]
        await asyncio.sleep(0)
        for task, (_, end) in zip(tasks, bodies, strict=True):
            if end == "is cancelled":
                await asyncio.sleep(0)
                task.cancel()
        async with asyncio.timeout(5):
            await asyncio.gather(*tasks, return_exceptions=True)
        assert shares._free_bytes == max(memory // 2, 1)
        assert not shares._waiting

    before = bodies_bytes()
    asyncio.run(run())
    assert bodies_bytes() == before


# -- at the door of fetch --------------------------------------------------------------------------

HOLDS_ONE = {"memory_limit": 4 * SMALL_BYTES, "body_limit": 2 * SMALL_BYTES, "timeout": 0.5}
BIG = bytes(2 * SMALL_BYTES)


async def test_a_share_lasts_until_its_page_was_strained_and_waiting_for_it_is_no_timeout() -> None:
    """The second body waits longer than a fetch may take: for our memory, not for the host."""
    before = bodies_bytes()
    async with (
        serve(lambda _: answer(BIG, kind="text/plain")) as server,
        fetching(server, fetch=HOLDS_ONE) as fetcher,
    ):
        one, other = (f"http://{host}.test:{server.port}/" for host in "ab")
        began = time.monotonic()
        async with fetcher.fetch(request(one), Journey()) as first:
            second = asyncio.create_task(get(fetcher, other))
            await asyncio.sleep(0.8)
            assert isinstance(first, Download)
            assert not second.done()
            assert bodies_bytes() - before >= len(BIG)
        assert isinstance(await second, Download)
        assert time.monotonic() - began >= 0.8
    assert bodies_bytes() == before
