"""Which date is the page's, and on which day its readers saw it."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from service.extract.meta import Finding
from service.extract.published import ORDER, Reader, when
from service.records import DatePrecision

FETCHED_AT = datetime(2024, 12, 4, 2, 30, tzinfo=UTC)


def dated(*findings: tuple[str, str], host: str = "paper.com") -> tuple[str, str] | None:
    """The winning source, and the moment as text."""
    reader = Reader(month_first=False, host=host, fetched_at=FETCHED_AT)
    found = [Finding("published", source, value) for source, value in findings]
    got = when(found, reader)
    return (got[0].source, got[1].at.isoformat()) if got else None


@pytest.mark.parametrize(("first", "second"), [*pairwise(ORDER)])
def test_an_earlier_source_wins(first: str, second: str) -> None:
    assert dated((second, "2024-05-02"), (first, "2024-03-01")) == (
        first,
        "2024-03-01T00:00:00+00:00",
    )


def test_of_one_day_the_voice_that_knows_the_hour_is_believed() -> None:
    assert dated(("json-ld", "2024-05-01"), ("time", "2024-05-01T09:15:00+07:00")) == (
        "time",
        "2024-05-01T09:15:00+07:00",
    )


def test_the_hour_of_another_day_is_not() -> None:
    got = dated(("json-ld", "2024-05-01"), ("time", "2024-05-03T09:15:00+07:00"))
    assert got == ("json-ld", "2024-05-01T00:00:00+00:00")


@pytest.mark.parametrize("value", ["2024-12-06", "1991-08-05", "soon", ""])
def test_what_cannot_be_its_date_gives_way(value: str) -> None:
    assert dated(("json-ld", value), ("time", "2024-05-01")) == (
        "time",
        "2024-05-01T00:00:00+00:00",
    )


@pytest.mark.parametrize(
    ("host", "moment"),
    [
        ("media.id", "2024-05-02T00:30:00+07:00"),
        ("media.my", "2024-05-02T01:30:00+08:00"),
        ("media.de", "2024-05-01T19:30:00+02:00"),
        ("media.com", "2024-05-01T17:30:00+00:00"),
    ],
)
def test_utc_is_told_by_the_clock_of_the_country(host: str, moment: str) -> None:
    assert dated(("json-ld", "2024-05-01T17:30:00Z"), host=host) == ("json-ld", moment)


def test_a_zone_that_the_page_gives_stays() -> None:
    got = dated(("json-ld", "2024-05-01T17:30:00+09:00"), host="media.de")
    assert got == ("json-ld", "2024-05-01T17:30:00+09:00")


@pytest.mark.parametrize(
    ("shown", "day"),
    [("26/12/2019", "2019-12-26"), ("27/12/2019", "2019-12-27"), ("3/3/2019", "2019-12-27")],
)
def test_the_words_of_a_time_element_tell_the_day(shown: str, day: str) -> None:
    got = dated(("time", "2019-12-26T23:07:45Z"), ("time-text", shown), host="media.ch")
    assert got is not None
    assert got[1].startswith(day)


def test_a_day_is_good_to_the_day_only() -> None:
    reader = Reader(month_first=False, host="paper.com", fetched_at=FETCHED_AT)
    got = when([Finding("published", "line", "13.07.2021 10:11")], reader)
    assert got is not None
    assert got[1].precision is DatePrecision.DAY


def test_a_clock_a_day_ahead_is_possible() -> None:
    tomorrow = (FETCHED_AT + timedelta(hours=20)).astimezone(timezone(timedelta(hours=8)))
    assert dated(("article", tomorrow.isoformat())) is not None
