"""A network of its own in which every address is this machine, for one child process.

Nothing can leave it, so what a wall lets through is seen where it arrives: a server on all
addresses counts it. Needs Linux with `unshare` and `ip`, and the right to use them.
"""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.http import Routes, Seen

# Every address of both families is a local one.
NETWORK = (
    "ip link set lo up",
    "ip route add local 0.0.0.0/0 dev lo",
    "ip -6 route add local ::/0 dev lo",
)
FILES = {
    "resolv.conf": "nameserver 127.0.0.1\n",
    "nsswitch.conf": "hosts: files dns\n",
    "hosts": "127.0.0.1 localhost\n::1 localhost ip6-localhost\n",
}


def command() -> list[str]:
    """What starts a child in a network and with mounts of its own."""
    own_user = [] if os.geteuid() == 0 else ["--map-root-user"]
    return ["unshare", *own_user, "--net", "--mount"]


def missing() -> str:
    """Why there is no such network here; empty when there is."""
    for program in ("unshare", "ip", "mount"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    script = "mount --bind /etc/hosts /etc/resolv.conf && " + " && ".join(NETWORK)
    tried = subprocess.run([*command(), "sh", "-c", script], capture_output=True, check=False)
    return tried.stderr.decode("utf-8", "replace").strip() if tried.returncode else ""


def settle(folder: Path) -> None:
    """In the child: raise the network, and let the resolver ask 127.0.0.1 and nobody else."""
    for line in NETWORK:
        subprocess.run(line.split(), check=True)
    for name, text in FILES.items():
        (folder / name).write_text(text)
        if Path("/etc", name).exists():
            subprocess.run(["mount", "--bind", folder / name, Path("/etc", name)], check=True)


def opened() -> int:
    """TCP connections that were begun in this network, as the kernel counts them."""
    lines = Path("/proc/self/net/snmp").read_text().splitlines()
    names, values = (line.split() for line in lines if line.startswith("Tcp:"))
    return int(values[names.index("ActiveOpens")])


@dataclass
class Everywhere:
    """A server on all addresses; `reached` are address and port of each connection."""

    reached: list[tuple[str, int]] = field(default_factory=list)

    def addresses(self) -> list[str]:
        """Where connections came to since the last time."""
        found = [address for address, _ in self.reached]
        self.reached.clear()
        return found


@asynccontextmanager
async def serve_everywhere(routes: Routes, *ports: int) -> AsyncIterator[Everywhere]:
    """A server on all addresses and these ports; each connection has one request."""
    server = Everywhere()

    async def on_connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.reached.append(writer.get_extra_info("sockname")[:2])
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.strip().split("\r\n")
            headers = {
                name.lower(): value.strip()
                for name, _, value in (line.partition(":") for line in lines)
            }
            host = headers.get("host", "").partition(":")[0]
            reply = routes(Seen(host, first.split(" ")[1], headers, len(server.reached), 0.0))
            assert isinstance(reply, bytes)
            writer.write(reply)
        writer.close()
        with suppress(OSError, asyncio.CancelledError):
            await writer.wait_closed()

    async with AsyncExitStack() as stack:
        for address in ("0.0.0.0", "::"):
            for port in ports:
                listener = await asyncio.start_server(on_connection, address, port)
                await stack.enter_async_context(listener)
        yield server
