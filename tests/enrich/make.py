"""A page of nothing but a text, for tests of the parts."""

from datetime import UTC, datetime

from service.records import Charset, CharsetEvidence, Extractor, Page, Source

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def page(text: str, **changes: object) -> Page:
    fields: dict[str, object] = {
        "request_id": "r1",
        "document_id": "d" * 32,
        "source": Source(topic="saring.urls", partition=0, offset=1),
        "asked_at": AT,
        "url": "https://example.org/a",
        "final_url": "https://example.org/a",
        "normalized_url": "https://example.org/a",
        "host": "example.org",
        "registered_domain": "example.org",
        "fetched_at": AT,
        "status": 200,
        "content_type": "text/html",
        "charset": Charset(name="utf-8", evidence=CharsetEvidence.HEADER),
        "body_bytes": len(text),
        "body_digest": "0" * 64,
        "text": text,
        "text_length": len(text),
        "paragraphs": text.count("\n") + 1,
        "extractor": Extractor(name="none", version="0", method="none"),
    }
    return Page(**(fields | changes))
