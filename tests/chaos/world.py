"""What a fault is brought upon: a real broker, a site on loopback, workers in processes, stores.

Everything lives in one folder and is ended with the world. Workers are `saring worker` as an
operator starts them; a paced push keeps them busy for as long as a fault lasts. The stores are
Parquet, JSONL and, where it is installed, PostgreSQL.
"""

import asyncio
import contextlib
import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import aiohttp
import orjson

from service.broker import properties
from service.broker.embedded import EmbeddedBroker
from service.cli.kafka import Follower, Pusher
from service.codec import Headers
from tests.chaos.ledger import Ledger
from tests.flow.conftest import SARING, Process, environment
from tests.servers.postgres import FOUND, Cluster
from tests.servers.proxy import Proxy
from tests.servers.site import Site

PREFIX = "saring"
PARTITIONS = 4
HOSTS = 60
# Kinds of URLs with their weights: fine, slow, failing for a while, failing for good, redirecting.
KINDS = {"page": 80, "slow": 4, "flaky": 6, "missing": 5, "moved": 5}
MALFORMED_EVERY = 50  # one message in so many is none of a request
NAMED_EVERY = 3  # one in so many has an id of its own
STEP_SECONDS = 0.5  # between two portions of a push that takes its time
END_SECONDS = 300.0  # patience for what is left after a fault
READY = "Worker is ready"


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


