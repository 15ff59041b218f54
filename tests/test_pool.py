"""The pool of killable processes: limits, replacement, and what is left when the parent dies.

What the processes run here are callables of the standard library and of service, because test
modules cannot be imported there.
"""

import asyncio
import contextlib
import functools
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from service import metrics
from service.codec import decode
from service.pool import LEAD, Pool
from service.reasons import Failure, Reason
from service.records import Request

TIMEOUT = 1.0
MIB = 2**20
# A search that takes for ever inside one C call that holds the interpreter's lock.
hang = functools.partial(re.match, r"(a+)+$", "a" * 60 + "b")


def make(**changes: object) -> Pool:
    settings: dict[str, object] = {
        "processes": 2,
        "timeout": TIMEOUT,
        "memory": 256 * MIB,
        "pages_per_process": 500,
        "preload": ("service.reasons",),
        "warm_up": os.getpid,
    }
    return Pool(**(settings | changes))  # type: ignore[arg-type]  # a dict of many types


@asynccontextmanager
async def running(**changes: object) -> AsyncIterator[Pool]:
    pool = make(**changes)
    await pool.start()
    try:
        yield pool
    finally:
        await pool.stop()


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    async with running() as pool:
        yield pool


def pids() -> dict[int, int]:
    """The processes of this test's pools, zombies too, and their parents.

    Only those that a fork server made: other tests of this process may have servers of their own.
    """
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # gone meanwhile
            text = stat.read_text()
            parents[int(stat.parent.name)] = int(text.rpartition(")")[2].split()[1])
    return {
        pid: parent
        for pid, parent in parents.items()
        if parents.get(parent) == os.getpid() and _is_forkserver(parent)
    }


def _is_forkserver(pid: int) -> bool:
    try:
        return b"multiprocessing.forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def sample(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


def kills() -> dict[str, float]:
    """Processes that ended while they worked, by why."""
    return {why: sample("saring_pool_kills_total", why=why) for why in metrics.KILLS}


async def test_a_call_returns_its_result(pool: Pool) -> None:
    assert await pool.run(divmod, 7, 2) == (3, 1)


async def test_calls_run_outside_of_this_process(pool: Pool) -> None:
    assert await pool.run(os.getpid) != os.getpid()


async def test_a_failure_comes_through_with_all_that_it_says(pool: Pool) -> None:
    with pytest.raises(Failure) as caught:
        await pool.run(decode, None, Request)
    assert caught.value.reason is Reason.BAD_MESSAGE
    assert "not null" in caught.value.detail


async def test_another_exception_comes_through_with_its_traceback(pool: Pool) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        await pool.run(divmod, 1, 0)
    assert "in the process pool" in caught.value.__notes__[0]


async def test_an_exception_that_cannot_be_pickled_becomes_a_runtime_error(pool: Pool) -> None:
    code = "class Odd(Exception): pass\nraise Odd('seen')"
    with pytest.raises(RuntimeError, match="Odd") as caught:
        await pool.run(exec, code)
    assert "seen" in str(caught.value)
    assert await pool.run(abs, -1) == 1


@pytest.mark.parametrize(
    ("function", "args", "reason"),
    [
        pytest.param(time.sleep, (60,), Reason.EXTRACTION_TIMEOUT, id="sleeps"),
        pytest.param(hang, (), Reason.EXTRACTION_TIMEOUT, id="hangs in C"),
        pytest.param(bytearray, (2 * 2**30,), Reason.EXTRACTION_OOM, id="2 GiB"),
        pytest.param(os._exit, (3,), Reason.EXTRACTION_ERROR, id="exits"),
        pytest.param(os.abort, (), Reason.EXTRACTION_ERROR, id="aborts"),
    ],
)
async def test_a_call_beyond_its_limits_ends_in_its_reason_and_the_others_go_on(
    pool: Pool, function: object, args: tuple[object, ...], reason: Reason
) -> None:
    started = time.monotonic()
    bad = asyncio.create_task(pool.run(function, *args))  # type: ignore[arg-type]  # any callable
    good = await asyncio.gather(*(pool.run(abs, -number) for number in range(100)))
    assert good == list(range(100))
    with pytest.raises(Failure) as caught:
        await bad
    assert caught.value.reason is reason
    assert time.monotonic() - started < TIMEOUT + 1
    assert await asyncio.gather(*(pool.run(abs, -number) for number in range(9))) == list(range(9))


