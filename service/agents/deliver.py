"""From a message to the confirmation of everything that follows from it. Every stage uses this.

The promise: an offset is finished only after the broker (acks=all) has confirmed every output that
its work led to: pages, documents, a retry or a dead letter, and its outcome. A stage does no
sending. It *returns* outputs, and this file sends them, awaits the broker's answer, remembers the
message as finished, and only then releases the offset. A crash anywhere repeats work and never
loses it, and what is repeated has the same ids. What ends a request is in the outbox before it is
sent, so that after a crash it is known what may be in the topics already, and looked for there.

    take ─► window ─► open ─► turn ─► recall ─► run ─► outbox ─► send, await ─► finish ─► release
                        │                 │        │              │
                     reject           finished?   Failure        in doubt? look into the topics
                                      outputs?    ─► retry or dead letter
                                                  any other ─► internal_error

This is the one place that catches Failure, and the one where an unexpected exception is caught.
"""

import asyncio
import contextlib
import itertools
import time
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from service import metrics
from service.agents.beat import Beat
from service.agents.engine import Engine, Message
from service.agents.sent import Sent
from service.agents.stage import Job, Stage
from service.agents.tally import Tally
from service.agents.turns import Turns
from service.agents.window import Window
from service.codec import Output, Result, decode, pack, unpack
from service.gate import Gate
from service.log import about, logger
from service.reasons import Failure, Reason
from service.records import Outcome, Revision
from service.state.state import Memory, State
from service.topics import Topics

if TYPE_CHECKING:
    from service.agents.spans import Hop, Spans

log = logger("deliver")
T = TypeVar("T")

# Between two times that a stage sends. A round trip to the broker costs both sides a millisecond of
# CPU, whatever it carries, and so does the reading of it in the next stage. Where pages wait for a
# process they would only wait there instead: with 0.2 s clients and broker take 2 ms less a page of
# the 10 (700 pages, 50 pages/s); 0.4 s gains nothing more.
SEND_SECONDS = 0.03
SEND_BUSY_SECONDS = 0.2
COMMIT_SECONDS = 0.3  # what a crash repeats; shorter costs round trips
REVOKE_SECONDS = 5.0  # 1 s left half-sent outputs behind (88 repeats in a trial), 5 s none
SPAN_LIMIT = 20_000  # offsets kept behind a stuck head: about 2 KB each
PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0)  # seconds between tries of the broker or the state
# The producer counts its own framing and the headers into a message's size.
FRAMING_BYTES = 256


