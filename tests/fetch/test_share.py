"""The memory that bodies share: small ones never wait, large ones in turn, nothing is lost."""

import asyncio
import random

import pytest

from service.fetch.share import SMALL_BYTES, Shares

MEMORY = 16 * SMALL_BYTES
LARGE = 4 * SMALL_BYTES  # two fit the half that is for them


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


async def test_a_limit_beyond_the_memory_takes_what_there_is() -> None:
    shares = Shares(1000)
    async with asyncio.timeout(1):
        with shares.share(10 * 2**20) as only:
            await only.grow(10 * 2**20)


async def test_no_share_is_lost_whoever_is_cancelled() -> None:
    shares, chance = Shares(MEMORY), random.Random(7)

    async def download() -> None:
        with shares.share(LARGE) as share:
            await share.grow(chance.choice([1, LARGE]))
            await asyncio.sleep(chance.random() / 100)

    tasks = [asyncio.create_task(download()) for _ in range(200)]
    for task in chance.sample(tasks, 80):
        await asyncio.sleep(0.001)
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert shares._free_bytes == MEMORY // 2
    assert not shares._waiting
