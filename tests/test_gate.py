"""The gate: who comes after a pause goes at once, who comes meanwhile goes together."""

import asyncio
import itertools
import time

from service.gate import Gate

SECONDS = 0.1


async def passed(gate):
    await gate.through()
    return time.monotonic()


async def test_the_first_goes_at_once():
    began = time.monotonic()
    assert await passed(Gate(lambda: 3600)) - began < 1


async def test_who_comes_meanwhile_goes_together_when_it_opens_again():
    gate = Gate(lambda: SECONDS)
    first = await passed(gate)
    turns = []

    async def one():
        await gate.through()
        turns.append(asyncio.get_running_loop().time())

    await asyncio.gather(*(one() for _ in range(20)))
    assert min(turns) - first >= SECONDS * 0.9
    order = []

    async def two():
        await gate.through()
        order.append("through")

    waiting = [asyncio.create_task(two()) for _ in range(3)]
    while not order:
        await asyncio.sleep(0)
    assert len(order) == 3  # all of them in the same turn of the loop
    await asyncio.gather(*waiting)


async def test_an_opening_counts_as_the_time_it_was_open_last():
    gate = Gate(lambda: SECONDS)
    times = [await passed(gate) for _ in range(4)]
    assert all(after - before >= SECONDS * 0.9 for before, after in itertools.pairwise(times))


async def test_how_long_it_is_shut_is_asked_each_time_that_it_opens():
    pauses = iter([0.0, SECONDS, 0.0, 0.0])
    gate = Gate(lambda: next(pauses))
    times = [await passed(gate) for _ in range(4)]
    gaps = [after - before for before, after in itertools.pairwise(times)]
    assert gaps[1] >= SECONDS * 0.9
    assert max(gaps[0], gaps[2]) < SECONDS * 0.9


async def test_who_gives_up_keeps_nobody_waiting():
    gate = Gate(lambda: SECONDS)
    await gate.through()
    gone, stays = asyncio.create_task(gate.through()), asyncio.create_task(passed(gate))
    await asyncio.sleep(0)
    gone.cancel()
    assert await asyncio.wait_for(stays, 10)
