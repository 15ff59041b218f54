"""Waiting for a host's turn: asks `politeness` what to do and does it, first come, first served.

A rest that a host asks for is written down when its turn ends, and read when a worker meets the
host: neither a restart nor another owner asks it before it is over.
"""

import asyncio
import time
from types import TracebackType
from typing import Self

from service import metrics
from service.fetch.politeness import Defer, Go, Politeness, Ticket
from service.state.state import State


class Turns:
    """The queues of all hosts, with those who wait in them."""

    def __init__(self, politeness: Politeness, state: State) -> None:
        self._politeness = politeness
        self._state = state
        self._wakes: dict[Ticket, asyncio.Event] = {}

    async def take(self, host: str, site: str) -> "Turn | Defer":
        """Wait for the host, for a few seconds at most; use the turn as a context manager."""
        if not self._politeness.is_met(host):
            until = await self._state.rest_of(host)
            rest_seconds = 0.0 if until is None else until - time.time()
            self._politeness.meet(host, time.monotonic(), rest_seconds)
        ticket = self._politeness.join(host, site, time.monotonic())
        wake = self._wakes[ticket] = asyncio.Event()
        is_queued = True
        try:
            while True:
                verdict = self._politeness.ask(ticket, time.monotonic())
                if isinstance(verdict, Go):
                    is_queued = False
                    return Turn(self._politeness, self, self._state, ticket)
                if isinstance(verdict, Defer):
                    is_queued = False
                    self.wake_next(host)
                    return verdict
                wake.clear()
                with metrics.FETCH_REQUESTS_WAITING.track_inprogress():
                    try:
                        async with asyncio.timeout(verdict.seconds):
                            await wake.wait()
                    except TimeoutError:
                        continue
        finally:
            del self._wakes[ticket]
            if is_queued:
                self._politeness.abandon(ticket)
                self.wake_next(host)

    def wake_next(self, host: str) -> None:
        """Let the first in a host's queue look again."""
        head = self._politeness.head(host)
        if head is not None and head in self._wakes:
            self._wakes[head].set()


class Turn:
    """A host that nobody else asks until this ends."""

    def __init__(self, politeness: Politeness, turns: Turns, state: State, ticket: Ticket) -> None:
        self._politeness = politeness
        self._turns = turns
        self._state = state
        self._ticket = ticket
        self._rests_until: float | None = None  # seconds since 1970

    @property
    def host(self) -> str:
        """Whose turn it is."""
        return self._ticket.host

    async def rest(self) -> Defer | None:
        """Wait until the host may be asked; returns the wait when it is too long for the window."""
        while True:
            verdict = self._politeness.rest(self._ticket, time.monotonic())
            if isinstance(verdict, Defer):
                return verdict
            if verdict.seconds <= 0:
                return None
            with metrics.FETCH_REQUESTS_WAITING.track_inprogress():
                await asyncio.sleep(verdict.seconds)

    def ended(self, *, latency_seconds: float) -> None:
        """A request has ended, one way or the other."""
        self._politeness.ended(self.host, time.monotonic(), latency_seconds=latency_seconds)

    def answered(self) -> None:
        """The host served us."""
        self._politeness.answered(self.host)

    def refused(self, retry_after: float | None) -> None:
        """The host said 429 or 503."""
        rest_seconds = self._politeness.refused(self.host, time.monotonic(), retry_after)
        self._rests_until = time.time() + rest_seconds

    def keep_crawl_delay(self, seconds: float | None) -> None:
        """What the host's robots.txt asks for."""
        self._politeness.keep_crawl_delay(self.host, seconds)

    def shut(self, seconds: float) -> None:
        """The host's robots.txt cannot be read, so nothing is asked for so long."""
        self._politeness.shut(self.host, time.monotonic(), seconds)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._politeness.release(self.host)
        self._turns.wake_next(self.host)
        if self._rests_until is not None:
            await self._state.keep_rest(self.host, self._rests_until)
