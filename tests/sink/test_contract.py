"""What every Store promises (service/sink/store.py)."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service import codec, metrics
from service.records import Document
from service.sink.store import Row, Store, digest
from tests.sink.conftest import Kind
from tests.sink.documents import row


def texts(*offsets: int) -> list[str]:
    return [f"text {offset}" for offset in offsets]


def test_its_name_is_a_label_of_the_metrics(store: Store) -> None:
    assert store.name in metrics.SINKS


def test_an_empty_store_has_stored_nothing(store: Store) -> None:
    assert store.stored("saring.documents", 0) == -1


def test_rows_are_stored_in_their_order_and_gaps_stay_gaps(kind: Kind, store: Store) -> None:
    store.write("saring.documents", 0, [row(3), row(4), row(9)])
    assert kind.texts() == texts(3, 4, 9)
    assert store.stored("saring.documents", 0) == 9


def test_another_process_finds_what_is_stored(kind: Kind, store: Store) -> None:
    store.write("saring.documents", 0, [row(3)])
    assert kind.open().stored("saring.documents", 0) == 3


def test_partitions_and_topics_do_not_mix(store: Store) -> None:
    """A partition's number and a topic's name may be the beginning of another's."""
    store.write("saring.documents", 1, [row(7, 1)])
    assert store.stored("saring.documents", 11) == -1
    assert store.stored("saring.documents", 0) == -1
    assert store.stored("documents", 1) == -1
    assert store.stored("saringxdocuments", 1) == -1


def test_a_batch_that_comes_twice_is_stored_once(kind: Kind, store: Store) -> None:
    batch = [row(0), row(1)]
    store.write("saring.documents", 0, batch)
    store.write("saring.documents", 0, batch)
    assert kind.texts() == texts(0, 1)


def test_a_batch_that_overlaps_adds_only_what_is_new(kind: Kind, store: Store) -> None:
    store.write("saring.documents", 0, [row(0), row(1), row(2)])
    store.write("saring.documents", 0, [row(1), row(2), row(3)])
    assert kind.texts() == texts(0, 1, 2, 3)


def test_an_empty_batch_is_nothing(kind: Kind, store: Store) -> None:
    store.write("saring.documents", 0, [])
    assert kind.texts() == []


def test_its_rows_are_told_with_what_they_are(store: Store) -> None:
    """What was written, in one file without gaps and one with: offsets are never too low."""
    batches = [[row(3), row(4)], [row(7), row(9)]]
    for batch in batches:
        store.write("saring.documents", 0, batch)
    store.write("saring.documents", 1, [row(0, 1)])
    store.write("other.documents", 0, [row(0, of="other")])
    told = sorted(store.rows("saring.documents"), key=lambda stored: (stored[0], stored.revision))
    written = [*batches[0], *batches[1], row(0, 1)]
    assert [stored[0] for stored in told] == [each.partition for each in written]
    assert all(s.offset >= each.offset for s, each in zip(told, written, strict=True))
    assert [stored[2:] for stored in told] == [marks(each) for each in written]


def marks(written: Row) -> tuple[str, int, bytes]:
    """What a row is called and what it says."""
    document = codec.decode(written.value, Document)
    said = digest(
        request_id=document.request_id,
        final_url=document.final_url,
        title=document.title,
        text=document.text,
    )
    return document.document_id, document.revision, said


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.lists(st.integers(0, 30), unique=True, max_size=6).map(sorted), max_size=5),
    st.integers(0, 10**6),
)
def test_whatever_batches_come_each_row_above_the_last_is_there_once(
    kind: Kind, batches: list[list[int]], partition: int
) -> None:
    before, expected, last = kind.texts(), [], -1
    store = kind.open()
    topic = f"t{len(before)}-{partition}"  # names of its own in the folder that examples share
    if store.stored(topic, partition) != -1:
        return
    for batch in batches:
        store.write(topic, partition, [row(offset, partition, of=topic) for offset in batch])
        new = [offset for offset in batch if offset > last]
        expected += new
        last = max([last, *new])
    assert sorted(kind.texts()) == sorted(before + texts(*expected))
    assert store.stored(topic, partition) == last
