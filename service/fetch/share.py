"""The memory that all bodies in flight share: a download waits for its share, not the worker.

Most pages are small, so each download has a small share at once (their number is the window's); one
that outgrows it takes the rest of what it may need in one step, from the other half of the memory,
and waits for no memory after that. So those that wait hold little, and those that hold much end.
A share lasts as long as somebody needs the body: until the page has been strained. What a body that
is complete did not need is given back at once.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from service import metrics

SMALL_BYTES = 256 * 1024


class Shares:
    """The memory for bodies, in bytes; half of it is for those that outgrow a small share."""

    def __init__(self, memory_bytes: int) -> None:
        self._large_bytes = max(memory_bytes // 2, 1)
        self._free_bytes = self._large_bytes
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    @contextmanager
    def share(self, limit_bytes: int) -> Iterator["Share"]:
        """The share of one download that may become `limit_bytes` long."""
        share = Share(self, min(limit_bytes, self._large_bytes))
        try:
            yield share
        finally:
            share.close()

    async def take(self, wanted_bytes: int) -> None:
        """Wait for large memory, first come, first served."""
        if not self._waiting and wanted_bytes <= self._free_bytes:
            self._free_bytes -= wanted_bytes
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((wanted_bytes, turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give(wanted_bytes)
            else:
                self._waiting.remove((wanted_bytes, turn))
                self._serve()
            raise

    def give(self, freed_bytes: int) -> None:
        """Give large memory back."""
        self._free_bytes += freed_bytes
        self._serve()

    def _serve(self) -> None:
        while self._waiting and self._waiting[0][0] <= self._free_bytes:
            wanted_bytes, turn = self._waiting.popleft()
            if not turn.done():
                self._free_bytes -= wanted_bytes
                turn.set_result(None)


class Share:
    """What one download holds."""

    def __init__(self, shares: Shares, most_bytes: int) -> None:
        self._shares = shares
        self._most_bytes = most_bytes
        self._held_bytes = 0
        self._body_bytes = 0

    def fits(self, size_bytes: int) -> bool:
        """True when a body of this size needs no more memory than there is for it already."""
        return size_bytes <= SMALL_BYTES or self._held_bytes > 0

    async def grow(self, size_bytes: int) -> None:
        """Be sure of the memory for a body of this size."""
        if not self.fits(size_bytes):
            await self._shares.take(self._most_bytes)
            self._held_bytes = self._most_bytes
        metrics.FETCH_BODIES_BYTES.inc(size_bytes - self._body_bytes)
        self._body_bytes = size_bytes

    def settle(self) -> None:
        """The body is complete: keep what it has, give back what it might have needed."""
        needed = self._body_bytes if self._body_bytes > SMALL_BYTES else 0
        self._keep(min(self._held_bytes, needed))

    def close(self) -> None:
        """Give everything back."""
        self._keep(0)
        metrics.FETCH_BODIES_BYTES.dec(self._body_bytes)
        self._body_bytes = 0

    def _keep(self, kept_bytes: int) -> None:
        freed_bytes = self._held_bytes - kept_bytes
        self._held_bytes = kept_bytes
        if freed_bytes:
            self._shares.give(freed_bytes)
