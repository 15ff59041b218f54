"""What this worker has seen of ends, for the page and the logs: counts, and the last few."""

from collections import Counter, deque
from typing import Any

import orjson

from service import metrics
from service.codec import Output
from service.log import logger
from service.reasons import label
from service.records import Outcome

log = logger("outcome")

RECENT = 50


class Tally:
    """Counts every outcome once, at the place that decides it."""

    def __init__(self, documents_topic: str) -> None:
        self._documents = documents_topic
        self.outcomes: Counter[str] = Counter({"enriched": 0, "unchanged": 0, "dead": 0})
        self.reasons: Counter[str] = Counter()
        self.retries = 0
        self.deferred = 0
        self.recent: deque[dict[str, Any]] = deque(maxlen=RECENT)

    def add(self, outcome: Outcome, outputs: tuple[Output, ...]) -> None:
        """An outcome was confirmed; `outputs` are what was sent with it."""
        kind, reason = outcome.outcome.value, label(outcome.reason) if outcome.reason else ""
        seconds = (outcome.finished_at - outcome.started_at).total_seconds()
        metrics.OUTCOMES.labels(outcome=kind, reason=reason).inc()
        metrics.AGE_SECONDS.labels(outcome=kind).observe(max(0.0, seconds))
        self.outcomes[kind] += 1
        if reason:
            metrics.DEAD_LETTERS.labels(reason=reason).inc()
            self.reasons[reason] += 1
        self.recent.appendleft(self._shown(outcome, outputs))
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

    def _shown(self, outcome: Outcome, outputs: tuple[Output, ...]) -> dict[str, Any]:
        document: dict[str, Any] = {}
        for output in outputs:
            if output.topic == self._documents and output.value is not None:
                document = orjson.loads(output.value)
        return {
            "outcome": outcome.outcome.value,
            "url": outcome.url,
            "reason": outcome.reason,
            "at": outcome.finished_at.isoformat(),
            "title": document.get("title"),
            "language": document.get("language"),
            "published_at": document.get("published_at"),
        }
