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

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from service.topics import MESSAGE_BYTES
from tests.chaos.proxy import Proxy
from tests.chaos.world import PARTITIONS, PREFIX, World, memory_bytes
from tests.servers.postgres import FOUND, Cluster

Figures = dict[str, Any]
MIB = 2**20
REFUSED = ("bad_message", "invalid_url", "too_large")  # how malformed messages end


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One fault: what happens, how many URLs it is tried with, the most that each figure may be."""

    run: Callable[[World, int], Awaitable[Figures]]
    urls: int
    bounds: dict[str, float] = field(default_factory=dict)
    duplicate_share: float = 0.0  # of the URLs; records that may come again
    needs: Callable[[], str] | None = None  # why it cannot be tried here; empty when it can


async def killed_workers(world: World, urls: int) -> Figures:
    """kill -9 of a random worker every 10 s, six times."""
    await world.start_broker()
    await world.start_workers()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=60))
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
    load = asyncio.create_task(world.push(world.messages(urls), seconds=30))
    codes, slowest = [], 0.0
    for _ in range(3):
        await asyncio.sleep(6)
        worker = world.random.choice(world.living)
        asked_at = time.monotonic()
        worker.kill(signal.SIGTERM)
        codes.append(await worker.ends())
        slowest = max(slowest, time.monotonic() - asked_at)
        await world.start_worker(ready=False)
    figures = await recovered(world, load)
    return figures | {"exit_codes": sum(map(abs, codes)), "exit_seconds": round(slowest, 1)}


async def coming_and_going(world: World, urls: int) -> Figures:
    """A third worker joins and leaves every 5 s for 60 s."""
    await world.start_broker()
    await world.start_workers()
    began_at = time.time()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=60))
    while time.time() - began_at < 60:
        third = await world.start_worker(ready=False)
        await asyncio.sleep(5)
        third.kill(signal.SIGTERM)
        await third.ends()
        await asyncio.sleep(5)
    ended_at = time.time()
    figures = await recovered(world, load)
    times = sorted(
        message.written_at.timestamp() for message in await world.ledger().read("outcomes")
    )
    during = [began_at, *(at for at in times if began_at < at < ended_at), ended_at]
    gap = max(after - before for before, after in pairwise(during))
    return figures | {"seconds_without_outcome": round(gap, 1)}


async def paused_broker(world: World, urls: int) -> Figures:
    """The broker is stopped (SIGSTOP) for 60 s."""
    await world.start_broker()
    workers = await world.start_workers()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=20))
    await asyncio.sleep(15)
    assert world.broker is not None
    before = [memory_bytes(worker.process.pid) for worker in workers]
    most = list(before)
    os.kill(world.broker.pid, signal.SIGSTOP)
    stopped_at, red_after = time.monotonic(), {}
    while time.monotonic() - stopped_at < 60:
        for number, worker in enumerate(workers):
            most[number] = max(most[number], memory_bytes(worker.process.pid))
            if number not in red_after and not await world.is_ready(worker):
                red_after[number] = time.monotonic() - stopped_at
        await asyncio.sleep(0.5)
    os.kill(world.broker.pid, signal.SIGCONT)
    resumed_at = time.time()
    figures = await recovered(world, load)
    growth = max(after - start for after, start in zip(most, before, strict=True))
    return figures | {
        "seconds_to_go_on": await seconds_to_outcome(world, resumed_at),
        "growth_mib": round(growth / MIB, 1),
        "seconds_to_red": round(max(red_after.get(n, 60.0) for n in range(len(workers))), 1),
    }


async def broken_connections(world: World, urls: int) -> Figures:
    """The broker is killed and started again; then all connections are reset every 5 s for 60 s."""
    await world.start_broker(through_proxy=True)
    await world.start_workers()
    messages = world.messages(urls)
    await world.push(messages[: urls // 4])
    await asyncio.sleep(5)
    await world.kill_broker()
    await world.start_broker()
    load = asyncio.create_task(world.push(messages[urls // 4 :]))
    assert world.proxy is not None
    await load  # the push itself is not what is tried
    for _ in range(12):
        await asyncio.sleep(5)
        world.proxy.reset()
    return await recovered(world, load)


async def killed_sinks(world: World, urls: int) -> Figures:
    """The sink is killed in the middle of its flushes, 20 times."""
    await world.start_broker()
    await world.start_worker("--stages", "intake,fetch,enrich")
    sink = await world.start_worker("--stages", "sink", stores__flush_interval="200ms")
    load = asyncio.create_task(world.push(world.messages(urls), seconds=60))
    for _ in range(20):
        await asyncio.sleep(0.5 + world.random.random())
        sink.kill(signal.SIGKILL)
        await sink.ends()
        sink = await world.start_worker("--stages", "sink", stores__flush_interval="200ms")
    return await recovered(world, load)


async def unwritable_topic(world: World, urls: int) -> Figures:
    """`documents` takes no message for 20 s: each is larger than it allows."""
    await world.start_broker()
    await world.start_workers()
    load = asyncio.create_task(world.push(world.messages(urls), seconds=30))
    await asyncio.sleep(8)
    await configure(world, f"{PREFIX}.documents", {"max.message.bytes": "1"})
    await asyncio.sleep(2)  # a setting is answered before it is in force
    before = await end(world, "documents")
    began = await committed(world, "enrich", "pages")
    await asyncio.sleep(18)
    after = await committed(world, "enrich", "pages")
    written = await end(world, "documents") - before
    # What ends without a document (unchanged, dead) may pass; a page that makes one may not.
    await configure(world, f"{PREFIX}.documents", {"max.message.bytes": str(MESSAGE_BYTES)})
    resumed_at = time.time()
    figures = await recovered(world, load)
    return figures | {
        "written_meanwhile": written,
        "passed_meanwhile": max(0, after - began),
        "seconds_to_go_on": await seconds_to_outcome(world, resumed_at, "enriched"),
    }


async def full_disk(world: World, urls: int) -> Figures:
    """The stores' disk is full for a while."""
    stores = world.folder / "data" / "documents"
    stores.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", stores], check=True)
    try:
        await world.start_broker()
        worker = await world.start_worker()
        load = asyncio.create_task(world.push(world.messages(urls), seconds=10))
        red = False
        async with asyncio.timeout(120):
            while not red:
                red = not await world.is_ready(worker)
                await asyncio.sleep(0.2)
        torn = world.ledger().parquet()[1] + world.ledger().jsonl()[1]
        await asyncio.sleep(5)
        subprocess.run(["mount", "-o", "remount,size=512m", stores], check=True)
        figures = await recovered(world, load)
        balance = await world.ledger().balance()
        await world.end_workers()
        return figures | {"torn_while_full": torn, "balance": balance}
    finally:
        subprocess.run(["umount", "--lazy", stores], check=True)


