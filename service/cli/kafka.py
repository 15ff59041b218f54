"""Short-lived Kafka clients of the commands: create and check topics, push, follow.

With cluster.py, and pulse.py, reach.py, retry.py and sent.py of agents/, the only file that imports
aiokafka.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic, RecordsToDelete
from aiokafka.errors import KafkaConnectionError, KafkaError, for_code
from aiokafka.partitioner import DefaultPartitioner

from service.agents.reach import troubles
from service.broker.datadir import running
from service.cli.errors import BrokerUnreachable, Ended
from service.codec import Headers, Output
from service.connection import Brokers, Where, client_options, producer_options
from service.settings import ConfigurationError, Settings
from service.topics import MESSAGE_BYTES, Topic, Topics

CREATE_SECONDS = 30.0
TOPIC_EXISTS = 36  # Kafka's error code TOPIC_ALREADY_EXISTS
COPIES = 3  # of a topic where nothing is set, or one a broker where there are fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A message as a reader of a topic gets it."""

    topic: str
    partition: int
    offset: int
    written_at: datetime
    key: bytes | None
    value: bytes | None
    headers: Headers


def bootstrap_of(settings: Settings) -> Brokers:
    """The brokers that these settings mean. Raises BrokerUnreachable, or ConfigurationError."""
    brokers = Brokers.of(settings)
    if not settings.embedded:
        return brokers
    address = running(settings.data_dir)
    if address is None:
        raise BrokerUnreachable(
            f"no embedded broker runs in {settings.data_dir}: start one with `saring up`, "
            "or name yours with SARING_BROKER=kafka://host:port"
        )
    return Brokers(address)


async def started(client: Any, bootstrap: Where) -> Any:
    """The client, connected. Raises BrokerUnreachable."""
    stop = getattr(client, "stop", None) or client.close
    cause: Exception | None = None
    try:
        if isinstance(client, AIOKafkaProducer):
            await topic_names(bootstrap)  # for its own start waits for ever where no node is well
        await client.start()
        if await _reaches_a_node(client):
            return client
    except BrokerUnreachable:
        await stop()
        raise
    except (KafkaConnectionError, OSError) as error:
        cause = error
    await stop()
    why = "; ".join(map(str, await troubles(bootstrap))) or "check that it runs"
    raise BrokerUnreachable(f"no Kafka broker answers at {bootstrap}: {why}") from cause


async def _reaches_a_node(client: Any) -> bool:
    """Whether an address that the brokers name for themselves can be used, as all work needs it.

    aiokafka tries for ever, or ends in an error of its inside. The connection is kept for the work.
    """
    if isinstance(client, AIOKafkaProducer):
        return True  # it began, so it was told its id by one
    inner = client._client  # noqa: SLF001  the client of admins and consumers
    nodes = [broker.nodeId for broker in inner.cluster.brokers()]
    for node in nodes:
        if await inner.ready(node):
            return True
    return not nodes


# -- topics ----------------------------------------------------------------------------------------


async def create_topics(bootstrap: Where, topics: Topics, *, replication: int) -> list[str]:
    """Create the topics that are missing and check the others; the names of the new ones.

    Raises ConfigurationError when one exists with another number of partitions.
    """
    admin = await started(AIOKafkaAdminClient(**client_options(bootstrap)), bootstrap)
    try:
        missing = [t for t in topics.all() if t.name not in set(await admin.list_topics())]
        if missing:
            copies = replication or min(COPIES, len((await admin.describe_cluster())["brokers"]))
            answer = await admin.create_topics(
                [_new(topic, copies) for topic in missing],
                timeout_ms=int(CREATE_SECONDS * 1000),
            )
            for name, code, *rest in answer.topic_errors:
                if code not in {0, TOPIC_EXISTS}:
                    problem = rest[0] if rest and rest[0] else for_code(code).__name__
                    raise ConfigurationError(f"topic {name} could not be created: {problem}")
        await _check(admin, topics)
        return [topic.name for topic in missing]
    finally:
        await admin.close()


def _new(topic: Topic, copies: int) -> NewTopic:
    return NewTopic(
        name=topic.name,
        num_partitions=topic.partitions,
        replication_factor=copies,
        topic_configs=topic.config(),
    )


