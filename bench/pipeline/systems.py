"""The systems, each in processes of its own: started, warmed up, given the pages, ended."""

import asyncio
import contextlib
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import orjson
from aiokafka import AIOKafkaConsumer

from bench.pipeline.measure import cpu_seconds, watched
from bench.pipeline.work import PROCESSES, WARM_UP, Work
from service.broker.embedded import EmbeddedBroker
from service.cli.kafka import Pusher

SARING = Path(sys.executable).with_name("saring")
PATIENCE_SECONDS = 900.0
SETTINGS = {
    "politeness__delay": "10ms",  # 60 hosts would allow 6,000 pages/s: no politeness is measured
    "extract__processes": PROCESSES,
    "log__level": "warning",
}


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one system made of one round."""

    pages: int
    documents: int
    seconds: float
    cpu_seconds: Counter[str]
    peak_mb: float
    peaks_mb: Counter[str]
    ready_seconds: float | None = None
    topic_bytes: Counter[str] | None = None
    outcomes: Counter[str] | None = None
    memory_growth: dict[str, tuple[float, float]] = field(default_factory=dict)


@contextlib.asynccontextmanager
async def site() -> AsyncIterator[tuple[int, int]]:
    """The site while the block runs: its process id and port."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bench.pipeline.site",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.pid, int(await process.stdout.readline())
    finally:
        process.stdin.close()
        await process.wait()


# -- scripts ---------------------------------------------------------------------------------------


async def script(module: str, *arguments: object) -> Run:
    """One of our scripts, from `ready` to its line of JSON."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"bench.pipeline.{module}",
        *map(str, arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        if await process.stdout.readline() != b"ready\n":
            raise SystemExit(f"{module} did not start")
        before = cpu_seconds([process.pid])
        async with watched([process.pid]) as memory:
            started = time.monotonic()
            process.stdin.write(b"go\n")
            line = await process.stdout.readline()
            seconds = time.monotonic() - started
        spent = cpu_seconds([process.pid]) - before
    finally:
        process.stdin.close()
        await process.wait()
    if not line:
        raise SystemExit(f"{module} ended without a result")
    found = json.loads(line)
    return Run(
        pages=found["pages"],
        documents=found["documents"],
        seconds=seconds,
        cpu_seconds=spent,
        peak_mb=memory.peak,
        peaks_mb=memory.peaks,
    )


# -- Saring ----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Saring:
    """A Saring that is ready."""

    kafka: str
    roots: list[int]  # process ids: its own, and the broker's where that is apart
    logs: Path  # the broker's folder of partitions
    data_dir: Path
    ready_seconds: float


@contextlib.asynccontextmanager
async def saring(port: int, *, apart: bool = False, **settings: object) -> AsyncIterator[Saring]:
    """Saring with everything on, for the site at `port`; `apart`: with a Kafka that is not its."""
    with tempfile.TemporaryDirectory(prefix="saring-bench-") as name:
        folder = Path(name)
        async with contextlib.AsyncExitStack() as stack:
            broker = None
            if apart:
                broker = await EmbeddedBroker.start(folder / "broker")
                stack.push_async_callback(broker.stop)
                settings |= {"broker": f"kafka://{broker.bootstrap}"}
            started = time.monotonic()
            process, kafka = await _start(folder, port, settings)
            stack.push_async_callback(_end, process)
            yield Saring(
                kafka=kafka,
                roots=[process.pid, *([broker.pid] if broker else [])],
                logs=folder / ("broker" if broker else "data") / "kafka",
                data_dir=folder / "data",
                ready_seconds=time.monotonic() - started,
            )


async def _start(
    folder: Path, port: int, settings: dict[str, Any]
) -> tuple[asyncio.subprocess.Process, str]:
    """A Saring that has said where its Kafka is."""
    settings = SETTINGS | {
        "data_dir": folder / "data",
        "web__port": 0,
        "fetch__allow": f"*.test:{port}",
        "fetch__resolve": "*.test=127.0.0.1",
        **settings,
    }
    with (folder / "saring.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            SARING, "up", env=environment(**settings), cwd=folder, stderr=log, stdout=log
        )
    said = ""
    while "Saring is up" not in said or "page:" not in said:
        await asyncio.sleep(0.02)
        said = (folder / "saring.log").read_text("utf-8")
        if process.returncode is not None:
            raise SystemExit(f"saring up ended: {said}")
    return process, said.split("Kafka: ")[1].split()[0].removeprefix("kafka://")


def environment(**settings: object) -> dict[str, str]:
    """The environment of a Saring with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SARING_")}
    ours = {f"SARING_{name.upper()}": str(value) for name, value in settings.items()}
    return {**kept, "COLUMNS": "200", **ours}


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
        await process.wait()


