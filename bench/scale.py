"""What grows with documents and workers: Kafka, state, stores, partitions, throughput.

flow: real pages of ../shared/pages through one worker, with a tap between it and the broker: bytes
into and out of the broker, bytes in the topics, CPU time and memory of the worker; and what the
records of that run are in each store. growth: one, two and four workers against sites at a
distance. partitions: what an idle worker costs with few and many, and how unevenly hosts fall on
them. sqlite, redis: what the stages ask of the state for so many documents; bytes and CPU time a
document, at a quarter, at a half and at the end, so that a million is seen to be on a line.

CPU time and bytes, no wall time, but for growth, whose clock is the sites'.
"""

import argparse
import asyncio
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import redis
from aiokafka.partitioner import murmur2

from bench.duplicates import unrelated
from bench.plan import plan
from service.records import Revision
from service.sink.jsonl import JsonLines
from service.sink.parquet import Parquet
from service.sink.postgres import Postgres
from service.sink.store import Row, Store
from service.state.redis import RedisState
from service.state.sqlite import SqliteState
from service.state.state import State
from tests.flow import growth, traffic
from tests.flow.pages import PAGES
from tests.servers.postgres import FOUND, Cluster
from tests.servers.redis import PROGRAM, RedisServer

RESULTS = Path(__file__).parent / "results" / "scale.json"
AT_ONCE = 256  # calls that wait together, as of a full window
# What the fetch and enrich stages put into the outbox for a page: measured in `flow`.
OUTBOXES = {"fetch": os.urandom(11_500), "enrich": os.urandom(15_000)}
ASKED_MS = 1_795_000_000_000
# What is promised: bytes into and out of the broker against those of the records, growth.
RATIO = 3.0
FACTORS = {"2": 1.9, "4": 3.6}
RATES = (10e6 / 86_400, 1_000.0)  # pages a second that bench/plan.py reckons with

Size = Callable[[], int]


# -- state -----------------------------------------------------------------------------------------


async def messages(state: State, number: int) -> None:
    """What a request that goes well asks of the state for its own sake."""
    request = f"saring.urls-{number % 8}-{number // 8}"
    await state.claim(request, f"{request}@{ASKED_MS}")
    for stage, key in (("intake", ""), ("fetch", "/0/0"), ("enrich", "/0")):
        name = f"{request}@{ASKED_MS + number}{key}"
        await state.recall(stage, name)
        if stage in OUTBOXES:
            await state.keep(stage, name, OUTBOXES[stage])
        await state.finish(stage, name)


async def revisions(state: State, number: int) -> None:
    """The revision of a document that nobody knew."""
    request = f"saring.urls-{number % 8}-{number // 8}@{ASKED_MS + number}/0"
    document_id = f"{random.Random(number).getrandbits(128):032x}"
    await state.recall_revision("enrich", request, document_id)
    revision = Revision(
        document_id=document_id,
        revision=1,
        exact_hash=document_id,
        fetched_at=datetime.now(UTC),
        signature="x" * 300,
        etag='"5f3c-1a2b3c4d5e6f7"',
        last_modified="Thu, 05 Nov 2026 10:11:12 GMT",
    )
    await state.finish("enrich", request, revision)


async def sightings(state: State, number: int) -> None:
    """The look for duplicates of a text, and its entry."""
    [one] = unrelated(1, number)
    await state.see(one)


PARTS: dict[str, Callable[[State, int], Awaitable[None]]] = {
    "messages": messages,
    "revisions": revisions,
    "sightings": sightings,
}