@pytest.mark.parametrize(
    ("function", "args", "why"),
    [
        pytest.param(time.sleep, (60,), "time", id="sleeps"),
        pytest.param(bytearray, (2 * 2**30,), "memory", id="2 GiB"),
        pytest.param(os._exit, (3,), "crash", id="exits"),
    ],
)
async def test_a_process_that_ends_is_counted_by_why(
    pool: Pool, function: object, args: tuple[object, ...], why: str
) -> None:
    before = kills()
    with pytest.raises(Failure):
        await pool.run(function, *args)  # type: ignore[arg-type]  # any callable
    assert {
        word: count - before[word] for word, count in kills().items() if count > before[word]
    } == {why: 1}


async def test_a_process_killed_from_outside_is_counted_each_time_and_a_cancelled_page_never(
    pool: Pool,
) -> None:
    before = kills()
    with pytest.raises(Failure):
        await pool.run(exec, "import os; os.kill(os.getpid(), 9)")
    given_up = asyncio.create_task(pool.run(time.sleep, 0.9))
    await asyncio.sleep(0.2)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    assert await pool.run(abs, -1) == 1
    assert kills() == before | {"outside": before["outside"] + 3}


async def test_the_pool_says_how_busy_it_is(pool: Pool) -> None:
    pages = [asyncio.create_task(pool.run(time.sleep, 0.8)) for _ in range(3)]
    ends_at = time.monotonic() + 0.7
    while sample("saring_pool_busy") < 2 and time.monotonic() < ends_at:
        await asyncio.sleep(0.01)
    numbers = [sample(f"saring_pool_{word}") for word in ("processes", "busy", "pages")]
    await asyncio.gather(*pages)
    assert numbers == [2, 2, 3]
    assert (sample("saring_pool_busy"), sample("saring_pool_pages")) == (0, 0)


async def test_memory_within_the_limit_is_granted(pool: Pool) -> None:
    assert await pool.run(len, b"x" * (20 * MIB)) == 20 * MIB


async def test_every_process_can_be_lost_at_once(pool: Pool) -> None:
    lost = await asyncio.gather(*(pool.run(os._exit, 3) for _ in range(6)), return_exceptions=True)
    assert {getattr(one, "reason", one) for one in lost} == {Reason.EXTRACTION_ERROR}
    assert await pool.run(abs, -1) == 1


async def test_a_process_killed_while_idle_does_not_break_the_pool(pool: Pool) -> None:
    os.kill(await pool.run(os.getpid), signal.SIGKILL)
    assert await pool.run(abs, -1) == 1


async def test_a_cancelled_call_frees_its_process(pool: Pool) -> None:
    busy = [asyncio.create_task(pool.run(time.sleep, 0.9)) for _ in range(3)]
    await asyncio.sleep(0.2)
    for task in busy:
        task.cancel()
    await asyncio.gather(*busy, return_exceptions=True)
    started = time.monotonic()
    assert await pool.run(abs, -1) == 1
    assert time.monotonic() - started < 0.6  # not the 0.9 s that the calls would have taken


async def test_who_gives_up_does_not_wait_for_the_end_of_another_process(pool: Pool) -> None:
    mute = "import os, time; os.closerange(3, 64); time.sleep(30)"  # it seems dead, but is not
    dying = asyncio.create_task(pool.run(exec, mute))
    busy = asyncio.create_task(pool.run(time.sleep, 0.9))
    await asyncio.sleep(0.3)
    started = time.monotonic()
    busy.cancel()
    await asyncio.gather(busy, return_exceptions=True)
    assert time.monotonic() - started < 0.2
    assert not dying.done()
    await asyncio.gather(dying, return_exceptions=True)


async def test_a_page_whose_process_is_killed_is_tried_again() -> None:
    async with running(processes=1) as pool:
        pid = await pool.run(os.getpid)
        page = asyncio.create_task(pool.run(divmod, 7, 2))
        busy = asyncio.create_task(pool.run(time.sleep, 0.5))
        await page
        await asyncio.sleep(0.1)
        os.kill(pid, signal.SIGKILL)
        await busy
        assert await pool.run(os.getpid) != pid


async def test_a_page_whose_process_is_killed_each_time_ends_as_extraction_error(
    pool: Pool,
) -> None:
    with pytest.raises(Failure, match="killed 3 times") as caught:
        await pool.run(exec, "import os; os.kill(os.getpid(), 9)")
    assert caught.value.reason is Reason.EXTRACTION_ERROR
    assert await pool.run(abs, -1) == 1