async def absent_store(world: World, urls: int) -> Figures:
    """PostgreSQL is stopped for 60 s, and slow for 20 s after that."""
    cluster = await asyncio.to_thread(Cluster)
    proxy = await Proxy().start()
    proxy.target = cluster.port
    url = cluster.url.replace(f":{cluster.port}/", f":{proxy.port}/")
    world.settings["sink"] = f"parquet:,jsonl:,{url}"
    try:
        await world.start_broker()
        await world.start_workers()
        load = asyncio.create_task(world.push(world.messages(urls), seconds=60))
        await asyncio.sleep(10)
        await asyncio.to_thread(cluster.stop)
        proxy.reset()
        await asyncio.sleep(60)
        proxy.delay_seconds = 0.05
        await asyncio.to_thread(cluster.start)
        await asyncio.sleep(20)
        proxy.delay_seconds = 0.0
        figures = await recovered(world, load)
        await world.end_workers()
        rows = await asyncio.to_thread(
            cluster.ask, f"SELECT document_id, revision FROM {PREFIX}.documents"
        )
    finally:
        await proxy.stop()
        await asyncio.to_thread(cluster.remove)
    ledger = world.ledger()
    records = {dict(one.headers)["ce_id"].decode() for one in await ledger.read("documents")}
    stored = [f"{document}.{revision}" for document, revision in rows]
    reasons = {str(end[0]["reason"]) for end in (await ledger.outcomes()).values()}
    return figures | {
        "rows_that_differ": len(records ^ set(stored)) + len(stored) - len(set(stored)),
        "reasons_not_wanted": len(reasons - {"None", "http_404", *REFUSED}),
    }


