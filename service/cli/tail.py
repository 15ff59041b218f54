"""Follow documents, outcomes or dead letters: readable, or one line of JSON each (--json).

Reads without a consumer group, so nobody's position moves.
"""

import argparse
import base64
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from rich.console import Console
from rich.text import Text

from service import codec
from service.cli.kafka import Follower, Received, bootstrap_of
from service.cli.plain import one_line
from service.deadletter import read_letter
from service.settings import ConfigurationError, Settings, duration_seconds
from service.topics import declare

WORDS = ("documents", "outcomes", "dead-letters")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to follow, and from where to where."""
    parser.add_argument(
        "topics",
        nargs="?",
        default="documents,outcomes,dead-letters",
        help="some of documents,outcomes,dead-letters (default: all)",
    )
    parser.add_argument(
        "--from",
        dest="begin",
        default="now",
        metavar="POINT",
        help="start, now, or a time ago such as 2h (default: now)",
    )
    parser.add_argument(
        "--until-idle", metavar="DURATION", help="end when nothing has come for this long"
    )
    parser.add_argument("--json", action="store_true", help="each record's value, one a line")
    parser.add_argument(
        "--envelope", action="store_true", help="with topic, partition, offset, time, key, headers"
    )


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Follow until Ctrl-C or until it is idle."""
    words = [word.strip() for word in options.topics.split(",") if word.strip()]
    unknown = [word for word in words if word not in WORDS]
    if unknown or not words:
        raise ConfigurationError(
            f"some of {','.join(WORDS)} were expected, not {', '.join(unknown) or 'nothing'}"
        )
    idle = _duration("--until-idle", options.until_idle) if options.until_idle else None
    declared = declare(settings)
    names = {f"{settings.topic_prefix}.{word}": word for word in words}
    console = Console(highlight=False, soft_wrap=True)
    async with Follower(bootstrap_of(settings), list(names)) as follower:
        await _go_to(follower, options.begin)
        last = time.monotonic()
        while idle is None or time.monotonic() - last < idle:
            for received in await follower.read():
                last = time.monotonic()
                is_dead = received.topic == declared.dead_letters.name
                if options.json or options.envelope:
                    shown = (
                        _envelope(received, is_dead)
                        if options.envelope
                        else _value(received, is_dead)
                    )
                    sys.stdout.buffer.write(shown + b"\n")
                    sys.stdout.buffer.flush()
                else:
                    console.print(_line(names[received.topic], received, is_dead))
    return 0


def _duration(what: str, text: str) -> float:
    try:
        return float(str(duration_seconds(text)))
    except ValueError as error:
        raise ConfigurationError(f"{what}: {error}") from error


async def _go_to(follower: Follower, begin: str) -> None:
    if begin == "start":
        await follower.from_start()
    elif begin == "now":
        await follower.from_end()
    else:
        ago = timedelta(seconds=_duration("--from", begin))
        await follower.from_time(datetime.now(UTC) - ago)


# -- shown -----------------------------------------------------------------------------------------


def dead(received: Received) -> dict[str, Any]:
    """A dead letter as one object; its bytes in base64, because they may be anything."""
    letter = read_letter(received.key, received.value, received.headers)
    return {
        "request_id": letter.request_id,
        "replay": letter.replay,
        "url": letter.url,
        "reason": letter.reason,
        "stage": letter.stage,
        "error": letter.error,
        "attempts": letter.attempts,
        "first_seen": letter.first_seen.isoformat() if letter.first_seen else None,
        "source": {
            "topic": letter.topic,
            "partition": letter.partition,
            "offset": letter.offset,
        },
        "key_base64": _base64(letter.key),
        "value_base64": _base64(letter.value),
        "headers": codec.text_headers(received.headers),
    }


def _base64(value: bytes | None) -> str | None:
    return None if value is None else base64.b64encode(value).decode()


def _value(received: Received, is_dead: bool) -> bytes:
    return orjson.dumps(dead(received)) if is_dead else (received.value or b"null")


def _envelope(received: Received, is_dead: bool) -> bytes:
    return orjson.dumps(
        {
            "topic": received.topic,
            "partition": received.partition,
            "offset": received.offset,
            "time": received.written_at,
            "key": None if received.key is None else received.key.decode("utf-8", "replace"),
            "headers": codec.text_headers(received.headers),
            "value": dead(received) if is_dead else orjson.Fragment(received.value or b"null"),
        }
    )


def _line(word: str, received: Received, is_dead: bool) -> Text:
    """One line for people; nothing in it is taken for markup."""
    value = dead(received) if is_dead else orjson.loads(received.value or b"{}")
    time_of_day = received.written_at.astimezone().strftime("%H:%M:%S")
    line = Text(f"{time_of_day}  ", style="dim")
    if word == "documents":
        line.append(f"{value['language']:<5}", style="cyan")
        line.append(f"{str(value['published_at'] or '-')[:10]:<11}")
        line.append(f"{value['words']:>6} words  ")
        line.append(one_line(f"{value['title'] or '(no title)'}  "), style="bold")
        line.append(one_line(value["final_url"]), style="dim")
    elif word == "outcomes":
        kind = value["outcome"]
        line.append(f"{value['reason'] or kind:<20} ", style="red" if kind == "dead" else "green")
        line.append(one_line(str(value["url"] or value["request_id"])))
    else:
        line.append(one_line(f"dead letter  {value['reason']}  "), style="red")
        line.append(one_line(f"{value['url'] or value['request_id']}  "))
        line.append(one_line(value["error"] or ""), style="dim")
    return line
