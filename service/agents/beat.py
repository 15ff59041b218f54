"""What is done again and again beside the messages: questions to the broker, commits, forgetting.

A call that fails is told to the log, and the next one comes in its time: what is done by time must
not end in silence because of one bad moment.
"""

import asyncio
from collections.abc import Awaitable, Callable

from service.log import logger

log = logger("beat")


class Beat:
    """Calls `call` from a start to a stop, with `seconds` between an end and the next beginning."""

    def __init__(self, name: str, call: Callable[[], Awaitable[object]], seconds: float) -> None:
        self._name = name
        self._call = call
        self._seconds = seconds
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Call from now on; for the first time at once."""
        self._task = asyncio.create_task(self._go_on())

    async def stop(self) -> None:
        """Call no more; a call that is under way is cancelled, and its end awaited."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _go_on(self) -> None:
        task = asyncio.current_task()
        while True:
            try:
                await self._call()
            except Exception:
                log.exception("failed, and is tried again", what=self._name)
            # Clients of Kafka answer a cancellation with errors of their own, and it is forgotten.
            if task is not None and task.cancelling():
                return
            await asyncio.sleep(self._seconds)
