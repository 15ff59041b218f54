"""The four things asked of Faust, against a real broker."""

import asyncio
import contextlib
import os
import time
from itertools import pairwise

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.conn import AIOKafkaConnection

from service.agents.deliver import FRAMING_BYTES
from service.agents.engine import WORKER, Engine
from service.cli.kafka import Follower, Pusher
from service.codec import Output

pytestmark = [pytest.mark.broker, pytest.mark.asyncio(loop_scope="session")]


class Listening:
    """A listener that keeps what it is told."""

    def __init__(self):
        self.messages, self.assignments, self.revocations = [], [], 0
        self.engine = None

    async def take(self, message):
        if message.generation == self.engine.generation:
            self.messages.append(message)

    async def assigned(self, partitions):
        self.assignments.append(partitions)

    async def revoked(self):
        self.revocations += 1


async def until(claim, seconds=20):
    async with asyncio.timeout(seconds):
        while not claim():
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def engine(kafka, settings, topics, listener=None, *, stage="intake", word="urls"):
    listener = listener or Listening()
    topic = getattr(topics, word).name
    made = Engine(stage=stage, topic=topic, bootstrap=kafka, settings=settings)
    listener.engine = made
    await made.start(listener)
    try:
        await until(lambda: listener.assignments)
        yield made, listener
    finally:
        await made.stop()


async def push(kafka, topics, *values, key=None):
    async with Pusher(kafka, topics.urls.name) as pusher:
        return await pusher.push(values, key=key, headers=(("a", b"1"), ("a", b"2")))


async def test_fausts_own_web_server_is_off(settings):
    made = Engine(stage="intake", topic="urls", bootstrap="127.0.0.1:1", settings=settings)
    assert made.app.conf.web_enabled is False


async def test_messages_come_as_bytes_with_all_headers(kafka, settings, topics):
    await push(kafka, topics, b"\xff\xfe not utf-8", None, key=b"k")
    async with engine(kafka, settings, topics) as (_, heard):
        await until(lambda: len(heard.messages) == 2)
    assert {message.value for message in heard.messages} == {b"\xff\xfe not utf-8", None}
    assert heard.messages[0].headers == (("a", b"1"), ("a", b"2"))
    assert heard.assignments == [frozenset(range(4))]


@pytest.mark.parametrize("packed", [None, "gzip", "snappy", "lz4", "zstd"])
async def test_messages_come_whatever_their_sender_packs_them_with(kafka, settings, topics, packed):
    """Also what was written before Saring packed anything."""
    async with AIOKafkaProducer(bootstrap_servers=kafka, compression_type=packed) as producer:
        await producer.send_and_wait(topics.urls.name, b"https://example.org/" * 100)
    async with engine(kafka, settings, topics) as (_, heard):
        await until(lambda: heard.messages)
    assert [message.value for message in heard.messages] == [b"https://example.org/" * 100]


async def test_what_is_committed_does_not_come_again_and_the_rest_does(kafka, settings, topics):
    places = await push(kafka, topics, *(b"%d" % n for n in range(8)))
    partition, offset = places[3]
    async with engine(kafka, settings, topics) as (made, heard):
        await until(lambda: len(heard.messages) == 8)
        assert await made.commit({partition: offset + 1})
    async with engine(kafka, settings, topics) as (_, again):
        rest = {place for place in places if place[0] != partition or place[1] > offset}
        await until(lambda: len(again.messages) >= len(rest))
    assert {(m.partition, m.offset) for m in again.messages} == rest


async def test_a_commit_for_a_partition_of_another_member_is_refused(kafka, settings, topics):
    async with engine(kafka, settings, topics) as (made, _):
        assert not await made.commit({99: 5})


async def test_a_second_member_takes_half_of_the_partitions(kafka, settings, topics):
    async with engine(kafka, settings, topics) as (_, first):
        revocations = first.revocations  # Kafka tells one at the first assignment, too
        async with engine(kafka, settings, topics) as (_, second):
            await until(lambda: first.assignments[-1] and len(first.assignments) > 1)
            assert first.assignments[-1] | second.assignments[-1] == frozenset(range(4))
            assert not first.assignments[-1] & second.assignments[-1]
            assert first.revocations == revocations + 1
        await until(lambda: len(first.assignments[-1]) == 4)


