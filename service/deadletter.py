"""A message that could not be worked on: its original bytes, with headers that say what was wrong.

Key, value and headers stay as they came; the context is appended as further headers, under the
names that Kafka Connect uses where it has one (KIP-298, DeadLetterQueueReporter): the last header
of a name is ours, and all from the last `saring-request-id` on are. No context quotes a page or
credentials: of a traceback only the frames are kept. Only a message that no reader takes for its
size is not kept whole: packed by its sender, it may be of any length.

A message that is a CloudEvent stays the event that it was; only one that is none becomes an event
of ours. With two sets of `ce_` headers readers would mix them: the attributes of an event in one
message have one value each, and extensions of the caller's would hang on our event.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.codec import (
    TRACEPARENT,
    Headers,
    Output,
    at,
    is_event,
    letter_headers,
    milliseconds,
    text_headers,
    traceparent_of,
)
from service.reasons import Failure
from service.topics import MESSAGE_BYTES

CONNECT = "__connect.errors."
FIRST = "saring-request-id"  # the first header of the context
TRACEBACK_LIMIT = 8000  # characters
# Brokers limit a message as it is packed. What was a thousand times longer before must not make a
# letter that cannot be sent, so beyond what fits unpacked each part has its own limit.
KEY_BYTES = 64 * 1024
HEADERS_BYTES = 256 * 1024

_FRAME = re.compile(r'^ *File "[^"\n]*", line \d+, in [^\n]*(?:\n    [^\n]*)?', re.MULTILINE)
# RFC 3986, 3.2: what stands before an @ in the authority of a URL.
_USERINFO = re.compile(r"(?<=//)[^/?#\s@]*(?:@[^/?#\s@]*)*@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A dead letter as it is read: the context, and the message as it came."""

    request_id: str
    replay: int
    url: str | None
    reason: str
    stage: str
    error: str
    attempts: int
    first_seen: datetime | None
    topic: str  # where the message was read
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers  # the original ones
    traceparent: str  # of the request; empty when there is none


def dead_letter(
    failure: Failure,
    *,
    to: str,
    key: bytes | None,
    value: bytes | None,
    headers: Headers,
    topic: str,
    partition: int,
    offset: int,
    stage: str,
    request_id: str,
    replay: int,
    url: str | None,
    attempts: int,
    first_seen: datetime,
    traceback: str = "",
    traceparent: str = "",
) -> Output:
    """The dead letter of a message that came from `topic` at `offset`; goes to topic `to`.

    `traceparent` is the request's; a message that has the same one keeps it as it is.
    """
    length = _length(key, value, headers)
    if length > MESSAGE_BYTES:
        key, value, headers = _cut(key, value, headers)
    thrown = type(failure.__cause__ or failure)
    error = _without_credentials(failure.detail)
    context = {
        FIRST: request_id,
        "saring-replay": str(replay),
        "saring-url": _without_credentials(url or ""),
        "saring-reason": failure.word,
        "saring-stage": stage,
        "saring-error": error,
        "saring-attempts": str(attempts),
        "saring-first-seen": str(milliseconds(first_seen)),
        "saring-cut-from": str(length) if length > MESSAGE_BYTES else "",
        f"{CONNECT}topic": topic,
        f"{CONNECT}partition": str(partition),
        f"{CONNECT}offset": str(offset),
        # The consumer group, and the one task that each worker runs of it.
        f"{CONNECT}connector.name": f"{to.rpartition('.')[0]}-{stage}",
        f"{CONNECT}task.id": "0",
        f"{CONNECT}stage": failure.stage,
        f"{CONNECT}class.name": f"service.agents.{stage}",
        f"{CONNECT}exception.class.name": f"{thrown.__module__}.{thrown.__qualname__}",
        f"{CONNECT}exception.message": error,
        f"{CONNECT}exception.stacktrace": frames(traceback)[-TRACEBACK_LIMIT:],
    }
    ours = tuple((name, text.encode("utf-8", "replace")) for name, text in context.items() if text)
    if not is_event(headers):
        ours += letter_headers(
            request_id=request_id,
            replay=replay,
            stage=stage,
            source=to,
            subject=context["saring-url"],
        )
    if traceparent and traceparent != traceparent_of(headers):
        ours += ((TRACEPARENT, traceparent.encode()),)
    return Output(topic=to, key=key, value=value, headers=(*headers, *ours))


