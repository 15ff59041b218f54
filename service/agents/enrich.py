"""Enrich: a page becomes a document with its revision, or nothing new when its text is the same."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from service import codec, metrics
from service.agents.endings import Facts, dead, ended, unreadable
from service.agents.engine import Message
from service.agents.stage import Job
from service.agents.strain import weighed
from service.codec import Output, Result
from service.enrich.duplicates import sighting, told
from service.pool import Pool
from service.reasons import Failure, Reason
from service.records import Document, OutcomeKind, Revision, Source
from service.settings import Settings
from service.state.state import State
from service.topics import Topics

WEIGH_SECONDS = 120.0  # the pool kills a page after a few; this is for a pool that does not answer


class Enrich:
    """The stage that adds what is known of a text."""

    name = "enrich"
    outbox = False  # a page leads to the same end each time
    deadline: float | None = None  # a state that is away costs time and no document
    tries = 3

    def __init__(self, topics: Topics, settings: Settings, pool: Pool, state: State) -> None:
        self.topic = topics.pages.name
        self.window = settings.enrich.window
        self._settings = settings.enrich
        self._topics = topics
        self._pool = pool
        self._state = state

    def open(self, message: Message) -> Job | None:
        """The job of one page; pages of one document wait for each other."""
        page = codec.decode(message.value, PageHead)
        facts = Facts(
            request_id=page.request_id,
            replay=page.replay,
            url=page.url,
            source=page.source,
            started_at=page.asked_at,
            attempts=page.attempts,
            traceparent=message.span or codec.traceparent_of(message.headers),
        )

        def fail(failure: Failure, traceback: str) -> tuple[Output, ...]:
            return dead(self._topics, message, failure, facts, stage=self.name, traceback=traceback)

        async def run(last: Revision | None) -> Result:
            revised = await self._weigh(message.value or b"", last)
            if revised is None:
                assert last is not None
                unchanged = ended(
                    self._topics,
                    facts,
                    OutcomeKind.UNCHANGED,
                    document_id=last.document_id,
                    revision=last.revision,
                    timings_ms=page.timings_ms,
                )
                return Result(outputs=(unchanged,))
            document, revision = revised
            document = await self._compare(document)
            _count(document)
            outputs = (
                Output(
                    topic=self._topics.documents.name,
                    key=document.document_id.encode(),
                    value=codec.encode(document),
                    headers=codec.document_headers(
                        document, self._topics.documents.name, facts.traceparent
                    ),
                ),
                ended(
                    self._topics,
                    facts,
                    OutcomeKind.ENRICHED,
                    document_id=document.document_id,
                    revision=document.revision,
                    timings_ms=document.timings_ms,
                ),
            )
            return Result(outputs=outputs, revision=revision)

        return Job(
            key=_key(page.request_id, page.asked_at, page.replay),
            turn=page.document_id,
            request_id=page.request_id,
            url=page.final_url,
            document_id=page.document_id,
            asked_at=page.asked_at,
            run=run,
            fail=fail,
        )

    async def _weigh(self, page: bytes, last: Revision | None) -> tuple[Document, Revision] | None:
        try:
            async with asyncio.timeout(WEIGH_SECONDS):
                # Ahead of extraction: what is begun is ended before more is begun.
                revised, seconds = await self._pool.run(
                    weighed, page, last, self._settings, ahead=True
                )
        except TimeoutError:
            detail = f"not enriched within {WEIGH_SECONDS:g} s"
            raise Failure(Reason.TIMEOUT, detail) from None
        for part, value in seconds.items():
            metrics.ENRICH_SECONDS.labels(part=part).observe(value)
        return (codec.decode(revised[0], Document), revised[1]) if revised is not None else None

    async def _compare(self, document: Document) -> Document:
        """The document with what it duplicates. Raises Failure(duplicate) if it is to be dropped.

        A repetition has the same answer as the first time: the state remembers what it said.
        """
        seen = await self._state.see(sighting(document, self._settings))
        found = {None: "nothing", 1.0: "same"}.get(seen.similarity, "near")
        metrics.ENRICH_COMPARED.labels(found=found).inc()
        if seen.duplicate_of is not None and self._settings.drop_duplicates:
            raise Failure(
                Reason.DUPLICATE, f"of document {seen.duplicate_of}, similarity {seen.similarity}"
            )
        return told(document, seen)

    def reject(self, message: Message, failure: Failure, traceback: str) -> tuple[Output, ...]:
        """A message that is no page of ours."""
        return unreadable(self._topics, message, failure, stage=self.name, traceback=traceback)

    async def own(self, partitions: frozenset[int], new: frozenset[int]) -> None:
        """Any worker can take any page."""

    async def hurry(self) -> None:
        """Nothing is gathered here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What the stage asks of a page; the process that enriches it reads the rest."""

    request_id: str
    document_id: str
    replay: int = 0
    url: str
    final_url: str
    source: Source
    asked_at: datetime
    attempts: int = 1
    timings_ms: dict[str, float] = field(default_factory=dict)


def _count(document: Document) -> None:
    """What an operator wants to know of the records, as metrics."""
    if document.quality is not None:
        metrics.DOCUMENTS_BY_QUALITY.labels(verdict=document.quality.verdict.value).inc()
    language = metrics.language_label(document.language)
    metrics.DOCUMENTS_BY_LANGUAGE.labels(language=language).inc()
    metrics.DOCUMENTS_BY_CHANGE.labels(change=document.change.kind.value).inc()


def _key(request_id: str, asked_at: datetime, replay: int) -> str:
    return f"{request_id}@{codec.milliseconds(asked_at)}/{replay}"
