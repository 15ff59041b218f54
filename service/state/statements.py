"""The SQL of SqliteState: each kind of call as one statement or two for all its callers.

A kind takes the database, inside a transaction, and what each caller asks for, and returns an
answer for each, in that order. Rows of one INSERT are taken one after the other, so that two
callers of one group end as if they had come in two.
"""

# ruff: noqa: S608  values are always bound; only their marks and names from here are formatted

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from service.records import Revision
from service.state.state import Memory, RobotsText

# PRAGMA user_version; raise it together with a migration in sqlite.py. 2 has the table `rests`,
# 3 those of sightings.py.
VERSION = 3
FORGET_ROWS = 2000  # rows that one step of `forget` looks at: some ms of the write lock

SCHEMA = """
CREATE TABLE IF NOT EXISTS claims (
    request_id TEXT PRIMARY KEY, holder TEXT NOT NULL, at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS memory (
    stage TEXT NOT NULL, key TEXT NOT NULL, finished INTEGER NOT NULL, outputs BLOB,
    at REAL NOT NULL, PRIMARY KEY (stage, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS revisions (
    document_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, record BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY, status TEXT NOT NULL, body BLOB NOT NULL, expires_at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS rests (host TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID;
"""

Kind = Callable[[sqlite3.Connection, Sequence[Any]], Sequence[Any]]

