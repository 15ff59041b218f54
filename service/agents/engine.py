"""The four things that are asked of Faust: events, assignment, commit, rebalance signals.

One `faust.App` a stage, so a consumer group of its own: a backlog or a rebalance of one stage does
not stop the others. Faust's own acknowledgement is not used, because it commits past messages that
finish out of order (faust-streaming 0.15.3, `Consumer._new_offset`); what is committed is what the
listener says, by way of `commit`. Values and keys are bytes: Faust drops what it cannot decode.

Nothing starts on import. Everything here that reaches into Faust's inside is in this file, with
tests against a real broker in tests/agents/test_engine.py.
"""

import asyncio
import os
import socket
from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, cast

import faust
from faust.types import TP, EventT

from service.codec import SENDER, Headers, Output
from service.connection import COMPRESSION, Where, brokers_at
from service.log import logger
from service.settings import Settings
from service.topics import DEAD_LETTER_BYTES

log = logger("engine")

# Measured with Faust 0.15.3: the defaults keep a dead worker's partitions silent for a minute,
# repeat 2.8 s of work after a crash and buffer 4,096 events that a rebalance throws away.
SESSION_SECONDS = 10.0
HEARTBEAT_SECONDS = 3.0
REBALANCE_SECONDS = 30.0  # must exceed what `revoked` may take
BUFFERED_EVENTS = 64
# What goes to one partition at once, before it is packed; a topic takes 1 MB, packed. With 16 KB,
# aiokafka's own and a page or two, what a stage sends together leaves in three or four requests.
BATCH_BYTES = 262_144
# Who sent a message: last of its headers, for the story of one request.
WORKER = (SENDER, f"{socket.gethostname()}-{os.getpid()}".encode())
# Faust's detectors of slow streams look at its own acknowledgement, which stands still here.
NEVER_SECONDS = 10 * 365 * 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message of a topic, as the broker has it."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    written_at: datetime
    generation: int
    span: str = ""  # traceparent of the span that tells of the work on it; empty without spans


class Listener(Protocol):
    """Who works on a stage's messages."""

    async def take(self, message: Message) -> None:
        """A message has come. May wait for room; must not raise."""
        ...

    async def assigned(self, partitions: frozenset[int]) -> None:
        """These partitions, and no others, are ours."""
        ...

    async def revoked(self) -> None:
        """A rebalance begins: finish and commit what can be, in a few seconds."""
        ...


