"""How long a page takes at half load: from its push to `documents`, and to the stores.

One page at a time, in even steps, each from a host of its own, whose robots.txt is asked for first.
A document counts when a consumer has it, a row when the file that holds it has its final name.
"""

import asyncio
import time
from pathlib import Path
from typing import Any

import orjson

from bench.pipeline.systems import saring
from bench.pipeline.work import WARM_UP, Work
from service.cli.kafka import Follower, Pusher

PATIENCE_SECONDS = 60.0  # after the last push; files are written every ten seconds


async def delays(port: int, first: int, count: int, per_second: float) -> dict[str, Any]:
    """Percentiles in seconds, of `count` pages at so many a second."""
    async with saring(port) as made, Follower(made.kafka, ["saring.documents"]) as documents:
        await documents.from_end()
        pushed: dict[str, float] = {}
        arrived: dict[str, float] = {}
        reading = asyncio.create_task(_read(documents, arrived))
        async with Pusher(made.kafka, "saring.urls") as pusher:
            # As many before that are not counted: Java's compiler, the pool's caches.
            for work in (
                Work(port, first + count, WARM_UP, hosts=first + count + WARM_UP),
                Work(port, first, count, hosts=first + count),
            ):
                pushed.clear()
                await _push(pusher, work.urls, per_second, pushed)
        ends = (await _outcomes(made.kafka, pushed)) if pushed else set()
        stored = await _stored(made.data_dir / "documents" / "jsonl", ends)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
    return {
        "pages_per_second": round(per_second, 1),
        "pages": len(ends),
        "to_documents_seconds": percentiles([arrived[one] - pushed[one] for one in ends]),
        "to_stored_seconds": percentiles([stored[one] - pushed[one] for one in ends]),
    }


async def _push(
    pusher: Pusher, urls: list[str], per_second: float, pushed: dict[str, float]
) -> None:
    began = time.monotonic()
    for number, url in enumerate(urls):
        await asyncio.sleep(max(0.0, began + number / per_second - time.monotonic()))
        at = time.time()
        [(partition, offset)] = await pusher.push([url.encode()])
        pushed[f"saring.urls-{partition}-{offset}"] = at


async def _read(documents: Follower, arrived: dict[str, float]) -> None:
    while True:
        for message in await documents.read():
            arrived[orjson.loads(message.value or b"{}")["request_id"]] = time.time()


async def _outcomes(kafka: str, pushed: dict[str, float]) -> set[str]:
    """Those of the requests that became documents, once all of them have ended."""
    ends: dict[str, str] = {}
    async with Follower(kafka, ["saring.outcomes"]) as follower, asyncio.timeout(PATIENCE_SECONDS):
        await follower.from_start()
        while len(ends.keys() & pushed.keys()) < len(pushed):
            for message in await follower.read():
                outcome = orjson.loads(message.value or b"{}")
                ends[outcome["request_id"]] = outcome["outcome"]
    return {one for one in pushed if ends[one] == "enriched"}


async def _stored(folder: Path, wanted: set[str]) -> dict[str, float]:
    """When each document's file had its final name, seconds since 1970."""
    stored: dict[str, float] = {}
    read: set[Path] = set()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while wanted - stored.keys():
            await asyncio.sleep(0.2)
            for path in set(await asyncio.to_thread(_files, folder)) - read:
                read.add(path)
                stored |= await asyncio.to_thread(_rows, path)
    return stored


def _files(folder: Path) -> list[Path]:
    return list(folder.rglob("*.jsonl"))


def _rows(path: Path) -> dict[str, float]:
    # Renaming changes a file's ctime and leaves its mtime.
    at = path.stat().st_ctime
    return {orjson.loads(line)["request_id"]: at for line in path.read_bytes().splitlines()}


def percentiles(values: list[float]) -> dict[str, float]:
    """Of a list that is not empty, by nearest rank."""
    ranked = sorted(values)
    return {
        f"p{share}": round(ranked[max(0, -(-share * len(ranked) // 100) - 1)], 3)
        for share in (50, 95, 99)
    }
