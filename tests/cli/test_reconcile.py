"""`saring reconcile` on topics whose messages are written here: what is wrong in them is found."""

import argparse
from collections import Counter
from dataclasses import fields, replace
from datetime import UTC, datetime

import orjson
import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from service import codec
from service.cli import reconcile
from service.cli.kafka import Follower, Pusher, delete_before, end_offsets
from service.codec import Output
from service.deadletter import dead_letter
from service.reasons import Failure, Reason
from service.records import Document, Outcome, Page, Request, Source
from service.settings import ConfigurationError
from service.sink.sink import open_stores
from service.sink.store import Row
from tests.sink.documents import EXAMPLE

pytestmark = [pytest.mark.broker, pytest.mark.asyncio(loop_scope="session")]
NOW = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)


class Flow:
    """Topics that look as after a run: each request enriched, but for what a test adds."""

    def __init__(self, kafka, settings, topics):
        self.kafka = kafka
        self.settings = settings.model_copy(update={"broker": f"kafka://{kafka}"})
        self.topics = topics
        self.sources = []

    async def send(self, *outputs):
        async with Pusher(self.kafka, self.topics.urls.name) as pusher:
            await pusher.send(outputs)

    async def ask(self, count):
        """Push so many requests."""
        async with Pusher(self.kafka, self.topics.urls.name) as pusher:
            places = await pusher.push([b"http://site.test/%d" % n for n in range(count)])
        self.sources = [
            Source(topic=self.topics.urls.name, partition=partition, offset=offset)
            for partition, offset in places
        ]

    def name(self, number):
        source = self.sources[number]
        return f"{source.topic}-{source.partition}-{source.offset}"

    def outcome(self, number, outcome="enriched", **more):
        made = Outcome(
            request_id=self.name(number),
            replay=0,
            url=f"http://site.test/{number}",
            outcome=outcome,
            document_id=f"{number:032}" if outcome == "enriched" else None,
            revision=1 if outcome == "enriched" else None,
            source=self.sources[number],
            started_at=NOW,
            finished_at=datetime.now(UTC),
        )
        made = replace(made, **more)
        return Output(
            topic=self.topics.outcomes.name, key=made.request_id.encode(), value=codec.encode(made)
        )

    def document(self, number, **more):
        made = replace(
            EXAMPLE,
            document_id=f"{number:032}",
            revision=1,
            request_id=self.name(number),
            replay=0,
            source=self.sources[number],
            text=f"text {number}",
        )
        return Output(
            topic=self.topics.documents.name,
            key=made.document_id.encode(),
            value=codec.encode(replace(made, **more)),
        )

    def request(self, number, **more):
        made = Request(
            request_id=self.name(number),
            url=f"http://site.test/{number}",
            source=self.sources[number],
            asked_at=NOW,
        )
        return Output(
            topic=self.topics.fetch.name,
            key=b"site.test",
            value=codec.encode(replace(made, **more)),
        )

    def letter(self, number):
        return dead_letter(
            Failure(Reason.DNS),
            to=self.topics.dead_letters.name,
            key=None,
            value=b"x",
            headers=(),
            topic=self.topics.fetch.name,
            partition=0,
            offset=0,
            stage="fetch",
            request_id=self.name(number),
            replay=0,
            url=None,
            attempts=1,
            first_seen=NOW,
        )

    async def finish(self, *stages):
        """Let these stages have committed all that their topics hold."""
        for stage in stages:
            word = {"intake": "urls", "enrich": "pages", "sink": "documents"}.get(stage, stage)
            topic = f"{self.settings.topic_prefix}.{word}"
            group = f"{self.settings.topic_prefix}-{stage}"
            consumer = AIOKafkaConsumer(
                bootstrap_servers=self.kafka, group_id=group, enable_auto_commit=False
            )
            await consumer.start()
            ends = await end_offsets(self.kafka, topic)
            places = {TopicPartition(topic, number): offset for number, offset in ends.items()}
            consumer.assign(list(places))
            await consumer.commit(places)
            await consumer.stop()

    async def store(self, skip=(), spoil=()):
        """Write the documents into the stores as the sink does; some are left out or changed."""
        topic, rows = self.topics.documents.name, {}
        async with Follower(self.kafka, [topic]) as follower:
            await follower.from_start()
            async for message in follower.to_the_end():
                made = codec.decode(message.value, Document)
                if int(made.document_id) in spoil:
                    made = replace(made, text="something else")
                if int(made.document_id) not in skip:
                    number, offset = message.partition, message.offset
                    value = codec.encode(made)
                    row = Row(partition=number, offset=offset, key=None, value=value)
                    rows.setdefault(number, []).append(row)
        for store in open_stores(self.settings):
            for number, batch in rows.items():
                store.write(topic, number, batch)
            store.close()

    async def reconcile(self, capsysbinary, *arguments):
        """The exit code, the problems, the sum."""
        parser = argparse.ArgumentParser()
        reconcile.arguments(parser)
        code = await reconcile.run(parser.parse_args([*arguments, "--json"]), self.settings)
        *problems, counts = map(orjson.loads, capsysbinary.readouterr().out.splitlines())
        assert Counter(p["kind"] for p in problems) == counts["problems"]
        return code, problems, counts


@pytest.fixture
def flow(kafka, settings, topics):
    return Flow(kafka, settings, topics)


async def healthy(flow, count=6):
    await flow.ask(count)
    await flow.send(
        *(flow.outcome(n) for n in range(count)), *(flow.document(n) for n in range(count))
    )
    await flow.finish("intake", "fetch", "enrich", "sink")


