"""Retry tiers: which one, until when, and when it is over."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.fetch.retry import defer_tier, retry_tier
from service.reasons import Failure, Reason
from service.records import Journey
from service.settings import load
from service.topics import declare

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TIERS = declare(load()).tiers  # 10s, 2m, 30m


def tier_of(failure: Failure, attempts: int, limit: int | None = None) -> str | None:
    wait = retry_tier(failure, Journey(attempts=attempts), TIERS, now=NOW, limit=limit)
    return None if wait is None else wait.tier.word


def test_each_failure_waits_longer_until_the_last_tier_repeats() -> None:
    failure = Failure(Reason.RATE_LIMITED)  # six tries
    assert [tier_of(failure, attempts) for attempts in range(7)] == [
        *("10s", "2m", "30m", "30m", "30m"),
        None,
        None,
    ]


def test_a_final_reason_is_dead_at_once() -> None:
    assert tier_of(Failure(Reason.HTTP_4XX, status=404), 0) is None
    assert tier_of(Failure(Reason.TLS_ERROR, final=True), 0) is None


def test_the_setting_caps_the_number_of_tries() -> None:
    failure = Failure(Reason.RATE_LIMITED)
    assert tier_of(failure, 0, limit=2) == "10s"
    assert tier_of(failure, 1, limit=2) is None
    assert tier_of(failure, 0, limit=1) is None
    assert tier_of(Failure(Reason.TIMEOUT), 2, limit=99) is None


@pytest.mark.parametrize(
    ("retry_after", "attempts", "word", "not_before"),
    [
        (3.0, 0, "10s", None),
        (10.0, 0, "10s", None),
        (11.0, 0, "2m", None),
        (3.0, 1, "2m", None),
        (1800.0, 0, "30m", None),
        (3600.0, 0, "30m", 3600.0),
    ],
)
def test_retry_after_is_a_floor(
    retry_after: float, attempts: int, word: str, not_before: float | None
) -> None:
    failure = Failure(Reason.RATE_LIMITED, retry_after=retry_after)
    wait = retry_tier(failure, Journey(attempts=attempts), TIERS, now=NOW, limit=None)
    assert wait is not None
    assert wait.tier.word == word
    assert wait.due_at == NOW + timedelta(seconds=wait.tier.delay_seconds)
    assert wait.not_before == (not_before and NOW + timedelta(seconds=not_before))


@pytest.mark.parametrize(
    ("wait_seconds", "own", "promised"),
    [
        (0.0, "10s", "10s"),
        (9.0, "10s", "10s"),
        (119.0, "10s", "2m"),
        (120.0, "2m", "2m"),
        (121.0, "2m", "30m"),
        (9999.0, "30m", "30m"),
    ],
)
def test_a_promise_is_covered_and_a_backlog_never_idles(
    wait_seconds: float, own: str, promised: str
) -> None:
    assert defer_tier(wait_seconds, TIERS, now=NOW).tier.word == own
    assert defer_tier(wait_seconds, TIERS, now=NOW, promised=True).tier.word == promised


@given(st.floats(0, 1e5))
def test_a_promise_is_kept_whatever_its_length(wait_seconds: float) -> None:
    wait = defer_tier(wait_seconds, TIERS, now=NOW, promised=True)
    until = max(wait.due_at, wait.not_before or wait.due_at)
    assert until >= NOW + timedelta(seconds=wait_seconds)


@given(st.floats(0, 1e5))
def test_a_wait_of_our_own_is_never_a_promise(wait_seconds: float) -> None:
    assert defer_tier(wait_seconds, TIERS, now=NOW).not_before is None
