"""Documents as Parquet: a column a field of the record, and where in the topic each row was.

The schema comes from the record class, so that a new field is a new column by itself: records
become structs, dictionaries maps, times UTC in microseconds, closed sets of words strings. Fields
that may hold anything are JSON in a string. Every column may be null, as files from before a field
was added have none.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import inspect

from service import codec
from service.records import Document
from service.sink.files import Files
from service.sink.objects import Objects
from service.sink.store import Row, Stored, Unfit, digest, unreadable

# Conversion holds the interpreter's lock from the first row to the last: in pieces, so that the
# event loop comes between. 64 rows take about 4 ms.
PIECE_ROWS = 64


class Parquet:
    """Store of .parquet files (zstd) in one folder, here or on a file system of a URL."""

    name = "parquet"

    def __init__(self, folder: Path | str, *, by_date: bool = False) -> None:
        make = Objects if isinstance(folder, str) else Files
        self._files = make(folder, "parquet", _render, by_date=by_date)  # type: ignore[arg-type]  # of its own kind
        self.where = self._files.where
        self.stored = self._files.stored
        self.write = self._files.write

    def rows(self, topic: str) -> Iterator[Stored]:
        """All rows of a topic."""
        said = ["request_id", "final_url", "title", "text"]
        columns = ["topic_partition", "topic_offset", "document_id", "revision", *said]
        for partition, _, last, name in self._files.names(topic):
            try:
                with self._files.open(name) as source, pq.ParquetFile(source) as file:
                    for piece in file.iter_batches(batch_size=PIECE_ROWS, columns=columns):
                        for cells in piece.to_pylist():
                            yield Stored(
                                cells["topic_partition"],
                                cells["topic_offset"],
                                cells["document_id"],
                                cells["revision"],
                                digest(**{name: cells[name] for name in said}),
                            )
            except pa.ArrowException:  # torn or edited by someone
                yield unreadable(partition, last, name)

    def close(self) -> None:
        pass


@cache
def schema() -> pa.Schema:
    """Columns of a file: the fields of Document in their order, then where the row was."""
    types = {
        field.name: pa.string() if _is_anything(field.type) else _column(field.type)
        for field in _fields(Document)
    }
    return pa.schema(
        [
            *((field.name, types[field.name]) for field in dataclasses.fields(Document)),
            ("topic_partition", pa.int32()),
            ("topic_offset", pa.int64()),
        ]
    )


def _render(file: BinaryIO, _topic: str, rows: Sequence[Row]) -> None:
    pieces = [_piece(rows[start : start + PIECE_ROWS]) for start in range(0, len(rows), PIECE_ROWS)]
    pq.write_table(pa.Table.from_batches(pieces, schema()), file, compression="zstd")


def _piece(rows: Sequence[Row]) -> pa.RecordBatch:
    """The rows in Arrow's memory. Raises Unfit, e.g. for a number of more than 64 bits."""
    try:
        return pa.RecordBatch.from_pylist([_cells(row) for row in rows], schema())
    except (ValueError, TypeError, OverflowError) as error:  # Arrow's own are ValueErrors
        if len(rows) == 1:
            raise Unfit(rows[0].offset, f"not possible in Parquet: {error}") from error
        for row in rows:
            _piece([row])
        raise


def _cells(row: Row) -> dict[str, Any]:
    document = row.document or codec.decode(row.value, Document)
    cells: dict[str, Any] = msgspec.to_builtins(document, builtin_types=(datetime,))
    for name in _json_columns():
        cells[name] = msgspec.json.encode(cells[name]).decode()
    cells["topic_partition"] = row.partition
    cells["topic_offset"] = row.offset
    return cells


@cache
def _json_columns() -> tuple[str, ...]:
    return tuple(field.name for field in _fields(Document) if _is_anything(field.type))


def _fields(record: type) -> Sequence[inspect.Field]:
    found = inspect.type_info(record)
    assert isinstance(found, inspect.DataclassType)
    return found.fields


def _is_anything(kind: inspect.Type) -> bool:
    """True for Any and dict[str, Any], described or not."""
    if isinstance(kind, inspect.Metadata):
        return _is_anything(kind.type)
    return isinstance(kind, inspect.AnyType) or (
        isinstance(kind, inspect.DictType) and isinstance(kind.value_type, inspect.AnyType)
    )


def _column(kind: inspect.Type) -> pa.DataType:
    """Arrow's type for a field. Raises TypeError for one that records did not have so far."""
    match kind:
        case inspect.Metadata():
            return _column(kind.type)
        case inspect.UnionType(types=(one, inspect.NoneType()) | (inspect.NoneType(), one)):
            return _column(one)
        case inspect.StrType() | inspect.EnumType() | inspect.LiteralType():
            return pa.string()
        case inspect.BoolType():
            return pa.bool_()
        case inspect.IntType():
            return pa.int64()
        case inspect.FloatType():
            return pa.float64()
        case inspect.DateTimeType():
            return pa.timestamp("us", tz="UTC")
        case inspect.VarTupleType() | inspect.ListType():
            return pa.list_(_column(kind.item_type))
        case inspect.DictType():
            return pa.map_(pa.string(), _column(kind.value_type))
        case inspect.DataclassType():
            return pa.struct([(field.name, _column(field.type)) for field in kind.fields])
    raise TypeError(f"no column type for {kind}: sink/parquet.py must learn it")
