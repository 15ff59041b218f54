"""What the process pool does: download → page, page → document. Imports neither Faust nor Kafka.

`strained` and `weighed` are the doors that cross into another process: a record with many parts
goes as JSON, which is made and read in a fifth of the time that pickling takes. What comes back of
a page is its message: the event loop does not read what it only passes on.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from service.codec import Headers, encode, page_headers
from service.codec import decode as decode_record
from service.enrich import enrich as enriching
from service.enrich.enrich import enrich, enrich_timed, revise
from service.extract import extract as extracting
from service.extract.extract import extract
from service.fetch import soft
from service.fetch.charset import decode
from service.reasons import Failure
from service.records import WAITED, Document, Download, Journey, Page, Request, Revision
from service.settings import Enrich, Extract


def warm_up() -> None:
    """Load what the first page would wait for: stop lists, models, regular expressions."""
    extracting.warm_up()
    enriching.warm_up()


def strain(
    request: Request, download: Download, failed: int, settings: Extract, record_limit: int
) -> Page:
    """The page that a download holds, after `failed` tries. Raises Failure when there is none."""
    text, charset = decode(download)

    def suspicion() -> soft.Suspicion | None:
        redirected = bool(download.redirects or request.redirects)
        return soft.suspect(text, url=download.final_url, redirected=redirected)

    try:
        page = extract(
            request,
            download,
            text,
            charset,
            journey_attempts=failed,
            settings=settings,
            record_limit=record_limit,
        )
    except Failure as failure:
        if failure.reason in soft.EMPTY and (found := suspicion()) is not None:
            raise found.failure() from failure
        raise
    if (
        not soft.is_beyond_doubt(page.text)
        and (found := suspicion()) is not None
        and found.holds(page.text)
    ):
        raise found.failure()
    return page


def weigh(page: Page, last: Revision | None, settings: Enrich) -> tuple[Document, Revision] | None:
    """The document that a page makes, and what to remember of it; None when `last` says it all."""
    return revise(page, enrich(page), last, settings.redact)


def strained(
    request: Request, download: Download, journey: Journey, settings: Extract, record_limit: int
) -> tuple[bytes, bytes, Headers]:
    """`strain` for another process: key, value and headers of the page's message."""
    page = _timed(strain(request, download, journey.attempts, settings, record_limit), journey)
    return page.document_id.encode(), encode(page), page_headers(page, journey.traceparent)


def _timed(page: Page, journey: Journey) -> Page:
    """The page, with the time from its admission until now when it was in a retry tier."""
    if journey.started_at is None or not (journey.attempts or journey.deferrals):
        return page
    waited = (datetime.now(UTC) - journey.started_at) / timedelta(milliseconds=1)
    return replace(page, timings_ms=page.timings_ms | {WAITED: round(max(0.0, waited), 3)})


def weighed(
    page: bytes, last: Revision | None, settings: Enrich
) -> tuple[tuple[bytes, Revision] | None, dict[str, float]]:
    """`weigh` for another process, page and document as JSON; and the seconds of each part.

    They are no part of the document: a page that is worked on again makes the same one.
    """
    read = decode_record(page, Page)
    enrichment, seconds = enrich_timed(read)
    revised = revise(read, enrichment, last, settings.redact)
    return (encode(revised[0]), revised[1]) if revised is not None else None, seconds
