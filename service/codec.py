"""Bytes ↔ records, and the headers that travel beside them.

Values are plain JSON. Headers hold what is about the message and not about the page: CloudEvents
1.0 in Kafka's binary mode, W3C `traceparent`, a request's journey (attempts, reasons, due time).
Headers are read with patience: a missing or garbled one is as if it were not there, because a
message must never be lost for its headers.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import msgspec
import orjson

from service.reasons import Failure, Reason
from service.records import Document, Journey, Outcome, Page, Revision

Headers = tuple[tuple[str, bytes], ...]
R = TypeVar("R")

SCHEMA_BASE = "urn:saring:schema:1:"  # ce_dataschema; the number is the major version
TYPE_BASE = "saring.v1."  # ce_type


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A message to be sent; `topic` by its full name. Nothing is sent where it is made."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


def encode(record: object) -> bytes:
    """A record as JSON; times in RFC 3339."""
    return orjson.dumps(record, option=orjson.OPT_NON_STR_KEYS)


def decode(value: bytes | None, record: type[R]) -> R:
    """The record that a value holds. Raises Failure(bad_message) when it is not of that shape."""
    if value is None:
        raise Failure(Reason.BAD_MESSAGE, f"a {record.__name__} in JSON was expected, not null")
    try:
        return msgspec.json.decode(value, type=record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Failure(
            Reason.BAD_MESSAGE, f"a {record.__name__} in JSON was expected: {error}"
        ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What follows from a message; `revision` is stored once the outputs are confirmed."""

    outputs: tuple[Output, ...] = ()
    revision: Revision | None = None


def pack(result: Result) -> bytes:
    """A result as one value, for the outbox."""
    return msgspec.msgpack.encode(result)


def unpack(value: bytes) -> Result:
    """What `pack` packed, its outputs byte for byte."""
    return msgspec.msgpack.decode(value, type=Result)


# -- headers ---------------------------------------------------------------------------------------

HEADER = "saring-"
SENDER = "saring-worker"
TRACEPARENT = "traceparent"
_TRACEPARENT = re.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBERS = ("leg", "attempts", "deferrals")
_WORDS = ("first_reason", "last_reason", "last_detail", "cause")
_TIMES = ("due_at", "not_before", "started_at")


def journey_headers(journey: Journey) -> Headers:
    """A journey as headers `saring-attempts` and so on; times as milliseconds since 1970."""
    headers = [(_header(name), str(getattr(journey, name)).encode()) for name in _NUMBERS]
    headers += [
        (_header(name), value.encode("utf-8", "replace"))
        for name in _WORDS
        if (value := getattr(journey, name))
    ]
    headers += [
        (_header(name), str(milliseconds(value)).encode())
        for name in _TIMES
        if (value := getattr(journey, name)) is not None
    ]
    if journey.traceparent:
        headers.append((TRACEPARENT, journey.traceparent.encode()))
    return tuple(headers)


def read_journey(headers: Iterable[tuple[str, bytes | None]]) -> Journey:
    """The journey that headers tell; what they do not tell is as at its start."""
    found = text_headers(headers)
    fields: dict[str, Any] = {}
    for name in _NUMBERS:
        number = found.get(_header(name), "")
        if number.isascii() and number.isdigit() and len(number) < 10:
            fields[name] = int(number)
    fields |= {name: found[_header(name)] for name in _WORDS if _header(name) in found}
    for name in _TIMES:
        if (moment := at(found.get(_header(name), ""))) is not None:
            fields[name] = moment
    return Journey(**fields, traceparent=_valid_trace(found))


def text_headers(headers: Iterable[tuple[str, bytes | None]]) -> dict[str, str]:
    """Headers that are text, the last of each name; whatever is not UTF-8 is replaced."""
    return {name: value.decode("utf-8", "replace") for name, value in headers if value is not None}


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970, as Kafka counts."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def at(text: str) -> datetime | None:
    """The moment that milliseconds since 1970 in a header stand for; None when unreadable."""
    if not (text.isascii() and text.isdigit()) or len(text) > 15:
        return None
    try:
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def new_traceparent() -> str:
    """A new trace, sampled. Source: W3C Trace Context, 3.2."""
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"


