"""The SQL of SqliteState for texts that were seen: the index of duplicates.

A row of `sightings` is a text of a document with the answer that was given for it, `number` the
order in which they came, `first` the number of its document's first text. `sighting_keys` leads
from a key to the rows that have it. Kinds are as in statements.py; the sightings of one group are
decided one after the other, in memory, and written together.
"""

# ruff: noqa: S608  values are always bound; only their marks and names from here are formatted

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.minhash import similarity
from service.state.state import Seen, Sighting

# Rows that one key leads to: the oldest ones and the newest, so that a text that is everywhere
# (a notice, a wall) costs no more than any other.
MEMBERS = 20
FORGET_SIGHTINGS = 200  # rows of one step: some ms of the write lock

SCHEMA = """
CREATE TABLE IF NOT EXISTS sightings (
    number INTEGER PRIMARY KEY, document_id TEXT NOT NULL, first INTEGER NOT NULL,
    exact_hash TEXT NOT NULL, signature BLOB NOT NULL, keys BLOB NOT NULL, seen_at REAL NOT NULL,
    cluster_id TEXT NOT NULL, duplicate_of TEXT, similarity REAL, first_seen REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS sightings_of ON sightings (document_id);
CREATE TABLE IF NOT EXISTS sighting_keys (
    key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)
) WITHOUT ROWID;
"""

_COLUMNS = (
    "number, document_id, first, exact_hash, signature, seen_at, "
    "cluster_id, duplicate_of, similarity, first_seen"
)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    document_id: str
    first: int
    exact_hash: str
    signature: bytes
    seen_at: float
    cluster_id: str
    duplicate_of: str | None
    similarity: float | None
    first_seen: float

    @property
    def seen(self) -> Seen:
        return Seen(
            cluster_id=self.cluster_id,
            duplicate_of=self.duplicate_of,
            similarity=self.similarity,
            first_seen=self.first_seen,
        )


@dataclass(slots=True)
class _Index:
    """What is known of the keys and documents of one group, and what is to be written."""

    rows: dict[int, _Row]
    members: dict[int, list[int]]  # numbers by key, rising
    own: dict[str, list[_Row]]  # by document, in order
    next: int
    new: list[tuple[_Row, tuple[int, ...]]] = field(default_factory=list)
    added: set[tuple[int, int]] = field(default_factory=set)
    dropped: set[tuple[int, int]] = field(default_factory=set)

    def see(self, sighting: Sighting) -> Seen:
        own = self.own.setdefault(sighting.document_id, [])
        for row in own:
            if row.exact_hash == sighting.exact_hash:
                return row.seen
        first = own[0].first if own else self.next
        numbers = {number for key in sighting.keys for number in self.members.get(key, ())}
        rows = [self.rows[number] for number in sorted(numbers)]
        best, how = most_similar(
            sighting, [row for row in rows if row.first < first and row.seen_at >= sighting.since]
        )
        row = _Row(
            number=self.next,
            document_id=sighting.document_id,
            first=first,
            exact_hash=sighting.exact_hash,
            signature=sighting.signature,
            seen_at=sighting.seen_at,
            cluster_id=best.cluster_id if best else sighting.document_id,
            duplicate_of=best.document_id if best else None,
            similarity=how,
            first_seen=best.first_seen if best else sighting.seen_at,
        )
        own.append(row)
        self._add(row, () if best and sighting.only_first else sighting.keys)
        return row.seen

    def _add(self, row: _Row, keys: tuple[int, ...]) -> None:
        self.next += 1
        self.rows[row.number] = row
        self.new.append((row, keys))
        for key in keys:
            numbers = self.members.setdefault(key, [])
            if len(numbers) >= MEMBERS:
                gone = (key, numbers.pop())
                if gone in self.added:
                    self.added.remove(gone)
                else:
                    self.dropped.add(gone)
            numbers.append(row.number)
            self.added.add((key, row.number))


def most_similar(sighting: Sighting, rows: Sequence[_Row]) -> tuple[_Row | None, float | None]:
    """The row with the same text, else the most similar one, and how similar; the oldest of equals.

    None, None when no row is as similar as `least`. `rows` rise by their numbers.
    """
    best, how = None, sighting.least
    for row in rows:
        if row.exact_hash == sighting.exact_hash:
            return row, 1.0
    for row in rows:
        found = similarity(row.signature, sighting.signature)
        if found > how or (found == how and best is None):
            best, how = row, found
    return (best, round(how, 3)) if best else (None, None)


