"""A server that nobody should ever reach: it counts whoever does."""

import asyncio
import random
import socket
from contextlib import suppress

# Ports that Saring dials at public addresses; one of them has the canary at an address of its own.
OPEN_PORTS = (8080, 8443)


class Canary:
    """Listens on a free port of loopback in both families, and on an open port of `address`."""

    def __init__(self):
        self.connections = 0
        self.received = b""
        self.port = self.open_port = 0
        # Some other test's canary may live on this machine, on the same open port.
        self.address = f"127.{random.randrange(1, 255)}.{random.randrange(256)}.9"
        self._servers = []

    async def start(self):
        self.port = await self._listen("127.0.0.1", 0)
        with suppress(OSError):  # no IPv6 here
            await self._listen("::1", self.port)
        for port in OPEN_PORTS:
            with suppress(OSError):  # taken by somebody who listens everywhere
                self.open_port = self.open_port or await self._listen(self.address, port)
        for port in OPEN_PORTS:
            for address in ("127.0.0.1", "::1"):
                with suppress(OSError):  # a bonus where they are free
                    await self._listen(address, port)
        assert self.open_port, f"{OPEN_PORTS} are taken at {self.address}"
        return self

    async def stop(self):
        for server in self._servers:
            server.close()
            await server.wait_closed()

    async def sees(self, address, port):
        """Whether a connection to it is counted."""
        before = self.connections
        _, writer = await asyncio.open_connection(address, port)
        while self.connections == before:
            await asyncio.sleep(0.01)
        writer.close()
        await writer.wait_closed()
        return self.connections == before + 1

    async def _listen(self, address, port):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        server = await asyncio.start_server(self._count, address, port, family=family)
        self._servers.append(server)
        return server.sockets[0].getsockname()[1]

    async def _count(self, reader, writer):
        self.connections += 1
        self.received += await reader.read(1000)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
