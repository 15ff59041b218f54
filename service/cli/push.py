"""Put URLs onto the topic: as arguments, from a file (-f), or from standard input (-).

A file holds one URL or one request in JSON a line; empty lines and lines that begin with # are
skipped. --wait follows the requests to their outcomes and exits 1 when one of them is dead.
"""

import argparse
import contextlib
import itertools
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from service.cli.kafka import Follower, Pusher, bootstrap_of
from service.cli.plain import in_line, print_json
from service.settings import ConfigurationError, Settings
from service.topics import declare

BATCH = 2000  # messages between two looks at their confirmations


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the URLs come from."""
    parser.add_argument("urls", nargs="*", metavar="URL", help="URLs; - reads standard input")
    parser.add_argument("-f", "--file", type=Path, help="one URL or JSON request a line")
    parser.add_argument(
        "--label",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a label that its records carry (again for more)",
    )
    parser.add_argument("--force", action="store_true", help="fetch in full, also what is known")
    parser.add_argument("--wait", action="store_true", help="follow the requests to their outcomes")
    parser.add_argument(
        "--timeout", type=float, metavar="SECONDS", help="longest --wait (no limit)"
    )
    parser.add_argument(
        "--json", action="store_true", help="a line of JSON for each outcome, or for the sum"
    )


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Push, and wait where that is asked for."""
    labels = _labels(options.label)
    bootstrap = bootstrap_of(settings)
    topics = declare(settings)
    console = Console(stderr=True, highlight=False)
    messages = (_message(line, labels, force=options.force) for line in _lines(options))
    async with contextlib.AsyncExitStack() as stack:
        follower = None
        if options.wait:
            follower = await stack.enter_async_context(Follower(bootstrap, [topics.outcomes.name]))
            await follower.from_end()
        pusher = await stack.enter_async_context(Pusher(bootstrap, topics.urls.name))
        waiting = await _push(pusher, messages, topics.urls.name, follow=options.wait)
        if not pusher.confirmed:
            raise ConfigurationError("no URL was given: as arguments, with -f FILE, or - for input")
        if follower is not None:
            if any(request_id != place for place, request_id in waiting.items()):
                # An id of the caller's may have ended long ago; it has no second outcome.
                await follower.from_start()
            return await _wait(follower, waiting, options, console)
    if options.json:
        print(json.dumps({"pushed": pusher.confirmed, "topic": topics.urls.name}))
    else:
        console.print(f"{pusher.confirmed} pushed to {topics.urls.name}")
    return 0


# -- what is pushed --------------------------------------------------------------------------------


def _labels(given: list[str]) -> dict[str, str]:
    labels = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise ConfigurationError(f"--label: NAME=VALUE was expected, not {pair!r}")
        labels[name] = value
    return labels


def _lines(options: argparse.Namespace) -> Iterator[str]:
    for url in options.urls:
        if url == "-":
            yield from _of(sys.stdin)
        else:
            yield url
    if options.file is not None:
        try:
            with options.file.open(encoding="utf-8") as lines:
                yield from _of(lines)
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"-f: a text file was expected: {error}") from error


def _of(lines: TextIO) -> Iterator[str]:
    for line in lines:
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield stripped


def _message(line: str, labels: dict[str, str], *, force: bool) -> bytes:
    """A line as it goes onto the topic. What is no JSON object is sent as it is: intake judges."""
    request: Any = None
    if line.startswith("{"):
        with contextlib.suppress(orjson.JSONDecodeError):
            request = orjson.loads(line)
    elif labels or force:
        request = {"url": line}
    if not isinstance(request, dict) or not (labels or force):
        return line.encode()
    if labels:
        request["labels"] = {**request.get("labels", {}), **labels}
    if force:
        request["force"] = True
    return orjson.dumps(request)


async def _push(
    pusher: Pusher, messages: Iterator[bytes], topic: str, *, follow: bool
) -> dict[str, str]:
    """Push all; for --wait the request id of each, by its place in the topic."""
    waiting: dict[str, str] = {}
    while batch := list(itertools.islice(messages, BATCH)):
        places = await pusher.push(batch)
        if follow:
            for value, (partition, offset) in zip(batch, places, strict=True):
                place = f"{topic}-{partition}-{offset}"
                waiting[place] = _request_id(value) or place
    return waiting


def _request_id(value: bytes) -> str | None:
    if not value.startswith(b"{"):
        return None
    try:
        request = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    found = request.get("id") if isinstance(request, dict) else None
    return found if isinstance(found, str) else None


# -- what becomes of it ----------------------------------------------------------------------------


async def _wait(
    follower: Follower, waiting: dict[str, str], options: argparse.Namespace, console: Console
) -> int:
    """Read outcomes until each request has one. 0 when none is dead, 1 otherwise."""
    open_ids = Counter(waiting.values())
    total, counts = len(open_ids), Counter[str]()
    ends_at = time.monotonic() + options.timeout if options.timeout else None
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=options.json,
    ) as bars:
        task = bars.add_task("waiting", total=total)
        while open_ids and not (ends_at and time.monotonic() > ends_at):
            for received in await follower.read():
                outcome = orjson.loads(received.value or b"{}")
                request_id = _named(outcome, waiting)
                if open_ids.pop(request_id, None) is None:
                    continue
                counts[outcome["reason"] or outcome["outcome"]] += 1
                if options.json:
                    print_json(received.value or b"")
                elif outcome["outcome"] == "dead":
                    said = f"{outcome['reason']:>20}  {outcome['url']}"
                    console.print(in_line(said), markup=False)
                bars.update(task, completed=total - len(open_ids), description=_sum(counts))
    if not options.json:
        console.print(_sum(counts))
    if open_ids:
        console.print(f"{len(open_ids)} without an outcome after {options.timeout:g} s")
    dead = sum(counts.values()) - counts["enriched"] - counts["unchanged"]
    return 1 if open_ids or dead else 0


def _named(outcome: dict[str, Any], waiting: dict[str, str]) -> str:
    """The id that we wait for: by the message's place, else by the caller's own id."""
    source = outcome["source"]
    place = f"{source['topic']}-{source['partition']}-{source['offset']}"
    return waiting.get(place) or str(outcome["request_id"])


def _sum(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {word}" for word, count in sorted(counts.items())) or "waiting"