class Delivery:
    """The messages of one stage, from taking to releasing. The listener of its engine."""

    def __init__(
        self,
        stage: Stage,
        engine: Engine,
        state: State,
        topics: Topics,
        tally: Tally,
        sent: Sent,
        spans: "Spans | None" = None,
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """`is_busy` says whether what is sent would wait for CPU."""
        self._stage = stage
        self._engine = engine
        self._state = state
        self._tally = tally
        self._sent = sent
        self._spans = spans
        self._outcomes = topics.outcomes.name
        self._limits = {topic.name: topic.message_bytes for topic in topics.all()}
        self._window = Window()
        self._turns = Turns()
        self._gate = Gate(lambda: SEND_BUSY_SECONDS if is_busy() else SEND_SECONDS)
        self._room = asyncio.Semaphore(stage.window)
        self._open = asyncio.Event()  # closed from revoked until assigned, and for good at the end
        self._ending = False
        self._tasks: dict[tuple[int, int], asyncio.Task[None]] = {}
        self._committer = Beat("commit", self._commit, COMMIT_SECONDS)
        self._commit_turn = asyncio.Lock()
        self.received = 0  # messages taken, repetitions included
        self._received = metrics.RECEIVED.labels(stage=stage.name)
        self._repeated = metrics.REPEATED.labels(stage=stage.name)
        self._in_flight = metrics.IN_FLIGHT.labels(stage=stage.name)
        # There from the start: the increase of a series that appears late is not seen.
        self._restarts = metrics.AGENT_RESTARTS.labels(stage=stage.name)
        self._seconds = metrics.HANDLE_SECONDS.labels(stage=stage.name)
        self._age = metrics.STAGE_AGE_SECONDS.labels(stage=stage.name)

    async def start(self) -> None:
        """Join the group and begin."""
        await self._engine.start(self)
        self._committer.start()

    async def stop(self, limit_seconds: float) -> None:
        """Take nothing new, finish what is in flight within the limit, commit, leave the group.

        What is not finished is left unfinished, and comes again. The last two steps wait for the
        broker, however long it is away: whoever cannot wait cancels.
        """
        self._ending = True
        self._open.clear()
        await self._finish(limit_seconds)
        await self._cancel(self._tasks)
        await self._commit()
        await self._committer.stop()
        await self._engine.stop()

    @property
    def ready(self) -> bool:
        """True when the group has given us our part of the topic, which may be none of it."""
        return self._open.is_set() and not self._engine.failed

    @property
    def failed(self) -> bool:
        """True when Faust gave up."""
        return self._engine.failed

    @property
    def in_flight(self) -> int:
        """Messages that are worked on."""
        return len(self._tasks)

    @property
    def partitions(self) -> frozenset[int]:
        """The partitions that this worker owns of the stage's topic."""
        return self._window.partitions

    # -- the listener ------------------------------------------------------------------------------

    async def take(self, message: Message) -> None:
        """Start the work on a message as soon as there is room for it."""
        await self._room.acquire()
        while self._window.span(message.partition) >= SPAN_LIMIT:  # noqa: ASYNC110  a rare brake
            await asyncio.sleep(COMMIT_SECONDS)
        if not self._ending:
            await self._open.wait()
        # Whatever was awaited above: the group may have moved on, and the message comes again.
        late = self._ending or message.generation != self._engine.generation
        if late or not self._window.arrive(message.partition, message.offset):
            self._room.release()
            return
        self._received.inc()
        self.received += 1
        position = (message.partition, message.offset)
        task = asyncio.create_task(self._work(message))
        self._tasks[position] = task
        task.add_done_callback(lambda ended: self._release(position, ended))

    async def assigned(self, partitions: frozenset[int]) -> None:
        """Drop what is no longer ours, and open the window."""
        lost = {at: task for at, task in self._tasks.items() if at[0] not in partitions}
        await self._cancel(lost)
        new = self._window.assign(partitions)
        await self._stage.own(partitions, frozenset(new))
        if not self._ending:
            self._open.set()

    async def revoked(self) -> None:
        """Close the window, finish what can be finished in a few seconds, commit."""
        self._open.clear()
        await self._finish(REVOKE_SECONDS)
        await self._commit()

    async def _finish(self, limit_seconds: float) -> None:
        ends_at = time.monotonic() + limit_seconds
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(limit_seconds):
                await self._stage.hurry()
        if self._tasks:
            await asyncio.wait(
                list(self._tasks.values()), timeout=max(0.0, ends_at - time.monotonic())
            )

    async def _cancel(self, tasks: dict[tuple[int, int], asyncio.Task[None]]) -> None:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)

    # -- the work ----------------------------------------------------------------------------------

    def _release(self, position: tuple[int, int], task: asyncio.Task[None]) -> None:
        if self._tasks.get(position) is task:
            del self._tasks[position]
        self._room.release()
        if not task.cancelled() and (error := task.exception()) is not None:
            # Nothing is meant to reach this; the offset stays unfinished and comes again.
            self._restarts.inc()
            partition, offset = position
            log.error(
                "delivery failed",
                stage=self._stage.name,
                partition=partition,
                offset=offset,
                error=repr(error)[:200],
                exc_info=error,
            )

    async def _work(self, message: Message) -> None:
        started = time.monotonic()
        self._in_flight.inc()
        try:
            if self._spans is None:
                await self._follow(message, None)
            else:
                await self._follow_seen(message, self._spans.begin(self._stage.name, message))
            self._window.finish(message.partition, message.offset)
        finally:
            self._in_flight.dec()
            self._seconds.observe(time.monotonic() - started)

    async def _follow_seen(self, message: Message, hop: "Hop") -> None:
        outputs = None
        try:
            outputs = await self._follow(replace(message, span=hop.traceparent), hop)
        finally:
            hop.end(outputs)

    async def _follow(self, message: Message, hop: "Hop | None") -> tuple[Output, ...] | None:
        """Everything that follows from a message, sent; None when that was done before."""
        job = self._opened(message)
        if not isinstance(job, Job):
            await self._send(job, doubt=None)
            return job
        about(job.request_id)
        if hop is not None:
            hop.about(job.request_id, job.url)
        async with self._turns.turn(job.turn):
            outputs = await self._deliver(job)
        if job.asked_at is not None:
            self._age.observe(max(0.0, (datetime.now(UTC) - job.asked_at).total_seconds()))
        return outputs

    def _opened(self, message: Message) -> Job | tuple[Output, ...]:
        try:
            return self._stage.open(message) or ()
        except Failure as failure:
            return self._stage.reject(message, failure, "")
        except Exception as error:
            return self._stage.reject(message, *self._logged(_bug(error)))

    async def _deliver(self, job: Job) -> tuple[Output, ...] | None:
        """The outputs of a job, sent; None when it was finished before."""
        memory, last = await self._recall(job)
        if memory.finished:
            self._repeated.inc()
            return None
        # Outputs that were in the outbox before may have been sent by whoever put them there.
        doubt: float | None = memory.kept_at
        if memory.outputs is not None:
            result = unpack(memory.outputs)
        else:
            result, doubt = await self._run(job, last), None
            if job.key and self._is_kept(result.outputs):
                packed = pack(result)
                memory = await self._persist(
                    lambda: self._state.keep(self._stage.name, job.key, packed)
                )
                if memory.finished or memory.outputs is None:
                    self._repeated.inc()
                    return None
                if memory.outputs != packed:
                    result, doubt = unpack(memory.outputs), memory.kept_at
        await self._send(result.outputs, doubt=doubt)
        if job.key:
            await self._persist(
                lambda: self._state.finish(self._stage.name, job.key, result.revision)
            )
        return result.outputs

    def _is_kept(self, outputs: tuple[Output, ...]) -> bool:
        """True for outputs whose repetition no later stage would recognise by what they ask for."""
        return any(self._stage.outbox or output.topic == self._outcomes for output in outputs)

    async def _recall(self, job: Job) -> tuple[Memory, Revision | None]:
        name, document = self._stage.name, job.document_id
        if not job.key:
            return Memory(), None
        if document is not None:
            return await self._persist(lambda: self._state.recall_revision(name, job.key, document))
        return await self._persist(lambda: self._state.recall(name, job.key)), None

    async def _run(self, job: Job, last: Revision | None) -> Result:
        for left in reversed(range(self._stage.tries)):
            try:
                async with asyncio.timeout(self._stage.deadline) as limit:
                    result = await job.run(last)
                self._check_sizes(result.outputs)
            except Failure as failure:
                return Result(outputs=job.fail(failure, ""))
            except TimeoutError as error:
                what = f"no result within {self._stage.deadline:g} s" if limit.expired() else error
                detail = f"{what} in stage {self._stage.name}"
                return Result(outputs=job.fail(Failure(Reason.TIMEOUT, detail), ""))
            except Exception as error:
                if left:
                    await asyncio.sleep(PAUSES[0])
                    continue
                return Result(outputs=job.fail(*self._logged(_bug(error))))
            else:
                return result
        raise AssertionError("a stage has at least one try")

    def _logged(self, bug: tuple[Failure, str]) -> tuple[Failure, str]:
        """Tell the log of a bug: its frames, and not its message, as in the dead letter."""
        failure, _ = bug
        log.error(
            "internal error",
            stage=self._stage.name,
            error=failure.detail,
            exc_info=failure.__cause__,
        )
        return bug

    def _check_sizes(self, outputs: tuple[Output, ...]) -> None:
        """Raises Failure(too_large) before the broker would refuse a message."""
        for output in outputs:
            size = len(output.key or b"") + len(output.value or b"") + FRAMING_BYTES
            size += sum(len(name) + len(value) + 8 for name, value in output.headers)
            limit = self._limits[output.topic]
            if size > limit:
                raise Failure(
                    Reason.TOO_LARGE,
                    f"at most {limit} bytes fit a message of {output.topic}: {size}",
                )

    async def _send(self, outputs: tuple[Output, ...], *, doubt: float | None) -> None:
        """Send and await the confirmations; tries until the broker takes them.

        `doubt`: since when (seconds since 1970) they may be in the topics; None when they cannot.
        A try that failed leaves doubt as well: the broker may have taken what it did not confirm.
        """
        left = outputs

        async def send() -> None:
            nonlocal left, doubt
            if doubt is not None:
                left = await self._sent.missing(left, doubt)
            else:
                doubt = time.time()
            # All who come through the gate together fill one request: nothing waits between here
            # and the producer's buffer, which is emptied in the next turn of the event loop.
            await self._gate.through()
            confirmations = [await self._engine.send(output) for output in left]
            for confirmation in confirmations:
                await confirmation

        if outputs:
            await self._persist(send)
        for output in left:
            if output.topic == self._outcomes and output.value is not None:
                self._tally.add(decode(output.value, Outcome), outputs)

    async def _persist(self, call: Callable[[], Awaitable[T]]) -> T:
        """Try until it works: neither broker nor state may cost a message. Ends by cancellation."""
        pauses = itertools.chain(PAUSES, itertools.repeat(PAUSES[-1]))
        while True:
            try:
                return await call()
            except Exception as error:
                pause = next(pauses)
                log.warning(
                    "trying again", stage=self._stage.name, seconds=pause, error=repr(error)[:200]
                )
                await asyncio.sleep(pause)

    # -- the position ------------------------------------------------------------------------------

    async def _commit(self) -> None:
        async with self._commit_turn:
            positions = self._window.positions()
            if not positions:
                return
            try:
                if await self._engine.commit(positions):
                    self._window.committed(positions)
            except Exception as error:
                # Passes with the broker's trouble or the rebalance; the next commit holds it all.
                log.info("commit postponed", stage=self._stage.name, error=repr(error)[:200])


def _bug(error: Exception) -> tuple[Failure, str]:
    """What is told of an exception that nobody foresaw, and its traceback.

    Not its message, unless it is the system's: a library's may quote the page.
    """
    name = type(error).__name__
    detail = f"{name}: {error}" if isinstance(error, OSError) else f"{name}, a bug: see its frames"
    failure = Failure(Reason.INTERNAL_ERROR, detail)
    failure.__cause__ = error
    return failure, "".join(traceback.format_exception(error))