async def _check(admin: Any, topics: Topics) -> None:
    """Wait until all topics can be seen, then compare their partitions with the declared ones."""
    ends_at = asyncio.get_running_loop().time() + CREATE_SECONDS
    wanted = {topic.name: topic.partitions for topic in topics.all()}
    while True:
        found = {
            described["topic"]: len(described["partitions"])
            for described in await admin.describe_topics(list(wanted))
            if described["partitions"]
        }
        if found.keys() == wanted.keys():
            break
        if asyncio.get_running_loop().time() > ends_at:
            raise ConfigurationError(
                f"topics do not appear: {sorted(wanted.keys() - found.keys())}"
            )
        await asyncio.sleep(0.05)  # a topic is created before it can be seen
    for name, partitions in wanted.items():
        if found[name] != partitions:
            raise ConfigurationError(
                f"topic {name} has {found[name]} partitions, {partitions} are set: "
                f"set SARING_KAFKA__PARTITIONS={found[name]}, "
                "or use another SARING_TOPIC_PREFIX, or delete the topic when its data may go"
            )


async def end_offsets(bootstrap: Where, topic: str) -> dict[int, int]:
    """The offset that each partition's next message will have."""
    async with Follower(bootstrap, [topic]) as follower:
        return await follower.ends()


async def topic_names(bootstrap: Where) -> set[str]:
    """All topics of the broker."""
    admin = await started(AIOKafkaAdminClient(**client_options(bootstrap)), bootstrap)
    try:
        return set(await admin.list_topics())
    finally:
        await admin.close()


async def retry_topics(bootstrap: Where, prefix: str) -> list[str]:
    """The retry tiers that there are: others than the settings name when workers have others."""
    names = await topic_names(bootstrap)
    return sorted(name for name in names if name.startswith(f"{prefix}.retry-"))


async def delete_before(bootstrap: Where, topic: str, offsets: Mapping[int, int]) -> None:
    """Delete a topic's messages up to an offset of each partition; Kafka knows no other way.

    Raises Ended when the broker does not let us.
    """
    admin = await started(AIOKafkaAdminClient(**client_options(bootstrap)), bootstrap)
    wanted = {
        TopicPartition(topic, partition): RecordsToDelete(before_offset=offset)
        for partition, offset in offsets.items()
    }
    try:
        await admin.delete_records(wanted)
    except KafkaError as error:
        raise Ended(f"the broker deleted nothing more of {topic}: {error}") from error
    finally:
        await admin.close()


# -- push ------------------------------------------------------------------------------------------


class Pusher:
    """Sends messages to one topic and counts those the broker confirmed."""

    def __init__(self, bootstrap: Where, topic: str) -> None:
        self._bootstrap = bootstrap
        self._topic = topic
        self._producer = AIOKafkaProducer(
            **producer_options(bootstrap),
            linger_ms=5,
            max_request_size=MESSAGE_BYTES,
        )
        self.confirmed = 0

    async def __aenter__(self) -> "Pusher":
        await started(self._producer, self._bootstrap)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._producer.stop()

    async def push(
        self,
        values: Iterable[bytes | None],
        *,
        key: bytes | None = None,
        headers: Headers = (),
    ) -> list[tuple[int, int]]:
        """Send values; (partition, offset) of each once the broker has confirmed it."""
        waiting = [
            await self._producer.send(self._topic, key=key, value=value, headers=list(headers))
            for value in values
        ]
        done = await asyncio.gather(*waiting)
        self.confirmed += len(done)
        return [(record.partition, record.offset) for record in done]

    async def send(self, outputs: Iterable[Output]) -> None:
        """Send messages, each to its own topic, and return once the broker has confirmed all."""
        waiting = [
            await self._producer.send(
                output.topic, key=output.key, value=output.value, headers=list(output.headers)
            )
            for output in outputs
        ]
        self.confirmed += len(await asyncio.gather(*waiting))


# -- follow ----------------------------------------------------------------------------------------


