"""A sink that is killed in the middle of its work, again and again, stores each row once."""

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.dataset as ds
import pyarrow.parquet as pq

from tests.servers.postgres import Cluster
from tests.servers.s3 import ObjectStore

ROWS = 6000
KILLS = 8  # `make chaos` kills twenty times

# Writes rows in the order of offsets as the agent does, from the committed position on, and prints
# what may be committed: the lowest offset that is not released.
WRITER = """
import asyncio, sys
from pathlib import Path
from service.settings import Stores
from service.sink.jsonl import JsonLines
from service.sink.parquet import Parquet
from service.sink.postgres import Postgres
from service.sink.sink import Sink
from tests.sink.documents import EXAMPLE, row

async def main(place, committed, rows):
    if place.startswith("postgresql://"):
        stores = [Postgres(place, "crash")]
    elif place.startswith("s3://"):
        stores = [Parquet(place)]
    else:
        stores = [Parquet(Path(place, "parquet")), JsonLines(Path(place, "jsonl"))]
    sink = Sink(stores, Stores(flush_interval=0.02, flush_rows=40), "saring.documents")
    await sink.assign([0])
    writing = []
    for offset in range(committed, rows):
        writing.append(asyncio.create_task(sink.write(row(offset))))
        if len(writing) == 100:
            await writing.pop(0)
            committed += 1
            print(committed, flush=True)
    await asyncio.gather(*writing)
    await sink.close()
    print(rows, flush=True)

print("ready", flush=True)
asyncio.run(main(sys.argv[1], *map(int, sys.argv[2:])))
"""


def test_kill_9_tears_loses_and_doubles_no_row(tmp_path: Path) -> None:
    write_with_kills(str(tmp_path))
    texts = [f"text {offset}" for offset in range(ROWS)]
    table = ds.dataset(tmp_path / "parquet").to_table().sort_by("topic_offset")
    assert table["text"].to_pylist() == texts
    lines = [
        line
        for file in sorted((tmp_path / "jsonl").glob("*.jsonl"))
        for line in file.read_bytes().splitlines()
    ]
    assert [json.loads(line)["text"] for line in lines] == texts
    assert list(tmp_path.glob("*/.*.part")) == []


def test_kill_9_in_the_middle_of_a_transaction_loses_and_doubles_no_row(postgres: Cluster) -> None:
    write_with_kills(postgres.url, kills=8)
    found = postgres.ask("SELECT topic_offset, text FROM crash.documents ORDER BY topic_offset")
    assert found == [(offset, f"text {offset}") for offset in range(ROWS)]
    assert postgres.ask("SELECT topic_offset FROM crash.offsets") == [(ROWS - 1,)]


def test_kill_9_in_the_middle_of_a_put_tears_loses_and_doubles_no_row(
    object_store: ObjectStore,
) -> None:
    write_with_kills(object_store.url("crash"), kills=3, rows=1500)
    files = [file for key, file in object_store.objects.items() if key.startswith("crash/")]
    tables = [pq.read_table(io.BytesIO(file)) for file in files]
    rows = [row for table in tables for row in table.select(["topic_offset", "text"]).to_pylist()]
    found = sorted((row["topic_offset"], row["text"]) for row in rows)
    assert found == [(offset, f"text {offset}") for offset in range(1500)]


def write_with_kills(place: str, kills: int = KILLS, rows: int = ROWS) -> None:
    """Write all rows with one process after the other, each killed somewhere."""
    chance = random.Random(7)
    committed = 0
    for _ in range(kills):
        committed = run(place, committed, rows, chance.randint(1, rows // kills), chance)
    assert run(place, committed, rows, None, chance) == rows


def run(place: str, committed: int, rows: int, lines: int | None, chance: random.Random) -> int:
    """Start a writer and kill it some ms after so many lines; returns the committed position."""
    command = [sys.executable, "-c", WRITER, place, str(committed), str(rows)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        for count, line in enumerate(writer.stdout, 1):
            committed = int(line)
            if count == lines:
                time.sleep(chance.uniform(0, 0.02))  # a file takes 5 to 20 ms
                os.kill(writer.pid, signal.SIGKILL)
                break
    assert (writer.returncode == 0) is (lines is None or committed == rows)
    return committed
