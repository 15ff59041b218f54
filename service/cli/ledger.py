"""The ledger: what the topics and stores say of each request and record, and where they disagree.

Entries go into a database on disk, so that memory does not grow with them; what is wrong is asked
of it as a query each. The ledger reads no topic and knows no clock: whoever fills it says of each
entry whether its counterpart must still be there (`due`), because topics forget at different times.

Outcomes that repeat one another in all their facts are repetitions, which at-least-once delivery
allows: they are counted, and no problem.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BATCH = 2000  # entries of a kind that wait for one statement
CACHE_KIB = 65_536  # of the database in memory, however large it is on disk

SCHEMA = """
CREATE TABLE requests (id TEXT, replay INTEGER, waits TEXT, PRIMARY KEY (id, replay)) WITHOUT ROWID;
CREATE TABLE outcomes (
    id TEXT, replay INTEGER, kind TEXT, reason TEXT, document_id TEXT, revision INTEGER,
    asked INTEGER, due INTEGER, count INTEGER,
    PRIMARY KEY (id, replay, kind, reason, document_id, revision)
) WITHOUT ROWID;
CREATE TABLE letters (id TEXT, replay INTEGER, PRIMARY KEY (id, replay)) WITHOUT ROWID;
CREATE TABLE records (
    document_id TEXT, revision INTEGER, digest BLOB, id TEXT, replay INTEGER,
    asked INTEGER, stored INTEGER, count INTEGER,
    PRIMARY KEY (document_id, revision, digest, id, replay)
) WITHOUT ROWID;
CREATE TABLE rows (
    store TEXT, document_id TEXT, revision INTEGER, digest BLOB, due INTEGER, count INTEGER,
    PRIMARY KEY (store, document_id, revision, digest)
) WITHOUT ROWID;
CREATE TABLE stores (store TEXT PRIMARY KEY) WITHOUT ROWID;
-- Of a request that is still on its way, outputs may be there and not yet all of them.
CREATE VIEW settled AS SELECT id, replay FROM requests WHERE waits IS NULL;
"""

# What a kind of entry does when there is one of its key already: counts add up, dues hold.
WRITE = {
    "requests": "INSERT INTO requests VALUES (?, ?, ?) ON CONFLICT DO UPDATE "
    "SET waits = coalesce(excluded.waits, waits)",
    "outcomes": "INSERT INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE "
    "SET count = count + 1, asked = max(asked, excluded.asked), due = max(due, excluded.due)",
    "letters": "INSERT OR IGNORE INTO letters VALUES (?, ?)",
    "records": "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET "
    "count = count + 1, asked = max(asked, excluded.asked), stored = max(stored, excluded.stored)",
    "rows": "INSERT INTO rows VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE "
    "SET count = count + 1, due = max(due, excluded.due)",
}

# Each kind of problem: what it means for people, and the query that finds it: columns are request
# id, replay, document id, revision, store, detail.
PROBLEMS = {
    "no_outcome": (
        "requests without an outcome that wait nowhere",
        """
        SELECT id, replay, NULL, NULL, NULL, NULL FROM requests AS r WHERE waits IS NULL
        AND NOT EXISTS (SELECT 1 FROM outcomes AS o WHERE o.id = r.id AND o.replay = r.replay)
        """,
    ),
    "two_outcomes": (
        "requests with outcomes that differ",
        """
        SELECT id, replay, NULL, NULL, NULL, group_concat(
            trim(kind || ' ' || reason || ' ' || document_id || ' ' ||
            coalesce(nullif(revision, 0), '')), '; '
        ) FROM outcomes GROUP BY id, replay HAVING count(*) > 1
        """,
    ),
    "outcome_without_request": (
        "outcomes of requests that nobody asked for",
        """
        SELECT id, replay, NULL, NULL, NULL, kind FROM outcomes AS o WHERE asked
        AND NOT EXISTS (SELECT 1 FROM requests AS r WHERE r.id = o.id)
        """,
    ),
    "outcome_without_record": (
        "requests that ended as enriched, without their record",
        """
        SELECT id, replay, document_id, revision, NULL, NULL FROM outcomes AS o
        WHERE kind = 'enriched' AND due
        AND EXISTS (SELECT 1 FROM settled AS s WHERE s.id = o.id AND s.replay = o.replay)
        AND NOT EXISTS (
            SELECT 1 FROM records AS d
            WHERE d.document_id = o.document_id AND d.revision = o.revision
        )
        """,
    ),
    "outcome_without_letter": (
        "requests that ended as dead, without their dead letter",
        """
        SELECT id, replay, NULL, NULL, NULL, reason FROM outcomes AS o
        WHERE kind = 'dead' AND due
        AND EXISTS (SELECT 1 FROM settled AS s WHERE s.id = o.id AND s.replay = o.replay)
        AND NOT EXISTS (SELECT 1 FROM letters AS l WHERE l.id = o.id AND l.replay = o.replay)
        """,
    ),
    "record_without_request": (
        "records of requests that nobody asked for",
        """
        SELECT id, replay, document_id, revision, NULL, NULL FROM records AS d WHERE asked
        AND NOT EXISTS (SELECT 1 FROM requests AS r WHERE r.id = d.id)
        """,
    ),
    "record_without_outcome": (
        "records whose request has ended without naming them",
        """
        SELECT id, replay, document_id, revision, NULL, NULL FROM records AS d WHERE asked
        AND EXISTS (SELECT 1 FROM outcomes AS o WHERE o.id = d.id AND o.replay = d.replay)
        AND EXISTS (SELECT 1 FROM settled AS s WHERE s.id = d.id AND s.replay = d.replay)
        AND NOT EXISTS (
            SELECT 1 FROM outcomes AS o WHERE o.id = d.id AND o.replay = d.replay
            AND o.kind = 'enriched' AND o.document_id = d.document_id AND o.revision = d.revision
        )
        """,
    ),
    "two_records": (
        "records of one document and revision that differ",
        """
        SELECT NULL, NULL, document_id, revision, NULL, NULL FROM records
        GROUP BY document_id, revision HAVING count(DISTINCT digest) > 1
        """,
    ),
    "not_stored": (
        "records that a store lacks",
        """
        SELECT d.id, d.replay, d.document_id, d.revision, s.store, NULL
        FROM records AS d, stores AS s WHERE d.stored AND NOT EXISTS (
            SELECT 1 FROM rows AS w WHERE w.store = s.store
            AND w.document_id = d.document_id AND w.revision = d.revision
        )
        """,
    ),
    "stored_differently": (
        "rows of a store that say something else than their record",
        """
        SELECT NULL, NULL, document_id, revision, store, NULL FROM rows AS w WHERE EXISTS (
            SELECT 1 FROM records AS d
            WHERE d.document_id = w.document_id AND d.revision = w.revision
        ) AND NOT EXISTS (
            SELECT 1 FROM records AS d WHERE d.document_id = w.document_id
            AND d.revision = w.revision AND d.digest = w.digest
        )
        """,
    ),
    "stored_without_record": (
        "rows of a store without a record",
        """
        SELECT NULL, NULL, document_id, revision, store, NULL FROM rows AS w WHERE due
        AND NOT EXISTS (
            SELECT 1 FROM records AS d
            WHERE d.document_id = w.document_id AND d.revision = w.revision
        )
        """,
    ),
    "stored_twice": (
        "rows that a store has more often than the topic",
        """
        SELECT NULL, NULL, document_id, revision, store, NULL FROM rows AS w WHERE due
        AND w.count > (
            SELECT sum(d.count) FROM records AS d WHERE d.document_id = w.document_id
            AND d.revision = w.revision AND d.digest = w.digest
        )
        """,
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that should not be; what does not apply is None."""

    kind: str  # of PROBLEMS
    request_id: str | None
    replay: int | None
    document_id: str | None
    revision: int | None
    store: str | None
    detail: str | None


