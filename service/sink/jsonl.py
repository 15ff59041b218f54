"""Documents as JSON, one a line, byte for byte as they are in the topic; gzip where wanted."""

import contextlib
import gzip
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from service.sink.files import Files
from service.sink.objects import Objects
from service.sink.store import Row, Stored, digest, unreadable

_NO_LINE_BREAKS = bytes.maketrans(b"\r\n", b"  ")


class JsonLines:
    """Store of .jsonl or .jsonl.gz files in one folder, here or on a file system of a URL."""

    name = "jsonl"

    def __init__(self, folder: Path | str, *, gzipped: bool = False, by_date: bool = False) -> None:
        suffixes = ("jsonl.gz", "jsonl") if gzipped else ("jsonl", "jsonl.gz")
        make = Objects if isinstance(folder, str) else Files
        self._files = make(
            folder,  # type: ignore[arg-type]  # of its own kind
            suffixes[0],
            _render_gzip if gzipped else _render,
            also=suffixes[1:],
            by_date=by_date,
        )
        self.where = self._files.where
        self.stored = self._files.stored
        self.write = self._files.write

    def rows(self, topic: str) -> Iterator[Stored]:
        """All rows of a topic; each with its own offset where its file has no gaps."""
        for partition, first, last, name in self._files.names(topic):
            try:
                with self._lines(name) as lines:
                    gaps = sum(1 for _ in lines) != last - first + 1
                with self._lines(name) as lines:
                    for number, line in enumerate(lines):
                        offset = last if gaps else first + number
                        yield _stored(partition, offset, line, f"{name}, line {number + 1}")
            except (EOFError, gzip.BadGzipFile, zlib.error):
                yield unreadable(partition, last, name)

    @contextlib.contextmanager
    def _lines(self, name: str) -> Iterator[Iterable[bytes]]:
        with self._files.open(name) as file:
            if name.endswith(".gz"):
                with gzip.open(file) as unpacked:
                    yield unpacked
            else:
                yield file

    def close(self) -> None:
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """The fields of a line that tell which record it is."""

    document_id: str
    revision: int
    request_id: str
    final_url: str
    title: str | None = None
    text: str


def _stored(partition: int, offset: int, line: bytes, where: str) -> Stored:
    try:
        named = msgspec.json.decode(line, type=_Named)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return unreadable(partition, offset, where)
    said = digest(
        request_id=named.request_id,
        final_url=named.final_url,
        title=named.title,
        text=named.text,
    )
    return Stored(partition, offset, named.document_id, named.revision, said)


def _render(file: BinaryIO, _topic: str, rows: Sequence[Row]) -> None:
    # JSON has line breaks only between its tokens: in strings they are escaped (RFC 8259, 7).
    file.writelines(row.value.translate(_NO_LINE_BREAKS) + b"\n" for row in rows)


def _render_gzip(file: BinaryIO, topic: str, rows: Sequence[Row]) -> None:
    # The level that the program gzip takes by itself; without name and time the same rows
    # are the same bytes.
    with gzip.GzipFile(fileobj=file, mode="wb", filename="", compresslevel=6, mtime=0) as packed:
        _render(packed, topic, rows)  # type: ignore[arg-type]  # it can do what is asked of it