_NOTHING = Memory()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where `forget` is in one table: after which key, and before which time rows are dropped."""

    table: str
    key: tuple[str, ...]  # columns of its primary key
    time: str  # column
    before: float
    after: tuple[str, ...]


def forgetting(before: float) -> tuple[Step, ...]:
    """The first step in each table that forgets."""
    return (
        Step(table="memory", key=("stage", "key"), time="at", before=before, after=("", "")),
        Step(table="claims", key=("request_id",), time="at", before=before, after=("",)),
        Step(table="robots", key=("origin",), time="expires_at", before=before, after=("",)),
        Step(table="rests", key=("host",), time="until", before=before, after=("",)),
    )


def claim(database: sqlite3.Connection, asked: Sequence[tuple[str, str]]) -> list[str]:
    """Holders of request ids, the first to ask for each."""
    now = time.time()
    database.execute(
        f"INSERT OR IGNORE INTO claims VALUES {_rows(len(asked), 3)}",
        [value for request_id, holder in asked for value in (request_id, holder, now)],
    )
    holders = dict(
        database.execute(
            f"SELECT request_id, holder FROM claims WHERE request_id IN {_rows(1, len(asked))}",
            [request_id for request_id, _ in asked],
        ).fetchall()
    )
    return [holders[request_id] for request_id, _ in asked]


def _memories(
    database: sqlite3.Connection, keys: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Memory]:
    found = database.execute(
        f"WITH asked (stage, key) AS (VALUES {_rows(len(keys), 2)}) "
        "SELECT stage, key, finished, outputs, at FROM asked CROSS JOIN memory USING (stage, key)",
        [value for key in keys for value in key],
    ).fetchall()
    return {
        (stage, key): Memory(finished=True) if finished else Memory(outputs=outputs, kept_at=at)
        for stage, key, finished, outputs, at in found
    }


def _revisions(database: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Revision]:
    found = database.execute(
        f"SELECT document_id, record FROM revisions WHERE document_id IN {_rows(1, len(ids))}", ids
    ).fetchall()
    return {id_: msgspec.msgpack.decode(record, type=Revision) for id_, record in found}


def recall(database: sqlite3.Connection, asked: Sequence[tuple[str, str]]) -> list[Memory]:
    """What is remembered of messages (stage, key)."""
    memories = _memories(database, asked)
    return [memories.get(key, _NOTHING) for key in asked]


def recall_revision(
    database: sqlite3.Connection, asked: Sequence[tuple[str, str, str]]
) -> list[tuple[Memory, Revision | None]]:
    """The same with the revision of a document (stage, key, document id)."""
    memories = _memories(database, [(stage, key) for stage, key, _ in asked])
    revisions = _revisions(database, [document_id for _, _, document_id in asked])
    return [
        (memories.get((stage, key), _NOTHING), revisions.get(document_id))
        for stage, key, document_id in asked
    ]


def revision(database: sqlite3.Connection, asked: Sequence[str]) -> list[Revision | None]:
    """Revisions of documents."""
    revisions = _revisions(database, asked)
    return [revisions.get(document_id) for document_id in asked]


def keep(database: sqlite3.Connection, asked: Sequence[tuple[str, str, bytes]]) -> list[Memory]:
    """What the outboxes hold (stage, key, outputs): the first to come."""
    now = time.time()
    database.execute(
        f"INSERT OR IGNORE INTO memory VALUES {_rows(len(asked), 5)}",
        [value for stage, key, outputs in asked for value in (stage, key, 0, outputs, now)],
    )
    memories = _memories(database, [(stage, key) for stage, key, _ in asked])
    return [memories[stage, key] for stage, key, _ in asked]


def finish(
    database: sqlite3.Connection, asked: Sequence[tuple[str, str, Revision | None]]
) -> list[None]:
    """Remember messages (stage, key, revision) as finished, store revisions."""
    now = time.time()
    database.execute(
        f"INSERT INTO memory VALUES {_rows(len(asked), 5)} ON CONFLICT DO UPDATE "
        "SET finished = 1, outputs = NULL, at = excluded.at",
        [value for stage, key, _ in asked for value in (stage, key, 1, None, now)],
    )
    revisions = [revision for _, _, revision in asked if revision is not None]
    if revisions:
        # A worker that lost its partition may finish late: it must not turn a revision back.
        database.execute(
            f"INSERT INTO revisions VALUES {_rows(len(revisions), 3)} ON CONFLICT DO UPDATE "
            "SET revision = excluded.revision, record = excluded.record "
            "WHERE excluded.revision >= revisions.revision",
            [
                value
                for revision in revisions
                for value in (
                    revision.document_id,
                    revision.revision,
                    msgspec.msgpack.encode(revision),
                )
            ],
        )
    return [None] * len(asked)


def robots(database: sqlite3.Connection, asked: Sequence[str]) -> list[RobotsText | None]:
    """What is kept of origins and has not expired."""
    found = database.execute(
        "SELECT origin, status, body, expires_at FROM robots "
        f"WHERE origin IN {_rows(1, len(asked))} AND expires_at > ?",
        [*asked, time.time()],
    ).fetchall()
    kept = {
        origin: RobotsText(origin=origin, status=status, body=body, expires_at=expires_at)
        for origin, status, body, expires_at in found
    }
    return [kept.get(origin) for origin in asked]


def keep_robots(database: sqlite3.Connection, asked: Sequence[RobotsText]) -> list[None]:
    """Keep robots.txt of origins."""
    database.execute(
        f"INSERT OR REPLACE INTO robots VALUES {_rows(len(asked), 4)}",
        [value for r in asked for value in (r.origin, r.status, r.body, r.expires_at)],
    )
    return [None] * len(asked)


def rest_of(database: sqlite3.Connection, asked: Sequence[str]) -> list[float | None]:
    """Until when hosts rest; None for those whose rest is over."""
    found = dict(
        database.execute(
            f"SELECT host, until FROM rests WHERE host IN {_rows(1, len(asked))} AND until > ?",
            [*asked, time.time()],
        ).fetchall()
    )
    return [found.get(host) for host in asked]


def keep_rest(database: sqlite3.Connection, asked: Sequence[tuple[str, float]]) -> list[None]:
    """Let hosts rest until a time, or longer when they do already."""
    database.execute(
        f"INSERT INTO rests VALUES {_rows(len(asked), 2)} ON CONFLICT DO UPDATE "
        "SET until = max(until, excluded.until)",
        [value for rest in asked for value in rest],
    )
    return [None] * len(asked)


def forget(database: sqlite3.Connection, asked: Sequence[Step]) -> list[tuple[Step | None, int]]:
    """One step each: the next rows of a table in the order of their keys, without an index by time.

    Returns the step that follows, None at the end, and how many rows are gone.
    """
    return [_forget_step(database, step) for step in asked]


def _forget_step(database: sqlite3.Connection, step: Step) -> tuple[Step | None, int]:
    columns, marks = ", ".join(step.key), _rows(1, len(step.key))
    last = database.execute(
        f"SELECT {columns} FROM {step.table} WHERE ({columns}) > {marks} "
        f"ORDER BY {columns} LIMIT 1 OFFSET {FORGET_ROWS - 1}",
        step.after,
    ).fetchone()
    upto = f" AND ({columns}) <= {marks}" if last else ""
    gone = database.execute(
        f"DELETE FROM {step.table} WHERE ({columns}) > {marks}{upto} AND {step.time} < ?",
        (*step.after, *(last or ()), step.before),
    ).rowcount
    return (replace(step, after=last) if last else None), gone


def _rows(count: int, width: int) -> str:
    """`count` rows of `width` values for an INSERT or an IN."""
    return ", ".join([f"({', '.join('?' * width)})"] * count)


READERS = {recall, recall_revision, revision, robots, rest_of}
