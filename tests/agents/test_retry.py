"""The tiers against a real broker: in time, in order, none lost, none held up by another."""

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.agents.jumps import JUMP_SECONDS, Jumps
from service.agents.retry import Forwarder, Held, late_seconds
from service.cli.kafka import Follower, Pusher
from service.codec import journey_headers
from service.records import Journey
from service.settings import load
from service.topics import Tier, declare

TIER = declare(load({"retry": {"delays": ("10s",)}})).tiers[0]


class Record:
    """A message that was written a while ago, to wait for so long from then on."""

    def __init__(self, offset, wait_seconds, written=None):
        written = time.time() if written is None else written
        self.offset = offset
        self.timestamp = int(written * 1000)
        due_at = datetime.fromtimestamp(written, UTC) + timedelta(seconds=wait_seconds)
        self.headers = journey_headers(Journey(due_at=due_at))


def held(now=time.monotonic, wall=time.time):
    return Held(TIER, Jumps(TIER.delay_seconds, now, wall), now)


@given(st.lists(st.floats(-1e6, 1e6), max_size=20), st.floats(0, 20))
def test_nothing_is_held_longer_than_the_tier_and_all_comes_in_order(waits, later):
    clock = [100.0]
    batch = held(lambda: clock[0])
    batch.add([Record(offset, wait) for offset, wait in enumerate(waits)])
    clock[0] += later
    taken = batch.due()
    clock[0] += TIER.delay_seconds
    taken += batch.due()
    assert [record.offset for record in taken] == list(range(len(waits)))
    assert batch.wait_seconds() is None


@example(1.0, [0.0, 0.0, 0.0], 0.5, False)
@given(
    st.floats(0, TIER.delay_seconds),
    st.lists(st.floats(0, 3 * TIER.delay_seconds), min_size=3, max_size=3),
    st.floats(-1e5, 1e5),
    st.booleans(),
)
def test_a_clock_that_jumps_makes_nothing_early_and_little_late(wait, steps, jump, before):
    """Written, read, and in between the jump: before or after the message was written."""
    clock = [1000.0, 1.7e9]  # monotonic, wall

    def passes(seconds):
        clock[0] += seconds
        clock[1] += seconds

    batch = held(lambda: clock[0], lambda: clock[1])
    passes(steps[0])
    if before:
        clock[1] += jump
        batch.add([])
        passes(steps[1])
    record, written = Record(0, wait, clock[1]), clock[0]
    if not before:
        passes(steps[1])
        clock[1] += jump
    passes(steps[2])
    batch.add([record])
    due = clock[0] + batch.wait_seconds()
    read = clock[0]
    # A stamp is in whole milliseconds, and the smallest steps are taken for noise.
    assert due - written >= wait - 0.002 - JUMP_SECONDS
    assert due <= max(read, written + wait) + TIER.delay_seconds + 0.002


def test_after_a_jump_and_one_delay_all_is_as_before():
    clock = [1000.0, 1.7e9]
    jumps = Jumps(TIER.delay_seconds, lambda: clock[0], lambda: clock[1])
    clock[1] += 3600
    assert jumps.seconds_since(clock[1] - 5) == 0, "by the clock before, it is in the future"
    clock[0] += TIER.delay_seconds
    clock[1] += TIER.delay_seconds
    assert jumps.seconds_since(clock[1] - 5) == pytest.approx(5)


def test_a_message_without_a_due_time_is_due():
    batch = held()
    record = Record(0, 5)
    record.headers = (("saring-due-at", b"rubbish"),)
    batch.add([record])
    assert len(batch.due()) == 1


def test_what_is_due_and_still_held_is_overdue():
    clock = [100.0]
    batch = held(lambda: clock[0])
    assert batch.overdue_seconds() == 0
    batch.add([Record(0, 5), Record(1, 5)])
    assert batch.overdue_seconds() == 0
    clock[0] += 25
    assert batch.overdue_seconds() == pytest.approx(20, abs=1)
    batch.due()
    assert batch.overdue_seconds() == 0


def test_what_was_due_before_it_was_read_is_overdue_since_then():
    batch = held()
    batch.add([Record(0, 5, time.time() - 305)])
    assert batch.overdue_seconds() == pytest.approx(300, abs=5)


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
    # Long enough for twenty messages to topics that are just being made, on a busy machine.
    tier: Tier = replace(topics.tiers[1], delay_seconds=3.0)
    made = forwarder(kafka, settings, topics, tier)
    await made.start()
    keys = [b"%d" % n for n in range(1, 20)]

    async def push_all(pusher):
        """All at once: on a busy machine one after the other takes longer than the tier."""
        pushes = [pusher.push([key], key=key, headers=headers(0)) for key in keys]
        return [partition for [(partition, _)] in await asyncio.gather(*pushes)]

    try:
        async with Pusher(kafka, tier.topic.name) as pusher:
            await push_all(pusher)  # a new topic needs a moment until it is led and read
            await forwarded(kafka, topics, len(keys))
            wait = headers(tier.delay_seconds)
            [(waiting, _)] = await pusher.push([b"waits"], key=b"0", headers=wait)
            others = sum(partition != waiting for partition in await push_all(pusher))
        found = await forwarded(kafka, topics, 2 * len(keys) + 1)
    finally:
        await made.stop()
    order = [value for value, _, _ in sorted(found, key=lambda item: item[1])]
    assert 0 < others <= order.index(b"waits") - len(keys)


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