async def test_fifty_kills_at_any_moment_leave_a_whole_pool_and_nothing_behind() -> None:
    async with running() as pool:
        body = b"x" * MIB  # long enough that some die while they read or write
        descriptors = len([*Path("/proc/self/fd").iterdir()])
        ends: list[object] = []

        async def call() -> None:
            while len(ends) < 10_000:
                (end,) = await asyncio.gather(pool.run(bytes, body), return_exceptions=True)
                ends.append(end)

        callers = [asyncio.create_task(call()) for _ in range(3)]
        moment = random.Random(5)
        killed = 0
        while killed < 50:
            await asyncio.sleep(moment.uniform(0, 0.05))
            for pid in [*pids()][:1]:
                with contextlib.suppress(ProcessLookupError):  # replaced meanwhile
                    os.kill(pid, signal.SIGKILL)
                    killed += 1
        for caller in callers:
            caller.cancel()
        await asyncio.gather(*callers, return_exceptions=True)
        assert await asyncio.gather(*(pool.run(bytes, body) for _ in range(4))) == [body] * 4
        others = {getattr(end, "reason", end) for end in ends if end != body}
        assert others <= {Reason.EXTRACTION_ERROR}
        assert len(pids()) == 2
        assert len([*Path("/proc/self/fd").iterdir()]) <= descriptors
        assert len([one for one in threading.enumerate() if one.name.startswith("pool")]) == 2
    assert pids() == {}


async def test_the_loss_of_the_process_that_forks_the_others_is_made_up_for(pool: Pool) -> None:
    (forkserver,) = set(pids().values())
    os.kill(forkserver, signal.SIGKILL)
    calls = (pool.run(abs, -1), pool.run(os._exit, 3), pool.run(os._exit, 3), pool.run(abs, -2))
    first, *lost, last = await asyncio.gather(*calls, return_exceptions=True)
    assert (first, last) == (1, 2)
    assert {getattr(one, "reason", one) for one in lost} == {Reason.EXTRACTION_ERROR}
    assert await pool.run(abs, -1) == 1


async def test_one_process_is_enough() -> None:
    async with running(processes=1) as pool:
        calls = [pool.run(abs, -1), pool.run(os._exit, 3), pool.run(bytearray, 2**31)]
        calls += [pool.run(abs, -number) for number in range(9)]
        one, exits, fills, *others = await asyncio.gather(*calls, return_exceptions=True)
    assert (one, others) == (1, list(range(9)))
    assert getattr(exits, "reason", exits) is Reason.EXTRACTION_ERROR
    assert getattr(fills, "reason", fills) is Reason.EXTRACTION_OOM


async def test_who_comes_ahead_goes_before_all_that_wait() -> None:
    async with running(processes=1) as pool:
        busy = asyncio.create_task(pool.run(time.sleep, 0.2))
        await asyncio.sleep(0.05)
        waiting = [asyncio.create_task(pool.run(time.monotonic)) for _ in range(3)]
        await asyncio.sleep(0)
        ahead = await pool.run(time.monotonic, ahead=True)
        times = await asyncio.gather(*waiting)
        await busy
    assert ahead < min(times)
    assert times == sorted(times)


