"""What a stage is to delivery: it opens messages as jobs, and says what follows from each."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.agents.engine import Message
from service.codec import Output, Result
from service.reasons import Failure
from service.records import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The work on one message.

    `key` names it in the state, the same for each repetition; empty when nothing is remembered.
    Jobs of one `turn` are worked on one after the other, in the order of their messages. With a
    `document_id`, `run` is given that document's last revision, read together with the memory.
    `fail` turns a failure (and the traceback of a bug) into a retry or a dead letter.
    `asked_at` is the time of the urls message; None when the stage does not know it beforehand.
    `request_id` and `url` are for logs and spans; empty where the stage does not know them.
    """

    key: str
    turn: str
    request_id: str = ""
    url: str | None = None
    document_id: str | None = None
    asked_at: datetime | None = None
    run: Callable[[Revision | None], Awaitable[Result]]
    fail: Callable[[Failure, str], tuple[Output, ...]]


class Stage(Protocol):
    """What a stage adds to delivery."""

    name: str
    topic: str
    window: int  # messages in flight
    outbox: bool  # True where a repetition may end differently; an end is always kept
    deadline: float | None  # seconds for `run`
    tries: int  # tries of `run` after a bug, here and at once

    def open(self, message: Message) -> Job | None:
        """The job of a message; None when it is none. Raises Failure when it cannot be read."""
        ...

    def reject(self, message: Message, failure: Failure, traceback: str) -> tuple[Output, ...]:
        """What follows from a message that cannot be opened."""
        ...

    async def own(self, partitions: frozenset[int], new: frozenset[int]) -> None:
        """These partitions are ours now; `new` were not before."""
        ...

    async def hurry(self) -> None:
        """Finish what waits for more to come: a rebalance or a stop is near."""
        ...
