"""A sink that is killed in the middle of a flush, seen from outside: a file that is written aside,
or a transaction of PostgreSQL that is open."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from tests.chaos.world import World

PATIENCE_SECONDS = 30.0
LOOK_SECONDS = 0.0005  # a file takes some milliseconds


def kill_in_flush(world: World, pid: int, store: str) -> bool:
    """kill -9 as soon as it writes to this store; False when it was never seen to, and killed."""
    with _watch(world, store) as is_writing:
        ends_at = time.monotonic() + PATIENCE_SECONDS
        while not (seen := is_writing()) and time.monotonic() < ends_at:
            time.sleep(LOOK_SECONDS)
        os.kill(pid, signal.SIGKILL)
        return seen


@contextlib.contextmanager
def _watch(world: World, store: str) -> Iterator[Callable[[], bool]]:
    if store != "postgresql":
        folder = world.folder / "data" / "documents" / store
        # What a sink that was killed has left stays until its partition is looked at again.
        left = set(_aside(folder))
        yield lambda: bool(set(_aside(folder)) - left)
        return
    assert world.database is not None
    with psycopg.connect(world.database.url, autocommit=True) as connection:
        yield lambda: bool(
            connection.execute(
                "SELECT FROM pg_stat_activity WHERE application_name = 'saring' "
                "AND backend_xid IS NOT NULL"  # it has written something
            ).fetchall()
        )


def _aside(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.endswith(".part")]  # noqa: PTH208  fast
