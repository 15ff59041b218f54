"""The faults: what is done to a world under load, and what must hold afterwards.

Each is a function that brings its fault upon a world and returns what it measured; `FAULTS` names
the bound of each figure. The books (ledger.py) are balanced after every one of them, and "lost" and
"conflicting" are 0 for all.
"""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from service.topics import MESSAGE_BYTES
from tests.chaos.flush import kill_in_flush
from tests.chaos.measure import (
    MB,
    Clock,
    configure,
    contents,
    counted,
    end,
    lag,
    memory_bytes,
    outcome_times,
    passed_unfinished,
    rewind,
    seconds_to_outcome,
)
from tests.chaos.poison import POISON
from tests.chaos.world import PREFIX, World
from tests.flow.conftest import Process
from tests.servers.postgres import FOUND

Figures = dict[str, Any]
URLS = 5000
REFUSED = ("bad_message", "invalid_url", "too_large")  # how malformed messages end


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One fault: what happens, how many URLs it is tried with, the most that each figure may be."""

    run: Callable[[World, int], Awaitable[Figures]]
    urls: int = URLS
    bounds: dict[str, float] = field(default_factory=dict)
    duplicate_share: float = 0.0  # of the URLs; records that may come again
    needs: Callable[[], str] | None = None  # why it cannot be tried here; empty when it can


async def killed_workers(world: World, urls: int) -> Figures:
    """kill -9 of a random worker every 10 s, six times."""
    await world.start_broker()
    await world.start_workers()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=62))
    for _ in range(6):
        await asyncio.sleep(10)
        worker = world.random.choice(world.living)
        worker.kill(signal.SIGKILL)
        await worker.ends()
        await world.start_worker(ready=False)
    return await recovered(world, load)


async def asked_to_end(world: World, urls: int) -> Figures:
    """SIGTERM three times under load."""
    await world.start_broker()
    await world.start_workers()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=40))
    codes, slowest = [], 0.0
    for _ in range(3):
        await asyncio.sleep(8)
        worker = world.random.choice(world.at_work)
        clock = Clock()
        worker.kill(signal.SIGTERM)
        codes.append(await worker.ends())
        slowest = max(slowest, clock.seconds)
        await world.start_worker()
    figures = await recovered(world, load)
    return figures | {"exit_codes": sum(map(abs, codes)), "exit_seconds": slowest}


async def coming_and_going(world: World, urls: int) -> Figures:
    """A third worker joins and leaves every 5 s for 60 s."""
    await world.start_broker()
    await world.start_workers()
    began_at = time.time()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=60))
    while time.time() - began_at < 60:
        third = await world.start_worker()
        await asyncio.sleep(5)
        third.kill(signal.SIGTERM)
        await third.ends()
        await asyncio.sleep(5)
    ended_at = time.time()
    figures = await recovered(world, load)
    # To the first outcome that came after, if one did: where nothing was left, none was due.
    times = [began_at, *(at for at in await outcome_times(world) if at > began_at)]
    gaps = [after - before for before, after in pairwise(times) if before < ended_at]
    return figures | {"seconds_without_outcome": round(max(gaps), 1)}


async def paused_broker(world: World, urls: int) -> Figures:
    """The broker is stopped (SIGSTOP) for 60 s."""
    await world.start_broker()
    workers = await world.start_workers()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=20))
    await asyncio.sleep(15)
    assert world.broker is not None
    before = [memory_bytes(worker.process.pid)[1] for worker in workers]
    most, red_after = list(before), [60.0] * len(workers)
    os.kill(world.broker.pid, signal.SIGSTOP)
    clock = Clock()
    while clock.seconds < 60:
        for number, worker in enumerate(workers):
            most[number] = max(most[number], memory_bytes(worker.process.pid)[1])
            if red_after[number] == 60 and await world.is_red(worker):
                red_after[number] = clock.seconds
        await asyncio.sleep(0.5)
    os.kill(world.broker.pid, signal.SIGCONT)
    resumed_at = time.time()
    figures = await recovered(world, load)
    growth = max(after - start for after, start in zip(most, before, strict=True))
    return figures | {
        "seconds_to_go_on": await seconds_to_outcome(world, resumed_at),
        "growth_mb": round(growth / MB, 1),
        "seconds_to_red": max(red_after),
    }


async def broken_connections(world: World, urls: int) -> Figures:
    """The broker is killed and started again; then all connections are reset every 5 s for 60 s.

    While the broker is away one of the workers is asked to end.
    """
    await world.start_broker(through_proxy=True)
    workers = await world.start_workers()
    messages = world.messages(urls)
    await world.push(messages[: urls // 4])
    await asyncio.sleep(5)
    await world.kill_broker()
    clock = Clock()
    workers[0].kill(signal.SIGTERM)
    code = await workers[0].ends()
    seconds = clock.seconds
    await world.start_broker()
    await world.start_worker()
    load = asyncio.create_task(world.push(messages[urls // 4 :], seconds=60))
    assert world.proxy is not None
    for _ in range(12):
        await asyncio.sleep(5)
        world.proxy.reset()
    figures = await recovered(world, load)
    return figures | {"exit_codes": abs(code), "exit_seconds": seconds}


async def killed_sinks(world: World, urls: int) -> Figures:
    """The sink is killed in the middle of its flushes, 20 times, in each store in turn."""
    await world.start_broker()
    await world.start_worker("--stages", "intake,fetch,enrich")
    stores = ["parquet", "jsonl", *(["postgresql"] if world.database is not None else [])]
    messages = world.messages(urls)
    missed = 0
    for turn in range(20):
        sink = await world.start_worker("--stages", "sink", stores__flush_interval="200ms")
        await world.push(messages[turn::20])
        missed += not await asyncio.to_thread(
            kill_in_flush, world, sink.process.pid, stores[turn % len(stores)]
        )
        await sink.ends()
    await world.start_worker("--stages", "sink")
    return await recovered(world) | {"kills_between_flushes": missed}


async def unwritable_topic(world: World, urls: int) -> Figures:
    """`documents` takes no message for 20 s: each is larger than it allows."""
    await world.start_broker()
    await world.start_workers()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=30))
    await asyncio.sleep(8)
    await configure(world, f"{PREFIX}.documents", {"max.message.bytes": "1"})
    await asyncio.sleep(2)  # a setting is answered before it is in force
    before = await end(world, "documents")
    await asyncio.sleep(18)
    passed = await passed_unfinished(world)
    written = await end(world, "documents") - before
    await configure(world, f"{PREFIX}.documents", {"max.message.bytes": str(MESSAGE_BYTES)})
    resumed_at = time.time()
    figures = await recovered(world, load)
    return figures | {
        "written_meanwhile": written,
        "passed_meanwhile": passed,
        "seconds_to_go_on": await seconds_to_outcome(world, resumed_at, "enriched"),
    }


async def full_disk(world: World, urls: int) -> Figures:
    """The stores' disk is full for a while."""
    stores = world.folder / "data" / "documents"
    stores.mkdir(parents=True)
    subprocess.run([*MOUNT, "size=256k", "tmpfs", stores], check=True)
    try:
        await world.start_broker()
        workers = await world.start_workers()
        load = asyncio.create_task(world.push(world.messages(urls), seconds=10))
        await until_red(world, workers)
        torn = world.ledger().parquet()[1] + world.ledger().jsonl()[1]
        await asyncio.sleep(5)
        subprocess.run(["mount", "-o", "remount,size=512m", stores], check=True)
        resumed_at = time.time()
        figures = await recovered(world, load)
        balance = await world.ledger().balance()
        problems = await world.reconciled()
        stored_at = [path.stat().st_mtime for path in stores.rglob("*.parquet")]
        await world.end_workers()
    finally:
        subprocess.run(["umount", "--lazy", stores], check=True)
    return figures | {
        "torn_while_full": torn,
        "seconds_to_go_on": round(min(at for at in stored_at if at > resumed_at) - resumed_at, 1),
        "balance": balance,
        "problems": problems,
    }


