"""CPU time and memory of a system's processes, by what they do.

`main` is the process that was started: its event loop's thread; `threads` are its others (Kafka
clients' fetching, state, stores). `pool` are all processes below it, those that have ended
included; `broker` is Java's, wherever it runs.
"""

import asyncio
import contextlib
import statistics
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

import psutil

SAMPLE_SECONDS = 1.0  # between looks at memory: reading it takes the kernel some milliseconds
_GONE = (psutil.NoSuchProcess, psutil.ZombieProcess)


@dataclass
class Memory:
    """What was seen of memory, in MB: proportional set size, so what is shared counts once."""

    samples: list[tuple[float, Counter[str]]] = field(default_factory=list)  # seconds, by process

    @property
    def peak(self) -> float:
        """The most that all processes had together."""
        return max((held.total() for _, held in self.samples), default=0.0)

    @property
    def peaks(self) -> Counter[str]:
        """The most that the processes of each kind had."""
        most: Counter[str] = Counter()
        for _, held in self.samples:
            most |= held
        return most

    @property
    def growth(self) -> dict[str, tuple[float, float]]:
        """What they had at the beginning and at the end of the second half of the time.

        By a straight line through the samples of each kind; none when there are fewer than ten.
        """
        half = [one for one in self.samples if one[0] >= self.samples[-1][0] / 2]
        if len(half) < 10:
            return {}
        times = [seconds for seconds, _ in half]

        def ends(what: str) -> tuple[float, float]:
            line = statistics.linear_regression(times, [held[what] for _, held in half])
            begin, end = (line.intercept + line.slope * times[at] for at in (0, -1))
            return begin, end

        return {what: ends(what) for what in self.peaks}


def processes(roots: list[int]) -> Iterator[tuple[str, psutil.Process]]:
    """All processes below the roots, and what they do."""
    for root in roots:
        with contextlib.suppress(*_GONE):
            top = psutil.Process(root)
            for process in [top, *top.children(recursive=True)]:
                with contextlib.suppress(*_GONE):
                    if process.name() == "java":
                        yield "broker", process
                    else:
                        yield "main" if process.pid == root else "pool", process


def cpu_seconds(roots: list[int]) -> Counter[str]:
    """CPU seconds so far."""
    spent: Counter[str] = Counter()
    for what, process in processes(roots):
        with contextlib.suppress(*_GONE):
            times = process.cpu_times()
            own = times.user + times.system
            if what == "main":
                first = next(t for t in process.threads() if t.id == process.pid)
                loop = first.user_time + first.system_time
                spent["main"] += loop
                spent["threads"] += own - loop
            else:
                spent[what] += own + times.children_user + times.children_system
    return spent


def memory_megabytes(roots: list[int]) -> Counter[str]:
    """Memory at this moment."""
    held: Counter[str] = Counter()
    for what, process in processes(roots):
        with contextlib.suppress(*_GONE):
            held[what] += process.memory_full_info().pss / 1e6
    return held


@contextlib.asynccontextmanager
async def watched(roots: list[int]) -> AsyncIterator[Memory]:
    """What is seen of the memory of these processes while the block runs."""
    memory = Memory()
    started = time.monotonic()

    async def watch() -> None:
        while True:
            held = await asyncio.to_thread(memory_megabytes, roots)
            memory.samples.append((time.monotonic() - started, held))
            await asyncio.sleep(SAMPLE_SECONDS)

    watching = asyncio.create_task(watch())
    try:
        yield memory
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
