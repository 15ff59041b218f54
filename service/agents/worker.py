"""One worker: the stages that it is given, what they share, and their start and end.

Each stage is a Faust app of its own with its own consumer group; all of them in one process and one
event loop by default. The order of the end: stop taking, finish what is in flight, commit, leave.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from service import metrics
from service.agents.beat import Beat
from service.agents.deliver import Delivery
from service.agents.engine import Engine
from service.agents.enrich import Enrich
from service.agents.fetch import Fetch
from service.agents.hops import open_spans
from service.agents.intake import Intake
from service.agents.lag import ASK_SECONDS, Lag
from service.agents.lateness import nap
from service.agents.pulse import BEAT_SECONDS, Pulse
from service.agents.retry import Forwarder
from service.agents.sent import Sent
from service.agents.sink import SinkStage
from service.agents.stage import Stage
from service.agents.strain import warm_up
from service.agents.tally import Tally
from service.connection import Where
from service.fetch.fetch import Fetcher
from service.log import logger
from service.metrics import STAGES
from service.pool import Pool, begin
from service.settings import ConfigurationError, Settings
from service.sink.sink import Sink, open_stores
from service.state.redis import RedisState
from service.state.sqlite import SqliteState
from service.state.state import State
from service.topics import INPUT_RETENTION_SECONDS, declare

if TYPE_CHECKING:
    from service.agents.spans import Spans

log = logger("worker")

# What the processes of the pool have from birth. multiprocessing imports in each of them what the
# main module does: once is enough.
PRELOAD = ("service.agents.warm", "service.cli.main")
FORGET_SECONDS = 600.0  # between looks for memories that are too old to be repeated
SHOWN_HOSTS = 10  # on the page, of those that wait
STORE_SECONDS = 2.0  # between questions to a store that is away
# What a stage may still need after its limit to leave its group and close its clients.
LEAVE_SECONDS = 3.0


def choose_state(settings: Settings, is_busy: Callable[[], bool] = lambda: False) -> State:
    """The state that the settings name, not yet open. Raises ConfigurationError for another.

    `is_busy` says whether those who are answered would only wait for CPU.
    """
    kind, _, place = settings.state.partition(":")
    if kind in {"redis", "rediss", "unix"}:
        return RedisState(
            settings.state,
            prefix=settings.topic_prefix,
            retention_seconds=INPUT_RETENTION_SECONDS,
        )
    if kind != "sqlite":
        raise ConfigurationError(
            "SARING_STATE: sqlite:[FILE], redis://HOST:PORT/N, rediss://… or unix://SOCKET was "
            f"expected, not {kind}:…"
        )
    default = settings.data_dir / "state" / f"{settings.topic_prefix}.sqlite"
    return SqliteState(settings.data_dir / place if place else default, is_busy)


def prepare() -> None:
    """Begin what a worker will wait for otherwise: a second for what its pool is forked from."""
    begin(PRELOAD)


class Worker:
    """The stages of one process."""

    def __init__(
        self,
        settings: Settings,
        bootstrap: Where,
        stages: Sequence[str] = STAGES,
        before_sink: Callable[[], Awaitable[None]] | None = None,
        spans: "Spans | None" = None,
    ) -> None:
        """The sink starts once `before_sink` has returned; it is asked again after an OSError.

        Spans are those that the settings ask for unless others are given. Raises
        ConfigurationError.
        """
        self._settings = settings
        self._bootstrap = bootstrap
        self._topics = declare(settings)
        self._tally = Tally(self._topics.documents.name)
        self._started_at = datetime.now(UTC)
        self._state = choose_state(settings, self._is_busy)
        self._pool = self._new_pool() if {"fetch", "enrich"} & set(stages) else None
        self._fetcher = Fetcher(settings, self._state) if "fetch" in stages else None
        self._sink = self._new_sink() if "sink" in stages else None
        self._deliveries: dict[str, Delivery] = {}
        self._pulse = Pulse(bootstrap)
        self._beats = (
            Beat("pulse", self._pulse.ask, BEAT_SECONDS),
            Beat("lag", Lag(bootstrap, self._topics, settings.topic_prefix).ask, ASK_SECONDS),
            Beat("forget", self._forget, FORGET_SECONDS),
        )
        self._lateness = Beat("nap", nap, 0)
        self._sent = Sent(bootstrap, self._topics)
        self._spans = spans or open_spans(settings, self._topics)
        for name in stages:
            engine = Engine(
                stage=name,
                topic=(stage := self._stage(name)).topic,
                bootstrap=bootstrap,
                settings=settings,
            )
            self._deliveries[name] = Delivery(
                stage,
                engine,
                self._state,
                self._topics,
                self._tally,
                self._sent,
                self._spans,
                self._is_busy,
            )
        self._forwarders = [
            Forwarder(
                tier,
                to=self._topics.fetch.name,
                bootstrap=bootstrap,
                prefix=settings.topic_prefix,
                place=place,
                spans=self._spans,
            )
            for place, tier in enumerate(self._topics.tiers if "fetch" in stages else ())
        ]
        self._before_sink = before_sink
        self._sink_starter: asyncio.Task[None] | None = None
        self._store_away: str | None = None

    def _is_busy(self) -> bool:
        return self._pool is not None and self._pool.has_backlog

    def _new_pool(self) -> Pool:
        extract = self._settings.extract
        return Pool(
            processes=extract.processes,
            timeout=extract.timeout,
            memory=extract.memory,
            pages_per_process=extract.pages_per_process,
            preload=PRELOAD,
            warm_up=warm_up,
        )

    def _new_sink(self) -> Sink:
        stores = open_stores(self._settings)
        return Sink(stores, self._settings.stores, self._topics.documents.name)

    def _stage(self, name: str) -> Stage:
        if name == "intake":
            return Intake(self._topics, self._state)
        if name == "fetch":
            assert self._fetcher is not None
            assert self._pool is not None
            return Fetch(self._topics, self._settings, self._fetcher, self._pool, self._tally)
        if name == "enrich":
            assert self._pool is not None
            return Enrich(self._topics, self._settings, self._pool, self._state)
        if name == "sink":
            assert self._sink is not None
            return SinkStage(self._topics, self._settings, self._sink)
        raise ConfigurationError(f"--stages: one of {', '.join(STAGES)} was expected, not {name!r}")

    async def start(self) -> None:
        """Start everything; returns when all stages have joined their groups."""
        metrics.NOT_READY.read = self._missing
        self._lateness.start()
        await self._state.open()
        if self._pool is not None:
            await self._pool.start()
        if self._fetcher is not None:
            await self._fetcher.start()
        now = dict(self._deliveries)
        if self._before_sink is not None:
            starting = self._start_late(now.pop("sink"), self._before_sink)
            self._sink_starter = asyncio.create_task(starting)
        await asyncio.gather(
            *(delivery.start() for delivery in now.values()),
            *(forwarder.start() for forwarder in self._forwarders),
        )
        for beat in self._beats:
            beat.start()

    async def stop(self) -> None:
        """Finish or hand back what is in flight within the drain limit, and close.

        Where the broker is away nothing can be finished, and nothing is waited for: what was not
        committed comes again.
        """
        if self._sink_starter is not None:
            self._sink_starter.cancel()
            await asyncio.gather(self._sink_starter, return_exceptions=True)
        for beat in self._beats:
            await beat.stop()
        await self._pulse.ask()
        limit = max(0.0, self._settings.drain - LEAVE_SECONDS)
        if self._pulse.error is not None:
            limit = 0.0
        leaving = [forwarder.stop() for forwarder in self._forwarders]
        leaving += [delivery.stop(limit) for delivery in self._deliveries.values()]
        if not await _within(limit + LEAVE_SECONDS, leaving):
            log.warning("left without the broker; what was not committed comes again")
        await self._sent.close()
        if self._sink is not None:
            await self._sink.close()
        if self._fetcher is not None:
            await self._fetcher.close()
        if self._pool is not None:
            await self._pool.stop()
        await self._state.close()
        if self._spans is not None:
            await self._spans.close()
        await self._lateness.stop()
        metrics.NOT_READY.read = None

    @property
    def failed(self) -> bool:
        """True when a stage gave up and the process must be started anew."""
        gave_up = [delivery.failed for delivery in self._deliveries.values()]
        starter = self._sink_starter
        if starter is not None and starter.done() and not starter.cancelled():
            gave_up.append(starter.exception() is not None)
        return any(gave_up) or any(forwarder.failed for forwarder in self._forwarders)

    async def until_ready(self) -> None:
        """Wait until the worker can do its work."""
        while self.not_ready():  # noqa: ASYNC110  asked of Faust and the stores, who do not tell
            await asyncio.sleep(0.02)

    # -- numbers for the web port ------------------------------------------------------------------

    def not_ready(self) -> dict[str, str]:
        """What keeps this worker from its work, by part; empty when nothing does."""
        missing = {
            name: "gave up, restart the worker" if delivery.failed else "waits for its partitions"
            for name, delivery in self._deliveries.items()
            if not delivery.ready
        }
        missing |= {
            f"retry-{forwarder.word}": "gave up, restart the worker"
            for forwarder in self._forwarders
            if forwarder.failed
        }
        store_error = self._store_away or (
            self._sink.last_error if self._sink is not None else None
        )
        if store_error:
            missing["store"] = store_error
        if self._pulse.error:
            missing["broker"] = self._pulse.error
        if self._state.last_error:
            missing["state"] = self._state.last_error
        return missing

    def _missing(self) -> dict[str, int]:
        """The same as a metric has it: tiers are one part."""
        return {part.partition("-")[0]: 1 for part in self.not_ready()}

    def status(self) -> dict[str, Any]:
        """The numbers of the page at `/`."""
        return {
            "version": version("saring"),
            "started_at": self._started_at.isoformat(),
            "broker": str(self._bootstrap),
            "stages": {
                name: {
                    "ready": delivery.ready,
                    "partitions": len(delivery.partitions),
                    "in_flight": delivery.in_flight,
                    "received": delivery.received,
                }
                for name, delivery in self._deliveries.items()
            },
            "outcomes": dict(self._tally.outcomes),
            "reasons": dict(self._tally.reasons),
            "retries": self._tally.retries,
            "deferred": self._tally.deferred,
            "waiting": self._fetcher.waiting() if self._fetcher is not None else {},
            "hosts": self._hosts_that_wait(),
            "tiers": [
                {
                    "delay": forwarder.word,
                    "waiting": forwarder.waiting,
                    "next_seconds": forwarder.next_seconds(),
                }
                for forwarder in self._forwarders
            ],
            "freshness": self._tally.freshness(),
            "stored": dict(self._sink.rows) if self._sink is not None else {},
            "stored_at": dict(self._sink.written_at) if self._sink is not None else {},
            "documents": list(self._tally.documents),
            "dead_letters": list(self._tally.dead_letters),
            "not_ready": self.not_ready(),
        }

    def _hosts_that_wait(self) -> list[dict[str, Any]]:
        if self._fetcher is None:
            return []
        pauses = self._fetcher.longest_pauses(SHOWN_HOSTS)
        return [asdict(pause) | {"seconds": round(pause.seconds, 1)} for pause in pauses]

    async def _start_late(self, delivery: Delivery, before: Callable[[], Awaitable[None]]) -> None:
        """Start the sink when its stores can tell what they hold."""
        while True:
            try:
                await before()
                break
            except OSError as error:
                if self._store_away is None:
                    log.warning("a store cannot be asked; the sink waits", error=str(error))
                self._store_away = str(error)
                await asyncio.sleep(STORE_SECONDS)
            except ConfigurationError as error:
                log.warning("the sink cannot start", error=str(error))
                raise
        self._store_away = None
        await delivery.start()

    async def _forget(self) -> None:
        now = time.time()
        messages = await self._state.forget(now - INPUT_RETENTION_SECONDS)
        # As long as a repetition is possible it must have the same answer.
        window = max(self._settings.enrich.duplicate_window, INPUT_RETENTION_SECONDS)
        texts = await self._state.forget_sightings(now - window)
        if messages or texts:
            log.info("forgot", messages=messages, texts=texts)


async def _within(seconds: float, calls: Sequence[Coroutine[Any, Any, None]]) -> bool:
    """Run calls side by side; False when some failed or took longer, and are left behind.

    Clients of Kafka wait for a broker that is away without an end, some also when cancelled.
    """
    if not calls:
        return True
    done, late = await asyncio.wait([asyncio.create_task(call) for call in calls], timeout=seconds)
    for task in late:
        task.cancel()
    errors = [task.exception() for task in done if not task.cancelled()]
    for error in filter(None, errors):
        log.error("did not leave in order", exc_info=error)
    return not late and not any(task.cancelled() for task in done) and not any(errors)
