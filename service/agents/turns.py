"""Work on one thing at a time: jobs of one turn follow each other, all others go side by side."""

import asyncio
import contextlib
from collections.abc import AsyncIterator


class Turns:
    """A queue for each word that is in use: first come, first served."""

    def __init__(self) -> None:
        self._queues: dict[str, tuple[asyncio.Lock, int]] = {}

    @contextlib.asynccontextmanager
    async def turn(self, word: str) -> AsyncIterator[None]:
        """Wait for all earlier turns of this word. An empty word waits for nobody."""
        if not word:
            yield
            return
        lock, users = self._queues.get(word) or (asyncio.Lock(), 0)
        self._queues[word] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._queues[word]
            if users == 1:
                del self._queues[word]
            else:
                self._queues[word] = (lock, users - 1)
