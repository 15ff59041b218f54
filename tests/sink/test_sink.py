"""The door of the sink: rows are gathered, written in their order, and released when durable."""

import asyncio
import random
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import metrics
from service.reasons import Failure, Reason
from service.records import WAITED
from service.settings import ConfigurationError, Settings, Stores, load
from service.sink.sink import Sink, open_stores
from service.sink.store import Row, Unfit
from tests.sink.documents import EXAMPLE, row

TOPIC = "saring.documents"
SOON = Stores(flush_interval=0.01, flush_rows=1000)
NEVER = Stores(flush_interval=3600, flush_rows=1000)


class Kept:
    """A store that keeps lists, and fails as often as it is told."""

    name = "jsonl"

    def __init__(self) -> None:
        self.batches: dict[int, list[list[int]]] = {}
        self.errors: list[Exception] = []
        self.open = threading.Event()  # writes wait for it
        self.open.set()
        self.closed = False

    def stored(self, topic: str, partition: int) -> int:
        return max(self.offsets(partition), default=-1)

    def write(self, topic: str, partition: int, rows: Sequence[Row]) -> None:
        assert self.open.wait(10)
        if self.errors:
            raise self.errors.pop(0)
        last = self.stored(topic, partition)
        new = [row.offset for row in rows if row.offset > last]
        self.batches.setdefault(partition, []).append(new)

    def offsets(self, partition: int) -> list[int]:
        return [offset for batch in self.batches.get(partition, []) for offset in batch]

    def close(self) -> None:
        self.closed = True


@pytest.fixture
async def opened() -> AsyncIterator[Callable[..., Any]]:
    """Opens sinks over stores, with some partitions assigned."""
    sinks: list[Sink] = []

    async def open_one(*stores: Any, settings: Stores = SOON, partitions: Any = (0, 1)) -> Sink:
        sink = Sink(list(stores), settings, TOPIC)
        await sink.assign(partitions)
        sinks.append(sink)
        return sink

    yield open_one
    for sink in sinks:
        await sink.close()


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.sink.sink.PAUSES", (0.01, 0.02))


