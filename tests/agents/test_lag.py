"""The backlog as the broker has it: what a group has not passed, by topic and tier."""

import asyncio

import pytest

from service import metrics
from service.agents import lag
from service.agents.lag import Lag
from service.cli.kafka import Pusher
from service.topics import declare
from tests.agents.test_engine import engine, until


def sample(name, **labels):
    return metrics.REGISTRY.get_sample_value(name, labels)


@pytest.mark.broker
@pytest.mark.asyncio(loop_scope="session")
async def test_the_lag_is_what_a_group_has_not_committed(kafka, settings, topics):
    asked = Lag(kafka, topics, settings.topic_prefix)
    async with Pusher(kafka, topics.urls.name) as pusher:
        await pusher.push([b"https://a.test/"] * 5)
    async with Pusher(kafka, topics.tiers[1].topic.name) as pusher:
        await pusher.push([b"{}"] * 2)
    async with asyncio.timeout(30):  # a cluster that never had a group needs a moment
        while sample("saring_consumer_lag", topic="urls") != 5:
            await asked.ask()
    assert sample("saring_consumer_lag", topic="pages") == 0
    assert [sample("saring_retry_depth", tier=tier) for tier in "12"] == [0, 2]
    async with engine(kafka, settings, topics) as (made, listener):
        await until(lambda: len(listener.messages) == 5)
        await asked.ask()
        assert sample("saring_consumer_lag", topic="urls") == 5, "read, and not done yet"
        ends = {}
        for message in listener.messages:
            ends[message.partition] = max(ends.get(message.partition, 0), message.offset + 1)
        assert await made.commit(ends)
        await asked.ask()
    assert sample("saring_consumer_lag", topic="urls") == 0


async def test_a_broker_that_is_away_leaves_the_numbers(settings, monkeypatch):
    monkeypatch.setattr(lag, "ANSWER_SECONDS", 1.0)
    metrics.CONSUMER_LAG.labels(topic="pages").set(7)
    await Lag("127.0.0.1:1", declare(settings), "nobody").ask()
    assert sample("saring_consumer_lag", topic="pages") == 7
