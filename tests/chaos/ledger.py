"""The books: what was pushed against outcomes, documents, dead letters and the stores' rows.

Written apart from `saring reconcile`, which it is a check on.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson
import pyarrow
import pyarrow.dataset
import pyarrow.parquet

from service.cli.kafka import Follower, Received

FACTS = ("outcome", "reason", "document_id", "revision")


@dataclass(frozen=True)
class Balance:
    """What does not agree; all of it is meant to be 0."""

    pushed: int
    lost: int  # without outcome; or an end whose document, dead letter or row is not there
    conflicting: int  # two outcomes that say different things
    duplicate_records: int  # documents, dead letters and outcomes that came again
    store_duplicates: int  # rows that came again
    torn: int  # files that cannot be read
    outcomes: dict[str, int]


class Ledger:
    """The books of one prefix.

    `pushed` are the messages of `urls` by partition and offset; `database` asks for document id and
    revision of all rows of PostgreSQL, None where there is none.
    """

    def __init__(
        self,
        bootstrap: str,
        prefix: str,
        pushed: dict[tuple[int, int], bytes],
        stores: Path,
        database: Callable[[], list[tuple[str, int]]] | None = None,
    ) -> None:
        self._bootstrap = bootstrap
        self._prefix = prefix
        self._pushed = pushed
        self._stores = stores
        self._database = database

    async def read(self, word: str) -> list[Received]:
        """All messages of a topic."""
        async with Follower(self._bootstrap, [f"{self._prefix}.{word}"]) as follower:
            await follower.from_start()
            return [message async for message in follower.to_the_end()]

    def named(self) -> dict[tuple[int, int], str]:
        """Request ids by the place of their message: their own, or that of the place."""
        return {
            (partition, offset): orjson.loads(value)["id"]
            if value.startswith(b'{"id":')
            else f"{self._prefix}.urls-{partition}-{offset}"
            for (partition, offset), value in self._pushed.items()
        }

    def wanted(self) -> set[str]:
        """The ids of the requests that were pushed."""
        return set(self.named().values())

    async def outcomes(self) -> dict[str, list[dict[str, object]]]:
        """Outcomes by request id."""
        found: dict[str, list[dict[str, object]]] = {}
        for message in await self.read("outcomes"):
            outcome = orjson.loads(message.value or b"{}")
            found.setdefault(outcome["request_id"], []).append(outcome)
        return found

    def missing(self, documents: list[Received]) -> int:
        """How many rows the stores lack of these records."""
        places = {(message.partition, message.offset) for message in documents}
        records = Counter(map(record, documents))
        return (
            len(places - self.parquet()[0].keys())
            + (records - self.lines()).total()
            + len(records.keys() - self.rows().keys() if self._database else ())
        )

    def rows(self) -> Counter[str]:
        """Rows of PostgreSQL by record."""
        found = self._database() if self._database else []
        return Counter(f"{document}.{revision}" for document, revision in found)

    def lines(self) -> Counter[str]:
        """Lines of the JSONL store by record."""
        return Counter(
            f"{document}.{revision}" for document, revision in self.jsonl()[0].elements()
        )

    def parquet(self) -> tuple[Counter[tuple[int, int]], int]:
        """Rows of the Parquet store by partition and offset, and how many files are torn."""
        rows: Counter[tuple[int, int]] = Counter()
        torn = 0
        for path in (self._stores / "parquet").rglob("*.parquet"):
            try:
                columns = ["topic_partition", "topic_offset"]
                table = pyarrow.parquet.read_table(path, columns=columns, partitioning=None)
            except (pyarrow.ArrowInvalid, OSError):
                torn += 1
                continue
            rows.update(zip(*(table[name].to_pylist() for name in columns), strict=True))
        return rows, torn

    def jsonl(self) -> tuple[Counter[tuple[str, int]], int]:
        """Lines of the JSONL store by document id and revision, and how many are torn."""
        rows: Counter[tuple[str, int]] = Counter()
        torn = 0
        for path in (self._stores / "jsonl").rglob("*.jsonl"):
            data = path.read_bytes()
            torn += not data.endswith(b"\n")
            for line in data.splitlines():
                try:
                    record = orjson.loads(line)
                except orjson.JSONDecodeError:
                    torn += 1
                else:
                    rows[record["document_id"], record["revision"]] += 1
        return rows, torn

    async def balance(self) -> Balance:
        """Read everything and compare."""
        wanted, ends = self.wanted(), await self.outcomes()
        documents = await self.read("documents")
        letters = await self.read("dead-letters")
        records = Counter(map(record, documents))
        dead = Counter(dict(message.headers)["saring-request-id"].decode() for message in letters)
        in_parquet, torn = self.parquet()
        torn_lines = self.jsonl()[1]

        lost = len(wanted - ends.keys()) + self.missing(documents)
        for request, found in ends.items():
            end = found[0]
            if end["outcome"] == "dead":
                lost += request not in dead
            else:
                lost += f"{end['document_id']}.{end['revision']}" not in records

        different = {
            request: {tuple(end[fact] for fact in FACTS) for end in found}
            for request, found in ends.items()
        }
        return Balance(
            pushed=len(wanted),
            lost=lost,
            conflicting=sum(len(facts) > 1 for facts in different.values())
            + len(ends.keys() - wanted),
            duplicate_records=sum(len(found) - 1 for found in ends.values())
            + sum(count - 1 for count in records.values())
            + sum(count - 1 for count in dead.values()),
            # PostgreSQL's key keeps two rows of a record apart; one of no record is too many.
            store_duplicates=in_parquet.total()
            - len(in_parquet)
            + (self.lines() - records).total()
            + len(self.rows().keys() - records.keys()),
            torn=torn + torn_lines,
            outcomes=dict(
                Counter(str(found[0]["reason"] or found[0]["outcome"]) for found in ends.values())
            ),
        )


def record(message: Received) -> str:
    """Document id and revision of a message of `documents`."""
    return dict(message.headers)["ce_id"].decode()
