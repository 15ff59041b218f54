"""What this worker has seen of ends, for the page and the logs: counts, and the last few."""

import math
import time
from collections import Counter, deque
from dataclasses import dataclass
from typing import Any

import msgspec

from service import metrics
from service.codec import Output
from service.log import logger
from service.reasons import label
from service.records import Outcome, OutcomeKind

log = logger("outcome")

RECENT = 25  # documents, and as many dead letters: a flood of the one hides none of the other
# Freshness is that of the last minutes: long enough to be steady, short enough to show a change.
FRESH_SECONDS = 300.0
FRESH_DOCUMENTS = 1000


@dataclass(frozen=True, slots=True)
class _Said:
    """What is shown of a document; the rest of its bytes is skipped, not read."""

    title: str | None = None
    language: str | None = None
    quality: dict[str, Any] | None = None
    published_at: str | None = None


class Tally:
    """Counts every outcome once, at the place that decides it."""

    def __init__(self, documents_topic: str) -> None:
        self._documents = documents_topic
        self.outcomes: Counter[str] = Counter({"enriched": 0, "unchanged": 0, "dead": 0})
        self.reasons: Counter[str] = Counter()
        self.retries = 0
        self.deferred = 0
        self.documents: deque[dict[str, Any]] = deque(maxlen=RECENT)
        self.dead_letters: deque[dict[str, Any]] = deque(maxlen=RECENT)
        self._last_at: str | None = None
        self._ages: deque[tuple[float, float]] = deque(maxlen=FRESH_DOCUMENTS)  # when, how old

    def add(self, outcome: Outcome, outputs: tuple[Output, ...]) -> None:
        """An outcome was confirmed; `outputs` are what was sent with it."""
        kind, reason = outcome.outcome.value, label(outcome.reason) if outcome.reason else ""
        seconds = max(0.0, (outcome.finished_at - outcome.started_at).total_seconds())
        metrics.OUTCOMES.labels(outcome=kind, reason=reason).inc()
        metrics.AGE_SECONDS.labels(outcome=kind).observe(seconds)
        self.outcomes[kind] += 1
        if reason:
            metrics.DEAD_LETTERS.labels(reason=reason).inc()
            self.reasons[reason] += 1
            self.dead_letters.appendleft(self._shown(outcome, outputs, seconds))
        elif kind == OutcomeKind.ENRICHED:
            self.documents.appendleft(self._shown(outcome, outputs, seconds))
            self._last_at = outcome.finished_at.isoformat()
            self._ages.append((time.monotonic(), seconds))
        log.info(
            "outcome",
            request_id=outcome.request_id,
            document_id=outcome.document_id,
            outcome=kind,
            reason=outcome.reason,
            attempts=outcome.attempts,
            seconds=round(seconds, 3),
        )

    def retry(self, reason: str) -> None:
        """A request failed and goes to a tier."""
        metrics.RETRIES.labels(reason=label(reason)).inc()
        self.retries += 1

    def defer(self, cause: str) -> None:
        """A request goes to a tier through nobody's failure; why, one of metrics.CAUSES."""
        metrics.DEFERRED.labels(cause=cause).inc()
        self.deferred += 1

    def freshness(self) -> dict[str, Any]:
        """How old requests were when their documents were written, of those of the last minutes.

        documents: how many; median_seconds and p95_seconds (19 of 20 were younger), null where
        there is none; last_at: when the last document was written, however long ago.
        """
        oldest = time.monotonic() - FRESH_SECONDS
        ages = sorted(age for written, age in self._ages if written >= oldest)
        return {
            "documents": len(ages),
            "median_seconds": _rank(ages, 0.5),
            "p95_seconds": _rank(ages, 0.95),
            "last_at": self._last_at,
        }

    def _shown(
        self, outcome: Outcome, outputs: tuple[Output, ...], seconds: float
    ) -> dict[str, Any]:
        document = _Said()
        for output in outputs:
            if output.topic == self._documents and output.value is not None:
                document = msgspec.json.decode(output.value, type=_Said)
        return {
            "request_id": outcome.request_id,
            "outcome": outcome.outcome.value,
            "url": outcome.url,
            "reason": outcome.reason,
            "at": outcome.finished_at.isoformat(),
            "seconds": round(seconds, 3),
            "title": document.title,
            "language": document.language,
            "quality": (document.quality or {}).get("verdict"),
            "published_at": document.published_at,
        }


def _rank(ordered: list[float], share: float) -> float | None:
    """The value that this share of a sorted list does not exceed (nearest rank)."""
    if not ordered:
        return None
    return round(ordered[max(0, math.ceil(share * len(ordered)) - 1)], 3)
