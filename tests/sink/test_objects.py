"""Stores on file systems that URLs name: whole files, without a lock, and no word of a secret."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import fs

from service.settings import ConfigurationError, load
from service.sink.jsonl import JsonLines
from service.sink.names import Span, redundant
from service.sink.objects import Objects
from service.sink.parquet import Parquet
from service.sink.sink import open_stores
from tests.servers.s3 import ObjectStore
from tests.sink.documents import row

TOPIC = "saring.documents"
SPANS = st.lists(
    st.builds(
        lambda first, count, name: Span(first, first + count, name),
        st.integers(0, 20),
        st.integers(0, 9),
        st.text(min_size=1),
    ),
    max_size=8,
    unique_by=lambda span: span.name,
)


def offsets(spans: set[Span]) -> set[int]:
    return {offset for span in spans for offset in range(span.first, span.last + 1)}


@given(SPANS, st.sets(st.integers(0, 7)))
def test_no_row_goes_with_what_is_redundant_though_another_worker_sees_less(
    spans: list[Span], seen: set[int]
) -> None:
    part = {span for number, span in enumerate(spans) if number in seen}
    left = set(spans) - redundant(spans) - redundant(part)
    assert offsets(left) == offsets(set(spans))
    assert redundant(left) == set()


def test_rows_that_two_workers_have_put_are_there_once_when_it_is_looked_at(
    object_store: ObjectStore, schema: str
) -> None:
    """One lost the partition while it wrote, and its put came after that of the next owner."""
    url = object_store.url(f"bucket/{schema}")
    JsonLines(url).write(TOPIC, 0, [row(0), row(1), row(2)])
    late = object_store.url(f"bucket/{schema}-late")
    JsonLines(late).write(TOPIC, 0, [row(0), row(1)])
    [name] = [key for key in object_store.objects if f"{schema}-late" in key]
    object_store.objects[name.replace(f"{schema}-late", schema)] = object_store.objects.pop(name)
    store = JsonLines(url)
    assert len(list(store.rows(TOPIC))) == 5
    assert store.stored(TOPIC, 0) == 2
    assert [stored.offset for stored in store.rows(TOPIC)] == [0, 1, 2]


def moved(folder: Path) -> Objects:
    """Files on a file system that moves them: pyarrow's own of this machine stands for HDFS."""
    made = Objects("hdfs://nowhere/", "txt", lambda file, _, rows: file.writelines(_values(rows)))
    made.__dict__["_place"] = (fs.LocalFileSystem(), str(folder))
    return made


def _values(rows: object) -> list[bytes]:
    return [each.value for each in rows]  # type: ignore[attr-defined]


def test_where_a_file_shows_while_it_is_written_it_is_written_aside_and_moved(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "made by the first file"
    files = moved(folder)
    assert files.stored(TOPIC, 0) == -1
    files.write(TOPIC, 0, [row(0), row(1)])
    left = folder / f".{TOPIC}-0-{2:020}-{9:020}.txt.part"
    left.write_text("torn")
    assert files.stored(TOPIC, 0) == 1
    [file] = folder.iterdir()
    assert file.read_bytes() == row(0).value + row(1).value
    assert file.name == f"{TOPIC}-0-{0:020}-{1:020}.txt"


@pytest.mark.parametrize("kind", ["parquet", "jsonl"])
def test_a_place_may_be_a_url_with_options_of_both(
    object_store: ObjectStore, schema: str, kind: str
) -> None:
    place = object_store.url(f"bucket/{schema}", partition="date")
    [store] = open_stores(load({"sink": (f"{kind}:{place}",)}))
    store.write(TOPIC, 0, [row(0)])
    [key] = [key for key in object_store.objects if schema in key]
    assert f"{schema}/stored_date=" in key
    assert store.where == f"s3://bucket/{schema}"


def test_a_url_of_this_machine_is_a_folder(tmp_path: Path) -> None:
    [store] = open_stores(load({"sink": (f"jsonl:file://{tmp_path}/a%20b",)}))
    assert store.where == f"{tmp_path}/a b"


@pytest.mark.parametrize(
    "place", ["ftp://user:s3cret@host/", "s3://key:s3cret@bucket/x?compress=lzma", "s4://s3cret@b/"]
)
def test_a_url_that_means_nothing_is_said_without_its_secrets(place: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        open_stores(load({"sink": (f"jsonl:{place}",)}))
    assert "s3cret" not in str(caught.value)


def test_a_store_that_is_away_is_an_oserror_when_it_is_asked_and_not_before() -> None:
    place = "s3://key:s3cret@bucket/x?endpoint_override=127.0.0.1:1&scheme=http&region=here"
    store = Parquet(place)
    with pytest.raises(OSError, match="bucket") as caught:
        store.stored(TOPIC, 0)
    assert "s3cret" not in str(caught.value)
