"""Documents gathered and written to the stores that the settings name; the door is Sink.write.

Rows of a partition come in the order of their offsets and are written in that order, one batch at a
time. A batch ends by time, rows or bytes (settings, group `stores`), and a row's `write` returns
when its batch is durable in every store: only then may its offset be committed. So what is gathered
and not written is bounded by what the agent has in flight, and when a store is in trouble nothing
is lost, reordered or given up: writes wait, `last_error` says why, and the batch is tried again.
"""

import asyncio
import bisect
import itertools
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from service import codec, log, metrics
from service.reasons import Failure, Reason
from service.records import WAITED, Document
from service.settings import ConfigurationError, Settings, Stores
from service.sink.jsonl import JsonLines
from service.sink.parquet import Parquet
from service.sink.postgres import Postgres, UrlError
from service.sink.store import Row, Store, Unfit

LOG = log.logger("sink")

PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)  # seconds between tries of a batch
# Stores of files, their options and each option's values, the default first.
FILES = {
    "parquet": {"partition": ("none", "date")},
    "jsonl": {"partition": ("none", "date"), "compress": ("none", "gzip")},
}
SILENT_SECONDS = 30.0  # a store that hangs makes the worker unready, as one that is away does
THREADS = 2  # a partition that waits for its disk does not hold up all others


def open_stores(settings: Settings) -> list[Store]:
    """The stores that SARING_SINK names, in its order. Raises ConfigurationError.

    A place is never quoted whole: it may hold a password, or a part of one that has a comma.
    """
    stores: list[Store] = []
    for number, place in enumerate(dict.fromkeys(settings.sink), 1):
        kind, _, rest = place.partition(":")
        try:
            if kind in FILES:
                stores.append(_of_files(kind, rest, settings.data_dir / "documents" / kind))
            elif kind in {"postgresql", "postgres"}:  # libpq takes both
                stores.append(Postgres(place, settings.topic_prefix))
            else:
                raise ConfigurationError(
                    "SARING_SINK: parquet:[DIR or URL], jsonl:[DIR or URL] or postgresql://… was "
                    f"expected at place {number} (a comma in a password is %2C)"
                )
        except UrlError as error:
            raise ConfigurationError(f"SARING_SINK: at place {number}: {error}") from None
        except OSError as error:
            raise ConfigurationError(f"SARING_SINK: {place!r} cannot be used: {error}") from error
    return stores


def _of_files(kind: str, rest: str, default: Path) -> Store:
    """A store of files from `[DIR or URL][?OPTION=VALUE[&…]]`.

    Options of a URL that are not ours are those of its file system. Raises ConfigurationError and
    OSError.
    """
    path, _, query = rest.partition("?")
    is_url = "://" in path
    chosen = {name: values[0] for name, values in FILES[kind].items()}
    others = []
    for option in filter(None, query.split("&")):
        name, _, value = option.partition("=")
        if is_url and name not in FILES[kind]:
            others.append(option)
            continue
        if value not in FILES[kind].get(name, ()):
            known = ", ".join(f"{n}={'|'.join(v)}" for n, v in FILES[kind].items())
            raise ConfigurationError(
                f"SARING_SINK: {kind}: takes {known}, not {f'{name}={value}'!r}"
            )
        chosen[name] = value
    folder: Path | str = Path(path) if path else default
    if path.startswith("file://"):
        folder = Path(unquote(urlsplit(path).path))
    elif is_url:
        folder = "?".join(filter(None, (path, "&".join(others))))
    by_date = chosen["partition"] == "date"
    try:
        if kind == "parquet":
            return Parquet(folder, by_date=by_date)
        return JsonLines(folder, gzipped=chosen["compress"] == "gzip", by_date=by_date)
    except ValueError as error:
        raise ConfigurationError(f"SARING_SINK: {kind}: {error}") from None


