"""Headers: both forms of Retry-After, types and charsets, whatever a host sends."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.fetch import headers

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("3", 3.0),
        (" 120 ", 120.0),
        ("Mon, 23 Nov 2026 12:00:30 GMT", 30.0),
        ("Monday, 23-Nov-26 12:00:30 GMT", 30.0),
        ("Mon Nov 23 12:00:30 2026", 30.0),
        ("Mon, 23 Nov 2026 11:59:00 GMT", 0.0),
        ("99999999999999999999", 86_400.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400.0),
        ("-1", None),
        ("1.5", None),
        ("٣", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str | None, seconds: float | None) -> None:
    assert headers.delay_seconds(value, now=NOW) == seconds


@given(st.text())
def test_a_delay_is_never_negative_nor_longer_than_a_day(value: str) -> None:
    seconds = headers.delay_seconds(value, now=NOW)
    assert seconds is None or 0 <= seconds <= headers.RETRY_LIMIT_SECONDS


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["text/html"], ("text/html", None)),
        (["Text/HTML; Charset=UTF-8"], ("text/html", "UTF-8")),
        (['text/html;charset="gbk"; x=y'], ("text/html", "gbk")),
        (["text/html; charset='gbk'"], ("text/html", "gbk")),
        (["text/html;charset="], ("text/html", None)),
        (["text/plain", "text/html; charset=gbk"], ("text/html", "gbk")),
        (["text/html; charset=gbk", "text/html"], ("text/html", "gbk")),
        (["text/html; charset=gbk", "nonsense"], ("text/html", "gbk")),
        (["html"], ("", None)),
        (["/"], ("", None)),
        ([""], ("", None)),
        ([], ("", None)),
    ],
)
def test_the_last_type_counts(values: list[str], found: tuple[str, str | None]) -> None:
    assert headers.content_type(values) == found


@given(st.lists(st.text(), max_size=3))
def test_no_content_type_raises(values: list[str]) -> None:
    kind, _ = headers.content_type(values)
    assert kind == kind.lower()


def test_codings_are_in_the_order_in_which_they_were_applied() -> None:
    assert headers.content_encodings(["GZIP, identity", "br,"]) == ("gzip", "br")


def test_a_validator_that_cannot_be_sent_back_is_none() -> None:
    assert headers.validator(' W/"1" ') == 'W/"1"'
    for value in (None, "", "a\r\nb", "é", "a" * 501):
        assert headers.validator(value) is None
