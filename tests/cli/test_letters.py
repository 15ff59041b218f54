"""Which dead letters are meant, and what a replay of one sends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service import codec
from service.cli.letters import (
    BY,
    LIMIT,
    Filter,
    NotReplayable,
    count,
    host_of,
    is_reason,
    replayed,
    word_of,
)
from service.deadletter import Letter
from service.reasons import Reason
from service.records import Document, Page, Redirect, Request, Source
from service.settings import Settings
from service.topics import declare
from tests.sink.documents import EXAMPLE

TOPICS = declare(Settings())
NOW = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
SOURCE = Source(topic="saring.urls", partition=3, offset=17)
REQUEST = Request(
    request_id="a-1",
    url="http://news.site.test/1",
    source=SOURCE,
    asked_at=NOW,
    labels={"feed": "x"},
    location="http://elsewhere.test/",
    redirects=(Redirect(url="http://news.site.test/1", status=301),),
)
LETTER = Letter(
    request_id="a-1",
    replay=0,
    url="http://news.site.test/1",
    reason="http_503",
    stage="fetch",
    error="status 503",
    attempts=4,
    first_seen=NOW,
    topic="saring.fetch",
    partition=1,
    offset=5,
    key=b"elsewhere.test",
    value=codec.encode(REQUEST),
    headers=(("saring-attempts", b"3"),),
    traceparent=TRACE,
)


def again(letter, limit=LIMIT):
    return replayed(letter, TOPICS, limit=limit, now=NOW)


# -- which are meant -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "meant"),
    [
        (Filter(), True),
        (Filter(requests=frozenset(["a-1"])), True),
        (Filter(requests=frozenset(["a"])), False),
        (Filter(reasons=frozenset(["http_503", "dns"])), True),
        (Filter(reasons=frozenset(["http_5xx"])), True),
        (Filter(reasons=frozenset(["http_4xx"])), False),
        (Filter(hosts=frozenset(["news.site.test"])), True),
        (Filter(hosts=frozenset(["*.site.test"])), True),
        (Filter(hosts=frozenset(["site.test"])), False),
        (Filter(hosts=frozenset(["*.test", "x"]), stages=frozenset(["intake"])), False),
        (Filter(since=NOW, until=NOW + timedelta(seconds=1)), True),
        (Filter(since=NOW + timedelta(seconds=1)), False),
        (Filter(until=NOW), False),
    ],
)
def test_a_letter_is_meant_when_it_is_all_that_is_asked(chosen, meant):
    assert chosen.takes(LETTER, NOW) is meant


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_can_be_asked_for(reason):
    assert is_reason(reason.value)


def test_what_is_no_reason_cannot():
    assert not is_reason("http_40")
    assert not is_reason("nonsense")


@pytest.mark.parametrize("url", [None, "", "what is this", "ftp://a.test/"])
def test_a_letter_without_a_url_has_no_host(url):
    assert host_of(replace(LETTER, url=url)) == ""


@given(
    st.lists(st.tuples(st.sampled_from(["dns", "timeout"]), st.integers(0, 9))), st.sampled_from(BY)
)
def test_groups_count_each_letter_once(found, by):
    groups = {}
    letters = [
        (replace(LETTER, reason=reason), NOW + timedelta(hours=hours)) for reason, hours in found
    ]
    count(letters, by, groups)
    assert sum(group.count for group in groups.values()) == len(found)
    for letter, at in letters:
        group = groups[word_of(letter, at, by)]
        assert group.oldest <= at <= group.newest


# -- replays ---------------------------------------------------------------------------------------


def test_a_request_begins_anew_under_its_own_id():
    output = again(LETTER)
    assert (output.topic, output.key) == ("saring.fetch", b"site.test")
    request = codec.decode(output.value, Request)
    assert request == replace(REQUEST, replay=1, location=None, redirects=())
    journey = codec.read_journey(output.headers)
    assert (journey.leg, journey.attempts, journey.traceparent) == (0, 0, TRACE)


def test_a_message_that_intake_refused_keeps_id_place_and_time():
    refused = replace(
        LETTER,
        topic="saring.urls",
        partition=3,
        offset=17,
        request_id="saring.urls-3-17",
        value=b"http://site.test/2",
        headers=(),
    )
    request = codec.decode(again(refused).value, Request)
    assert (request.request_id, request.replay, request.url) == (
        "saring.urls-3-17",
        1,
        "http://site.test/2",
    )
    assert (request.source, request.asked_at) == (SOURCE, NOW)


def test_a_page_is_enriched_again_without_asking_its_host():
    names = set(Page.__dataclass_fields__)
    page = Page(**{name: getattr(EXAMPLE, name) for name in names})
    letter = replace(
        LETTER, topic="saring.pages", replay=1, key=b"document", value=codec.encode(page)
    )
    output = again(letter)
    assert (output.topic, output.key) == ("saring.pages", b"document")
    assert codec.decode(output.value, Page) == replace(page, replay=2)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"replay": LIMIT}, "limit"),
        ({"topic": "saring.urls", "value": b"ftp://a.test/"}, "refused"),
        ({"topic": "saring.urls", "value": None}, "refused"),
        ({"value": b"{}"}, "unreadable"),
        ({"topic": "saring.documents", "value": codec.encode(EXAMPLE)}, "no_request"),
        ({"topic": ""}, "no_request"),
    ],
)
def test_what_cannot_be_replayed_says_why(change, word):
    with pytest.raises(NotReplayable) as error:
        again(replace(LETTER, **change))
    assert error.value.word == word
    assert str(error.value)


@given(st.integers(0, 10), st.integers(0, 10))
def test_replays_come_to_an_end(first, limit):
    letter, runs = replace(LETTER, replay=first), 0
    while True:
        try:
            request = codec.decode(again(letter, limit).value, Request)
        except NotReplayable:
            break
        letter, runs = replace(letter, replay=request.replay), runs + 1
    assert runs == max(0, limit - first)


def test_a_document_is_not_taken_for_a_page():
    """Its topic tells, not its shape: a document has all that a page has."""
    assert codec.decode(codec.encode(EXAMPLE), Document)
    with pytest.raises(NotReplayable):
        again(replace(LETTER, topic="saring.documents", value=codec.encode(EXAMPLE)))
