"""The tiers against a real broker: in time, in order, none lost, none held up by another."""

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.agents.retry import Forwarder, Held, late_seconds
from service.cli.kafka import Follower, Pusher
from service.codec import journey_headers
from service.records import Journey
from service.settings import load
from service.topics import Tier, declare

TIER = declare(load({"retry": {"delays": ("10s",)}})).tiers[0]


class Record:
    def __init__(self, offset, wait_seconds):
        due_at = datetime.now(UTC) + timedelta(seconds=wait_seconds)
        self.offset = offset
        self.headers = journey_headers(Journey(due_at=due_at))


@given(st.lists(st.floats(-1e6, 1e6), max_size=20), st.floats(0, 20))
def test_nothing_is_held_longer_than_the_tier_and_all_comes_in_order(waits, later):
    clock = [100.0]
    held = Held(TIER, lambda: clock[0])
    held.add([Record(offset, wait) for offset, wait in enumerate(waits)])
    clock[0] += later
    taken = held.due()
    clock[0] += TIER.delay_seconds
    taken += held.due()
    assert [record.offset for record in taken] == list(range(len(waits)))
    assert held.wait_seconds() is None


def test_a_message_without_a_due_time_is_due():
    held = Held(TIER)
    record = Record(0, 5)
    record.headers = (("saring-due-at", b"rubbish"),)
    held.add([record])
    assert len(held.due()) == 1


def test_what_is_due_and_still_held_is_overdue():
    clock = [100.0]
    held = Held(TIER, lambda: clock[0])
    assert held.overdue_seconds() == 0
    held.add([Record(0, 5), Record(1, 5)])
    assert held.overdue_seconds() == 0
    clock[0] += 25
    assert held.overdue_seconds() == pytest.approx(20, abs=1)
    held.due()
    assert held.overdue_seconds() == 0


def test_what_was_due_before_it_was_read_is_overdue_since_then():
    held = Held(TIER)
    held.add([Record(0, -300)])
    assert held.overdue_seconds() == pytest.approx(300, abs=5)


def headers(wait_seconds):
    due_at = datetime.now(UTC) + timedelta(seconds=wait_seconds)
    return journey_headers(Journey(leg=3, due_at=due_at))


async def forwarded(kafka, topics, count, seconds=15):
    """Values handed back to fetch, with the time at which each was."""
    found = []
    async with Follower(kafka, [topics.fetch.name]) as follower, asyncio.timeout(seconds):
        await follower.from_start()
        while len(found) < count:
            found += [(m.value, m.written_at, m) for m in await follower.read()]
    return found


def forwarder(kafka, settings, topics, tier):
    return Forwarder(tier, to=topics.fetch.name, bootstrap=kafka, prefix=settings.topic_prefix)


@pytest.mark.broker
@pytest.mark.asyncio(loop_scope="session")
async def test_requests_come_back_when_they_are_due_and_unchanged(kafka, settings, topics):
    tier: Tier = topics.tiers[1]
    made = forwarder(kafka, settings, topics, tier)
    await made.start()
    try:
        async with Pusher(kafka, tier.topic.name) as pusher:
            sent = headers(tier.delay_seconds)
            started = time.time()
            await pusher.push([b"%d" % n for n in range(50)], key=b"site", headers=sent)
        found = await forwarded(kafka, topics, 50)
    finally:
        await made.stop()
    assert [value for value, _, _ in found] == [b"%d" % n for n in range(50)]
    late = [at.timestamp() - started - tier.delay_seconds for _, at, _ in found]
    assert min(late) > -0.01
    assert max(late) < 2.0
    assert found[0][2].key == b"site"
    assert found[0][2].headers == sent


@pytest.mark.broker
@pytest.mark.asyncio(loop_scope="session")
async def test_a_partition_that_waits_does_not_hold_up_the_others(kafka, settings, topics):
    # Longer than a busy machine may need to push and to join the group: who waits must be held.
    tier = replace(topics.tiers[1], delay_seconds=5.0)
    made = forwarder(kafka, settings, topics, tier)
    await made.start()
    try:
        async with Pusher(kafka, tier.topic.name) as pusher:
            wait = headers(tier.delay_seconds)
            [(waiting, _)] = await pusher.push([b"waits"], key=b"0", headers=wait)
            others = 0
            for key in (b"%d" % n for n in range(1, 20)):
                [(partition, _)] = await pusher.push([key], key=key, headers=headers(0))
                others += partition != waiting
        found = await forwarded(kafka, topics, 20, seconds=30)
    finally:
        await made.stop()
    order = [value for value, _, _ in sorted(found, key=lambda item: item[1])]
    assert 0 < others <= order.index(b"waits")


@pytest.mark.broker
@pytest.mark.asyncio(loop_scope="session")
async def test_what_was_held_when_a_forwarder_stopped_is_handed_back_by_the_next(
    kafka, settings, topics
):
    tier: Tier = topics.tiers[1]
    async with Pusher(kafka, tier.topic.name) as pusher:
        await pusher.push([b"%d" % n for n in range(20)], headers=headers(tier.delay_seconds))
    first = forwarder(kafka, settings, topics, tier)
    await first.start()
    await asyncio.sleep(0.5)
    await first.stop()
    second = forwarder(kafka, settings, topics, tier)
    await second.start()
    try:
        found = await forwarded(kafka, topics, 20)
    finally:
        await second.stop()
    assert sorted(int(value) for value, _, _ in found) == list(range(20))


@pytest.mark.broker
@pytest.mark.asyncio(loop_scope="session")
async def test_a_tier_tells_how_much_waits_and_until_when(kafka, settings, topics):
    tier = replace(topics.tiers[-1], delay_seconds=60.0)
    # What is due at once is forwarded, what is not waits behind it.
    async with Pusher(kafka, tier.topic.name) as pusher:
        for value, wait in ((b"due", 0), (b"waits", tier.delay_seconds)):
            for key in (b"%d" % n for n in range(7)):
                await pusher.push([value] * 3, key=key, headers=headers(wait))
    made = forwarder(kafka, settings, topics, tier)
    assert (made.waiting, made.next_seconds()) == (None, None)
    await made.start()
    try:
        async with asyncio.timeout(15):
            while made.waiting != 21:
                await asyncio.sleep(0.05)
        wait = made.next_seconds()
        assert wait is not None
        assert 0 < wait <= tier.delay_seconds
    finally:
        await made.stop()


@pytest.mark.parametrize(("delay", "late"), [(0.3, 0.1), (10.0, 0.5), (1800.0, 1.0)])
def test_a_message_is_late_by_a_small_share_of_its_wait(delay, late):
    assert late_seconds(delay) == late