class _Partition:
    """What is gathered of one partition, and how far it is stored."""

    def __init__(self, number: int, stored: int) -> None:
        self.number = number
        self.taken = stored  # highest offset that is stored or in a batch
        self.gaps: list[tuple[int, int]] = []  # offsets below `taken` of which no row came
        self.rows: list[Row] = []  # gathered, by offset
        self.size = 0  # bytes of the gathered values
        self.since = 0.0  # monotonic time: none of them has waited since before
        self.flush_upto = -1  # rows up to here do not wait for time or number
        self.waiting: dict[int, list[asyncio.Future[None]]] = {}  # gathered or being written
        self.wake = asyncio.Event()
        self.task: asyncio.Task[None] | None = None

    def add(self, row: Row, now: float) -> None:
        if not self.rows:
            self.since = now
        bisect.insort(self.rows, row, key=lambda gathered: gathered.offset)
        self.size += len(row.value)

    def take(self, most_rows: int, most_bytes: int) -> list[Row]:
        """The next batch, one row at least; notes which offsets it leaves out."""
        sizes = itertools.accumulate(len(row.value) for row in self.rows[:most_rows])
        count = max(1, sum(size <= most_bytes for size in sizes))
        batch, self.rows = self.rows[:count], self.rows[count:]
        self.size -= sum(len(row.value) for row in batch)
        for row in batch:
            if row.offset > self.taken + 1:
                self.gaps.append((self.taken + 1, row.offset - 1))
            self.taken = row.offset
        return batch

    def is_late(self, offset: int) -> bool:
        """True when a file that covers the offset was begun without it."""
        index = bisect.bisect_right(self.gaps, offset, key=lambda gap: gap[0]) - 1
        return index >= 0 and offset <= self.gaps[index][1]

    def release(self, offset: int, error: Exception | None = None) -> None:
        """Tell those who wait for a row."""
        for future in self.waiting.pop(offset, ()):
            if future.done():
                continue
            if error is None:
                future.set_result(None)
            else:
                future.set_exception(error)