async def test_a_stream_of_calls_that_come_ahead_keeps_nobody_waiting_for_ever() -> None:
    async with running(processes=1, pages_per_process=10 * LEAD) as pool:
        busy = asyncio.create_task(pool.run(time.sleep, 0.2))
        await asyncio.sleep(0.05)
        waits = asyncio.create_task(pool.run(time.monotonic))
        await asyncio.sleep(0)
        stream = [pool.run(time.monotonic, ahead=True) for _ in range(LEAD + 500)]
        times = await asyncio.gather(*stream)
        assert times[LEAD // 2] < await waits < times[-1]
        await busy


async def test_a_backlog_is_more_than_the_next_turns_take() -> None:
    async with running(processes=1) as pool:
        calls = [asyncio.create_task(pool.run(time.sleep, 0.1)) for _ in range(5)]
        await asyncio.sleep(0.05)
        assert pool.has_backlog
        await asyncio.gather(*calls)
        assert not pool.has_backlog


async def test_every_process_is_warm_before_its_first_call_the_later_ones_too() -> None:
    warm_up = functools.partial(exec, "import os; os.environ['SARING_TEST_WARM'] = 'yes'")
    async with running(warm_up=warm_up, pages_per_process=1) as pool:
        seen = [await pool.run(os.getenv, "SARING_TEST_WARM") for _ in range(6)]
    assert seen == ["yes"] * 6


# In a process of its own: the one that all pools of this one are forked from is there already.
WARM = """
import asyncio
from service.pool import Pool
async def main():
    pool = Pool(processes=1, timeout=9, memory=2**28, pages_per_process=9, warm_up=int,
                preload=("service.agents.warm",))
    await pool.start()
    print(await pool.run(eval, {known!r}), end="")
    await pool.stop()
if __name__ == "__main__":
    asyncio.run(main())
"""


def test_the_processes_of_a_worker_are_born_warm() -> None:
    known = "__import__('service.extract.outside', fromlist=['_']).changes.cache_info().currsize"
    warm = subprocess.run(
        [sys.executable, "-c", WARM.format(known=known)], capture_output=True, text=True, check=True
    )
    assert warm.stdout == "1"


KEEP = "import builtins; vars(builtins).setdefault('kept', []).append(bytearray({} * 2**20))"


async def test_the_limit_of_memory_counts_what_earlier_pages_left() -> None:
    async with running(processes=1) as pool:
        await pool.run(exec, KEEP.format(100))
        with pytest.raises(Failure) as caught:
            await pool.run(exec, KEEP.format(200))
        assert caught.value.reason is Reason.EXTRACTION_OOM


async def test_a_process_that_keeps_half_of_its_memory_is_replaced() -> None:
    async with running(processes=1) as pool:
        pid = await pool.run(os.getpid)
        for _ in range(10):  # 600 MiB of 256
            await pool.run(exec, KEEP.format(60))
        assert await pool.run(os.getpid) != pid


async def test_a_process_is_replaced_after_its_number_of_pages() -> None:
    async with running(processes=1, pages_per_process=2) as pool:
        seen = [await pool.run(os.getpid) for _ in range(6)]
    assert len(set(seen)) == 3


async def test_a_stopped_pool_leaves_no_process_and_no_caller_waiting() -> None:
    pool = make()
    await pool.start()
    pid = await pool.run(os.getpid)
    waiting = [asyncio.create_task(pool.run(time.sleep, 0.9)) for _ in range(5)]
    await asyncio.sleep(0.1)
    await pool.stop()
    ends = await asyncio.wait_for(asyncio.gather(*waiting, return_exceptions=True), 2)
    assert {type(end) for end in ends} == {RuntimeError}
    assert not Path(f"/proc/{pid}").exists()


async def test_a_warm_up_that_fails_is_told_at_the_start(caplog: pytest.LogCaptureFixture) -> None:
    pool = make(warm_up=functools.partial(divmod, 1, 0))
    with pytest.raises(RuntimeError, match="did not start"):
        await pool.start()
    await pool.stop()


# -- the parent's end ------------------------------------------------------------------------------

PARENT = """
import asyncio, functools, os, re, signal, sys, time
from service.pool import Pool

async def main():
    pool = Pool(processes=2, timeout=60, memory=2**28, pages_per_process=9, preload=(),
                warm_up=os.getpid)
    await pool.start()
    hang = functools.partial(re.match, r"(a+)+$", "a" * 60 + "b")
    busy = [asyncio.create_task(pool.run(*call)) for call in CALLS]
    await asyncio.sleep(0.3)
    print("busy", flush=True)
    print(await busy[0], flush=True)
    await pool.stop()

signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGINT, signal.SIG_IGN)
asyncio.run(main())
"""


def start(calls: str) -> tuple[subprocess.Popen[bytes], str]:
    """A process of its own session with a busy pool, and the mark all its descendants bear."""
    mark = uuid.uuid4().hex
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.replace("CALLS", calls)],
        stdout=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | {"SARING_TEST_MARK": mark},
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"busy\n"
    return parent, mark


def alive(mark: str) -> list[str]:
    """The processes that bear a mark."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in environment.read_bytes():
                found.append(environment.parent.name)
        except OSError:
            continue  # not ours to look at, or gone meanwhile
    return found


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks into /proc")
def test_nothing_is_left_after_kill_9_of_the_parent() -> None:
    parent, mark = start("[(hang,), (hang,)]")
    with parent:
        assert len(alive(mark)) >= 4  # itself, forkserver, two processes
        parent.kill()
    deadline = time.monotonic() + 5
    while alive(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive(mark) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_terminals_processes_lets_the_page_end(number: signal.Signals) -> None:
    parent, _ = start("[(max, range(1, 150_000_000, 3))]")
    with parent:
        os.killpg(parent.pid, number)
        assert parent.stdout is not None
        assert parent.stdout.read() == b"149999998\n"
    assert parent.returncode == 0
