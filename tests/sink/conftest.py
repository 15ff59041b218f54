"""Stores to test: what holds for one must hold for each."""

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from service.sink.jsonl import JsonLines
from service.sink.parquet import Parquet
from service.sink.postgres import Postgres
from service.sink.store import Store


@dataclass(frozen=True)
class Kind:
    """A kind of store, and how to see from outside what it holds."""

    open: Callable[[], Store]
    texts: Callable[[], list[str]]  # of all documents, in the order of file names


@pytest.fixture(params=["jsonl", "parquet", "postgresql"])
def kind(request: pytest.FixtureRequest, tmp_path: Path, schema: str) -> Iterator[Kind]:
    def of_jsonl() -> list[str]:
        files = sorted(tmp_path.glob("*.jsonl"))
        return [json.loads(x)["text"] for file in files for x in file.read_bytes().splitlines()]

    def of_parquet() -> list[str]:
        files = sorted(tmp_path.glob("*.parquet"))
        return [x for file in files for x in pq.ParquetFile(file).read()["text"].to_pylist()]

    def of_postgres() -> list[str]:
        if cluster.ask(f"SELECT to_regclass('{schema}.documents')") == [(None,)]:
            return []  # made when the store is first asked
        order = "topic, topic_partition, topic_offset"
        return [x for (x,) in cluster.ask(f"SELECT text FROM {schema}.documents ORDER BY {order}")]

    make: Callable[[], Store]
    if request.param == "jsonl":
        make, texts = lambda: JsonLines(tmp_path), of_jsonl
    elif request.param == "parquet":
        make, texts = lambda: Parquet(tmp_path), of_parquet
    else:
        cluster = request.getfixturevalue("postgres")
        make, texts = lambda: Postgres(cluster.url, schema), of_postgres
    with contextlib.ExitStack() as stack:
        yield Kind(lambda: stack.enter_context(contextlib.closing(make())), texts)


@pytest.fixture
def store(kind: Kind) -> Store:
    return kind.open()
