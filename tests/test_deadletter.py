"""Dead letters: the message as it was, and a context that anyone who knows Connect can read."""

import traceback
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.codec import Headers
from service.deadletter import CONNECT, CONTEXT_HEADERS, dead_letter, frames, read_letter
from service.reasons import Failure, Reason
from service.topics import DEAD_LETTER_BYTES, MESSAGE_BYTES

TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
SEEN = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
# The constants of org.apache.kafka.connect.runtime.errors.DeadLetterQueueReporter, Kafka 3.9.
CONNECT_NAMES = {
    f"__connect.errors.{name}"
    for name in (
        "topic partition offset connector.name task.id stage class.name "
        "exception.class.name exception.message exception.stacktrace"
    ).split()
}
HEADERS = st.lists(
    st.tuples(
        st.sampled_from(["a", "ce_id", "content-type", "saring-request-id", "saring-attempts"]),
        st.binary(),
    )
).map(tuple)


def letter(
    failure,
    *,
    key: bytes | None = b"key",
    value: bytes | None = b"\xff value",
    headers: Headers = (),
    trace: str = "",
    url: str | None = "http://a.test/",
    traceparent: str = "",
):
    return dead_letter(
        failure,
        to="saring.dead-letters",
        key=key,
        value=value,
        headers=headers,
        topic="saring.urls",
        partition=3,
        offset=17,
        stage="intake",
        request_id="a-1",
        replay=1,
        url=url,
        attempts=2,
        first_seen=SEEN,
        traceback=trace,
        traceparent=traceparent,
    )


def bug():
    """A failure as deliver.py makes it of a bug that quotes a page, and its traceback."""
    try:
        raise KeyError("<html>secret page" * 200)
    except KeyError as error:
        failure = Failure(Reason.INTERNAL_ERROR, "KeyError")
        failure.__cause__ = error
        return failure, "".join(traceback.format_exception(error))


@given(HEADERS, st.none() | st.binary(), st.none() | st.binary())
def test_the_message_comes_back_as_it_was(headers, key, value):
    made = dead_letter(
        Failure(Reason.DNS, "no address"),
        to="t.dead-letters",
        key=key,
        value=value,
        headers=headers,
        topic="t.fetch",
        partition=0,
        offset=0,
        stage="fetch",
        request_id="a-1",
        replay=0,
        url=None,
        attempts=3,
        first_seen=SEEN,
    )
    assert (made.key, made.value, made.headers[: len(headers)]) == (key, value, headers)
    read = read_letter(made.key, made.value, made.headers)
    assert (read.key, read.value, read.headers) == (key, value, headers)


@pytest.mark.parametrize(
    ("key", "value", "headers", "kept"),
    [
        (b"k", b"v" * 5_000_000, (("a", b"1"),), (b"k", 1_048_585, (("a", b"1"),))),
        (None, b"v" * 5_000_000, (("a", b"1" * 5_000_000),), (None, 1_048_588, ())),
        (b"k" * 5_000_000, b"v", (), (b"k" * 65_536, 1, ())),
        (b"k" * 5_000_000, None, (), (b"k" * 65_536, None, ())),
    ],
    ids=["value", "headers", "key", "no value"],
)
def test_of_what_was_packed_and_is_larger_than_any_message_the_beginning_is_kept(
    key, value, headers, kept
):
    output = letter(Failure(Reason.TOO_LARGE, ""), key=key, value=value, headers=headers)
    read = read_letter(output.key, output.value, output.headers)
    length = len(key or b"") + len(value or b"") + sum(len(n) + len(v) for n, v in headers)
    assert dict(output.headers)["saring-cut-from"] == str(length).encode()
    assert (read.key, read.value and len(read.value), read.headers) == kept
    whole = (output.key or b"", output.value or b"", *(n.encode() + v for n, v in output.headers))
    assert sum(map(len, whole)) < DEAD_LETTER_BYTES - 2**16


def test_a_message_that_fits_is_kept_whole_and_nothing_is_said_of_cutting():
    output = letter(Failure(Reason.TOO_LARGE, ""), key=None, value=b"v" * MESSAGE_BYTES)
    assert output.value == b"v" * MESSAGE_BYTES
    assert "saring-cut-from" not in dict(output.headers)