class Ledger:
    """The entries, in a database file of its own; `close` before the file is removed.

    Threads may use it one after the other.
    """

    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._database.executescript(
            # A ledger that is lost is made anew: nothing is synced, nothing can be undone.
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;"
            f"PRAGMA cache_size = -{CACHE_KIB}; {SCHEMA}"
        )
        self._waiting: dict[str, list[Sequence[Any]]] = {name: [] for name in WRITE}

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    # -- entries -----------------------------------------------------------------------------------

    def request(self, request_id: str, replay: int = 0, *, waits: str | None = None) -> None:
        """A request was asked for; `waits` names where it is waiting, the last word holds."""
        self._add("requests", (request_id, replay, waits))

    def outcome(
        self,
        request_id: str,
        replay: int,
        kind: str,
        *,
        reason: str | None = None,
        document_id: str | None = None,
        revision: int | None = None,
        asked: bool = True,
        due: bool = True,
    ) -> None:
        """A request ended. `asked`: its request must be known; `due`: what it names must be."""
        facts = (kind, reason or "", document_id or "", revision or 0)
        self._add("outcomes", (request_id, replay, *facts, asked, due))

    def letter(self, request_id: str, replay: int) -> None:
        """A dead letter."""
        self._add("letters", (request_id, replay))

    def record(
        self,
        document_id: str,
        revision: int,
        digest: bytes,
        *,
        request_id: str,
        replay: int = 0,
        asked: bool = True,
        stored: bool = True,
    ) -> None:
        """A record in the topic. `stored`: the stores have had it."""
        key = (document_id, revision, digest, request_id, replay)
        self._add("records", (*key, asked, stored))

    def store(self, name: str) -> None:
        """A store is compared."""
        self._database.execute("INSERT OR IGNORE INTO stores VALUES (?)", (name,))

    def row(
        self, store: str, document_id: str, revision: int, digest: bytes, *, due: bool = True
    ) -> None:
        """A row of a store. `due`: its record must be in the topic."""
        self._add("rows", (store, document_id, revision, digest, due))

    def _add(self, table: str, entry: Sequence[Any]) -> None:
        waiting = self._waiting[table]
        waiting.append(entry)
        if len(waiting) == BATCH:
            self._write(table)

    def _write(self, table: str) -> None:
        if self._waiting[table]:
            self._database.execute("BEGIN")
            self._database.executemany(WRITE[table], self._waiting[table])
            self._database.execute("COMMIT")
            self._waiting[table].clear()

    # -- what follows from them --------------------------------------------------------------------

    def problems(self) -> Iterator[Problem]:
        """Everything that is wrong, by kind."""
        self._write_all()
        for kind, (_, query) in PROBLEMS.items():
            for found in self._database.execute(query):
                yield Problem(kind, *found)

    def counts(self) -> dict[str, Any]:
        """Numbers of entries; `repeated` are outcomes beyond the first with the same facts."""
        self._write_all()
        return {
            "requests": self._number("SELECT count(*) FROM requests WHERE replay = 0"),
            "replays": self._number("SELECT count(*) FROM requests WHERE replay > 0"),
            "outcomes": dict(
                self._database.execute("SELECT kind, count(*) FROM outcomes GROUP BY 1")
            ),
            "repeated": self._number("SELECT coalesce(sum(count - 1), 0) FROM outcomes"),
            "waiting": dict(
                self._database.execute(
                    "SELECT waits, count(*) FROM requests AS r WHERE waits IS NOT NULL AND NOT "
                    "EXISTS (SELECT 1 FROM outcomes AS o WHERE o.id = r.id AND o.replay = r.replay)"
                    " GROUP BY 1"
                )
            ),
            "dead_letters": self._number("SELECT count(*) FROM letters"),
            "records": self._number("SELECT count(*) FROM records"),
            "rows": dict(self._database.execute("SELECT store, sum(count) FROM rows GROUP BY 1")),
        }

    def _write_all(self) -> None:
        for table in WRITE:
            self._write(table)

    def _number(self, query: str) -> int:
        return int(self._database.execute(query).fetchone()[0])
