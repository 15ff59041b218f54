"""What became of a request for a page, in the few words of the metric (metrics.ANSWERS)."""

from service import metrics
from service.reasons import Failure, Reason

# Reasons whose own word is not the answer's.
ANSWER_OF = {
    Reason.HTTP_TRANSIENT: "http_4xx",
    Reason.HTTP_5XX_FINAL: "http_5xx",
    Reason.HTTP_UNEXPECTED: "http_other",
    Reason.TOO_MANY_REDIRECTS: "redirect",
    Reason.TLS_ERROR: "tls",
    Reason.PROTOCOL_ERROR: "protocol",
    Reason.INVALID_URL: "blocked",
    Reason.BLOCKED_SCHEME: "blocked",
    Reason.BLOCKED_PORT: "blocked",
    Reason.BLOCKED_ADDRESS: "blocked",
}


def answer_of(failure: Failure) -> str:
    """The word for a request that failed."""
    word = ANSWER_OF.get(failure.reason, failure.reason.value)
    return word if word in metrics.ANSWERS else "other"


def count(answer: str) -> None:
    """A request for a page has ended."""
    metrics.FETCH_REQUESTS.labels(answer=answer).inc()
