"""Documents as JSON, one a line, byte for byte as they are in the topic; gzip where wanted."""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from service.sink.files import Files
from service.sink.store import Row, Stored, digest, unreadable

_NO_LINE_BREAKS = bytes.maketrans(b"\r\n", b"  ")


class JsonLines:
    """Store of .jsonl or .jsonl.gz files in one folder."""

    name = "jsonl"

    def __init__(self, folder: Path, *, gzipped: bool = False, by_date: bool = False) -> None:
        self.where = str(folder)
        suffixes = ("jsonl.gz", "jsonl") if gzipped else ("jsonl", "jsonl.gz")
        self._files = Files(
            folder,
            suffixes[0],
            _render_gzip if gzipped else _render,
            also=suffixes[1:],
            by_date=by_date,
        )
        self.stored = self._files.stored
        self.write = self._files.write

    def rows(self, topic: str) -> Iterator[Stored]:
        """All rows of a topic; each with its own offset where its file has no gaps."""
        for partition, first, last, path in self._files.paths(topic):
            try:
                with _lines(path) as lines:
                    gaps = sum(1 for _ in lines) != last - first + 1
                with _lines(path) as lines:
                    for number, line in enumerate(lines):
                        offset = last if gaps else first + number
                        yield _stored(partition, offset, line, f"{path.name}, line {number + 1}")
            except (EOFError, gzip.BadGzipFile, zlib.error):
                yield unreadable(partition, last, path.name)

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


def _lines(path: Path) -> BinaryIO:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]  # as above


def _render(file: BinaryIO, _topic: str, rows: Sequence[Row]) -> None:
    # JSON has line breaks only between its tokens: in strings they are escaped (RFC 8259, 7).
    file.writelines(row.value.translate(_NO_LINE_BREAKS) + b"\n" for row in rows)


def _render_gzip(file: BinaryIO, topic: str, rows: Sequence[Row]) -> None:
    # The level that the program gzip takes by itself; without name and time the same rows
    # are the same bytes.
    with gzip.GzipFile(fileobj=file, mode="wb", filename="", compresslevel=6, mtime=0) as packed:
        _render(packed, topic, rows)  # type: ignore[arg-type]  # it can do what is asked of it
