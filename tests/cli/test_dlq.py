"""`saring dlq` and `saring tail` on letters whose every word was written by an enemy."""

import argparse
from datetime import UTC, datetime

import pytest

from service.cli import dlq, tail
from service.cli.kafka import Follower, Pusher
from service.deadletter import dead_letter
from service.reasons import Failure, Reason

HOSTILE = "\x1b]0;owned\x07\x1b[2J\r\u202e\x9b31m\nreplay   0 [red]x[/red] $(id)"


@pytest.fixture
async def letters(kafka, settings, topics):
    """Settings of a topic that holds one letter of each kind of enemy."""
    made = dead_letter(
        Failure(Reason.DNS, HOSTILE),
        to=topics.dead_letters.name,
        key=HOSTILE.encode(),
        value=HOSTILE.encode() + b"\xff\x1b[31m",
        headers=((HOSTILE, HOSTILE.encode()), ("saring-replay", b"-1"), ("saring-reason", b"x")),
        topic=topics.urls.name,
        partition=0,
        offset=0,
        stage="fetch",
        request_id=HOSTILE,
        replay=0,
        url=f"http://a.test/{HOSTILE}",
        attempts=1,
        first_seen=datetime.now(UTC),
    )
    async with Pusher(kafka, topics.urls.name) as pusher:
        await pusher.send([made])
    return settings.model_copy(update={"broker": f"kafka://{kafka}"})


@pytest.mark.broker
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    "arguments",
    [
        *(["ls", "--by", by] for by in ("reason", "host", "hour", "stage", "replay")),
        ["show", HOSTILE],
        ["replay", "--dry-run"],
        ["replay"],
    ],
    ids=" ".join,
)
async def test_what_a_letter_says_is_shown_and_never_obeyed(letters, capsys, arguments):
    parser = argparse.ArgumentParser()
    dlq.arguments(parser)
    await dlq.run(parser.parse_args(arguments), letters)
    shown = capsys.readouterr().out
    assert shown
    assert all(character.isprintable() or character == "\n" for character in shown)
    assert not [line for line in shown.splitlines() if line.startswith("replay   0 [red]")]


@pytest.mark.broker
@pytest.mark.asyncio(loop_scope="session")
async def test_a_line_of_tail_is_one_line_and_moves_no_cursor(kafka, letters, topics):
    async with Follower(kafka, [topics.dead_letters.name]) as follower:
        await follower.from_start()
        [received] = [message async for message in follower.to_the_end()]
    line = tail._line("dead-letters", received, True).plain
    assert "owned" in line
    assert line.isprintable()
