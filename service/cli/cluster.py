"""What a Kafka cluster says of itself: its topics, how far the stages are, what its clock shows."""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError

from service.cli.errors import BrokerUnreachable
from service.cli.kafka import end_offsets, started
from service.connection import Where, client_options

COORDINATOR_SECONDS = 30.0  # a new cluster makes the topic of its groups' positions first


@asynccontextmanager
async def _admin(bootstrap: Where) -> AsyncIterator[Any]:
    """A client for questions; whatever fails meanwhile is BrokerUnreachable."""
    admin = await started(AIOKafkaAdminClient(**client_options(bootstrap)), bootstrap)
    try:
        yield admin
    except (KafkaError, OSError) as error:
        raise BrokerUnreachable(f"{bootstrap}: {error!r}") from error
    finally:
        await admin.close()


async def partitions(bootstrap: Where, names: Iterable[str]) -> dict[str, int]:
    """How many partitions each of these topics has; those that are missing are left out."""
    async with _admin(bootstrap) as admin:
        there = set(await admin.list_topics())
        described = await admin.describe_topics([name for name in names if name in there])
        return {one["topic"]: len(one["partitions"]) for one in described}


async def committed(bootstrap: Where, groups: Iterable[str]) -> dict[str, dict[int, int]]:
    """By topic and partition, what these consumer groups have committed; each reads one topic."""
    async with _admin(bootstrap) as admin:
        found: dict[str, dict[int, int]] = {}
        for group in groups:
            for place, position in (await _positions(admin, group)).items():
                found.setdefault(place.topic, {})[place.partition] = position.offset
        return found


async def lag(bootstrap: Where, group: str, topic: str) -> int:
    """Messages of a topic that a consumer group has not passed."""
    ends = await end_offsets(bootstrap, topic)
    passed = (await committed(bootstrap, [group])).get(topic, {})
    return sum(end - max(0, passed.get(partition, 0)) for partition, end in ends.items())


async def _positions(admin: Any, group: str) -> Any:
    """A group's positions; a cluster that never had a group needs a moment to have its first."""
    ends_at = time.monotonic() + COORDINATOR_SECONDS
    while True:
        try:
            return await admin.list_consumer_group_offsets(group)
        except KafkaError as error:
            if not error.retriable or time.monotonic() > ends_at:
                raise
            await asyncio.sleep(0.1)


async def clock_ahead_seconds(bootstrap: Where, prefix: str) -> float | None:
    """How far the broker's clock is ahead of this machine's; negative when it is behind.

    Kafka tells the time only in messages: one goes to a topic that is made for it, in which the
    broker sets the time, and is gone a moment later. Good to the time that the answer takes. None
    without the right to make a topic.
    """
    topic = f"{prefix}.doctor-{uuid.uuid4().hex[:8]}"
    async with _admin(bootstrap) as admin:
        config = {"message.timestamp.type": "LogAppendTime"}
        made = await admin.create_topics(
            [NewTopic(name=topic, num_partitions=1, replication_factor=1, topic_configs=config)]
        )
        if any(code for _, code, *_ in made.topic_errors):
            return None
        try:
            producer = await started(
                AIOKafkaProducer(**client_options(bootstrap), acks="all"), bootstrap
            )
            try:
                await producer.send_and_wait(topic, b"what time is it")  # the leader is found
                before = time.time()
                answer = await producer.send_and_wait(topic, b"what time is it")
                after = time.time()
            finally:
                await producer.stop()
        finally:
            await admin.delete_topics([topic])
    return float(answer.timestamp) / 1000 - (before + after) / 2
