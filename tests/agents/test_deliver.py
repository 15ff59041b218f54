"""Delivery with a real state, and a stand-in of our engine that logs what is asked of it."""

import asyncio
import contextlib
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.agents.deliver import SEND_BUSY_SECONDS, SEND_SECONDS, Delivery, _bug
from service.agents.endings import Facts, ended
from service.agents.engine import Message
from service.agents.stage import Job
from service.agents.tally import Tally
from service.codec import Output, Result
from service.reasons import Failure, Reason
from service.records import OutcomeKind, Revision, Source
from service.settings import load
from service.state.sqlite import SqliteState
from service.topics import declare

TOPICS = declare(load({}))
FACTS = Facts(
    request_id="r",
    replay=0,
    url="http://a.test/",
    source=Source(topic="t", partition=0, offset=0),
    started_at=datetime.now(UTC),
    attempts=1,
    traceparent="",
)
LAST = Revision(document_id="d", revision=1, exact_hash="h", fetched_at=datetime.now(UTC))


class LoggingEngine:
    """Stands in for the engine; every call is an entry of `log`."""

    def __init__(self):
        self.log = []
        self.generation = 1
        self.failed = False
        self.send_errors = []

    async def start(self, listener):
        await listener.assigned(frozenset({0}))

    async def stop(self):
        self.log.append("stop")

    async def send(self, output):
        if self.send_errors:
            raise self.send_errors.pop()
        self.log.append(("sent", output.value))

        async def confirmation():
            self.log.append(("confirmed", output.value))

        return confirmation()

    async def commit(self, positions):
        self.log.append(("commit", dict(positions)))
        return True


class LoggingSent:
    """Stands in for the look into the topics; `held` are the values that they hold."""

    def __init__(self):
        self.asked = []
        self.held = set()

    async def missing(self, outputs, since):
        self.asked.append(([output.value for output in outputs], since))
        return tuple(output for output in outputs if output.value not in self.held)


class Letters:
    """A stage that does with each message what its value says."""

    name = "fetch"
    topic = TOPICS.fetch.name
    window = 4
    outbox = True
    deadline: float | None = 0.5
    tries = 1

    def __init__(self):
        self.running, self.order = set(), []
        self.gate = asyncio.Event()
        self.gate.set()
        self.answers = iter(range(1000))
        self.owned = []

    def open(self, message):
        value = message.value
        if value == b"unreadable":
            raise Failure(Reason.BAD_MESSAGE, "on purpose")
        if value == b"nothing":
            return None
        turn = (message.key or b"").decode()

        async def run(last):
            self.order.append(message.offset)
            await self.gate.wait()
            if value == b"fails":
                raise Failure(Reason.NO_TEXT, "on purpose")
            if value == b"bug":
                raise ZeroDivisionError("on purpose")
            if value == b"late":
                raise TimeoutError("its own")
            if value == b"hangs":
                await asyncio.sleep(60)
            if value == b"huge":
                return Result(outputs=(output(b"x" * 3_000_000),))
            return Result(outputs=(output(b"%s %d" % (value, next(self.answers))),))

        key = f"{value.decode()}-{message.offset}"
        return Job(key=key, turn=turn, run=run, fail=self.fail)

    def fail(self, failure, traceback):
        return (output(f"{failure.word} {'trace' if traceback else ''}".strip().encode()),)

    def reject(self, message, failure, traceback):
        return self.fail(failure, traceback)

    async def own(self, partitions, new):
        self.owned.append((partitions, new))

    async def hurry(self):
        self.gate.set()


def output(value):
    return Output(topic=TOPICS.pages.name, key=b"k", value=value)


def message(offset, value=b"good", key=None, generation=1, partition=0):
    return Message(
        topic=TOPICS.fetch.name,
        partition=partition,
        offset=offset,
        key=key,
        value=value,
        headers=(),
        written_at=datetime.now(UTC),
        generation=generation,
    )


@contextlib.asynccontextmanager
async def delivering(tmp_path, stage=None, engine=None, sent=None, spans=None, is_busy=bool):
    state = SqliteState(tmp_path / "state.sqlite")
    await state.open()
    stage, engine = stage or Letters(), engine or LoggingEngine()
    tally = Tally(TOPICS.documents.name)
    made = Delivery(stage, engine, state, TOPICS, tally, sent or LoggingSent(), spans, is_busy)
    await made.start()
    try:
        yield made, stage, engine, state
    finally:
        await made.stop(1.0)
        await state.close()


