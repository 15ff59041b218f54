"""One message of each topic that others read or write, as it goes over the wire: for the contract.

One article's way: pushed, fetched, enriched; and another one that ended as a dead letter. The
records are made and encoded by the code that the workers use; what can be computed is.
"""

import hashlib
from datetime import UTC, datetime, timedelta

import msgspec

from service import codec, minhash
from service.codec import Output
from service.deadletter import dead_letter
from service.reasons import Failure, Reason
from service.records import (
    Candidate,
    Change,
    ChangeKind,
    Charset,
    CharsetEvidence,
    DatePrecision,
    Document,
    Duplicate,
    Extractor,
    Keyword,
    Outcome,
    OutcomeKind,
    Page,
    Provenance,
    Pushed,
    PushedHints,
    Quality,
    Redirect,
    Rights,
    Source,
    Verdict,
)
from service.topics import Topics
from service.url import document_id, normalize

ASKED = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
FETCHED = ASKED + timedelta(seconds=2.25)
ENDED = FETCHED + timedelta(seconds=0.5)
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"  # of W3C Trace Context, 3.2
URL = "https://example.org/news/night-train?utm_source=feed"
FINAL_URL = "https://www.example.org/news/night-train"
TITLE = "The Night Train Is Back"
TEXT = (
    "From Monday on a night train runs between the two cities again, for the first time in nine "
    "years.\nIt leaves at ten in the evening and carries bicycles. A bed costs as much as a room "
    "in a small hotel, and the railway says that the first month is sold out."
)


def pushed() -> Pushed:
    """A request with everything that one may have."""
    return Pushed(
        url=URL,
        id="a-1",
        labels={"feed": "news"},
        hints=PushedHints(published_at="2026-01-14", language="en"),
        force=False,
        schema_version="1.0",
    )


def _source(topics: Topics) -> Source:
    return Source(topic=topics.urls.name, partition=3, offset=17)


def page(topics: Topics) -> Page:
    """The page that the request leads to."""
    normalized = normalize(FINAL_URL)
    body = f"<!doctype html><title>{TITLE}</title><p>{TEXT}".encode()
    return Page(
        request_id="a-1",
        document_id=document_id(normalized),
        labels={"feed": "news"},
        source=_source(topics),
        asked_at=ASKED,
        url=URL,
        final_url=FINAL_URL,
        redirects=(Redirect(url=URL, status=301),),
        normalized_url=normalized,
        canonical_url=FINAL_URL,
        host="www.example.org",
        registered_domain="example.org",
        fetched_at=FETCHED,
        status=200,
        content_type="text/html",
        charset=Charset(name="UTF-8", evidence=CharsetEvidence.HEADER),
        etag='"5f1c"',
        body_bytes=len(body),
        body_digest=hashlib.sha256(body).hexdigest(),
        remote_address="192.0.2.10",
        title=TITLE,
        authors=("Petra Ollerenshaw",),
        site_name="Example News",
        tags=("railways",),
        published_at=datetime(2026, 1, 14, 18, 5, tzinfo=UTC),
        date_precision=DatePrecision.MINUTE,
        text=TEXT,
        text_length=len(TEXT),
        paragraphs=len(TEXT.splitlines()),
        removed={"title": 1},
        extractor=Extractor(name="trafilatura", version="2.3.1", method="main"),
        provenance={
            "published_at": Provenance(
                source="json-ld",
                confidence=0.95,
                agreement=1.0,
                candidates=(Candidate(source="json-ld", value="2026-01-14T18:05Z"),),
            )
        },
        language_declared="en",
        agent="Saring",
        timings_ms={"dns": 12.5, "ttfb": 140.0, "total": 230.75, "extract": 21.5},
    )


def document(topics: Topics) -> Document:
    """The page, enriched."""
    found = page(topics)
    words = TEXT.split()
    grams = [" ".join(words[start : start + 5]).encode() for start in range(len(words) - 4)]
    return Document(
        **{name: getattr(found, name) for name in Page.__dataclass_fields__},
        language="en",
        language_score=0.99,
        language_mix={"en": 1.0},
        words=len(words),
        sentences=3,
        mean_word_length=round(sum(map(len, words)) / len(words), 3),
        mean_sentence_words=round(len(words) / 3, 3),
        reading_minutes=round(len(words) / 238, 2),
        quality=Quality(
            verdict=Verdict.PASS,
            profile="eng_Latn",
            signals={"rps_doc_word_count": float(len(words))},
        ),
        duplicate=Duplicate(
            exact_hash=hashlib.sha256(TEXT.lower().encode()).hexdigest()[:32],
            signature=minhash.to_text(minhash.signature(grams)),
            cluster_id=found.document_id,
            first_seen=FETCHED,
        ),
        keywords=(Keyword(term="night train", score=1.0),),
        rights=Rights(noai=True),
        revision=1,
        change=Change(kind=ChangeKind.NEW, ratio=1.0),
    )


def outcome(topics: Topics) -> Outcome:
    """How the request ended."""
    made = document(topics)
    return Outcome(
        request_id=made.request_id,
        replay=0,
        url=made.url,
        outcome=OutcomeKind.ENRICHED,
        document_id=made.document_id,
        revision=made.revision,
        attempts=1,
        source=made.source,
        started_at=ASKED,
        finished_at=ENDED,
        timings_ms=made.timings_ms,
    )


def messages(topics: Topics) -> dict[str, Output]:
    """By kind of message (contract.py), one as it is sent."""
    strained, enriched, end = page(topics), document(topics), outcome(topics)
    return {
        "url": Output(topic=topics.urls.name, key=None, value=URL.encode()),
        "request": Output(topic=topics.urls.name, key=None, value=msgspec.json.encode(pushed())),
        "page": Output(
            topic=topics.pages.name,
            key=strained.document_id.encode(),
            value=codec.encode(strained),
            headers=codec.page_headers(strained, TRACE),
        ),
        "document": Output(
            topic=topics.documents.name,
            key=enriched.document_id.encode(),
            value=codec.encode(enriched),
            headers=codec.document_headers(enriched, topics.documents.name, TRACE),
        ),
        "outcome": Output(
            topic=topics.outcomes.name,
            key=end.request_id.encode(),
            value=codec.encode(end),
            headers=codec.outcome_headers(end, topics.outcomes.name, TRACE),
        ),
        "dead-letter": _letter(topics),
    }


def _letter(topics: Topics) -> Output:
    """A message that never became a request."""
    return dead_letter(
        Failure(Reason.BLOCKED_SCHEME, "http or https was expected, not 'ftp:'"),
        to=topics.dead_letters.name,
        key=None,
        value=b"ftp://example.org/night-train",
        headers=(),
        topic=topics.urls.name,
        partition=3,
        offset=18,
        stage="intake",
        request_id=f"{topics.urls.name}-3-18",
        replay=0,
        url="ftp://example.org/night-train",
        attempts=1,
        first_seen=ASKED,
    )
