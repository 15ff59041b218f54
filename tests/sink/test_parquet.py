"""A document that was stored as Parquet can be read as it was, by anything that reads Parquet."""

import io
import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

from service import codec
from service.records import Document
from service.sink import parquet
from service.sink.parquet import Parquet
from service.sink.store import Unfit
from tests.sink.documents import EXAMPLE, documents, row

TOPIC = "saring.documents"


def read(table: pa.Table) -> list[Document]:
    return [document(cells) for cells in table.to_pylist(maps_as_pydicts="strict")]


def document(cells: dict[str, Any]) -> Document:
    cells["extra"] = json.loads(cells["extra"])
    return msgspec.convert(cells, Document)


def test_every_field_comes_back_as_it_was(tmp_path: Path) -> None:
    full = EXAMPLE
    assert [f.name for f in fields(full) if getattr(full, f.name) in (None, (), {}, "", 0)] == []
    Parquet(tmp_path).write(TOPIC, 0, [row(0, document=full)])
    assert read(ds.dataset(tmp_path).to_table()) == [full]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_comes_back_as_it_was(made: Document) -> None:
    file = io.BytesIO()
    parquet._render(file, TOPIC, [row(0, document=made)])
    assert read(pq.read_table(file)) == [codec.decode(codec.encode(made), Document)]


def test_columns_are_the_fields_in_their_order_and_where_the_row_was(tmp_path: Path) -> None:
    Parquet(tmp_path).write(TOPIC, 2, [row(7, 2)])
    table = ds.dataset(tmp_path).to_table()
    names = [field.name for field in fields(Document)]
    assert table.column_names == [*names, "topic_partition", "topic_offset"]
    assert table["topic_partition"].to_pylist() == [2]
    assert table["topic_offset"].to_pylist() == [7]


def test_a_folder_is_one_data_set_whatever_fields_its_rows_have(tmp_path: Path) -> None:
    store = Parquet(tmp_path)
    bare = replace(
        EXAMPLE, title=None, published_at=None, authors=(), labels={}, provenance={}, extra={}
    )
    store.write(TOPIC, 0, [row(0, document=bare)])
    store.write(TOPIC, 0, [row(1, document=EXAMPLE)])
    store.write(TOPIC, 1, [row(0, 1, document=bare)])
    everything = (
        ds.dataset(tmp_path)
        .to_table()
        .sort_by([("topic_partition", "ascending"), ("topic_offset", "ascending")])
    )
    assert read(everything) == [bare, EXAMPLE, bare]


def test_more_rows_than_one_piece_come_back_in_order(tmp_path: Path) -> None:
    count = 2 * parquet.PIECE_ROWS + 1
    Parquet(tmp_path).write(TOPIC, 0, [row(offset) for offset in range(count)])
    assert ds.dataset(tmp_path).to_table()["topic_offset"].to_pylist() == list(range(count))


def test_text_is_packed_with_zstd(tmp_path: Path) -> None:
    Parquet(tmp_path).write(TOPIC, 0, [row(0)])
    (file,) = tmp_path.glob("*.parquet")
    group = pq.ParquetFile(file).metadata.row_group(0)
    assert {group.column(i).compression for i in range(group.num_columns)} == {"ZSTD"}


def test_a_row_that_arrow_cannot_hold_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    huge = replace(EXAMPLE, words=2**70)
    value = json.dumps(json.loads(codec.encode(EXAMPLE)) | {"words": huge.words}).encode()
    batch = [row(offset) for offset in range(100)]
    batch[70] = replace(batch[70], value=value)
    with pytest.raises(Unfit, match="offset 70"):
        Parquet(tmp_path).write(TOPIC, 0, batch)
    assert list(tmp_path.glob("*.parquet")) == []