async def until(claim, seconds=10):
    async with asyncio.timeout(seconds):
        while not claim():
            await asyncio.sleep(0.005)


def committed(engine):
    return [entry[1] for entry in engine.log if entry[0] == "commit"]


async def test_an_offset_is_committed_only_after_its_outputs_are_confirmed(tmp_path):
    async with delivering(tmp_path) as (made, _, engine, _):
        await made.take(message(7))
        await until(lambda: committed(engine))
        kinds = [entry[0] for entry in engine.log]
        assert kinds == ["sent", "confirmed", "commit"]
        assert committed(engine) == [{0: 8}]


async def test_where_pages_wait_for_cpu_more_go_together(tmp_path):
    times = []

    class Timing(LoggingEngine):
        async def send(self, output):
            times.append(time.monotonic())
            return await super().send(output)

    async with delivering(tmp_path, engine=Timing(), is_busy=lambda: True) as (made, *_):
        for offset in range(3):  # the first at once; the others would go one by one
            await made.take(message(offset))
            await asyncio.sleep(SEND_SECONDS)
        await until(lambda: len(times) == 3)
    first, second, third = times
    assert second - first >= SEND_BUSY_SECONDS * 0.9
    assert third - second < SEND_SECONDS


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (b"unreadable", b"bad_message"),
        (b"fails", b"no_text"),
        (b"bug", b"internal_error trace"),
        (b"hangs", b"timeout"),
        (b"huge", b"too_large"),
    ],
)
async def test_no_message_ends_without_an_outcome(tmp_path, value, sent):
    async with delivering(tmp_path) as (made, _, engine, _):
        await made.take(message(0, value))
        await made.take(message(1))
        await until(lambda: committed(engine) and committed(engine)[-1] == {0: 2})
        assert ("confirmed", sent) in engine.log


async def test_a_message_that_asks_for_nothing_is_released(tmp_path):
    async with delivering(tmp_path) as (made, _, engine, _):
        await made.take(message(0, b"nothing"))
        await until(lambda: committed(engine) == [{0: 1}])
        assert engine.log == [("commit", {0: 1})]


async def test_what_was_finished_is_not_done_again(tmp_path):
    async with delivering(tmp_path) as (made, _, engine, _):
        await made.take(message(0))
        await until(lambda: committed(engine))
    async with delivering(tmp_path) as (made, stage, engine, _):
        await made.take(message(0))
        await until(lambda: committed(engine))
        assert stage.order == []
        assert [entry[0] for entry in engine.log] == ["commit"]


async def test_outputs_in_the_outbox_are_sent_as_they_were(tmp_path):
    """A crash between the outbox and the broker: the page may be gone by now, its record is not."""
    engine = LoggingEngine()
    engine.send_errors = [ConnectionError("broker away")] * 1000
    async with delivering(tmp_path, engine=engine) as (made, stage, _, _):
        await made.take(message(0))
        await until(lambda: stage.order == [0] and len(engine.send_errors) < 1000)
    async with delivering(tmp_path) as (made, stage, engine, _):
        stage.answers = iter(range(500, 600))
        await made.take(message(0))
        await until(lambda: committed(engine))
        assert ("confirmed", b"good 0") in engine.log
        assert stage.order == []


class Ends(Letters):
    """A stage in which each message ends its request, with a revision to be remembered."""

    outbox = False

    def open(self, message):
        job = super().open(message)

        async def run(last):
            (made,) = (await job.run(last)).outputs
            end = ended(TOPICS, FACTS, OutcomeKind.DEAD, reason="no_text")
            return Result(outputs=(made, replace(end, headers=(("n", made.value),))), revision=LAST)

        return replace(job, run=run)


async def a_crash_while_sending(tmp_path, stage):
    """The outbox holds a result; of what was sent nobody knows."""
    engine = LoggingEngine()
    engine.send_errors = [ConnectionError("broker away")] * 1000
    async with delivering(tmp_path, stage=stage, engine=engine) as (made, _, _, _):
        await made.take(message(0))
        await until(lambda: len(engine.send_errors) < 1000)


