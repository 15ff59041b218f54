"""Retry tiers: plain aiokafka consumers that hand requests back to `fetch` when they are due.

Each tier has one delay, so the head of a partition is always the next due. A partition whose head
is not due is paused and holds one batch, so it keeps up neither other partitions nor memory. Faust
cannot do this: paused partitions lose messages there (faust-streaming 0.15.3).

Repeated after a crash: the same message twice in `fetch`, where the leg in its headers tells.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError

from service import codec, metrics
from service.agents.beat import Beat
from service.agents.engine import HEARTBEAT_SECONDS, SESSION_SECONDS
from service.agents.jumps import Jumps
from service.connection import Where, client_options, producer_options
from service.log import logger
from service.topics import DEAD_LETTER_BYTES, Tier

if TYPE_CHECKING:
    from service.agents.spans import Spans

log = logger("retry")

# Between looks at the heads, and so how late a message can be: a share of the tier's delay, within
# limits. Each look asks the broker: three tiers that looked every 0.1 s took it 5 % of a core.
LATE_SHARE = 0.05
LATE_SECONDS = (0.1, 1.0)
BATCH = 500  # records held of one partition
COUNT_SECONDS = 2.0  # between looks at how much waits; each is a question to the broker
TROUBLE_SECONDS = 1.0  # before another try when the broker is in trouble


def late_seconds(delay_seconds: float) -> float:
    """How late a message of a tier with this delay may come back."""
    least, most = LATE_SECONDS
    return min(max(LATE_SHARE * delay_seconds, least), most)


class Held:
    """The batch of one partition, with the monotonic time at which its head is due.

    A due time is wall time, and so is the time at which the message was written: what lies between
    them is the wait that was meant, whatever the clock did since, and at most the tier's delay.
    What of it has passed is asked of `jumps`. So a clock that jumps makes nothing early, and for
    the time of one delay some things late by one at most.
    """

    def __init__(self, tier: Tier, jumps: Jumps, now: Callable[[], float] = time.monotonic) -> None:
        self._tier = tier
        self._jumps = jumps
        self._now = now
        # Due within the tier's delay, due as was promised, and the record.
        self._records: deque[tuple[float, float, Any]] = deque()

    def add(self, records: list[Any]) -> None:
        """Records in the order of their offsets."""
        now = self._now()
        for record in records:
            due_at, written = codec.read_journey(record.headers).due_at, record.timestamp / 1000
            meant = due_at.timestamp() - written if due_at is not None else 0.0
            passed = self._jumps.seconds_since(written)
            due = now + max(0.0, min(meant, self._tier.delay_seconds) - passed)
            self._records.append((due, now + meant - passed, record))

    def due(self) -> list[Any]:
        """Take the records that are due, in order."""
        now, taken = self._now(), []
        while self._records and self._records[0][0] <= now:
            taken.append(self._records.popleft()[2])
        return taken

    def overdue_seconds(self) -> float:
        """For how long the head has been due; 0 when it is not, or nothing is held."""
        return max(0.0, self._now() - self._records[0][1]) if self._records else 0.0

    def wait_seconds(self) -> float | None:
        """Time until the head is due; None when nothing is held."""
        return max(0.0, self._records[0][0] - self._now()) if self._records else None

    @property
    def head(self) -> int | None:
        """The offset of the head; None when nothing is held."""
        return self._records[0][-1].offset if self._records else None


class _Rebalance(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka is untyped
    def __init__(self, held: dict[TopicPartition, Held]) -> None:
        self._held = held

    async def on_partitions_revoked(self, revoked: set[TopicPartition]) -> None:
        """Whoever owns the partition next reads it from its position."""
        self._held.clear()

    async def on_partitions_assigned(self, assigned: set[TopicPartition]) -> None:
        """Positions are taken from the group; nothing is held yet."""
        self._held.clear()


class Forwarder:
    """One tier."""

    def __init__(
        self,
        tier: Tier,
        *,
        to: str,
        bootstrap: Where,
        prefix: str,
        place: int = 0,
        spans: "Spans | None" = None,
    ) -> None:
        """`place` of the tier among all, 0 for the shortest: what metrics call it by."""
        self.word = tier.word
        label = metrics.tier_label(place)
        self._returned = metrics.RETRY_RETURNED.labels(tier=label)
        metrics.RETRY_OVERDUE_SECONDS.labels(tier=label).set_function(self.overdue_seconds)
        self._tier = tier
        self._late_seconds = late_seconds(tier.delay_seconds)
        self._to = to
        self._spans = spans
        self._held: dict[TopicPartition, Held] = {}
        self._jumps = Jumps(tier.delay_seconds)
        self._consumer = AIOKafkaConsumer(
            **client_options(bootstrap),
            group_id=f"{prefix}-retry-{tier.word}",
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=int(self._late_seconds * 1000),
            session_timeout_ms=int(SESSION_SECONDS * 1000),
            heartbeat_interval_ms=int(HEARTBEAT_SECONDS * 1000),
        )
        self._producer = AIOKafkaProducer(
            **producer_options(bootstrap), max_request_size=DEAD_LETTER_BYTES
        )
        self._task: asyncio.Task[None] | None = None
        self._counter = Beat("count", self._look, COUNT_SECONDS)
        self.waiting: int | None = None  # in our partitions; None while not known

    async def start(self) -> None:
        """Join the group and forward from now on."""
        await self._producer.start()
        await self._consumer.start()
        self._consumer.subscribe([self._tier.topic.name], listener=_Rebalance(self._held))
        self._task = asyncio.create_task(self._forward())
        self._counter.start()

    @property
    def failed(self) -> bool:
        """True when the forwarder ended by itself; the worker must be started anew."""
        return self._task is not None and self._task.done()

    def overdue_seconds(self) -> float:
        """For how long the oldest request that is held has been due."""
        return max((held.overdue_seconds() for held in self._held.values()), default=0.0)

    async def stop(self) -> None:
        """Leave the group; what is held comes again."""
        await self._counter.stop()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        await self._consumer.stop()
        await self._producer.stop()

    def next_seconds(self) -> float | None:
        """Time until the next message is due; None when none is held."""
        waits = [wait for held in self._held.values() if (wait := held.wait_seconds()) is not None]
        return round(min(waits), 1) if waits else None

    async def _forward(self) -> None:
        while True:
            try:
                await self._step()
            except (KafkaError, OSError) as error:
                log.warning("trying again", tier=self._tier.word, error=repr(error)[:200])
                # What was taken and not committed is read again from the committed position.
                self._held.clear()
                await asyncio.sleep(TROUBLE_SECONDS)
                await self._rewind()

    async def _step(self) -> None:
        waits = [wait for held in self._held.values() if (wait := held.wait_seconds()) is not None]
        timeout_ms = int(min([self._late_seconds, *waits]) * 1000)
        for partition, records in (
            await self._consumer.getmany(timeout_ms=timeout_ms, max_records=BATCH)
        ).items():
            self._consumer.pause(partition)
            self._held.setdefault(partition, Held(self._tier, self._jumps)).add(records)
        for partition, held in list(self._held.items()):
            if due := held.due():
                await self._hand_back(partition, due)
            if held.wait_seconds() is None and self._held.pop(partition, None) is not None:
                self._resume(partition)

    async def _hand_back(self, partition: TopicPartition, records: list[Any]) -> None:
        confirmations = [
            await self._producer.send(
                self._to, key=record.key, value=record.value, headers=list(record.headers)
            )
            for record in records
        ]
        await asyncio.gather(*confirmations)
        self._returned.inc(len(records))
        if self._spans is not None:
            for record in records:
                self._spans.waited(self._tier.word, record)
        try:
            await self._consumer.commit({partition: records[-1].offset + 1})
        except (CommitFailedError, IllegalStateError):
            log.info("commit postponed", tier=self._tier.word, partition=partition.partition)

    async def _look(self) -> None:
        try:
            self.waiting = await self._count()
        except (KafkaError, OSError):
            self.waiting = None  # said in the log by who forwards

    async def _count(self) -> int | None:
        """Messages from the heads on to the end, in the partitions that are ours; None without."""
        partitions = self._consumer.assignment()
        if not partitions:
            return None
        waiting = 0
        for partition, end in (await self._consumer.end_offsets(partitions)).items():
            held = self._held.get(partition)
            head = held.head if held is not None else None
            if head is None:
                head = await self._consumer.position(partition)
            waiting += max(0, end - head)
        return waiting

    def _resume(self, partition: TopicPartition) -> None:
        if partition in self._consumer.assignment():
            self._consumer.resume(partition)

    async def _rewind(self) -> None:
        for partition in self._consumer.assignment():
            self._consumer.resume(partition)
        try:
            await self._consumer.seek_to_committed()
        except (KafkaError, OSError) as error:
            log.warning("trying again", tier=self._tier.word, error=repr(error)[:200])
