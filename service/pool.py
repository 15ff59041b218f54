"""A pool of warm processes that may be killed: pages run here that could hang or bloat a worker.

Each process has a pipe of its own and a thread that waits for it, so that the death of one, at
whatever moment and by whatever hand, is the end of its own page and nobody else's. The limits are
kept by the kernel inside the process itself, so that they hold whatever the page does to the
interpreter, and also when the parent is busy or gone:

- time: a timer that ends the process (setitimer, SIGALRM), monotonic, started with the page;
- memory: RLIMIT_AS, what the process has after its warm-up plus the setting;
- the parent's death: SIGIO on the pipe that multiprocessing keeps between the two, so that
  kill -9 of the parent leaves nothing running.

SIGINT and SIGTERM do not end the processes: whoever runs the pool drains first and then calls
`stop`, which kills them (they hold nothing that is worth a farewell).
"""

import asyncio
import atexit
import multiprocessing
import multiprocessing.forkserver
import multiprocessing.resource_tracker
import pickle
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from queue import PriorityQueue, SimpleQueue
from typing import Any, TypeVar, cast

from prometheus_client import Histogram

from service import metrics
from service.cores import usable_cores
from service.pooled import OUT_OF_MEMORY, Raised, work
from service.reasons import Failure, Reason

R = TypeVar("R")

