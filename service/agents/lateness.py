"""How late the event loop is: a task sleeps, and what it oversleeps everything else waits, too."""

import asyncio
import time

from service import metrics

NAP_SECONDS = 0.25


class Lateness:
    """The event loop that it is started in."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Sleep and look from now on."""
        self._task = asyncio.create_task(self._nap())

    async def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _nap(self) -> None:
        while True:
            wakes_at = time.monotonic() + NAP_SECONDS
            await asyncio.sleep(NAP_SECONDS)
            metrics.LOOP_LATE_SECONDS.observe(max(0.0, time.monotonic() - wakes_at))
