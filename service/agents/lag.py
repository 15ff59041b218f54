"""How far each stage is behind its topic, and how many wait in each tier: asked of the broker.

Faust's own numbers look at its acknowledgement, which stands still here, and a consumer's own know
nothing new while it does not read. So the broker is asked for the ends of the topics and for the
groups' positions, by every worker for all partitions: who adds workers up counts them twice.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from service import metrics
from service.connection import Where, client_options
from service.log import logger
from service.topics import Topic, Topics

log = logger("lag")

ASK_SECONDS = 15.0  # a scrape's usual interval: asking more often shows nothing more
ANSWER_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class _Reader:
    """A consumer group, the topic that it reads, and where its lag is shown."""

    group: str
    topic: Topic
    show: Callable[[float], None]


class Lag:
    """The backlog of one Saring at `bootstrap`."""

    def __init__(self, bootstrap: Where, topics: Topics, prefix: str) -> None:
        self._bootstrap = bootstrap
        self._readers = _readers(topics, prefix)

    async def ask(self) -> None:
        """Set the metrics. A broker that does not answer leaves them as they were."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                for reader, lag in await self._lags():
                    reader.show(lag)
        except (KafkaError, OSError) as error:
            log.info("the lag is not known", error=repr(error)[:200])

    async def _lags(self) -> list[tuple[_Reader, int]]:
        admin = AIOKafkaAdminClient(**client_options(self._bootstrap))
        consumer = AIOKafkaConsumer(
            **client_options(self._bootstrap), group_id=None, enable_auto_commit=False
        )
        try:
            await admin.start()
            await consumer.start()
            places = [place for reader in self._readers for place in _places(reader.topic)]
            starts = await consumer.beginning_offsets(places)
            ends = await consumer.end_offsets(places)
            found = []
            for reader in self._readers:
                passed = await admin.list_consumer_group_offsets(reader.group)
                lag = 0
                for place in _places(reader.topic):
                    # A group without a position begins at the start; what is deleted is not behind.
                    position = passed[place].offset if place in passed else 0
                    lag += max(0, ends[place] - max(position, starts[place]))
                found.append((reader, lag))
            return found
        finally:
            await consumer.stop()
            await admin.close()


def _readers(topics: Topics, prefix: str) -> tuple[_Reader, ...]:
    stages = {
        "intake": ("urls", topics.urls),
        "fetch": ("fetch", topics.fetch),
        "enrich": ("pages", topics.pages),
        "sink": ("documents", topics.documents),
    }
    read = [
        _Reader(f"{prefix}-{stage}", topic, metrics.CONSUMER_LAG.labels(topic=word).set)
        for stage, (word, topic) in stages.items()
    ]
    tiers = [
        _Reader(
            f"{prefix}-retry-{tier.word}",
            tier.topic,
            metrics.RETRY_DEPTH.labels(tier=metrics.tier_label(place)).set,
        )
        for place, tier in enumerate(topics.tiers)
    ]
    return (*read, *tiers)


def _places(topic: Topic) -> list[TopicPartition]:
    return [TopicPartition(topic.name, number) for number in range(topic.partitions)]