# The process ends itself at its deadline; this only catches one that cannot (stopped by SIGSTOP).
BACKSTOP_SECONDS = 5.0
WARM_UP_SECONDS = 120.0  # a machine that needs longer to import an extractor is not usable
# Calls that one that comes ahead overtakes: more than the windows of the stages hold (fetch 256),
# and some seconds of work.
LEAD = 1_000
TRIES = 3  # how often a page is tried whose process was killed through no fault that we know of


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
        self.processes = processes or usable_cores()
        self._timeout = timeout
        self._pages_per_process = pages_per_process
        self._preload = preload
        self._prepare = (warm_up, memory)
        # One thread a process. A thread that is free takes the first of the calls that wait.
        self._threads: ThreadPoolExecutor | None = None
        self._waiting = PriorityQueue[tuple[int, int, _Call]]()  # place, number
        self._number = count()
        self._idle = SimpleQueue[_Process]()
        # Processes start and end one at a time: multiprocessing looks at all of its children then.
        self._forking = threading.Lock()
        # For what follows, and for _Call.process. The event loop takes it, so never for long.
        self._lock = threading.Lock()
        self._alive: set[_Process] = set()
        self._stopped = False

    @property
    def has_backlog(self) -> bool:
        """True when more calls wait than the processes take at the next turn or two."""
        return self._waiting.qsize() > 2 * self.processes

    async def start(self) -> None:
        """Start the processes; returns when all of them are warm. Raises RuntimeError if not."""
        self._threads = ThreadPoolExecutor(self.processes, thread_name_prefix="pool")
        metrics.POOL_PROCESSES.set(self.processes)
        atexit.register(self._kill)  # multiprocessing waits for its children before it lets us go
        try:
            await asyncio.to_thread(self._start_all)
        except (EOFError, OSError, TimeoutError) as error:
            await self.stop()
            raise RuntimeError("the processes of the pool did not start; see the log") from error

    async def run(self, function: Callable[..., R], *args: Any, ahead: bool = False) -> R:
        """What `function(*args)` returns, computed in one of the processes.

        First come, first served; who comes `ahead` goes before the last LEAD that came. Not before
        all: a long backlog of such calls would keep the others waiting until their deadline.

        Raises Failure when the call raised one, took too long (extraction_timeout), needed too
        much memory (extraction_oom) or ended its process (extraction_error). A process that was
        killed from outside costs another try. Any other exception of the call comes through as it
        is, its traceback in a note. Cancelling kills the process.
        """
        if self._stopped or self._threads is None:
            raise _not_running()
        call = _Call(function, args, self._timeout)
        number = next(self._number)
        self._waiting.put((number - LEAD if ahead else number, number, call))
        self._threads.submit(self._serve_next)
        try:
            with metrics.POOL_PAGES.track_inprogress():
                result = await asyncio.wrap_future(call.future)
        except asyncio.CancelledError:
            self._give_up(call)
            raise
        if isinstance(result, Raised):
            raise result.error
        return cast("R", result)

    async def stop(self) -> None:
        """Kill the processes; calls that still run or wait raise RuntimeError."""
        self._kill()
        atexit.unregister(self._kill)
        if self._threads is not None:
            await asyncio.to_thread(self._threads.shutdown)
        await asyncio.to_thread(self._bury)

    # -- in the threads ----------------------------------------------------------------------------

    def _start_all(self) -> None:
        started = [self._new() for _ in range(self.processes)]
        for process in started:
            process.wait_until_warm()
            self._idle.put(process)

    def _new(self) -> "_Process":
        with self._forking:
            if self._stopped:
                raise _not_running()
            # Again each time: it may have been killed.
            begin(self._preload)
            process = _Process(*self._prepare)
            with self._lock:
                if not self._stopped:
                    self._alive.add(process)
                    return process
            process.kill()
            process.end()
            raise _not_running()

    def _serve_next(self) -> None:
        """The first of the calls that wait: there is one for each time that this is called."""
        _, _, call = self._waiting.get_nowait()
        if not call.future.set_running_or_notify_cancel():
            return
        try:
            result = self._serve(call)
        except BaseException as error:  # noqa: BLE001  handed over whole, as by an executor
            call.future.set_exception(error)
        else:
            call.future.set_result(result)

    def _serve(self, call: "_Call") -> object:
        """The result of a call; a process that was killed is another's fault, so it is repeated."""
        for _ in range(TRIES):
            process = self._idle.get()
            try:
                with metrics.POOL_BUSY.track_inprogress(), _seconds(call).time():
                    return self._on(process, call)
            except _KilledError:
                continue
            finally:
                self._idle.put(self._fit(process))
        raise Failure(
            Reason.EXTRACTION_ERROR,
            f"the process was killed {TRIES} times, by hand or by a machine without memory",
        )

    def _on(self, process: "_Process", call: "_Call") -> object:
        try:
            process.wait_until_warm()
            if not self._take(call, process):
                return None  # nobody waits for it
            try:
                return process.answer(call)
            finally:
                self._take(call, None)
        except (EOFError, OSError) as error:
            status = self._end(process)
            if self._stopped:
                raise _not_running() from error
            if not call.is_given_up:
                metrics.POOL_KILLS.labels(why=_why(status)).inc()
            raise _death(status, call.timeout) from error

    def _fit(self, process: "_Process") -> "_Process":
        """The process, or a new one where it is dead or worn; the new one warms up meanwhile."""
        if process.is_fit and process.pages < self._pages_per_process:
            return process
        process.kill()
        self._end(process)
        try:
            return self._new()
        except (OSError, EOFError, RuntimeError):
            return process  # dead, so the next call tries again to replace it

    def _end(self, process: "_Process") -> int:
        """Make sure that a process is gone; its exit status."""
        with self._lock:
            self._alive.discard(process)  # so that nobody else has it any more
        with self._forking:
            return process.end()

    # -- in the event loop -------------------------------------------------------------------------

    def _take(self, call: "_Call", process: "_Process | None") -> bool:
        """Note which process works on a call; False when the call was given up."""
        with self._lock:
            call.process = process
            return not call.is_given_up

    def _give_up(self, call: "_Call") -> None:
        with self._lock:
            call.is_given_up = True
            if call.process is not None:
                call.process.kill()

    def _kill(self) -> None:
        with self._lock:
            self._stopped = True
            for process in self._alive:
                process.kill()

    def _bury(self) -> None:
        with self._forking:
            while self._alive:  # the threads have ended
                self._alive.pop().end()


class _Call:
    """A call, the process that works on it, and who waits for its result."""

    def __init__(self, function: Callable[..., object], args: tuple[Any, ...], timeout: float):
        self.future = Future[object]()
        self.function = function
        self.args = args
        self.timeout = timeout
        self.process: _Process | None = None
        self.is_given_up = False