async def absent_store(world: World, urls: int) -> Figures:
    """PostgreSQL is stopped for 60 s, and slow for 20 s after that."""
    cluster, proxy = await world.proxied_database()
    await world.start_broker()
    workers = await world.start_workers()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=60))
    await asyncio.sleep(10)
    clock = Clock()
    await asyncio.to_thread(cluster.stop)
    proxy.reset()
    await until_red(world, workers)
    red_after = clock.seconds
    await asyncio.sleep(max(0.0, 60 - red_after))
    proxy.delay_seconds = 0.05
    await asyncio.to_thread(cluster.start)
    await asyncio.sleep(20)
    proxy.delay_seconds = 0.0
    figures = await recovered(world, load)
    ends = (await world.ledger().outcomes()).values()
    unhealthy = {None, "http_404", *REFUSED}
    return figures | {
        "seconds_to_red": red_after,
        "healthy_that_died": sum(end[0]["reason"] not in unhealthy for end in ends),
    }


async def poison(world: World, urls: int) -> Figures:
    """60 malformed messages between good ones."""
    await world.start_broker()
    workers = await world.start_workers()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=30))
    wanted = {}
    for bad in POISON:
        [place] = await world.push([bad.value], headers=bad.headers)
        wanted[place] = bad
        await asyncio.sleep(0.5)
    figures = await recovered(world, load)
    ends, named = await world.ledger().outcomes(), world.ledger().named()
    reasons = {
        place: [end["reason"] for end in ends.get(named.get(place, ""), ())] for place in wanted
    }
    restarts = [await counted(world, worker, "saring_agent_restarts_total") for worker in workers]
    return figures | {
        "poison": len(wanted),
        "poison_that_ended_otherwise": sum(
            reasons[place] != ([bad.reason] if bad.reason else []) for place, bad in wanted.items()
        ),
        "agent_restarts": sum(restarts),
    }