async def poison(world: World, urls: int) -> Figures:
    """60 malformed messages between good ones."""
    await world.start_broker()
    worker = await world.start_worker()
    good = world.messages(urls)
    bad = [
        b"plain text",
        b"\xff\xfe\xfd",
        b'{"url": 5}',
        b"x" * 1_000_000,
        b"[" * 30_000,
        b'{"url": "http://site1.test/a", "url": 7}',
        b'{"url": NaN}',
        b'{"url": ["http://site1.test/"]}',
        b'{"labels": {"a": 1}, "url": "http://site1.test/"}',
        b"\x00" * 100,
    ]
    messages = good[:]
    for number in range(60):
        messages.insert(number * len(messages) // 60, bad[number % len(bad)])
    await world.push(messages, seconds=5)
    figures = await recovered(world, None)
    page = (await worker.says(r"page: (http://\S+)"))[1]
    text = await asyncio.to_thread(_get, f"{page}metrics")
    restarts = sum(
        float(line.rpartition(" ")[2])
        for line in text.splitlines()
        if line.startswith("saring_agent_restarts_total")
    )
    return figures | {"agent_restarts": restarts}


def _get(url: str) -> str:
    import urllib.request

    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())


async def read_again(world: World, urls: int) -> Figures:
    """Every message three times; then all offsets are set to 0 and everything is read again."""
    await world.start_broker()
    await world.start_workers()
    messages = world.messages(urls)
    for _ in range(3):
        await world.push(messages, seconds=5)
    await world.until_ended()
    await world.end_workers()
    before = await state_of(world)
    await rewind(world)
    await world.start_workers()
    started = time.monotonic()
    async with asyncio.timeout(240):
        while any([await lag(world, stage, word) for stage, word in READS]):
            await asyncio.sleep(0.5)
    seconds = time.monotonic() - started
    codes = await world.end_workers()
    after = await state_of(world)
    return {
        "seconds_to_recover": round(seconds, 1),
        "store_changes": sum((after["rows"] - before["rows"]).values()),
        "new_outcomes": after["outcomes"] - before["outcomes"],
        "exit_codes": sum(map(abs, codes)),
    }


async def backlog(world: World, urls: int) -> Figures:
    """Many requests wait at the start."""
    await world.start_broker()
    worker = await world.start_worker()
    await world.end_workers()
    await world.push(world.messages(urls))
    worker = await world.start_worker()
    most, started = 0, time.monotonic()
    while time.monotonic() - started < 45:
        most = max(most, memory_bytes(worker.process.pid))
        await asyncio.sleep(0.2)
    codes = await world.end_workers()
    # The books are balanced for what has ended by now; the rest is left to wait.
    ended = await world.ledger().outcomes()
    for partition, offset in list(world.load.pushed):
        if f"{PREFIX}.urls-{partition}-{offset}" not in ended:
            del world.load.pushed[partition, offset]
    await world.start_worker("--stages", "sink")
    await world.until_ended()
    codes += await world.end_workers()
    return {"memory_mib": round(most / MIB, 1), "exit_codes": sum(map(abs, codes))}


# -- measuring -------------------------------------------------------------------------------------

READS = (("intake", "urls"), ("fetch", "fetch"), ("enrich", "pages"), ("sink", "documents"))


async def recovered(world: World, load: "asyncio.Task[None] | None") -> Figures:
    """Wait for the load and then for the end of all of it; how long that took."""
    if load is not None:
        await load
    started = time.monotonic()
    await world.until_ended()
    return {"seconds_to_recover": round(time.monotonic() - started, 1)}


async def seconds_to_outcome(world: World, since: float, kind: str = "") -> float:
    """From a time to the first outcome that was made after it."""
    times = [
        message.written_at.timestamp()
        for message in await world.ledger().read("outcomes")
        if kind.encode() in (message.value or b"")
    ]
    return round(min((at - since for at in times if at >= since), default=999.0), 1)


