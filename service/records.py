"""Every message of Saring as a record: what flows between the topics and between the stages.

Records are plain data: frozen, keyword-only dataclasses. orjson writes them as they are, msgspec
checks them when they are read, and the JSON Schemas are generated from them (codec.py). A field may
be added with a default in a minor version; none is lost or changed. Times are aware, ratios run
from 0 to 1, lengths of text are in characters, other sizes in bytes.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from msgspec import Meta

SCHEMA_VERSION = "1.0"


def _is(description: str, **limits: Any) -> Meta:
    return Meta(description=description, **limits)


Ratio = Annotated[float, Meta(ge=0.0, le=1.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The message of the `urls` topic that a record goes back to."""

    topic: str
    partition: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One hop: the URL that answered with a redirect, and its status."""

    url: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the caller knows of the page, taken where the page itself is silent."""

    published_at: datetime | None = None
    title: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A URL that was admitted. Travels through `fetch` and the retry tiers."""

    request_id: Annotated[
        str, _is("The caller's id, or topic-partition-offset of the urls message.")
    ]
    url: Annotated[str, _is("As asked for.")]
    source: Source
    asked_at: Annotated[datetime, _is("Time of the urls message, as Kafka recorded it.")]
    replay: Annotated[int, _is("0 for the first run; each replay of a dead letter adds one.")] = 0
    labels: dict[str, str] = field(default_factory=dict)
    hints: Hints | None = None
    force: Annotated[bool, _is("Fetch in full, without a conditional request.")] = False
    location: Annotated[
        str | None, _is("Where redirects have led so far; None until one left the first site.")
    ] = None
    redirects: tuple[Redirect, ...] = ()
    extra: Annotated[
        dict[str, Any], _is("Fields of the request that Saring does not know, passed through.")
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """How far a request has come; travels in headers beside it (codec.py), never in its value."""

    leg: int = 0  # messages of this request in the fetch stage so far: tells repetitions apart
    attempts: int = 0  # tries that failed
    deferrals: int = 0  # waits that were nobody's failure
    first_reason: str = ""
    last_reason: str = ""
    last_detail: str = ""  # what was said of that failure
    cause: str = ""  # why it waits now: `failure`, `other_site`, or one of metrics.CAUSES
    due_at: datetime | None = None  # when a retry tier may hand it back
    not_before: datetime | None = None  # what Retry-After asked for, when no tier is that long
    started_at: datetime | None = None  # when intake admitted it
    traceparent: str = ""


# In `timings_ms` of a page whose request was in a retry tier: from its admission to this fetch.
WAITED = "waited"


class CharsetEvidence(StrEnum):
    """Why the body was read in its charset, strongest first."""

    BOM = "bom"
    HEADER = "header"
    META = "meta"
    DETECTED = "detected"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charset:
    """A charset by its WHATWG name, and by what evidence."""

    name: str
    evidence: CharsetEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """What the fetch stage hands to extraction: a body that may be read, and its facts."""

    final_url: str
    status: int
    content_type: str  # without parameters, lower case; empty when the host names none
    header_charset: str | None
    body: bytes  # after decompression
    fetched_at: datetime
    redirects: tuple[Redirect, ...] = ()
    etag: str | None = None
    last_modified: str | None = None
    remote_address: str | None = None
    agent: str = ""  # our product token, by which robots directives may call us
    robots_tags: tuple[str, ...] = ()  # values of X-Robots-Tag, in order
    tdm_reservation: str | None = None  # header of the TDM Reservation Protocol
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One source's value for a field."""

    source: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a field's value comes from."""

    source: Annotated[str, _is("The source that won, e.g. json-ld, og, h1, time.")]
    confidence: Ratio
    agreement: Annotated[Ratio, _is("Share of the candidates that say the same.")]
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """What made the text: name and version of the library, and the method that won."""

    name: str
    version: str
    method: str


