"""The event loop's lateness: a loop that is blocked shows, one that only waits does not."""

import asyncio
import time

from service import metrics
from service.agents.beat import Beat
from service.agents.lateness import NAP_SECONDS, nap


def late() -> float:
    """Seconds by which tasks were woken too late so far."""
    return metrics.REGISTRY.get_sample_value("saring_loop_late_seconds_sum") or 0.0


async def test_a_loop_that_is_blocked_is_late() -> None:
    looked = Beat("nap", nap, 0)
    looked.start()
    try:
        await asyncio.sleep(NAP_SECONDS / 2)
        before = late()
        time.sleep(NAP_SECONDS + 1)
        await asyncio.sleep(NAP_SECONDS)
        assert late() - before > 0.9
    finally:
        await looked.stop()