class Slow(Listening):
    """A stage with a backlog, which takes its time for each message and for a rebalance."""

    async def take(self, message):
        await super().take(message)
        await asyncio.sleep(0.2)

    async def revoked(self):
        await super().revoked()
        await asyncio.sleep(1.5)


async def longest_gap(kafka, topics, heard, disturb):
    """Seconds, while `disturb` runs, between two messages of which one was pushed each 50 ms."""
    times = []

    async def tick(pusher):
        while True:
            seen = len(heard.messages)
            await pusher.push([b"tick"])
            await until(lambda seen=seen: len(heard.messages) > seen)
            times.append(time.monotonic())
            await asyncio.sleep(0.05)

    async with Pusher(kafka, topics.urls.name) as pusher:
        ticking = asyncio.create_task(tick(pusher))
        await until(lambda: times)
        await disturb()
        times.append(time.monotonic())
        ticking.cancel()
        await asyncio.gather(ticking, return_exceptions=True)
    return max(after - before for before, after in pairwise(times))


async def test_backlog_and_rebalance_of_one_stage_do_not_silence_another(kafka, settings, topics):
    async with Pusher(kafka, topics.fetch.name) as pusher:
        await pusher.push([b"%d" % number for number in range(500)])

    def fetch():
        return engine(kafka, settings, topics, Slow(), stage="fetch", word="fetch")

    async with engine(kafka, settings, topics) as (_, heard), fetch() as (_, slow):

        async def rebalance():
            async with fetch():
                await until(lambda: len(slow.assignments) > 1)
            await until(lambda: len(slow.assignments[-1]) == 4)

        quiet = await longest_gap(kafka, topics, heard, lambda: asyncio.sleep(1))
        gap = await longest_gap(kafka, topics, heard, rebalance)
        assert slow.messages
        assert slow.revocations > 1
    print(f"seconds without a message: {gap:.2f}, with nothing else going on {quiet:.2f}")
    assert gap < 1 + quiet


async def test_an_exception_in_a_rebalance_signal_does_not_end_the_engine(kafka, settings, topics):
    class Raising(Listening):
        async def revoked(self):
            raise RuntimeError("on purpose")

    async with engine(kafka, settings, topics, Raising()) as (made, first):
        async with engine(kafka, settings, topics):
            await until(lambda: len(first.assignments) > 1)
        await until(lambda: len(first.assignments[-1]) == 4)
        await push(kafka, topics, b"after")
        await until(lambda: first.messages)
        assert not made.failed


@pytest.mark.parametrize("word", ["pages", "dead_letters"])
async def test_the_largest_message_fits_also_when_it_cannot_be_packed(
    kafka, settings, topics, word
):
    topic = getattr(topics, word)
    value = os.urandom(topic.message_bytes - FRAMING_BYTES)
    async with engine(kafka, settings, topics) as (made, _):
        await (await made.send(Output(topic=topic.name, key=None, value=value)))
    async with Follower(kafka, [topic.name]) as follower:
        await follower.from_start()
        assert [message.value async for message in follower.to_the_end()] == [value]


async def test_what_is_sent_together_leaves_together(kafka, settings, topics, monkeypatch):
    asked = []
    send = AIOKafkaConnection.send

    def counted(self, request, **options):
        asked.append(type(request).__name__)
        return send(self, request, **options)

    output = Output(topic=topics.pages.name, key=b"k", value=os.urandom(20_000))

    async def deliver(made):
        await (await made.send(output))

    async with engine(kafka, settings, topics) as (made, _):
        await deliver(made)  # where the partitions are is known now
        monkeypatch.setattr(AIOKafkaConnection, "send", counted)
        await asyncio.gather(*(deliver(made) for _ in range(10)))
    assert sum("Produce" in name for name in asked) == 1


async def test_what_is_sent_is_confirmed_and_can_be_read(kafka, settings, topics):
    async with engine(kafka, settings, topics) as (made, _):
        headers = (("x", b"1"), ("x", b"2"))
        output = Output(topic=topics.fetch.name, key=b"k", value=b"v", headers=headers)
        await (await made.send(output))
    async with Follower(kafka, [topics.fetch.name]) as follower:
        await follower.from_start()
        got = [message async for message in follower.to_the_end()]
    assert [(m.key, m.value, m.headers) for m in got] == [(b"k", b"v", (*headers, WORKER))]
