"""Records and headers, there and back."""

from datetime import UTC, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given

from service import codec
from service.codec import Output, Result
from service.reasons import Failure
from service.records import Journey, Outcome, OutcomeKind, Request, Revision, Source

MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
WORDS = st.text(st.characters(codec="ascii", categories=("Ll",)), max_size=9)
JOURNEYS = st.builds(
    Journey,
    leg=st.integers(0, 10**6),
    attempts=st.integers(0, 99),
    deferrals=st.integers(0, 10**6),
    first_reason=WORDS,
    last_reason=WORDS,
    due_at=st.none() | MOMENTS,
    not_before=st.none() | MOMENTS,
    started_at=st.none() | MOMENTS,
    traceparent=st.just("") | st.builds(codec.new_traceparent),
)
HEADERS = st.lists(
    st.tuples(
        st.sampled_from(["saring-leg", "saring-due-at", "saring-attempts", "traceparent", "x"]),
        st.none() | st.binary(max_size=30) | st.integers().map(lambda n: str(n).encode()),
    ),
    max_size=8,
)


@given(JOURNEYS)
def test_a_journey_survives_its_headers(journey):
    assert codec.read_journey(codec.journey_headers(journey)) == journey


@given(HEADERS)
def test_no_headers_make_reading_a_journey_fail(headers):
    journey = codec.read_journey(headers)
    assert journey.leg >= 0
    assert journey.attempts >= 0


@given(
    st.lists(
        st.builds(
            Output,
            topic=st.text(max_size=9),
            key=st.none() | st.binary(max_size=9),
            value=st.none() | st.binary(max_size=99),
            headers=st.lists(st.tuples(st.text(max_size=5), st.binary(max_size=5))).map(tuple),
        ),
        max_size=4,
    ).map(tuple),
    st.none()
    | st.builds(
        Revision,
        document_id=st.text(max_size=5),
        revision=st.integers(1, 9),
        exact_hash=st.text(max_size=5),
        fetched_at=st.datetimes(timezones=st.just(UTC)),
        etag=st.none() | st.text(max_size=5),
    ),
)
def test_a_packed_result_comes_back_byte_for_byte(outputs, revision):
    result = Result(outputs=outputs, revision=revision)
    assert codec.unpack(codec.pack(result)) == result


def request(**more):
    return Request(
        request_id="r",
        url="http://a.test/",
        source=Source(topic="t", partition=1, offset=2),
        asked_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        **more,
    )


def test_a_record_comes_back_as_it_was():
    asked = request(labels={"a": "b"}, extra={"x": [1, {"y": None}]})
    assert codec.decode(codec.encode(asked), Request) == asked


@pytest.mark.parametrize(
    "value", [None, b"", b"{}", b"[]", b"\xff", b'{"request_id": 1}', b"[" * 100_000]
)
def test_what_is_no_record_is_a_bad_message(value):
    with pytest.raises(Failure, match="bad_message"):
        codec.decode(value, Request)


def test_no_header_of_an_event_holds_what_cloud_events_forbid():
    outcome = Outcome(
        request_id="r",
        replay=0,
        url="http://a.test/\n\x7fx\x85",
        outcome=OutcomeKind.DEAD,
        source=Source(topic="t", partition=1, offset=2),
        started_at=datetime(2026, 1, 2, tzinfo=UTC),
        finished_at=datetime(2026, 1, 2, tzinfo=UTC),
    )
    headers = dict(codec.outcome_headers(outcome, "t.outcomes", ""))
    assert headers["ce_subject"] == b"http://a.test/x"


TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"  # the standard's example


def test_a_trace_has_the_form_of_the_standard():
    version, trace, span, flags = codec.new_traceparent().split("-")
    assert (version, len(trace), len(span), flags) == ("00", 32, 16, "01")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (f"00-{TRACE}-{SPAN}-01", True),
        (f"00-{TRACE}-{SPAN}-00", True),
        (f"00-{TRACE.upper()}-{SPAN}-01", False),
        (f"00-{'0' * 32}-{SPAN}-01", False),
        (f"00-{TRACE}-{'0' * 16}-01", False),
        (f"ff-{TRACE}-{SPAN}-01", False),
        (f"00-{TRACE}-{SPAN}-01-more", False),
        (f"00-{TRACE}-{SPAN}", False),
        ("", False),
    ],
)
def test_a_trace_of_another_form_is_none(text, is_one):
    headers = (("traceparent", text.encode()),)
    assert codec.traceparent_of(headers) == (text if is_one else "")
    assert codec.read_journey(headers).traceparent == (text if is_one else "")
