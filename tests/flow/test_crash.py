"""kill -9 of the worker, again and again: every URL has its one outcome, the stores their rows."""

import asyncio
import json

import orjson
import pyarrow.dataset

from service.cli.kafka import Follower, Pusher

URLS = 300
KINDS = ("page", "page", "page", "missing", "flaky", "moved", "slow", "page", "page", "page")
WANTED = {"missing": "dead"}
KILLS = (0.2, 0.55)  # shares of the URLs that have ended when the worker is killed


async def read(kafka, topic):
    async with Follower(kafka, [topic]) as follower:
        await follower.from_start()
        return [message async for message in follower.to_the_end()]


async def outcomes(kafka):
    found = {}
    for message in await read(kafka, "saring.outcomes"):
        outcome = orjson.loads(message.value)
        found.setdefault(outcome["request_id"], []).append(outcome)
    return found


async def until_ended(kafka, count, seconds):
    async with asyncio.timeout(seconds):
        while len(ended := await outcomes(kafka)) < count:
            await asyncio.sleep(0.3)
    return ended


async def test_a_killed_worker_loses_nothing_and_stores_nothing_twice(
    saring, site, kafka, tmp_path
):
    settings = {
        **site.settings(),
        "broker": f"kafka://{kafka}",
        "politeness__delay": "20ms",
        "retry__delays": "500ms,2s",
        "stores__flush_interval": "300ms",
        "kafka__partitions": "4",
    }
    worker = await saring("worker", data_dir=tmp_path / "data", **settings)
    await worker.says("Worker is ready")
    kinds = [KINDS[number % len(KINDS)] for number in range(URLS)]
    async with Pusher(kafka, "saring.urls") as pusher:
        places = await pusher.push(
            [site.url(kind, number).encode() for number, kind in enumerate(kinds)]
        )
    for share in KILLS:
        await until_ended(kafka, int(URLS * share), 60)
        worker.kill()
        await worker.ends()
        assert len(await outcomes(kafka)) < URLS, "the kill came too late to prove anything"
        worker = await saring("worker", data_dir=tmp_path / "data", **settings)
        await worker.says("Worker is ready")

    await until_ended(kafka, URLS, 90)
    worker.kill(15)
    assert await worker.ends() == 0, worker.output
    ends = await outcomes(kafka)

    ids = {
        f"saring.urls-{partition}-{offset}": kind
        for (partition, offset), kind in zip(places, kinds, strict=True)
    }
    assert set(ends) == set(ids)
    facts = ("outcome", "reason", "document_id", "revision")
    different = {
        request: {tuple(end[fact] for fact in facts) for end in found}
        for request, found in ends.items()
    }
    assert all(len(found) == 1 for found in different.values()), "one outcome a URL"
    for request, found in different.items():
        kind = next(iter(found))[0]
        # /moved/N leads to /page/N, which another URL of this run does not ask for.
        assert kind == WANTED.get(ids[request], "enriched"), (request, ids[request], found)
    repeated = {request: len(found) for request, found in ends.items() if len(found) > 1}
    assert repeated == {}, "outcomes sent again after a crash"

    documents = await read(kafka, "saring.documents")
    records = [dict(message.headers)["ce_id"] for message in documents]
    assert len(records) == len(set(records)), "documents sent again after a crash"
    in_topic = {(m.partition, m.offset) for m in documents}
    folder = tmp_path / "data" / "documents"
    table = pyarrow.dataset.dataset(folder / "parquet").to_table(
        columns=["topic_partition", "topic_offset"]
    )
    in_parquet = [(row["topic_partition"], row["topic_offset"]) for row in table.to_pylist()]
    assert sorted(in_parquet) == sorted(in_topic), "no gap and no double"
    in_jsonl = [
        json.loads(line)["document_id"]
        for path in (folder / "jsonl").glob("*.jsonl")
        for line in path.read_text().splitlines()
    ]
    assert len(in_jsonl) == len(in_topic)
