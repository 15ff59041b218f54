"""A TCP proxy before a broker that counts its bytes by kind of request, in both directions."""

import asyncio
import contextlib
from collections import Counter

from tests.servers.proxy import Proxy

# Kafka's API keys of the requests that carry messages; the rest is groups, commits and metadata.
KINDS = {0: "produce", 1: "fetch"}
OTHER = "other"


class Tap(Proxy):
    """Counts what comes `into` and `out` of its target."""

    def __init__(self) -> None:
        super().__init__()
        self.into: Counter[str] = Counter()
        self.out: Counter[str] = Counter()

    def clear(self) -> None:
        """Count from zero."""
        self.into.clear()
        self.out.clear()

    async def _join(
        self,
        reader: asyncio.StreamReader,
        back: asyncio.StreamWriter,
        there: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        asked: dict[bytes, str] = {}  # kind by correlation id, of what waits for its answer
        await asyncio.gather(
            self._count(reader, back, asked, self.into),
            self._count(there, writer, asked, self.out),
        )

    async def _count(
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
