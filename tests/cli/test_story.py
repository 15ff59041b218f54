"""A request's messages, told in the order in which they came to be."""

from datetime import UTC, datetime, timedelta

import pytest

from service import codec
from service.cli.kafka import Received
from service.cli.story import tell
from service.records import Journey
from service.settings import load
from service.topics import declare

TOPICS = declare(load({}))
TIER = TOPICS.tiers[0].topic
BEGAN = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def after(seconds):
    return BEGAN + timedelta(seconds=seconds)


def message(topic, seconds, value=b"{}", headers=()):
    return Received(
        topic=topic.name,
        partition=1,
        offset=int(seconds * 10),
        written_at=after(seconds),
        key=None,
        value=value,
        headers=(*headers, ("saring-worker", b"host-1")),
    )


def told(*messages):
    return tell(messages, TOPICS)


def test_hops_are_in_the_order_of_time_and_then_of_the_flow():
    hops = told(
        message(TOPICS.outcomes, 2),
        message(TOPICS.documents, 2),
        message(TOPICS.urls, 0),
        message(TOPICS.fetch, 1),
    )
    names = [TOPICS.urls.name, TOPICS.fetch.name, TOPICS.documents.name, TOPICS.outcomes.name]
    assert [hop.topic for hop in hops] == names
    assert {hop.worker for hop in hops} == {"host-1"}


def test_a_failed_try_tells_its_reason_what_was_said_and_how_long_it_waits():
    journey = Journey(
        leg=1,
        attempts=1,
        last_reason="http_503",
        last_detail="status 503",
        cause="failure",
        due_at=after(11),
    )
    (hop,) = told(message(TIER, 1, headers=codec.journey_headers(journey)))
    assert "try 1 failed: http_503" in hop.says
    assert (hop.attempt, hop.wait_seconds, hop.cause) == (1, 10.0, "http_503")
    assert hop.detail == "status 503"


def test_a_wait_that_the_host_asked_for_says_until_when():
    journey = Journey(
        attempts=1,
        last_reason="rate_limited",
        cause="failure",
        due_at=after(10),
        not_before=after(3600),
    )
    (hop,) = told(message(TIER, 0, headers=codec.journey_headers(journey)))
    assert after(3600).isoformat() in hop.detail


@pytest.mark.parametrize(("count", "word"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th")])
def test_a_deferral_tells_its_cause_and_costs_no_try(count, word):
    journey = Journey(leg=2, deferrals=count, cause="crawl_delay", due_at=after(10))
    (hop,) = told(message(TIER, 0, headers=codec.journey_headers(journey)))
    assert f"put off the {word} time, which costs no try" in hop.says
    assert (hop.attempt, hop.cause) == (1, "crawl_delay")


def test_what_a_tier_hands_back_says_how_late_it_was():
    journey = Journey(leg=1, attempts=1, cause="failure", due_at=after(10))
    (hop,) = told(message(TOPICS.fetch, 10.5, headers=codec.journey_headers(journey)))
    assert "0.5 s after due" in hop.says
    assert hop.attempt == 2


def test_a_redirect_to_another_site_says_where_it_leads():
    headers = codec.journey_headers(Journey(leg=1, cause="other_site"))
    (hop,) = told(message(TOPICS.fetch, 1, b'{"location": "https://b.test/"}', headers))
    assert "https://b.test/" in hop.says


def test_a_dead_letter_and_an_outcome_tell_the_reason():
    letter = (
        ("saring-reason", b"http_404"),
        ("saring-error", b"status 404"),
        ("saring-stage", b"fetch"),
        ("saring-attempts", b"3"),
    )
    outcome = (
        b'{"outcome": "dead", "reason": "http_404", "attempts": 3, "replay": 2,'
        b'"started_at": "2026-11-01T12:00:00Z", "finished_at": "2026-11-01T12:00:02.5Z"}'
    )
    dead, ended = told(
        message(TOPICS.dead_letters, 1, b"\xff", letter), message(TOPICS.outcomes, 2, outcome)
    )
    assert (dead.cause, dead.detail, dead.attempt) == ("http_404", "status 404", 3)
    assert ended.says == "ended: dead after 2.5 s, replay 2"


@pytest.mark.parametrize("value", [None, b"", b"\xff\xfe", b"[1]", b"{", b"7"])
def test_what_cannot_be_read_is_a_hop_all_the_same(value):
    topics = (TOPICS.urls, TOPICS.fetch, TIER, TOPICS.pages, TOPICS.documents, TOPICS.outcomes)
    hops = told(*(message(topic, number, value) for number, topic in enumerate(topics)))
    assert len(hops) == len(topics)
