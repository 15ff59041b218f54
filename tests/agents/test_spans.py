"""One trace a request: what each hop's span says, and that nothing is done without an endpoint."""

import ast
import asyncio
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from service import codec
from service.agents.endings import Facts, dead, ended, later
from service.agents.hops import open_spans, shown_url, told
from service.agents.spans import Spans
from service.agents.worker import Worker
from service.cli.kafka import Follower, Pusher
from service.reasons import Failure, Reason
from service.records import Journey, OutcomeKind, Source
from service.settings import ConfigurationError, load
from service.topics import declare
from tests.agents.test_deliver import Letters, delivering, message, until
from tests.servers.site import Site

SERVICE = Path(__file__).parents[2] / "service"
TOPICS = declare(load({}))
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
FACTS = Facts(
    request_id="r",
    replay=0,
    url="http://a.test/",
    source=Source(topic="t", partition=0, offset=0),
    started_at=datetime.now(UTC),
    attempts=2,
    traceparent=TRACE,
)


def recording(topics=TOPICS):
    """Spans, and the exporter that keeps them."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return Spans(provider, topics), exporter


# -- what a span says ------------------------------------------------------------------------------


def test_a_dead_request_names_its_reason_and_is_an_error():
    failure = Failure(Reason.HTTP_4XX, "https://u:geheim@a.test/?token=geheim", status=404)
    attributes = told(dead(TOPICS, message(1), failure, FACTS, stage="fetch"), TOPICS)
    assert attributes["saring.outcome"] == "dead"
    assert attributes["saring.reason"] == attributes["error.type"] == failure.word
    assert attributes["saring.attempts"] == 2
    assert "geheim" not in str(attributes)


def test_a_failed_try_names_its_reason_and_tier():
    journey = Journey(attempts=1, cause="failure", last_reason="http_503", last_detail="geheim")
    attributes = told((later(TOPICS.tiers[0].topic, message(1), journey),), TOPICS)
    assert attributes == {
        "saring.attempts": 1,
        "saring.reason": "http_503",
        "error.type": "http_503",
        "saring.cause": "failure",
        "saring.tier": TOPICS.tiers[0].word,
    }


def test_a_polite_wait_names_its_cause_and_is_no_error():
    journey = Journey(deferrals=2, cause="crawl_delay", due_at=datetime.now(UTC))
    attributes = told((later(TOPICS.tiers[1].topic, message(1), journey),), TOPICS)
    assert (attributes["saring.cause"], attributes["saring.deferrals"]) == ("crawl_delay", 2)
    assert "error.type" not in attributes


def test_an_enriched_request_names_its_document():
    end = ended(TOPICS, FACTS, OutcomeKind.ENRICHED, document_id="d", revision=3)
    attributes = told((end,), TOPICS)
    assert (attributes["saring.document_id"], attributes["saring.revision"]) == ("d", 3)
    assert "saring.reason" not in attributes


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.test/b/c.html", "https://a.test/b/c.html"),
        ("https://user:geheim@a.test:8443/b?token=geheim#geheim", "https://a.test:8443/b"),
        ("https://a.test/b;jsessionid=geheim/c;geheim", "https://a.test/b/c"),
        ("http://[2001:db8::1]:81/", "http://[2001:db8::1]:81/"),
        ("javascript:geheim", ""),
        ("data:text/html,geheim", ""),
        ("http://a.test:port/", ""),
        ("http://[bad/", ""),
    ],
)
def test_no_part_of_a_url_that_may_be_a_secret_is_shown(url, shown):
    assert shown_url(url) == shown


@given(st.text())
def test_any_url_is_shown_as_text_that_can_be_sent(url):
    shown_url(url).encode()
    shown_url(f"https://a.test/{url}").encode()


# -- the spans of a stage --------------------------------------------------------------------------


class Telling(Letters):
    """A stage whose messages end dead, wait or pass; it notes the trace that they were given."""

    def __init__(self):
        super().__init__()
        self.traces = []

    def open(self, message):
        job = super().open(message)
        self.traces.append(message.span)
        return replace(job, request_id="r", url="https://a.test/b?geheim") if job else None

    def fail(self, failure, traceback):
        return dead(TOPICS, message(0), failure, FACTS, stage="fetch")


def traced(offset, value):
    return replace(message(offset, value), headers=(("traceparent", TRACE.encode()),))


async def test_a_hop_continues_the_trace_and_hands_its_own_span_on(tmp_path):
    spans, exporter = recording()
    async with delivering(tmp_path, stage=Telling(), spans=spans) as (made, stage, *_):
        await made.take(traced(1, b"good"))
        await until(lambda: exporter.get_finished_spans())
    (span,) = exporter.get_finished_spans()
    assert f"{span.context.trace_id:032x}" == TRACE.split("-")[1]
    assert f"{span.parent.span_id:016x}" == TRACE.split("-")[2]
    assert stage.traces == [f"00-{span.context.trace_id:032x}-{span.context.span_id:016x}-01"]
    assert span.name == "fetch"
    assert span.attributes["saring.request_id"] == "r"
    assert span.attributes["url.full"] == "https://a.test/b"
    assert span.attributes["messaging.kafka.offset"] == 1
    assert span.status.status_code is StatusCode.UNSET


async def test_a_hop_that_fails_is_an_error_with_its_reason(tmp_path):
    spans, exporter = recording()
    async with delivering(tmp_path, stage=Telling(), spans=spans) as (made, *_):
        await made.take(traced(1, b"fails"))
        await until(lambda: exporter.get_finished_spans())
    (span,) = exporter.get_finished_spans()
    assert span.status.status_code is StatusCode.ERROR
    assert span.status.description == span.attributes["error.type"] == "no_text"
    assert span.events == ()  # no exception with its message


async def test_a_message_that_comes_again_and_one_that_is_cut_off_end_their_spans(tmp_path):
    spans, exporter = recording()
    async with delivering(tmp_path, stage=Telling(), spans=spans) as (made, stage, *_):
        await made.take(traced(1, b"good"))
        await until(lambda: len(exporter.get_finished_spans()) == 1)
        await made.assigned(frozenset())  # another worker has it, and then we again
        await made.assigned(frozenset({0}))
        await made.take(traced(1, b"good"))
        await until(lambda: len(exporter.get_finished_spans()) == 2)
        stage.gate.clear()
        await made.take(traced(2, b"good"))
        await until(lambda: stage.order[-1] == 2)
        await made.assigned(frozenset())
    ends = [span.attributes.get("saring.ends") for span in exporter.get_finished_spans()]
    assert ends == [None, "without_outputs", "without_outputs"]


# -- on and off ------------------------------------------------------------------------------------


def test_without_an_endpoint_there_are_none():
    assert open_spans(load({}), TOPICS, {"OTEL_SERVICE_NAME": "x"}) is None


@pytest.mark.parametrize(
    ("flags", "environment", "name"),
    [
        ({"trace": {"endpoint": "http://127.0.0.1:1"}}, {}, "SARING_TRACE__ENDPOINT"),
        (
            {},
            {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"},
            "OTEL_EXPORTER_OTLP_ENDPOINT",
        ),
    ],
)
def test_an_endpoint_without_the_extra_is_told_with_its_mend(monkeypatch, flags, environment, name):
    monkeypatch.delitem(sys.modules, "service.agents.spans")
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(ConfigurationError, match=rf"{name} is set .*saring\[otel\]"):
        open_spans(load(flags), TOPICS, environment)


async def test_spans_go_to_the_collector_and_the_last_ones_at_the_end():
    received = []

    async def take(request):
        received.append((request.path, await request.read()))
        return web.Response()

    app = web.Application()
    app.router.add_post("/{path:.*}", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    endpoint = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    spans = open_spans(load({"trace": {"endpoint": endpoint}}), TOPICS, {})
    hop = spans.begin("fetch", traced(1, b""))
    hop.about("r", None)
    hop.end(())
    await spans.close()
    await runner.cleanup()
    ((path, body),) = received
    assert path == "/v1/traces"
    (resource,) = ExportTraceServiceRequest.FromString(body).resource_spans
    names = {one.key: one.value.string_value for one in resource.resource.attributes}
    assert names["service.name"] == "saring"
    (span,) = resource.scope_spans[0].spans
    assert (span.name, span.trace_id.hex()) == ("fetch", TRACE.split("-")[1])


async def test_a_collector_that_is_away_delays_no_end(monkeypatch):
    monkeypatch.setattr("service.agents.spans.CLOSE_SECONDS", 0.2)
    spans = open_spans(load({"trace": {"endpoint": "http://127.0.0.1:1"}}), TOPICS, {})
    spans.begin("fetch", traced(1, b"")).end(())
    async with asyncio.timeout(5):
        await spans.close()
    await until(lambda: "spans" not in {thread.name for thread in threading.enumerate()})


# -- a whole worker --------------------------------------------------------------------------------


@pytest.mark.broker
@pytest.mark.asyncio(loop_scope="session")
async def test_a_request_is_one_trace_over_all_stages_and_topics(kafka, topics, settings):
    site = await Site().start()
    settings = settings.model_copy(
        update={
            "fetch": settings.fetch.model_copy(
                update={"allow": (f"*.test:{site.port}",), "resolve": ("*.test=127.0.0.1",)}
            ),
            "extract": settings.extract.model_copy(update={"processes": 1}),
            "stores": settings.stores.model_copy(update={"flush_interval": 0.2}),
        }
    )
    spans, exporter = recording(topics)
    worker = Worker(settings, kafka, spans=spans)
    await worker.start()
    try:
        wanted = {
            "flaky": site.url("flaky", 1, host="flaky.test"),
            "gone": site.url("missing", 2, host="gone.test"),
            "refused": "ftp://user:geheim@c.test/?geheim",
        }
        async with Pusher(kafka, topics.urls.name) as pusher:
            await pusher.push(
                [f'{{"id": "{id_}", "url": "{url}"}}'.encode() for id_, url in wanted.items()]
            )

        def names(request_id):
            return [
                span.name
                for span in sorted(exporter.get_finished_spans(), key=lambda span: span.start_time)
                if f"{span.context.trace_id:032x}" in traces(request_id)
            ]

        def traces(request_id):
            return {
                f"{span.context.trace_id:032x}"
                for span in exporter.get_finished_spans()
                if span.attributes.get("saring.request_id") == request_id
            }

        flaky = ["intake", "fetch", "retry-200ms", "fetch", "enrich", "sink"]
        await until(lambda: names("flaky") == flaky, 60)
        await until(lambda: names("gone") == ["intake", "fetch"], 60)
        await until(lambda: names("refused") == ["intake"], 60)
        assert [len(traces(id_)) for id_ in wanted] == [1, 1, 1]
        carried = await carried_traces(kafka, topics)
    finally:
        await worker.stop()
        await site.stop()
    assert {id_: {next(iter(traces(id_)))} for id_ in wanted} == carried
    done = exporter.get_finished_spans()
    said = {(span.name, span.attributes.get("saring.reason")) for span in done}
    assert said >= {
        ("fetch", "http_503"),
        ("retry-200ms", "http_503"),
        ("fetch", "http_404"),
        ("intake", "blocked_scheme"),
    }
    ids = {span.context.span_id for span in done}
    assert {span.parent.span_id for span in done if span.parent} <= ids
    assert "geheim" not in " ".join(span.to_json() for span in done)


async def carried_traces(kafka, topics):
    """The traces in the messages of each request; each message but a user's must carry one."""
    found = {}
    names = [topic.name for topic in topics.all() if topic is not topics.urls]
    async with Follower(kafka, names) as follower:
        await follower.from_start()
        async for received in follower.to_the_end():
            trace = codec.traceparent_of(received.headers)
            assert trace, received
            headers = codec.text_headers(received.headers)
            for id_ in ("flaky", "gone", "refused"):
                is_its = f'"request_id":"{id_}"'.encode() in (received.value or b"")
                if is_its or headers.get("saring-request-id") == id_:
                    found.setdefault(id_, set()).add(trace.split("-")[1])
    return found


def at_import(path):
    """The modules that importing a file imports: those of its own statements."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_opentelemetry_is_imported_where_spans_go_somewhere_and_nowhere_else():
    users = {
        str(path.relative_to(SERVICE))
        for path in SERVICE.rglob("*.py")
        for name in at_import(path)
        if name.startswith(("opentelemetry", "service.agents.spans"))
    }
    assert users == {"agents/spans.py"}
