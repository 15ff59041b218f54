"""Sink: documents are written to the stores; a document's offset is released when it is durable."""

from service.agents.endings import unreadable
from service.agents.engine import Message
from service.agents.stage import Job
from service.codec import Output, Result
from service.reasons import Failure
from service.records import Revision
from service.settings import Settings
from service.sink.sink import Sink
from service.sink.store import Row
from service.topics import Topics


class SinkStage:
    """The stage that fills the stores."""

    name = "sink"
    outbox = False
    deadline: float | None = None  # a store that is down stops the sink, and nothing is lost
    tries = 1

    def __init__(self, topics: Topics, settings: Settings, sink: Sink) -> None:
        self.topic = topics.documents.name
        # A row holds its place until its file is written: room for one that is full and the next.
        self.window = 2 * settings.stores.flush_rows
        self._topics = topics
        self._sink = sink

    def open(self, message: Message) -> Job | None:
        """The job of one document; the stores know by its offset whether they have it."""
        if message.value is None:
            return None
        row = Row(
            partition=message.partition,
            offset=message.offset,
            key=message.key,
            value=message.value,
        )

        def fail(failure: Failure, traceback: str) -> tuple[Output, ...]:
            return self.reject(message, failure, traceback)

        async def run(_: Revision | None) -> Result:
            await self._sink.write(row)
            return Result()

        return Job(key="", turn="", run=run, fail=fail)

    def reject(self, message: Message, failure: Failure, traceback: str) -> tuple[Output, ...]:
        """A message that is no document of ours."""
        return unreadable(self._topics, message, failure, stage=self.name, traceback=traceback)

    async def own(self, partitions: frozenset[int], new: frozenset[int]) -> None:
        """The stores say where each partition goes on."""
        await self._sink.assign(partitions)

    async def hurry(self) -> None:
        """Write what was gathered now."""
        await self._sink.flush()
