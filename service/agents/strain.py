"""What the process pool does with a download: bytes → text → page. Imports neither Faust nor Kafka.

`strain` is the door that crosses into another process, so its arguments are plain records.
"""

from datetime import UTC, datetime

from service.enrich.enrich import enrich
from service.extract.extract import extract
from service.fetch.charset import decode
from service.records import Download, Page, Request, Source
from service.settings import Extract


def warm_up() -> None:
    """Load what the first page would wait for: stop lists, models, regular expressions."""
    paragraph = "<p>" + "Saring strains the text out of a page. " * 20 + "</p>"
    request = Request(
        request_id="warm-up",
        url="http://saring.test/",
        source=Source(topic="", partition=0, offset=0),
        asked_at=datetime.now(UTC),
    )
    download = Download(
        final_url=request.url,
        status=200,
        content_type="text/html",
        header_charset="utf-8",
        body=f"<html><body><article>{paragraph * 3}</article></body></html>".encode(),
        fetched_at=datetime.now(UTC),
    )
    enrich(strain(request, download, 0, Extract(), 900_000))


def strain(
    request: Request, download: Download, failed: int, settings: Extract, record_limit: int
) -> Page:
    """The page that a download holds, after `failed` tries. Raises Failure when there is none."""
    text, charset = decode(download)
    return extract(
        request,
        download,
        text,
        charset,
        journey_attempts=failed,
        settings=settings,
        record_limit=record_limit,
    )
