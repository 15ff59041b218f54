"""The Deployments of deploy/kubernetes work together: each has its stages, its folder and no other.

They share Kafka, a Redis-protocol state and PostgreSQL, and only the sink is told of the store.
"""

import asyncio
from collections import Counter

import orjson
import pytest

from service.cli.kafka import Follower, Pusher
from tests.deploy.files import yaml
from tests.flow.conftest import ended
from tests.servers.redis import PROGRAM, RedisServer

URLS = 20
WORKERS = ("fetch", "enrich", "sink")


@pytest.fixture
def redis_server(tmp_path):
    if PROGRAM is None:
        pytest.skip("redis-server is not installed")
    (tmp_path / "redis").mkdir()
    server = RedisServer(tmp_path / "redis")
    server.start()
    yield server
    server.kill()


def arguments(name):
    """What the container of a Deployment is started with."""
    deployment = yaml(f"deploy/kubernetes/base/{name}.yaml")
    return deployment["spec"]["template"]["spec"]["containers"][0]["args"]


async def test_workers_that_share_kafka_state_and_store_alone_end_every_request_once(
    saring, site, kafka, redis_server, postgres, schema, tmp_path
):
    settings = {
        **site.settings(),
        "broker": f"kafka://{kafka}",
        "topic_prefix": schema,
        "state": redis_server.url,
        "politeness__delay": "10ms",
        "stores__flush_interval": "200ms",
        "extract__processes": "1",
    }
    more = {"sink": {"sink": postgres.url}}
    workers = [
        await saring(*arguments(name), data_dir=tmp_path / name, **settings, **more.get(name, {}))
        for name in WORKERS
    ]
    for worker in workers:
        await worker.says("Worker is ready")
    urls = [site.url("page", number) for number in range(URLS)]
    async with Pusher(kafka, f"{schema}.urls") as pusher:
        await pusher.push([url.encode() for url in urls])
    await ended(kafka, schema, {f"site{number}.test" for number in range(20)}, URLS)
    query = f"SELECT url FROM {schema}.documents"
    async with asyncio.timeout(60):
        while len(stored := await asyncio.to_thread(postgres.ask, query)) < URLS:
            await asyncio.sleep(0.1)
    for worker in workers:
        worker.kill(15)
    assert [await worker.ends() for worker in workers] == [0, 0, 0]

    assert sorted(url for (url,) in stored) == sorted(urls)
    async with Follower(kafka, [f"{schema}.outcomes"]) as follower:
        await follower.from_start()
        outcomes = [orjson.loads(one.value) async for one in follower.to_the_end()]
    assert Counter(one["url"] for one in outcomes) == Counter(urls)
    assert {one["outcome"] for one in outcomes} == {"enriched"}
    for name in WORKERS:
        left = [path.name for path in (tmp_path / name).iterdir()]
        assert left == ["faust"], "nothing that must outlive a pod"
