"""Stores to test: what holds for one must hold for each."""

import contextlib
import gzip
import io
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
from tests.servers.s3 import ObjectStore


@dataclass(frozen=True)
class Kind:
    """A kind of store, and how to see from outside what it holds."""

    open: Callable[[], Store]
    texts: Callable[[], list[str]]  # of all documents, in the order of file names


@pytest.fixture(scope="session")
def object_store() -> Iterator[ObjectStore]:
    """An object store of these tests; each uses a bucket of its own."""
    made = ObjectStore()
    yield made
    made.close()


KINDS = (
    *("jsonl", "jsonl gzip by date", "jsonl gzip in s3 by date"),
    *("parquet", "parquet by date", "parquet in s3", "postgresql"),
)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, tmp_path: Path, schema: str) -> Iterator[Kind]:
    def files(pattern: str) -> list[Path]:
        return sorted(tmp_path.rglob(pattern), key=lambda path: path.name)

    bucket = f"bucket/{schema}"
    store: ObjectStore = request.getfixturevalue("object_store")

    def of_s3() -> list[str]:
        keys = [key for key in store.objects if key.startswith(f"{bucket}/")]
        read = [store.objects[key] for key in sorted(keys, key=lambda key: Path(key).name)]
        if word == "parquet":
            return [x for one in read for x in pq.read_table(io.BytesIO(one))["text"].to_pylist()]
        lines = [line for one in read for line in gzip.decompress(one).splitlines()]
        return [json.loads(line)["text"] for line in lines]

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
        "jsonl gzip in s3 by date": lambda: JsonLines(
            store.url(bucket), gzipped=True, by_date=True
        ),
        "parquet in s3": lambda: Parquet(store.url(bucket)),
        "parquet": lambda: Parquet(tmp_path),
        "parquet by date": lambda: Parquet(tmp_path, by_date=True),
        "postgresql": lambda: Postgres(cluster.url, schema),
    }
    texts = {"jsonl": of_jsonl, "parquet": of_parquet, "postgresql": of_postgres}
    word = request.param.split()[0]
    cluster: Cluster = request.getfixturevalue("postgres") if word == "postgresql" else None
    with contextlib.ExitStack() as stack:
        yield Kind(
            lambda: stack.enter_context(contextlib.closing(make[request.param]())),
            of_s3 if "s3" in request.param else texts[word],
        )


@pytest.fixture
def store(kind: Kind) -> Store:
    return kind.open()