class Engine:
    """One stage's Faust app, with its consumer and producer."""

    def __init__(self, *, stage: str, topic: str, bootstrap: Where, settings: Settings) -> None:
        brokers = brokers_at(bootstrap)
        self._topic_name = topic
        self._topics: dict[str, Any] = {}
        self._listener: Listener | None = None
        self.started = False
        self.app = faust.App(
            f"{settings.topic_prefix}-{stage}",
            broker=[f"kafka://{address}" for address in brokers.addresses.split(",")],
            broker_credentials=_credentials(brokers.security()),
            autodiscover=False,
            datadir=str(settings.data_dir / "faust"),
            web_enabled=False,
            topic_disable_leader=True,
            topic_allow_declare=False,
            reply_create_topic=False,
            key_serializer="raw",
            value_serializer="raw",
            processing_guarantee="at_least_once",
            consumer_auto_offset_reset="earliest",
            stream_wait_empty=False,
            stream_buffer_maxsize=BUFFERED_EVENTS,
            broker_session_timeout=SESSION_SECONDS,
            broker_heartbeat_interval=HEARTBEAT_SECONDS,
            broker_rebalance_timeout=REBALANCE_SECONDS,
            broker_commit_livelock_soft_timeout=NEVER_SECONDS,
            stream_processing_timeout=NEVER_SECONDS,
            producer_max_request_size=DEAD_LETTER_BYTES,
            producer_max_batch_size=BATCH_BYTES,
            producer_acks=-1,
            producer_compression_type=COMPRESSION,
        )

    async def start(self, listener: Listener) -> None:
        """Join the consumer group and hand messages to the listener from now on."""
        self._listener = listener
        app = self.app
        # Faust makes the last folder only, and with a state elsewhere nobody has made the first.
        await asyncio.to_thread(Path(app.conf.datadir).mkdir, parents=True, exist_ok=True)
        source = self._topic(self._topic_name)
        app.agent(source, name=f"{app.conf.id}-agent")(self._consume)
        for signal, slot in (
            (app.on_partitions_assigned, self._on_assigned),
            (app.on_partitions_revoked, self._on_revoked),
        ):
            signal.connect(cast("Any", slot))
        app.finalize()
        await app.start()
        self.started = True

    async def stop(self) -> None:
        """Leave the group. What the listener has not committed by now comes again."""
        if self.started:
            self.started = False
            await self.app.stop()

    @property
    def generation(self) -> int:
        """The consumer group's generation; messages of an older one are not ours to work on."""
        return int(self.app.consumer_generation_id)

    @property
    def failed(self) -> bool:
        """True when Faust gave up; the worker must be started anew."""
        return bool(self.app.crashed)

    async def send(self, output: Output) -> Awaitable[object]:
        """Put a message into the producer's buffer; the result is the broker's confirmation."""
        confirmation: Awaitable[object] = await self._topic(output.topic).send(
            key=output.key, value=output.value, headers=[*output.headers, WORKER], force=True
        )
        return confirmation

    async def commit(self, positions: Mapping[int, int]) -> bool:
        """Commit positions of our topic; False when the group has moved on meanwhile.

        Goes to aiokafka through the consumer's thread: Faust's own commit takes its positions from
        its acknowledgement and ends the app on any error, also on one that passes.
        """
        thread = cast("Any", self.app.consumer)._thread  # noqa: SLF001  see above
        consumer = thread._consumer  # noqa: SLF001  see above
        owned = {(tp.topic, tp.partition): tp for tp in consumer.assignment()}
        offsets = {
            owned[self._topic_name, partition]: position
            for partition, position in positions.items()
            if (self._topic_name, partition) in owned
        }
        if not offsets:
            return False
        await thread.call_thread(consumer.commit, offsets)
        return True

    def _topic(self, name: str) -> Any:
        if name not in self._topics:
            self._topics[name] = self.app.topic(
                name, key_serializer="raw", value_serializer="raw", allow_empty=True
            )
        return self._topics[name]

    async def _consume(self, stream: Any) -> None:
        assert self._listener is not None
        async for event in stream.noack().events():
            await self._listener.take(_message(event))

    async def _on_assigned(self, _app: object, assigned: Iterable[TP], **_: object) -> None:
        partitions = frozenset(tp.partition for tp in assigned if tp.topic == self._topic_name)
        await self._tell("assigned", partitions)

    async def _on_revoked(self, _app: object, _revoked: Iterable[TP], **_: object) -> None:
        await self._tell("revoked")

    async def _tell(self, what: str, *arguments: object) -> None:
        """An exception inside a rebalance signal crashes the app, so none leaves it."""
        try:
            await getattr(self._listener, what)(*arguments)
        except Exception as error:
            log.exception("rebalance", signal=what, app=self.app.conf.id, error=repr(error)[:200])


def _credentials(security: Mapping[str, Any]) -> Any:
    """Faust's form of how a client speaks to brokers; None for plaintext."""
    context = security.get("ssl_context")
    if "sasl_mechanism" in security:
        return faust.SASLCredentials(
            username=security["sasl_plain_username"],
            password=security["sasl_plain_password"],
            ssl_context=context,
            mechanism=security["sasl_mechanism"],
        )
    return faust.SSLCredentials(context) if context is not None else None


def _message(event: EventT[bytes]) -> Message:
    message = event.message
    return Message(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        key=message.key,
        value=message.value,
        # `event.headers` is a dict and folds repeated names; the message has the list.
        headers=tuple((name, value or b"") for name, value in cast("Any", message.headers) or ()),
        written_at=datetime.fromtimestamp(message.timestamp or 0, UTC),
        generation=message.generation_id or 0,
    )
