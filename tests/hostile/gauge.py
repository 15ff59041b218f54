"""What a fetch costs the process that it runs in: resident memory, and the lag of its event loop.

The lag is how much later than asked a sleep of 5 ms ends. On a busy machine that includes the time
in which the thread could run and was given no processor; the kernel counts it (second number of
schedstat, in ns), and it is subtracted. What is left is what the loop itself did: computing, and
waiting in calls that block.
"""

import asyncio
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
            now_waited = _unscheduled_seconds()
            own = lag - (now_waited - waited)
            waited = now_waited
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


def _unscheduled_seconds() -> float:
    """How long this thread has waited for a processor so far."""
    path = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    return int(path.read_text().split()[1]) / 1e9
