"""What a fetch costs the process that it runs in: resident memory, and the lag of its event loop.

The lag is how much later than asked a sleep of 5 ms ends. On a busy machine that includes the time
in which the thread could run and was given no processor, or waited for the interpreter's lock that
another thread had which was given none. The kernel counts it for each thread (second number of
schedstat, in ns); that of the loop's own and that of the other thread that waited longest are
subtracted. What is left is what the process itself did: computing, and waiting in calls that block.
"""

import asyncio
import contextlib
import re
import threading
import time
from pathlib import Path

BEAT_SECONDS = 0.005


class Gauge:
    """Memory from now on in bytes, and the longest lag in seconds."""

    def __init__(self) -> None:
        self.base_bytes = resident_bytes("VmRSS")
        self.lag_seconds = 0.0
        self.lag_with_others_seconds = 0.0
        self.beats = 0

    async def beat(self) -> None:
        """Watch the loop until cancelled."""
        waited = _unscheduled_seconds()
        while True:
            began = time.monotonic()
            await asyncio.sleep(BEAT_SECONDS)
            lag = time.monotonic() - began - BEAT_SECONDS
            before, waited = waited, _unscheduled_seconds()
            own = lag - _taken_by_others(before, waited)
            self.lag_seconds = max(self.lag_seconds, own)
            self.lag_with_others_seconds = max(self.lag_with_others_seconds, lag)
            self.beats += 1

    def found(self) -> dict[str, float]:
        """Growth at the end and at its peak in bytes, lags in seconds."""
        return {
            "growth": resident_bytes("VmRSS") - self.base_bytes,
            "peak": resident_bytes("VmHWM") - self.base_bytes,
            "lag": self.lag_seconds,
            "lag_with_others": self.lag_with_others_seconds,
            "beats": self.beats,
        }


def resident_bytes(name: str) -> int:
    """VmRSS, the resident memory now, or VmHWM, the most that it has been."""
    match = re.search(rf"^{name}:\s*(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    assert match is not None
    return int(match[1]) * 1024


def _unscheduled_seconds() -> dict[int, float]:
    """How long each thread of this process has waited for a processor so far."""
    waited = {}
    for path in Path("/proc/self/task").glob("*/schedstat"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            waited[int(path.parent.name)] = int(path.read_text().split()[1]) / 1e9
    return waited


def _taken_by_others(before: dict[int, float], after: dict[int, float]) -> float:
    """Seconds that other processes took from this thread and from the one that it waited for."""
    waits = {thread: after[thread] - before.get(thread, 0.0) for thread in after}
    own = waits.pop(threading.get_native_id())
    return own + max(waits.values(), default=0.0)
