"""What a stage has in flight and has finished, and the position it may commit, per partition.

The one rule: **the position of a partition is the lowest offset that is not finished**, whatever
the order in which offsets finish. Offsets arrive in rising order, with gaps (compaction,
transactions); after a rebalance they come again from the committed position, also while their work
still runs.

Pure: knows nothing of Kafka, tasks or time. tests/agents/test_window.py holds the proof.
"""

from bisect import insort
from collections import deque
from collections.abc import Iterable, Mapping


class _Partition:
    """One partition: the offsets since its position, in order."""

    __slots__ = ("committed", "finished", "next", "order", "running")

    def __init__(self) -> None:
        self.order: deque[int] = deque()  # arrived and not yet passed by the position
        self.running: set[int] = set()  # those of them that are not finished
        self.finished: set[int] = set()  # those of them that are
        self.next = 0  # one above the highest offset that arrived
        self.committed = -1  # the position that the broker has; -1 before anything arrived

    def arrive(self, offset: int) -> bool:
        if offset >= self.next:
            if self.committed < 0:
                self.committed = offset  # reading begins at the committed position
            self.order.append(offset)
            self.next = offset + 1
        elif offset in self.running or offset in self.finished:
            return False
        else:
            # Below what has passed: its commit was not kept, so it is worked on again.
            insort(self.order, offset)
            self.committed = min(self.committed, offset)
        self.running.add(offset)
        return True

    def finish(self, offset: int) -> None:
        if offset in self.running:
            self.running.remove(offset)
            self.finished.add(offset)

    def position(self) -> int:
        while self.order and self.order[0] in self.finished:
            self.finished.discard(self.order.popleft())
        return self.order[0] if self.order else self.next


class Window:
    """Offsets of the partitions that a stage owns."""

    def __init__(self) -> None:
        self._partitions: dict[int, _Partition] = {}

    def assign(self, partitions: Iterable[int]) -> set[int]:
        """Own exactly these partitions; what is known of others is forgotten. Returns the new ones.

        A partition that was owned before keeps its offsets: their work may still run.
        """
        owned = set(partitions)
        for partition in self._partitions.keys() - owned:
            del self._partitions[partition]
        new = owned - self._partitions.keys()
        for partition in new:
            self._partitions[partition] = _Partition()
        return new

    def arrive(self, partition: int, offset: int) -> bool:
        """True when the work on an offset is to be started.

        False when it is in flight or finished already, or when the partition is not owned.
        """
        owned = self._partitions.get(partition)
        return owned is not None and owned.arrive(offset)

    def finish(self, partition: int, offset: int) -> None:
        """Everything that follows from an offset is confirmed. Not ours any more: ignored."""
        owned = self._partitions.get(partition)
        if owned is not None:
            owned.finish(offset)

    def positions(self) -> dict[int, int]:
        """Positions that may be committed and have not been, by partition."""
        found = {}
        for partition, owned in self._partitions.items():
            if owned.next and (position := owned.position()) > owned.committed:
                found[partition] = position
        return found

    def committed(self, positions: Mapping[int, int]) -> None:
        """The broker confirmed these positions."""
        for partition, position in positions.items():
            owned = self._partitions.get(partition)
            if owned is not None:
                owned.committed = max(owned.committed, position)

    def span(self, partition: int) -> int:
        """Offsets that a partition keeps beyond its position: memory that a stuck head costs."""
        owned = self._partitions.get(partition)
        return len(owned.order) if owned is not None else 0

    @property
    def partitions(self) -> frozenset[int]:
        """The partitions that are owned."""
        return frozenset(self._partitions)
