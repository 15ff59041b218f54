"""What every store is: the same few verbs, told apart only by where rows go.

A row is one message of the documents topic; topic, partition and offset name it in every store, so
that a row which comes again is seen to be there already. Stores block, and are called in threads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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

    def close(self) -> None:
        """Let go of connections and the like."""
        ...
