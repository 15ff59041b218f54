"""A message that could not be worked on: its original bytes, with headers that say what was wrong.

Key, value and headers stay as they came; the context is appended as further headers, under the
names that Kafka Connect uses where it has one (KIP-298): the last header of a name is ours.
"""

from datetime import datetime

from service.codec import Headers, Output, milliseconds
from service.reasons import Failure

CONNECT = "__connect.errors."
TRACEBACK_LIMIT = 8000  # characters


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
) -> Output:
    """The dead letter of a message that came from `topic` at `offset`; goes to topic `to`."""
    cause = failure.__cause__
    context = {
        "saring-request-id": request_id,
        "saring-replay": str(replay),
        "saring-url": url or "",
        "saring-reason": failure.word,
        "saring-stage": stage,
        "saring-error": failure.detail,
        "saring-attempts": str(attempts),
        "saring-first-seen": str(milliseconds(first_seen)),
        f"{CONNECT}topic": topic,
        f"{CONNECT}partition": str(partition),
        f"{CONNECT}offset": str(offset),
        f"{CONNECT}stage": failure.stage,
        f"{CONNECT}exception.class.name": type(cause or failure).__name__,
        f"{CONNECT}exception.message": failure.detail,
        f"{CONNECT}exception.stacktrace": traceback[-TRACEBACK_LIMIT:],
    }
    ours = tuple((name, text.encode("utf-8", "replace")) for name, text in context.items() if text)
    return Output(topic=to, key=key, value=value, headers=(*headers, *ours))