class Follower:
    """Reads topics from a chosen point, without a consumer group: nobody's position is touched."""

    def __init__(self, bootstrap: Where, topics: Sequence[str]) -> None:
        self._bootstrap = bootstrap
        self._topics = list(topics)
        self._consumer = AIOKafkaConsumer(
            *topics,  # without a group: all partitions are assigned at the start
            **client_options(bootstrap),
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=100,
        )
        self._partitions: list[TopicPartition] = []

    async def __aenter__(self) -> "Follower":
        # Asked before: the consumer would wait for a topic that is not there, and log that often.
        try:
            missing = set(self._topics) - await topic_names(self._bootstrap)
        except BrokerUnreachable:
            await self._consumer.stop()
            raise
        if missing:
            await self._consumer.stop()
            raise BrokerUnreachable(
                f"no topic {', '.join(sorted(missing))} at {self._bootstrap}: "
                "check SARING_TOPIC_PREFIX, or create them with `saring topics create`"
            )
        await started(self._consumer, self._bootstrap)
        self._partitions = sorted(self._consumer.assignment())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._consumer.stop()

    async def from_start(self) -> None:
        """Go to the oldest message of each partition."""
        await self._consumer.seek_to_beginning(*self._partitions)

    async def from_end(self) -> None:
        """Go behind the newest message of each partition; what comes from now on is read."""
        for partition, offset in (await self._consumer.end_offsets(self._partitions)).items():
            self._consumer.seek(partition, offset)

    async def from_time(self, moment: datetime) -> None:
        """Go to the first message that was written at or after a time."""
        for partition, offset in (await self._offsets_at(self._partitions, moment)).items():
            self._consumer.seek(partition, offset)

    async def starts(self) -> dict[int, int]:
        """By partition, the offset of the oldest message that is kept; of one topic."""
        starts = await self._consumer.beginning_offsets(self._partitions)
        return {partition.partition: offset for partition, offset in starts.items()}

    async def at_time(self, moment: datetime) -> dict[int, int]:
        """By partition, the offset of the first message since a time; of one topic."""
        found = await self._offsets_at(self._partitions, moment)
        return {partition.partition: offset for partition, offset in found.items()}

    async def ends(self) -> dict[int, int]:
        """By partition, the offset that the next message will have; of one topic."""
        ends = await self._consumer.end_offsets(self._partitions)
        return {partition.partition: offset for partition, offset in ends.items()}

    async def read(self, *, wait_seconds: float = 0.2) -> list[Received]:
        """What has come; an empty list when nothing came within the time."""
        got = await self._consumer.getmany(timeout_ms=int(wait_seconds * 1000), max_records=500)
        return [_received(record) for records in got.values() for record in records]

    async def to_the_end(self) -> AsyncIterator[Received]:
        """Everything up to the newest message of this moment."""
        ends = await self._consumer.end_offsets(self._partitions)
        while True:
            behind = [p for p in self._partitions if await self._consumer.position(p) < ends[p]]
            if not behind:
                return
            for received in await self.read():
                yield received

    async def between(
        self, begin: datetime, end: datetime | None, *, only: frozenset[int] | None = None
    ) -> AsyncIterator[Received]:
        """What was written in a time, to now when it has no end; of some partitions if `only`."""
        wanted = [p for p in self._partitions if only is None or p.partition in only]
        self._consumer.pause(*(set(self._partitions) - set(wanted)))
        starts = await self._offsets_at(wanted, begin)
        ends = await self._consumer.end_offsets(wanted)
        if end is not None:
            ends = await self._offsets_at(wanted, end)
        for partition in wanted:
            self._consumer.seek(partition, min(starts[partition], ends[partition]))
        while any([await self._consumer.position(p) < ends[p] for p in wanted]):
            for received in await self.read():
                if received.offset < ends[TopicPartition(received.topic, received.partition)]:
                    yield received

    async def at(self, partition: int, offset: int) -> Received | None:
        """One message of the only topic; None when it is not kept any more, or not there yet."""
        place = TopicPartition(self._topics[0], partition)
        if place not in self._partitions:
            return None
        starts = await self._consumer.beginning_offsets([place])
        ends = await self._consumer.end_offsets([place])
        if not starts[place] <= offset < ends[place]:
            return None
        self._consumer.seek(place, offset)
        return _received(await self._consumer.getone(place))

    async def _offsets_at(
        self, partitions: Sequence[TopicPartition], moment: datetime
    ) -> dict[TopicPartition, int]:
        """By partition, the first offset that was written at or after a time, else its end."""
        milliseconds = max(0, int(moment.timestamp() * 1000))
        found = await self._consumer.offsets_for_times(dict.fromkeys(partitions, milliseconds))
        ends: dict[TopicPartition, int] = await self._consumer.end_offsets(partitions)
        return {p: place.offset if (place := found.get(p)) else ends[p] for p in partitions}


def partition_of(key: bytes, partitions: int) -> int:
    """The partition that a message with this key goes to (murmur2, as all of Kafka's clients)."""
    numbers = list(range(partitions))
    return int(DefaultPartitioner()(key, numbers, numbers))


def _received(record: Any) -> Received:
    return Received(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        written_at=datetime.fromtimestamp(record.timestamp / 1000, UTC),
        key=record.key,
        value=record.value,
        headers=tuple((name, value or b"") for name, value in record.headers),
    )
