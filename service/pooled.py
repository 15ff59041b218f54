"""Inside a process of the pool (pool.py): one call after the other, within the limits.

The limits are kept by the kernel, so that they hold whatever a page does to the interpreter.
"""

import fcntl
import gc
import multiprocessing
import os
import pickle
import resource
import select
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from service.reasons import Failure

OUT_OF_MEMORY = 71  # exit status of a process that reached RLIMIT_AS (EX_OSERR of sysexits.h)
# New objects after which garbage is looked for, and how many such looks make one at older objects.
# Python's 700 and 10 took 0.8 ms of the 36 of a page, these take 0.2: pages leave few cycles.
GARBAGE = (20_000, 20, 20)
# Pages leave something behind, 100 MB after 750 of them. A process that keeps more than this share
# of its memory has too little for the next page, and is replaced.
KEPT_SHARE = 0.5


class Raised:
    """An exception as a result, for the parent to raise."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def work(pipe: Connection, warm_up: Callable[[], None], memory: int) -> None:
    """The life of a process: warm up, say so, answer one call after the other."""
    _prepare(warm_up)
    warm = _size()
    _limit_memory(warm + memory)
    try:
        pipe.send_bytes(b"warm")
        while True:
            answer = _answered(pipe.recv_bytes())
            is_fit = _size() <= warm + KEPT_SHARE * memory
            pipe.send_bytes(pickle.dumps((is_fit, answer)))
            del answer
    except (EOFError, OSError):  # the parent has no more use for us
        os._exit(0)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _prepare(warm_up: Callable[[], None]) -> None:
    """Signals and warm-up of a fresh process."""
    os.setsid()  # what the terminal sends to its group of processes does not reach this one
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _die_with_parent()
    warm_up()
    gc.collect()
    gc.freeze()  # what is warm stays shared with the process it was forked from
    gc.set_threshold(*GARBAGE)


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


def _size() -> int:
    """Bytes of address space that this process has; 0 where the system does not tell (macOS)."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return 0
    return int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()


def _limit_memory(limit: int) -> None:
    """Let the process grow to `limit` bytes of address space and no more (Linux)."""
    if _size():
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))


def _answered(call: bytes) -> object:
    """The result of one call under its deadline."""
    function, args, timeout = pickle.loads(call)  # noqa: S301  our own bytes
    signal.setitimer(signal.ITIMER_REAL, timeout)
    try:
        return function(*args)
    except MemoryError:
        # A process that was full once has a torn heap; and an answer would need memory.
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001  handed over whole: deliver.py judges it
        return Raised(_portable(error))
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
