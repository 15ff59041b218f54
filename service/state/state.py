"""What must outlive a message: one small interface, with one implementation a kind of store.

It may be lost: then work is repeated and comes twice, but nothing is lost and no id changes. Keys
are made by agents/deliver.py; the state does not look into them.

All calls are coroutines that never block the event loop. `finish` is one transaction: either all of
it is remembered or nothing.
"""

from dataclasses import dataclass, field
from typing import Protocol

from service.records import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is remembered of one message of one stage.

    `finished`: everything that follows from it was confirmed by the broker. `outputs`: what it led
    to, packed, and not yet known to be confirmed; None when there is nothing in the outbox.
    `kept_at`: when they came into the outbox, seconds since 1970; 0 without outputs.
    """

    finished: bool = False
    outputs: bytes | None = None
    kept_at: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsText:
    """An origin's answer to /robots.txt as it was kept; times are seconds since 1970."""

    origin: str
    status: str  # rules, allow or defer
    body: bytes
    expires_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A document's text that is seen now, and which earlier ones count. Times: seconds since 1970.

    `keys`: documents that share one are compared (below 2^48). `since`: not with those seen
    before. `least`: the similarity from which one is a duplicate. `only_first`: if it is one, do
    not compare later documents with it.
    """

    document_id: str
    exact_hash: str
    signature: bytes  # service/minhash.py
    keys: tuple[int, ...]
    seen_at: float
    since: float
    least: float
    only_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen before: the most similar earlier document (None: this is the first).

    `cluster_id` is the document that was the first of its like, seen at `first_seen`.
    """

    cluster_id: str
    duplicate_of: str | None
    similarity: float | None
    first_seen: float


class State(Protocol):
    """The state of the stages, shared by the workers that are given the same one."""

    last_error: str | None  # why calls wait; None when they do not

    async def open(self) -> None:
        """Reach the store. Raises ConfigurationError when it cannot be used."""
        ...

    async def claim(self, request_id: str, holder: str) -> str:
        """Give a request id to the message that first asked for it; returns the holder that has it.

        The same id from another message is a repetition and is not admitted again.
        """
        ...

    async def recall(self, stage: str, key: str) -> Memory:
        """What is remembered of a message."""
        ...

    async def recall_revision(
        self, stage: str, key: str, document_id: str
    ) -> tuple[Memory, Revision | None]:
        """As `recall`, with the document's last revision, both of one moment."""
        ...

    async def keep(self, stage: str, key: str, outputs: bytes) -> Memory:
        """Put outputs into the outbox; returns what is remembered then: the first to come is kept.

        The message may be finished meanwhile, by a worker that had it before: nothing is to be
        sent any more.
        """
        ...

    async def finish(self, stage: str, key: str, revision: Revision | None = None) -> None:
        """Remember that a message is finished, empty its outbox, store the document's revision."""
        ...

    async def revision(self, document_id: str) -> Revision | None:
        """The last revision of a document."""
        ...

    async def robots(self, origin: str) -> RobotsText | None:
        """What is kept of an origin's robots.txt; None when nothing or when it has expired."""
        ...

    async def keep_robots(self, robots: RobotsText) -> None:
        """Keep an origin's robots.txt."""
        ...

    async def rest_of(self, host: str) -> float | None:
        """Until when a host wants no request (seconds since 1970); None when it may be asked."""
        ...

    async def keep_rest(self, host: str, until: float) -> None:
        """Remember that a host wants no request until then; never shortens what is kept."""
        ...

    async def see(self, sighting: Sighting) -> Seen:
        """Which earlier document a text duplicates, and remember it for later ones.

        One sighting after the other, whatever workers they come from: of two copies seen at once
        exactly one is the first. The same text of the same document has the same answer each time.
        A document is compared only with documents whose first text was seen before its own first
        text: never with its own revisions, and two documents never duplicate each other.
        """
        ...

    async def forget_sightings(self, before: float) -> int:
        """Drop texts that were seen before a time (seconds since 1970); how many.

        A store whose entries expire by themselves has nothing to do.
        """
        ...

    async def forget(self, before: float) -> int:
        """Drop what was remembered of messages before a time (seconds since 1970); how many.

        A store whose entries expire by themselves has nothing to do.
        """
        ...

    async def close(self) -> None:
        """Write what is pending and close."""
        ...
