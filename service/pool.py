"""A pool of warm processes that may be killed: pages run here that could hang or bloat a worker.

pebble keeps the processes, this module gives them their limits. Each limit is kept by the kernel
inside the worker process itself, so that it holds whatever the page does to the interpreter, and
also when the parent is busy or gone:

- time: a timer that ends the process (setitimer, SIGALRM), monotonic, started with the page;
- memory: RLIMIT_AS, what the process has after its warm-up plus the setting;
- the parent's death: SIGIO on the pipe that multiprocessing keeps between the two, so that
  kill -9 of the parent leaves nothing running.

SIGINT and SIGTERM do not end the processes: whoever runs the pool drains first and then calls
`stop`, which kills them (they hold nothing that is worth a farewell).
"""

import asyncio
import fcntl
import gc
import multiprocessing
import multiprocessing.forkserver
import multiprocessing.resource_tracker
import os
import pickle
import resource
import select
import signal
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.synchronize import Semaphore
from pathlib import Path
from typing import Any, TypeVar, cast

from pebble import CONSTS, ProcessExpired, ProcessPool

from service.reasons import Failure, Reason

R = TypeVar("R")

# pebble's own deadline counts wall time and is checked ten times a second; here it only catches a
# process whose death was lost on the way.
BACKSTOP_SECONDS = 5.0
WARM_UP_SECONDS = 120.0  # a machine that needs longer to import an extractor is not usable
TRIES = 3  # how often a call is repeated whose pool broke under it through no fault of its own
OUT_OF_MEMORY = 71  # exit status of a process that reached RLIMIT_AS (EX_OSERR of sysexits.h)


