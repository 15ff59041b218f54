"""Prove from the topics that each request has exactly one outcome, and each record its place.

saring reconcile            what the topics say
saring reconcile --store    also the stores of SARING_SINK, row by row

Nothing is changed, and the stages may run: what they had not finished when this began is named as
waiting. What topics have forgotten by their retention is not missed. Needs room for some hundred
bytes a request in TMPDIR. Exit codes: 0 all is accounted for, 1 a list of what is not.
"""

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import orjson
from rich.console import Console

from service import codec
from service.cli.cluster import committed
from service.cli.kafka import Follower, Received, bootstrap_of, retry_topics
from service.cli.ledger import PROBLEMS, Ledger, Problem
from service.cli.plain import in_line, print_json
from service.connection import Brokers
from service.deadletter import read_letter
from service.intake.admit import admit, salvage
from service.metrics import STAGES
from service.reasons import Failure
from service.records import Document, Outcome, Page, Request, Source
from service.settings import ConfigurationError, Settings
from service.sink.sink import open_stores
from service.sink.store import Store, digest
from service.topics import Topics, declare

SHOWN = 20  # problems of a kind that are listed for people; --json has all
NEVER = datetime.max.replace(tzinfo=UTC)


def arguments(parser: argparse.ArgumentParser) -> None:
    """How far to look."""
    parser.add_argument(
        "--store", action="store_true", help="compare the stores of SARING_SINK as well"
    )
    parser.add_argument("--json", action="store_true", help="a line of JSON each, then the sum")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Read, judge, print."""
    bootstrap, topics = bootstrap_of(settings), declare(settings)
    stores = open_stores(settings) if options.store else []
    with (
        tempfile.TemporaryDirectory(prefix="saring-reconcile-") as folder,
        closing(Ledger(Path(folder, "ledger"))) as ledger,
    ):
        reader = _Reader(ledger, topics, bootstrap, settings.topic_prefix)
        try:
            await reader.read(stores)
        except OSError as error:
            raise ConfigurationError(f"a store or TMPDIR cannot be used: {error}") from error
        return _print(ledger, as_json=options.json)


class Span:
    """What a topic keeps, by partition: its messages from `starts` up to `ends`."""

    def __init__(self, starts: dict[int, int], ends: dict[int, int]) -> None:
        self._starts = starts
        self._ends = ends
        self._first: dict[int, datetime] = {}

    def saw(self, received: Received) -> None:
        """Take note of a message as it is read."""
        self._first.setdefault(received.partition, received.written_at)

    def has(self, partition: int, offset: int) -> bool:
        """True when the message of that place is among those that were read."""
        return self._starts.get(partition, 0) <= offset < self._ends.get(partition, 0)

    def keeps(self, written_at: datetime) -> bool:
        """True when all that was written to the topic at that time is surely still there."""
        begun = [p for p, start in self._starts.items() if start > 0]
        return all(written_at > self._first.get(partition, NEVER) for partition in begun)


class _Reader:
    """Fills a ledger from topics and stores."""

    def __init__(self, ledger: Ledger, topics: Topics, bootstrap: Brokers, prefix: str) -> None:
        self._ledger = ledger
        self._topics = topics
        self._bootstrap = bootstrap
        self._prefix = prefix
        self._positions: dict[str, dict[int, int]] = {}
        self._spans: dict[str, Span] = {}

    async def read(self, stores: list[Store]) -> None:
        """Read everything. Raises OSError when a store cannot be read."""
        tiers = await retry_topics(self._bootstrap, self._prefix)
        # A group is named as its stage, or as its tier.
        groups = [*STAGES, *(name.removeprefix(f"{self._prefix}.") for name in tiers)]
        # Asked before anything is read: what is not finished now is waiting, wherever it goes
        # meanwhile, and all that follows from what is finished now is in what is read.
        self._positions = await committed(
            self._bootstrap, [f"{self._prefix}-{group}" for group in groups]
        )
        topics = self._topics
        async for received in self._messages(topics.urls.name):
            self._asked_for(received)
        for name in (topics.fetch.name, *tiers):
            async for received in self._messages(name):
                self._on_the_way(received, Request)
        async for received in self._messages(topics.pages.name):
            self._on_the_way(received, Page)
        async for received in self._messages(topics.documents.name):
            self._record(received)
        async for received in self._messages(topics.dead_letters.name):
            letter = read_letter(received.key, received.value, received.headers)
            self._ledger.letter(letter.request_id, letter.replay)
        async for received in self._messages(topics.outcomes.name):
            self._outcome(received)
        for store in stores:
            with closing(store):
                await asyncio.to_thread(self._rows, store)

    async def _messages(self, topic: str) -> AsyncIterator[Received]:
        async with Follower(self._bootstrap, [topic]) as follower:
            span = Span(await follower.starts(), await follower.ends())
            self._spans[topic] = span
            await follower.from_start()
            async for received in follower.to_the_end():
                span.saw(received)
                yield received

    def _waits(self, received: Received) -> str | None:
        """Its topic's last word when the message is not finished there; None when it is."""
        position = self._positions.get(received.topic, {}).get(received.partition, 0)
        waits = received.offset >= position
        return received.topic.removeprefix(f"{self._prefix}.") if waits else None

    def _asked_for(self, received: Received) -> None:
        """A message of `urls`, named as intake names it."""
        if received.value is None:
            return
        place = f"{received.topic}-{received.partition}-{received.offset}"
        source = Source(topic=received.topic, partition=received.partition, offset=received.offset)
        try:
            request_id = admit(
                received.value,
                headers=received.headers,
                source=source,
                asked_at=received.written_at,
            ).request_id
        except Failure:
            request_id = salvage(received.value)[0] or place
        self._ledger.request(request_id, waits=self._waits(received))

    def _on_the_way(self, received: Received, record: type[Request] | type[Page]) -> None:
        """A message between the stages: a run that began, and may wait here."""
        try:
            found = codec.decode(received.value, record)
        except Failure:
            return  # a dead letter of its own, and of no request
        self._ledger.request(found.request_id, found.replay, waits=self._waits(received))

    def _record(self, received: Received) -> None:
        try:
            document = codec.decode(received.value, Document)
        except Failure:
            return  # as above
        mark = digest(
            request_id=document.request_id,
            final_url=document.final_url,
            title=document.title,
            text=document.text,
        )
        self._ledger.record(
            document.document_id,
            document.revision,
            mark,
            request_id=document.request_id,
            replay=document.replay,
            asked=self._knows(document.source),
            stored=self._waits(received) is None,
        )

    def _outcome(self, received: Received) -> None:
        try:
            outcome = codec.decode(received.value, Outcome)
        except Failure:
            return
        names = {"enriched": self._topics.documents, "dead": self._topics.dead_letters}
        named = names.get(outcome.outcome.value)
        self._ledger.outcome(
            outcome.request_id,
            outcome.replay,
            outcome.outcome.value,
            reason=outcome.reason,
            document_id=outcome.document_id,
            revision=outcome.revision,
            asked=self._knows(outcome.source),
            due=named is not None and self._spans[named.name].keeps(received.written_at),
        )

    def _knows(self, source: Source) -> bool:
        """True when the message that asked must have been read."""
        span = self._spans[self._topics.urls.name]
        return source.topic != self._topics.urls.name or span.has(source.partition, source.offset)

    def _rows(self, store: Store) -> None:
        documents = self._topics.documents.name
        self._ledger.store(store.name)
        for row in store.rows(documents):
            due = self._spans[documents].has(row.partition, row.offset)
            self._ledger.row(store.name, row.document_id, row.revision, row.digest, due=due)


