"""What a worker counts of ends and waits, and the last of them that it shows."""

import math
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service import metrics
from service.agents import tally as module
from service.agents.tally import RECENT, Tally
from service.codec import Output
from service.records import Outcome, OutcomeKind, Source

NOW = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
DOCUMENT = {
    "title": "Judul",
    "language": "id",
    "published_at": "2026-01-14",
    "quality": {"verdict": "pass", "profile": "ind_Latn"},
}


def outcome(seconds: float = 1.0, number: int = 0, **more: Any) -> Outcome:
    return Outcome(
        request_id=f"r-{number}",
        replay=0,
        url="https://a.example/",
        source=Source(topic="urls", partition=0, offset=number),
        started_at=NOW - timedelta(seconds=seconds),
        finished_at=NOW,
        **{"outcome": OutcomeKind.ENRICHED, **more},
    )


def dead(number: int) -> Outcome:
    return outcome(number=number, outcome=OutcomeKind.DEAD, reason="no_text")


def deferred(cause: str) -> float:
    return metrics.REGISTRY.get_sample_value("saring_deferred_total", {"cause": cause}) or 0.0


@pytest.mark.parametrize("cause", metrics.CAUSES)
def test_a_deferral_is_counted_by_its_cause(cause: str) -> None:
    tally, before = Tally("documents"), deferred(cause)
    tally.defer(cause)
    assert deferred(cause) - before == 1
    assert tally.deferred == 1


def test_a_document_is_shown_with_what_is_said_of_it() -> None:
    tally = Tally("documents")
    sent = Output(topic="documents", key=b"d", value=orjson.dumps(DOCUMENT), headers=())
    tally.add(outcome(seconds=2.5), (sent,))
    assert list(tally.documents) == [
        {
            "request_id": "r-0",
            "outcome": "enriched",
            "url": "https://a.example/",
            "reason": None,
            "at": "2026-01-15T08:30:00+00:00",
            "seconds": 2.5,
            "title": "Judul",
            "language": "id",
            "quality": "pass",
            "published_at": "2026-01-14",
        }
    ]


def test_a_flood_of_documents_hides_no_dead_letter() -> None:
    tally = Tally("documents")
    tally.add(dead(1), ())
    for number in range(2 * RECENT):
        tally.add(outcome(number=number), ())
    assert [row["request_id"] for row in tally.dead_letters] == ["r-1"]
    assert tally.dead_letters[0]["reason"] == "no_text"
    assert len(tally.documents) == RECENT
    assert tally.documents[0]["request_id"] == f"r-{2 * RECENT - 1}"


@given(st.lists(st.floats(0, 1e5), min_size=1, max_size=50))
def test_freshness_is_the_age_that_half_and_nineteen_of_twenty_do_not_exceed(
    ages: list[float],
) -> None:
    tally = Tally("documents")
    for age in ages:
        tally.add(outcome(seconds=age), ())
    fresh = tally.freshness()
    assert fresh["documents"] == len(ages)
    for name, share in (("median_seconds", 0.5), ("p95_seconds", 0.95)):
        # To the millisecond; the times hold microseconds.
        younger = sum(age <= fresh[name] + 0.001 for age in ages)
        assert younger >= math.ceil(share * len(ages))
        assert sum(age < fresh[name] - 0.001 for age in ages) < share * len(ages)


def test_freshness_is_that_of_documents_of_the_last_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tally = Tally("documents")
    nothing = {"documents": 0, "median_seconds": None, "p95_seconds": None}
    assert tally.freshness() == nothing | {"last_at": None}
    tally.add(dead(1), ())
    tally.add(outcome(outcome=OutcomeKind.UNCHANGED), ())
    assert tally.freshness()["documents"] == 0
    assert not tally.documents
    tally.add(outcome(), ())
    assert tally.freshness()["documents"] == 1
    monkeypatch.setattr(module, "FRESH_SECONDS", -1.0)
    assert tally.freshness() == nothing | {"last_at": NOW.isoformat()}
