"""What the topics hold of outputs in doubt, against a real broker."""

import asyncio
import time
from datetime import UTC, datetime

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from service.agents.endings import Facts, dead, ended
from service.agents.engine import Message
from service.agents.sent import CLOCK_SECONDS, Sent
from service.codec import Output
from service.reasons import Failure, Reason
from service.records import OutcomeKind, Source

pytestmark = [pytest.mark.broker, pytest.mark.asyncio(loop_scope="session")]


def facts(name, replay=0):
    return Facts(
        request_id=name,
        replay=replay,
        url=f"http://a.test/{name}",
        source=Source(topic="urls", partition=0, offset=0),
        started_at=datetime.now(UTC),
        attempts=1,
        traceparent="",
    )


def outcome(topics, name, replay=0):
    return ended(topics, facts(name, replay), OutcomeKind.ENRICHED, document_id="d", revision=1)


def document(topics, revision):
    headers = (("ce_specversion", b"1.0"), ("ce_id", f"d.{revision}".encode()))
    return Output(topic=topics.documents.name, key=b"d", value=b"{}", headers=headers)


async def send(kafka, *outputs, at=None):
    producer = AIOKafkaProducer(bootstrap_servers=kafka, acks="all")
    await producer.start()
    try:
        for output in outputs:
            await producer.send_and_wait(
                output.topic,
                output.value,
                key=output.key,
                headers=list(output.headers),
                timestamp_ms=None if at is None else int(at * 1000),
            )
    finally:
        await producer.stop()


async def test_outputs_that_are_in_their_topics_are_not_missing(kafka, topics):
    there, not_there = document(topics, 1), outcome(topics, "a")
    await send(kafka, there)
    missing = await Sent(kafka, topics).missing((there, not_there), time.time())
    assert missing == (not_there,)


async def test_an_output_is_known_by_its_id_and_not_by_its_value(kafka, topics):
    """The time in an outcome is another each time that it is made."""
    await send(kafka, outcome(topics, "a"), document(topics, 1))
    asked = (outcome(topics, "a"), outcome(topics, "a", replay=1), document(topics, 2))
    missing = await Sent(kafka, topics).missing(asked, time.time())
    assert missing == asked[1:]


async def test_a_dead_letter_is_known_by_its_request_and_not_by_the_message_that_it_holds(
    kafka, topics
):
    def letter(name, replay=0):
        message = Message(
            topic=topics.urls.name,
            partition=0,
            offset=1,
            key=None,
            value=b"x",
            headers=(("ce_id", b"the caller's"), ("saring-request-id", b"also the caller's")),
            written_at=datetime.now(UTC),
            generation=1,
        )
        failure = Failure(Reason.BAD_MESSAGE, "on purpose")
        return dead(topics, message, failure, facts(name, replay), stage="intake")[0]

    await send(kafka, letter("a"))
    asked = (letter("a"), letter("b"), letter("a", replay=1))
    missing = await Sent(kafka, topics).missing(asked, time.time())
    assert missing == asked[1:]


async def test_what_was_there_long_before_is_of_another_life(kafka, topics):
    """An id may come again, after its state was lost: then it is sent again and not missed."""
    now = time.time()
    await send(kafka, outcome(topics, "old"), at=now - CLOCK_SECONDS - 100)
    await send(kafka, outcome(topics, "new"), at=now - CLOCK_SECONDS / 2)
    asked = (outcome(topics, "old"), outcome(topics, "new"))
    assert await Sent(kafka, topics).missing(asked, now) == asked[:1]


async def test_what_a_later_stage_recognises_is_not_looked_for(topics):
    page = Output(topic=topics.pages.name, key=b"d", value=b"{}")
    nobody = Sent("127.0.0.1:1", topics)
    assert await nobody.missing((page,), time.time()) == (page,)


async def test_many_who_ask_at_once_each_get_their_own_answer(kafka, topics):
    outcomes = [outcome(topics, f"r{number}") for number in range(60)]
    await send(kafka, *outcomes[::2])
    sent = Sent(kafka, topics)
    answers = await asyncio.gather(*(sent.missing((one,), time.time()) for one in outcomes))
    assert [bool(answer) for answer in answers] == [number % 2 == 1 for number in range(60)]


async def test_a_broker_that_does_not_answer_is_an_error_for_all_who_ask(topics):
    sent = Sent("127.0.0.1:1", topics)
    asked = [sent.missing((outcome(topics, name),), time.time()) for name in "ab"]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert all(isinstance(answer, KafkaError) for answer in answers)
    await sent.close()


async def test_a_caller_that_gave_up_keeps_nobody_waiting(kafka, topics):
    sent = Sent(kafka, topics)
    gone = asyncio.create_task(sent.missing((outcome(topics, "gone"),), time.time()))
    await asyncio.sleep(0.01)
    gone.cancel()
    there = outcome(topics, "there")
    await send(kafka, there)
    assert await sent.missing((there,), time.time()) == ()
    await sent.close()
