"""The story of one request: each hop, try and wait, and why it ended as it did.

saring trace saring.urls-3-1204        by request id, the one of a message of `urls` or your own
saring trace https://site.example/a    by URL: its newest requests

Times and keys narrow what is read: of an id with its place in `urls` nothing is searched; another
id or a URL is looked for in `urls` from --since on. Exit code 1 when nothing is found.
"""

import argparse
import re
import shlex
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

import orjson
from rich.console import Console
from rich.text import Text

from service import codec
from service.cli.kafka import Follower, Received, bootstrap_of, partition_of, retry_topics
from service.cli.plain import in_line, print_json
from service.cli.story import Hop, tell, value_of
from service.connection import Brokers
from service.intake.admit import admit, salvage
from service.reasons import Failure
from service.records import Source
from service.settings import ConfigurationError, Settings, duration_seconds
from service.topics import Topic, Topics, declare

# Clocks of workers differ, and what follows an outcome (its document's row aside) is sent with it.
MARGIN = timedelta(seconds=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as its message of `urls` has it."""

    request_id: str
    url: str | None
    message: Received


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, and how far back to look for it."""
    parser.add_argument("request", metavar="REQUEST", help="a request id or a URL")
    parser.add_argument(
        "--since", default="7d", metavar="DURATION", help="look back so far (default: %(default)s)"
    )
    parser.add_argument(
        "--most", type=int, default=3, metavar="N", help="newest requests of a URL (default: 3)"
    )
    parser.add_argument("--json", action="store_true", help="one object a request, one a line")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Find the request, gather its messages, tell them."""
    topics = declare(settings)
    bootstrap = bootstrap_of(settings)
    try:
        since = datetime.now(UTC) - timedelta(seconds=float(str(duration_seconds(options.since))))
    except ValueError as error:
        raise ConfigurationError(f"--since: {error}") from error
    console = Console(highlight=False, soft_wrap=True, stderr=options.json)
    with console.status("looking for the request …"):
        found = await _find(bootstrap, topics, options.request, since)
    if not found:
        console.print(
            f"no request {options.request} in {topics.urls.name} within {options.since}: "
            "see --since, SARING_TOPIC_PREFIX, and the topic's retention",
            markup=False,
        )
        return 1
    tiers = await retry_topics(bootstrap, settings.topic_prefix)
    for asked in found[-options.most :]:
        with console.status(f"reading what became of {asked.request_id} …"):
            hops = tell(await _gather(bootstrap, topics, tiers, asked), topics)
        if options.json:
            print_json(orjson.dumps(_as_json(asked, hops)))
        else:
            _show(console, asked, hops)
    return 0


# -- reading ---------------------------------------------------------------------------------------


async def _find(bootstrap: Brokers, topics: Topics, wanted: str, since: datetime) -> list[Asked]:
    """Requests with this id or URL, oldest first."""
    place = re.fullmatch(rf"{re.escape(topics.urls.name)}-(\d+)-(\d+)", wanted)
    async with Follower(bootstrap, [topics.urls.name]) as follower:
        if place is not None:
            message = await follower.at(int(place[1]), int(place[2]))
            return [_asked(message)] if message is not None else []
        needle = wanted.encode()
        found = [
            asked
            async for message in follower.between(since, None)
            if needle in (message.value or b"")
            and wanted in ((asked := _asked(message)).request_id, asked.url)
        ]
    return sorted(found, key=lambda asked: asked.message.written_at)


def _asked(message: Received) -> Asked:
    position = f"{message.topic}-{message.partition}-{message.offset}"
    source = Source(topic=message.topic, partition=message.partition, offset=message.offset)
    try:
        request = admit(
            message.value or b"",
            headers=message.headers,
            source=source,
            asked_at=message.written_at,
        )
    except Failure:
        request_id, url = salvage(message.value or b"")
        return Asked(request_id=request_id or position, url=url, message=message)
    return Asked(request_id=request.request_id, url=request.url, message=message)


async def _gather(
    bootstrap: Brokers, topics: Topics, tiers: list[str], asked: Asked
) -> list[Received]:
    """All messages of a request, from its message of `urls` to its last outcome."""
    began = asked.message.written_at - MARGIN

    async def read(
        topic: str,
        is_ours: Callable[[Received], bool],
        *,
        until: datetime | None,
        only: frozenset[int] | None = None,
    ) -> list[Received]:
        async with Follower(bootstrap, [topic]) as follower:
            messages: AsyncIterator[Received] = follower.between(began, until, only=only)
            return [message async for message in messages if is_ours(message)]

    def has_its_id(message: Received) -> bool:
        return (
            asked.request_id.encode() in (message.value or b"")
            and value_of(message).get("request_id") == asked.request_id
        )

    def is_its_letter(message: Received) -> bool:
        headers = codec.text_headers(message.headers)
        return headers.get("saring-request-id") == asked.request_id

    own = _partition(topics.outcomes, asked.request_id)
    ends = await read(topics.outcomes.name, has_its_id, until=None, only=own)
    until = max((end.written_at for end in ends), default=None)
    until = until + MARGIN if until is not None else None
    # Who made a document is known; of a request that has none yet, all are looked at.
    document = next((value_of(end).get("document_id") for end in ends), None)
    found = [asked.message, *ends]
    for name in (topics.fetch.name, *tiers):
        found += await read(name, has_its_id, until=until)
    for topic in (topics.pages, topics.documents):
        if document is not None or not ends:
            only = _partition(topic, document) if document is not None else None
            found += await read(topic.name, has_its_id, until=until, only=only)
    found += await read(topics.dead_letters.name, is_its_letter, until=until)
    return found


def _partition(topic: Topic, key: str) -> frozenset[int]:
    """Where a topic has the messages of a key."""
    return frozenset({partition_of(key.encode(), topic.partitions)})


# -- shown -----------------------------------------------------------------------------------------


def _as_json(asked: Asked, hops: list[Hop]) -> dict[str, object]:
    told = [asdict(hop) | {"at": hop.at.isoformat()} for hop in hops]
    return {"request_id": asked.request_id, "url": asked.url, "hops": told}


def _show(console: Console, asked: Asked, hops: list[Hop]) -> None:
    console.print(Text(in_line(f"{asked.request_id}  {asked.url or ''}"), style="bold"))
    before: datetime | None = None
    for hop in hops:
        passed = f"+{(hop.at - before).total_seconds():.3f} s" if before is not None else ""
        before = hop.at
        line = Text(f"  {hop.at.astimezone().strftime('%H:%M:%S.%f')[:-3]} {passed:>11}  ")
        line.stylize("dim")
        line.append(f"{hop.topic.rpartition('.')[2]:<13}", style="cyan")
        ill = hop.cause and (hop.wait_seconds is not None or hop.topic.endswith("dead-letters"))
        line.append(in_line(hop.says), style="yellow" if ill else "default")
        if hop.attempt is not None:
            line.append(f", try {hop.attempt}", style="default")
        if hop.wait_seconds is not None:
            line.append(f", waits {hop.wait_seconds:g} s", style="default")
        if hop.cause:
            line.append(f"  [{in_line(hop.cause)}]", style="magenta")
        console.print(line)
        more = "  ".join(filter(None, (hop.detail, f"by {hop.worker}" if hop.worker else "")))
        place = f"{hop.topic}-{hop.partition}-{hop.offset}"
        console.print(Text(f"{'':28}{place}  {in_line(more)}", style="dim"))
    if not any(hop.topic.endswith(".outcomes") for hop in hops):
        console.print("  no outcome yet")
    if any(hop.topic.endswith(".dead-letters") for hop in hops):
        quoted = in_line(shlex.quote(asked.request_id))
        console.print(Text(f"  its bytes: saring dlq show {quoted}"))
    console.print()
