"""Intake: a message of `urls` becomes a request in `fetch`, keyed by the site it is for."""

from datetime import UTC, datetime

from service import codec, metrics
from service.agents.endings import Facts, dead, position
from service.agents.engine import Message
from service.agents.stage import Job
from service.codec import Output, Result
from service.intake.admit import admit, salvage
from service.reasons import Failure
from service.records import Journey, Request, Revision, Source
from service.state.state import State
from service.topics import Topics
from service.url import domain_key

WINDOW = 512  # messages of 64 KiB at most, each waiting for one round trip


class Intake:
    """The stage that decides what is a request."""

    name = "intake"
    window = WINDOW
    outbox = False
    deadline: float | None = 30.0
    tries = 3

    def __init__(self, topics: Topics, state: State) -> None:
        self.topic = topics.urls.name
        self._topics = topics
        self._state = state

    def open(self, message: Message) -> Job | None:
        """A message without a value is counted and asks for nothing."""
        if message.value is None:
            metrics.IGNORED.inc()
            return None
        journey = Journey(started_at=datetime.now(UTC), traceparent=_trace(message))
        request: Request | None = None
        refused: Failure | None = None
        try:
            request = admit(
                message.value,
                headers=message.headers,
                source=_source(message),
                asked_at=message.written_at,
            )
            facts = Facts.of(request, journey)
        except Failure as failure:
            refused = failure
            facts = _facts(message, *salvage(message.value), journey.traceparent)
        holder = f"{position(message)}@{codec.milliseconds(message.written_at)}"

        def fail(failure: Failure, traceback: str) -> tuple[Output, ...]:
            return dead(self._topics, message, failure, facts, stage=self.name, traceback=traceback)

        async def run(_: Revision | None) -> Result:
            # An id is the caller's promise that this is one request, however often it is pushed.
            if await self._state.claim(facts.request_id, holder) != holder:
                metrics.REPEATED.labels(stage=self.name).inc()
                return Result()
            if refused is not None:
                raise refused
            assert request is not None
            return Result(outputs=(self._pass_on(request, journey),))

        return Job(
            key=holder,
            turn="",
            request_id=facts.request_id,
            url=facts.url,
            asked_at=message.written_at,
            run=run,
            fail=fail,
        )

    def reject(self, message: Message, failure: Failure, traceback: str) -> tuple[Output, ...]:
        """What `open` did not foresee."""
        facts = _facts(message, None, None, _trace(message))
        return dead(self._topics, message, failure, facts, stage=self.name, traceback=traceback)

    async def own(self, partitions: frozenset[int], new: frozenset[int]) -> None:
        """Any worker can take any message."""

    async def hurry(self) -> None:
        """Nothing is gathered here."""

    def _pass_on(self, request: Request, journey: Journey) -> Output:
        return Output(
            topic=self._topics.fetch.name,
            key=domain_key(request.url).encode(),
            value=codec.encode(request),
            headers=codec.journey_headers(journey),
        )


def _source(message: Message) -> Source:
    return Source(topic=message.topic, partition=message.partition, offset=message.offset)


def _trace(message: Message) -> str:
    """The trace of a request: that of its hop, that of whoever pushed it, or a new one."""
    return message.span or codec.traceparent_of(message.headers) or codec.new_traceparent()


def _facts(message: Message, request_id: str | None, url: str | None, traceparent: str) -> Facts:
    return Facts(
        request_id=request_id or position(message),
        replay=0,
        url=url,
        source=_source(message),
        started_at=message.written_at,
        attempts=1,
        traceparent=traceparent,
    )