def see(database: sqlite3.Connection, asked: Sequence[Sighting]) -> list[Seen]:
    """What was seen before of each text, in their order, and remember them."""
    index = _read(database, asked)
    answers = [index.see(sighting) for sighting in asked]
    _write(database, index)
    return answers


def _read(database: sqlite3.Connection, asked: Sequence[Sighting]) -> _Index:
    keys = sorted({key for sighting in asked for key in sighting.keys})
    documents = sorted({sighting.document_id for sighting in asked})
    members: dict[int, list[int]] = {}
    for key, number in database.execute(
        f"SELECT key, number FROM sighting_keys WHERE key IN {_marks(len(keys))} "
        "ORDER BY key, number",
        keys,
    ):
        members.setdefault(key, []).append(number)
    numbers = f"SELECT number FROM sighting_keys WHERE key IN {_marks(len(keys))}"
    rows = _rows(database, f"number IN ({numbers})", keys)
    own: dict[str, list[_Row]] = {}
    for row in _rows(database, f"document_id IN {_marks(len(documents))}", documents):
        own.setdefault(row.document_id, []).append(row)
    (last,) = database.execute("SELECT max(number) FROM sightings").fetchone()
    return _Index({row.number: row for row in rows}, members, own, (last or 0) + 1)


def _rows(database: sqlite3.Connection, where: str, values: Sequence[object]) -> list[_Row]:
    found = database.execute(
        f"SELECT {_COLUMNS} FROM sightings WHERE {where} ORDER BY number", values
    )
    return [_Row(*row) for row in found]


def _write(database: sqlite3.Connection, index: _Index) -> None:
    if not index.new:
        return
    marks = ", ".join([_marks(11)] * len(index.new))
    database.execute(
        f"INSERT INTO sightings ({_COLUMNS}, keys) VALUES {marks}",
        [
            value
            for row, keys in index.new
            for value in (
                row.number,
                row.document_id,
                row.first,
                row.exact_hash,
                row.signature,
                row.seen_at,
                row.cluster_id,
                row.duplicate_of,
                row.similarity,
                row.first_seen,
                _pack(keys),
            )
        ],
    )
    _delete(database, index.dropped)
    if index.added:
        marks = ", ".join([_marks(2)] * len(index.added))
        database.execute(
            f"INSERT INTO sighting_keys VALUES {marks}",
            [value for pair in sorted(index.added) for value in pair],
        )


def forget(database: sqlite3.Connection, asked: Sequence[float]) -> list[int]:
    """One step each: drop the oldest rows that were seen before a time; how many."""
    return [_forget_step(database, before) for before in asked]


def _forget_step(database: sqlite3.Connection, before: float) -> int:
    oldest = database.execute(
        "SELECT number, seen_at, keys FROM sightings ORDER BY number LIMIT ?", [FORGET_SIGHTINGS]
    ).fetchall()
    gone = {number: _unpack(keys) for number, seen_at, keys in oldest if seen_at < before}
    if gone:
        database.execute(f"DELETE FROM sightings WHERE number IN {_marks(len(gone))}", sorted(gone))
        _delete(database, {(key, number) for number, keys in gone.items() for key in keys})
    return len(gone)


def _delete(database: sqlite3.Connection, pairs: set[tuple[int, int]]) -> None:
    if pairs:
        database.execute(
            f"WITH gone (key, number) AS (VALUES {', '.join([_marks(2)] * len(pairs))}) "
            "DELETE FROM sighting_keys WHERE (key, number) IN gone",
            [value for pair in sorted(pairs) for value in pair],
        )


def _pack(keys: Sequence[int]) -> bytes:
    """Keys of 48 bits each."""
    return b"".join(key.to_bytes(6, "big") for key in keys)


def _unpack(keys: bytes) -> list[int]:
    return [int.from_bytes(keys[at : at + 6], "big") for at in range(0, len(keys), 6)]


def _marks(count: int) -> str:
    return f"({', '.join('?' * count)})"