async def filled(state: State, size: Size, server_cpu: Callable[[], float], count: int) -> Any:
    """Bytes and CPU time a document for each part, when a quarter, a half and all are in."""
    figures: dict[str, Any] = {}
    for name, part in PARTS.items():
        empty, rows = size(), []
        for upto, since in ((count // 4, 0), (count // 2, count // 4), (count, count // 2)):
            cpu, server = time.process_time(), server_cpu()
            for start in range(since, upto, AT_ONCE):
                numbers = range(start, min(start + AT_ONCE, upto))
                await asyncio.gather(*(part(state, number) for number in numbers))
            row = {
                "documents": upto,
                "bytes": round((size() - empty) / upto),
                "cpu_ms": round((time.process_time() - cpu) * 1000 / (upto - since), 3),
                "server_cpu_ms": round((server_cpu() - server) * 1000 / (upto - since), 3),
            }
            rows.append(row)
            progress(f"  {name}: {row}")
        figures[name] = rows
    return figures


async def in_sqlite(count: int) -> Any:
    """Bytes of the file that hold something: the outbox leaves some MB behind to be used again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "state.sqlite"
        state = SqliteState(path)
        await state.open()

        def size() -> int:
            database = sqlite3.connect(path)
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            page, pages, free = (
                database.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("page_size", "page_count", "freelist_count")
            )
            database.close()
            return int(page * (pages - free))

        figures = await filled(state, size, lambda: 0.0, count)
        await state.close()
        return figures


async def in_redis(count: int) -> Any:
    """Bytes of memory that the server has given to its data."""
    if PROGRAM is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        server = RedisServer(Path(folder))
        server.start()
        try:
            state = RedisState(server.url, prefix="saring", retention_seconds=7 * 86400)
            await state.open()
            client = redis.Redis.from_url(server.url)

            def info(section: str) -> dict[str, Any]:
                found: dict[str, Any] = client.info(section)  # type: ignore[assignment]
                return found

            def cpu() -> float:
                found = info("cpu")
                return float(found["used_cpu_user"]) + float(found["used_cpu_sys"])

            figures = await filled(state, lambda: int(info("memory")["used_memory"]), cpu, count)
            await state.close()
            return figures
        finally:
            server.kill()


# -- stores ----------------------------------------------------------------------------------------


def in_stores(records: Sequence[bytes]) -> dict[str, int]:
    """Bytes a record in each store, written at once as one partition."""
    rows = [
        Row(partition=0, offset=offset, key=None, value=value)
        for offset, value in enumerate(records)
    ]
    figures = {}
    with tempfile.TemporaryDirectory() as name:
        kinds: dict[str, Callable[[Path], Store]] = {
            "parquet": Parquet,
            "jsonl": JsonLines,
            "jsonl_gzip": lambda folder: JsonLines(folder, gzipped=True),
        }
        for kind, store in kinds.items():
            folder = Path(name) / kind
            store(folder).write("saring.documents", 0, rows)
            size = sum(path.stat().st_size for path in folder.iterdir())
            figures[kind] = round(size / len(rows))
    if FOUND:
        cluster = Cluster()
        try:
            database = Postgres(cluster.url, "saring")
            database.write("saring.documents", 0, rows)
            database.close()
            [(size,)] = cluster.ask("SELECT pg_total_relation_size('saring.documents')")
            figures["postgresql"] = round(size / len(rows))
        finally:
            cluster.remove()
    return figures


# -- partitions ------------------------------------------------------------------------------------


def skew(hosts: int, partitions: int) -> float:
    """Hosts of the partition that has most of them, against the mean."""
    names = (f"site{number}.example" for number in range(hosts))
    found = Counter((murmur2(name.encode()) & 0x7FFFFFFF) % partitions for name in names)
    return round(max(found.values()) * partitions / hosts, 2)


async def of_partitions() -> dict[str, Any]:
    """What an idle worker costs that owns all partitions of all topics, and the skew of hosts."""
    idle = {}
    for partitions in (8, 64):
        found = await traffic.measure(1, idle_seconds=10.0, kafka__partitions=partitions)
        idle[str(partitions)] = {
            "bytes_per_second": found["kafka"]["idle_bytes_per_second"],
            "main_process_bytes": found["worker_bytes"]["main"],
        }
    return {
        "idle_worker": idle,
        "busiest_partition_to_mean": {
            f"{hosts} hosts": {str(number): skew(hosts, number) for number in (8, 32, 128)}
            for hosts in (300, 3_000, 30_000)
        },
    }


# -- all together ----------------------------------------------------------------------------------


async def of_growth() -> dict[str, Any]:
    """Pages a second with one, two and four workers, and the factors."""
    with tempfile.TemporaryDirectory() as folder:
        found = await growth.measure(Path(folder), window=4, rounds=4)
    once = {(url, "enriched"): 1 for url in found["urls"]}
    rates = found["rates"]
    return {
        "pages_per_second": {str(n): round(rate, 3) for n, rate in rates.items()},
        "factors": {str(n): round(rate / rates[1], 2) for n, rate in rates.items()},
        "each_url_ended_once": found["outcomes"] == once,
        "smallest_gap_seconds": round(found["gap"], 3),
        "gap_seconds": growth.DELAY,
    }


def progress(line: str) -> None:
    """A line for who waits."""
    sys.stderr.write(line + "\n")


async def of_flow(pages: int) -> dict[str, Any]:
    """What real pages cost the broker and the worker, and what their records are in the stores."""
    figures: dict[str, Any] = await traffic.measure(pages, idle_seconds=10.0)
    records = figures.pop("records")
    bodies = [json.loads(record)["body_bytes"] for record in records]
    return figures | {
        "body_bytes": round(statistics.fmean(bodies)),
        "stores": in_stores(records),
    }


def broken(results: dict[str, Any]) -> list[str]:
    """What does not keep its limit."""
    flow, grown = results["flow"], results["growth"]
    wrong = [
        f"factor of {n} workers: {grown['factors'][n]}, at least {least} was expected"
        for n, least in FACTORS.items()
        if grown["factors"][n] < least
    ]
    if flow["kafka"]["ratio"] > RATIO:
        wrong.append(f"Kafka traffic: {flow['kafka']['ratio']}, at most {RATIO} was expected")
    if not grown["each_url_ended_once"] or flow["without_outcome"] or flow["with_several"]:
        wrong.append("a URL has no outcome, or more than one")
    return wrong


async def main() -> int:
    """Measure, write the figures; 1 when a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--documents", type=int, default=40_000, help="in the state")
    parser.add_argument("--only", help="some of the parts, by commas; the others stay as they are")
    options = parser.parse_args()
    if not PAGES.is_dir():
        sys.exit(f"{PAGES} is not there: the pages of the benchmark are kept outside the project")
    parts: dict[str, Callable[[], Awaitable[Any]]] = {
        "flow": lambda: of_flow(options.pages),
        "growth": of_growth,
        "partitions": of_partitions,
        "sqlite": lambda: in_sqlite(options.documents),
        "redis": lambda: in_redis(options.documents),
    }
    results = json.loads(RESULTS.read_text()) if options.only else {}
    for name in options.only.split(",") if options.only else parts:
        progress(name)
        results[name] = await parts[name]()
        RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    results["plan"] = [plan(results, rate) for rate in RATES]
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    sys.stdout.write(json.dumps(results, indent=2) + "\n")
    wrong = broken(results)
    for line in wrong:
        progress(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
