"""`saring reconcile` over a million requests: its memory, its time, and what it finds.

The topics are filled straight by a producer, as they look after a run: eight of ten requests
enriched with a small record, one unchanged, one dead with its letter. Three faults are planted: an
outcome that is missing, a second one that differs, a record that is missing. The command runs as a
process of its own; its peak of resident memory and its CPU time are the system's own account of it.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from service import codec
from service.broker.embedded import EmbeddedBroker
from service.cli.kafka import create_topics, end_offsets
from service.codec import Headers
from service.deadletter import dead_letter
from service.reasons import Failure, Reason
from service.records import Outcome, OutcomeKind, Source
from service.settings import load
from service.topics import Topics, declare
from tests.flow.conftest import SARING, environment
from tests.sink.documents import EXAMPLE

RESULTS = Path(__file__).parent / "results" / "reconcile.json"
PREFIX = "bench"
PARTITIONS = 4
BATCH_BYTES = 500_000
BOUND_MB = 500
MISSING, DOUBLED, LOST = 10, 20, 30  # requests whose outcome, or record, is not as it should be
FOUND = {
    "no_outcome": 1,
    "two_outcomes": 1,
    "outcome_without_letter": 1,
    "outcome_without_record": 1,
}
NOW = datetime.now(UTC)

Message = tuple[bytes | None, Headers]


def kind(number: int) -> OutcomeKind:
    """How a request ended."""
    return {8: OutcomeKind.UNCHANGED, 9: OutcomeKind.DEAD}.get(number % 10, OutcomeKind.ENRICHED)


def source(number: int) -> Source:
    """Where its message is: they go to the partitions in turn."""
    topic, place = f"{PREFIX}.urls", divmod(number, PARTITIONS)
    return Source(topic=topic, partition=place[1], offset=place[0])


def request_id(number: int) -> str:
    """As intake calls it."""
    place = source(number)
    return f"{place.topic}-{place.partition}-{place.offset}"


def outcome(number: int, ended: OutcomeKind) -> Message:
    """The end of a request."""
    dead = ended is OutcomeKind.DEAD
    made = Outcome(
        request_id=request_id(number),
        replay=0,
        url=f"http://site.test/{number}",
        outcome=ended,
        reason="dns" if dead else None,
        document_id=None if dead else f"{number:032x}",
        revision=None if dead else 1,
        source=source(number),
        started_at=NOW,
        finished_at=NOW,
    )
    return codec.encode(made), ()


def outcomes(count: int) -> Iterator[Message]:
    """One a request, but for what is planted."""
    for number in range(count):
        if number != MISSING:
            yield outcome(number, kind(number))
        if number == DOUBLED:
            yield outcome(number, OutcomeKind.DEAD)


def records(count: int) -> Iterator[Message]:
    """The records of what was enriched."""
    for number in range(count):
        if kind(number) is OutcomeKind.ENRICHED and number != LOST:
            made = replace(
                EXAMPLE,
                document_id=f"{number:032x}",
                revision=1,
                request_id=request_id(number),
                replay=0,
                source=source(number),
            )
            yield codec.encode(made), ()


def letters(count: int) -> Iterator[Message]:
    """The letters of what died."""
    for number in range(count):
        if kind(number) is OutcomeKind.DEAD:
            place = source(number)
            made = dead_letter(
                Failure(Reason.DNS),
                to=f"{PREFIX}.dead-letters",
                key=None,
                value=b"x",
                headers=(),
                topic=f"{PREFIX}.fetch",
                partition=0,
                offset=0,
                stage="fetch",
                request_id=f"{place.topic}-{place.partition}-{place.offset}",
                replay=0,
                url=None,
                attempts=1,
                first_seen=NOW,
            )
            yield made.value, made.headers


async def fill(bootstrap: str, topic: str, messages: Iterator[Message]) -> int:
    """Write messages to the partitions in turn; how many there were."""
    count = 0
    async with _client(AIOKafkaProducer, bootstrap, max_batch_size=BATCH_BYTES) as producer:
        batches = [producer.create_batch() for _ in range(PARTITIONS)]

        async def send(partition: int) -> None:
            batches[partition].close()
            await (await producer.send_batch(batches[partition], topic, partition=partition))
            batches[partition] = producer.create_batch()

        for count, (value, headers) in enumerate(messages, 1):
            partition = (count - 1) % PARTITIONS
            record = {"key": b"k", "value": value, "timestamp": None, "headers": list(headers)}
            if batches[partition].append(**record) is None:  # it is full
                await send(partition)
                batches[partition].append(**record)
        for partition in range(PARTITIONS):
            if batches[partition].record_count():
                await send(partition)
    return count


async def finish(bootstrap: str, topics: Topics) -> None:
    """Have all stages commit what their topics hold."""
    for stage, topic in (
        ("intake", topics.urls),
        ("fetch", topics.fetch),
        ("enrich", topics.pages),
        ("sink", topics.documents),
    ):
        group = f"{PREFIX}-{stage}"
        ends = await end_offsets(bootstrap, topic.name)
        async with _client(AIOKafkaConsumer, bootstrap, group_id=group) as consumer:
            places = {TopicPartition(topic.name, number): end for number, end in ends.items()}
            consumer.assign(list(places))
            await consumer.commit(places)


@asynccontextmanager
async def _client(make: Callable[..., Any], bootstrap: str, **options: Any) -> Any:
    client = make(bootstrap_servers=bootstrap, **options)
    await client.start()
    try:
        yield client
    finally:
        await client.stop()


async def measured(count: int) -> dict[str, Any]:
    """Fill the topics, run the command, and say what it needed."""
    with tempfile.TemporaryDirectory(prefix="saring-bench-") as name:
        folder = Path(name)
        settings = load(
            {"topic_prefix": PREFIX, "data_dir": folder, "kafka": {"partitions": PARTITIONS}}
        )
        topics = declare(settings)
        broker = await EmbeddedBroker.start(folder / "kafka")
        try:
            where = broker.bootstrap
            await create_topics(where, topics, replication=1)  # type: ignore[arg-type]
            filled = {
                topic: await fill(where, f"{PREFIX}.{topic}", messages)
                for topic, messages in (
                    ("urls", ((b"http://site.test/%d" % n, ()) for n in range(count))),
                    ("outcomes", outcomes(count)),
                    ("documents", records(count)),
                    ("dead-letters", letters(count)),
                )
            }
            await finish(where, topics)
            sys.stderr.write(f"filled: {filled}\n")
            return await asyncio.to_thread(reconciled, where, folder) | {"messages": filled}
        finally:
            await broker.stop()


def reconciled(bootstrap: str, folder: Path) -> dict[str, Any]:
    """Run the command; what it found, and the system's account of its process."""
    began = time.monotonic()
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(
            [SARING, "reconcile", "--json"],
            env=environment(
                folder,
                broker=f"kafka://{bootstrap}",
                topic_prefix=PREFIX,
                kafka__partitions=PARTITIONS,
            ),
            stdout=out,
        )
        _, status, usage = os.wait4(process.pid, 0)
    *_, last = (folder / "out").read_bytes().splitlines()
    counts = json.loads(last)
    return {
        "exit_code": os.waitstatus_to_exitcode(status),
        "requests": counts["requests"],
        "problems": counts["problems"],
        "peak_mb": round(usage.ru_maxrss * 1024 / 1e6, 1),
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 1),
        "seconds": round(time.monotonic() - began, 1),
    }


def main() -> None:
    """Measure, print, and write the result when it is of the whole million."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=1_000_000)
    options = parser.parse_args()
    found = asyncio.run(measured(options.requests))
    sys.stdout.write(f"{json.dumps(found)}\n")
    if options.requests >= 1_000_000:
        RESULTS.write_text(json.dumps(found, indent=2) + "\n")
    sys.exit(0 if found["problems"] == FOUND and found["peak_mb"] <= BOUND_MB else 1)


if __name__ == "__main__":
    main()
