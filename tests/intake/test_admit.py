"""Intake: what is let in, and that no bytes can raise anything but Failure."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.codec import Headers, decode, encode
from service.intake.admit import LIMIT_BYTES, admit, salvage
from service.reasons import Failure, Reason, Stage
from service.records import Hints, Request, Source

SOURCE = Source(topic="saring.urls", partition=3, offset=14)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
EVENT = {"specversion": "1.0", "id": "1", "source": "/x", "type": "t"}
STRUCTURED: Headers = (("content-type", b"application/cloudevents+json; charset=utf-8"),)


def admitted(value: bytes | dict[str, Any], headers: Headers = ()) -> Request:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return admit(raw, headers=headers, source=SOURCE, asked_at=NOW)


def refused(value: bytes | dict[str, Any], headers: Headers = ()) -> Failure:
    with pytest.raises(Failure) as caught:
        admitted(value, headers)
    return caught.value


def test_a_bare_url_is_a_request() -> None:
    assert admitted(b" http://h.test/a\n") == Request(
        request_id="saring.urls-3-14", url="http://h.test/a", source=SOURCE, asked_at=NOW
    )


def test_a_byte_order_mark_is_no_part_of_a_url() -> None:
    assert admitted(b"\xef\xbb\xbfhttp://h.test/a").url == "http://h.test/a"


def test_all_known_fields_are_taken() -> None:
    request = admitted(
        {
            "url": "http://h.test/a",
            "id": "mine",
            "labels": {"team": "news"},
            "hints": {"published_at": "2026-11-23T09:00:00+07:00", "title": "T", "language": "id"},
            "force": True,
        }
    )
    assert (request.request_id, request.labels, request.force) == ("mine", {"team": "news"}, True)
    assert request.hints == Hints(
        published_at=datetime(2026, 11, 23, 2, tzinfo=UTC), title="T", language="id"
    )


def test_unknown_fields_pass_through() -> None:
    request = admitted({"url": "http://h.test/", "rank": [1, {"a": None}], "hints": {"x": 1}})
    assert request.extra == {"rank": [1, {"a": None}], "hints": {"x": 1}}


@pytest.mark.parametrize(
    "event",
    [
        {**EVENT, "data": {"url": "http://h.test/a"}},
        {**EVENT, "data": "http://h.test/a"},
        {**EVENT, "data": '{"url": "http://h.test/a"}'},
        {**EVENT, "data_base64": base64.b64encode(b'{"url": "http://h.test/a"}').decode()},
    ],
)
@pytest.mark.parametrize("headers", [(), STRUCTURED])
def test_cloud_events_are_unwrapped(event: dict[str, Any], headers: Headers) -> None:
    assert admitted(event, headers).url == "http://h.test/a"


@pytest.mark.parametrize(
    "event",
    [
        {**EVENT},
        {**EVENT, "data": 1},
        {**EVENT, "data": "x", "data_base64": "eA=="},
        {**EVENT, "data_base64": "?"},
        {**EVENT, "data_base64": "/w=="},
        {**EVENT, "specversion": 1, "data": "http://h.test/"},
        {"specversion": "1.0", "data": "http://h.test/"},
        {"url": "http://h.test/"},
    ],
)
def test_a_bad_envelope_is_a_bad_message(event: dict[str, Any]) -> None:
    assert refused(event, STRUCTURED).reason is Reason.BAD_MESSAGE


def test_cloud_events_of_another_version_are_unsupported() -> None:
    event = {**EVENT, "specversion": "2.0", "data": {"url": "http://h.test/"}}
    assert refused(event).reason is Reason.UNSUPPORTED_SCHEMA


def test_a_request_of_another_major_version_is_unsupported() -> None:
    assert admitted({"url": "http://h.test/", "schema_version": "1.7"}).extra == {}
    failure = refused({"url": "http://h.test/", "schema_version": "2.0"})
    assert failure.reason is Reason.UNSUPPORTED_SCHEMA


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"  \n",
        b"\xff\xfe",
        b"{",
        b"[",
        b"[1",
        b'["http://h.test/"]',
        b"{}",
        b'{"url": 7}',
        b'{"url": null}',
        b'{"url": ["http://h.test/"]}',
        b'{"url": "http://h.test/", "url": "http://h.test/"}',
        b'{"url": "http://h.test/", "x": {"a": 1, "a": 2}}',
        b'{"url": "http://h.test/", "x": NaN}',
        b'{"url": "http://h.test/", "x": -Infinity}',
        b'{"url": "http://h.test/", "x": 1e999}',
        b'{"url": "http://h.test/", "x": ' + b"9" * 5000 + b"}",
        b'{"url": "http://h.test/", "x": "\\ud800"}',
        b'{"url": "http://h.test/", "\\udfff": 1}',
        b'{"url": "http://h.test/", "x": ' + b"[" * 100 + b"]" * 100 + b"}",
        b'{"a":' * 10_000,
        b"[" * 60_000,
        b'{"url": "http://h.test/", "id": 7}',
        b'{"url": "http://h.test/", "id": ""}',
        b'{"url": "http://h.test/", "id": "a\\u0000"}',
        b'{"url": "http://h.test/", "id": "' + b"a" * 201 + b'"}',
        b'{"url": "http://h.test/", "labels": []}',
        b'{"url": "http://h.test/", "labels": {"a": 1}}',
        b'{"url": "http://h.test/", "hints": "x"}',
        b'{"url": "http://h.test/", "hints": {"title": 1}}',
        b'{"url": "http://h.test/", "hints": {"published_at": "yesterday"}}',
        b'{"url": "http://h.test/", "hints": {"published_at": "0001-01-01T00:00:00+14:00"}}',
        b'{"url": "http://h.test/", "force": 1}',
        b'{"url": "http://h.test/"} trailing',
    ],
    ids=lambda value: str(value[:60]),
)
def test_what_is_no_request_is_a_bad_message(value: bytes) -> None:
    assert refused(value).reason is Reason.BAD_MESSAGE


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"not a url", Reason.INVALID_URL),
        (b"example.com/a", Reason.INVALID_URL),
        (b"http://h.test/a\nhttp://h.test/b", Reason.INVALID_URL),
        (b'{"url": ""}', Reason.INVALID_URL),
        (b'{"url": "http://u:p@h.test/"}', Reason.INVALID_URL),
        (b"ftp://h.test/a", Reason.BLOCKED_SCHEME),
        (b'{"url": "javascript:alert(1)"}', Reason.BLOCKED_SCHEME),
    ],
)
def test_what_cannot_be_fetched_is_refused(value: bytes, reason: Reason) -> None:
    assert refused(value).reason is reason


def test_a_message_over_the_limit_is_too_large_at_intake() -> None:
    assert admitted(b'{"url": "http://h.test/"' + b" " * (LIMIT_BYTES - 25) + b"}").url
    failure = refused(b"a" * (LIMIT_BYTES + 1))
    assert (failure.reason, failure.stage) == (Reason.TOO_LARGE, Stage.INTAKE)


def test_numbers_beyond_64_bits_pass_through_as_floats() -> None:
    extra = admitted(b'{"url": "http://h.test/", "x": 18446744073709551616, "y": -1}').extra
    assert extra == {"x": 18446744073709551616.0, "y": -1}


def test_headers_of_rubbish_change_nothing() -> None:
    headers = (("content-type", b"\xff\x00"), ("", b""), ("ce_id", None))
    assert admitted(b"http://h.test/", headers).url  # type: ignore[arg-type]  # as Kafka allows


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (b"ftp://h.test/a", (None, "ftp://h.test/a")),
        (b"not a url", (None, "not a url")),
        (b"", (None, None)),
        (b"\xff\xfe\x00", (None, None)),
        (b'{"url": "http://h.test/", "id": "7", ', ("7", "http://h.test/")),
        (b'{"id": 7, "url": "http://h.test/\\u00e9"}', (None, "http://h.test/é")),
        (b'{"url": "http://h.test/", "x": "' + b"a" * 2**20 + b'"}', (None, "http://h.test/")),
        (b'{"id": "\\ud800", "url": "\\', (None, None)),
        (b"a" * 2**20, (None, None)),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_message_still_shows_what_it_can(
    value: bytes, shown: tuple[str | None, str | None]
) -> None:
    assert salvage(value) == shown


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
known_fields = st.fixed_dictionaries(
    {"url": st.just("http://h.test/a") | json_values},
    optional=dict.fromkeys(
        ("id", "labels", "hints", "force", "specversion", "data", "x"), json_values
    ),
)


@given(st.binary() | known_fields.map(lambda fields: json.dumps(fields).encode()))
def test_any_message_is_admitted_and_written_again_or_fails(value: bytes) -> None:
    try:
        request = admitted(value)
    except Failure:
        return
    assert decode(encode(request), Request) == request


@given(st.binary(), st.text())
def test_salvaging_never_raises(value: bytes, text: str) -> None:
    for raw in (value, b"{" + value, json.dumps({"id": text, "url": text}).encode()):
        for shown in salvage(raw):
            assert shown is None or shown.encode()
