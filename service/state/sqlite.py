"""The state in one SQLite file, for the workers of one machine.

Calls that wait at the same time become one transaction, and calls of one kind in it one statement
(group commit). That is cheap (some microseconds a call), and it keeps its pace beside a busy event
loop: each statement gives the interpreter's lock away and waits up to 5 ms to have it back, so 256
statements would be silent for a quarter of a second. Calls of one group have no order among
themselves, as their callers wait for all of them at once. A transaction follows the one before only
after a moment, so that there are groups; and what is finished, which nobody is kept up by, waits
for the company of other calls.

A call returns when its transaction is committed: a killed process loses nothing that was returned.
A power cut may take the last commits (synchronous=NORMAL); the state may be lost (state.py).
"""

import asyncio
import contextlib
import fcntl
import itertools
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from service import log
from service.gate import Gate
from service.records import Revision
from service.settings import ConfigurationError
from service.state import sightings, statements
from service.state.state import Memory, RobotsText, Seen, Sighting

LOG = log.logger("state")
T = TypeVar("T")

GROUP_CALLS = 256  # most calls of one transaction; a call has at most 30 of SQLite's 32,766 values
# From one transaction to the next. Each costs some 0.5 ms of CPU, for the way into the thread and
# back and for SQLite; a page asks the state about ten times. Where pages wait for a process they
# would only wait there instead.
GROUP_SECONDS = 0.005
GROUP_BUSY_SECONDS = 0.05
FINISH_SECONDS = 0.05  # longest wait of `finish`, all of it repeated after a crash
BUSY_SECONDS = 5.0  # wait for another worker's transaction, which takes milliseconds
PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)  # between tries while the file cannot be written

# Primary result codes of SQLite; extended codes hold them in their low byte.
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOMEM,
}


@dataclass(frozen=True, slots=True)
class _Call:
    kind: statements.Kind
    asked: Any
    answer: asyncio.Future[Any]


