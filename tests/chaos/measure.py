"""What is measured of a world: times, positions, memory; and how its positions are set back."""

import asyncio
import time
from pathlib import Path
from typing import Any

import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import CommitFailedError

from service.agents.engine import SESSION_SECONDS
from service.cli.kafka import end_offsets
from tests.chaos.ledger import record
from tests.chaos.world import PARTITIONS, PREFIX, World
from tests.flow.conftest import Process

READS = (("intake", "urls"), ("fetch", "fetch"), ("enrich", "pages"), ("sink", "documents"))
MB = 10**6


def memory_bytes(pid: int) -> tuple[int, int]:
    """Resident memory of a worker, and of it with the processes that it started.

    Pages that several of them share count once in the second (Pss).
    """
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        # The name, in brackets, may hold anything; the parent is the second field behind it.
        fields = _read(stat).rpartition(")")[2].split()
        parents[int(stat.parent.name)] = int(fields[1]) if fields else 0
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    own = _kilobytes(Path(f"/proc/{pid}/status"), "VmRSS:")
    shares = sum(_kilobytes(Path(f"/proc/{one}/smaps_rollup"), "Pss:") for one in family)
    return own * 1024, shares * 1024


def _kilobytes(file: Path, name: str) -> int:
    for line in _read(file).splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""  # it has ended


async def seconds_to_outcome(world: World, since: float, kind: str = "") -> float:
    """From a time to the first outcome that was made after it."""
    times = [
        message.written_at.timestamp()
        for message in await world.ledger().read("outcomes")
        if kind.encode() in (message.value or b"")
    ]
    return round(min((at - since for at in times if at >= since), default=999.0), 1)


async def outcome_times(world: World) -> list[float]:
    """When outcomes were made, in order."""
    outcomes = await world.ledger().read("outcomes")
    return sorted(message.written_at.timestamp() for message in outcomes)


async def passed_unfinished(world: World) -> int:
    """Pages below enrichment's position that the topics do not show as finished."""
    ledger = world.ledger()
    positions = await committed(world, "enrich", "pages")
    ends = await ledger.outcomes()
    records = set(map(record, await ledger.read("documents")))

    def is_finished(request_id: str) -> bool:
        return any(
            end["outcome"] != "enriched" or f"{end['document_id']}.{end['revision']}" in records
            for end in ends.get(request_id, ())
        )

    return sum(
        message.offset < positions.get(message.partition, 0)
        and not is_finished(orjson.loads(message.value or b"{}")["request_id"])
        for message in await ledger.read("pages")
    )


async def configure(world: World, topic: str, config: dict[str, str]) -> None:
    """Set settings of a topic."""
    admin = AIOKafkaAdminClient(bootstrap_servers=world.bootstrap)
    await admin.start()
    try:
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, config)])
    finally:
        await admin.close()


async def committed(world: World, stage: str, word: str) -> dict[int, int]:
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


async def end(world: World, word: str) -> int:
    """The sum of a topic's end offsets."""
    return sum((await end_offsets(world.bootstrap, f"{PREFIX}.{word}")).values())


async def lag(world: World) -> int:
    """Messages that stages have not passed."""
    return sum(
        [
            await end(world, word) - sum((await committed(world, stage, word)).values())
            for stage, word in READS
        ]
    )


async def counted(world: World, worker: Process, metric: str) -> float:
    """The sum of a worker's counter over all labels."""
    status, text = await world.asked(worker, "metrics")
    assert status == 200, text
    lines = (line for line in text.splitlines() if line.startswith(metric))
    return sum(float(line.rpartition(" ")[2]) for line in lines)


async def rewind(world: World) -> int:
    """Set every stage's positions to 0, once nobody is in its group; how many messages there are.

    A worker that is told to end while it joins may stay a member until its session is over.
    """
    messages = 0
    for stage, word in READS:
        messages += await end(world, word)
        consumer = AIOKafkaConsumer(
            bootstrap_servers=world.bootstrap,
            group_id=f"{PREFIX}-{stage}",
            enable_auto_commit=False,
        )
        await consumer.start()
        try:
            parts = [TopicPartition(f"{PREFIX}.{word}", number) for number in range(PARTITIONS)]
            consumer.assign(parts)
            async with asyncio.timeout(2 * SESSION_SECONDS):
                while not await _is_committed(consumer, dict.fromkeys(parts, 0)):
                    await asyncio.sleep(0.5)
        finally:
            await consumer.stop()
    return messages


async def _is_committed(consumer: AIOKafkaConsumer, offsets: dict[TopicPartition, int]) -> bool:
    try:
        await consumer.commit(offsets)
    except CommitFailedError:
        return False
    return True


async def contents(world: World) -> dict[str, Any]:
    """What the stores hold, and how many outcomes there are."""
    ledger = world.ledger()
    return {
        "stores": (ledger.parquet(), ledger.jsonl(), ledger.rows()),
        "outcomes": await end(world, "outcomes"),
    }


class Clock:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """So far, to a tenth."""
        return round(time.monotonic() - self._began, 1)