async def test_after_a_crash_only_what_the_topics_lack_is_sent(tmp_path):
    before = time.time()
    await a_crash_while_sending(tmp_path, Ends())
    after = time.time()
    sent = LoggingSent()
    sent.held = {b"good 0"}
    async with delivering(tmp_path, stage=Ends(), sent=sent) as (made, stage, engine, state):
        await made.take(message(0))
        await until(lambda: committed(engine))
        (asked, since), *more = sent.asked
        assert len(asked) == 2
        assert before <= since <= after
        assert more == []
        values = [entry[1] for entry in engine.log if entry[0] == "confirmed"]
        assert len(values) == 1
        assert b'"outcome":"dead"' in values[0]
        assert stage.order == [], "it ends as it did, it is not done again"
        assert await state.revision("d") == LAST
        assert made._tally.outcomes["dead"] == 1


async def test_an_end_that_the_topics_hold_is_neither_sent_nor_counted(tmp_path):
    await a_crash_while_sending(tmp_path, Ends())

    class All(LoggingSent):
        async def missing(self, outputs, since):
            return ()

    async with delivering(tmp_path, stage=Ends(), sent=All()) as (made, _, engine, _):
        await made.take(message(0))
        await until(lambda: committed(engine))
        assert [entry[0] for entry in engine.log] == ["commit"]
        assert made._tally.outcomes["dead"] == 0


async def test_nothing_is_looked_for_where_nothing_went_wrong(tmp_path):
    sent = LoggingSent()
    async with delivering(tmp_path, stage=Ends(), sent=sent) as (made, _, engine, _):
        await made.take(message(0))
        await until(lambda: committed(engine))
        assert sent.asked == []


async def test_what_a_failed_send_may_have_left_in_the_topics_is_not_sent_again(tmp_path):
    engine, sent = LoggingEngine(), LoggingSent()
    engine.send_errors = [TimeoutError("no confirmation")]
    sent.held = {b"good 0"}
    async with delivering(tmp_path, stage=Ends(), engine=engine, sent=sent) as (made, _, _, _):
        await made.take(message(0))
        await until(lambda: committed(engine))
        assert len(sent.asked) == 1
        assert [entry[0] for entry in engine.log] == ["sent", "confirmed", "commit"]


async def test_a_broker_in_trouble_costs_time_and_no_message(tmp_path):
    engine = LoggingEngine()
    engine.send_errors = [ConnectionError("away"), TimeoutError("slow")]
    async with delivering(tmp_path, engine=engine) as (made, _, _, _):
        await made.take(message(0))
        await until(lambda: committed(engine))
        assert ("confirmed", b"good 0") in engine.log


async def test_messages_of_one_turn_are_worked_on_in_their_order(tmp_path):
    async with delivering(tmp_path) as (made, stage, engine, _):
        stage.gate.clear()
        for offset, key in enumerate((b"a", b"a", b"b", b"a")):
            await made.take(message(offset, key=key))
        await until(lambda: len(stage.order) == 2)
        assert stage.order == [0, 2]
        stage.gate.set()
        await until(lambda: committed(engine) and committed(engine)[-1] == {0: 4})
        assert [offset for offset in stage.order if offset != 2] == [0, 1, 3]


async def test_a_full_window_takes_no_more(tmp_path):
    async with delivering(tmp_path) as (made, stage, _, _):
        stage.gate.clear()
        for offset in range(4):
            await made.take(message(offset))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await made.take(message(4))
        assert made.in_flight == 4


async def test_messages_of_an_old_generation_are_dropped(tmp_path):
    async with delivering(tmp_path) as (made, stage, engine, _):
        engine.generation = 2
        await made.take(message(0, generation=1))
        await made.take(message(0, generation=2))
        await until(lambda: committed(engine) == [{0: 1}])
        assert stage.order == [0]


async def test_a_message_that_comes_again_while_it_runs_starts_nothing(tmp_path):
    async with delivering(tmp_path) as (made, stage, engine, _):
        stage.gate.clear()
        await made.take(message(0))
        await until(lambda: stage.order == [0])
        engine.generation = 2
        await made.assigned(frozenset({0}))
        await made.take(message(0, generation=2))
        stage.gate.set()
        await until(lambda: committed(engine) == [{0: 1}])
        assert stage.order == [0]


