"""How late the event loop is: a task sleeps, and what it oversleeps everything else waits, too."""

import asyncio
import time

from service import metrics

NAP_SECONDS = 0.25


async def nap() -> None:
    """Sleep once, and show by how much too long."""
    wakes_at = time.monotonic() + NAP_SECONDS
    await asyncio.sleep(NAP_SECONDS)
    metrics.LOOP_LATE_SECONDS.observe(max(0.0, time.monotonic() - wakes_at))
