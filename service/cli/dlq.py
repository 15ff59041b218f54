"""Dead letters: ls counts them, show prints them whole, replay runs them again, purge deletes.

saring dlq ls --by host --reason http_5xx
saring dlq show REQUEST
saring dlq replay --reason timeout --host '*.example.org' --since 2h --rate 5 --dry-run
saring dlq purge --until 7d

A replayed request keeps its id and has another outcome; a request is replayed three times at most
(--limit). Exit codes: 0 done, 1 a letter that was meant is not there or cannot be replayed.
"""

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from service import codec
from service.cli import tail
from service.cli.kafka import Follower, Pusher, Received, bootstrap_of, delete_before
from service.cli.letters import (
    BY,
    LIMIT,
    Filter,
    Group,
    NotReplayable,
    count,
    is_reason,
    replayed,
)
from service.cli.plain import in_line, plain, print_json
from service.codec import Output
from service.connection import Where
from service.deadletter import Letter, read_letter
from service.metrics import STAGES
from service.reasons import Failure
from service.records import Outcome
from service.settings import ConfigurationError, Settings, duration_seconds
from service.topics import Topics, declare

ACTIONS = ("ls", "show", "replay", "purge")
BATCH = 200  # replays between two looks at their confirmations, when there is no --rate
ROWS = 40  # of a table for people; --json has all


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which letters."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    parser.add_argument("requests", nargs="*", metavar="REQUEST", help="request ids (default: all)")
    for name, what in (
        ("reason", "a reason, or a family such as http_5xx"),
        ("host", "a host, or *.NAME"),
        ("stage", f"one of {', '.join(STAGES)}"),
    ):
        parser.add_argument(
            f"--{name}", action="append", default=[], help=f"only {what} (again for more)"
        )
    parser.add_argument("--since", metavar="POINT", help="only letters since, as 2h or RFC 3339")
    parser.add_argument("--until", metavar="POINT", help="only letters before")
    parser.add_argument("--by", choices=BY, default="reason", help="ls: counted by (%(default)s)")
    parser.add_argument("--dry-run", action="store_true", help="replay, purge: only say what")
    parser.add_argument("--rate", type=float, metavar="N", help="replay: at most N a second")
    parser.add_argument(
        "--limit", type=int, default=LIMIT, help="replay: most replays of one request (%(default)s)"
    )
    parser.add_argument("--yes", action="store_true", help="purge: without a question")
    parser.add_argument("--json", action="store_true", help="lines of JSON")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do it."""
    chosen = _filter(options)
    _check(options, chosen)
    bootstrap, topics = bootstrap_of(settings), declare(settings)
    console = Console(highlight=False, soft_wrap=True)
    match options.action:
        case "ls":
            return await _ls(bootstrap, topics, chosen, options, console)
        case "show":
            return await _show(bootstrap, topics, chosen, options, console)
        case "replay":
            return await _replay(bootstrap, topics, chosen, options, console)
    return await _purge(bootstrap, topics, chosen, options, console)


def _filter(options: argparse.Namespace) -> Filter:
    words = {
        name: frozenset(
            word.strip() for given in getattr(options, name) for word in given.split(",")
        )
        for name in ("reason", "host", "stage")
    }
    for word in words["reason"]:
        if not is_reason(word):
            raise ConfigurationError(f"--reason: no reason is called {word!r}")
    for word in words["stage"]:
        if word not in STAGES:
            raise ConfigurationError(f"--stage: one of {', '.join(STAGES)} was expected: {word!r}")
    return Filter(
        requests=frozenset(options.requests),
        reasons=words["reason"],
        hosts=frozenset(host.lower() for host in words["host"]),
        stages=words["stage"],
        since=_point("--since", options.since),
        until=_point("--until", options.until),
    )


def _check(options: argparse.Namespace, chosen: Filter) -> None:
    """Raises ConfigurationError for options that do not go together."""
    if options.rate is not None and options.rate <= 0:
        raise ConfigurationError("--rate: more than 0 requests a second were expected")
    if options.action == "show" and not chosen.requests:
        raise ConfigurationError("show: a request id was expected (saring dlq ls, saring tail)")
    if options.action == "purge" and chosen != Filter(until=chosen.until):
        raise ConfigurationError(
            "purge: Kafka deletes a topic's messages from the oldest up to a point, so --until "
            "POINT is all that it takes; what need not be kept otherwise goes by retention"
        )


def _point(what: str, text: str | None) -> datetime | None:
    """A time ago, or a time."""
    if text is None:
        return None
    try:
        return datetime.now(UTC) - timedelta(seconds=float(str(duration_seconds(text))))
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ConfigurationError(
            f"{what}: a time ago such as 2h, or one such as 2026-01-15T08:00Z, not {text!r}"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


async def _letters(
    bootstrap: Where, topics: Topics, chosen: Filter
) -> AsyncIterator[tuple[Received, Letter]]:
    """The letters that are meant, up to the newest of this moment."""
    async with Follower(bootstrap, [topics.dead_letters.name]) as follower:
        if chosen.since is None:
            await follower.from_start()
        else:
            await follower.from_time(chosen.since)
        async for received in follower.to_the_end():
            letter = read_letter(received.key, received.value, received.headers)
            if chosen.takes(letter, received.written_at):
                yield received, letter


# -- ls and show -----------------------------------------------------------------------------------


async def _ls(
    bootstrap: Where,
    topics: Topics,
    chosen: Filter,
    options: argparse.Namespace,
    console: Console,
) -> int:
    groups: dict[str, Group] = {}
    async for received, letter in _letters(bootstrap, topics, chosen):
        count([(letter, received.written_at)], options.by, groups)
    ordered = sorted(groups.values(), key=lambda group: (-group.count, group.word))
    if options.by == "hour":
        ordered.sort(key=lambda group: group.word)
    if options.json:
        for group in ordered:
            _print_json(
                {
                    options.by: group.word,
                    "count": group.count,
                    "oldest": group.oldest,
                    "newest": group.newest,
                }
            )
        return 0
    table = Table(options.by, "count", "oldest", "newest", box=None)
    for group in ordered[:ROWS]:
        times = (f"{at.astimezone():%Y-%m-%d %H:%M:%S}" for at in (group.oldest, group.newest))
        table.add_row(Text(in_line(group.word) or "-"), str(group.count), *times)
    console.print(table)
    more = f", {len(ordered) - ROWS} more rows with --json" if len(ordered) > ROWS else ""
    console.print(f"{sum(group.count for group in ordered)} dead letters{more}")
    return 0


async def _show(
    bootstrap: Where,
    topics: Topics,
    chosen: Filter,
    options: argparse.Namespace,
    console: Console,
) -> int:
    found = set()
    async for received, letter in _letters(bootstrap, topics, chosen):
        found.add(letter.request_id)
        place = {"partition": received.partition, "offset": received.offset}
        shown = {**place, "time": received.written_at, **tail.dead(received)}
        if options.json:
            _print_json(shown)
            continue
        del shown["key_base64"], shown["value_base64"]
        headers = shown.pop("headers")
        for name, value in (*shown.items(), *headers.items()):
            console.print(f"{in_line(name):<36} {in_line(str(value))}", markup=False)
        value = (letter.value or b"").decode("utf-8", "backslashreplace")
        for line in plain(value).splitlines():
            console.print(f"    {line}", markup=False)  # no line that could be one of the above
        console.print()
    for request in sorted(chosen.requests - found):
        print(f"saring: no dead letter of request {request}", file=sys.stderr)
    return 1 if chosen.requests - found else 0


def _print_json(value: object) -> None:
    print_json(orjson.dumps(value))


# -- replay ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Replays:
    """What becomes of the letters that are meant, said as it goes."""

    options: argparse.Namespace
    console: Console
    counts: Counter[str] = field(default_factory=Counter)

    def note(self, letter: Letter, word: str, why: str = "") -> None:
        self.counts[word] += 1
        if self.options.json:
            _print_json(
                {
                    "request_id": letter.request_id,
                    "url": letter.url,
                    "reason": letter.reason,
                    "replay": letter.replay + 1,
                    "result": word,
                    "why": why or None,
                }
            )
        elif why or self.options.dry_run:
            self.console.print(
                in_line(f"{word:<14} {letter.reason:<20} {letter.url or letter.request_id}  {why}"),
                markup=False,
            )


async def _replay(
    bootstrap: Where,
    topics: Topics,
    chosen: Filter,
    options: argparse.Namespace,
    console: Console,
) -> int:
    last = await _last_letters(bootstrap, topics, chosen)
    done = await _ended_since(bootstrap, topics, last)
    replays = _Replays(options, console)
    waiting: list[Output] = []
    began, sent = time.monotonic(), 0
    async with Pusher(bootstrap, topics.fetch.name) as pusher:
        async for _, letter in _letters(bootstrap, topics, chosen):
            if last.get(letter.request_id) != letter.replay:
                continue
            del last[letter.request_id]  # a letter that was sent twice is replayed once
            if letter.request_id in done:
                replays.note(letter, "replayed before")
                continue
            try:
                output = replayed(letter, topics, limit=options.limit, now=datetime.now(UTC))
            except NotReplayable as error:
                replays.note(letter, error.word, str(error))
                continue
            replays.note(letter, "would replay" if options.dry_run else "replayed")
            if options.dry_run:
                continue
            waiting.append(output)
            sent += 1
            if options.rate or len(waiting) == BATCH:
                await pusher.send(waiting)
                waiting.clear()
            if options.rate:
                await asyncio.sleep(max(0.0, began + sent / options.rate - time.monotonic()))
        await pusher.send(waiting)
    if not options.json:
        said = ", ".join(f"{number} {word}" for word, number in sorted(replays.counts.items()))
        console.print(said or "no dead letter is meant")
    fine = {"replayed", "would replay", "replayed before"}
    return 0 if replays.counts.keys() <= fine else 1


async def _last_letters(bootstrap: Where, topics: Topics, chosen: Filter) -> dict[str, int]:
    """The highest replay that has a letter, by request: earlier ones are of runs that went on."""
    last: dict[str, int] = {}
    async for _, letter in _letters(bootstrap, topics, chosen):
        last[letter.request_id] = max(letter.replay, last.get(letter.request_id, 0))
    return last


async def _ended_since(bootstrap: Where, topics: Topics, last: dict[str, int]) -> set[str]:
    """Those of the requests that have an outcome of a later replay."""
    ended = set()
    async with Follower(bootstrap, [topics.outcomes.name]) as follower:
        await follower.from_start()
        async for received in follower.to_the_end():
            outcome = _outcome(received)
            if outcome is not None and outcome.replay > last.get(
                outcome.request_id, outcome.replay
            ):
                ended.add(outcome.request_id)
    return ended


def _outcome(received: Received) -> Outcome | None:
    try:
        return codec.decode(received.value, Outcome)
    except Failure:
        return None  # not one of ours


# -- purge -----------------------------------------------------------------------------------------


async def _purge(
    bootstrap: Where,
    topics: Topics,
    chosen: Filter,
    options: argparse.Namespace,
    console: Console,
) -> int:
    topic = topics.dead_letters.name
    async with Follower(bootstrap, [topic]) as follower:
        starts, ends = await follower.starts(), await follower.ends()
        upto = ends if chosen.until is None else await follower.at_time(chosen.until)
    upto = {partition: offset for partition, offset in upto.items() if offset > starts[partition]}
    number = sum(offset - starts[partition] for partition, offset in upto.items())
    if upto and not options.dry_run:
        if not options.yes:
            _ask(f"Delete {number} dead letters of {topic} for good?")
        await delete_before(bootstrap, topic, upto)
    if options.json:
        _print_json({"topic": topic, "deleted": number, "dry_run": options.dry_run})
    else:
        console.print(f"{number} dead letters {'would be ' * options.dry_run}deleted")
    return 0


def _ask(question: str) -> None:
    """Raises ConfigurationError unless a person says yes."""
    if not sys.stdin.isatty():
        raise ConfigurationError(f"purge: {question} Say --yes where nobody can be asked")
    if input(f"{question} [y/N] ").strip().lower() not in {"y", "yes"}:
        raise ConfigurationError("purge: nothing was deleted")