async def test_a_lost_partition_is_given_up_and_never_committed(tmp_path):
    async with delivering(tmp_path) as (made, stage, engine, _):
        stage.gate.clear()
        await made.take(message(0))
        await until(lambda: stage.order == [0])
        await made.assigned(frozenset({1}))
        stage.gate.set()
        await asyncio.sleep(0.5)
        assert made.in_flight == 0
        assert engine.log == []
        assert stage.owned[-1] == (frozenset({1}), frozenset({1}))


async def test_a_timeout_of_the_work_itself_is_one_with_and_without_a_deadline(tmp_path):
    stage = Letters()
    async with delivering(tmp_path, stage=stage) as (made, _, engine, _):
        await made.take(message(0, b"late"))
        await until(lambda: ("confirmed", b"timeout") in engine.log)
        stage.deadline = None
        await made.take(message(1, b"late"))
        await until(lambda: engine.log.count(("confirmed", b"timeout")) == 2)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyError("<html>secret page"), "KeyError, a bug: see its frames"),
        (OSError(28, "No space left on device"), "OSError: [Errno 28] No space left on device"),
    ],
)
def test_what_a_bug_says_of_a_page_is_not_told(error, told):
    failure, _ = _bug(error)
    assert failure.detail == told


async def test_a_revoke_finishes_and_commits_what_it_can(tmp_path):
    async with delivering(tmp_path) as (made, stage, engine, _):
        stage.gate.clear()
        await made.take(message(0))
        await made.revoked()  # the stage hurries: it opens the gate
        assert committed(engine) == [{0: 1}]


async def test_a_revoke_waits_for_no_work_longer_than_its_limit(tmp_path, monkeypatch):
    """What takes longer is abandoned: not committed, and ended when the partition is not ours."""
    monkeypatch.setattr("service.agents.deliver.REVOKE_SECONDS", 0.3)
    stage = Letters()
    stage.deadline = None
    async with delivering(tmp_path, stage=stage) as (made, _, engine, _):
        await made.take(message(0))
        await until(lambda: ("confirmed", b"good 0") in engine.log)
        await made.take(message(1, b"hangs"))
        await made.take(message(2))
        await until(lambda: ("confirmed", b"good 1") in engine.log)
        began = time.monotonic()
        await made.revoked()
        assert time.monotonic() - began >= 0.3
        assert committed(engine)[-1] == {0: 1}, "the work on offset 1 still runs"
        await made.assigned(frozenset({1}))
        assert made.in_flight == 0
        assert committed(engine)[-1] == {0: 1}


async def test_nothing_is_taken_between_revoked_and_assigned(tmp_path):
    async with delivering(tmp_path) as (made, stage, _, _):
        await made.revoked()
        waiting = asyncio.create_task(made.take(message(0)))
        await asyncio.sleep(0.05)
        assert stage.order == []
        assert not waiting.done()
        await made.assigned(frozenset({0}))
        await waiting
        await until(lambda: stage.order == [0])


async def test_a_stop_waits_for_work_up_to_its_limit(tmp_path):
    stage = Letters()
    stage.deadline = None
    async with delivering(tmp_path, stage=stage) as (made, _, engine, _):
        await made.take(message(0, b"hangs"))
        await made.take(message(1))
        await until(lambda: ("confirmed", b"good 0") in engine.log)
        await made.stop(0.2)
        assert made.in_flight == 0
        assert committed(engine) == [], "the hanging head must not be passed"


async def test_each_outcome_is_counted_once(tmp_path):
    class Ending(Letters):
        def open(self, message):
            async def run(_):
                end = ended(TOPICS, FACTS, OutcomeKind.DEAD, reason="no_text")
                return Result(outputs=(end,), revision=LAST)

            return Job(key="one", turn="", run=run, fail=self.fail)

    async with delivering(tmp_path, stage=Ending()) as (made, _, engine, _):
        await made.take(message(0))
        await made.take(message(1))
        await until(lambda: committed(engine) and committed(engine)[-1] == {0: 2})
        assert made._tally.outcomes["dead"] >= 1
        assert made._tally.reasons == {"no_text": made._tally.outcomes["dead"]}
