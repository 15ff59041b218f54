"""A TCP proxy before a broker that counts its bytes by kind of request, in both directions."""

import asyncio
import contextlib
from collections import Counter

# Kafka's API keys of the requests that carry messages; the rest is groups, commits and metadata.
KINDS = {0: "produce", 1: "fetch"}
OTHER = "other"


class Tap:
    """Passes on to `target`, a port of this machine; counts what comes `into` and `out` of it."""

    def __init__(self) -> None:
        self.port = 0
        self.target = 0
        self.into: Counter[str] = Counter()
        self.out: Counter[str] = Counter()
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> "Tap":
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def reset(self) -> None:
        """Count from zero."""
        self.into.clear()
        self.out.clear()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        asked: dict[bytes, str] = {}  # kind by correlation id, of what waits for its answer
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.close()
            return
        try:
            await asyncio.gather(
                self._copy(reader, back, asked, self.into),
                self._copy(there, writer, asked, self.out),
            )
        finally:
            writer.close()
            back.close()

    async def _copy(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        asked: dict[bytes, str],
        count: Counter[str],
    ) -> None:
        """Pass on frame by frame: four bytes of length, then the request or its answer.

        A request begins with API key, version and correlation id, an answer with the latter.
        Source: Kafka protocol guide, "Common Request and Response Structure".
        """
        with contextlib.suppress(asyncio.IncompleteReadError, OSError):
            while True:
                size = await reader.readexactly(4)
                frame = await reader.readexactly(int.from_bytes(size))
                if count is self.into:
                    kind = KINDS.get(int.from_bytes(frame[:2]), OTHER)
                    asked[frame[4:8]] = kind
                else:
                    kind = asked.pop(frame[:4])
                count[kind] += len(size) + len(frame)
                writer.write(size + frame)
                await writer.drain()
        writer.close()