async def pages_through(port: int, work: Work, *, apart: bool = False) -> Run:
    """All pages, from the first push to the last outcome.

    One page of the set is a test for browsers, and is asked for again 10 s later. What is waited
    for in a retry tier is not in the time; what it costs is in the CPU time.
    """
    async with saring(port, apart=apart) as made, outcomes_of(made.kafka) as ends:
        await _through(made.kafka, ends, replace(work, first=work.numbers.stop, count=WARM_UP))
        before, bytes_before = cpu_seconds(made.roots), topic_bytes(made.logs)
        async with watched(made.roots) as memory:
            outcomes, seconds = await _through(made.kafka, ends, work)
        return Run(
            pages=outcomes.total(),
            documents=outcomes["enriched"],
            seconds=seconds,
            cpu_seconds=cpu_seconds(made.roots) - before,
            peak_mb=memory.peak,
            peaks_mb=memory.peaks,
            ready_seconds=made.ready_seconds,
            topic_bytes=topic_bytes(made.logs) - bytes_before,
            outcomes=outcomes,
            memory_growth=memory.growth,
        )


@contextlib.asynccontextmanager
async def outcomes_of(kafka: str) -> AsyncIterator[AIOKafkaConsumer]:
    """A reader of outcomes that costs the broker little: it asks four times a second."""
    consumer = AIOKafkaConsumer(
        "saring.outcomes",
        bootstrap_servers=kafka,
        auto_offset_reset="earliest",
        fetch_min_bytes=2**20,
        fetch_max_wait_ms=250,
    )
    await consumer.start()
    try:
        yield consumer
    finally:
        await consumer.stop()


async def _through(kafka: str, ends: AIOKafkaConsumer, work: Work) -> tuple[Counter[str], float]:
    """Push pages and wait for their outcomes; how they ended, and the seconds until the last.

    The outcomes of pages that were tried again are waited for, and are not the last.
    """
    started = last = time.monotonic()
    async with Pusher(kafka, "saring.urls") as pusher:
        await pusher.push([url.encode() for url in work.urls])
    kinds: dict[str, str] = {}
    async with asyncio.timeout(PATIENCE_SECONDS):
        while len(kinds) < work.count:
            for messages in (await ends.getmany(timeout_ms=1000)).values():
                for message in messages:
                    outcome = orjson.loads(message.value)
                    kinds[outcome["request_id"]] = outcome["reason"] or outcome["outcome"]
                    if outcome["attempts"] <= 1:
                        last = time.monotonic()
    return Counter(kinds.values()), last - started


def topic_bytes(logs: Path) -> Counter[str]:
    """Bytes that a broker has written for each topic, as they are kept."""
    written: Counter[str] = Counter()
    for segment in logs.glob("saring.*/*.log"):
        written[segment.parent.name.rpartition("-")[0]] += segment.stat().st_size
    return written


# -- all of them -----------------------------------------------------------------------------------


def _to_lines(module: str, work: Work, folder: Path) -> Awaitable[Run]:
    return script(module, work.port, work.first, work.count, folder / f"{module}-{time.time_ns()}")


System = Callable[[Work, Path], Awaitable[Run]]
SYSTEMS: dict[str, System] = {
    "bare": lambda work, folder: script("bare", folder, work.first, work.count),
    "script": lambda work, folder: _to_lines("script", work, folder),
    "scrapy": lambda work, folder: _to_lines("spider", work, folder),
    "saring": lambda work, _: pages_through(work.port, work),
    "saring-kafka": lambda work, _: pages_through(work.port, work, apart=True),
}