class Pool:
    """Processes that run one call at a time each, with a deadline and a limit of memory.

    `processes` 0 takes one a core; `timeout` is in seconds, `memory` in bytes; `preload` names
    modules that are imported once, before the processes are forked; `warm_up` runs in each process
    before its first call. All of them must be importable: nothing of the parent's memory is there.
    """

    def __init__(
        self,
        *,
        processes: int,
        timeout: float,
        memory: int,
        pages_per_process: int,
        preload: tuple[str, ...],
        warm_up: Callable[[], None],
    ) -> None:
        self.processes = processes or os.cpu_count() or 1
        self._timeout = timeout
        self._memory = memory
        self._pages_per_process = pages_per_process
        self._preload = preload
        self._warm_up = warm_up
        self._pool: ProcessPool | None = None
        self._stopped = False
        self._replacing = asyncio.Lock()
        # One call waits in the pipe while the others run: no process idles between two pages, and
        # a cancelled call that has not started costs nothing.
        self._places = asyncio.Semaphore(self.processes + 1)
        self._futures: set[Future[Any]] = set()

    async def start(self) -> None:
        """Start the processes; returns when all of them are warm. Raises RuntimeError if not."""
        # A killed process is gone at once: it ignores SIGTERM, so waiting for it is lost time.
        CONSTS.term_timeout = 0.0
        await asyncio.to_thread(_start_forkserver, self._preload)
        self._pool = await self._new_pool()

    async def run(self, function: Callable[..., R], *args: Any) -> R:
        """What `function(*args)` returns, computed in one of the processes.

        Raises Failure when the call raised one, took too long (extraction_timeout), needed too
        much memory (extraction_oom) or ended its process (extraction_error). Any other exception
        of the call comes through as it is, its traceback in a note. Cancelling kills the process.
        """
        async with self._places:
            for _ in range(TRIES):
                pool = self._running()
                try:
                    return await self._call(pool, function, args)
                except BrokenProcessPool:
                    await self._replace(pool)
            raise Failure(Reason.EXTRACTION_ERROR, f"the process pool broke {TRIES} times")

    async def stop(self) -> None:
        """Kill the processes; calls that still run raise RuntimeError."""
        self._stopped = True
        if self._pool is not None:
            await asyncio.to_thread(_end, self._pool)
        for future in list(self._futures):
            if not future.done():
                future.set_exception(RuntimeError("the process pool was stopped"))
        self._pool = None

    async def _call(
        self, pool: ProcessPool, function: Callable[..., R], args: tuple[Any, ...]
    ) -> R:
        call = (function, args, self._timeout)
        try:
            future = pool.schedule(_call, args=call, timeout=self._timeout + BACKSTOP_SECONDS)
        except RuntimeError as error:  # pebble's word for a pool that broke before
            raise BrokenProcessPool(str(error)) from error
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)
        try:
            result = await asyncio.wrap_future(future)
        except ProcessExpired as death:
            raise _death(death.exitcode, self._timeout) from death
        except TimeoutError as error:
            raise _timeout(self._timeout) from error
        if isinstance(result, _Raised):
            raise result.error
        return cast("R", result)

    def _running(self) -> ProcessPool:
        if self._stopped or self._pool is None:
            raise RuntimeError("the process pool is not running")
        return self._pool

    async def _replace(self, broken: ProcessPool) -> None:
        """A new pool for one that broke: pebble gives up when an idle process is killed."""
        async with self._replacing:
            if self._pool is broken and not self._stopped:
                await asyncio.to_thread(_end, broken)
                self._pool = await self._new_pool()

    async def _new_pool(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        ready = context.Semaphore(0)
        pool = ProcessPool(
            max_workers=self.processes,
            max_tasks=self._pages_per_process,
            initializer=_prepare,
            initargs=(self._warm_up, self._memory, ready),
            context=context,
        )
        deadline = time.monotonic() + WARM_UP_SECONDS
        for _ in range(self.processes):
            while not ready.acquire(block=False):
                if not await asyncio.to_thread(_is_active, pool) or time.monotonic() > deadline:
                    await asyncio.to_thread(_end, pool)
                    raise RuntimeError("the processes of the pool did not start; see the log")
                await asyncio.sleep(0.01)
        return pool


def _start_forkserver(preload: tuple[str, ...]) -> None:
    """Start the process that all others are forked from, deaf to SIGTERM (SIGINT it ignores).

    The mask is inherited. The resource tracker goes first because it undoes the mask when it
    starts.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload(list(preload))
    multiprocessing.resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        multiprocessing.forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_active(pool: ProcessPool) -> bool:
    return bool(pool.active)  # starts the pool when asked first; blocks while modules are imported


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble gives it no types
    pool.join()


def _timeout(seconds: float) -> Failure:
    return Failure(Reason.EXTRACTION_TIMEOUT, f"not done after {seconds:g} s")


def _death(status: int, timeout: float) -> Failure:
    """What the end of a process means; `status` is negative for a signal, as in subprocess."""
    if status == -signal.SIGALRM:
        return _timeout(timeout)
    if status == OUT_OF_MEMORY:
        return Failure(Reason.EXTRACTION_OOM, "the limit of memory was reached")
    if status == -signal.SIGKILL:  # nobody here sends it to a process that works: the kernel does
        return Failure(
            Reason.EXTRACTION_OOM, "the process was killed, as the kernel does without memory"
        )
    how = signal.Signals(-status).name if status < 0 else f"status {status}"
    return Failure(Reason.EXTRACTION_ERROR, f"the process ended ({how})")


# -- inside the processes --------------------------------------------------------------------------


class _Raised:
    """An exception as a result, so that pebble does not put its own hands on it."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _prepare(warm_up: Callable[[], None], memory: int, ready: Semaphore) -> None:
    """Limits and warm-up of a fresh process."""
    os.setsid()  # what the terminal sends to its group of processes does not reach this one
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _die_with_parent()
    warm_up()
    gc.collect()
    gc.freeze()  # what is warm stays shared with the process it was forked from
    _limit_memory(memory)
    ready.release()


def _die_with_parent() -> None:
    """End this process when the parent's end of the pipe closes, however the parent died.

    PR_SET_PDEATHSIG is of no use here: the process's parent is the forkserver. The default action
    of SIGIO ends the process in the kernel, also while C code holds the interpreter's lock.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    pipe = int(parent.sentinel)
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    gone = select.poll()
    gone.register(pipe, select.POLLHUP)
    if gone.poll(0):  # it died before we listened
        os._exit(1)


def _limit_memory(memory: int) -> None:
    """Let the process grow by `memory` bytes of address space and no more (Linux)."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return
    pages = int(statm.read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))


def _call(function: Callable[..., object], args: tuple[Any, ...], timeout: float) -> object:
    """One call under its deadline."""
    signal.setitimer(signal.ITIMER_REAL, timeout)
    try:
        return function(*args)
    except MemoryError:
        # A process that was full once has a torn heap; and an answer would need memory.
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001  handed over whole: deliver.py judges it
        return _Raised(_portable(error))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _portable(error: Exception) -> Exception:
    """The exception, or a RuntimeError in its place when it does not survive pickling."""
    text = "".join(traceback.format_exception(error))
    error.__cause__ = error.__context__ = None
    try:
        if not isinstance(error, Failure):
            error.add_note(f"in the process pool:\n{text}")
        pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    except Exception:  # noqa: BLE001  pickling runs the exception's own code: anything may come
        return RuntimeError(f"{type(error).__name__} in the process pool:\n{text}")
    return error
