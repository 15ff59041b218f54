"""Documents as JSON, one a line, byte for byte as they are in the topic."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from service.sink.files import Files
from service.sink.store import Row

_NO_LINE_BREAKS = bytes.maketrans(b"\r\n", b"  ")


class JsonLines:
    """Store of .jsonl files in one folder."""

    name = "jsonl"

    def __init__(self, folder: Path) -> None:
        self.where = str(folder)
        files = Files(folder, "jsonl", _render)
        self.stored = files.stored
        self.write = files.write

    def close(self) -> None:
        pass


def _render(file: BinaryIO, _topic: str, rows: Sequence[Row]) -> None:
    # JSON has line breaks only between its tokens: in strings they are escaped (RFC 8259, 7).
    file.writelines(row.value.translate(_NO_LINE_BREAKS) + b"\n" for row in rows)
