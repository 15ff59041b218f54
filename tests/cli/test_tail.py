"""What `saring tail` and `saring trace` print of strangers' texts: as text, each in its line."""

import io
from datetime import UTC, datetime

import orjson
import pytest
from rich.console import Console

from service import codec
from service.cli import tail, trace
from service.cli.kafka import Received
from service.cli.story import tell
from service.records import Journey
from service.settings import load
from service.topics import declare

TOPICS = declare(load({}))
AT = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
# Clears the screen, sets the window's title, turns the writing around, begins a line of its own.
HOSTILE = "a\x1b[2J\x1b]0;b\x07\u202ec\nforged [red]line[/red]"
AS_TEXT = r"a\x1b[2J\x1b]0;b\x07\u202ec\nforged [red]line[/red]"

DOCUMENT = {
    "language": "en", "published_at": None, "words": 3, "title": HOSTILE, "final_url": HOSTILE,
}  # fmt: skip
OUTCOME = {"outcome": "dead", "reason": "http_404", "url": HOSTILE, "request_id": "r"}
LETTER = (("saring-request-id", b"r"), ("saring-url", HOSTILE.encode()),
          ("saring-error", HOSTILE.encode()))  # fmt: skip


def received(topic, value, headers=()):
    return Received(
        topic=topic.name,
        partition=0,
        offset=0,
        written_at=AT,
        key=None,
        value=value,
        headers=headers,
    )


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("documents", received(TOPICS.documents, orjson.dumps(DOCUMENT))),
        ("outcomes", received(TOPICS.outcomes, orjson.dumps(OUTCOME))),
        ("dead-letters", received(TOPICS.dead_letters, b"", LETTER)),
    ],
)
def test_hostile_texts_are_shown_within_their_line(word, message):
    shown = tail._line(word, message, word == "dead-letters").plain
    assert AS_TEXT in shown
    assert shown.isprintable()


@pytest.mark.parametrize("value", [None, b"", b"\xff\x1b[2J", b"[1]", b"7", b"{", b"{}"])
@pytest.mark.parametrize("word", ["documents", "outcomes"])
def test_a_message_that_is_no_record_does_not_end_the_reading(word, value):
    shown = tail._line(word, received(TOPICS.documents, value), False).plain
    assert "not a record of ours" in shown
    assert shown.isprintable()


def test_the_story_of_a_hostile_request_is_text():
    journey = Journey(leg=1, attempts=1, cause="failure", last_reason=HOSTILE, last_detail=HOSTILE)
    urls = received(TOPICS.urls, b"{}")
    messages = [
        urls,
        received(TOPICS.tiers[0].topic, b"{}", codec.journey_headers(journey)),
        received(TOPICS.fetch, orjson.dumps({"location": HOSTILE}),
                 codec.journey_headers(Journey(cause="other_site"))),
        received(TOPICS.dead_letters, b"", LETTER),
    ]  # fmt: skip
    output = io.StringIO()
    asked = trace.Asked(request_id=HOSTILE, url=HOSTILE, message=urls)
    trace._show(Console(file=output, soft_wrap=True), asked, tell(messages, TOPICS))
    lines = output.getvalue().splitlines()
    assert all(line.isprintable() for line in lines)
    assert not any(line.startswith("forged") for line in lines)
    assert sum(AS_TEXT in line for line in lines) >= 5
    assert any("saring dlq show" in line for line in lines)
