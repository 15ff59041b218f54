"""A request, a download and their page, as short as tests need them."""

from datetime import UTC, datetime
from pathlib import Path

from service.extract.extract import extract
from service.records import Charset, CharsetEvidence, Download, Hints, Page, Request, Source
from service.settings import Extract

AT = datetime(2024, 12, 4, 2, 30, tzinfo=UTC)  # the day that a header's clock would show
SOURCE = Source(topic="saring.urls", partition=0, offset=1)
PAGES = Path(__file__).parent / "pages"
PARAGRAPHS = "".join(
    f"<p>Paragraph {number} of the article says something about the {thing}, at some length.</p>"
    for number, thing in enumerate(("river", "bridge", "market", "harbour", "library"), start=1)
)


def download(html: str, *, url: str = "https://example.org/news/a", **changes: object) -> Download:
    fields: dict[str, object] = {
        "final_url": url,
        "status": 200,
        "content_type": "text/html",
        "header_charset": "utf-8",
        "body": html.encode("utf-8", "replace"),
        "fetched_at": AT,
        "timings_ms": {"download": 12.5},
    }
    return Download(**(fields | changes))


def strain(
    html: str,
    *,
    hints: Hints | None = None,
    settings: Extract | None = None,
    record_limit: int = 900_000,
    **changes: object,
) -> Page:
    got = download(html, **changes)
    request = Request(request_id="r1", url=got.final_url, source=SOURCE, asked_at=AT, hints=hints)
    return extract(
        request,
        got,
        html,
        Charset(name="utf-8", evidence=CharsetEvidence.HEADER),
        journey_attempts=0,
        settings=settings or Extract(),
        record_limit=record_limit,
    )


def article(head: str = "", body: str = "", *, lang: str = "en", title: str = "A headline") -> str:
    """A page with an article; `body` stands between the headline and the text."""
    return (
        f'<html lang="{lang}"><head>{head}</head><body><main><article><h1>{title}</h1>{body}'
        f"{PARAGRAPHS}</article></main></body></html>"
    )
