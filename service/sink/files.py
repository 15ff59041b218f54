"""Files of rows, named by what they hold: <topic>-<partition>-<first>-<last>.<suffix>.

A file appears whole or not at all: it is written under a hidden name in the same folder, synced,
renamed, and the folder synced. The names are the only memory: the next file goes on after the
highest offset that any name tells, so no two files overlap.

Files may lie in a folder a day, named as Hive does (`stored_date=2026-01-15`): the UTC date on
which they were written, so that a batch is always one file. Names are looked for in both places and
with every suffix that the kind knows, so that settings may change.

Whoever reads the names to act on them holds a lock on the partition (a hidden file; the system
releases it when its holder dies). A worker that lost a partition and is still writing can therefore
not come between, and a hidden file that is found under the lock has no writer any more: it is of a
process that died, whatever its age, and is removed.
"""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from service.sink.names import ASIDE, DATE, is_aside, named, pattern
from service.sink.store import Row

Render = Callable[[BinaryIO, str, Sequence[Row]], None]


class Files:
    """The files of one kind in one folder, which is made when it is missing."""

    def __init__(
        self,
        folder: Path,
        suffix: str,
        render: Render,
        *,
        also: Sequence[str] = (),
        by_date: bool = False,
    ) -> None:
        """`render` writes the rows of a topic into an open file; `also`: more suffixes to see."""
        self.where = str(folder)
        self._folder = folder
        self._suffix = suffix
        self._suffixes = (suffix, *also)
        self._render = render
        self._by_date = by_date
        folder.mkdir(parents=True, exist_ok=True)

    def stored(self, topic: str, partition: int) -> int:
        """The last offset of the last file; -1 when there is none. Raises OSError."""
        with self._locked(topic, partition):
            return self._last_offset(topic, partition)

    def write(self, topic: str, partition: int, rows: Sequence[Row]) -> None:
        """Rows above what is stored as one file. Raises OSError, and what `render` raises."""
        with self._locked(topic, partition):
            last = self._last_offset(topic, partition)
            new = [row for row in rows if row.offset > last]
            if not new:
                return
            name = named(topic, partition, new, self._suffix)
            folder = self._folder_of_today() if self._by_date else self._folder
            aside = folder / f".{name}{ASIDE}"
            try:
                with aside.open("wb") as file:
                    self._render(file, topic, new)
                    file.flush()
                    os.fsync(file.fileno())
                aside.rename(folder / name)
            except BaseException:
                aside.unlink(missing_ok=True)  # on a full disk its room is needed
                raise
            _sync(folder)

    def names(self, topic: str) -> Iterator[tuple[int, int, int, str]]:
        """Partition, first and last offset of each file of a topic, and its name for `open`."""
        wanted = pattern(topic, r"\d+", self._suffixes)
        for folder in self._folders():
            for name in sorted(os.listdir(folder)):  # noqa: PTH208  as below
                if match := wanted.fullmatch(name):
                    place = (folder / name).relative_to(self._folder)
                    yield (
                        int(match["partition"]),
                        int(match["first"]),
                        int(match["last"]),
                        f"{place}",
                    )

    def open(self, name: str) -> BinaryIO:
        """A file to read. Raises OSError."""
        return (self._folder / name).open("rb")

    def _folders(self) -> Iterator[Path]:
        yield self._folder
        yield from sorted(self._folder.glob(f"{DATE}=*"))

    def _last_offset(self, topic: str, partition: int) -> int:
        """As `stored`; removes what dead writers have left. To be called under the lock."""
        wanted = pattern(topic, str(partition), self._suffixes)
        last = -1
        for folder in self._folders():
            for name in os.listdir(folder):  # noqa: PTH208  ten times as fast as iterdir
                aside = is_aside(name)
                match = wanted.fullmatch(name[1 : -len(ASIDE)] if aside else name)
                if match is None:
                    continue
                if aside:
                    (folder / name).unlink(missing_ok=True)
                else:
                    last = max(last, int(match["last"]))
        return last

    def _folder_of_today(self) -> Path:
        folder = self._folder / f"{DATE}={datetime.now(UTC):%Y-%m-%d}"
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
            _sync(self._folder)
        return folder

    @contextmanager
    def _locked(self, topic: str, partition: int) -> Iterator[None]:
        """Raises BlockingIOError, an OSError, while another worker writes this partition."""
        with (self._folder / f".{topic}-{partition}.lock").open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BlockingIOError(
                    error.errno, "another worker is still writing this partition", file.name
                ) from error
            try:
                yield
            finally:
                # Not left to closing: a process forked meanwhile has the file open as well.
                fcntl.flock(file, fcntl.LOCK_UN)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
