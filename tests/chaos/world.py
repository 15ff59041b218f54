"""What a fault is brought upon: a real broker, a site on loopback, workers in processes, stores.

Everything lives in one folder and is ended with the world. Workers are `saring worker` as an
operator starts them; a paced push keeps them busy for as long as a fault lasts.
"""

import asyncio
import contextlib
import os
import random
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from service.broker import properties
from service.broker.embedded import EmbeddedBroker
from service.cli.kafka import Pusher
from tests.chaos.ledger import Ledger
from tests.chaos.proxy import Proxy
from tests.flow.conftest import SARING, Process, environment
from tests.servers.site import Site

PREFIX = "saring"
PARTITIONS = 4
HOSTS = 60
# Kinds of URLs with their weights: fine, slow, failing for a while, failing for good, redirecting.
KINDS = {"page": 80, "slow": 4, "flaky": 6, "missing": 5, "moved": 5}
MALFORMED_EVERY = 50  # one message in so many is none of a request
END_SECONDS = 300.0  # patience for what is left after a fault


class ReachableBroker(EmbeddedBroker):
    """The embedded broker as clients reach it through a proxy."""

    proxy_port = 0

    def _write_settings(self, port: int, message_max_bytes: int) -> int:
        port = super()._write_settings(port, message_max_bytes)
        if self.proxy_port:
            path = self._data_dir / properties.PROPERTIES_NAME
            text = path.read_text()
            told, reached = (
                f"advertised.listeners=PLAINTEXT://127.0.0.1:{one}\n"
                for one in (port, self.proxy_port)
            )
            assert told in text
            path.write_text(text.replace(told, reached))
        return port


@dataclass
class Load:
    """What was pushed: by partition and offset of `urls`, whether a request is expected of it."""

    pushed: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.pushed)


class World:
    """One broker, one site, some workers; `async with` ends all of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.site = Site()
        self.broker: EmbeddedBroker | None = None
        self.proxy: Proxy | None = None
        self.workers: list[Process] = []
        self.load = Load()
        self.settings: dict[str, str] = {}
        self._number = 0

    async def __aenter__(self) -> "World":
        self.folder.mkdir(parents=True)
        await self.site.start()
        self.settings = {
            **self.site.settings(),
            "politeness__delay": "20ms",
            "fetch__read_timeout": "5s",
            "retry__delays": "500ms,2s,5s",
            "retry__attempts": "4",
            "stores__flush_interval": "1s",
            "kafka__partitions": str(PARTITIONS),
            "topic_prefix": PREFIX,
        }
        return self

    async def __aexit__(self, *_: object) -> None:
        for worker in self.workers:
            if worker.process.returncode is None:
                worker.kill(signal.SIGKILL)
                await worker.ends(10)
        if self.broker is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.broker.pid, signal.SIGCONT)
            await self.broker.stop()
        if self.proxy is not None:
            await self.proxy.stop()
        await self.site.stop()

    # -- broker ------------------------------------------------------------------------------------

    async def start_broker(self, *, through_proxy: bool = False) -> None:
        """Start it, or start it again on the same port with what it has on disk."""
        port = 0
        if self.broker is not None:
            port = int(self.broker.bootstrap.rpartition(":")[2])
        if through_proxy and self.proxy is None:
            self.proxy = await Proxy().start()
        ReachableBroker.proxy_port = self.proxy.port if self.proxy else 0
        self.broker = await ReachableBroker.start(self.folder / "kafka", port=port)
        if self.proxy is not None:
            self.proxy.target = int(self.broker.bootstrap.rpartition(":")[2])

    async def kill_broker(self) -> None:
        """kill -9; what it has on disk stays."""
        assert self.broker is not None
        os.kill(self.broker.pid, signal.SIGKILL)
        await self.broker.wait()
        await self.broker.stop()

    @property
    def bootstrap(self) -> str:
        """Where clients reach it."""
        assert self.broker is not None
        return f"127.0.0.1:{self.proxy.port}" if self.proxy is not None else self.broker.bootstrap

    # -- workers -----------------------------------------------------------------------------------

    async def start_worker(self, *arguments: str, ready: bool = True, **settings: str) -> Process:
        """Start one in the data directory that all share."""
        self._number += 1
        process = await asyncio.create_subprocess_exec(
            SARING,
            "worker",
            *arguments,
            env=environment(
                self.folder / "data",
                **self.settings | {"broker": f"kafka://{self.bootstrap}"} | settings,
            ),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            cwd=self.folder,
        )
        worker = Process(process)
        self.workers.append(worker)
        if ready:
            await worker.says("Worker is ready")
        return worker

    async def start_workers(self, count: int = 2, **settings: str) -> list[Process]:
        """The first creates the topics, the others join."""
        return [await self.start_worker(**settings) for _ in range(count)]

    @property
    def living(self) -> list[Process]:
        """Workers that run."""
        return [worker for worker in self.workers if worker.process.returncode is None]

    async def end_workers(self) -> list[int]:
        """SIGTERM to all; their exit codes."""
        living = self.living
        for worker in living:
            worker.kill(signal.SIGTERM)
        return [await worker.ends(60) for worker in living]

    async def is_ready(self, worker: Process) -> bool:
        """What its /readyz says; no answer is no."""
        page = (await worker.says(r"page: (http://\S+)"))[1]
        timeout = aiohttp.ClientTimeout(total=2)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                async with session.get(f"{page}readyz") as response:
                    return response.status == 200
            except (aiohttp.ClientError, TimeoutError):
                return False

    # -- load --------------------------------------------------------------------------------------

    def messages(self, count: int) -> list[bytes]:
        """Messages of all kinds in a random order, another each time."""
        kinds = self.random.choices(list(KINDS), weights=list(KINDS.values()), k=count)
        numbers = range(len(self.load), len(self.load) + count)
        return [
            b"\xff not a request %d" % number
            if number % MALFORMED_EVERY == MALFORMED_EVERY - 1
            else self.site.url(kind, number, hosts=HOSTS).encode()
            for number, kind in zip(numbers, kinds, strict=True)
        ]

    async def push(self, messages: list[bytes], *, seconds: float = 0.0) -> None:
        """Push messages, evenly over a time."""
        steps = max(1, int(seconds / 0.5))
        started = time.monotonic()
        async with Pusher(self.bootstrap, f"{PREFIX}.urls") as pusher:
            for step in range(steps):
                part = messages[len(messages) * step // steps : len(messages) * (step + 1) // steps]
                for place, value in zip(await pusher.push(part), part, strict=True):
                    self.load.pushed[place] = value
                await asyncio.sleep(max(0.0, started + (step + 1) * 0.5 - time.monotonic()))

    # -- what came of it ---------------------------------------------------------------------------

    def ledger(self) -> Ledger:
        """The books of this world."""
        return Ledger(self.bootstrap, PREFIX, self.load.pushed, self.folder / "data" / "documents")

    async def until_ended(self, seconds: float = END_SECONDS) -> None:
        """Wait until each message that was pushed has an outcome and the stores have caught up.

        Returns at the limit too: what is missing then is lost, and the ledger says so.
        """
        ledger = self.ledger()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not await ledger.is_complete():
                    await asyncio.sleep(0.5)


def memory_bytes(pid: int) -> int:
    """Resident memory of one process, without its children."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0