# -- ledger → people -------------------------------------------------------------------------------


def _print(ledger: Ledger, *, as_json: bool) -> int:
    """All problems, then the numbers; the exit code."""
    found = dict.fromkeys(PROBLEMS, 0)
    console = Console(highlight=False, soft_wrap=True)
    for problem in ledger.problems():
        found[problem.kind] += 1
        if as_json:
            print_json(orjson.dumps(asdict(problem)))
        elif found[problem.kind] <= SHOWN:
            console.print(in_line(_line(problem)), markup=False)
    counts = ledger.counts()
    wrong = {kind: number for kind, number in found.items() if number}
    if as_json:
        print_json(orjson.dumps({"problems": wrong, **counts}))
        return 1 if wrong else 0
    waiting = ", ".join(f"{number} in {word}" for word, number in counts["waiting"].items())
    ended = ", ".join(f"{number} {kind}" for kind, number in counts["outcomes"].items())
    rows = "".join(f", {number} rows in {store}" for store, number in counts["rows"].items())
    console.print(
        f"{counts['requests']} requests, {counts['replays']} replays. "
        f"Ended: {ended or 'none'}. Waiting: {waiting or 'none'}."
    )
    console.print(
        f"{counts['records']} records{rows}; {counts['dead_letters']} dead letters; "
        f"{counts['repeated']} outcomes sent again with the same facts."
    )
    for kind, number in wrong.items():
        console.print(f"{number} {PROBLEMS[kind][0]}", style="red", markup=False)
    if not wrong:
        console.print("All is accounted for.", style="green")
    return 1 if wrong else 0


def _line(problem: Problem) -> str:
    words = [f"{problem.kind:<24}"]
    if problem.request_id is not None:
        words.append(f"request {problem.request_id}")
        words.append(f"(replay {problem.replay})" if problem.replay else "")
    if problem.document_id:
        words.append(f"document {problem.document_id}.{problem.revision}")
    words += [f"in {problem.store}" if problem.store else "", problem.detail or ""]
    return "  ".join(word for word in words if word)
