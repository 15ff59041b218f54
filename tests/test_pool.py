"""The pool of killable processes: limits, replacement, and what is left when the parent dies.

What the processes run here are callables of the standard library and of service, because test
modules cannot be imported there.
"""

import asyncio
import functools
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from service.codec import decode
from service.pool import Pool
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


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    pool = make()
    await pool.start()
    yield pool
    await pool.stop()


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


async def test_memory_within_the_limit_is_granted(pool: Pool) -> None:
    assert await pool.run(len, b"x" * (20 * MIB)) == 20 * MIB


async def test_every_process_can_be_lost_at_once(pool: Pool) -> None:
    lost = await asyncio.gather(*(pool.run(os._exit, 3) for _ in range(6)), return_exceptions=True)
    assert {getattr(one, "reason", one) for one in lost} == {Reason.EXTRACTION_ERROR}
    assert await pool.run(abs, -1) == 1


async def test_a_process_killed_while_idle_does_not_break_the_pool(pool: Pool) -> None:
    os.kill(await pool.run(os.getpid), signal.SIGKILL)
    await asyncio.sleep(0.3)  # pebble looks every 0.1 s, and gives the pool up
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


async def test_a_process_is_replaced_after_its_number_of_pages() -> None:
    pool = make(processes=1, pages_per_process=2)
    await pool.start()
    try:
        pids = [await pool.run(os.getpid) for _ in range(6)]
    finally:
        await pool.stop()
    assert len(set(pids)) == 3


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
