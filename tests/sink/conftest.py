"""Stores to test: what holds for one must hold for each."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from service.sink.jsonl import JsonLines
from service.sink.parquet import Parquet
from service.sink.store import Store


@dataclass(frozen=True)
class Kind:
    """A kind of store, and how to see from outside what it holds."""

    open: Callable[[], Store]
    texts: Callable[[], list[str]]  # of all documents, in the order of file names


@pytest.fixture(params=["jsonl", "parquet"])
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Kind:
    def of_jsonl() -> list[str]:
        files = sorted(tmp_path.glob("*.jsonl"))
        return [json.loads(x)["text"] for file in files for x in file.read_bytes().splitlines()]

    def of_parquet() -> list[str]:
        files = sorted(tmp_path.glob("*.parquet"))
        return [x for file in files for x in pq.ParquetFile(file).read()["text"].to_pylist()]

    if request.param == "jsonl":
        return Kind(lambda: JsonLines(tmp_path), of_jsonl)
    return Kind(lambda: Parquet(tmp_path), of_parquet)


@pytest.fixture
def store(kind: Kind) -> Iterator[Store]:
    opened = kind.open()
    yield opened
    opened.close()
