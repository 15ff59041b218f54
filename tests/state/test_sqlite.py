"""What is special about the state in a file: processes that share it, crashes, damage."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from service.records import Revision
from service.settings import ConfigurationError
from service.state import sqlite, statements
from service.state.sqlite import SqliteState
from service.state.state import Memory, RobotsText
from tests.state.test_sightings import sighting

FETCHED_AT = datetime(2026, 7, 1, tzinfo=UTC)
REVISION = Revision(document_id="doc", revision=1, exact_hash="h", fetched_at=FETCHED_AT)

# Finishes messages as fast as it can, 32 at a time, and prints each one that was confirmed; with a
# key it also tries to claim ids that the other process wants.
WRITER = """
import asyncio, sys
from pathlib import Path
from service.state.sqlite import SqliteState

async def main(path, name, count):
    state = SqliteState(Path(path))
    await state.open()
    async def one(i):
        holder = await state.claim(f"id-{i}", name)
        await state.keep("fetch", f"{name}-{i}", b"x" * 2000)
        await state.finish("fetch", f"{name}-{i}")
        print(i, holder, flush=True)
    for start in range(0, count, 32):
        await asyncio.gather(*(one(i) for i in range(start, start + 32)))
    await state.close()

asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
"""


def start_writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


async def opened(path: Path) -> SqliteState:
    state = SqliteState(path)
    await state.open()
    return state


async def test_two_processes_share_the_file_and_agree_on_every_claim(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    writers = [start_writer(path, name, 640) for name in ("a", "b")]
    lines = [writer.communicate(timeout=60)[0].splitlines() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    holders = [dict(line.split() for line in output) for output in lines]
    assert len(holders[0]) == 640
    assert holders[0] == holders[1]


async def test_kill_9_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    confirmed: set[str] = set()
    for turn in range(5):
        with start_writer(path, f"w{turn}", 1_000_000) as writer:
            assert writer.stdout is not None
            for _ in range(100 + 37 * turn):
                confirmed.add(f"w{turn}-{writer.stdout.readline().split()[0]}")
            os.kill(writer.pid, signal.SIGKILL)
            # What it had printed before it died is confirmed too; a line may be cut off.
            rest = writer.stdout.read().split("\n")[:-1]
            confirmed.update(f"w{turn}-{line.split()[0]}" for line in rest)
    state = await opened(path)
    memories = await asyncio.gather(*(state.recall("fetch", key) for key in confirmed))
    await state.close()
    assert memories == [Memory(finished=True)] * len(confirmed)


async def test_a_file_of_a_newer_saring_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    await (await opened(path)).close()
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {statements.VERSION + 1}")
    database.close()
    state = SqliteState(path)
    with pytest.raises(ConfigurationError, match="newer Saring"):
        await state.open()
    await state.close()
    assert [p.name for p in tmp_path.glob("*damaged*")] == []


async def test_a_revision_that_an_older_saring_stored_is_read(tmp_path: Path) -> None:
    """Fields that Revision gained since then have their defaults."""
    path = tmp_path / "state.db"
    state = await opened(path)
    old = {"document_id": "doc", "revision": 3, "exact_hash": "h", "fetched_at": FETCHED_AT}
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(
        "INSERT INTO revisions VALUES ('doc', 3, ?)", [msgspec.msgpack.encode({**old, "gone": 1})]
    )
    database.close()
    assert await state.revision("doc") == Revision(
        document_id="doc", revision=3, exact_hash="h", fetched_at=FETCHED_AT
    )
    await state.close()


# The files as versions 1 and 2 made them, with something in every table.
VERSION_1 = """
CREATE TABLE claims (
    request_id TEXT PRIMARY KEY, holder TEXT NOT NULL, at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE memory (
    stage TEXT NOT NULL, key TEXT NOT NULL, finished INTEGER NOT NULL, outputs BLOB,
    at REAL NOT NULL, PRIMARY KEY (stage, key)
) WITHOUT ROWID;
CREATE TABLE revisions (
    document_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, record BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE robots (
    origin TEXT PRIMARY KEY, status TEXT NOT NULL, body BLOB NOT NULL, expires_at REAL NOT NULL
);
INSERT INTO claims VALUES ('id', 'urls-0-1', 1.0);
INSERT INTO memory VALUES ('fetch', '0-1', 0, x'70', 1.0), ('fetch', '0-2', 1, NULL, 1.0);
INSERT INTO robots VALUES ('https://a.example', 'rules', x'72', 4e9);
PRAGMA user_version = 1;
"""
VERSION_2 = f"""{VERSION_1}
CREATE TABLE rests (host TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID;
INSERT INTO rests VALUES ('a.example', 3e9);
PRAGMA user_version = 2;
"""


@pytest.mark.parametrize("schema", [VERSION_1, VERSION_2], ids=["1", "2"])
async def test_a_file_of_an_older_version_keeps_all_it_has_and_learns_the_new(
    tmp_path: Path, schema: str
) -> None:
    path = tmp_path / "state.db"
    known = Revision(document_id="doc", revision=3, exact_hash="h", fetched_at=FETCHED_AT)
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(schema)
    database.execute("INSERT INTO revisions VALUES ('doc', 3, ?)", [msgspec.msgpack.encode(known)])
    database.close()
    for _ in range(2):  # the second time it is of this version already
        state = await opened(path)
        assert await state.claim("id", "urls-0-2") == "urls-0-1"
        assert await state.recall("fetch", "0-1") == Memory(outputs=b"p")
        assert await state.recall("fetch", "0-2") == Memory(finished=True)
        assert await state.revision("doc") == known
        assert await state.robots("https://a.example") == RobotsText(
            origin="https://a.example", status="rules", body=b"r", expires_at=4e9
        )
        await state.keep_rest("a.example", 4e9)
        assert await state.rest_of("a.example") == 4e9
        assert (await state.see(sighting("doc"))).duplicate_of is None
        assert (await state.see(sighting("copy"))).duplicate_of == "doc"
        await state.close()
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA user_version").fetchone() == (statements.VERSION,)
    database.close()
    assert list(tmp_path.glob("*damaged*")) == []


async def test_a_folder_that_cannot_be_used_is_a_configuration_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    state = SqliteState(tmp_path / "file" / "state.db")
    with pytest.raises(ConfigurationError, match="SARING_STATE"):
        await state.open()
    await state.close()


@pytest.mark.parametrize("damage", ["not a database", "torn page"])
async def test_a_damaged_file_is_moved_aside_and_begun_anew(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "state.db"
    await damaged_file(path, damage)
    state = await opened(path)
    assert await state.claim("id-0", "b") == "b"
    await state.close()
    assert len(list(tmp_path.glob("state.db.damaged-*"))) == 1


async def test_damage_that_is_found_at_work_costs_the_memory_and_no_call(tmp_path: Path) -> None:
    """Two workers find it at different times; the second one joins the new file of the first."""
    path = tmp_path / "state.db"
    one, other = await opened(path), await opened(path)
    await asyncio.gather(*(one.claim(f"id-{i}", "a") for i in range(2000)))
    checkpoint(path)
    overwrite(path)
    for state in (one, other):
        state._database.execute("PRAGMA shrink_memory")  # else pages may still be in its cache
        await asyncio.gather(*(state.claim(f"id-{i}", "b") for i in range(2000)))
    assert await other.claim("id-new", "c") == await one.claim("id-new", "d") == "c"
    await one.close()
    await other.close()
    assert len(list(tmp_path.glob("state.db.damaged-*"))) >= 1


async def damaged_file(path: Path, damage: str) -> None:
    if damage == "not a database":
        path.write_bytes(b"this is no database file, whatever its name says " * 100)
        return
    state = await opened(path)
    await asyncio.gather(*(state.claim(f"id-{i}", "a") for i in range(2000)))
    await state.close()
    overwrite(path)


def checkpoint(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def overwrite(path: Path) -> None:
    """Break every page but the first, which holds the schema."""
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))


async def test_calls_wait_while_another_process_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.state.sqlite.BUSY_SECONDS", 0.05)
    path = tmp_path / "state.db"
    state = await opened(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    call = asyncio.create_task(state.claim("id", "a"))
    while state.last_error is None:
        await asyncio.sleep(0.01)
    assert "locked" in state.last_error
    holder.execute("COMMIT")
    holder.close()
    assert await call == "a"
    assert state.last_error is None
    await state.close()


async def test_close_does_not_wait_for_a_file_that_stays_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.state.sqlite.BUSY_SECONDS", 0.05)
    path = tmp_path / "state.db"
    state = await opened(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    call = asyncio.create_task(state.claim("id", "a"))
    await asyncio.sleep(0)
    await state.close()
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await call
    holder.close()


async def test_forgetting_goes_in_steps_and_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "FORGET_ROWS", 10)
    state = await opened(tmp_path / "state.db")
    await asyncio.gather(*(state.finish(f"s{i % 3}", f"0-{i}") for i in range(55)))
    await asyncio.gather(*(state.claim(f"id-{i}", "a") for i in range(20)))
    assert await state.forget(0.0) == 0
    assert await state.forget(4e9) == 75
    assert await state.forget(4e9) == 0
    await state.close()


async def test_what_is_finished_goes_along_with_the_next_call(tmp_path: Path) -> None:
    state = await opened(tmp_path / "state.db")
    said: list[str] = []
    assert state._database is not None
    state._database.set_trace_callback(said.append)
    await asyncio.gather(
        state.finish("fetch", "a"), state.finish("fetch", "b"), state.recall("fetch", "c")
    )
    assert sum(line.startswith("BEGIN") for line in said) == 1
    await state.close()


async def test_calls_that_come_close_together_share_a_transaction(tmp_path: Path) -> None:
    state = await opened(tmp_path / "state.db")
    said: list[str] = []
    assert state._database is not None
    state._database.set_trace_callback(said.append)

    async def ask(number: int) -> None:
        await asyncio.sleep(number * sqlite.GROUP_SECONDS / 20)
        await state.recall("fetch", str(number))

    await asyncio.gather(*(ask(number) for number in range(20)))
    assert sum(line.startswith("BEGIN") for line in said) <= 5
    await state.close()


async def test_where_cpu_is_waited_for_a_transaction_waits_for_more(tmp_path: Path) -> None:
    state = SqliteState(tmp_path / "state.db", is_busy=lambda: True)
    await state.open()
    began = time.monotonic()
    await state.recall("fetch", "first")  # at once
    await state.recall("fetch", "second")
    assert time.monotonic() - began >= 0.9 * sqlite.GROUP_BUSY_SECONDS
    await state.close()


async def test_what_is_finished_is_written_soon_though_nobody_else_calls(tmp_path: Path) -> None:
    state = await opened(tmp_path / "state.db")
    async with asyncio.timeout(20 * sqlite.FINISH_SECONDS + 5):
        await state.finish("fetch", "a")
    assert (await state.recall("fetch", "a")).finished
    await state.close()


async def test_a_closed_state_says_so(tmp_path: Path) -> None:
    state = await opened(tmp_path / "state.db")
    await state.close()
    with pytest.raises(RuntimeError, match="closed"):
        await state.revision("doc")


async def test_forgetting_drops_rests_that_are_long_over_and_no_others(tmp_path: Path) -> None:
    state = await opened(tmp_path / "state.db")
    now = time.time()
    await state.keep_rest("a.example", now + 60)
    await state.keep_rest("b.example", now - 60)
    assert await state.forget(now) == 1
    assert await state.rest_of("a.example") == now + 60
    await state.close()


async def test_forgetting_drops_messages_before_a_time_and_keeps_revisions(tmp_path: Path) -> None:
    state = await opened(tmp_path / "state.db")
    await state.finish("enrich", "0-1", REVISION)
    await state.keep("fetch", "0-1", b"page")
    await state.claim("id", "urls-0-1")
    await state.forget(time.time() - 60)
    assert await state.recall("enrich", "0-1") == Memory(finished=True)
    await state.forget(time.time() + 60)
    assert await state.recall("enrich", "0-1") == Memory()
    assert await state.recall("fetch", "0-1") == Memory()
    assert await state.claim("id", "urls-0-2") == "urls-0-2"
    assert await state.revision("doc") == REVISION
    await state.close()