class SqliteState:
    """State (state.py) in the file `path`, which several processes may share.

    While the file cannot be written (disk full, locked) calls wait and `last_error` says why.
    """

    def __init__(self, path: Path, is_busy: Callable[[], bool] = lambda: False) -> None:
        """`is_busy` says whether those who are answered would only wait for CPU."""
        self.last_error: str | None = None
        self._path = path
        self._database: sqlite3.Connection | None = None
        self._inode = 0
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="state")
        self._waiting: list[_Call] = []
        self._gate = Gate(lambda: GROUP_BUSY_SECONDS if is_busy() else GROUP_SECONDS)
        self._hurry = asyncio.Event()  # a call waits that somebody is kept up by
        self._writer: asyncio.Task[None] | None = None
        self._closed = True

    async def open(self) -> None:
        """Open the file, or make it. Raises ConfigurationError when it cannot be used."""
        try:
            await self._in_thread(self._open)
        except (sqlite3.Error, OSError) as error:
            raise ConfigurationError(
                f"SARING_STATE: {self._path} cannot be used as an SQLite file: {error}"
            ) from error
        self._closed = False

    async def close(self) -> None:
        self._closed = True
        self._hurry.set()
        if self._writer is not None:
            await self._writer
        await self._in_thread(self._disconnect)
        self._executor.shutdown()

    async def claim(self, request_id: str, holder: str) -> str:
        return str(await self._call(statements.claim, (request_id, holder)))

    async def recall(self, stage: str, key: str) -> Memory:
        memory: Memory = await self._call(statements.recall, (stage, key))
        return memory

    async def recall_revision(
        self, stage: str, key: str, document_id: str
    ) -> tuple[Memory, Revision | None]:
        both: tuple[Memory, Revision | None] = await self._call(
            statements.recall_revision, (stage, key, document_id)
        )
        return both

    async def keep(self, stage: str, key: str, outputs: bytes) -> Memory:
        memory: Memory = await self._call(statements.keep, (stage, key, outputs))
        return memory

    async def finish(self, stage: str, key: str, revision: Revision | None = None) -> None:
        await self._call(statements.finish, (stage, key, revision))

    async def revision(self, document_id: str) -> Revision | None:
        revision: Revision | None = await self._call(statements.revision, document_id)
        return revision

    async def robots(self, origin: str) -> RobotsText | None:
        robots: RobotsText | None = await self._call(statements.robots, origin)
        return robots

    async def keep_robots(self, robots: RobotsText) -> None:
        await self._call(statements.keep_robots, robots)

    async def rest_of(self, host: str) -> float | None:
        until: float | None = await self._call(statements.rest_of, host)
        return until

    async def keep_rest(self, host: str, until: float) -> None:
        await self._call(statements.keep_rest, (host, until))

    async def see(self, sighting: Sighting) -> Seen:
        seen: Seen = await self._call(sightings.see, sighting)
        return seen

    async def forget_sightings(self, before: float) -> int:
        """As State says; in steps, others' calls between them."""
        forgotten = 0
        while gone := int(await self._call(sightings.forget, before)):
            forgotten += gone
        return forgotten

    async def forget(self, before: float) -> int:
        """As State says, what expires by itself included; in steps, others' calls between them."""
        forgotten = 0
        for first in statements.forgetting(before):
            step: statements.Step | None = first
            while step is not None:
                step, gone = await self._call(statements.forget, step)
                forgotten += gone
        return forgotten

    # -- on the event loop -------------------------------------------------------------------------

    async def _call(self, kind: statements.Kind, asked: object) -> Any:
        if self._closed:
            raise RuntimeError("the state is closed")
        call = _Call(kind, asked, asyncio.get_running_loop().create_future())
        self._waiting.append(call)
        if kind is not statements.finish:
            self._hurry.set()
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        return await call.answer

    async def _write(self) -> None:
        """Take what waits, one group after the other, until nothing does."""
        while self._waiting:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(FINISH_SECONDS):
                    await self._hurry.wait()
            await self._gate.through()
            group, self._waiting = self._waiting[:GROUP_CALLS], self._waiting[GROUP_CALLS:]
            if not (self._waiting or self._closed):
                self._hurry.clear()
            # A call that SQLite cannot take (a lone surrogate in a key) must not fail the others.
            if not await self._answer(group, alone=len(group) == 1):
                for call in group:
                    await self._answer([call], alone=True)
        self._writer = None

    async def _answer(self, group: list[_Call], *, alone: bool) -> bool:
        """Commit a group and answer its callers; False when it fails and is not `alone`."""
        try:
            answers = await self._commit(group)
        except Exception as error:  # noqa: BLE001  not swallowed: the caller gets it
            if alone and not group[0].answer.done():
                group[0].answer.set_exception(error)
            return alone
        for call, answer in zip(group, answers, strict=True):
            if not call.answer.done():  # a caller may have given up
                call.answer.set_result(answer)
        return True

    async def _commit(self, group: list[_Call]) -> list[Any]:
        """The group's answers once they are committed; waits while the file cannot be written."""
        for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
            try:
                answers = await self._in_thread(lambda: self._transaction(group))
            except (sqlite3.Error, OSError) as error:
                if self._closed or not _may_pass(error):
                    raise
                if self.last_error is None:
                    LOG.warning("the state cannot be used; calls wait", error=str(error))
                self.last_error = f"state {self._path}: {error}"
                await asyncio.sleep(pause)
            else:
                self.last_error = None
                return answers
        raise AssertionError  # the loop has no end of its own

    async def _in_thread(self, function: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, function)

    # -- in the thread -----------------------------------------------------------------------------

    def _transaction(self, group: list[_Call]) -> list[Any]:
        """Answers to a group, in its order. Raises sqlite3.Error, with nothing done."""
        database = self._database or self._open()
        kinds: dict[statements.Kind, list[int]] = {}
        for index, call in enumerate(group):
            kinds.setdefault(call.kind, []).append(index)
        answers: list[Any] = [None] * len(group)
        try:
            # Taking the write lock at once waits for it; a transaction that began as a reader and
            # then writes fails at once when another process has written.
            database.execute("BEGIN" if kinds.keys() <= statements.READERS else "BEGIN IMMEDIATE")
            for kind, indexes in kinds.items():
                found = kind(database, [group[index].asked for index in indexes])
                for index, answer in zip(indexes, found, strict=True):
                    answers[index] = answer
            database.execute("COMMIT")
        except BaseException as error:
            if database.in_transaction:
                database.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error) and _code(error) in _DAMAGED:
                self._replace(error)
            raise
        return answers

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(self._path):
            try:
                return self._connect()
            except sqlite3.Error as error:
                self._disconnect()
                if _code(error) not in _DAMAGED:
                    raise
                _set_aside(self._path, error)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(
            self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        self._database = database
        _prepare(database, self._path)
        self._inode = self._path.stat().st_ino
        return database

    def _disconnect(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _replace(self, error: sqlite3.Error) -> None:
        """Leave a file that turned out to be damaged; the next transaction opens a new one.

        Workers that share it find the damage one by one: only the first still sees it at its path.
        """
        self._disconnect()
        with _locked(self._path):
            if self._path.exists() and self._path.stat().st_ino == self._inode:
                _set_aside(self._path, error)


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    """Check the file and bring its schema to this version. Raises ConfigurationError if newer."""
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > statements.VERSION:
        raise ConfigurationError(
            f"SARING_STATE: {path} was written by a newer Saring (schema {version}, this one knows "
            f"{statements.VERSION}); upgrade this one, or name another file"
        )
    (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        error = sqlite3.DatabaseError(verdict)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
    # Each version so far only added tables, so making what is missing is the whole migration.
    database.executescript(
        f"{statements.SCHEMA} {sightings.SCHEMA} PRAGMA user_version = {statements.VERSION};"
    )


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Only one process at a time looks whether the file is sound, and replaces it."""
    with path.with_name(path.name + ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when it is closed
        yield


def _set_aside(path: Path, error: Exception) -> None:
    aside = path.with_name(f"{path.name}.damaged-{time.time_ns()}")
    # The log of the damaged file goes first: SQLite would play it into the new one.
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    LOG.warning(
        "the state was damaged and begins anew: work may be repeated, none is lost",
        moved_to=str(aside),
        error=str(error),
    )


def _code(error: BaseException) -> int:
    """SQLite's primary result code; 0 when the error is not of SQLite itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _may_pass(error: Exception) -> bool:
    """True when another try makes sense; damage too, as the file was replaced meanwhile."""
    return isinstance(error, OSError) or _code(error) in _PASSING | _DAMAGED