def test_its_context_is_read_as_it_was_written():
    made = letter(Failure(Reason.DNS, "no address"))
    read = read_letter(made.key, made.value, made.headers)
    assert (read.request_id, read.replay, read.url) == ("a-1", 1, "http://a.test/")
    assert (read.reason, read.stage, read.error) == ("dns", "intake", "no address")
    assert (read.attempts, read.first_seen) == (2, SEEN)
    assert (read.topic, read.partition, read.offset) == ("saring.urls", 3, 17)


@pytest.mark.parametrize(
    ("given_", "held"),
    [
        pytest.param((), [TRACE], id="none: the request's"),
        pytest.param((("traceparent", b"odd"),), ["odd", TRACE], id="one that is none"),
        pytest.param((("traceparent", TRACE.encode()),), [TRACE], id="the same"),
    ],
)
def test_a_letter_belongs_to_the_trace_of_its_request(given_, held):
    made = letter(Failure(Reason.DNS, "no address"), headers=given_, traceparent=TRACE)
    assert [value.decode() for name, value in made.headers if name == "traceparent"] == held
    assert read_letter(made.key, made.value, made.headers).traceparent == TRACE
    assert read_letter(made.key, made.value, made.headers).headers == given_


@given(st.lists(st.tuples(st.text(max_size=20), st.binary(max_size=20)), max_size=5))
def test_whatever_is_in_the_topic_can_be_read(headers):
    read_letter(None, None, headers)


def test_a_bug_has_every_header_of_connect():
    failure, trace = bug()
    found = dict(letter(failure, trace=trace).headers)
    assert found.keys() >= CONNECT_NAMES
    assert found[f"{CONNECT}exception.class.name"] == b"builtins.KeyError"
    assert found[f"{CONNECT}connector.name"] == b"saring-intake"
    assert b"in bug" in found[f"{CONNECT}exception.stacktrace"]
    ours = {name for name in found if not name.startswith("ce_")}
    assert ours == CONTEXT_HEADERS.keys() - {"saring-cut-from"}


def test_a_message_that_is_no_event_becomes_one_of_ours():
    made = dict(
        letter(Failure(Reason.DNS, "no address"), headers=(("content-type", b"x/y"),)).headers
    )
    assert made["ce_type"] == b"saring.v1.dead-letter"
    assert made["ce_id"] == b"a-1.1.intake"
    assert made["content-type"] == b"x/y", "what the bytes are is for their sender to say"


@pytest.mark.parametrize(
    "header",
    [("ce_type", b"com.example.wish"), ("Content-Type", b"application/cloudevents+json")],
)
def test_an_event_of_the_sender_stays_the_event_that_it_was(header):
    made = letter(Failure(Reason.DNS, "no address"), headers=(header,)).headers
    assert [one for one in made if one[0].startswith("ce_") or one == header] == [header]


def test_no_header_quotes_what_an_exception_quotes():
    failure, trace = bug()
    assert "secret page" in trace
    shown = b"".join(value for _, value in letter(failure, trace=trace).headers)
    assert b"secret page" not in shown.replace(b'raise KeyError("<html>secret page" * 200)', b"")


def test_frames_name_file_line_and_function():
    _, trace = bug()
    assert 'test_deadletter.py", line' in frames(trace)
    assert frames("ValueError: <p>text\nof a page</p>") == ""


def test_credentials_of_a_url_are_not_in_the_context():
    failure = Failure(Reason.INVALID_URL, "a URL was expected, not 'http://u:pa@ss@h.test/'")
    made = letter(failure, url="http://u:pa@ss@h.test/x@y")
    shown = dict(made.headers)
    assert shown["saring-url"] == b"http://***@h.test/x@y"
    assert not [value for _, value in made.headers if b"pa@" in value or b"u:" in value]


def test_an_error_has_at_most_500_characters():
    made = dict(letter(Failure(Reason.DNS, "x" * 9000)).headers)
    assert len(made["saring-error"]) == 500
    assert len(made[f"{CONNECT}exception.message"]) == 500
