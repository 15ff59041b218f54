"""What a broker has to carry for a document: real pages through a worker, with a tap between.

Bytes into and out of the broker are those of all its clients: producing, fetching (polls that find
nothing, too), groups and commits. One broker, so no replication. A record is the value of a message
of `documents`, plain JSON.
"""

import asyncio
import contextlib
import os
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
                    pid = worker.process.pid
                    return await _run(folder, site, tap, broker.bootstrap, pid, idle_seconds)
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


async def _run(folder, site, tap, bootstrap, pid, idle_seconds):
    tap.clear()
    await asyncio.sleep(idle_seconds)
    idle = (sum(tap.into.values()), sum(tap.out.values()))
    tap.clear()
    before = cpu_seconds(pid)
    # The test's own clients go past the tap, but for what they push, which the segments tell.
    figures = await follow(bootstrap, site)
    async with asyncio.timeout(SINK_SECONDS):
        while _stored(folder) < figures["outcomes"]["enriched"]:
            await asyncio.sleep(0.1)
    spent = {name: value - before[name] for name, value in cpu_seconds(pid).items()}
    into, out = dict(tap.into), dict(tap.out)
    topics = _topics(folder / "kafka")
    messages = await _messages(bootstrap, topics)
    for word, held in messages.items():
        topics[word]["unpacked_bytes"] = sum(map(_size, held))
    records = [message.value for message in messages["documents"]]
    pushed = topics["urls"]["bytes"]
    size = sum(map(len, records))
    main, *others = (memory_bytes(one) for one in family(pid))
    return figures | {
        "documents": len(records),
        "record_bytes": round(size / len(records)),
        "records": records,
        "cpu_ms": {name: round(spent[name] * 1000 / len(records), 1) for name in spent},
        "worker_bytes": {"main": main, "pool": sum(others)},
        "kafka": {
            "into": into | {"pushed": pushed},
            "out": out,
            "idle_bytes_per_second": idle_seconds and round(sum(idle) / idle_seconds),
            "topics": topics,
            "ratio": round((sum(into.values()) + pushed + sum(out.values())) / size, 3),
        },
        "codecs": sorted({batch.codec for batch in batches(folder / "kafka", PREFIX)}),
    }


def family(pid):
    """A process and all that it has started, directly or not."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # ended meanwhile
            parents[int(path.parent.name)] = int(_stat(path)[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def cpu_seconds(pid):
    """CPU time of a process (the event loop and its threads) and of its children, ended or not."""
    ticks = {"main": 0, "pool": 0}
    for one in family(pid):
        with contextlib.suppress(OSError):
            own, of_ended = (
                sum(map(int, _stat(Path(f"/proc/{one}/stat"))[at : at + 2])) for at in (11, 13)
            )
            ticks["main" if one == pid else "pool"] += own
            ticks["pool"] += of_ended
    return {name: count / os.sysconf("SC_CLK_TCK") for name, count in ticks.items()}


def memory_bytes(pid):
    """Memory of one process: what it shares with others counts by its part (PSS)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _stat(path):
    """Fields of /proc/PID/stat behind the name, which may hold blanks."""
    return path.read_text().rpartition(")")[2].split()


async def _messages(bootstrap, words):
    """By topic, all messages that were written there."""
    found = {}
    for word in words:
        async with Follower(bootstrap, [f"{PREFIX}.{word}"]) as follower:
            await follower.from_start()
            found[word] = [message async for message in follower.to_the_end()]
    return found


def _size(message):
    """Bytes of a message before it is packed, without its framing."""
    headers = sum(len(name) + len(value) for name, value in message.headers)
    return len(message.key or b"") + len(message.value or b"") + headers


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
