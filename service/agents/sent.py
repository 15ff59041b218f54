"""Which outputs the topics hold already, asked after a crash or a send that failed.

A worker that dies between the broker's confirmation and its own memory of it leaves doubt: what it
sent stands in the topics, and whoever goes on would send it again. The outbox says since when.
From then to the end, the topics are read for the ids of what is in doubt: a few seconds of them.

Only what ends a request is looked for: documents, dead letters, outcomes. A request or a page that
comes twice is recognised by the stage that reads it.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from service.codec import Headers, Output, text_headers
from service.connection import Where, client_options
from service.log import logger
from service.topics import Topics

log = logger("sent")

# Times of messages are of the clocks of workers and brokers, which differ.
CLOCK_SECONDS = 30.0
GATHER_SECONDS = 0.05  # after a restart many ask at once: one reading answers them all
READ_SECONDS = 1.0  # wait of one read; the end of a topic is known beforehand

Mark = tuple[str, str]  # topic and id


@dataclass(frozen=True, slots=True)
class _Question:
    marks: frozenset[Mark]
    since: float
    answer: asyncio.Future[set[Mark]]


class Sent:
    """Looks into the topics for outputs that are in doubt."""

    def __init__(self, bootstrap: Where, topics: Topics) -> None:
        self._bootstrap = bootstrap
        ids = {
            topics.documents.name: ("ce_id",),
            topics.outcomes.name: ("ce_id",),
            # A dead letter's other headers are those of the message that it holds.
            topics.dead_letters.name: ("saring-request-id", "saring-replay", "saring-stage"),
        }
        self._ids: Mapping[str, tuple[str, ...]] = ids
        self._partitions = {
            topic.name: [TopicPartition(topic.name, number) for number in range(topic.partitions)]
            for topic in topics.all()
            if topic.name in ids
        }
        self._waiting: list[_Question] = []
        self._reader: asyncio.Task[None] | None = None

    async def missing(self, outputs: Iterable[Output], since: float) -> tuple[Output, ...]:
        """Those of the outputs that no topic holds from `since` (seconds since 1970) on.

        Raises KafkaError when the broker does not answer.
        """
        outputs = tuple(outputs)
        marks = frozenset(
            mark for output in outputs if (mark := self._mark(output.topic, output.headers))
        )
        if not marks:
            return outputs
        question = _Question(marks, since, asyncio.get_running_loop().create_future())
        self._waiting.append(question)
        if self._reader is None:
            self._reader = asyncio.create_task(self._read())
        found = await question.answer
        return tuple(one for one in outputs if self._mark(one.topic, one.headers) not in found)

    async def close(self) -> None:
        """Answer nobody any more."""
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.gather(self._reader, return_exceptions=True)

    def _mark(self, topic: str, headers: Headers) -> Mark | None:
        """What tells an output of a topic from all others; None where nobody looks."""
        names = self._ids.get(topic)
        if names is None:
            return None
        found = text_headers(headers)
        return topic, "\n".join(found.get(name, "") for name in names)

    async def _read(self) -> None:
        """Answer those who wait, and those who come meanwhile."""
        while self._waiting:
            await asyncio.sleep(GATHER_SECONDS)
            asked, self._waiting = self._waiting, []
            try:
                found = await self._find(
                    frozenset().union(*(question.marks for question in asked)),
                    min(question.since for question in asked),
                )
            except Exception as error:  # noqa: BLE001  not swallowed: all who asked get it
                for question in asked:
                    if not question.answer.done():
                        question.answer.set_exception(error)
                continue
            log.info("looked for outputs in doubt", requests=len(asked), found=len(found))
            for question in asked:
                if not question.answer.done():  # a caller may have given up
                    question.answer.set_result(found)
        self._reader = None

    async def _find(self, marks: frozenset[Mark], since: float) -> set[Mark]:
        """Those of the marks that the topics hold, from a time to this moment's end."""
        topics = {topic for topic, _ in marks}
        found: set[Mark] = set()
        async with self._consumer() as consumer:
            partitions = [one for topic in topics for one in self._partitions[topic]]
            consumer.assign(partitions)
            milliseconds = max(0, int((since - CLOCK_SECONDS) * 1000))
            starts = await consumer.offsets_for_times(dict.fromkeys(partitions, milliseconds))
            ends = await consumer.end_offsets(partitions)
            behind = set()
            for partition in partitions:
                if (start := starts.get(partition)) is not None:
                    consumer.seek(partition, start.offset)
                    behind.add(partition)
                else:
                    consumer.pause(partition)
            while behind:
                got = await consumer.getmany(timeout_ms=int(READ_SECONDS * 1000))
                for records in got.values():
                    for record in records:
                        mark = self._mark(record.topic, tuple(record.headers))
                        if mark in marks:
                            found.add(mark)
                behind = {one for one in behind if await consumer.position(one) < ends[one]}
                if found == marks:
                    break
        return found

    @asynccontextmanager
    async def _consumer(self) -> AsyncIterator[Any]:
        consumer = AIOKafkaConsumer(
            **client_options(self._bootstrap),
            group_id=None,  # nobody's position is touched
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=100,
        )
        try:
            await consumer.start()
            yield consumer
        finally:
            await consumer.stop()
