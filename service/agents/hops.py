"""What a hop of a request was and led to, as attributes of its span (spans.py).

A hop is the work of a stage on one message, or a wait in a retry tier. Attributes are ids, words of
closed sets and a URL without user, query and fragment: nothing that was written in a page.
Names without `saring.` are those of OpenTelemetry's semantic conventions.
"""

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from service import codec
from service.codec import Output
from service.reasons import Failure
from service.records import Journey, Outcome, OutcomeKind
from service.settings import ConfigurationError, Settings
from service.topics import Topics

if TYPE_CHECKING:
    from service.agents.spans import Spans

# Standard: OpenTelemetry Protocol Exporter, the variables that name where traces go.
STANDARD = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
URL_CHARACTERS = 500

Attributes = dict[str, str | int]


def open_spans(
    settings: Settings, topics: Topics, environment: Mapping[str, str] = os.environ
) -> "Spans | None":
    """Spans that go where the settings or OpenTelemetry's own variables say; None without those.

    Raises ConfigurationError when there is a place and OpenTelemetry is not installed.
    """
    endpoint = settings.trace.endpoint
    standard = [name for name in STANDARD if environment.get(name)]
    if not endpoint and not standard:
        return None
    try:
        from service.agents.spans import to_collector  # noqa: PLC0415  only where it is needed
    except ImportError as error:
        raise ConfigurationError(
            f"{'SARING_TRACE__ENDPOINT' if endpoint else standard[0]} is set and OpenTelemetry is "
            "not installed: pip install 'saring[otel]', or unset it"
        ) from error
    return to_collector(endpoint, topics)


def told(outputs: tuple[Output, ...], topics: Topics) -> Attributes:
    """What outputs say of the hop that led to them, as attributes of its span.

    A failed try and a dead request have `error.type`, the word of the table of reasons; a polite
    wait has none.
    """
    tiers = {tier.topic.name: tier.word for tier in topics.tiers}
    found: Attributes = {}
    for output in outputs:
        if output.topic == topics.outcomes.name:
            found |= _ended(output)
        elif output.topic in tiers:
            found |= why(codec.read_journey(output.headers))
            found["saring.tier"] = tiers[output.topic]
        elif output.topic == topics.fetch.name:
            found |= why(codec.read_journey(output.headers))
        elif output.topic == topics.dead_letters.name:
            reason = codec.text_headers(output.headers).get("saring-reason", "")
            found |= {"saring.reason": reason, "error.type": reason}
        elif output.topic in {topics.pages.name, topics.documents.name}:
            found["saring.document_id"] = (output.key or b"").decode("utf-8", "replace")
    return {
        name: clean(value) if isinstance(value, str) else value for name, value in found.items()
    }


def shown_url(url: str) -> str:
    """A URL without user, query, fragment and path parameters, where tokens stand; or empty."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    place = f"[{host}]" if ":" in host else host
    path = re.sub(r";[^/]*", "", parts.path)
    shown = f"{parts.scheme}://{place}{f':{port}' if port is not None else ''}{path}"
    return clean(shown)[:URL_CHARACTERS]


def place(topic: str, partition: int, offset: int) -> Attributes:
    """Where the message of a hop was read."""
    return {
        "messaging.system": "kafka",
        "messaging.operation.type": "process",
        "messaging.destination.name": topic,
        "messaging.destination.partition.id": str(partition),
        "messaging.kafka.offset": offset,
    }


def why(journey: Journey) -> Attributes:
    """Why a request waits or goes on elsewhere."""
    found: Attributes = {}
    if journey.attempts:
        found["saring.attempts"] = journey.attempts
    if journey.deferrals:
        found["saring.deferrals"] = journey.deferrals
    if journey.cause == "failure":
        found |= {"saring.reason": journey.last_reason, "error.type": journey.last_reason}
    if journey.cause:
        found["saring.cause"] = journey.cause
    return found


def _ended(output: Output) -> Attributes:
    try:
        outcome = codec.decode(output.value, Outcome)
    except Failure:
        return {}
    found: Attributes = {
        "saring.outcome": outcome.outcome.value,
        "saring.attempts": outcome.attempts,
    }
    if outcome.outcome is OutcomeKind.DEAD and outcome.reason:
        found |= {"saring.reason": outcome.reason, "error.type": outcome.reason}
    if outcome.document_id:
        found["saring.document_id"] = outcome.document_id
    if outcome.revision is not None:
        found["saring.revision"] = outcome.revision
    return found


def clean(text: str) -> str:
    """Text that Protocol Buffers take: no half of a surrogate pair, which would cost its batch."""
    return text.encode("utf-8", "replace").decode()
