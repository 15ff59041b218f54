"""Fetch: a request becomes a page, goes to wait in a retry tier, moves to another site, or ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from service import codec, metrics
from service.agents.endings import Facts, dead, ended, later, unreadable
from service.agents.engine import Message
from service.agents.stage import Job
from service.agents.strain import strained
from service.agents.tally import Tally
from service.codec import Output, Result
from service.fetch.fetch import Deferred, Fetcher, Moved, NotModified
from service.fetch.fetch import Result as Fetched
from service.fetch.retry import Wait, defer_tier, retry_tier
from service.pool import Pool
from service.reasons import Failure
from service.records import Journey, OutcomeKind, Request, Revision
from service.settings import Settings
from service.topics import Topics
from service.url import domain_key

# Longer than all that may follow one another: a place in the window, a fetch with its deadline, a
# queue for a process, the extraction with its own. What takes longer hangs.
DEADLINE_SECONDS = 240.0
DETAIL_CHARACTERS = 300  # of a failure, in the headers of what waits


class Fetch:
    """The stage that asks the open internet."""

    name = "fetch"
    outbox = True  # a page that was there may be gone when a crash makes us ask again
    deadline: float | None = DEADLINE_SECONDS
    tries = 1  # further tries wait in a tier

    def __init__(
        self, topics: Topics, settings: Settings, fetcher: Fetcher, pool: Pool, tally: Tally
    ) -> None:
        self.topic = topics.fetch.name
        self.window = settings.fetch.window
        self._topics = topics
        self._settings = settings
        self._fetcher = fetcher
        self._pool = pool
        self._tally = tally

    def open(self, message: Message) -> Job | None:
        """The job of one leg of a request."""
        request = codec.decode(message.value, Request)
        journey = codec.read_journey(message.headers)
        if message.span:
            journey = replace(journey, traceparent=message.span)
        facts = Facts.of(request, journey)
        metrics.FETCH_CAME.labels(source=_source(request, journey)).inc()

        def fail(failure: Failure, traceback: str) -> tuple[Output, ...]:
            limit = self._settings.retry.attempts
            now = datetime.now(UTC)
            wait = retry_tier(failure, journey, self._topics.tiers, now=now, limit=limit)
            if wait is None:
                return dead(
                    self._topics, message, failure, facts, stage=self.name, traceback=traceback
                )
            self._tally.retry(failure.word)
            changes = {
                "attempts": journey.attempts + 1,
                "first_reason": journey.first_reason or failure.word,
                "last_reason": failure.word,
                "last_detail": failure.detail[:DETAIL_CHARACTERS],
                "cause": "failure",
            }
            return (self._wait(message, journey, wait, **changes),)

        async def run(_: Revision | None) -> Result:
            return Result(outputs=(await self._fetch(message, request, journey, facts),))

        asked = codec.milliseconds(request.asked_at)
        key = f"{request.request_id}@{asked}/{request.replay}/{journey.leg}"
        return Job(
            key=key,
            turn=request.request_id,
            request_id=request.request_id,
            url=request.location or request.url,
            asked_at=request.asked_at,
            run=run,
            fail=fail,
        )

    def reject(self, message: Message, failure: Failure, traceback: str) -> tuple[Output, ...]:
        """A message that is no request of ours."""
        return unreadable(self._topics, message, failure, stage=self.name, traceback=traceback)

    async def own(self, partitions: frozenset[int], new: frozenset[int]) -> None:
        """Another worker may have asked these hosts a moment ago."""
        if new:
            self._fetcher.owns_anew()

    async def hurry(self) -> None:
        """Nothing is gathered here."""

    async def _fetch(
        self, message: Message, request: Request, journey: Journey, facts: Facts
    ) -> Output:
        now = datetime.now(UTC)
        if journey.not_before is not None and journey.not_before > now:
            # The host asked for longer than the longest tier.
            seconds = (journey.not_before - now) / timedelta(seconds=1)
            got = Deferred(wait_seconds=seconds, promised=True, cause="retry_after")
            return self._defer(message, journey, got)
        # The block holds the body's share of the memory, until the page has been strained.
        async with self._fetcher.fetch(request, journey) as result:
            return await self._onward(result, message, request, journey, facts)

    async def _onward(
        self, result: Fetched, message: Message, request: Request, journey: Journey, facts: Facts
    ) -> Output:
        """What is sent for a result."""
        match result:
            case Deferred():
                return self._defer(message, journey, result)
            case Moved():
                moved = replace(request, location=result.location, redirects=result.redirects)
                key = domain_key(result.location).encode()
                onward = later(self._topics.fetch, message, journey, cause="other_site")
                return replace(onward, key=key, value=codec.encode(moved))
            case NotModified(revision=revision):
                return ended(
                    self._topics,
                    facts,
                    OutcomeKind.UNCHANGED,
                    document_id=revision.document_id,
                    revision=revision.revision,
                )
            case download:
                limit = self._settings.kafka.record_limit
                key, value, headers = await self._pool.run(
                    strained, request, download, journey, self._settings.extract, limit
                )
                return Output(topic=self._topics.pages.name, key=key, value=value, headers=headers)

    def _defer(self, message: Message, journey: Journey, deferred: Deferred) -> Output:
        self._tally.defer(deferred.cause)
        wait = defer_tier(
            deferred.wait_seconds,
            self._topics.tiers,
            now=datetime.now(UTC),
            promised=deferred.promised,
        )
        changes = {"deferrals": journey.deferrals + 1, "cause": deferred.cause}
        return self._wait(message, journey, wait, **changes)

    def _wait(self, message: Message, journey: Journey, wait: Wait, **changes: object) -> Output:
        return later(
            wait.tier.topic,
            message,
            journey,
            due_at=wait.due_at,
            not_before=wait.not_before,
            **changes,
        )


def _source(request: Request, journey: Journey) -> str:
    """From where a request comes, one of metrics.SOURCES."""
    if journey.cause in metrics.SOURCES:
        return journey.cause
    if journey.cause:
        return "wait"
    return "replay" if request.replay else "new"