async def until(claim: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not claim():
            await asyncio.sleep(0.002)


def sample(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


def start(sink: Sink, *rows: Row) -> list[asyncio.Task[None]]:
    return [asyncio.create_task(sink.write(each)) for each in rows]


async def test_a_row_is_released_when_every_store_has_it(opened: Any) -> None:
    first, second = Kept(), Kept()
    second.open.clear()
    sink = await opened(first, second)
    (writing,) = start(sink, row(0))
    await until(lambda: first.offsets(0) == [0])
    assert not writing.done()
    second.open.set()
    await writing
    assert second.offsets(0) == [0]


async def test_a_row_waits_no_longer_than_the_interval(opened: Any) -> None:
    store = Kept()
    sink = await opened(store, settings=Stores(flush_interval=0.05))
    async with asyncio.timeout(5):
        await asyncio.gather(*start(sink, row(0), row(1), row(0, 1)))
    assert store.batches == {0: [[0, 1]], 1: [[0]]}


async def test_a_batch_ends_by_rows(opened: Any) -> None:
    store = Kept()
    sink = await opened(store, settings=Stores(flush_interval=3600, flush_rows=3))
    writing = start(sink, *(row(offset) for offset in range(7)))
    await until(lambda: len(store.batches.get(0, [])) == 2)
    assert store.batches[0] == [[0, 1, 2], [3, 4, 5]]
    await sink.flush()
    await asyncio.gather(*writing)


async def test_a_batch_ends_by_bytes_of_all_partitions_and_the_largest_goes(opened: Any) -> None:
    store = Kept()
    limit = 3 * len(row(0).value) + 100
    sink = await opened(store, settings=Stores(flush_interval=3600, flush_bytes=limit))
    writing = start(sink, row(0, 1), row(0), row(1), row(2))
    await until(lambda: 0 in store.batches)
    assert store.batches == {0: [[0, 1, 2]]}
    await sink.flush()
    await asyncio.gather(*writing)


async def test_flush_writes_all_that_is_gathered_and_waits_for_it(opened: Any) -> None:
    store = Kept()
    sink = await opened(store, settings=NEVER)
    writing = start(sink, row(0), row(1), row(5, 1))
    await asyncio.sleep(0)
    await sink.flush()
    assert store.batches == {0: [[0, 1]], 1: [[5]]}
    await asyncio.gather(*writing)
    await sink.flush()


async def test_a_row_that_is_stored_everywhere_returns_at_once(opened: Any) -> None:
    store = Kept()
    store.batches[0] = [[7]]
    sink = await opened(store, settings=NEVER)
    async with asyncio.timeout(5):
        await sink.write(row(7))
        await sink.write(row(3))
    assert store.batches == {0: [[7]]}


async def test_a_row_that_one_store_lacks_is_written(opened: Any) -> None:
    ahead, behind = Kept(), Kept()
    ahead.batches[0] = [[0, 1]]
    behind.batches[0] = [[0]]
    sink = await opened(ahead, behind)
    await sink.write(row(1))
    assert behind.offsets(0) == [0, 1]
    assert ahead.offsets(0) == [0, 1]


async def test_the_same_row_twice_is_written_once_and_releases_both(opened: Any) -> None:
    store = Kept()
    sink = await opened(store)
    await asyncio.gather(*start(sink, row(0), row(0)))
    await sink.write(row(0))
    assert store.offsets(0) == [0]


async def test_a_caller_that_gives_up_takes_no_row_with_it(opened: Any) -> None:
    store = Kept()
    sink = await opened(store, settings=NEVER)
    leaving, staying = start(sink, row(0), row(1))
    await asyncio.sleep(0)
    leaving.cancel()
    await sink.flush()
    await staying
    assert store.offsets(0) == [0, 1]


async def test_a_value_that_is_no_document_fails_before_it_is_gathered(opened: Any) -> None:
    store = Kept()
    sink = await opened(store)
    with pytest.raises(Failure) as failure:
        await sink.write(replace(row(0), value=b'{"text": 1}'))
    assert failure.value.reason is Reason.BAD_MESSAGE
    await sink.write(row(1))
    assert store.offsets(0) == [1]


async def test_a_row_that_a_store_cannot_hold_fails_alone(opened: Any) -> None:
    store = Kept()
    store.errors = [Unfit(1, "too many bits")]
    sink = await opened(store)
    results = await asyncio.gather(*start(sink, row(0), row(1), row(2)), return_exceptions=True)
    assert isinstance(results[1], Failure)
    assert results[1].reason is Reason.BAD_MESSAGE
    assert (results[0], results[2]) == (None, None)
    assert store.offsets(0) == [0, 2]


@pytest.mark.parametrize("error", [OSError(28, "No space left"), MemoryError("none left")])
async def test_a_store_in_trouble_is_asked_again_and_nothing_is_lost(
    opened: Any, error: Exception
) -> None:
    store = Kept()
    store.errors = [error] * 4
    sink = await opened(store, settings=Stores(flush_interval=0.01, flush_rows=2))
    writing = start(sink, *(row(offset) for offset in range(5)))
    await until(lambda: sink.last_error)
    assert "left" in sink.last_error
    assert sink.written_at == {"jsonl": None}
    assert not any(each.done() for each in writing)
    await asyncio.gather(*writing)
    assert store.offsets(0) == [0, 1, 2, 3, 4]
    assert sink.last_error is None
    assert sink.written_at["jsonl"] is not None


async def test_failures_and_the_last_success_of_a_store_are_counted(opened: Any) -> None:
    store, failures = Kept(), sample("saring_sink_failures_total", sink="jsonl")
    store.errors = [OSError(28, "No space left")] * 3
    sink = await opened(store)
    began = time.time()
    await asyncio.gather(*start(sink, row(0)))
    assert sample("saring_sink_failures_total", sink="jsonl") - failures == 3
    name = "saring_sink_last_success_timestamp_seconds"
    assert began <= sample(name, sink="jsonl") <= time.time()


@pytest.mark.parametrize(
    ("way", "timings_ms"), [("straight", {"fetch": 5.0}), ("waited", {WAITED: 9000.0})]
)
async def test_the_age_of_a_request_counts_when_every_store_has_its_document(
    opened: Any, way: str, timings_ms: dict[str, float]
) -> None:
    asked_at = datetime.now(UTC) - timedelta(seconds=40)
    one = replace(EXAMPLE, asked_at=asked_at, timings_ms=timings_ms)
    stores = (Kept(), Kept())
    stores[1].open.clear()
    name = "saring_document_age_seconds"
    before = sample(f"{name}_count", way=way), sample(f"{name}_sum", way=way)
    writing = start(await opened(*stores), row(0, document=one))
    await until(lambda: stores[0].offsets(0) == [0])
    assert sample(f"{name}_count", way=way) == before[0]
    stores[1].open.set()
    await asyncio.gather(*writing)
    assert sample(f"{name}_count", way=way) == before[0] + 1
    assert 40 <= sample(f"{name}_sum", way=way) - before[1] < 60


async def test_a_store_that_hangs_is_named_until_it_has_answered(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.sink.sink.SILENT_SECONDS", 0.05)
    store = Kept()
    store.open.clear()
    sink = await opened(store)
    (writing,) = start(sink, row(0))
    await until(lambda: sink.last_error)
    assert "store jsonl: has not answered" in sink.last_error
    assert not writing.done()
    store.open.set()
    await writing
    assert sink.last_error is None
    assert store.batches == {0: [[0]]}


async def test_trouble_of_one_partition_does_not_stop_the_others(opened: Any) -> None:
    store = Kept()
    sink = await opened(store)
    store.errors = [OSError("one")] * 3
    first = start(sink, row(0))
    await until(lambda: len(store.errors) < 3)
    await sink.write(row(0, 1))
    await asyncio.gather(*first)
    assert store.batches == {0: [[0]], 1: [[0]]}


async def test_a_partition_that_is_taken_away_is_forgotten_and_its_callers_cancelled(
    opened: Any,
) -> None:
    store = Kept()
    sink = await opened(store, settings=NEVER)
    gone, kept = start(sink, row(0), row(0, 1))
    await asyncio.sleep(0)
    await sink.assign([1])
    with pytest.raises(asyncio.CancelledError):
        await gone
    with pytest.raises(asyncio.CancelledError):
        await sink.write(row(1))
    await sink.flush()
    await kept
    assert store.batches == {1: [[0]]}


async def test_a_partition_that_comes_back_goes_on_after_what_others_stored(opened: Any) -> None:
    store = Kept()
    sink = await opened(store)
    await sink.write(row(0))
    await sink.assign([1])
    store.batches[0].append([1, 2, 3])
    await sink.assign([0, 1])
    await asyncio.gather(*start(sink, *(row(offset) for offset in range(1, 6))))
    assert store.offsets(0) == [0, 1, 2, 3, 4, 5]


async def test_a_row_that_comes_after_its_file_was_written_is_not_lost_in_silence(
    opened: Any,
) -> None:
    """It could not be stored any more; only an agent that breaks the order can do that."""
    store = Kept()
    sink = await opened(store)
    await asyncio.gather(*start(sink, row(0), row(2)))
    with pytest.raises(RuntimeError, match="in order"):
        await sink.write(row(1))
    await sink.write(row(2))
    await sink.write(row(3))


async def test_rows_that_come_a_little_out_of_order_are_sorted(opened: Any) -> None:
    store = Kept()
    sink = await opened(store, settings=NEVER)
    offsets = list(range(50))
    random.Random(1).shuffle(offsets)
    writing = start(sink, *(row(offset) for offset in offsets))
    await asyncio.sleep(0)
    await sink.flush()
    await asyncio.gather(*writing)
    assert store.batches == {0: [list(range(50))]}


async def test_close_forgets_what_waits_and_closes_the_stores() -> None:
    store = Kept()
    store.errors = [OSError("for ever")] * 1000
    sink = Sink([store], SOON, TOPIC)
    await sink.assign([0])
    (writing,) = start(sink, row(0))
    await until(lambda: sink.last_error)
    async with asyncio.timeout(5):
        await sink.close()
    with pytest.raises(asyncio.CancelledError):
        await writing
    assert store.closed


@settings(max_examples=30, deadline=None)
@given(
    offsets=st.lists(st.integers(0, 60), unique=True, min_size=1).map(sorted),
    errors=st.integers(0, 3),
    flush_rows=st.integers(1, 8),
    restart=st.integers(0, 60),
)
def test_every_row_is_stored_once_and_in_order_whatever_fails(
    offsets: list[int], errors: int, flush_rows: int, restart: int
) -> None:
    """A second sink, as after a crash, is given again all that the first one had not committed."""
    first, second = Kept(), Kept()
    second.errors = [OSError("full")] * errors
    limits = Stores(flush_interval=0.001, flush_rows=flush_rows)

    async def run(rows: list[int], until_row: int) -> None:
        sink = Sink([first, second], limits, TOPIC)
        await sink.assign([0])
        await asyncio.gather(*start(sink, *(row(offset) for offset in rows if offset <= until_row)))
        await sink.close()

    asyncio.run(run(offsets, restart))
    asyncio.run(run(offsets, 60))
    assert first.offsets(0) == second.offsets(0) == offsets


# -- settings --------------------------------------------------------------------------------------


def test_stores_are_those_of_the_settings_in_their_order(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    settings = Settings(data_dir=tmp_path, sink=("parquet:", f"jsonl:{elsewhere}"))
    assert [store.name for store in open_stores(settings)] == ["parquet", "jsonl"]
    assert (tmp_path / "documents" / "parquet").is_dir()
    assert elsewhere.is_dir()


def test_options_follow_the_folder(tmp_path: Path) -> None:
    places = (f"jsonl:{tmp_path}/j?compress=gzip&partition=date", "parquet:?partition=date")
    for store in open_stores(Settings(data_dir=tmp_path, sink=places)):
        store.write(TOPIC, 0, [row(0)])
    [packed] = (tmp_path / "j").glob("stored_date=*/*.jsonl.gz")
    [columns] = (tmp_path / "documents" / "parquet").glob("stored_date=*/*.parquet")
    assert packed.stat().st_size
    assert columns.stat().st_size


def test_a_place_is_not_quoted_where_it_may_be_a_part_of_a_password(tmp_path: Path) -> None:
    """A list is cut at commas, also at one in a password."""
    flags = {"data_dir": tmp_path, "sink": "postgresql://u:paw,0rd@localhost/saring"}
    with pytest.raises(ConfigurationError) as error:
        open_stores(load(flags))
    assert "0rd" not in str(error.value)


def test_postgresql_is_not_touched_before_it_is_asked(tmp_path: Path) -> None:
    """It may be away when a worker starts."""
    [store] = open_stores(Settings(data_dir=tmp_path, sink=("postgresql://127.0.0.1:1/saring",)))
    assert store.name == "postgresql"
    with pytest.raises(OSError, match=r"127\.0\.0\.1:1"):
        store.stored(TOPIC, 0)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("postgresql://u:paw/0rd@localhost/saring", "place 1: postgresql://USER:PASSWORD@HOST"),
        ("jsonl:?compress=zip", r"jsonl: takes partition=none\|date, compress=none\|gzip, not"),
        ("parquet:?compress=gzip", "not 'compress=gzip'"),
        ("csv:", "parquet:.*was expected at place 1"),
        ("parquet:/dev/null/x", "cannot be used"),
    ],
)
def test_a_store_that_cannot_be_opened_is_a_configuration_error(
    tmp_path: Path, place: str, says: str
) -> None:
    with pytest.raises(ConfigurationError, match=says):
        open_stores(Settings(data_dir=tmp_path, sink=(place,)))
