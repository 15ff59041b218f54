"""A TCP proxy on loopback that is slow or resets all its connections when it is told to."""

import asyncio
import contextlib
import socket
import struct
from typing import Self

CHUNK_BYTES = 65536


class Proxy:
    """Passes bytes to `target`, a port of this machine, and back."""

    def __init__(self) -> None:
        self.port = 0
        self.target = 0
        self.delay_seconds = 0.0  # before each piece is passed on
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    async def start(self) -> Self:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        self.reset()

    def reset(self) -> int:
        """Send RST on every connection, in both directions; how many there were."""
        count = len(self._open)
        for writer in list(self._open):
            connection = writer.get_extra_info("socket")
            if connection is not None:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        return count

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.close()
            return
        self._open |= {writer, back}
        try:
            await self._join(reader, back, there, writer)
        finally:
            self._open -= {writer, back}
            for one in (writer, back):
                one.close()

    async def _join(
        self,
        reader: asyncio.StreamReader,
        back: asyncio.StreamWriter,
        there: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        """Copy in both directions: from the client's reader, and from there to its writer."""
        await asyncio.gather(self._copy(reader, back), self._copy(there, writer))

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while chunk := await reader.read(CHUNK_BYTES):
                await asyncio.sleep(self.delay_seconds)
                writer.write(chunk)
                await writer.drain()
        writer.close()
