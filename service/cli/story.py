"""The messages of one request, told as the story of it: each hop with its time, try, wait and why.

Pure: messages in, hops out. A message that cannot be read is a hop that says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from service import codec
from service.cli.kafka import Received
from service.topics import Topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One message of the way."""

    at: datetime
    topic: str
    partition: int
    offset: int
    says: str
    attempt: int | None = None  # tries so far, the one that follows or succeeded included
    wait_seconds: float | None = None
    cause: str = ""  # why it waits, or the reason that it ended with
    detail: str = ""
    worker: str = ""  # who wrote it


def tell(messages: Iterable[Received], topics: Topics) -> list[Hop]:
    """The hops of a request in the order of time; what is in no other topic is in a retry tier."""
    tellers = {
        topics.urls.name: _pushed,
        topics.fetch.name: _queued,
        topics.pages.name: _strained,
        topics.documents.name: _enriched,
        topics.dead_letters.name: _set_aside,
        topics.outcomes.name: _ended,
    }
    # In one millisecond the order of the flow: the topics' own.
    places = {name: number for number, name in enumerate(tellers)}
    tier = places[topics.fetch.name] + 0.5
    ordered = sorted(messages, key=lambda m: (m.written_at, places.get(m.topic, tier), m.offset))
    return [_hop(message, tellers.get(message.topic, _waits)(message)) for message in ordered]


def _hop(message: Received, told: dict[str, Any]) -> Hop:
    worker = codec.text_headers(message.headers).get(codec.SENDER, "")
    return Hop(
        at=message.written_at,
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        worker=worker,
        **told,
    )


def value_of(message: Received) -> dict[str, Any]:
    """The object that a message's value holds; empty when it holds none."""
    try:
        value = orjson.loads(message.value or b"{}")
    except orjson.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def _pushed(message: Received) -> dict[str, Any]:
    return {"says": f"pushed, {len(message.value or b'')} bytes"}


def _queued(message: Received) -> dict[str, Any]:
    journey = codec.read_journey(message.headers)
    told: dict[str, Any] = {"attempt": journey.attempts + 1}
    if journey.cause == "other_site":
        location = value_of(message).get("location")
        return told | {"says": f"sent on to another site: {location}", "cause": journey.cause}
    if journey.due_at is not None:
        late = (message.written_at - journey.due_at).total_seconds()
        return told | {"says": f"handed back to its site's queue, {max(late, 0.0):.1f} s after due"}
    return told | {"says": "admitted, in its site's queue"}


def _waits(message: Received) -> dict[str, Any]:
    journey = codec.read_journey(message.headers)
    wait = None
    if journey.due_at is not None:
        wait = max(0.0, round((journey.due_at - message.written_at).total_seconds(), 3))
    told: dict[str, Any] = {"wait_seconds": wait, "cause": journey.cause}
    if journey.not_before is not None:
        told["detail"] = f"the host asked for nothing before {journey.not_before.isoformat()}"
    if journey.cause == "failure":
        detail = " ".join(filter(None, (journey.last_detail, told.get("detail"))))
        return told | {
            "says": f"try {journey.attempts} failed: {journey.last_reason}; waits for another",
            "attempt": journey.attempts,
            "cause": journey.last_reason,
            "detail": detail,
        }
    return told | {
        "says": f"put off the {_nth(journey.deferrals)} time, which costs no try",
        "attempt": journey.attempts + 1,
    }


def _nth(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}th" if number % 100 in (11, 12, 13) else f"{number}{ending}"


def _strained(message: Received) -> dict[str, Any]:
    page = value_of(message)
    took = ", ".join(f"{stage} {ms:.0f} ms" for stage, ms in (page.get("timings_ms") or {}).items())
    return {
        "says": f"answered {page.get('status')} and strained: {page.get('text_length')} characters",
        "attempt": page.get("attempts"),
        "detail": took,
    }


def _enriched(message: Received) -> dict[str, Any]:
    document = value_of(message)
    change = (document.get("change") or {}).get("kind")
    return {
        "says": f"document {document.get('document_id')} revision {document.get('revision')} "
        f"({change}), {document.get('language')}, {document.get('words')} words",
    }


def _set_aside(message: Received) -> dict[str, Any]:
    headers = codec.text_headers(message.headers)
    attempts = headers.get("saring-attempts", "")
    return {
        "says": f"dead letter of stage {headers.get('saring-stage')}",
        "attempt": int(attempts) if attempts.isdecimal() else None,
        "cause": headers.get("saring-reason", ""),
        "detail": headers.get("saring-error", ""),
    }


def _ended(message: Received) -> dict[str, Any]:
    outcome = value_of(message)
    began, finished = (_moment(outcome.get(name)) for name in ("started_at", "finished_at"))
    took = f" after {(finished - began).total_seconds():.1f} s" if began and finished else ""
    replay = f", replay {outcome['replay']}" if outcome.get("replay") else ""
    return {
        "says": f"ended: {outcome.get('outcome')}{took}{replay}",
        "attempt": outcome.get("attempts"),
        "cause": outcome.get("reason") or "",
    }


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
