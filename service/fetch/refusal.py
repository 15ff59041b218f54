"""The answer that is neither a page nor a way on → its failure, and what its host's turn learns.

A status says most of it. A refusal may also be a protection service's test for browsers: its
headers say so, or the start of its body does, of which little is read and only for a moment.
"""

import asyncio
from datetime import UTC, datetime

from service.fetch import headers, soft
from service.fetch.client import Answer
from service.fetch.turns import Turn
from service.reasons import Failure, Reason, http_failure

# Statuses that tests for browsers have without a header that says so.
TESTS = frozenset({403, 503})
READ_SECONDS = 2.0


async def refusal(answer: Answer, turn: Turn, *, left_seconds: float) -> Failure:
    """The failure of a refused request; at most half of the time left is spent on its body."""
    retry_after = headers.delay_seconds(answer.headers.get("Retry-After"), now=datetime.now(UTC))
    if answer.status in {429, 503}:
        turn.refused(retry_after)
    # 429 stays rate_limited, which has more patience than a test deserves.
    if answer.status != 429:
        sign = await _test(answer, min(READ_SECONDS, left_seconds / 2))
        if sign is not None:
            told = f"status {answer.status}, told by its {sign}"
            return Failure(Reason.CHALLENGE, told, retry_after=retry_after)
    return http_failure(answer.status, retry_after=retry_after)


async def _test(answer: Answer, read_seconds: float) -> str | None:
    """By what a refusal is a test for browsers; None when it is the host's own."""
    header = soft.challenged_by(answer.headers)
    if header is not None:
        return header
    kind, _ = headers.content_type(answer.get_all("Content-Type"))
    if answer.status not in TESTS or kind not in headers.PAGE_TYPES:
        return None
    try:
        async with asyncio.timeout(read_seconds):
            start, _ = await answer.read_start(soft.START_BYTES)
    except (Failure, TimeoutError):
        return None  # the status is known, whatever becomes of the body
    return "body" if soft.is_challenge(start) else None