async def read_again(world: World, urls: int) -> Figures:
    """Every message three times; then all offsets are set to 0 and everything is read again."""
    await world.start_broker()
    await world.start_workers()
    messages = world.messages(urls // 3)
    for _ in range(3):
        await world.push(messages, seconds=5)
    await world.until_ended()
    await world.end_workers()
    before = await contents(world)
    messages_there = await rewind(world)
    clock = Clock()
    workers = await world.start_workers()
    async with asyncio.timeout(240):
        while await lag(world):
            await asyncio.sleep(0.5)
    seconds = clock.seconds
    read = sum([await counted(world, worker, "saring_received_total") for worker in workers])
    codes = await world.end_workers()
    after = await contents(world)
    return {
        "seconds_to_recover": seconds,
        "read_again": int(read),
        "not_read_again": max(0, messages_there - int(read)),
        "store_changes": int(after["stores"] != before["stores"]),
        "new_outcomes": after["outcomes"] - before["outcomes"],
        "exit_codes": sum(map(abs, codes)),
    }


async def backlog(world: World, urls: int) -> Figures:
    """Many requests wait at the start."""
    await world.start_broker()
    await world.start_worker()
    await world.end_workers()
    await world.push(world.messages(urls))
    began_at, own, whole, clock = time.time(), 0, 0, Clock()
    worker = await world.start_worker()
    while clock.seconds < 45:
        found = memory_bytes(worker.process.pid)
        own, whole = max(own, found[0]), max(whole, found[1])
        await asyncio.sleep(0.5)
    codes = await world.end_workers()
    # The books are balanced for what has ended by now; the rest is left to wait.
    ended = await world.ledger().outcomes()
    named = world.ledger().named()
    world.pushed = {place: value for place, value in world.pushed.items() if named[place] in ended}
    await world.start_worker("--stages", "sink")
    await world.until_ended()
    codes += await world.end_workers()
    return {
        "seconds_to_recover": await seconds_to_outcome(world, began_at),
        "waiting": urls,
        "memory_mb": round(own / MB, 1),
        "memory_with_pool_mb": round(whole / MB, 1),
        "exit_codes": sum(map(abs, codes)),
    }


async def recovered(world: World, load: "asyncio.Task[Any] | None" = None) -> Figures:
    """Wait for the load and then for the end of all of it; how long that took."""
    if load is not None:
        await load
    clock = Clock()
    await world.until_ended()
    return {"seconds_to_recover": clock.seconds}


async def until_red(world: World, workers: list[Process]) -> None:
    """Wait until all of these say that they cannot do their work."""
    async with asyncio.timeout(120):
        while not all([await world.is_red(worker) for worker in workers]):
            await asyncio.sleep(0.2)


MOUNT = ("mount", "-t", "tmpfs", "-o")


def _no_mount() -> str:
    trial = ["unshare", "-m", *MOUNT, "size=4k", "tmpfs", "/mnt"]
    refused = subprocess.run(trial, capture_output=True, check=False).returncode
    return "no right to mount a small disk" if refused else ""


def _no_postgres() -> str:
    return "" if FOUND else "PostgreSQL is not installed"


FAULTS: dict[str, Fault] = {
    "kill": Fault(run=killed_workers, duplicate_share=0.01),
    "sigterm": Fault(run=asked_to_end, bounds={"exit_codes": 0, "exit_seconds": 30}),
    "join": Fault(
        run=coming_and_going,
        duplicate_share=0.01,
        bounds={"seconds_without_outcome": 20},
    ),
    "pause": Fault(
        run=paused_broker,
        bounds={"seconds_to_go_on": 15, "growth_mb": 100, "seconds_to_red": 20},
        duplicate_share=0.01,
    ),
    "reset": Fault(
        run=broken_connections,
        duplicate_share=0.01,
        bounds={"exit_codes": 0, "exit_seconds": 30},
    ),
    "sink": Fault(run=killed_sinks, bounds={"kills_between_flushes": 2}),
    "unwritable": Fault(
        run=unwritable_topic,
        bounds={"written_meanwhile": 0, "passed_meanwhile": 0, "seconds_to_go_on": 15},
    ),
    "postgres": Fault(
        run=absent_store,
        bounds={"healthy_that_died": 0, "seconds_to_red": 20},
        needs=_no_postgres,
    ),
    "disk": Fault(
        run=full_disk,
        urls=2000,
        bounds={"torn_while_full": 0, "seconds_to_go_on": 15},
        needs=_no_mount,
    ),
    "poison": Fault(run=poison, bounds={"poison_that_ended_otherwise": 0, "agent_restarts": 0}),
    "again": Fault(
        run=read_again,
        urls=3000,  # a thousand messages three times
        bounds={"not_read_again": 0, "store_changes": 0, "new_outcomes": 0, "exit_codes": 0},
    ),
    "backlog": Fault(run=backlog, urls=100_000, bounds={"memory_mb": 400, "exit_codes": 0}),
}
