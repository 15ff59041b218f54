"""A gate that opens from time to time: who comes meanwhile goes through together.

For work that costs as much for many as for one, such as a round trip or a transaction: whoever
comes first after a pause goes at once, so an idle service answers at once, and a busy one works in
groups.
"""

import asyncio
import time
from collections.abc import Callable


class Gate:
    """Opens when somebody comes, but not before so many seconds have passed since it was open.

    How many, is asked each time that it opens: `seconds()`.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._opens_at = float("-inf")  # monotonic: not before
        self._opening: asyncio.Event | None = None  # what those who wait are waiting for

    async def through(self) -> None:
        """Wait until the gate is open. All who waited go on in the same turn of the event loop."""
        if self._opening is None:
            wait = self._opens_at - time.monotonic()
            if wait <= 0:
                self._opens_at = time.monotonic() + self._seconds()
                return
            self._opening = asyncio.Event()
            asyncio.get_running_loop().call_later(wait, self._open)
        await self._opening.wait()

    def _open(self) -> None:
        assert self._opening is not None
        self._opening.set()
        self._opening = None
        self._opens_at = time.monotonic() + self._seconds()
