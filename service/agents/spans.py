"""What became of each hop of a request, as OpenTelemetry spans: one trace a request.

What a hop sends carries its span in `traceparent`, so the next one is its child, whichever worker
that is in. Spans go out from a thread of the SDK's, and are dropped when the collector is away.

Imported only where an endpoint is set: OpenTelemetry is an extra, and costs nobody else anything.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from service import codec
from service.agents.engine import WORKER, Message
from service.agents.hops import clean, place, shown_url, told, why
from service.codec import Output
from service.topics import Topics

TRACES = "/v1/traces"  # OTLP/HTTP: the path below a collector's address
CLOSE_SECONDS = 2.0  # for the last spans; a collector that is away delays no end
UNNAMED = "unknown_service"  # the SDK's name where OTEL_SERVICE_NAME and the like say none


def to_collector(endpoint: str, topics: Topics) -> "Spans":
    """Spans that go to a collector's address; empty: where OTEL_… variables say."""
    ours = {"service.version": version("saring"), "service.instance.id": WORKER[1].decode()}
    resource = Resource.create(ours)
    if str(resource.attributes[SERVICE_NAME]).startswith(UNNAMED):
        resource = resource.merge(Resource({SERVICE_NAME: "saring"}))
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    exporter = OTLPSpanExporter(endpoint.rstrip("/") + TRACES if endpoint else None)
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return Spans(provider, topics, give_up=exporter.shutdown)


class Spans:
    """The spans of one worker, made by the provider that it is given."""

    def __init__(
        self,
        provider: TracerProvider,
        topics: Topics,
        give_up: Callable[[], None] = lambda: None,
    ) -> None:
        """`give_up` ends tries to send that take too long when the worker ends."""
        self._provider = provider
        self._give_up = give_up
        self._tracer = provider.get_tracer("saring", version("saring"))
        self._topics = topics

    def begin(self, stage: str, message: Message) -> "Hop":
        """The work of a stage on a message begins."""
        span = self._tracer.start_span(
            stage,
            context=self._parent(codec.traceparent_of(message.headers)),
            kind=trace.SpanKind.CONSUMER,
            attributes=place(message.topic, message.partition, message.offset),
        )
        return Hop(span, self._topics)

    def waited(self, tier: str, record: Any) -> None:
        """A record of aiokafka's has waited in a retry tier, from its time until now."""
        span = self._tracer.start_span(
            f"retry-{tier}",
            context=self._parent(codec.traceparent_of(record.headers)),
            attributes=place(record.topic, record.partition, record.offset)
            | why(codec.read_journey(record.headers)),
            start_time=record.timestamp * 1_000_000,
        )
        span.end()

    async def close(self) -> None:
        """Send what is left, and wait for that a moment."""
        done, loop = asyncio.Event(), asyncio.get_running_loop()

        def shut_down() -> None:
            self._provider.shutdown()
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(done.set)

        # A daemon: asyncio waits for the threads of its own pool, and this one may take long.
        threading.Thread(target=shut_down, name="spans", daemon=True).start()
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await done.wait()
        except TimeoutError:
            self._give_up()

    def _parent(self, traceparent: str) -> Any:
        """The context of a span that may be in another worker; of none where there is no trace."""
        if not traceparent:
            return Context()
        _, trace_id, span_id, flags = traceparent.split("-")
        parent = trace.SpanContext(
            int(trace_id, 16),
            int(span_id, 16),
            is_remote=True,
            trace_flags=trace.TraceFlags(int(flags, 16)),
        )
        return trace.set_span_in_context(trace.NonRecordingSpan(parent), Context())


class Hop:
    """The span of one message's work."""

    def __init__(self, span: trace.Span, topics: Topics) -> None:
        self._span = span
        self._topics = topics
        found = span.get_span_context()
        ids = f"{found.trace_id:032x}-{found.span_id:016x}"
        # None where OpenTelemetry is told to be off (OTEL_SDK_DISABLED).
        self.traceparent = f"00-{ids}-{found.trace_flags:02x}" if found.is_valid else ""

    def about(self, request_id: str, url: str | None) -> None:
        """Which request it is."""
        if request_id:
            self._span.set_attribute("saring.request_id", clean(request_id))
        if url and (shown := shown_url(url)):
            self._span.set_attribute("url.full", shown)

    def end(self, outputs: tuple[Output, ...] | None) -> None:
        """The work has ended; None when it led to nothing: a repetition, or it was cut off."""
        if outputs is None:
            self._span.set_attribute("saring.ends", "without_outputs")
        else:
            attributes = told(outputs, self._topics)
            self._span.set_attributes(attributes)
            if "error.type" in attributes:
                self._span.set_status(trace.StatusCode.ERROR, str(attributes["error.type"]))
        self._span.end()
