"""Stores to test: what holds for one must hold for each."""

import contextlib
import gzip
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
from tests.servers.postgres import Cluster


@dataclass(frozen=True)
class Kind:
    """A kind of store, and how to see from outside what it holds."""

    open: Callable[[], Store]
    texts: Callable[[], list[str]]  # of all documents, in the order of file names


@pytest.fixture(params=["jsonl", "jsonl gzip by date", "parquet", "parquet by date", "postgresql"])
def kind(request: pytest.FixtureRequest, tmp_path: Path, schema: str) -> Iterator[Kind]:
    def files(pattern: str) -> list[Path]:
        return sorted(tmp_path.rglob(pattern), key=lambda path: path.name)

    def of_jsonl() -> list[str]:
        read = [file.read_bytes() for file in files("*.jsonl")]
        read += [gzip.decompress(file.read_bytes()) for file in files("*.jsonl.gz")]
        return [json.loads(line)["text"] for lines in read for line in lines.splitlines()]

    def of_parquet() -> list[str]:
        return [x for f in files("*.parquet") for x in pq.ParquetFile(f).read()["text"].to_pylist()]

    def of_postgres() -> list[str]:
        if cluster.ask(f"SELECT to_regclass('{schema}.documents')") == [(None,)]:
            return []  # made when the store is first asked
        order = "topic, topic_partition, topic_offset"
        return [x for (x,) in cluster.ask(f"SELECT text FROM {schema}.documents ORDER BY {order}")]

    make: dict[str, Callable[[], Store]] = {
        "jsonl": lambda: JsonLines(tmp_path),
        "jsonl gzip by date": lambda: JsonLines(tmp_path, gzipped=True, by_date=True),
        "parquet": lambda: Parquet(tmp_path),
        "parquet by date": lambda: Parquet(tmp_path, by_date=True),
        "postgresql": lambda: Postgres(cluster.url, schema),
    }
    texts = {"jsonl": of_jsonl, "parquet": of_parquet, "postgresql": of_postgres}
    word = request.param.split()[0]
    cluster: Cluster = request.getfixturevalue("postgres") if word == "postgresql" else None
    with contextlib.ExitStack() as stack:
        yield Kind(
            lambda: stack.enter_context(contextlib.closing(make[request.param]())), texts[word]
        )


@pytest.fixture
def store(kind: Kind) -> Store:
    return kind.open()
