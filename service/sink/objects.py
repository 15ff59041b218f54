"""Files of rows on a file system that is reached by a URL: object stores and the like, by pyarrow.

Named as in files.py, and a file appears whole or not at all here too: object stores show an object
once all of it has been put, and put it at once; on other file systems it is written under a hidden
name and moved. Each file is rendered in memory first, so that what is put is never half a file.

Nobody can hold a lock here. A worker that lost a partition and still writes may put rows that its
next owner has put as well, in a file of another length. Whoever looks at a partition removes files
whose rows another one holds; until then rows can stand twice, under the same topic, partition and
offset.

The file system is reached when it is first asked: one that is away stops the sink, not the start.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

import pyarrow as pa
from pyarrow import fs

from service.sink.files import Render
from service.sink.names import ASIDE, DATE, Span, is_aside, named, pattern, redundant
from service.sink.store import Row

# What shows a file only when all of it was put; a move would be a copy there.
PUT_AT_ONCE = frozenset({"s3", "gs", "gcs", "abfs", "abfss", "az"})
# What pyarrow knows by itself. `fsspec+NAME` is any file system of fsspec, where that is installed.
SCHEMES = frozenset({"s3", "gs", "gcs", "abfs", "abfss", "hdfs", "viewfs"})
FSSPEC = "fsspec+"
# One request puts what is small (5 MB), instead of three (pyarrow 26: S3FileSystem).
ONE_REQUEST = "allow_delayed_open"


class Objects:
    """The files of one kind below one URL."""

    def __init__(
        self,
        url: str,
        suffix: str,
        render: Render,
        *,
        also: Sequence[str] = (),
        by_date: bool = False,
    ) -> None:
        """As Files. Raises ValueError for a URL of no file system that can be reached from here."""
        split = urlsplit(url)
        if split.scheme not in SCHEMES and not split.scheme.startswith(FSSPEC):
            raise ValueError(
                f"{split.scheme}:// is none of {', '.join(sorted(SCHEMES))}, {FSSPEC}…"
            )
        self._url = url
        if split.scheme == "s3" and ONE_REQUEST not in split.query:
            self._url += f"{'&' if split.query else '?'}{ONE_REQUEST}=true"
        self.where = f"{split.scheme}://{split.netloc.rpartition('@')[2]}{split.path}"  # no secrets
        self._at_once = split.scheme.removeprefix(FSSPEC) in PUT_AT_ONCE
        self._suffix = suffix
        self._suffixes = (suffix, *also)
        self._render = render
        self._by_date = by_date

    def stored(self, topic: str, partition: int) -> int:
        """The last offset of the last file; -1 when there is none. Raises OSError."""
        return max((span.last for span in self._tidied(topic, partition)), default=-1)

    def write(self, topic: str, partition: int, rows: Sequence[Row]) -> None:
        """Rows above what is stored as one file. Raises OSError, and what `render` raises."""
        last = self.stored(topic, partition)
        new = [row for row in rows if row.offset > last]
        if not new:
            return
        rendered = io.BytesIO()
        self._render(rendered, topic, new)
        name = named(topic, partition, new, self._suffix)
        day = f"{DATE}={datetime.now(UTC):%Y-%m-%d}/" if self._by_date else ""
        if self._at_once:
            self._put(f"{day}{name}", rendered)
            return
        self._system.create_dir(f"{self._root}/{day}", recursive=True)
        self._put(f"{day}.{name}{ASIDE}", rendered)
        self._system.move(f"{self._root}/{day}.{name}{ASIDE}", f"{self._root}/{day}{name}")

    def names(self, topic: str) -> Iterator[tuple[int, int, int, str]]:
        """Partition, first and last offset of each file of a topic, and its name for `open`."""
        wanted = pattern(topic, r"\d+", self._suffixes)
        for name in self._listed():
            if match := wanted.fullmatch(name.rpartition("/")[2]):
                yield int(match["partition"]), int(match["first"]), int(match["last"]), name

    def open(self, name: str) -> BinaryIO:
        """A file to read. Raises OSError."""
        found = self._system.open_input_file(f"{self._root}/{name}")
        return cast("BinaryIO", io.BufferedReader(found))

    def _put(self, name: str, rendered: io.BytesIO) -> None:
        # Else pyarrow packs what is called .gz a second time.
        place = f"{self._root}/{name}"
        with self._system.open_output_stream(place, compression=None) as stream:
            stream.write(rendered.getbuffer())

    def _tidied(self, topic: str, partition: int) -> set[Span]:
        """The files of a partition, without those that are no use, which are removed."""
        wanted = pattern(topic, str(partition), self._suffixes)
        found: set[Span] = set()
        useless: set[Span] = set()
        for name in self._listed():
            last = name.rpartition("/")[2]
            aside = is_aside(last)
            match = wanted.fullmatch(last[1 : -len(ASIDE)] if aside else last)
            if match is not None:
                span = Span(int(match["first"]), int(match["last"]), name)
                (useless if aside else found).add(span)
        twice = redundant(found)
        for span in useless | twice:
            self._system.delete_file(f"{self._root}/{span.name}")
        return found - twice

    def _listed(self) -> list[str]:
        """All names below the URL, those in folders of a day with their folder."""
        selector = fs.FileSelector(self._root, recursive=True, allow_not_found=True)
        found = self._system.get_file_info(selector)
        names = (info.path.removeprefix(self._root).lstrip("/") for info in found if info.is_file)
        return sorted(name for name in names if "/" not in name or name.startswith(f"{DATE}="))

    @cached_property
    def _place(self) -> tuple[Any, str]:
        try:
            system, root = fs.FileSystem.from_uri(self._url)
        except (pa.ArrowException, ImportError, ValueError) as error:
            raise OSError(f"{self.where}: {error}".replace(self._url, self.where)) from error
        return system, root.rstrip("/")

    @property
    def _system(self) -> Any:
        return self._place[0]

    @property
    def _root(self) -> str:
        return self._place[1]