# What the context says, for the contract (contract.py).
CONTEXT_HEADERS = {
    FIRST: "The request. First header of the context; what stands before it is the sender's.",
    "saring-replay": "0 for the first run; each replay of a dead letter adds one.",
    "saring-url": "The URL, without credentials, when one could be read.",
    "saring-reason": "A word of the table of reasons.",
    "saring-stage": "The stage that gave up: intake, fetch, enrich or sink.",
    "saring-error": "What was expected and what came; at most 500 characters.",
    "saring-attempts": "Tries, the last one included.",
    "saring-first-seen": "Time of the urls message, in milliseconds since 1970.",
    "saring-cut-from": "Bytes of the message with key and headers, when it is not here whole.",
    f"{CONNECT}topic": "The topic that the message was read from.",
    f"{CONNECT}partition": "Its partition there.",
    f"{CONNECT}offset": "Its offset there.",
    f"{CONNECT}connector.name": "The consumer group of the stage.",
    f"{CONNECT}task.id": "Always 0.",
    f"{CONNECT}stage": "Where in the flow it failed, as in the table of reasons.",
    f"{CONNECT}class.name": "The module that gave up.",
    f"{CONNECT}exception.class.name": "The exception's class.",
    f"{CONNECT}exception.message": "As saring-error.",
    f"{CONNECT}exception.stacktrace": "The frames of the traceback; only for internal_error.",
}


def read_letter(
    key: bytes | None, value: bytes | None, headers: Sequence[tuple[str, bytes]]
) -> Letter:
    """What a message of the dead letters says. Never raises: what is missing is empty."""
    names = [name for name, _ in headers]
    begins = len(names) - names[::-1].index(FIRST) - 1 if FIRST in names else len(names)
    context = text_headers(headers[begins:])
    return Letter(
        request_id=context.get(FIRST, ""),
        replay=_number(context.get("saring-replay")),
        url=context.get("saring-url"),
        reason=context.get("saring-reason", ""),
        stage=context.get("saring-stage", ""),
        error=context.get("saring-error", ""),
        attempts=_number(context.get("saring-attempts"), 1),
        first_seen=at(context.get("saring-first-seen", "")),
        topic=context.get(f"{CONNECT}topic", ""),
        partition=_number(context.get(f"{CONNECT}partition")),
        offset=_number(context.get(f"{CONNECT}offset")),
        key=key,
        value=value,
        headers=tuple(headers[:begins]),
        traceparent=traceparent_of(headers),
    )


def frames(traceback: str) -> str:
    """The frames of a traceback; exceptions' messages are left out, as some hold a whole page."""
    return "\n".join(_FRAME.findall(traceback))


def _length(key: bytes | None, value: bytes | None, headers: Headers) -> int:
    return len(key or b"") + len(value or b"") + sum(len(n) + len(v) for n, v in headers)


def _cut(
    key: bytes | None, value: bytes | None, headers: Headers
) -> tuple[bytes | None, bytes | None, Headers]:
    """The beginning of key and value; the headers whole or not at all."""
    key = key if key is None else key[:KEY_BYTES]
    headers = headers if _length(None, None, headers) <= HEADERS_BYTES else ()
    left = MESSAGE_BYTES - _length(key, None, headers)
    return key, value if value is None else value[:left], headers


def _without_credentials(text: str) -> str:
    return _USERINFO.sub("***@", text)


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else default