class DatePrecision(StrEnum):
    """How exactly the page gives its date; below a day the time of day means nothing."""

    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page that was fetched and strained: topic `pages`."""

    # identity
    request_id: str
    document_id: Annotated[
        str, _is("SHA-256 of the normalised final URL, first 32 hexadecimal characters.")
    ]
    schema_version: str = SCHEMA_VERSION
    replay: int = 0
    labels: dict[str, str] = field(default_factory=dict)
    source: Source
    asked_at: datetime
    extra: dict[str, Any] = field(default_factory=dict)
    # address
    url: Annotated[str, _is("As asked for.")]
    final_url: Annotated[str, _is("After redirects.")]
    redirects: tuple[Redirect, ...] = ()
    normalized_url: str
    canonical_url: Annotated[str | None, _is("What the page claims; recorded, not believed.")] = (
        None
    )
    host: str
    registered_domain: str
    # fetch
    fetched_at: datetime
    status: int
    content_type: str
    charset: Charset
    etag: str | None = None
    last_modified: str | None = None
    body_bytes: Annotated[int, _is("Size after decompression.")]
    body_digest: Annotated[str, _is("SHA-256 of the body after decompression, hexadecimal.")]
    truncated: Annotated[bool, _is("The text was cut: the record or the page is too large.")] = (
        False
    )
    remote_address: str | None = None
    attempts: Annotated[int, _is("Tries, the one that succeeded included.")] = 1
    # content
    title: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    site_name: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    page_type: Annotated[str | None, _is("schema.org or OpenGraph type, as the page has it.")] = (
        None
    )
    published_at: datetime | None = None
    modified_at: datetime | None = None
    date_precision: DatePrecision | None = None
    license: str | None = None
    paywalled: bool | None = None
    text: Annotated[str, _is("NFC, a line a paragraph; or Markdown, by setting.")]
    text_length: Annotated[int, _is("Characters of text.")]
    paragraphs: int
    removed: Annotated[dict[str, int], _is("Kinds and counts of the debris taken out.")] = field(
        default_factory=dict
    )
    extractor: Extractor
    provenance: dict[str, Provenance] = field(default_factory=dict)
    language_declared: Annotated[str | None, _is("BCP-47, as the page has it.")] = None
    # rights that only headers and markup know
    agent: Annotated[str, _is("The product token that the page was asked for with.")] = ""
    robots_tags: Annotated[
        tuple[str, ...], _is("X-Robots-Tag, then meta elements; `name: …` is for one robot.")
    ] = ()
    tdm_reservation: str | None = None
    # run
    timings_ms: dict[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


class ChangeKind(StrEnum):
    """How a revision differs from the one before it."""

    NEW = "new"
    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed since the last revision; `ratio` is the share of the text that differs."""

    kind: ChangeKind
    ratio: Ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageScore:
    """One language of several that a text may be in."""

    language: str
    score: Ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Whether the text was seen before, in another document. All None when nobody was asked."""

    exact_hash: Annotated[
        str, _is("SHA-256 of the normalised text, first 32 hexadecimal characters.")
    ]
    signature: Annotated[
        str, _is("MinHash of the word 5-shingles: 112 numbers of 16 bits, big-endian, in base64.")
    ] = ""
    cluster_id: Annotated[
        str | None, _is("Id of the document that was the first with this text.")
    ] = None
    duplicate_of: Annotated[
        str | None, _is("Id of the most similar earlier document; None for the first.")
    ] = None
    similarity: Annotated[
        Ratio | None, _is("To `duplicate_of`: estimated Jaccard of shingles, 1 for the same text.")
    ] = None
    first_seen: Annotated[
        datetime | None, _is("When the first document of the cluster was fetched.")
    ] = None


class Verdict(StrEnum):
    """What a quality profile says of a text; `unknown` where a rule of the language is missing."""

    PASS = "pass"  # noqa: S105  a verdict
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Signals of a text and what a profile makes of them; nothing is dropped for it."""

    verdict: Verdict
    profile: Annotated[str, _is("The table of thresholds, e.g. ind_Latn; `default` if none.")]
    failed: Annotated[tuple[str, ...], _is("The rules that the text fails.")] = ()
    signals: Annotated[
        dict[str, float], _is("By their names in RedPajama-V2; names without rps_ are ours.")
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A word or two or three that a text is about; scores are shares of the best one's."""

    term: Annotated[str, _is("As the text writes it.")]
    score: Ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """How much personal data a text holds, by kind; never a value."""

    email: int = 0
    phone: int = 0
    ip: int = 0
    nik: Annotated[int, _is("Indonesian identity numbers.")] = 0
    npwp: Annotated[int, _is("Indonesian tax numbers.")] = 0
    card: Annotated[int, _is("Numbers of bank cards.")] = 0
    redacted: Annotated[bool, _is("Placeholders stand for values of the kinds of the setting.")] = (
        False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What the publisher asks of machines; False and None where nothing is said."""

    noindex: bool = False
    noarchive: bool = False
    noai: bool = False
    noimageai: bool = False
    tdm_reserved: Annotated[bool, _is("Text and data mining is reserved (TDMRep).")] = False
    license: Annotated[str | None, _is("Address or name; Creative Commons in one form.")] = None


@dataclass(frozen=True, kw_only=True)
class Enrichment:
    """What the enrichment parts add to a page, one group a part (enrich/enrich.py)."""

    # language
    language: Annotated[str, _is("BCP-47 of the text, `und` when unsure.")] = "und"
    language_score: Ratio = 0.0
    language_alternatives: tuple[LanguageScore, ...] = ()
    language_mix: Annotated[
        dict[str, Ratio], _is("Share of the text's characters in each language, by paragraphs.")
    ] = field(default_factory=dict)
    # statistics
    words: int = 0
    sentences: int = 0
    mean_word_length: Annotated[float, _is("Characters a word.")] = 0.0
    mean_sentence_words: Annotated[float, _is("Words a sentence.")] = 0.0
    reading_minutes: float = 0.0
    # quality
    quality: Quality | None = None
    # duplicates
    duplicate: Duplicate
    # keywords
    keywords: Annotated[tuple[Keyword, ...], _is("Best first; the page's own are its tags.")] = ()
    # privacy, rights
    personal_data: PersonalData = field(default_factory=PersonalData)
    rights: Rights = field(default_factory=Rights)


@dataclass(frozen=True, kw_only=True)
class Document(Enrichment, Page):
    """A page with everything that is known of it: topic `documents`, and what stores keep.

    The one record with bases: a document is a page plus the enrichment, field by field, flat for
    the people who consume it. Two bases with slots cannot be joined, hence none in these three.
    """

    revision: Annotated[int, _is("1, 2, … as the text changes.", ge=1)]
    change: Change


class OutcomeKind(StrEnum):
    """How a request can end."""

    ENRICHED = "enriched"
    UNCHANGED = "unchanged"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a request ended: exactly one for each request and replay. Topic `outcomes`."""

    request_id: str
    replay: int
    url: Annotated[str | None, _is("None when the message held none that can be read.")]
    outcome: OutcomeKind
    reason: Annotated[str | None, _is("Only when dead: a word of the table of reasons.")] = None
    document_id: str | None = None
    revision: int | None = None
    attempts: int = 0
    source: Source
    started_at: datetime
    finished_at: datetime
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The last revision of a document, as the state keeps it; not a message."""

    document_id: str
    revision: int
    exact_hash: str
    fetched_at: datetime
    signature: str = ""  # as in `duplicate`, to tell how much of the text changed
    etag: str | None = None
    last_modified: str | None = None