def traceparent_of(headers: Iterable[tuple[str, bytes | None]]) -> str:
    """The trace that a message belongs to; empty when it names none in the form of W3C's.

    Source: W3C Trace Context, 3.2.2: version 00, ids in lower case, none of them zero.
    """
    return _valid_trace(text_headers(headers))


def _valid_trace(found: dict[str, str]) -> str:
    given = found.get(TRACEPARENT, "")
    return given if _TRACEPARENT.fullmatch(given) else ""


def _header(name: str) -> str:
    return HEADER + name.replace("_", "-")


# -- CloudEvents -----------------------------------------------------------------------------------


def page_headers(page: Page, traceparent: str) -> Headers:
    """Headers of a page."""
    return _event(
        kind="page",
        id_=f"{page.document_id}.{page.request_id}",
        source=page.source.topic,
        time=page.fetched_at,
        subject=page.canonical_url or page.normalized_url,
        traceparent=traceparent,
    )


def document_headers(document: Document, source: str, traceparent: str) -> Headers:
    """Headers of a document; `ce_id` names the record everywhere, so a repetition has the same."""
    return _event(
        kind="document",
        id_=f"{document.document_id}.{document.revision}",
        source=source,
        time=document.fetched_at,
        subject=document.canonical_url or document.normalized_url,
        traceparent=traceparent,
    )


def outcome_headers(outcome: Outcome, source: str, traceparent: str) -> Headers:
    """Headers of an outcome."""
    return _event(
        kind="outcome",
        id_=f"{outcome.request_id}.{outcome.replay}",
        source=source,
        time=outcome.finished_at,
        subject=outcome.url,
        traceparent=traceparent,
    )


def letter_headers(
    *, request_id: str, replay: int, stage: str, source: str, subject: str
) -> Headers:
    """Headers that make an event of a dead letter; of its bytes they say nothing."""
    return _event(
        kind="dead-letter",
        id_=f"{request_id}.{replay}.{stage}",
        source=source,
        time=None,
        subject=subject,
        traceparent="",
        is_record=False,
    )


def is_event(headers: Iterable[tuple[str, bytes | None]]) -> bool:
    """True when a message is a CloudEvent already, binary or structured, well-formed or not.

    Source: CloudEvents Kafka Protocol Binding 1.0.2, 3: the content type tells the modes apart.
    """
    return any(
        name.lower().startswith("ce_")
        or (
            name.lower() == "content-type"
            and (value or b"").strip().lower().startswith(b"application/cloudevents")
        )
        for name, value in headers
    )


# What the headers of an event say, for the contract (contract.py).
EVENT_HEADERS = {
    "ce_specversion": "Version of CloudEvents.",
    "ce_id": "Names the event together with ce_source; a repetition has the same.",
    "ce_type": "Kind of the event, with the major version of its schema.",
    "ce_source": "The topic, as a URN.",
    "ce_time": "When it happened, RFC 3339.",
    "ce_subject": "The URL that it is about.",
    "ce_dataschema": "The schema of the value, by its $id.",
    "content-type": "Media type of the value.",
    TRACEPARENT: "W3C Trace Context: one trace a request.",
    SENDER: "Who sent it: host name and process id.",
}
# A CloudEvents string has none of these. Source: CloudEvents 1.0.2, Type System.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def _event(
    *,
    kind: str,
    id_: str,
    source: str,
    time: datetime | None,
    subject: str | None,
    traceparent: str,
    is_record: bool = True,
) -> Headers:
    """CloudEvents 1.0 attributes in Kafka's binary mode.

    Source: CloudEvents Kafka Protocol Binding 1.0.2, 3.2.
    """
    fields = {
        "ce_specversion": "1.0",
        "ce_id": id_,
        "ce_type": TYPE_BASE + kind,
        "ce_source": f"urn:saring:{source}",
        "ce_time": time.isoformat().replace("+00:00", "Z") if time else "",
        "ce_subject": subject or "",
        "ce_dataschema": SCHEMA_BASE + kind if is_record else "",
        "content-type": "application/json" if is_record else "",
        TRACEPARENT: traceparent,
    }
    cleaned = ((name, _CONTROLS.sub("", value)) for name, value in fields.items())
    return tuple((name, value.encode()) for name, value in cleaned if value)
