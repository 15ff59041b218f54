"""Documents as JSON, one a line, byte for byte as they are in the topic; gzip where wanted."""

import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from service.sink.files import Files
from service.sink.store import Row

_NO_LINE_BREAKS = bytes.maketrans(b"\r\n", b"  ")


class JsonLines:
    """Store of .jsonl or .jsonl.gz files in one folder."""

    name = "jsonl"

    def __init__(self, folder: Path, *, gzipped: bool = False, by_date: bool = False) -> None:
        self.where = str(folder)
        suffixes = ("jsonl.gz", "jsonl") if gzipped else ("jsonl", "jsonl.gz")
        files = Files(
            folder,
            suffixes[0],
            _render_gzip if gzipped else _render,
            also=suffixes[1:],
            by_date=by_date,
        )
        self.stored = files.stored
        self.write = files.write

    def close(self) -> None:
        pass


def _render(file: BinaryIO, _topic: str, rows: Sequence[Row]) -> None:
    # JSON has line breaks only between its tokens: in strings they are escaped (RFC 8259, 7).
    file.writelines(row.value.translate(_NO_LINE_BREAKS) + b"\n" for row in rows)


def _render_gzip(file: BinaryIO, topic: str, rows: Sequence[Row]) -> None:
    # The level that the program gzip takes by itself; without name and time the same rows
    # are the same bytes.
    with gzip.GzipFile(fileobj=file, mode="wb", filename="", compresslevel=6, mtime=0) as packed:
        _render(packed, topic, rows)  # type: ignore[arg-type]  # it can do what is asked of it