class Sink:
    """Gathers the rows of the partitions that are assigned, and writes them to all stores."""

    def __init__(self, stores: list[Store], settings: Stores, topic: str) -> None:
        """`topic` is the full name of the documents topic: files carry it."""
        self.last_error: str | None = None  # None while the stores do what they should
        self.rows = Counter({store.name: 0 for store in stores})  # written by this worker
        for store in stores:
            # There from the start: the increase of a series that appears late is not seen.
            metrics.SINK_ROWS.labels(store.name)
            metrics.SINK_FAILURES.labels(store.name)
            metrics.SINK_FLUSH_SECONDS.labels(store.name)
        self._stores = stores
        self._settings = settings
        self._topic = topic
        self._partitions: dict[int, _Partition] = {}
        self._troubled: dict[int, str] = {}
        self._executor = ThreadPoolExecutor(THREADS, thread_name_prefix="sink")
        # When each store took its last batch, RFC 3339; None before.
        self.written_at: dict[str, str | None] = {store.name: None for store in stores}

    async def assign(self, partitions: Iterable[int]) -> None:
        """Work for these partitions from now on; what is gathered of others is forgotten.

        No row of a new partition may come before this returns. Whoever waits for a row of a
        forgotten one is cancelled: the row is not stored, and belongs to another worker now; call
        `flush` before, to lose no work.
        """
        wanted = set(partitions)
        away: set[str] = set()
        for number in self._partitions.keys() - wanted:
            self._drop(self._partitions.pop(number))
        for number in sorted(wanted - self._partitions.keys()):
            partition = _Partition(number, await self._stored(number, away))
            partition.task = asyncio.create_task(self._run(partition))
            self._partitions[number] = partition

    async def write(self, row: Row) -> None:
        """Return when the row is durable in every store; at once when it is already.

        To be called in the order of offsets, without waiting for the rows before. Raises
        Failure(bad_message) for a row that is no document or that a store cannot hold, and
        CancelledError when its partition is taken away.
        """
        row = replace(row, document=codec.decode(row.value, Document))
        partition = self._partitions.get(row.partition)
        if partition is None:
            raise asyncio.CancelledError(f"partition {row.partition} is not assigned")
        if row.offset not in partition.waiting:
            if row.offset <= partition.taken:
                if partition.is_late(row.offset):
                    raise RuntimeError(
                        f"offset {row.offset} of partition {row.partition} came after its file was "
                        f"begun (up to {partition.taken}): rows must come in order"
                    )
                return
            partition.add(row, time.monotonic())
        future = asyncio.get_running_loop().create_future()
        partition.waiting.setdefault(row.offset, []).append(future)
        self._wake_if_full(partition)
        await future

    async def flush(self) -> None:
        """Write all that is gathered now, and return when it is done."""
        pending: list[asyncio.Future[None]] = []
        for partition in self._partitions.values():
            partition.flush_upto = max(partition.waiting, default=-1)
            partition.wake.set()
            pending += (future for futures in partition.waiting.values() for future in futures)
        if pending:
            await asyncio.wait(pending)

    async def close(self) -> None:
        """Forget what is gathered, wait for the batches that threads are writing, close stores."""
        await self.assign(())
        await asyncio.to_thread(self._executor.shutdown)
        for store in self._stores:
            await asyncio.to_thread(store.close)

    def _drop(self, partition: _Partition) -> None:
        assert partition.task is not None
        partition.task.cancel()  # a batch in a thread goes on alone; stores keep it from overlaps
        for futures in partition.waiting.values():
            for future in futures:
                future.cancel()
        self._recovered(partition.number)

    async def _stored(self, number: int, away: set[str]) -> int:
        """The highest offset that every store has; -1 when one cannot tell (it skips by itself).

        `away` names those that could not; they are not asked again, as each question may take long.
        """
        loop = asyncio.get_running_loop()
        lowest: list[int] = []
        for store in self._stores:
            if store.name in away:
                return -1
            try:
                offset = await loop.run_in_executor(
                    self._executor, store.stored, self._topic, number
                )
            except OSError as error:
                LOG.warning("a store cannot tell what it holds", store=store.name, error=str(error))
                away.add(store.name)
                return -1
            lowest.append(offset)
        return min(lowest, default=-1)

    def _wake_if_full(self, added_to: _Partition) -> None:
        if len(added_to.rows) >= self._settings.flush_rows or len(added_to.rows) == 1:
            added_to.wake.set()
        if sum(each.size for each in self._partitions.values()) >= self._settings.flush_bytes:
            largest = max(self._partitions.values(), key=lambda each: each.size)
            largest.flush_upto = largest.rows[-1].offset
            largest.wake.set()

    async def _run(self, partition: _Partition) -> None:
        """Write a partition's batches, one after the other, when each is due."""
        while True:
            wait = self._due_seconds(partition)
            if wait is None or wait > 0:
                partition.wake.clear()
                try:
                    async with asyncio.timeout(wait):
                        await partition.wake.wait()
                except TimeoutError:
                    pass
                continue
            batch = partition.take(self._settings.flush_rows, self._settings.flush_bytes)
            await self._store(partition, batch)

    def _due_seconds(self, partition: _Partition) -> float | None:
        """How long the next batch has time; None when there is nothing to write."""
        if not partition.rows:
            return None
        if (
            len(partition.rows) >= self._settings.flush_rows
            or partition.rows[0].offset <= partition.flush_upto
        ):
            return 0.0
        return partition.since + self._settings.flush_interval - time.monotonic()

    async def _store(self, partition: _Partition, batch: Sequence[Row]) -> None:
        """Bring a batch into every store, however long it takes, and tell those who wait."""
        stores = list(self._stores)
        pauses = itertools.chain(PAUSES, itertools.repeat(PAUSES[-1]))
        while stores and batch:
            store = stores[0]
            try:
                await self._write_batch(store, partition.number, batch)
            except Unfit as unfit:
                partition.release(unfit.offset, _unfit(store, unfit))
                batch = [row for row in batch if row.offset != unfit.offset]
            except Exception as error:  # noqa: BLE001  whatever it is, the rows are not stored
                self._in_trouble(partition.number, store, error)
                await asyncio.sleep(next(pauses))
            else:
                del stores[0]
        self._recovered(partition.number)
        for row in batch:
            partition.release(row.offset)
            _observe_age(row)

    async def _write_batch(self, store: Store, number: int, batch: Sequence[Row]) -> None:
        began = time.monotonic()
        writing = asyncio.get_running_loop().run_in_executor(
            self._executor, store.write, self._topic, number, batch
        )
        try:
            done, _ = await asyncio.wait([writing], timeout=SILENT_SECONDS)
            if not done:
                silent = TimeoutError(f"has not answered for {SILENT_SECONDS:g} s, still waiting")
                self._in_trouble(number, store, silent)
            await writing
        finally:
            writing.cancel()  # when this task was: a batch that still queues is not begun
        self.written_at[store.name] = datetime.now(UTC).isoformat()
        metrics.SINK_ROWS.labels(store.name).inc(len(batch))
        self.rows[store.name] += len(batch)
        metrics.SINK_FLUSH_SECONDS.labels(store.name).observe(time.monotonic() - began)
        metrics.SINK_LAST_SUCCESS_SECONDS.labels(store.name).set_to_current_time()

    def _in_trouble(self, number: int, store: Store, error: Exception) -> None:
        metrics.SINK_FAILURES.labels(store.name).inc()
        if number not in self._troubled:
            LOG.warning(
                "a store cannot be written; documents wait",
                store=store.name,
                partition=number,
                exc_info=not isinstance(error, OSError),
                error=str(error),
            )
        self._troubled[number] = f"store {store.name}: {error}"
        self.last_error = self._troubled[number]

    def _recovered(self, number: int) -> None:
        self._troubled.pop(number, None)
        self.last_error = next(iter(self._troubled.values()), None)


def _observe_age(row: Row) -> None:
    """How old a request is now that its document is in every store."""
    if (document := row.document) is None:
        return
    seconds = max(0.0, (datetime.now(UTC) - document.asked_at).total_seconds())
    way = "waited" if WAITED in document.timings_ms else "straight"
    metrics.DOCUMENT_AGE_SECONDS.labels(way=way).observe(seconds)
    metrics.STAGE_AGE_SECONDS.labels(stage="sink").observe(seconds)


def _unfit(store: Store, unfit: Unfit) -> Failure:
    return Failure(Reason.BAD_MESSAGE, f"the store {store.name} cannot hold it: {unfit.why}")
