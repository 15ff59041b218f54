"""The clients of the commands against a real broker: topics, stores that do not fit them."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from service.cli.cluster import committed, lag
from service.cli.errors import BrokerUnreachable
from service.cli.kafka import Follower, Pusher, create_topics
from service.cli.run import worker
from service.settings import ConfigurationError
from service.sink.sink import open_stores
from service.topics import declare
from tests.servers.kafka import start_kafka
from tests.servers.postgres import PASSWORD
from tests.sink.documents import row

pytestmark = [pytest.mark.broker, pytest.mark.asyncio(loop_scope="session")]


async def test_topics_are_created_once(kafka, settings):
    declared = declare(settings)
    names = [topic.name for topic in declared.all()]
    assert await create_topics(kafka, declared, replication=0) == names
    assert await create_topics(kafka, declared, replication=0) == []


async def test_a_topic_with_other_partitions_is_an_error_that_says_what_to_do(
    kafka, settings, topics
):
    more = settings.model_copy(
        update={"kafka": settings.kafka.model_copy(update={"partitions": 5})}
    )
    with pytest.raises(ConfigurationError, match=r"has 4 partitions.*SARING_KAFKA__PARTITIONS=4"):
        await create_topics(kafka, declare(more), replication=0)


async def test_a_cluster_that_never_had_a_group_has_no_positions(tmp_path, settings):
    """It makes the topic of positions when it is first asked, and has no coordinator till then."""
    broker = await start_kafka(tmp_path / "new")
    declared = declare(settings)
    try:
        await create_topics(broker.bootstrap, declared, replication=0)
        assert await committed(broker.bootstrap, ["nobody"]) == {}
        assert await lag(broker.bootstrap, "nobody", declared.urls.name) == 0
    finally:
        await broker.stop()


async def test_a_store_of_a_topic_that_was_made_anew_stops_the_start(kafka, settings, topics):
    """Else its new documents, whose offsets begin at 0, would be taken for stored ones."""
    settings = settings.model_copy(update={"sink": ("jsonl:",)})
    [store] = open_stores(settings)
    store.write(topics.documents.name, 1, [row(7, 1)])
    with pytest.raises(ConfigurationError, match="made anew"):
        async with worker(settings, kafka):
            pass


async def test_a_store_that_was_away_and_does_not_fit_ends_the_worker_when_it_is_back(
    kafka, settings, topics, postgres
):
    """The sink waits for its store, and stores nothing before it knows."""
    settings = settings.model_copy(
        update={"sink": (postgres.url,), "web": settings.web.model_copy(update={"port": 0})}
    )
    [store] = open_stores(settings)
    store.write(topics.documents.name, 1, [row(7, 1)])
    store.close()
    postgres.stop()
    try:
        async with worker(settings, kafka, ("intake", "sink")) as (made, _):
            assert f":{postgres.port}" in made.not_ready()["store"]
            assert PASSWORD not in str(made.status())
            assert not made.failed
            await asyncio.to_thread(postgres.start)
            async with asyncio.timeout(30):
                while not made.failed:
                    await asyncio.sleep(0.05)
    finally:
        if not postgres.runs:
            postgres.start()


async def test_a_topic_that_is_not_there_is_said_at_once(kafka):
    async with asyncio.timeout(10):
        with pytest.raises(BrokerUnreachable, match="no topic nothing"):
            async with Follower(kafka, ["nothing"]):
                pass


async def test_a_follower_begins_where_it_is_told(kafka, topics):
    name = topics.outcomes.name
    async with Pusher(kafka, name) as pusher, Follower(kafka, [name]) as follower:
        await pusher.push([b"old"])
        between = datetime.now(UTC)
        await follower.from_end()
        await pusher.push([b"new"])

        async def seen():
            found = []
            while not found:
                found += [received.value for received in await follower.read()]
            return found

        assert await seen() == [b"new"]
        await follower.from_time(between - timedelta(milliseconds=1))
        assert (await seen())[-1] == b"new"
        await follower.from_start()
        assert {received.value async for received in follower.to_the_end()} == {b"old", b"new"}
