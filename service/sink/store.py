"""What every store is: the same few verbs, told apart only by where rows go.

A row is one message of the documents topic; topic, partition and offset name it in every store, so
that a row which comes again is seen to be there already. Stores block, and are called in threads.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from service.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One message; `value` is the document's JSON as it is in the topic, `document` what it says.

    Sink.write reads the document, once for all stores; whoever makes a row may leave it out.
    """

    partition: int
    offset: int
    key: bytes | None
    value: bytes
    document: Document | None = None


class Unfit(Exception):  # noqa: N818  says what is wrong with a row, not with the store
    """A store has no way to hold one row; nothing of its batch was written."""

    def __init__(self, offset: int, why: str) -> None:
        self.offset = offset
        self.why = why
        super().__init__(f"offset {offset}: {why}")


class Stored(NamedTuple):
    """A row as a store holds it: where it was in the topic, and what it is."""

    partition: int
    offset: int  # not below the row's own, where a store does not keep each row's
    document_id: str
    revision: int
    digest: bytes


def unreadable(partition: int, last: int, where: str) -> Stored:
    """What stands for rows that cannot be read: no record of the topic is called that."""
    return Stored(partition, last, f"unreadable: {where}", 0, b"")


def digest(*, request_id: str, final_url: str, title: str | None, text: str) -> bytes:
    """A mark of what a record says, the same in each store: 16 bytes.

    U+0000 counts as U+FFFD, which PostgreSQL has in its place.
    """
    said = "\x1f".join((request_id, final_url, title or "", text)).replace("\0", "\ufffd")
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=16).digest()


class Store(Protocol):
    """A place for rows. Any error but Unfit means that the place has trouble: asked again later."""

    name: str  # metrics.SINKS
    where: str  # for people

    def stored(self, topic: str, partition: int) -> int:
        """The highest offset that is stored; -1 when there is none."""
        ...

    def write(self, topic: str, partition: int, rows: Sequence[Row]) -> None:
        """Store the rows of one partition, in the order of their offsets; durable on return.

        Rows up to the highest offset stored are skipped. Raises Unfit.
        """
        ...

    def rows(self, topic: str) -> Iterator[Stored]:
        """All rows of a topic, one after the other; see `unreadable`. Raises OSError."""
        ...

    def close(self) -> None:
        """Let go of connections and the like."""
        ...
