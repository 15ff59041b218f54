"""What a broker has to carry for a document: real pages through a worker, with a tap between.

Bytes into and out of the broker are those of all its clients: producing, fetching (polls that find
nothing, too), groups and commits. One broker, so no replication. A record is the value of a message
of `documents`, plain JSON.
"""

import asyncio
import tempfile
from collections import Counter
from pathlib import Path

from service.cli.kafka import Follower
from tests.chaos.world import ReachableBroker
from tests.flow.conftest import SARING, Process, environment
from tests.flow.pages import PagesSite, chosen, follow
from tests.servers.segments import batches
from tests.servers.tap import Tap

PREFIX = "saring"
SINK_SECONDS = 60.0


class Tapped(ReachableBroker):
    """A broker whose clients reach it through a tap."""


async def measure(count, *, delay="20ms", idle_seconds=0.0, **settings):
    """Run `count` pages through one worker; figures of pages.py with `kafka` and `documents`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tap = await Tap().start()
        Tapped.proxy_port = tap.port
        broker = await Tapped.start(folder / "kafka")
        tap.target = int(broker.bootstrap.rpartition(":")[2])
        try:
            async with PagesSite(chosen(count)) as site:
                worker = await _worker(folder, site, tap, delay, settings)
                try:
                    return await _run(folder, site, tap, broker.bootstrap, idle_seconds)
                finally:
                    worker.kill(15)
                    await worker.ends()
        finally:
            await broker.stop()
            await tap.stop()


async def _worker(folder, site, tap, delay, settings):
    process = await asyncio.create_subprocess_exec(
        SARING,
        "worker",
        env=environment(
            folder / "data",
            broker=f"kafka://127.0.0.1:{tap.port}",
            fetch__allow=f"*.test:{site.port}",
            fetch__resolve="*.test=127.0.0.1",
            politeness__delay=delay,
            retry__delays="1s,5s,20s",
            stores__flush_interval="1s",
            log__level="warning",
            **settings,
        ),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=folder,
    )
    worker = Process(process)
    await worker.says("Worker is ready")
    return worker


async def _run(folder, site, tap, bootstrap, idle_seconds):
    tap.reset()
    await asyncio.sleep(idle_seconds)
    idle = (sum(tap.into.values()), sum(tap.out.values()))
    tap.reset()
    # The test's own clients go past the tap, but for what they push, which the segments tell.
    figures = await follow(bootstrap, site)
    async with asyncio.timeout(SINK_SECONDS):
        while _stored(folder) < figures["outcomes"]["enriched"]:
            await asyncio.sleep(0.1)
    into, out = dict(tap.into), dict(tap.out)
    values = await _values(bootstrap)
    topics = _topics(folder / "kafka")
    pushed = topics["urls"]["bytes"]
    records = sum(map(len, values["documents"]))
    documents = len(values["documents"])
    return figures | {
        "documents": documents,
        "record_bytes": round(records / documents),
        "kafka": {
            "into": into | {"pushed": pushed},
            "out": out,
            "idle_bytes_per_second": idle_seconds and round(sum(idle) / idle_seconds),
            "topics": topics,
            "ratio": round((sum(into.values()) + pushed + sum(out.values())) / records, 3),
        },
        "codecs": sorted({batch.codec for batch in batches(folder / "kafka", PREFIX)}),
    }


async def _values(bootstrap):
    """By topic, the values that were written there."""
    found = {}
    for word in ("pages", "documents", "outcomes"):
        async with Follower(bootstrap, [f"{PREFIX}.{word}"]) as follower:
            await follower.from_start()
            found[word] = [message.value async for message in follower.to_the_end()]
    return found


def _stored(folder):
    return sum(
        path.read_bytes().count(b"\n") for path in (folder / "data" / "documents").rglob("*.jsonl")
    )


def _topics(data_dir):
    """Messages and bytes (packed) of each topic."""
    messages, sizes = Counter(), Counter()
    for batch in batches(data_dir, PREFIX):
        word = batch.topic.removeprefix(f"{PREFIX}.")
        messages[word] += batch.records
        sizes[word] += batch.size_bytes
    return {word: {"messages": messages[word], "bytes": sizes[word]} for word in sizes}
