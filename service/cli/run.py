"""Start a worker with everything around it, keep it until a signal comes, end it in order.

Shared by `up`, `worker` and `demo`, who differ in whose broker it is and what they do meanwhile.
"""

import asyncio
import contextlib
import gc
import os
import signal
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from service.agents.worker import Worker, prepare
from service.broker.embedded import EmbeddedBroker
from service.cli.errors import Asked, BrokerUnreachable, Ended
from service.cli.kafka import bootstrap_of, create_topics, end_offsets
from service.connection import Brokers
from service.connection import check as check_connection
from service.fetch.addresses import parse_allow, parse_resolve
from service.log import logger
from service.metrics import STAGES
from service.settings import ConfigurationError, Settings
from service.sink.sink import open_stores
from service.topics import declare
from service.url import registered_domain
from service.web.server import WebServer

log = logger("run")

# After the drain limit the process ends, whatever hangs: an orchestrator would kill it anyway.
WATCHDOG_SECONDS = 5.0
WATCH_SECONDS = 0.5  # between looks at what must not end by itself
NEW_OBJECTS = 5_000  # objects that come before garbage is looked for among them


class Stop:
    """Set by the first SIGINT or SIGTERM; a second one ends the process at once."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._starting: asyncio.Task[Any] | None = None
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._signalled)

    def _signalled(self) -> None:
        if self._event.is_set():
            os._exit(130)
        self._event.set()
        if self._starting is not None:
            self._starting.cancel()

    @property
    def asked(self) -> bool:
        """True when it is time to end."""
        return self._event.is_set()

    async def wait(self) -> None:
        """Wait for the signal."""
        await self._event.wait()

    @contextlib.contextmanager
    def cuts_short(self) -> Iterator[None]:
        """A start that the signal ends: it may wait for a broker that never comes.

        Raises Asked then.
        """
        self._starting = asyncio.current_task()
        try:
            yield
        except asyncio.CancelledError:
            if self._starting is None or not self.asked or self._starting.uncancel():
                raise
            raise Asked from None
        finally:
            self._starting = None


def check_rules(settings: Settings) -> None:
    """Raises ConfigurationError for a rule that opens or leads addresses and cannot be read.

    Asked before a broker is started or touched.
    """
    parse_allow(settings.fetch.allow)
    parse_resolve(settings.fetch.resolve)


@contextlib.asynccontextmanager
async def broker(settings: Settings, console: Console) -> AsyncIterator[EmbeddedBroker | None]:
    """The embedded broker while it is needed; None when the settings name a broker.

    Raises ConfigurationError for settings of the connection that do not fit.
    """
    check_connection(settings)
    if not settings.embedded:
        yield None
        return
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        console=console,
        transient=True,
    ) as bars:
        download = bars.add_task("Apache Kafka", total=None, visible=False)

        def progress(done_bytes: int, total_bytes: int) -> None:
            bars.update(download, completed=done_bytes, total=total_bytes, visible=True)

        prepare()  # meanwhile
        started = await EmbeddedBroker.start(
            settings.data_dir,
            port=settings.kafka.port,
            repository=settings.kafka.repository,
            cache_dir=settings.kafka.cache_dir,
            progress=progress,
        )
    try:
        yield started
    finally:
        await started.stop()


@contextlib.asynccontextmanager
async def worker(
    settings: Settings,
    bootstrap: Brokers,
    stages: Sequence[str] = STAGES,
    *,
    stop: Stop | None = None,
) -> AsyncIterator[tuple[Worker, WebServer]]:
    """A worker that is ready, with its web port. Ends it in order when the block is left.

    Raises Asked when `stop` is set before it is ready.
    """
    cuts_short = stop.cuts_short if stop is not None else contextlib.nullcontext
    with cuts_short():
        await create_topics(bootstrap, declare(settings), replication=settings.kafka.replication)

    async def check() -> None:
        await _check_stores(settings, bootstrap)

    checked = "sink" not in stages
    if not checked:
        # A store that is away stops the sink and nothing else: the worker asks it again.
        with cuts_short(), contextlib.suppress(OSError):
            await check()
            checked = True
    made = Worker(settings, bootstrap, stages, before_sink=None if checked else check)
    try:
        web = await WebServer.start(made, settings.web)
    except OSError as error:
        raise ConfigurationError(str(error)) from error
    try:
        registered_domain("example.org")  # reads the list of public suffixes: 30 ms, once
        with cuts_short():
            await made.start()
        with settled():
            yield made, web
    finally:
        with _watchdog(settings.drain + WATCHDOG_SECONDS):
            await web.stop()
            await made.stop()


async def _check_stores(settings: Settings, bootstrap: Brokers) -> None:
    """A topic made anew begins at 0 again, and a store would take its rows for old ones.

    Raises ConfigurationError then, and OSError when a store cannot tell.
    """
    topic = declare(settings).documents.name
    try:
        ends = await end_offsets(bootstrap, topic)
    except BrokerUnreachable as error:
        raise ConnectionError(str(error)) from error
    with contextlib.ExitStack() as stack:
        for store in open_stores(settings):
            stack.enter_context(contextlib.closing(store))
            for partition, end in ends.items():
                stored = await asyncio.to_thread(store.stored, topic, partition)
                if stored >= end:
                    raise ConfigurationError(
                        f"the store {store.where} holds offset {stored} of {topic}, partition "
                        f"{partition}, but the topic ends at {end}: it was made anew. Move the "
                        "store away, or use another SARING_TOPIC_PREFIX"
                    )


async def until_stopped(stop: Stop, made: Worker, kafka: EmbeddedBroker | None) -> None:
    """Wait for a signal. Raises Ended when broker or worker cannot go on."""
    while not stop.asked:
        if made.failed:
            raise Ended("a stage gave up; its last log lines say why")
        if kafka is not None and kafka.has_exited:
            raise Ended("the embedded broker ended; broker.log in the data directory says why")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(WATCH_SECONDS):
                await stop.wait()


def address_of(settings: Settings, kafka: EmbeddedBroker | None) -> Brokers:
    """Where the broker is."""
    return Brokers(kafka.bootstrap) if kafka is not None else bootstrap_of(settings)


def web_page(settings: Settings, web: WebServer) -> str:
    """Where the page is."""
    return f"http://{settings.web.host}:{web.port}/"


@contextlib.contextmanager
def settled() -> Iterator[None]:
    """Keep the objects that are there by now out of garbage collections.

    Most of them are modules, the list of public suffixes and Faust's, and stay to the end. A full
    collection that walks through them takes 0.1 s and more, in which nothing else is done and the
    web port does not answer. What is left is looked through less often than Python's 700 objects
    say: 0.05 ms of a page, not 0.3, and no look takes longer than 4 ms.
    """
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


@contextlib.contextmanager
def _watchdog(seconds: float) -> Iterator[None]:
    """End the process when the block takes longer; a thread, because the loop may be what hangs."""
    done = threading.Event()

    def watch() -> None:
        if not done.wait(seconds):
            log.error("not ended in time, and cut short; nothing is lost", seconds=seconds)
            os._exit(1)

    threading.Thread(target=watch, name="watchdog", daemon=True).start()
    try:
        yield
    finally:
        done.set()
