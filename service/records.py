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

from msgspec import UNSET, Meta, UnsetType

SCHEMA_VERSION = "1.0"
ID_CHARACTERS = 200  # of a request id that a caller chooses


def _is(description: str, **limits: Any) -> Meta:
    return Meta(description=description, **limits)


Ratio = Annotated[float, Meta(ge=0.0, le=1.0)]
Moment = Annotated[datetime, Meta(extra_json_schema={"format": "date-time"})]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The message of the `urls` topic that a record goes back to."""

    topic: Annotated[str, _is("Name of the topic.")]
    partition: Annotated[int, _is("Its partition, from 0.")]
    offset: Annotated[int, _is("The message's offset in the partition.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One hop: the URL that answered with a redirect, and its status."""

    url: Annotated[str, _is("The URL that answered so.")]
    status: Annotated[int, _is("HTTP status, 301 to 308.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the caller knows of the page, taken where the page itself is silent."""

    published_at: Annotated[Moment | None, _is("When the page was published.")] = None
    title: Annotated[str | None, _is("Title of the page.")] = None
    language: Annotated[str | None, _is("Language of the page, BCP-47.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedHints:
    """What the caller knows of the page, as it is pushed; others are passed through."""

    published_at: Annotated[
        str | UnsetType | None, _is("RFC 3339: a date or a time; UTC when it names no zone.")
    ] = UNSET
    title: Annotated[str | UnsetType | None, _is("Title of the page.")] = UNSET
    language: Annotated[str | UnsetType | None, _is("Language of the page, BCP-47.")] = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """A request as users push it: topic `urls`. Only the URL is needed; a bare URL is the same."""

    url: Annotated[str, _is("Absolute, http or https, without credentials.", max_length=8_000)]
    id: Annotated[
        Annotated[str, Meta(min_length=1, max_length=ID_CHARACTERS)] | UnsetType,
        _is("Names this request: pushed twice, it ends once. Printable characters."),
    ] = UNSET
    labels: Annotated[
        dict[str, str] | UnsetType, _is("Words of yours, passed through to the document.")
    ] = UNSET
    hints: Annotated[PushedHints | UnsetType, _is("What you know of the page.")] = UNSET
    force: Annotated[bool | UnsetType, _is("Fetch in full, without a conditional request.")] = UNSET
    schema_version: Annotated[
        Annotated[str, Meta(pattern=r"^1(\.|$)")] | UnsetType,
        _is("Version of this schema that the writer knows."),
    ] = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A URL that was admitted. Travels through `fetch` and the retry tiers."""

    request_id: Annotated[
        str, _is("The caller's id, or topic-partition-offset of the urls message.")
    ]
    url: Annotated[str, _is("As asked for.")]
    source: Annotated[Source, _is("The message that it came with.")]
    asked_at: Annotated[Moment, _is("Time of the urls message, as Kafka recorded it.")]
    replay: Annotated[int, _is("0 for the first run; each replay of a dead letter adds one.")] = 0
    labels: Annotated[
        dict[str, str], _is("The caller's own words, passed through to the document.")
    ] = field(default_factory=dict)
    hints: Annotated[Hints | None, _is("What the caller knows of the page.")] = None
    force: Annotated[bool, _is("Fetch in full, without a conditional request.")] = False
    location: Annotated[
        str | None, _is("Where redirects have led so far; None until one left the first site.")
    ] = None
    redirects: Annotated[tuple[Redirect, ...], _is("The hops so far.")] = ()
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

    name: Annotated[str, _is("Name by the WHATWG Encoding Standard.")]
    evidence: Annotated[CharsetEvidence, _is("What named it, the strongest that there was.")]


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

    source: Annotated[str, _is("Where the page says it, e.g. json-ld, og, h1, time.")]
    value: Annotated[str, _is("What it says, as text.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a field's value comes from."""

    source: Annotated[str, _is("The source that won, e.g. json-ld, og, h1, time.")]
    confidence: Annotated[
        Ratio,
        _is("How far to trust it: what such sources are worth, less where others disagree."),
    ]
    agreement: Annotated[Ratio, _is("Share of the candidates that say the same.")]
    candidates: Annotated[
        tuple[Candidate, ...], _is("The values that were found, and where; a long list is cut.")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """What made the text: name and version of the library, and the method that won."""

    name: Annotated[str, _is("Name of the library.")]
    version: Annotated[str, _is("Its version.")]
    method: Annotated[str, _is("The way that won, of several that were tried.")]


class DatePrecision(StrEnum):
    """How exactly the page gives its date; below a day the time of day means nothing."""

    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page that was fetched and strained: topic `pages`."""

    # identity
    request_id: Annotated[
        str, _is("The caller's id, or topic-partition-offset of the urls message.")
    ]
    document_id: Annotated[
        str, _is("SHA-256 of the normalised final URL, first 32 hexadecimal characters.")
    ]
    schema_version: Annotated[str, _is("Version of this record's schema: major.minor.")] = (
        SCHEMA_VERSION
    )
    replay: Annotated[int, _is("0 for the first run; each replay of a dead letter adds one.")] = 0
    labels: Annotated[dict[str, str], _is("The caller's own words, as pushed.")] = field(
        default_factory=dict
    )
    source: Annotated[Source, _is("The message of `urls` that asked for it.")]
    asked_at: Annotated[Moment, _is("Time of the urls message, as Kafka recorded it.")]
    extra: Annotated[
        dict[str, Any], _is("Fields of the request that Saring does not know, passed through.")
    ] = field(default_factory=dict)
    # address
    url: Annotated[str, _is("As asked for.")]
    final_url: Annotated[str, _is("After redirects.")]
    redirects: Annotated[
        tuple[Redirect, ...], _is("Each hop on the way to final_url, in order.")
    ] = ()
    normalized_url: Annotated[
        str, _is("final_url in the one form that document_id is made of: no fragment, no tracking.")
    ]
    canonical_url: Annotated[str | None, _is("What the page claims; recorded, not believed.")] = (
        None
    )
    host: Annotated[str, _is("Host of final_url.")]
    registered_domain: Annotated[
        str,
        _is("Registrable domain of host, by the public suffix list; an IP address as it is."),
    ]
    # fetch
    fetched_at: Annotated[Moment, _is("When the head of the answer was there.")]
    status: Annotated[int, _is("HTTP status of the final answer.")]
    content_type: Annotated[
        str, _is("Media type without parameters, lower case; empty when the host names none.")
    ]
    charset: Annotated[Charset, _is("The charset that the body was read in.")]
    etag: Annotated[str | None, _is("Header ETag, as it came.")] = None
    last_modified: Annotated[str | None, _is("Header Last-Modified, as it came.")] = None
    body_bytes: Annotated[int, _is("Size after decompression.")]
    body_digest: Annotated[str, _is("SHA-256 of the body after decompression, hexadecimal.")]
    truncated: Annotated[bool, _is("The text was cut: the record or the page is too large.")] = (
        False
    )
    remote_address: Annotated[str | None, _is("IP address that answered.")] = None
    attempts: Annotated[int, _is("Tries, the one that succeeded included.")] = 1
    # content
    title: Annotated[str | None, _is("Headline, without the site's name.")] = None
    description: Annotated[str | None, _is("The page's own summary.")] = None
    authors: Annotated[
        tuple[str, ...],
        _is(
            "Who wrote it, in the page's order: people; a desk or site where no one else is named."
        ),
    ] = ()
    site_name: Annotated[str | None, _is("Name of the site or publisher.")] = None
    section: Annotated[str | None, _is("The part of the site that the page is in.")] = None
    tags: Annotated[tuple[str, ...], _is("The page's own keywords.")] = ()
    image: Annotated[str | None, _is("URL of the page's main image.")] = None
    page_type: Annotated[str | None, _is("schema.org or OpenGraph type, as the page has it.")] = (
        None
    )
    published_at: Annotated[
        Moment | None,
        _is(
            "When the page says it was published, or changed where it shows no other date; which "
            "digits count says date_precision."
        ),
    ] = None
    modified_at: Annotated[Moment | None, _is("When the page says it was last changed.")] = None
    date_precision: Annotated[
        DatePrecision | None, _is("How exactly published_at is known; null without a date.")
    ] = None
    license: Annotated[str | None, _is("Licence that the page names: an address or a name.")] = None
    paywalled: Annotated[
        bool | None,
        _is("Whether the page says that it is behind a paywall; null when it says nothing."),
    ] = None
    text: Annotated[str, _is("NFC, a line a paragraph; or Markdown, by setting.")]
    text_length: Annotated[int, _is("Characters of text.")]
    paragraphs: Annotated[int, _is("Paragraphs of text.")]
    removed: Annotated[dict[str, int], _is("Kinds and counts of the debris taken out.")] = field(
        default_factory=dict
    )
    extractor: Annotated[Extractor, _is("What made the text.")]
    provenance: Annotated[dict[str, Provenance], _is("By field: where its value comes from.")] = (
        field(default_factory=dict)
    )
    language_declared: Annotated[str | None, _is("BCP-47, as the page has it.")] = None
    # rights that only headers and markup know
    agent: Annotated[str, _is("The product token that the page was asked for with.")] = ""
    robots_tags: Annotated[
        tuple[str, ...], _is("X-Robots-Tag, then meta elements; `name: …` is for one robot.")
    ] = ()
    tdm_reservation: Annotated[
        str | None, _is("The TDM Reservation Protocol's value: `1` is reserved.")
    ] = None
    # run
    timings_ms: Annotated[
        dict[str, float],
        _is("Milliseconds, by what took them: dns, ttfb, total (the download) and extract."),
    ] = field(default_factory=dict)
    warnings: Annotated[
        tuple[str, ...], _is("Remarks on this record for its reader; none is defined yet.")
    ] = ()


class ChangeKind(StrEnum):
    """How a revision differs from the one before it."""

    NEW = "new"
    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed since the last revision; `ratio` is the share of the text that differs."""

    kind: Annotated[ChangeKind, _is("Whether it is new, changed a little or a lot.")]
    ratio: Annotated[Ratio, _is("Share of the text that differs, estimated; 1 when new.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageScore:
    """One language of several that a text may be in."""

    language: Annotated[str, _is("BCP-47.")]
    score: Annotated[Ratio, _is("Certainty that it is this one.")]


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
        Moment | None, _is("When the first document of the cluster was fetched.")
    ] = None


class Verdict(StrEnum):
    """What a quality profile says of a text; `unknown` where a rule of the language is missing."""

    PASS = "pass"  # noqa: S105  a verdict
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Signals of a text and what a profile makes of them; nothing is dropped for it."""

    verdict: Annotated[
        Verdict,
        _is(
            "pass: no rule failed; fail: at least one; unknown: a rule of the language is missing."
        ),
    ]
    profile: Annotated[str, _is("The table of thresholds, e.g. ind_Latn; `default` if none.")]
    failed: Annotated[tuple[str, ...], _is("The rules that the text fails.")] = ()
    signals: Annotated[
        dict[str, float], _is("By their names in RedPajama-V2; names without rps_ are ours.")
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A word or two or three that a text is about; scores are shares of the best one's."""

    term: Annotated[str, _is("As the text writes it.")]
    score: Annotated[Ratio, _is("Share of the best term's score; the best has 1.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """How much personal data a text holds, by kind; never a value."""

    email: Annotated[int, _is("E-mail addresses.")] = 0
    phone: Annotated[int, _is("Phone numbers.")] = 0
    ip: Annotated[int, _is("IP addresses.")] = 0
    nik: Annotated[int, _is("Indonesian identity numbers.")] = 0
    npwp: Annotated[int, _is("Indonesian tax numbers.")] = 0
    card: Annotated[int, _is("Numbers of bank cards.")] = 0
    redacted: Annotated[bool, _is("Placeholders stand for values of the kinds of the setting.")] = (
        False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What the publisher asks of machines; False and None where nothing is said."""

    noindex: Annotated[bool, _is("Not to be indexed.")] = False
    noarchive: Annotated[bool, _is("No copy to be shown.")] = False
    noai: Annotated[bool, _is("Not for training models.")] = False
    noimageai: Annotated[bool, _is("Images not for training models.")] = False
    tdm_reserved: Annotated[bool, _is("Text and data mining is reserved (TDMRep).")] = False
    license: Annotated[str | None, _is("Address or name; Creative Commons in one form.")] = None


@dataclass(frozen=True, kw_only=True)
class Enrichment:
    """What the enrichment parts add to a page, one group a part (enrich/enrich.py)."""

    # language
    language: Annotated[str, _is("BCP-47 of the text, `und` when unsure.")] = "und"
    language_score: Annotated[Ratio, _is("Certainty of language.")] = 0.0
    language_alternatives: Annotated[
        tuple[LanguageScore, ...], _is("Other languages that it may be, best first.")
    ] = ()
    language_mix: Annotated[
        dict[str, Ratio], _is("Share of the text's characters in each language, by paragraphs.")
    ] = field(default_factory=dict)
    # statistics
    words: Annotated[
        int, _is("Words of text; estimated from the letters where a script has no blanks.")
    ] = 0
    sentences: Annotated[int, _is("Sentences of text.")] = 0
    mean_word_length: Annotated[float, _is("Characters a word.")] = 0.0
    mean_sentence_words: Annotated[float, _is("Words a sentence.")] = 0.0
    reading_minutes: Annotated[float, _is("Minutes to read it, at 238 words a minute.")] = 0.0
    # quality
    quality: Annotated[Quality | None, _is("Signals and verdict; null when not assessed.")] = None
    # duplicates
    duplicate: Annotated[Duplicate, _is("Whether the text was seen before.")]
    # keywords
    keywords: Annotated[tuple[Keyword, ...], _is("Best first; the page's own are its tags.")] = ()
    # privacy, rights
    personal_data: Annotated[PersonalData, _is("Personal data in the text, counted.")] = field(
        default_factory=PersonalData
    )
    rights: Annotated[Rights, _is("What the publisher asks of machines.")] = field(
        default_factory=Rights
    )


@dataclass(frozen=True, kw_only=True)
class Document(Enrichment, Page):
    """A page with everything that is known of it: topic `documents`, and what stores keep.

    The one record with bases: a document is a page plus the enrichment, field by field, flat for
    the people who consume it. Two bases with slots cannot be joined, hence none in these three.
    """

    revision: Annotated[int, _is("1, 2, … as the text changes.", ge=1)]
    change: Annotated[Change, _is("What changed since the last revision.")]


class OutcomeKind(StrEnum):
    """How a request can end."""

    ENRICHED = "enriched"
    UNCHANGED = "unchanged"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a request ended: exactly one for each request and replay. Topic `outcomes`."""

    request_id: Annotated[
        str, _is("The caller's id, or topic-partition-offset of the urls message.")
    ]
    replay: Annotated[int, _is("0 for the first run; each replay of a dead letter adds one.")]
    url: Annotated[str | None, _is("None when the message held none that can be read.")]
    outcome: Annotated[OutcomeKind, _is("How it ended.")]
    reason: Annotated[str | None, _is("Only when dead: a word of the table of reasons.")] = None
    document_id: Annotated[str | None, _is("The document that it led to; null when dead.")] = None
    revision: Annotated[
        int | None, _is("The document's revision: the new one, or the one that still holds.")
    ] = None
    attempts: Annotated[int, _is("Tries, the last one included.")] = 0
    source: Annotated[Source, _is("The message of `urls` that asked for it.")]
    started_at: Annotated[Moment, _is("Time of the urls message, as Kafka recorded it.")]
    finished_at: Annotated[Moment, _is("When the outcome was known.")]
    timings_ms: Annotated[dict[str, float], _is("As in the document; empty when dead.")] = field(
        default_factory=dict
    )


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