class _Process:
    """One process and its pipe. Its methods raise EOFError or OSError when it has ended."""

    def __init__(self, warm_up: Callable[[], None], memory: int) -> None:
        context = multiprocessing.get_context("forkserver")
        self._pipe, its_end = context.Pipe()
        try:
            self._process = context.Process(target=work, args=(its_end, warm_up, memory))
            self._process.start()
        except BaseException:
            self._pipe.close()
            raise
        finally:
            its_end.close()  # so that its death is the end of the pipe
        self._warm_by: float | None = time.monotonic() + WARM_UP_SECONDS
        self._status: int | None = None
        self.is_fit = True
        self.pages = 0

    def wait_until_warm(self) -> None:
        """Return when the warm-up is over. Raises TimeoutError (an OSError) when it hangs."""
        if self._warm_by is None:
            return
        if not self._pipe.poll(max(0.0, self._warm_by - time.monotonic())):
            raise TimeoutError("the warm-up hangs")
        self._pipe.recv_bytes()
        self._warm_by = None

    def answer(self, call: _Call) -> object:
        """What the process makes of a call, within its deadline."""
        self._pipe.send_bytes(pickle.dumps((call.function, call.args, call.timeout)))
        self.pages += 1
        if not self._pipe.poll(call.timeout + BACKSTOP_SECONDS):
            self.is_fit = False
            metrics.POOL_KILLS.labels(why="time").inc()
            raise _timeout(call.timeout)
        self.is_fit, result = pickle.loads(self._pipe.recv_bytes())  # noqa: S301  our own bytes
        return result

    def kill(self) -> None:
        """End the process at once."""
        if self._status is None:
            self._process.kill()

    def end(self) -> int:
        """End the process and forget it; its exit status, negative for a signal."""
        if self._status is None:
            self.is_fit = False
            # Its pipe may close before it is gone: what it died of is not to be overtaken.
            self._process.join(1.0)
            self._process.kill()
            self._process.join()
            self._status = self._process.exitcode or 0
            self._process.close()
            self._pipe.close()
        return self._status


class _KilledError(Exception):
    """A process was killed from outside."""


def _not_running() -> RuntimeError:
    return RuntimeError("the process pool is not running")


def _timeout(seconds: float) -> Failure:
    return Failure(Reason.EXTRACTION_TIMEOUT, f"not done after {seconds:g} s")


def _seconds(call: _Call) -> Histogram:
    """Where the time of a call is counted."""
    name = getattr(call.function, "__name__", "")
    return metrics.POOL_SECONDS.labels(work=metrics.WORKS.get(name, "other"))


def _why(status: int) -> str:
    """The word of metrics.KILLS for the end of a process; `status` as in `_death`."""
    ends = {-signal.SIGALRM: "time", OUT_OF_MEMORY: "memory", -signal.SIGKILL: "outside"}
    return ends.get(status, "crash")


def _death(status: int, timeout: float) -> Exception:
    """What the end of a process means; `status` is negative for a signal, as in subprocess."""
    if status == -signal.SIGALRM:
        return _timeout(timeout)
    if status == OUT_OF_MEMORY:
        return Failure(Reason.EXTRACTION_OOM, "the limit of memory was reached")
    if status == -signal.SIGKILL:  # no page can do that, and nobody here does while it works
        return _KilledError()
    how = signal.Signals(-status).name if status < 0 else f"status {status}"
    return Failure(Reason.EXTRACTION_ERROR, f"the process ended ({how})")


def begin(preload: tuple[str, ...]) -> None:
    """Start the process that all others are forked from, deaf to SIGTERM (SIGINT it ignores).

    Returns at once; it imports its modules meanwhile. There is one for all pools, and nothing is
    done when it runs. The mask is inherited. The resource tracker goes first because it undoes the
    mask when it starts.
    """
    modules = [*preload, work.__module__]
    multiprocessing.get_context("forkserver").set_forkserver_preload(modules)
    multiprocessing.resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        multiprocessing.forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
