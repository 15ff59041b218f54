"""Which retry tier a request waits in, or that it is dead.

Tiers have one fixed delay each, so a wait is rounded to a tier; what was promised to a host
(`Retry-After`) is a floor, what follows from our own backlog is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.reasons import Failure
from service.records import Journey
from service.topics import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A tier, when it hands the request back, and before when it must not be fetched all the same.

    `not_before` is set only where the promise is longer than the longest tier.
    """

    tier: Tier
    due_at: datetime
    not_before: datetime | None


def retry_tier(
    failure: Failure,
    journey: Journey,
    tiers: tuple[Tier, ...],
    *,
    now: datetime,
    limit: int | None,
) -> Wait | None:
    """Where a request waits after a failure; None when it is dead.

    `journey.attempts` counts the failures before this one. The nth failure goes to the nth tier,
    the last one repeats, or further up when the failure asked for a longer wait. `limit` is the
    setting that caps every reason's own number of attempts.
    """
    tries = journey.attempts + 1
    most = failure.attempts if limit is None else min(failure.attempts, limit)
    if tries >= most:
        return None
    tier = tiers[min(journey.attempts, len(tiers) - 1)]
    wait_seconds = failure.retry_after or 0.0
    if wait_seconds > tier.delay_seconds:
        tier = _covering(wait_seconds, tiers)
    return _wait(tier, wait_seconds, now=now)


def defer_tier(
    wait_seconds: float, tiers: tuple[Tier, ...], *, now: datetime, promised: bool = False
) -> Wait:
    """Where a request waits that nobody failed.

    A promise takes the smallest tier that covers it. Else the largest that is not longer than the
    wait: better early and deferred again than a host that idles while its backlog waits.
    """
    if promised:
        return _wait(_covering(wait_seconds, tiers), wait_seconds, now=now)
    delay = defer_delay(wait_seconds, [tier.delay_seconds for tier in tiers])
    tier = next(tier for tier in tiers if tier.delay_seconds == delay)
    return _wait(tier, 0.0, now=now)


def defer_delay(wait_seconds: float, delays: Sequence[float]) -> float:
    """The delay of the tier that `defer_tier` takes for a wait that is no promise."""
    return max((delay for delay in delays if delay <= wait_seconds), default=min(delays))


def _covering(wait_seconds: float, tiers: tuple[Tier, ...]) -> Tier:
    return next((tier for tier in tiers if tier.delay_seconds >= wait_seconds), tiers[-1])


def _wait(tier: Tier, floor_seconds: float, *, now: datetime) -> Wait:
    return Wait(
        tier=tier,
        due_at=now + timedelta(seconds=tier.delay_seconds),
        not_before=(
            now + timedelta(seconds=floor_seconds) if floor_seconds > tier.delay_seconds else None
        ),
    )