async def test_a_run_without_a_fault_is_accounted_for(flow, capsysbinary):
    await healthy(flow)
    code, problems, counts = await flow.reconcile(capsysbinary)
    assert (code, problems) == (0, [])
    assert (counts["requests"], counts["outcomes"], counts["records"]) == (6, {"enriched": 6}, 6)


async def test_a_missing_a_doubled_and_a_conflicting_outcome_are_told_apart(flow, capsysbinary):
    await flow.ask(4)
    await flow.send(*(flow.outcome(n) for n in (0, 1, 2)), *(flow.document(n) for n in (0, 1, 2)))
    await flow.send(flow.outcome(1))  # the same facts again
    await flow.send(flow.outcome(2, "dead", reason="dns"), flow.letter(2))
    await flow.finish("intake", "fetch", "enrich", "sink")
    code, problems, counts = await flow.reconcile(capsysbinary)
    assert code == 1
    found = {(problem["kind"], problem["request_id"]) for problem in problems}
    assert found == {("no_outcome", flow.name(3)), ("two_outcomes", flow.name(2))}
    assert counts["repeated"] == 1


async def test_what_is_on_its_way_is_named_and_not_missed(flow, capsysbinary):
    await flow.ask(5)
    await flow.finish("intake")
    await flow.send(flow.request(0), flow.request(1))
    await flow.finish("fetch")
    await flow.send(flow.request(2))
    tier = flow.topics.tiers[0]
    waits = flow.request(3)
    await flow.send(replace(waits, topic=tier.topic.name))
    names = {field.name for field in fields(Page)}
    page = Page(**{name: getattr(EXAMPLE, name) for name in names})
    page = replace(page, request_id=flow.name(1), replay=0, source=flow.sources[1])
    await flow.send(Output(topic=flow.topics.pages.name, key=b"d", value=codec.encode(page)))
    async with Pusher(flow.kafka, flow.topics.urls.name) as pusher:
        await pusher.push([b"http://site.test/later"])
    code, problems, counts = await flow.reconcile(capsysbinary)
    assert counts["waiting"] == {"fetch": 1, f"retry-{tier.word}": 1, "pages": 1, "urls": 1}
    assert {problem["request_id"] for problem in problems} == {flow.name(0), flow.name(4)}
    assert code == 1


async def test_tiers_of_workers_with_other_delays_are_read(flow, capsysbinary):
    await flow.ask(1)
    await flow.finish("intake", "fetch")
    await flow.send(replace(flow.request(0), topic=flow.topics.tiers[0].topic.name))
    other = flow.settings.retry.model_copy(update={"delays": (7.0,)})
    flow.settings = flow.settings.model_copy(update={"retry": other})
    code, _, counts = await flow.reconcile(capsysbinary)
    assert counts["waiting"] == {f"retry-{flow.topics.tiers[0].word}": 1}
    assert code == 0


@pytest.mark.parametrize("kind", ["jsonl:", "parquet:", "postgresql"])
async def test_a_row_that_was_deleted_or_changed_by_hand_is_found(
    flow, kind, capsysbinary, request
):
    if kind == "postgresql":
        kind = request.getfixturevalue("postgres").url
    flow.settings = flow.settings.model_copy(update={"sink": (kind,)})
    await healthy(flow)
    await flow.store(skip={1}, spoil={2})
    code, problems, _ = await flow.reconcile(capsysbinary, "--store")
    found = {(problem["kind"], int(problem["document_id"])) for problem in problems}
    assert found == {("not_stored", 1), ("stored_differently", 2)}
    assert {problem["store"] for problem in problems} == {kind.partition(":")[0]}
    assert code == 1


async def test_a_store_that_cannot_be_asked_is_said_and_no_proof(flow, capsysbinary):
    flow.settings = flow.settings.model_copy(update={"sink": ("postgresql://127.0.0.1:1/x",)})
    await healthy(flow, 1)
    with pytest.raises(ConfigurationError, match=r"127\.0\.0\.1:1"):
        await flow.reconcile(capsysbinary, "--store")


async def test_a_record_that_topics_lack_and_one_that_nobody_asked_for_are_found(
    flow, capsysbinary
):
    await healthy(flow)
    ghost = replace(flow.sources[0], topic="elsewhere")
    await flow.send(flow.document(7 % 6, document_id="x", request_id="ghost", source=ghost))
    await flow.send(flow.outcome(0, document_id="lost"))
    await flow.finish("sink")
    code, problems, _ = await flow.reconcile(capsysbinary)
    found = {(problem["kind"], problem["document_id"]) for problem in problems}
    assert found == {
        ("record_without_request", "x"),
        ("two_outcomes", None),
        ("outcome_without_record", "lost"),
    }
    assert code == 1


async def test_what_topics_have_forgotten_is_not_missed(flow, capsysbinary):
    """Requests go after seven days, records and outcomes after thirty; dead letters by hand."""
    await healthy(flow)
    await flow.ask(1)
    await flow.send(flow.outcome(0, "dead", reason="dns"), flow.letter(0))
    await flow.finish("intake")
    for topic in (flow.topics.urls, flow.topics.documents, flow.topics.dead_letters):
        await delete_before(flow.kafka, topic.name, await end_offsets(flow.kafka, topic.name))
    code, problems, counts = await flow.reconcile(capsysbinary)
    assert (code, problems) == (0, [])
    assert counts["outcomes"] == {"dead": 1, "enriched": 6}
