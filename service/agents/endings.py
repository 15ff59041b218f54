"""How requests end, and how they go on later, as outputs. Nothing is sent here."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from service import codec, metrics
from service.agents.engine import Message
from service.codec import Output
from service.deadletter import dead_letter
from service.reasons import Failure
from service.records import Journey, Outcome, OutcomeKind, Request, Source
from service.topics import Topic, Topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an ending needs to know of a request, whatever stage it ends in."""

    request_id: str
    replay: int
    url: str | None
    source: Source
    started_at: datetime
    attempts: int
    traceparent: str

    @classmethod
    def of(cls, request: Request, journey: Journey) -> "Facts":
        """The facts of a request that is on its way; the try that runs now counts."""
        return cls(
            request_id=request.request_id,
            replay=request.replay,
            url=request.url,
            source=request.source,
            started_at=request.asked_at,
            attempts=journey.attempts + 1,
            traceparent=journey.traceparent,
        )


def ended(
    topics: Topics,
    facts: Facts,
    kind: OutcomeKind,
    *,
    reason: str | None = None,
    document_id: str | None = None,
    revision: int | None = None,
    timings_ms: dict[str, float] | None = None,
) -> Output:
    """The outcome of a request."""
    outcome = Outcome(
        request_id=facts.request_id,
        replay=facts.replay,
        url=facts.url,
        outcome=kind,
        reason=reason,
        document_id=document_id,
        revision=revision,
        attempts=facts.attempts,
        source=facts.source,
        started_at=facts.started_at,
        finished_at=datetime.now(UTC),
        timings_ms=timings_ms or {},
    )
    return Output(
        topic=topics.outcomes.name,
        key=facts.request_id.encode(),
        value=codec.encode(outcome),
        headers=codec.outcome_headers(outcome, topics.outcomes.name, facts.traceparent),
    )


def set_aside(
    topics: Topics,
    message: Message,
    failure: Failure,
    *,
    stage: str,
    facts: Facts | None,
    traceback: str = "",
) -> Output:
    """The dead letter of a message; `facts` None where no request can be read from it."""
    return dead_letter(
        failure,
        to=topics.dead_letters.name,
        key=message.key,
        value=message.value,
        headers=message.headers,
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        stage=stage,
        request_id=facts.request_id if facts else position(message),
        replay=facts.replay if facts else 0,
        url=facts.url if facts else None,
        attempts=facts.attempts if facts else 1,
        first_seen=facts.started_at if facts else message.written_at,
        traceback=traceback,
        traceparent=facts.traceparent if facts else message.span,
    )


def dead(
    topics: Topics,
    message: Message,
    failure: Failure,
    facts: Facts,
    *,
    stage: str,
    traceback: str = "",
) -> tuple[Output, ...]:
    """A dead letter and the outcome that says so."""
    return (
        set_aside(topics, message, failure, stage=stage, facts=facts, traceback=traceback),
        ended(topics, facts, OutcomeKind.DEAD, reason=failure.word),
    )


def unreadable(
    topics: Topics, message: Message, failure: Failure, *, stage: str, traceback: str
) -> tuple[Output, ...]:
    """A message between the stages that is none of ours: set aside, and no request's outcome."""
    metrics.DEAD_LETTERS.labels(reason=failure.reason.value).inc()
    return (set_aside(topics, message, failure, stage=stage, facts=None, traceback=traceback),)


def later(topic: Topic, message: Message, journey: Journey, **changes: object) -> Output:
    """The same request, in a tier or in another site's queue, one leg further."""
    onward = replace(journey, leg=journey.leg + 1, **changes)  # type: ignore[arg-type]  # its fields
    return Output(
        topic=topic.name,
        key=message.key,
        value=message.value,
        headers=codec.journey_headers(onward),
    )


def position(message: Message) -> str:
    """`topic-partition-offset`, the id of a request whose caller gave none."""
    return f"{message.topic}-{message.partition}-{message.offset}"
