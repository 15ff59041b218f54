"""What a broker has on disk: the record batches of its topics, read from its log segments."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Source: Kafka's message format, "Record Batch": 61 bytes before the records.
HEADER_BYTES = 61
CODECS = ("none", "gzip", "snappy", "lz4", "zstd")


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch as it lies in its segment, packed."""

    topic: str
    partition: int
    codec: str
    size_bytes: int
    records: int


def batches(data_dir: Path, prefix: str) -> Iterator[Batch]:
    """All batches of the topics whose names begin so, of the broker with its data in `data_dir`."""
    for path in sorted((data_dir / "kafka").glob(f"{prefix}*/*.log")):
        topic, _, partition = path.parent.name.rpartition("-")
        with path.open("rb") as segment:
            while len(head := segment.read(HEADER_BYTES)) == HEADER_BYTES:
                size = 12 + int.from_bytes(head[8:12])
                yield Batch(
                    topic=topic,
                    partition=int(partition),
                    codec=CODECS[int.from_bytes(head[21:23]) & 7],
                    size_bytes=size,
                    records=int.from_bytes(head[57:61]),
                )
                segment.seek(size - HEADER_BYTES, 1)
