"""What the process pool does: download → page, page → document. Imports neither Faust nor Kafka.

These are the doors that cross into another process, so their arguments are plain records.
"""

from service.enrich import enrich as enriching
from service.enrich.enrich import enrich_timed, revise
from service.extract import extract as extracting
from service.extract.extract import extract
from service.fetch import soft
from service.fetch.charset import decode
from service.reasons import Failure
from service.records import Document, Download, Page, Request, Revision
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
    redirected = bool(download.redirects or request.redirects)
    suspicion = soft.suspect(text, url=download.final_url, redirected=redirected)
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
        if suspicion is not None and failure.reason in soft.EMPTY:
            raise suspicion.failure() from failure
        raise
    if suspicion is not None and suspicion.holds(page.text):
        raise suspicion.failure()
    return page


def weigh(page: Page, last: Revision | None, settings: Enrich) -> tuple[Document, Revision] | None:
    """The document that a page makes, and what to remember of it; None when `last` says it all."""
    return weigh_timed(page, last, settings)[0]


def weigh_timed(
    page: Page, last: Revision | None, settings: Enrich
) -> tuple[tuple[Document, Revision] | None, dict[str, float]]:
    """The same, and the seconds that each part of enrichment took.

    They are no part of the document: a page that is worked on again makes the same one.
    """
    enrichment, seconds = enrich_timed(page)
    return revise(page, enrichment, last, settings.redact), seconds