async def configure(world: World, topic: str, config: dict[str, str]) -> None:
    """Set settings of a topic."""
    admin = AIOKafkaAdminClient(bootstrap_servers=world.bootstrap)
    await admin.start()
    try:
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, config)])
    finally:
        await admin.close()


async def positions(world: World, stage: str, word: str) -> dict[int, int]:
    """Committed positions of a stage, by partition."""
    admin = AIOKafkaAdminClient(bootstrap_servers=world.bootstrap)
    await admin.start()
    try:
        found = await admin.list_consumer_group_offsets(f"{PREFIX}-{stage}")
    finally:
        await admin.close()
    return {
        tp.partition: place.offset
        for tp, place in found.items()
        if tp.topic == f"{PREFIX}.{word}" and place.offset >= 0
    }


async def committed(world: World, stage: str, word: str) -> int:
    """The sum of a stage's positions."""
    return sum((await positions(world, stage, word)).values())


async def end(world: World, word: str) -> int:
    """The sum of a topic's end offsets."""
    from service.cli.kafka import end_offsets

    return sum((await end_offsets(world.bootstrap, f"{PREFIX}.{word}")).values())


async def lag(world: World, stage: str, word: str) -> int:
    """Messages of a topic that a stage has not passed."""
    return await end(world, word) - await committed(world, stage, word)


async def rewind(world: World) -> None:
    """Set every stage's positions to 0; nobody may be in the groups."""
    from aiokafka import AIOKafkaConsumer

    for stage, word in READS:
        consumer = AIOKafkaConsumer(
            bootstrap_servers=world.bootstrap,
            group_id=f"{PREFIX}-{stage}",
            enable_auto_commit=False,
        )
        await consumer.start()
        try:
            parts = [TopicPartition(f"{PREFIX}.{word}", number) for number in range(PARTITIONS)]
            consumer.assign(parts)
            await consumer.commit(dict.fromkeys(parts, 0))
        finally:
            await consumer.stop()


async def state_of(world: World) -> dict[str, Any]:
    """What the stores and the topics hold."""
    ledger = world.ledger()
    return {"rows": ledger.parquet()[0], "outcomes": len(await ledger.read("outcomes"))}


def _no_mount() -> str:
    return "" if os.geteuid() == 0 else "only root can mount a small disk"


def _no_postgres() -> str:
    return "" if FOUND else "PostgreSQL is not installed"


FAULTS: dict[str, Fault] = {
    "kill": Fault(run=killed_workers, urls=5000, duplicate_share=0.01),
    "sigterm": Fault(run=asked_to_end, urls=2000, bounds={"exit_codes": 0, "exit_seconds": 30}),
    "join": Fault(
        run=coming_and_going,
        urls=3000,
        duplicate_share=0.01,
        bounds={"seconds_without_outcome": 20},
    ),
    "pause": Fault(
        run=paused_broker,
        urls=2000,
        bounds={"seconds_to_go_on": 15, "growth_mib": 100, "seconds_to_red": 20},
        duplicate_share=0.01,
    ),
    "reset": Fault(run=broken_connections, urls=3000, duplicate_share=0.01),
    "sink": Fault(run=killed_sinks, urls=2000),
    "unwritable": Fault(
        run=unwritable_topic,
        urls=1500,
        bounds={"written_meanwhile": 0, "seconds_to_go_on": 15},
    ),
    "postgres": Fault(
        run=absent_store,
        urls=1500,
        bounds={"rows_that_differ": 0, "reasons_not_wanted": 0},
        needs=_no_postgres,
    ),
    "disk": Fault(run=full_disk, urls=600, bounds={"torn_while_full": 0}, needs=_no_mount),
    "poison": Fault(run=poison, urls=300, bounds={"agent_restarts": 0}),
    "again": Fault(
        run=read_again,
        urls=500,
        bounds={"store_changes": 0, "new_outcomes": 0, "exit_codes": 0},
    ),
    "backlog": Fault(run=backlog, urls=100_000, bounds={"memory_mib": 400, "exit_codes": 0}),
}