class World:
    """One broker, one site, some workers; `async with` ends all of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.site = Site()
        self.broker: EmbeddedBroker | None = None
        self.proxy: Proxy | None = None
        self.database: Cluster | None = None
        self.database_proxy: Proxy | None = None
        self.workers: list[Process] = []
        # What was pushed, by partition and offset of `urls`; each is to have one outcome.
        self.pushed: dict[tuple[int, int], bytes] = {}
        self.settings: dict[str, str] = {}

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
        if FOUND:
            self.database = await asyncio.to_thread(Cluster)
            self.settings["sink"] = f"parquet:,jsonl:,{self.database.url}"
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
        for proxy in (self.proxy, self.database_proxy):
            if proxy is not None:
                await proxy.stop()
        if self.database is not None:
            await asyncio.to_thread(self.database.remove)
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

    # -- PostgreSQL --------------------------------------------------------------------------------

    async def proxied_database(self) -> tuple[Cluster, Proxy]:
        """PostgreSQL as workers that start from now on reach it, through a proxy."""
        assert self.database is not None
        self.database_proxy = await Proxy().start()
        self.database_proxy.target = self.database.port
        ports = (f":{one}/" for one in (self.database.port, self.database_proxy.port))
        self.settings["sink"] = self.settings["sink"].replace(*ports)
        return self.database, self.database_proxy

    def rows(self) -> list[tuple[str, int]]:
        """Document id and revision of its rows; none before the schema is there."""
        assert self.database is not None
        if self.database.ask(f"SELECT to_regclass('{PREFIX}.documents')") == [(None,)]:
            return []
        rows = self.database.ask(f"SELECT document_id, revision FROM {PREFIX}.documents")
        return [(document, revision) for document, revision in rows]

    # -- workers -----------------------------------------------------------------------------------

    async def saring(self, *arguments: str, **settings: str) -> Process:
        """Start a command in the data directory that all share."""
        process = await asyncio.create_subprocess_exec(
            SARING,
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
        return Process(process)

    async def start_worker(self, *arguments: str, ready: bool = True, **settings: str) -> Process:
        """Start a worker, and wait until it is ready."""
        worker = await self.saring("worker", *arguments, **settings)
        self.workers.append(worker)
        if ready:
            await worker.says(READY)
        return worker

    async def start_workers(self, count: int = 2, **settings: str) -> list[Process]:
        """The first creates the topics, the others join."""
        return [await self.start_worker(**settings) for _ in range(count)]

    @property
    def living(self) -> list[Process]:
        """Workers that run."""
        return [worker for worker in self.workers if worker.process.returncode is None]

    @property
    def at_work(self) -> list[Process]:
        """Those of them that have been ready."""
        return [worker for worker in self.living if READY in worker.output]

    async def end_workers(self) -> list[int]:
        """SIGTERM to all; their exit codes."""
        living = self.living
        for worker in living:
            worker.kill(signal.SIGTERM)
        return [await worker.ends(60) for worker in living]

    async def asked(self, worker: Process, path: str) -> tuple[int, str]:
        """Status and text of its web port; 0 when it does not answer in time."""
        page = (await worker.says(r"page: (http://\S+)"))[1]
        timeout = aiohttp.ClientTimeout(total=2)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                async with session.get(f"{page}{path}") as response:
                    return response.status, await response.text()
            except (aiohttp.ClientError, TimeoutError):
                return 0, ""

    async def is_red(self, worker: Process) -> bool:
        """True when it says that it cannot do its work; a busy worker's silence is not that."""
        return (await self.asked(worker, "readyz"))[0] == 503

    # -- load --------------------------------------------------------------------------------------

    def messages(self, count: int) -> list[bytes]:
        """Messages of all kinds in a random order, another each time."""
        kinds = self.random.choices(list(KINDS), weights=list(KINDS.values()), k=count)
        numbers = range(len(self.pushed), len(self.pushed) + count)
        return [self._message(kind, number) for number, kind in zip(numbers, kinds, strict=True)]

    def _message(self, kind: str, number: int) -> bytes:
        if number % MALFORMED_EVERY == MALFORMED_EVERY - 1:
            return b"\xff not a request %d" % number
        url = self.site.url(kind, number, hosts=HOSTS)
        if number % NAMED_EVERY == 0:
            return orjson.dumps({"id": f"request-{number}", "url": url})
        return url.encode()

    async def push(
        self, messages: Sequence[bytes | None], *, seconds: float = 0.0, headers: Headers = ()
    ) -> list[tuple[int, int]]:
        """Push messages, evenly over a time; partition and offset of each."""
        steps = max(1, int(seconds / STEP_SECONDS))
        started = time.monotonic()
        all_places = []
        async with Pusher(self.bootstrap, f"{PREFIX}.urls") as pusher:
            for step in range(steps):
                part = messages[len(messages) * step // steps : len(messages) * (step + 1) // steps]
                # A message without a value has a key, or it is none.
                key = b"null" if None in part else None
                places = await pusher.push(part, key=key, headers=headers)
                for place, value in zip(places, part, strict=True):
                    if value is not None:
                        self.pushed[place] = value
                all_places += places
                wait = started + (step + 1) * STEP_SECONDS - time.monotonic()
                await asyncio.sleep(max(0.0, wait if seconds else 0.0))
        return all_places

    # -- what came of it ---------------------------------------------------------------------------

    def ledger(self) -> Ledger:
        """The books of this world."""
        stores = self.folder / "data" / "documents"
        rows = self.rows if self.database is not None else None
        return Ledger(self.bootstrap, PREFIX, self.pushed, stores, rows)

    async def until_ended(self, seconds: float = END_SECONDS) -> None:
        """Wait until each message that was pushed has an outcome and the stores have caught up.

        Returns at the limit too: what is missing then is lost, and the ledger says so.
        """
        ledger = self.ledger()
        waiting, documents = ledger.wanted(), []
        topics = [f"{PREFIX}.{word}" for word in ("outcomes", "documents")]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), Follower(self.bootstrap, topics) as follower:
                await follower.from_start()
                while True:
                    got = await follower.read(wait_seconds=STEP_SECONDS)
                    for message in got:
                        if message.topic == topics[0]:
                            waiting.discard(orjson.loads(message.value or b"{}")["request_id"])
                        else:
                            documents.append(message)
                    at_rest = not got and not waiting
                    if at_rest and not await asyncio.to_thread(ledger.missing, documents):
                        return

    async def reconciled(self) -> dict[str, int]:
        """What `saring reconcile` finds in topics and stores: problems by kind."""
        command = await self.saring("reconcile", "--store", "--json")
        code = await command.ends()
        assert code in {0, 1}, command.output
        problems: dict[str, int] = orjson.loads(command.output.splitlines()[-1])["problems"]
        assert bool(problems) is bool(code)
        return problems
